//! All ways to read a word, packed: a run knows some hundred thousand words, each with several
//! ways to read it, and most bases are a stretch of the word itself.

use std::ops::Range;

use super::clitic::{Form, Split};

/// All ways to read a folded word, the whole word first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splits {
    /// The folded word, then the bases that are no stretch of it.
    letters: Box<str>,
    cuts: Box<[Cut]>,
    forms: &'static [&'static str],
}

/// One reading: which letters are the base, and what was taken off, by places in the list of forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    from: u32,
    to: u32,
    conjunction: u8,
    particle: u8,
    enclitic: u8,
    article: bool,
}

impl Cut {
    /// What is taken off; the base is still to come.
    pub fn new(conjunction: Form, particle: Form, article: bool, enclitic: Form) -> Self {
        let [conjunction, particle, enclitic] = [conjunction, particle, enclitic].map(|form| form.place);
        Self { from: 0, to: 0, conjunction, particle, enclitic, article }
    }
}

impl Splits {
    /// The whole word.
    pub fn fold(&self) -> &str {
        self.get(0).base
    }

    /// How many ways there are: at least one.
    pub fn count(&self) -> usize {
        self.cuts.len()
    }

    /// One way, by its place.
    pub fn get(&self, place: usize) -> Split<'_> {
        let cut = &self.cuts[place];
        Split {
            conjunction: self.forms[cut.conjunction as usize],
            particle: self.forms[cut.particle as usize],
            article: cut.article,
            base: &self.letters[cut.from as usize..cut.to as usize],
            enclitic: self.forms[cut.enclitic as usize],
        }
    }

    /// All ways, the whole word first.
    pub fn iter(&self) -> impl Iterator<Item = Split<'_>> + Clone {
        (0..self.cuts.len()).map(|place| self.get(place))
    }
}

/// Readings of one word on their way to [`Splits`].
pub(super) struct Packing<'w> {
    pub word: &'w str,
    letters: String,
    cuts: Vec<Cut>,
}

impl<'w> Packing<'w> {
    pub fn new(word: &'w str) -> Self {
        Self { word, letters: word.to_owned(), cuts: Vec::with_capacity(8) }
    }

    /// Adds a reading whose base is a stretch of the word, with `reads` added to its end.
    pub fn push(&mut self, cut: Cut, base: Range<usize>, reads: &str) {
        let mut base = base;
        if !reads.is_empty() {
            let from = self.letters.len();
            self.letters.push_str(&self.word[base]);
            self.letters.push_str(reads);
            base = from..self.letters.len();
        }
        self.cuts.push(Cut { from: base.start as u32, to: base.end as u32, ..cut });
    }

    pub fn finish(self, forms: &'static [&'static str]) -> Splits {
        Splits { letters: self.letters.into(), cuts: self.cuts.into(), forms }
    }
}
