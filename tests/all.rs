//! The one integration-test binary.

mod attribution;
mod reliability;
#[cfg(feature = "workbench")]
mod table;
mod text;
