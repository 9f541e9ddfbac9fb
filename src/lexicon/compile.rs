//! From entries to patterns that are ready to match.

use rustc_hash::FxHashMap;

use super::file::File;
use super::guard::Guard;
use super::pattern::{self, Step, Word};
use super::tier::{Tier, Tiers};
use crate::error::{Error, Result};
use crate::text::Analyzer;

/// One form of an entry, ready to match.
#[derive(Debug)]
pub(super) struct Pattern {
    pub entry: usize,
    pub steps: Vec<Step>,
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

/// The patterns of a lexicon.
#[derive(Debug)]
pub(super) struct Compiled {
    pub patterns: Vec<Pattern>,
    /// By place of the entry.
    pub terms: Vec<Terms>,
}

impl Compiled {
    /// # Errors
    /// When a pattern is empty, ill-formed or written twice; `place` is the file.
    pub fn new(file: &File, analyzer: &Analyzer, guard: &Guard, place: &str) -> Result<Self> {
        let entries = &file.entries;
        let default = file.tiers.as_deref().unwrap_or(&Tier::DEFAULT);
        let mut compiled = Self { patterns: Vec::new(), terms: Vec::with_capacity(entries.len()) };
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
                let steps = read(pattern)?;
                let key = pattern.split_whitespace().collect::<Vec<_>>().join(" ");
                if let Some(other) = written.insert(key, &entry.id) {
                    let cause = format!("the pattern `{pattern}` stands already in entry `{other}`");
                    return Err(fail(cause, "keep it in one of the two"));
                }
                compiled.patterns.push(Pattern { entry: at, steps });
            }
            let list = |words: &[String]| -> Result<Vec<Word>> {
                let mut out = Vec::with_capacity(words.len());
                for word in words {
                    let [step] = &read(word)?[..] else {
                        return Err(fail(
                            format!("the exception `{word}` is not one word"),
                            "give single words",
                        ));
                    };
                    out.push(step.word.clone());
                }
                Ok(out)
            };
            compiled.terms.push(Terms {
                tiers,
                guard: entry.guard,
                as_written: entry.as_written,
                not_before: list(&entry.not_before)?,
                not_after: list(&entry.not_after)?,
                not_within: list(entry.not_within.as_ref().unwrap_or(&file.not_within))?,
                within: entry.within.unwrap_or(file.within),
            });
        }
        Ok(compiled)
    }
}
