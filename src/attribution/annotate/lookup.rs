//! One word looked up: what the lists say of it in its most likely reading, wherever it stands.
//!
//! Of the ways to split a word the longest listed base wins, for a noun and for a verb apart;
//! then the spelling on the page rules out what folding made alike.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::mark::{Finite, Mark, begins};
use crate::attribution::grammar::lists::Lists;
use crate::attribution::grammar::tag::{Tag, Tags};
use crate::attribution::grammar::verb::{FormKind, VerbForm};
use crate::lang::Split;
use crate::text::{TokenKind, Word};

/// Signs that part phrases.
const COMMAS: &[&str] = &["،", ",", "؛", ";"];

/// The mark of a word wherever it stands.
pub fn mark(word: &Word, lists: &Lists) -> Mark {
    let mut lookup = Lookup {
        word,
        lists,
        mark: Mark { word: word.kind() == TokenKind::Word, ..Mark::default() },
        listed: false,
        noun: 0,
        finite: 0,
        participle: 0,
    };
    if word.kind() != TokenKind::Sign {
        lookup.tell();
    }
    let mut mark = lookup.mark;
    if word.kind() == TokenKind::Sign {
        mark.comma = COMMAS.contains(&word.written());
        mark.colon = lists.clause.colons.iter().any(|c| c == word.written());
    }
    mark.phrase = word.readings().any(|r| begins(&r) && lists.phrases.contains_key(r.base));
    mark.collocation = lists.collocations.contains_key(word.fold());
    mark.run = lists.runs_of(word, mark.base).is_some();
    mark.fold = hash(word.fold());
    mark.shape = lists.shape(word.written(), word.reading(usize::from(mark.base)).base, mark.article);
    mark
}

fn hash(fold: &str) -> u32 {
    FxBuildHasher.hash_one(fold) as u32
}

/// A word on its way to its mark; sizes are bytes of a folded base.
pub struct Lookup<'l> {
    pub word: &'l Word,
    pub lists: &'l Lists,
    pub mark: Mark,
    /// A list knows it as something other than a verb.
    pub listed: bool,
    pub noun: usize,
    pub finite: usize,
    pub participle: usize,
}

impl Lookup<'_> {
    fn tell(&mut self) {
        self.read();
        self.tell_apart();
        self.leave_verbs();
        if self.listed && !self.mark.article {
            self.listed_with_article();
        }
        if !self.listed && self.finite == 0 && self.participle == 0 {
            self.listed_in_case();
        }
        if !self.listed {
            self.unlisted();
        }
        // A verb whose base is longer than the noun's leaves no noun (`وصف` is not `و` + `صف`).
        let verb = self.finite.max(self.participle) > self.noun;
        if verb && self.listed && self.mark.participle.is_none() {
            self.mark.tags = Tags::default();
        }
    }

    /// Takes the longest base of all readings.
    fn read(&mut self) {
        let lists = self.lists;
        for (place, split) in self.word.readings().enumerate() {
            let split = &split;
            let Some(word) = lists.get(split.base).filter(|_| self.shows_enclitic(split)) else { continue };
            self.take_noun(place, split, word.tags, word.plural);
            if split.article || !split.particle.is_empty() {
                continue;
            }
            for form in &word.verbs {
                self.take_verb(split, *form);
            }
        }
    }

    /// Folding makes `ة` an enclitic's letter; the page does not.
    fn shows_enclitic(&self, split: &Split<'_>) -> bool {
        let letters = split.enclitic.chars().count();
        let written = |p: &String| self.word.written().ends_with(p.as_str()) && p.chars().count() == letters;
        split.enclitic.is_empty() || self.lists.noun.pronouns.iter().any(written)
    }

    fn take_noun(&mut self, place: usize, split: &Split<'_>, tags: Tags, plural: bool) {
        let size = split.base.len();
        // `مستشاره` is his adviser; the list has the lady adviser too.
        let own = !split.enclitic.is_empty()
            && self.listed
            && tags == self.mark.tags
            && self.noun == size + split.enclitic.len();
        if tags.is_empty()
            || !(split.particle.is_empty() || self.preposition(split))
            || size <= self.noun && !own
        {
            return;
        }
        (self.noun, self.listed) = (size.max(self.noun), true);
        self.mark.tags = tags;
        self.mark.plural = plural;
        self.mark.base = place as u16;
        self.mark.conjunction = !split.conjunction.is_empty();
        self.mark.particle = split.particle;
        self.mark.article = split.article;
        self.mark.pronoun = !split.enclitic.is_empty();
    }

    fn take_verb(&mut self, split: &Split<'_>, form: VerbForm) {
        let size = split.base.len();
        let mark = &mut self.mark;
        if form.kind == FormKind::Participle {
            if size > self.participle && split.enclitic.is_empty() {
                self.participle = size;
                mark.participle = Some(form);
            }
            return;
        }
        let (conjunction, pronoun) = (!split.conjunction.is_empty(), !split.enclitic.is_empty());
        let found = Finite { form, conjunction, pronoun };
        if size > self.finite {
            mark.other = mark.finite;
            (self.finite, mark.finite) = (size, Some(found));
        } else if mark.other.is_none() && mark.finite.is_some_and(|f| f.form.verb != form.verb) {
            mark.other = Some(found);
        }
    }

    pub fn preposition(&self, split: &Split<'_>) -> bool {
        self.lists.get(split.particle).is_some_and(|w| w.tags.has(Tag::Preposition))
    }
}
