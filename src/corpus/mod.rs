//! Articles: found, read, checked and cleaned, in one reading that never holds the corpus.
//!
//! [`Source`] resolves the inputs of a spec. [`load()`] reads them once, chunk by chunk on all
//! cores: `prepare` makes an article of a row, the articles of a chunk go to disk as a part, and
//! from what was remembered of each `settle` tells which stay and under which ids. [`Loaded`] has
//! the [`Survey`] of what was there and hands out the parts as [`Corpus`] batches. [`survey()`] is
//! the same reading for the survey alone. Nothing of the result hangs on the order of files or
//! rows, or on compression.

mod article;
mod batch;
mod builtin;
mod byline;
mod clean;
mod credits;
mod date;
pub mod format;
mod furniture;
mod input;
mod load;
mod open;
mod pattern;
mod prepare;
mod reading;
mod row;
mod settings;
mod settle;
mod shares;
mod shelf;
mod source;
mod stream;
mod survey;
mod tally;
mod unit;

pub use article::Article;
pub use batch::Corpus;
pub use byline::Reading;
pub use load::{Keep, Loaded, load, load_share};
pub use open::lines_of;
pub use settings::{Duplicates, Settings, Wire};
pub use shares::{Change, ShareRecord, settle};
pub use source::Source;
pub use survey::{Count, Dropped, Survey, survey};
pub use tally::Tally;
pub use unit::Share;
