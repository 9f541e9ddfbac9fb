//! Whose words: the narrator's, a source's inside quotation marks, or a source's as reported.
//!
//! A word inside the content of an attribution is the source's, not the outlet's; inside
//! quotation marks there it is quoted, else reported. A quotation of more than a few words
//! that no attribution claims is still somebody's speech and counts as quoted; a shorter one
//! (a name or a word held with tongs) stays with the narrator. A quotation over several paragraphs
//! has a mark at the start of each and a closing one in the last only: each is quoted. Limits: a content span that
//! runs too far takes the narrator's gloss for the source's words.

use crate::codings::Coding;
use crate::span::Span;
use crate::text::{Doc, Quotation};

/// Longest quotation, in words, that stays with the narrator when no attribution claims it.
pub const MARKED_WORDS: usize = 3;

/// Who speaks a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    Narrator,
    Quoted,
    Reported,
}

impl Voice {
    pub const ALL: [Voice; 3] = [Voice::Narrator, Voice::Quoted, Voice::Reported];

    /// Name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Voice::Narrator => "narrator",
            Voice::Quoted => "quoted",
            Voice::Reported => "reported",
        }
    }
}

/// The voice of every token of a text.
#[derive(Debug, Clone)]
pub struct VoiceMap {
    voices: Vec<Voice>,
    /// Words (no signs) in each voice, in the order of [`Voice::ALL`].
    words: [usize; 3],
}

impl VoiceMap {
    /// Reads the voices off a coding's content spans and the text's quotations.
    pub fn new(doc: &Doc, coding: &Coding) -> Self {
        let mut voices = vec![Voice::Narrator; doc.tokens.len()];
        let contents: Vec<Span> =
            coding.attributions.iter().flat_map(|a| a.content.iter().copied()).collect();
        for content in &contents {
            voices[doc.tokens_in(*content)].fill(Voice::Reported);
        }
        for quotation in doc.quotations.iter().filter(|q| q.paired || goes_on(doc, q)) {
            let tokens = doc.tokens_in(quotation.inner);
            let words = tokens.clone().filter(|t| !doc.tokens[*t].is_sign()).count();
            let claimed = contents.iter().any(|c| c.overlaps(quotation.inner));
            if words > MARKED_WORDS || claimed {
                voices[tokens].fill(Voice::Quoted);
            }
        }
        let mut words = [0; 3];
        for (token, voice) in doc.tokens.iter().zip(&voices) {
            if !token.is_sign() {
                words[*voice as usize] += 1;
            }
        }
        Self { voices, words }
    }

    /// The voice of a token.
    pub fn of(&self, token: usize) -> Voice {
        self.voices[token]
    }

    /// Words in a voice.
    pub fn words(&self, voice: Voice) -> usize {
        self.words[voice as usize]
    }
}

/// Whether the quotation opens its paragraph, is not closed there, and the next paragraph opens
/// with the same mark.
fn goes_on(doc: &Doc, quotation: &Quotation) -> bool {
    let place = doc.paragraphs.partition_point(|p| p.start < quotation.outer.start);
    let opens = doc.paragraphs.get(place).is_some_and(|p| p.start == quotation.outer.start);
    let mark = Span::new(quotation.outer.start, quotation.inner.start).of(&doc.text);
    let next = doc.paragraphs.get(place + 1);
    !quotation.paired && opens && next.is_some_and(|p| p.of(&doc.text).starts_with(mark))
}
