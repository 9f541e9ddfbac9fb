//! The columns of every table: the one place where column names are spelled. All others name them by
//! the constants of [`col`].

mod actors;
mod articles;
mod axes;
mod calibration;
mod clusters;
mod coders;
pub mod col;
mod evidence;
mod gaps;
mod labels;
mod outlets;
mod shape;
mod words;

pub use actors::{ACTOR_VERBS, ACTORS};
pub use articles::{ARTICLES, ENTRIES, PREPARED, SOURCES};
pub use axes::{ARTICLE_AXES, AXES, AXIS_SUMS};
pub use calibration::CALIBRATION;
pub use clusters::{CLUSTER_CHOICE, CLUSTERS, DENDROGRAM, LEAVES, MATRIX, RELIABILITY};
pub use coders::{JUDGED, SHEET};
pub use col::Col;
pub use evidence::{BASE, EVIDENCE, HITS, REPEATS, SPEAKERS, UNITS};
pub use gaps::{GAPS, WARNINGS};
pub use labels::{LABEL_DIFFERENCES, LABELS};
pub use outlets::{CHANGES, DIFFERENCES, DIVERSITY, OUTLETS, PERIODS};
pub use shape::{Column, Kind, Schema};
pub use words::{CONCORDANCE, KEYNESS};
