//! Articles: found, read, checked and cleaned, in two passes that never hold the corpus.
//!
//! [`Source`] resolves the inputs of a spec. [`survey()`] reads them once: counts, doubts, the
//! corpus hash, and which rows stay. [`batches()`] reads them again and hands out [`Corpus`]
//! batches of [`Article`]s. Both run every row through the same `prepare`, in parallel, in
//! order; nothing of the result hangs on the order of files or rows, or on compression.

mod article;
mod batch;
mod builtin;
mod byline;
mod clean;
mod credits;
mod date;
mod decode;
mod encoding;
pub mod format;
mod furniture;
mod input;
mod open;
mod pattern;
mod prepare;
mod reads;
mod row;
mod settings;
mod settle;
mod source;
mod stream;
mod survey;
mod tally;

pub use article::Article;
pub use batch::{Batches, Corpus, batches};
pub use byline::Reading;
pub use decode::{DAMAGE, Decoded};
pub use open::lines_of;
pub use reads::reads;
pub use settings::{Duplicates, Settings, Wire};
pub use source::Source;
pub use survey::{Count, Dropped, Survey, survey};
pub use tally::Tally;
