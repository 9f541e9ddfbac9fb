//! The one integration-test binary.

#[cfg(feature = "workbench")]
mod cluster;
mod stats;
#[cfg(feature = "workbench")]
mod table;
mod text;
