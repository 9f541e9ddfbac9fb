//! All patterns of some lexicons of one language, by the conditions that their words meet.
//!
//! A word of a text is held against the patterns' words once in a run: which [`Condition`]s it meets,
//! and at which tier, is noted with it. What is left for each place in a text is to follow the
//! patterns that may begin there. A pattern of one word is found by its condition, a longer one by the
//! conditions of its first two words, so that many phrases with one beginning cost no more than one.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::condition::{self, Condition};
use super::guard::Guard;
use super::keys::Ways;
use super::lexicon::Lexicon;
use super::pattern::{GAP, Word};
use super::tier::Tier;
use crate::lang::Language;
use crate::text::{self, NoteKey};

/// A number for a condition.
type Number = u32;

/// A form of an entry, ready to match.
#[derive(Debug)]
pub(super) struct Pattern {
    /// Places in the list of lexicons and in its entries.
    pub lexicon: usize,
    pub entry: usize,
    /// The condition of each word, and whether other words may stand before it.
    pub steps: Vec<(Number, bool)>,
    /// Place in [`Index::exceptions`].
    pub exceptions: usize,
}

/// What undoes the hits of an entry.
#[derive(Debug)]
pub(super) struct Exceptions {
    pub not_before: Vec<Number>,
    pub not_after: Vec<Number>,
    pub not_within: Vec<Number>,
    pub within: usize,
}

/// The conditions that a word meets, in order, each with the surest tier.
#[derive(Debug)]
pub(super) struct Met(Box<[(Number, Tier)]>);

impl Met {
    pub fn tier(&self, condition: Number) -> Option<Tier> {
        self.0.iter().find(|(number, _)| *number == condition).map(|(_, tier)| *tier)
    }

    pub fn any(&self, conditions: &[Number]) -> bool {
        !self.0.is_empty() && conditions.iter().any(|condition| self.tier(*condition).is_some())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The ways from words to patterns, which have the numbers in which they were added.
pub(super) struct Index {
    key: NoteKey,
    language: Arc<Language>,
    guard: Arc<Guard>,
    conditions: Vec<Condition>,
    ways: Ways,
    pub patterns: Vec<Pattern>,
    pub exceptions: Vec<Exceptions>,
    /// By condition: patterns that are this one word; whether it begins longer ones.
    alone: Vec<Vec<usize>>,
    begins: Vec<bool>,
    pairs: FxHashMap<(Number, Number), Vec<usize>>,
    /// How many tokens after the first the second word may stand.
    reach: usize,
}

impl Index {
    /// The index of some lexicons, all of this language.
    pub fn new(language: &Arc<Language>, guard: &Arc<Guard>, lexicons: &[&Lexicon]) -> Self {
        let mut numbers = FxHashMap::default();
        let mut index = Self {
            key: NoteKey::new(),
            language: Arc::clone(language),
            guard: Arc::clone(guard),
            conditions: Vec::new(),
            ways: Ways::default(),
            patterns: Vec::new(),
            exceptions: Vec::new(),
            alone: Vec::new(),
            begins: Vec::new(),
            pairs: FxHashMap::default(),
            reach: 0,
        };
        for (place, lexicon) in lexicons.iter().enumerate() {
            let compiled = &lexicon.compiled;
            let before = index.exceptions.len();
            for terms in &compiled.terms {
                let mut list = |words: &[Word]| -> Vec<Number> {
                    let conditions = words.iter().map(Condition::exception);
                    conditions.map(|condition| index.number(condition, &mut numbers)).collect()
                };
                let exceptions = Exceptions {
                    not_before: list(&terms.not_before),
                    not_after: list(&terms.not_after),
                    not_within: list(&terms.not_within),
                    within: terms.within,
                };
                index.exceptions.push(exceptions);
            }
            for pattern in &compiled.patterns {
                let terms = &compiled.terms[pattern.entry];
                let conditions = condition::of(&pattern.steps, terms.tiers, terms.guard, terms.as_written);
                let conditions: Vec<Number> =
                    conditions.into_iter().map(|condition| index.number(condition, &mut numbers)).collect();
                index.add(Pattern {
                    lexicon: place,
                    entry: pattern.entry,
                    steps: conditions.into_iter().zip(pattern.steps.iter().map(|s| s.gap)).collect(),
                    exceptions: before + pattern.entry,
                });
            }
        }
        index.ways = Ways::of(&index.conditions);
        index
    }

    fn number(&mut self, condition: Condition, numbers: &mut FxHashMap<Condition, Number>) -> Number {
        *numbers.entry(condition).or_insert_with_key(|condition| {
            self.conditions.push(condition.clone());
            self.alone.push(Vec::new());
            self.begins.push(false);
            self.conditions.len() as Number - 1
        })
    }

    fn add(&mut self, pattern: Pattern) {
        let number = self.patterns.len();
        let (first, _) = pattern.steps[0];
        match pattern.steps.get(1) {
            None => self.alone[first as usize].push(number),
            Some(&(second, gap)) => {
                self.begins[first as usize] = true;
                self.pairs.entry((first, second)).or_default().push(number);
                // A hyphen may stand before each word.
                self.reach = self.reach.max(if gap { 2 * (GAP + 1) } else { 2 });
            }
        }
        self.patterns.push(pattern);
    }

    /// The conditions that a word meets: asked once a word.
    pub fn met<'w>(&self, word: &'w text::Word) -> &'w Met {
        word.note(&self.key, || {
            let stems = self.ways.stems(word.readings(), &self.language);
            let conditions = self.ways.conditions(word.readings(), &stems).into_iter();
            let met = conditions.filter_map(|number| {
                let tier = self.conditions[number as usize].tier(word, &stems, &self.guard)?;
                Some((number, tier))
            });
            Met(met.collect())
        })
    }

    /// The patterns that may begin at a word, each once, in the order of their numbers; `after`
    /// are the words that follow it in its sentence.
    pub fn candidates(&self, first: &Met, after: &[&Met], out: &mut Vec<usize>) {
        out.clear();
        for &(condition, _) in &first.0 {
            out.extend(&self.alone[condition as usize]);
            if self.begins[condition as usize] {
                for next in after.iter().take(self.reach) {
                    let patterns =
                        next.0.iter().filter_map(|(second, _)| self.pairs.get(&(condition, *second)));
                    out.extend(patterns.flatten());
                }
            }
        }
        out.sort_unstable();
        out.dedup();
    }
}
