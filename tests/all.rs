//! The one integration-test binary.

mod lexicon;
#[cfg(feature = "workbench")]
mod table;
mod text;
