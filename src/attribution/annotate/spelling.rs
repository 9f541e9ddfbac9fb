//! What the spelling of a word adds to its lookup, and what it rules out.

use super::lookup::Lookup;
use crate::attribution::grammar::tag::{Tag, Tags};
use crate::lang::Split;

/// Nouns that show their case (`إعجابا`).
const CASED: &[Tag] =
    &[Tag::SpeechNoun, Tag::Evidence, Tag::Document, Tag::Unspecified, Tag::Modifier, Tag::Setting];

impl Lookup<'_> {
    /// Two words that folding makes one: the spelling tells.
    pub fn tell_apart(&mut self) {
        // `في الأثناء`: with an article it is a noun.
        if self.mark.article {
            self.mark.tags.drop(Tag::Preposition);
        }
        for apart in &self.lists.apart {
            let written = self.word.written();
            let as_long = || written.chars().count() <= apart.written.chars().count() + 1;
            if written.ends_with(apart.written.as_str()) && as_long() {
                self.mark.tags.drop(apart.never);
            }
        }
    }

    /// Letters that are no verb beside this noun.
    pub fn leave_verbs(&mut self) {
        let mark = &mut self.mark;
        // `سموه` is his highness, not "they called him".
        let single = mark.has(Tag::Single);
        // `إشادتهم` is "their praise", not "she praised them".
        let speech = mark.has(Tag::SpeechNoun) && mark.pronoun && mark.finite.is_some_and(|f| f.pronoun);
        if mark.finite.is_some() && (single || speech) {
            (mark.finite, self.finite) = (None, 0);
        }
    }

    /// Listed with its article: what the lists say of it without one holds too.
    pub fn listed_with_article(&mut self) {
        let mark = &mut self.mark;
        let known = self.word.reading(usize::from(mark.base)).base;
        let same = |r: &Split<'_>| {
            r.article
                && r.particle == mark.particle
                && r.conjunction.is_empty() != mark.conjunction
                && known.ends_with(r.base)
        };
        let Some(place) = self.word.readings().position(|r| same(&r)) else { return };
        mark.article = true;
        let base = self.word.reading(place).base;
        if let Some(word) = self.lists.get(base).filter(|_| base.chars().count() > 2) {
            mark.tags.join(word.tags);
            mark.plural |= word.plural;
            self.mark.base = place as u16;
        }
    }

    /// A listed noun in the accusative (`إعجابا`).
    pub fn listed_in_case(&mut self) {
        let (lists, fold) = (self.lists, self.word.fold());
        let listed = lists.noun.case.iter().find_map(|e| lists.get(fold.strip_suffix(e.as_str())?));
        if let Some(word) = listed.filter(|w| w.tags.any(CASED) && !w.tags.has(Tag::FirstName)) {
            self.mark.tags = word.tags;
            self.listed = true;
        }
    }

    /// A word that no list has shows something by its shape.
    pub fn unlisted(&mut self) {
        let (lists, written) = (self.lists, self.word.written());
        let capital = lists.capital(written);
        self.mark.unknown = self.mark.finite.is_none() && self.mark.participle.is_none();
        if self.mark.unknown && !capital && lists.forms.adverb.iter().any(|e| written.ends_with(e.as_str())) {
            self.mark.tags = Tags::of(&[Tag::Adverb]);
            self.mark.unknown = false;
        }
        if capital {
            self.possessive();
        }
        self.clitics();
    }

    /// An apostrophe tells a possessive from the word itself.
    fn possessive(&mut self) {
        let shown = self.lists.noun.pronouns.iter().any(|p| self.word.written().ends_with(p.as_str()));
        let own = |r: Split<'_>| !r.enclitic.is_empty() && shown;
        if let Some(place) = self.word.readings().position(own) {
            self.mark.base = place as u16;
            self.mark.pronoun = true;
        }
    }

    /// An unlisted word shows its clitics by its article, or by the shape of a common noun.
    fn clitics(&mut self) {
        let articles = &self.lists.noun.articles;
        let article =
            articles.is_empty() || articles.iter().any(|a| self.word.written().contains(a.as_str()));
        let definite = |r: Split<'_>| r.article && article;
        let common =
            |r: Split<'_>| self.preposition(&r) && r.enclitic.is_empty() && self.lists.common_shape(r.base);
        let readings = || self.word.readings();
        let Some(place) = readings().position(definite).or_else(|| readings().position(common)) else {
            return;
        };
        let reading = self.word.reading(place);
        self.mark.base = place as u16;
        self.mark.article |= reading.article && article;
        self.mark.conjunction = !reading.conjunction.is_empty();
        self.mark.particle = reading.particle;
    }
}
