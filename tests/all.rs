//! The one integration-test binary.

mod stats;
#[cfg(feature = "workbench")]
mod table;
mod text;
