//! All patterns of some lexicons of one language, by the conditions that their words meet.
//!
//! A word of a text is held against the patterns' words once in a run: which [`Condition`]s it
//! meets, and at which tier, is noted with it. What is left for each place in a text is to follow
//! the patterns that may begin there ([`Leads`]).

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::condition::{self, Condition};
use super::guard::Guard;
use super::keys::Ways;
use super::leads::Leads;
use super::lexicon::Lexicon;
use super::pattern;
use super::tier::Tier;
use crate::lang::Language;
use crate::text::{Doc, NoteKey, Word};

/// A number for a condition.
pub(super) type Number = u32;

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

/// The conditions that a word meets, each with the surest tier.
#[derive(Debug)]
pub(super) struct Met {
    /// Those by which patterns begin stand before the others.
    conditions: Box<[(Number, Tier)]>,
    first: u32,
}

impl Met {
    pub fn tier(&self, condition: Number) -> Option<Tier> {
        self.conditions.iter().find(|(number, _)| *number == condition).map(|(_, tier)| *tier)
    }

    pub fn any(&self, conditions: &[Number]) -> bool {
        !self.conditions.is_empty() && conditions.iter().any(|condition| self.tier(*condition).is_some())
    }

    /// Whether a pattern may begin here.
    pub fn begins(&self) -> bool {
        self.first > 0
    }

    /// The conditions by which patterns begin.
    pub fn first(&self) -> impl Iterator<Item = Number> {
        self.conditions[..self.first as usize].iter().map(|(number, _)| *number)
    }

    pub fn conditions(&self) -> impl Iterator<Item = Number> {
        self.conditions.iter().map(|(number, _)| *number)
    }
}

/// The ways from words to patterns, which have the numbers in which they were added.
pub(super) struct Index {
    key: NoteKey<Met>,
    language: Arc<Language>,
    guard: Arc<Guard>,
    conditions: Vec<Condition>,
    ways: Ways,
    pub leads: Leads,
    pub patterns: Vec<Pattern>,
    pub exceptions: Vec<Exceptions>,
}

impl Index {
    /// The index of some lexicons, all of this language.
    pub fn new(language: &Arc<Language>, guard: &Arc<Guard>, lexicons: &[&Lexicon]) -> Self {
        let mut numbers = FxHashMap::default();
        let mut index = Self {
            key: NoteKey::default(),
            language: Arc::clone(language),
            guard: Arc::clone(guard),
            conditions: Vec::new(),
            ways: Ways::default(),
            leads: Leads::default(),
            patterns: Vec::new(),
            exceptions: Vec::new(),
        };
        for (place, lexicon) in lexicons.iter().enumerate() {
            let compiled = &lexicon.compiled;
            let before = index.exceptions.len();
            for terms in &compiled.terms {
                let mut list = |words: &[pattern::Word]| -> Vec<Number> {
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
                index.patterns.push(Pattern {
                    lexicon: place,
                    entry: pattern.entry,
                    steps: conditions.into_iter().zip(pattern.steps.iter().map(|s| s.gap)).collect(),
                    exceptions: before + pattern.entry,
                });
            }
        }
        index.ways = Ways::of(&index.conditions);
        index.leads = Leads::of(&index.patterns, index.conditions.len());
        index
    }

    fn number(&mut self, condition: Condition, numbers: &mut FxHashMap<Condition, Number>) -> Number {
        *numbers.entry(condition).or_insert_with_key(|condition| {
            self.conditions.push(condition.clone());
            self.conditions.len() as Number - 1
        })
    }

    /// The conditions that the words of a text meet, token by token: asked once a word.
    pub fn met<'d>(&self, doc: &'d Doc) -> Vec<&'d Met> {
        doc.noted(&self.key).all(|word| self.conditions_of(word)).collect()
    }

    fn conditions_of(&self, word: &Word) -> Met {
        let stems = self.ways.stems(word.readings(), &self.language);
        let may = self.ways.conditions(word.readings(), &stems).into_iter();
        let met = may.filter_map(|number| {
            let tier = self.conditions[number as usize].tier(word, &stems, &self.guard)?;
            Some((number, tier))
        });
        let (mut conditions, others): (Vec<_>, Vec<_>) =
            met.partition(|(number, _)| self.leads.begin(*number));
        let first = conditions.len() as u32;
        conditions.extend(others);
        Met { conditions: conditions.into(), first }
    }
}
