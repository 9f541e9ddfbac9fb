//! The first pass: what is there, what is lost, what stays.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::article;
use super::prepare::{Outcome, Prepared};
use super::row::{Event, Row};
use super::source::Source;
use super::stream::{Chunk, chunks};
use super::tally::{Tallies, Tally};
use crate::error::{Error, Result, Warning};

/// Articles and their characters (code points of title and cleaned body).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    pub articles: u64,
    pub chars: u64,
}

/// An article that was left out as a duplicate of another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Dropped {
    pub id: String,
    pub reason: &'static str,
    /// The id that stays.
    pub kept: String,
}

/// What a first reading found. The same whatever the order of files and rows, except the
/// places of rows that could not be read.
#[derive(Debug, Clone, Serialize)]
pub struct Survey {
    /// Rows in all files.
    pub read: u64,
    /// Rows that were lost, by reason.
    pub rejected: BTreeMap<String, Tally>,
    /// Rows that the spec leaves out, by reason.
    pub left_out: BTreeMap<String, u64>,
    /// Duplicates, by reason.
    pub duplicates: BTreeMap<String, u64>,
    pub kept: Count,
    /// What stays, by language and outlet.
    pub outlets: BTreeMap<String, BTreeMap<String, Count>>,
    /// Cuts by rule, and wire credits by agency, over all articles read, duplicates too.
    pub cuts: BTreeMap<String, u64>,
    pub wires: BTreeMap<String, u64>,
    /// Doubts, by reason.
    pub warnings: BTreeMap<String, Tally>,
    /// The duplicates one by one, sorted.
    pub dropped: Vec<Dropped>,
    /// BLAKE3 of the sorted hashes of the articles that stay.
    pub hash: String,
    #[serde(skip)]
    pub(super) plan: Vec<Planned>,
}

/// A row that stays.
#[derive(Debug, Clone, Copy)]
pub(super) struct Planned {
    pub row: u64,
    pub hash: [u8; 32],
    /// Whether the id gets part of the hash, because other texts have the same.
    pub renamed: bool,
}

impl Survey {
    /// All kept examples of warnings, in order of reason and place.
    pub fn warnings(&self) -> impl Iterator<Item = &Warning> {
        self.warnings.values().flat_map(|tally| &tally.first)
    }
}

/// What is remembered of an article: its id, and hashes of fixed size.
pub(super) struct Entry {
    pub row: u64,
    pub id: Box<str>,
    pub hash: [u8; 32],
    /// Of outlet, title and cleaned body.
    pub clean: [u8; 32],
    /// Of the other columns, to choose among rows that differ only there.
    pub rest: [u8; 32],
    /// Place in `groups`.
    pub group: usize,
    pub chars: u64,
    pub renamed: bool,
}

#[derive(Default)]
pub(super) struct Reading {
    pub read: u64,
    pub rejected: Tallies,
    pub warnings: Tallies,
    pub left_out: BTreeMap<String, u64>,
    pub cuts: BTreeMap<String, u64>,
    pub wires: BTreeMap<String, u64>,
    pub groups: BTreeMap<(String, String), usize>,
    pub entries: Vec<Entry>,
}

/// Reads a source once.
///
/// # Errors
/// When a file cannot be read, more rows than `max_rejected` allows are lost, or no article
/// is left.
pub fn survey(source: &Source) -> Result<Survey> {
    let mut reading = Reading::default();
    for warning in &source.inner.warnings {
        reading.warnings.add(warning.clone());
    }
    for chunk in chunks(source) {
        reading.chunk(source, chunk?);
    }
    reading.check(source)?;
    reading.settle(source)
}

impl Reading {
    fn chunk(&mut self, source: &Source, chunk: Chunk) {
        let mut number = chunk.first;
        let mut rows: Vec<(u64, Row)> = Vec::with_capacity(chunk.events.len());
        for event in chunk.events {
            match event {
                Event::Warning(warning) => {
                    self.warnings.add(warning);
                    continue;
                }
                Event::Broken { reason, place, detail } => {
                    self.rejected.add(Warning::new(reason, place, detail));
                }
                Event::Row(row) => rows.push((number, *row)),
            }
            number += 1;
        }
        self.read += number - chunk.first;
        let outcomes: Vec<(u64, Outcome, [[u8; 32]; 2])> = rows
            .into_par_iter()
            .map(|(number, row)| {
                let outcome = source.inner.preparer.prepare(row);
                let hashes = match &outcome {
                    Outcome::Article(prepared) => hashes(prepared),
                    _ => <[[u8; 32]; 2]>::default(),
                };
                (number, outcome, hashes)
            })
            .collect();
        for (row, outcome, [clean, rest]) in outcomes {
            match outcome {
                Outcome::Rejected { reason, place, detail } => {
                    self.rejected.add(Warning::new(reason, place, detail));
                }
                Outcome::LeftOut { reason } => *self.left_out.entry(reason.to_owned()).or_default() += 1,
                Outcome::Article(prepared) => self.article(row, *prepared, clean, rest),
            }
        }
    }

    fn article(&mut self, row: u64, prepared: Prepared, clean: [u8; 32], rest: [u8; 32]) {
        let Prepared { article, hash, warnings } = prepared;
        for warning in warnings {
            self.warnings.add(warning);
        }
        for (_, rule) in article.cuts.iter().filter(|(_, rule)| *rule != "blank") {
            *self.cuts.entry(rule.to_owned()).or_default() += 1;
        }
        if let Some(wire) = article.wire {
            *self.wires.entry(wire).or_default() += 1;
        }
        let chars = (article.title.chars().count() + article.body.chars().count()) as u64;
        let next = self.groups.len();
        let group = *self.groups.entry((article.lang, article.outlet)).or_insert(next);
        let id = article.id.into();
        self.entries.push(Entry { row, id, hash, clean, rest, group, chars, renamed: false });
    }

    fn check(&self, source: &Source) -> Result<()> {
        let lost = self.rejected.total();
        let most = source.inner.settings.max_rejected;
        let reasons = || {
            let tell = |(reason, tally): (&String, &Tally)| {
                let first = tally.first.first();
                let place = first.map(|w| w.place.as_str()).unwrap_or_default();
                let detail = first.map(|w| w.detail.as_str()).filter(|d| !d.is_empty());
                let detail = detail.map(|d| format!(": {d}")).unwrap_or_default();
                format!("{reason} {} times (first in {place}{detail})", tally.total)
            };
            self.rejected.0.iter().map(tell).collect::<Vec<_>>().join("; ")
        };
        let place = source.inner.settings.input.join(", ");
        if self.read == 0 {
            return Err(Error::new(place, "the corpus is empty: no row was read", "check the input"));
        }
        if lost as f64 > most * self.read as f64 {
            return Err(Error::new(
                place,
                format!(
                    "{lost} of {} rows were lost, more than max_rejected = {most} allows: {}",
                    self.read,
                    reasons()
                ),
                "mend the rows; where an outlet or language is missing set `outlet`, `outlet_from_folder` or `lang` under [corpus]; or raise max_rejected",
            ));
        }
        if self.entries.is_empty() {
            let left_out: Vec<String> = self.left_out.iter().map(|(r, n)| format!("{r} {n} times")).collect();
            return Err(Error::new(
                place,
                format!("the corpus is empty: of {} rows none is left ({})", self.read, left_out.join("; ")),
                "check exclude_outlets, min_chars and max_chars",
            ));
        }
        Ok(())
    }
}

fn hashes(prepared: &Prepared) -> [[u8; 32]; 2] {
    let a = &prepared.article;
    let clean = article::hash(&a.outlet, &a.title, &a.body);
    let mut rest = blake3::Hasher::new();
    for part in [&a.published, &Some(a.lang.clone()), &a.url, &a.byline, &a.wire] {
        let part = part.as_deref().unwrap_or_default();
        rest.update(&(part.len() as u64).to_le_bytes());
        rest.update(part.as_bytes());
    }
    [clean, rest.finalize().into()]
}
