//! Attribution: who is made to say what, under which verb, and under what name.
//!
//! An [`Attribution`] is a cue, a source, and what kind of source it is, by the project's
//! codebook; a [`Coding`] is all of them in one article by one [`Coder`]. The machine
//! ([`Extractor`]) is a coder like any other: human codings come in through the same format
//! ([`exchange`]) and every feature works on either.

mod coding;
pub mod exchange;
mod extract;

pub use coding::{Attribution, Coder, Coding, QuoteKind, SourceType, VerbClass};
pub use extract::Extractor;
