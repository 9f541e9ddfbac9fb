//! From entries to an index: a token finds the patterns that may begin with it by hash, so
//! the cost of a text does not grow with the length of the list.

use rustc_hash::FxHashMap;

use super::file::File;
use super::guard::Guard;
use super::pattern::{self, Word};
use super::tier::{Tier, Tiers};
use crate::error::{Error, Result};
use crate::text::{Analyzer, Token};

/// One form of an entry, ready to match.
#[derive(Debug)]
pub(super) struct Pattern {
    pub entry: usize,
    pub words: Vec<Word>,
}

/// What else an entry says about its hits.
#[derive(Debug)]
pub(super) struct Terms {
    pub tiers: Tiers,
    pub guard: bool,
    pub as_written: bool,
    pub not_before: Vec<Word>,
    pub not_after: Vec<Word>,
    /// Undo a hit from among so many words before it.
    pub not_within: Vec<Word>,
    pub within: usize,
}

/// The patterns of a lexicon and the ways to them.
#[derive(Debug)]
pub(super) struct Index {
    pub patterns: Vec<Pattern>,
    /// By place of the entry.
    pub terms: Vec<Terms>,
    bases: FxHashMap<String, Vec<usize>>,
    stems: FxHashMap<String, Vec<usize>>,
    prefixes: FxHashMap<String, Vec<usize>>,
    /// The lengths, in letters, of the keys of `prefixes`.
    lengths: Vec<usize>,
}

impl Index {
    /// # Errors
    /// When a pattern is empty, ill-formed or written twice; `place` is the file.
    pub fn new(file: &File, analyzer: &Analyzer, guard: &Guard, place: &str) -> Result<Self> {
        let entries = &file.entries;
        let default = file.tiers.as_deref().unwrap_or(&Tier::DEFAULT);
        let mut index = Self {
            patterns: Vec::new(),
            terms: Vec::with_capacity(entries.len()),
            bases: FxHashMap::default(),
            stems: FxHashMap::default(),
            prefixes: FxHashMap::default(),
            lengths: Vec::new(),
        };
        let mut written: FxHashMap<String, &str> = FxHashMap::default();
        for (at, entry) in entries.iter().enumerate() {
            let fail = |cause: String, next: &str| {
                Error::new(format!("{place}, entry {} `{}`", at + 1, entry.id), cause, next)
            };
            let read = |pattern: &str| {
                pattern::parse(pattern, analyzer, guard).map_err(|cause| {
                    fail(
                        cause,
                        "write one or more words; `*` and `?` stand behind a letter, `~` parts two words",
                    )
                })
            };
            let tiers = Tiers::of(entry.tiers.as_deref().unwrap_or(default));
            for pattern in entry.patterns() {
                let words = read(pattern)?;
                let key = pattern.split_whitespace().collect::<Vec<_>>().join(" ");
                if let Some(other) = written.insert(key, &entry.id) {
                    let cause = format!("the pattern `{pattern}` stands already in entry `{other}`");
                    return Err(fail(cause, "keep it in one of the two"));
                }
                index.add(Pattern { entry: at, words }, tiers);
            }
            let list = |words: &[String]| -> Result<Vec<Word>> {
                let mut out = Vec::with_capacity(words.len());
                for word in words {
                    let mut read = read(word)?;
                    if read.len() != 1 {
                        return Err(fail(
                            format!("the exception `{word}` is not one word"),
                            "give single words",
                        ));
                    }
                    out.append(&mut read);
                }
                Ok(out)
            };
            index.terms.push(Terms {
                tiers,
                guard: entry.guard,
                as_written: entry.as_written,
                not_before: list(&entry.not_before)?,
                not_after: list(&entry.not_after)?,
                not_within: list(entry.not_within.as_ref().unwrap_or(&file.not_within))?,
                within: entry.within.unwrap_or(file.within),
            });
        }
        Ok(index)
    }

    fn add(&mut self, pattern: Pattern, tiers: Tiers) {
        let at = self.patterns.len();
        let first = &pattern.words[0];
        let keys = std::iter::once(&first.fold).chain(&first.bare);
        if first.wild() {
            for key in keys {
                let length = key.chars().count();
                if !self.lengths.contains(&length) {
                    self.lengths.push(length);
                }
                self.prefixes.entry(key.clone()).or_default().push(at);
            }
        } else {
            for key in keys.chain(&first.ended) {
                self.bases.entry(key.clone()).or_default().push(at);
            }
            if tiers.has(Tier::Stem) {
                self.stems.entry(first.stem.clone()).or_default().push(at);
            }
        }
        self.patterns.push(pattern);
    }

    /// The patterns that may begin with this token, each once, in file order.
    pub fn candidates(&self, token: &Token, out: &mut Vec<usize>) {
        out.clear();
        for reading in &token.form.readings {
            let base = &*reading.split.base;
            out.extend(self.bases.get(base).into_iter().flatten());
            if !self.stems.is_empty() {
                out.extend(self.stems.get(&*reading.stem).into_iter().flatten());
            }
            for length in &self.lengths {
                let Some((end, last)) = base.char_indices().nth(length - 1) else { continue };
                out.extend(self.prefixes.get(&base[..end + last.len_utf8()]).into_iter().flatten());
            }
        }
        out.sort_unstable();
        out.dedup();
    }
}
