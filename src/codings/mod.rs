//! Codings: who is made to say what, under which verb, and under what name, as a coder marked it.
//!
//! An [`Attribution`] is a cue, a source, and what kind of source it is, by the project's
//! codebook; a [`Coding`] is all of them in one article by one [`Coder`]. A person ([`Human`],
//! from a file of codings) is a coder like the machine (`attribution::Extractor`): codings go
//! out and come in through [`exchange`], and features and agreement need no more than these.
//!
//! A finished coding and the text's quotation marks tell whose words each token is: [`VoiceMap`].
//! It stands here and not with the features because concordance, which stands below them, tells
//! voices apart too.

mod coding;
pub mod exchange;
mod human;
mod voice;

pub use coding::{Attribution, Coder, Coding, Nobody, QuoteKind, Scope, SourceType, VerbClass};
pub use human::Human;
pub use voice::{MARKED_WORDS, Voice, VoiceMap};
