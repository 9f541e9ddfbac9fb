//! What the dictionaries of other programs have in common: categories, and words in them.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::error::{Result, Warning};
use crate::lexicon::categories::NESTED;
use crate::lexicon::{Categories, Entry, Lexicon};

/// Categories and entries without the head of a lexicon, with what came in doubt on the way.
#[derive(Debug, Default)]
pub struct Dictionary {
    pub categories: Categories,
    pub entries: Vec<Entry>,
    /// What the reader or the writer had to leave out, each with its place.
    pub doubts: Vec<Warning>,
    places: FxHashMap<String, usize>,
    /// The places of the entries of each category, in the order of the file.
    lists: BTreeMap<String, Vec<usize>>,
}

impl Dictionary {
    pub fn doubt(&mut self, reason: &str, place: impl Into<String>, detail: &str) {
        self.doubts.push(Warning::new(reason, place, detail));
    }

    /// The name of a category inside another. A `/` in the name itself would read as nesting:
    /// a division slash takes its place.
    pub(super) fn path(&mut self, parent: &str, name: &str, place: &str) -> String {
        let mut name = name.trim().to_owned();
        if name.contains(NESTED) {
            self.doubt("slash in the name of a category", place, &name);
            name = name.replace(NESTED, "\u{2215}");
        }
        if parent.is_empty() { name } else { format!("{parent}{NESTED}{name}") }
    }

    /// A word of a category that is listed. A word that other categories have already becomes
    /// an entry with several categories.
    pub(super) fn word(&mut self, pattern: &str, category: &str, place: &str, source: &str) {
        let entry = Entry::new(pattern.trim(), category, &format!("listed in {source}"));
        self.entry(entry, place);
    }

    /// An entry; if its pattern is there already, that one takes its categories.
    pub(super) fn entry(&mut self, mut entry: Entry, place: &str) {
        let categories: Vec<String> = entry.categories().map(str::to_owned).collect();
        let key = entry.pattern.split_whitespace().collect::<Vec<_>>().join(" ");
        let next = self.entries.len();
        let at = *self.places.entry(key).or_insert(next);
        if at == next {
            entry.also.clear();
            self.entries.push(entry);
        } else {
            let other = &self.entries[at];
            entry.category.clone_from(&other.category);
            entry.also.clone_from(&other.also);
            if entry != *other {
                self.doubt("word twice, its other columns left out", place, &entry.pattern);
            }
        }
        for category in categories {
            let list = self.lists.entry(category.clone()).or_default();
            let known = &mut self.entries[at];
            let own = known.category == category;
            if own && at == next && list.last() != Some(&at) {
                list.push(at);
            } else if !own && !known.also.contains(&category) {
                list.push(at);
                known.also.push(category);
            } else {
                let detail = format!("{}: {category}", known.pattern);
                self.doubt("word twice in a category", place, &detail);
            }
        }
    }

    /// Brings the entries into an order in which every category has its words as the file has
    /// them. Where a word of several categories makes that impossible, the first place of each
    /// word decides, and the categories that change are noted.
    pub(super) fn settle_order(&mut self, place: &str) {
        let Some(order) = in_order(self.entries.len(), self.lists.values()) else {
            for (category, _) in self.lists.iter().filter(|(_, list)| !list.is_sorted()) {
                self.doubts.push(Warning::new("order of the words of a category", place, category));
            }
            return;
        };
        let mut entries: Vec<Option<Entry>> =
            std::mem::take(&mut self.entries).into_iter().map(Some).collect();
        self.entries = order.iter().filter_map(|at| entries[*at].take()).collect();
    }
}

/// The places `0..n` in an order that keeps every list, low places first where there is a choice;
/// `None` where two lists contradict each other.
fn in_order<'l>(n: usize, lists: impl Iterator<Item = &'l Vec<usize>>) -> Option<Vec<usize>> {
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); n];
    let mut waits = vec![0; n];
    for list in lists {
        for pair in list.windows(2) {
            after[pair[0]].push(pair[1]);
            waits[pair[1]] += 1;
        }
    }
    let mut free: BTreeSet<usize> = (0..n).filter(|at| waits[*at] == 0).collect();
    let mut out = Vec::with_capacity(n);
    while let Some(at) = free.pop_first() {
        out.push(at);
        for &next in &after[at] {
            waits[next] -= 1;
            if waits[next] == 0 {
                free.insert(next);
            }
        }
    }
    (out.len() == n).then_some(out)
}

/// A lexicon for a form that knows words and categories only.
pub(super) struct Plain<'l> {
    /// Every form of every entry that such a form can say.
    pub words: Vec<(&'l Entry, &'l str)>,
    /// What it cannot say.
    pub doubts: Vec<Warning>,
}

/// The words of a lexicon without all that only we say of them.
pub(super) fn plain(lexicon: &Lexicon) -> Result<Plain<'_>> {
    let mut doubts = Vec::new();
    let mut words = Vec::new();
    for (name, meaning) in lexicon.categories.iter() {
        if !meaning.is_empty() {
            doubts.push(Warning::new("left out: meaning of a category", name, meaning));
        }
    }
    for entry in &lexicon.entries {
        let fields = super::columns::fields(entry)?;
        for (field, value) in
            fields.iter().filter(|(f, _)| !["pattern", "category", "also"].contains(&f.as_str()))
        {
            doubts.push(Warning::new(format!("left out: {field}"), &entry.id, value));
        }
        for pattern in entry.patterns() {
            match pattern.contains('~') {
                true => doubts.push(Warning::new("left out: pattern with a gap", &entry.id, pattern)),
                false => words.push((entry, pattern)),
            }
        }
    }
    Ok(Plain { words, doubts })
}
