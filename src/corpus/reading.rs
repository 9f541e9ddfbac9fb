//! What a reading of some files found: counts, doubts, and an entry for each article.

use std::collections::BTreeMap;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use super::article::{self, Outcome, Prepared};
use super::row::Event;
use super::settings::Settings;
use super::source::Source;
use super::stream::Chunk;
use super::tally::{Tallies, Tally};
use crate::error::{Error, Result, Warning};

/// What is remembered of an article: its id, and hashes of fixed size. There is one for every article
/// of a corpus, and it is the one thing in memory that grows with it: hashes that only tell texts
/// apart are no longer than that takes, and most ids stand in the entry itself.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Number of the row, first in its unit, then among all.
    pub row: u64,
    pub id: CompactString,
    pub hash: [u8; 32],
    /// Of outlet, title and cleaned body.
    pub clean: [u8; 16],
    /// Of the other columns, to choose among rows that differ only there.
    pub rest: [u8; 8],
    /// Place in `groups`.
    pub group: u32,
    pub chars: u32,
    pub renamed: bool,
}

/// What was found. Parts of a reading join in any order, but for the numbers of rows.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Reading {
    pub read: u64,
    pub rejected: Tallies,
    pub warnings: Tallies,
    pub left_out: BTreeMap<String, u64>,
    pub cuts: BTreeMap<String, u64>,
    pub wires: BTreeMap<String, u64>,
    /// Language and outlet. Kept with the articles, as the entries are.
    #[serde(skip)]
    pub groups: BTreeMap<(String, String), u32>,
    #[serde(skip)]
    pub entries: Vec<Entry>,
}

impl Reading {
    /// Prepares the rows of a chunk; `each` gets every article with the number of its row.
    ///
    /// # Errors
    /// Those of `each`.
    pub fn chunk(
        &mut self,
        source: &Source,
        chunk: Chunk,
        each: &mut dyn FnMut(u64, Prepared) -> Result<()>,
    ) -> Result<()> {
        let mut number = chunk.first;
        for event in chunk.events {
            match event {
                Event::Warning(warning) => {
                    self.warnings.add(warning);
                    continue;
                }
                Event::Broken { reason, place, detail } => {
                    self.rejected.add(Warning::new(reason, place, detail));
                }
                Event::Row(row) => match source.inner.preparer.prepare(*row) {
                    Outcome::Rejected { reason, place, detail } => {
                        self.rejected.add(Warning::new(reason, place, detail));
                    }
                    Outcome::LeftOut { reason } => {
                        *self.left_out.entry(reason.to_owned()).or_default() += 1;
                    }
                    Outcome::Article(prepared) => {
                        self.count(&prepared);
                        each(number, *prepared)?;
                    }
                },
            }
            number += 1;
        }
        self.read += number - chunk.first;
        Ok(())
    }

    fn count(&mut self, prepared: &Prepared) {
        let article = &prepared.article;
        prepared.warnings.iter().for_each(|warning| self.warnings.add(warning.clone()));
        for (_, rule) in article.cuts.iter().filter(|(_, rule)| *rule != "blank") {
            *self.cuts.entry(rule.to_owned()).or_default() += 1;
        }
        if let Some(wire) = &article.wire {
            *self.wires.entry(wire.clone()).or_default() += 1;
        }
    }

    /// Remembers an article of a language and outlet.
    pub fn enter(&mut self, lang: &str, outlet: &str, mut entry: Entry) {
        let next = self.groups.len() as u32;
        entry.group = *self.groups.entry((lang.to_owned(), outlet.to_owned())).or_insert(next);
        self.entries.push(entry);
    }

    /// Takes in another part of the reading; `before` is added to the numbers of its rows.
    pub fn join(&mut self, other: Self, before: u64) {
        let places: BTreeMap<u32, u32> = other
            .groups
            .into_iter()
            .map(|(name, theirs)| {
                let next = self.groups.len() as u32;
                (theirs, *self.groups.entry(name).or_insert(next))
            })
            .collect();
        self.entries.extend(other.entries.into_iter().map(|mut entry| {
            entry.row += before;
            entry.group = places[&entry.group];
            entry
        }));
        self.read += other.read;
        self.rejected.join(other.rejected);
        self.warnings.join(other.warnings);
        for (mine, theirs) in [
            (&mut self.left_out, other.left_out),
            (&mut self.cuts, other.cuts),
            (&mut self.wires, other.wires),
        ] {
            theirs.into_iter().for_each(|(reason, n)| *mine.entry(reason).or_default() += n);
        }
    }

    /// Whether so much was lost, or so little is left, that there is nothing to go on with.
    ///
    /// # Errors
    /// When it is so: with the reasons, and the first place of each.
    pub fn check(&self, settings: &Settings) -> Result<()> {
        let lost = self.rejected.total();
        let most = settings.max_rejected;
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
        let place = settings.input.join(", ");
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

/// The first bytes of a hash.
fn shortened<const N: usize>(hash: [u8; 32]) -> [u8; N] {
    std::array::from_fn(|at| hash[at])
}

impl Entry {
    /// What is remembered of a prepared article.
    pub fn of(row: u64, prepared: &Prepared) -> Self {
        let a = &prepared.article;
        let mut rest = blake3::Hasher::new();
        for part in [&a.published, &Some(a.lang.clone()), &a.url, &a.byline, &a.wire] {
            let part = part.as_deref().unwrap_or_default();
            rest.update(&(part.len() as u64).to_le_bytes());
            rest.update(part.as_bytes());
        }
        Self {
            row,
            id: a.id.as_str().into(),
            hash: prepared.hash,
            clean: shortened(article::hash(&a.outlet, &a.title, &a.body)),
            rest: shortened(rest.finalize().into()),
            group: 0,
            chars: u32::try_from(a.title.chars().count() + a.body.chars().count()).unwrap_or(u32::MAX),
            renamed: false,
        }
    }
}
