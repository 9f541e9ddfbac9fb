//! What the spelling of a token adds to its lookup, and what it rules out.

use super::lookup::Lookup;
use super::tag::{Tag, Tags};
use crate::text::Reading;

/// Nouns that show their case (`إعجابا`).
const CASED: &[Tag] =
    &[Tag::SpeechNoun, Tag::Evidence, Tag::Document, Tag::Unspecified, Tag::Modifier, Tag::Setting];

impl Lookup<'_, '_> {
    /// Two words that folding makes one: the spelling tells.
    pub fn tell_apart(&mut self) {
        // `في الأثناء`: with an article it is a noun.
        if self.mark.article {
            self.mark.tags.drop(Tag::Preposition);
        }
        for apart in &self.lists.apart {
            let as_long = self.written.chars().count() <= apart.written.chars().count() + 1;
            if self.written.ends_with(apart.written.as_str()) && as_long {
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
        let same = |r: &&Reading| {
            r.split.article
                && r.split.particle == mark.particle
                && r.split.conjunction.is_empty() != mark.conjunction
                && mark.base.ends_with(&*r.split.base)
        };
        let Some(reading) = self.token.form.readings.iter().find(same) else { return };
        mark.article = true;
        let base = &reading.split.base;
        if let Some(word) = self.lists.get(base).filter(|_| base.chars().count() > 2) {
            mark.tags.join(word.tags);
            mark.plural |= word.plural;
            mark.base = base;
        }
    }

    /// A listed noun in the accusative (`إعجابا`).
    pub fn listed_in_case(&mut self) {
        let (lists, fold) = (self.lists, self.token.fold());
        let listed = lists.case_endings.iter().find_map(|e| lists.get(fold.strip_suffix(e.as_str())?));
        if let Some(word) = listed.filter(|w| w.tags.any(CASED) && !w.tags.has(Tag::FirstName)) {
            self.mark.tags = word.tags;
            self.listed = true;
        }
    }

    /// A word that no list has shows something by its shape.
    pub fn unlisted(&mut self) {
        let (lists, written) = (self.lists, self.written);
        let capital = lists.capital(written);
        self.mark.unknown = self.mark.finite.is_none() && self.mark.participle.is_none();
        if self.mark.unknown && !capital && lists.adverb_endings.iter().any(|e| written.ends_with(e.as_str()))
        {
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
        let shown = self.lists.pronouns.iter().any(|p| self.written.ends_with(p.as_str()));
        let own = |r: &&Reading| !r.split.enclitic.is_empty() && shown;
        if let Some(reading) = self.token.form.readings.iter().find(own) {
            self.mark.base = &reading.split.base;
            self.mark.pronoun = true;
        }
    }

    /// An unlisted word shows its clitics by its article, or by the shape of a common noun.
    fn clitics(&mut self) {
        let articles = &self.lists.articles;
        let article = articles.is_empty() || articles.iter().any(|a| self.written.contains(a.as_str()));
        let definite = |r: &&Reading| r.split.article && article;
        let common = |r: &&Reading| {
            self.preposition(&r.split)
                && r.split.enclitic.is_empty()
                && self.lists.common_shape(&r.split.base)
        };
        let readings = || self.token.form.readings.iter();
        let Some(reading) = readings().find(definite).or_else(|| readings().find(common)) else { return };
        self.mark.article |= reading.split.article && article;
        self.mark.base = &reading.split.base;
        self.mark.conjunction = !reading.split.conjunction.is_empty();
        self.mark.particle = reading.split.particle;
    }
}
