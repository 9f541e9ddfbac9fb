//! Whether a word of a text is a word of a pattern.

use super::guard::Guard;
use super::pattern::{Step, Word};
use super::tier::{Tier, Tiers};
use super::wild::fits;
use crate::lang::Split;
use crate::text;

/// A word of a pattern with all that decides whether a word of a text is it. The answer is the
/// same wherever the word stands, so it is asked once a word of the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Condition {
    pub word: Word,
    pub place: Place,
    pub tiers: Tiers,
    /// Whether risky readings are left out.
    pub guard: bool,
    /// Whether the letters must stand in the text as the pattern has them.
    pub as_written: bool,
}

/// Where a word stands in its pattern: decides what it may carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub first: bool,
    pub last: bool,
}

impl Condition {
    /// An exception: a word beside or near a hit, clitics or not.
    pub fn exception(word: &Word) -> Self {
        let (place, tiers) = (Place { first: true, last: true }, Tiers::of(&Tier::DEFAULT));
        Self { word: word.clone(), place, tiers, guard: true, as_written: false }
    }

    /// Whether it asks for the stems of a word.
    pub fn by_stem(&self) -> bool {
        self.tiers.has(Tier::Stem) && !self.word.wild()
    }

    /// The surest of the allowed tiers at which a word of a text is this one. `stems` are those of
    /// its readings, and may be missing where [`Condition::by_stem`] says that they are not asked for.
    pub fn tier(&self, word: &text::Word, stems: &[String], guard: &Guard) -> Option<Tier> {
        if self.as_written && !word.written().contains(&self.word.written) {
            return None;
        }
        let carried = |split: &Split<'_>| {
            (self.place.first || split.conjunction.is_empty() && split.particle.is_empty())
                && (self.place.last || split.enclitic.is_empty())
                && (!self.guard || guard.allows(word.fold(), split))
        };
        Tier::ALL.into_iter().filter(|tier| self.tiers.has(*tier)).find(|tier| match tier {
            Tier::Exact => !self.word.wild() && word.written() == self.word.written,
            Tier::Folded => self.is(&self.word.fold, word.fold()),
            Tier::Clitic => word.readings().any(|split| self.base(&split) && carried(&split)),
            Tier::Stem => {
                let same = |stem: &String| self.by_stem() && *stem == self.word.stem;
                word.readings().zip(stems).any(|(split, stem)| same(stem) && carried(&split))
            }
        })
    }

    /// Whether a word of the text is `own`, or begins so and goes on as the wildcards say.
    fn is(&self, own: &str, word: &str) -> bool {
        match self.word.wild() {
            true => word.strip_prefix(own).is_some_and(|rest| fits(&self.word.wild, rest)),
            false => word == own,
        }
    }

    /// Whether a reading leaves this word.
    fn base(&self, split: &Split<'_>) -> bool {
        let is = |own: &str| self.is(own, split.base);
        let ended = || {
            !self.word.wild()
                && !split.article
                && split.enclitic.is_empty()
                && self.word.ended.iter().any(|word| word == split.base)
        };
        is(&self.word.fold) || ended() || split.article && self.word.bare.as_deref().is_some_and(is)
    }
}

/// The conditions of a pattern, word by word.
pub(super) fn of(steps: &[Step], tiers: Tiers, guard: bool, as_written: bool) -> Vec<Condition> {
    let condition = |(i, step): (usize, &Step)| Condition {
        word: step.word.clone(),
        place: Place { first: i == 0, last: i + 1 == steps.len() },
        tiers,
        guard,
        as_written,
    };
    steps.iter().enumerate().map(condition).collect()
}
