//! One token looked up: what the lists say of it in its most likely reading.
//!
//! Of the ways to split a word the longest listed base wins, for a noun and for a verb apart;
//! then the spelling on the page rules out what folding made alike.

use super::lists::Lists;
use super::mark::{Finite, Mark, begins};
use super::tag::{Tag, Tags};
use super::verb::{FormKind, VerbForm};
use crate::lang::Split;
use crate::text::{Token, TokenKind};

/// The mark of a token that is written so.
pub(super) fn mark<'d>(token: &'d Token, written: &str, lists: &Lists) -> Mark<'d> {
    let word = token.kind == TokenKind::Word;
    let phrase = token.form.readings.iter().any(|r| begins(r) && lists.phrases.contains_key(&*r.split.base));
    let mark = Mark { base: token.fold(), word, phrase, ..Mark::default() };
    if token.kind == TokenKind::Sign {
        return mark;
    }
    let mut lookup = Lookup { token, written, lists, mark, listed: false, noun: 0, finite: 0, participle: 0 };
    lookup.read();
    lookup.tell_apart();
    lookup.leave_verbs();
    if lookup.listed && !lookup.mark.article {
        lookup.listed_with_article();
    }
    if !lookup.listed && lookup.finite == 0 && lookup.participle == 0 {
        lookup.listed_in_case();
    }
    if !lookup.listed {
        lookup.unlisted();
    }
    // A verb whose base is longer than the noun's leaves no noun (`وصف` is not `و` + `صف`).
    let verb = lookup.finite.max(lookup.participle) > lookup.noun;
    if verb && lookup.listed && lookup.mark.participle.is_none() {
        lookup.mark.tags = Tags::default();
    }
    lookup.mark
}

/// A token on its way to its mark; sizes are bytes of a folded base.
pub(super) struct Lookup<'d, 'l> {
    pub token: &'d Token,
    pub written: &'l str,
    pub lists: &'l Lists,
    pub mark: Mark<'d>,
    /// A list knows it as something other than a verb.
    pub listed: bool,
    pub noun: usize,
    pub finite: usize,
    pub participle: usize,
}

impl<'d> Lookup<'d, '_> {
    /// Takes the longest base of all readings.
    fn read(&mut self) {
        let lists = self.lists;
        for reading in &self.token.form.readings {
            let split = &reading.split;
            if !self.shows_enclitic(split) {
                continue;
            }
            let Some(word) = lists.get(&split.base) else { continue };
            self.take_noun(split, word.tags, word.plural);
            if split.article || !split.particle.is_empty() {
                continue;
            }
            for form in &word.verbs {
                self.take_verb(split, *form);
            }
        }
    }

    /// Folding makes `ة` an enclitic's letter; the page does not.
    fn shows_enclitic(&self, split: &Split) -> bool {
        let letters = split.enclitic.chars().count();
        let written = |p: &String| self.written.ends_with(p.as_str()) && p.chars().count() == letters;
        split.enclitic.is_empty() || self.lists.pronouns.iter().any(written)
    }

    fn take_noun(&mut self, split: &'d Split, tags: Tags, plural: bool) {
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
        self.mark.base = &split.base;
        self.mark.conjunction = !split.conjunction.is_empty();
        self.mark.particle = split.particle;
        self.mark.article = split.article;
        self.mark.pronoun = !split.enclitic.is_empty();
    }

    fn take_verb(&mut self, split: &Split, form: VerbForm) {
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

    pub fn preposition(&self, split: &Split) -> bool {
        self.lists.get(split.particle).is_some_and(|w| w.tags.has(Tag::Preposition))
    }
}
