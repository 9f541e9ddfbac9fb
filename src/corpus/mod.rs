//! Articles: found, read, checked and cleaned, in one reading that never holds the corpus.
//!
//! [`Source`] resolves the inputs of a spec. [`load()`] reads them once, chunk by chunk on all
//! cores: `prepare` makes an article of a row, the articles of a chunk go to disk as a part, and
//! from what was remembered of each `settle` tells which stay and under which ids. [`Loaded`] has
//! the [`Survey`] of what was there and hands out the parts as [`Corpus`] batches; a reading that
//! keeps nothing ([`Keep::Nothing`]) is for the survey alone. Nothing of the result hangs on the
//! order of files or rows, or on compression.
//!
//! How an article is made of a row, and cleaned, is in [`Preparer`]; that alone builds at the
//! text level, since the rest holds frames and unpacks files.

mod article;
mod settings;

pub use article::{Article, FIELDS, Field, Outcome, Prepared, Preparer, Reading, Row};
pub use settings::{Duplicates, Settings, Wire};

#[cfg(feature = "workbench")]
mod batch;
#[cfg(feature = "workbench")]
mod builtin;
#[cfg(feature = "workbench")]
mod decode;
#[cfg(feature = "workbench")]
mod encoding;
#[cfg(feature = "workbench")]
pub mod format;
#[cfg(feature = "workbench")]
mod input;
#[cfg(feature = "workbench")]
mod load;
#[cfg(feature = "workbench")]
mod open;
#[cfg(feature = "workbench")]
mod reading;
#[cfg(feature = "workbench")]
mod reads;
#[cfg(feature = "workbench")]
mod row;
#[cfg(feature = "workbench")]
mod settle;
#[cfg(feature = "workbench")]
mod shares;
#[cfg(feature = "workbench")]
mod shelf;
#[cfg(feature = "workbench")]
mod source;
#[cfg(feature = "workbench")]
mod stream;
#[cfg(feature = "workbench")]
mod survey;
#[cfg(feature = "workbench")]
mod tally;
#[cfg(feature = "workbench")]
mod unit;

#[cfg(feature = "workbench")]
pub use {
    batch::Corpus,
    decode::{DAMAGE, Decoded},
    load::{Keep, Loaded, load, load_share},
    open::lines_of,
    reads::reads,
    shares::{Change, settle},
    source::Source,
    survey::{Count, Dropped, Survey},
    tally::Tally,
    unit::Share,
};
