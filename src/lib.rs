//! Minzar (منظار, a spyglass): how news outlets frame the same events. Loaded words, who
//! speaks and under what name, under which report verb, and how outlets differ and group.
//!
//! A module may use only those that stand before it in this list, and `tests/house.rs` holds
//! them to it: error workers output span stats schema table lang text corpus codings lexicon
//! attribution concordance features outlets cluster reliability chart report experiment cli
//!
//! [`experiment::run`] reads like the pipeline.

pub mod attribution;
#[cfg(feature = "workbench")]
pub mod chart;
#[cfg(feature = "workbench")]
pub mod cli;
#[cfg(feature = "workbench")]
pub mod cluster;
pub mod codings;
pub mod concordance;
pub mod corpus;
pub mod error;
#[cfg(feature = "workbench")]
pub mod experiment;
pub mod features;
pub mod lang;
pub mod lexicon;
#[cfg(feature = "workbench")]
pub mod outlets;
#[cfg(feature = "workbench")]
pub mod output;
pub mod reliability;
#[cfg(feature = "workbench")]
pub mod report;
pub mod schema;
pub mod span;
pub mod stats;
#[cfg(feature = "workbench")]
pub mod table;
pub mod text;
#[cfg(feature = "workbench")]
pub mod workers;
