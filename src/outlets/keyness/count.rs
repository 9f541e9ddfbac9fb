//! The words of an article.

use std::collections::BTreeMap;

use crate::codings::{Voice, VoiceMap};
use crate::text::{Doc, TokenKind};

/// What counts as one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Words {
    /// As written.
    Surface,
    /// Folded (spellings brought together), with its clitics: `والحرب` is not `الحرب`. The default:
    /// it guesses nothing.
    #[default]
    Folded,
    /// The light stem of the language's Snowball stemmer, which takes most clitics and endings off
    /// and brings some unrelated words together.
    Stem,
}

impl Words {
    pub const ALL: [(&'static str, Words); 3] =
        [("surface", Words::Surface), ("folded", Words::Folded), ("stem", Words::Stem)];
}

/// How often each word stands in an article, in one voice or in all. Numbers and signs are no words.
pub fn count<'d>(doc: &'d Doc, words: Words, voice: Option<(&VoiceMap, Voice)>) -> BTreeMap<&'d str, u32> {
    let mut counts = BTreeMap::new();
    for (place, token) in doc.tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Word) {
        if voice.is_some_and(|(map, voice)| map.of(place) != voice) {
            continue;
        }
        let word = match words {
            Words::Surface => token.span.of(&doc.text),
            Words::Folded => doc.fold(place),
            Words::Stem => doc.stem(place),
        };
        // A lone tatweel or vowel mark folds to nothing.
        if !word.is_empty() {
            *counts.entry(word).or_default() += 1;
        }
    }
    counts
}
