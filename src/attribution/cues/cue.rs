//! A cue: the words that make the link between a source and what is attributed to it.

use std::ops::Range;

use super::subject::Subject;
use crate::attribution::grammar::verb::VerbForm;
/// How a cue makes its link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Finite,
    Participle,
    /// A phrase with its source after it.
    Phrase,
    /// A phrase or verb whose speaker is a pronoun: `على حد قوله`, `ما وصفه بـ`.
    Echo,
    /// A phrase that hands the claim to nobody.
    Nobody,
    Colon,
}

/// A cue with what was found around it.
#[derive(Debug, Clone)]
pub struct Cue {
    pub tokens: Range<usize>,
    pub how: How,
    pub verb: Option<u16>,
    pub form: Option<VerbForm>,
    pub subject: Option<Subject>,
    pub relay: bool,
    /// Stands in a relative clause: its speaker does not go on afterwards.
    pub embedded: bool,
    /// Stands in a relative clause right after its pronoun.
    pub relative: bool,
    /// Where the content opens, as far as a marker shows it.
    pub opens: Option<usize>,
    /// The claim is handed to nobody.
    pub passive: bool,
}

pub fn plain_cue(tokens: Range<usize>, how: How) -> Cue {
    Cue {
        tokens,
        how,
        verb: None,
        form: None,
        subject: None,
        relay: false,
        embedded: false,
        relative: false,
        opens: None,
        passive: how == How::Nobody,
    }
}
