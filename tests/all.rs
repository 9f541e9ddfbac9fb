//! The one integration-test binary.

#[cfg(feature = "workbench")]
mod chart;
#[cfg(feature = "workbench")]
mod report;
#[cfg(feature = "workbench")]
mod table;
mod text;
