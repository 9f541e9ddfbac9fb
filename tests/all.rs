//! The one integration-test binary.

#[cfg(feature = "workbench")]
mod corpus;
#[cfg(feature = "workbench")]
mod table;
mod text;
