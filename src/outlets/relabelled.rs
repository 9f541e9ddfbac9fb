//! The same articles under other names of outlets: corpora in which the truth is known. Where labels are
//! shuffled no outlet differs from another, whatever is found; where each outlet is cut in two halves,
//! none differs from its other half, and each keeps its size and how its articles clump.

use std::collections::BTreeMap;

use super::part::{Part, Parts};
use crate::error::Result;
use crate::schema::col;
use crate::stats::random;

/// Under whose names articles are put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    /// Any outlet's of the language, each as often as before.
    Shuffled,
    /// One of two halves of their own outlet's.
    Halved,
}

impl Labels {
    /// As it stands in tables.
    pub fn name(self) -> &'static str {
        match self {
            Labels::Shuffled => "shuffled",
            Labels::Halved => "halved",
        }
    }
}

/// What the names of halves end with.
const HALVES: [&str; 2] = [" (half 1)", " (half 2)"];

/// Whether two names are those of the halves of one outlet.
pub(super) fn halves_of_one(a: &str, b: &str) -> bool {
    let outlet = |name: &'_ str| HALVES.iter().find_map(|half| name.strip_suffix(half).map(str::to_owned));
    outlet(a).is_some() && outlet(a) == outlet(b)
}

/// The articles of some parts, and whose they are.
pub struct Roster<'p> {
    parts: &'p dyn Parts,
    /// Places of the articles, by language and outlet; each with the key of its id.
    articles: BTreeMap<String, BTreeMap<String, Vec<Entry>>>,
    /// Articles of each part.
    sizes: Vec<usize>,
}

#[derive(Clone, Copy)]
struct Entry {
    key: u64,
    part: u32,
    row: u32,
}

impl<'p> Roster<'p> {
    /// # Errors
    /// When a part does not read.
    pub fn of(parts: &'p dyn Parts) -> Result<Self> {
        let mut roster = Self { parts, articles: BTreeMap::new(), sizes: Vec::new() };
        for number in 0..parts.count() {
            let part = parts.read(number)?;
            let [ids, outlets, langs] =
                [col::ID, col::OUTLET, col::LANG].map(|column| part.articles.text(column));
            for row in 0..ids.len() {
                let name = |cells: &[Option<&str>]| cells[row].unwrap_or_default().to_owned();
                let entry = Entry {
                    key: random::key(0, ids[row].unwrap_or_default()),
                    part: number as u32,
                    row: row as u32,
                };
                let language = roster.articles.entry(name(&langs)).or_default();
                language.entry(name(&outlets)).or_default().push(entry);
            }
            roster.sizes.push(ids.len());
        }
        Ok(roster)
    }

    /// The parts with other labels: others for each `rng_seed`, whatever the order of articles.
    pub fn relabelled(&self, labels: Labels, rng_seed: u64) -> Relabelled<'p> {
        let mut made = Relabelled {
            parts: self.parts,
            names: Vec::new(),
            labels: self.sizes.iter().map(|size| vec![0; *size]).collect(),
        };
        // A random order that hangs on the articles alone.
        let shuffled = |entries: &mut Vec<Entry>| {
            entries.sort_unstable_by_key(|e| (random::mix(e.key ^ rng_seed), e.part, e.row));
        };
        for language in self.articles.values() {
            match labels {
                Labels::Shuffled => {
                    let mut all: Vec<Entry> = language.values().flatten().copied().collect();
                    shuffled(&mut all);
                    let mut rest = all.as_slice();
                    for (outlet, own) in language {
                        let (here, others) = rest.split_at(own.len());
                        made.put(outlet.clone(), here);
                        rest = others;
                    }
                }
                Labels::Halved => {
                    for (outlet, own) in language {
                        let mut own = own.clone();
                        shuffled(&mut own);
                        let (one, other) = own.split_at(own.len() / 2);
                        made.put(format!("{outlet}{}", HALVES[0]), one);
                        made.put(format!("{outlet}{}", HALVES[1]), other);
                    }
                }
            }
        }
        made
    }
}

/// Parts under other labels.
pub struct Relabelled<'p> {
    parts: &'p dyn Parts,
    names: Vec<String>,
    /// By part and row, places in `names`.
    labels: Vec<Vec<u32>>,
}

impl Relabelled<'_> {
    fn put(&mut self, name: String, entries: &[Entry]) {
        let place = self.names.len() as u32;
        self.names.push(name);
        for entry in entries {
            self.labels[entry.part as usize][entry.row as usize] = place;
        }
    }
}

impl Parts for Relabelled<'_> {
    fn count(&self) -> usize {
        self.parts.count()
    }

    fn read(&self, at: usize) -> Result<Part> {
        let mut part = self.parts.read(at)?;
        let outlets = self.labels[at].iter().map(|place| self.names[*place as usize].as_str());
        part.articles = part.articles.with_text(col::OUTLET, outlets.collect())?;
        Ok(part)
    }
}
