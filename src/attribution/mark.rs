//! Each token looked up: what the lists say of it in its most likely reading.

use rustc_hash::FxHashMap;

use super::lists::{Lists, Run};
use super::tag::{Tag, Tags};
use super::verb::{FormKind, VerbForm};
use crate::text::{Doc, Reading, Token, TokenKind};

/// What is known of a token.
#[derive(Debug, Clone, Default)]
pub(super) struct Mark<'d> {
    pub tags: Tags,
    pub plural: bool,
    /// The base that the lists know, or the folded word without its article.
    pub base: &'d str,
    /// A conjunction is written with it.
    pub conjunction: bool,
    /// A preposition is written with it.
    pub particle: &'d str,
    pub article: bool,
    /// A pronoun is written with it.
    pub pronoun: bool,
    pub finite: Option<Finite>,
    /// Another verb of the same letters, with a shorter base (`وردت`: it came, and she answered).
    pub other: Option<Finite>,
    /// A participle as an adverb (`مشيرا`).
    pub participle: Option<VerbForm>,
    /// A listed phrase may begin here.
    pub phrase: bool,
    pub word: bool,
    /// Neither listed nor a verb.
    pub unknown: bool,
    /// Goes with the word before it: one listed entry of several words.
    pub joined: bool,
}

/// A finite report verb.
#[derive(Debug, Clone, Copy)]
pub(super) struct Finite {
    pub form: VerbForm,
    pub conjunction: bool,
    pub pronoun: bool,
}

impl Mark<'_> {
    pub fn has(&self, tag: Tag) -> bool {
        self.tags.has(tag)
    }

    pub fn any(&self, tags: &[Tag]) -> bool {
        self.tags.any(tags)
    }

    /// Can head a phrase that speaks.
    pub fn heads(&self) -> bool {
        !self.any(&[Tag::Boundary, Tag::Auxiliary])
            && self.any(&[
                Tag::Source,
                Tag::Person,
                Tag::Office,
                Tag::PluralOffice,
                Tag::Title,
                Tag::Organisation,
                Tag::Group,
                Tag::Media,
                Tag::Outlet,
                Tag::Document,
                Tag::Unspecified,
                Tag::Place,
                Tag::FirstName,
            ])
    }
}

/// The marks of all tokens. Words repeat: each spelling is looked up once an article.
pub(super) fn marks<'d>(doc: &'d Doc, lists: &Lists) -> Vec<Mark<'d>> {
    let mut marks: Vec<Mark<'d>> = Vec::with_capacity(doc.tokens.len());
    let mut begun: Vec<&[Run]> = Vec::with_capacity(doc.tokens.len());
    let mut met: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, token) in doc.tokens.iter().enumerate() {
        let written = token.span.of(&doc.text);
        let first = *met.entry(written).or_insert(at);
        if first < at {
            marks.push(marks[first].clone());
            begun.push(begun[first]);
            continue;
        }
        let mark = mark(token, written, lists);
        begun.push(
            lists.runs.get(token.fold()).or_else(|| lists.runs.get(mark.base)).map_or(&[], Vec::as_slice),
        );
        marks.push(mark);
    }
    // Listed entries of several words (`حزب الله`, `سي إن إن`).
    for (at, runs) in begun.into_iter().enumerate() {
        for (rest, tag) in runs {
            let fits = rest
                .iter()
                .enumerate()
                .all(|(i, w)| doc.tokens.get(at + 1 + i).is_some_and(|t| t.fold() == &**w));
            if fits {
                for mark in &mut marks[at + 1..=at + rest.len()] {
                    mark.joined = true;
                }
                for mark in &mut marks[at..=at + rest.len()] {
                    // `بان كي مون` is not `بأن`.
                    mark.tags.drop(Tag::That);
                    mark.tags.join(Tags::of(&[*tag]));
                    mark.unknown = false;
                    if *tag == Tag::FirstName {
                        (mark.particle, mark.finite, mark.participle) = ("", None, None);
                    }
                }
            }
        }
    }
    marks
}

/// A reading in which a word may begin a listed phrase.
pub(super) fn begins(reading: &Reading) -> bool {
    let split = &reading.split;
    !split.article && split.particle.is_empty() && split.enclitic.is_empty()
}

fn mark<'d>(token: &'d Token, written: &str, lists: &Lists) -> Mark<'d> {
    let mut mark = Mark { base: token.fold(), word: token.kind == TokenKind::Word, ..Mark::default() };
    mark.phrase = token.form.readings.iter().any(|r| begins(r) && lists.phrases.contains_key(&*r.split.base));
    if token.kind == TokenKind::Sign {
        return mark;
    }
    let mut noun = (0, false);
    let (mut finite, mut participle) = (0, 0);
    for reading in &token.form.readings {
        let split = &reading.split;
        // Folding makes `ة` an enclitic's letter; the page does not.
        if !split.enclitic.is_empty()
            && !lists
                .pronouns
                .iter()
                .any(|p| written.ends_with(p.as_str()) && p.chars().count() == split.enclitic.chars().count())
        {
            continue;
        }
        let size = split.base.len();
        let Some(word) = lists.get(&split.base) else { continue };
        // `مستشاره` is his adviser; the list has the lady adviser too.
        let own = !split.enclitic.is_empty()
            && noun.1
            && word.tags == mark.tags
            && noun.0 == size + split.enclitic.len();
        let particle = split.particle.is_empty()
            || lists.get(split.particle).is_some_and(|w| w.tags.has(Tag::Preposition));
        if !word.tags.is_empty() && particle && (size > noun.0 || own) {
            noun = (size.max(noun.0), true);
            mark.tags = word.tags;
            mark.plural = word.plural;
            mark.base = &split.base;
            mark.conjunction = !split.conjunction.is_empty();
            mark.particle = split.particle;
            mark.article = split.article;
            mark.pronoun = !split.enclitic.is_empty();
        }
        if split.article || !split.particle.is_empty() {
            continue;
        }
        for form in &word.verbs {
            if form.kind == FormKind::Participle {
                if size > participle && split.enclitic.is_empty() {
                    participle = size;
                    mark.participle = Some(*form);
                }
            } else {
                let found = Finite {
                    form: *form,
                    conjunction: !split.conjunction.is_empty(),
                    pronoun: !split.enclitic.is_empty(),
                };
                if size > finite {
                    mark.other = mark.finite;
                    (finite, mark.finite) = (size, Some(found));
                } else if mark.other.is_none() && mark.finite.is_some_and(|f| f.form.verb != form.verb) {
                    mark.other = Some(found);
                }
            }
        }
    }
    // `في الأثناء`: with an article it is a noun.
    if mark.article {
        mark.tags.drop(Tag::Preposition);
    }
    for apart in &lists.apart {
        if written.ends_with(apart.written.as_str())
            && written.chars().count() <= apart.written.chars().count() + 1
        {
            mark.tags.drop(apart.never);
        }
    }
    // `سموه` is his highness, not "they called him".
    if mark.has(Tag::Single) && mark.finite.is_some() {
        (mark.finite, finite) = (None, 0);
    }
    // `إشادتهم` is "their praise", not "she praised them".
    if mark.has(Tag::SpeechNoun) && mark.pronoun && mark.finite.is_some_and(|f| f.pronoun) {
        mark.finite = None;
        finite = 0;
    }
    if noun.1 && !mark.article {
        // Listed with its article: what the lists say of it without one holds too.
        let same = |r: &&crate::text::Reading| {
            r.split.article
                && r.split.particle == mark.particle
                && r.split.conjunction.is_empty() != mark.conjunction
                && mark.base.ends_with(&*r.split.base)
        };
        if let Some(reading) = token.form.readings.iter().find(same) {
            mark.article = true;
            if let Some(word) =
                lists.get(&reading.split.base).filter(|_| reading.split.base.chars().count() > 2)
            {
                mark.tags.join(word.tags);
                mark.plural |= word.plural;
                mark.base = &reading.split.base;
            }
        }
    }
    if !noun.1 && finite == 0 && participle == 0 {
        // A listed noun in the accusative (`إعجابا`).
        let listed =
            lists.case_endings.iter().find_map(|e| lists.get(token.fold().strip_suffix(e.as_str())?));
        let nouns =
            [Tag::SpeechNoun, Tag::Evidence, Tag::Document, Tag::Unspecified, Tag::Modifier, Tag::Setting];
        if let Some(word) = listed.filter(|w| w.tags.any(&nouns) && !w.tags.has(Tag::FirstName)) {
            mark.tags = word.tags;
            noun.1 = true;
        }
    }
    if !noun.1 {
        mark.unknown = mark.finite.is_none() && mark.participle.is_none();
        if mark.unknown
            && lists.adverb_endings.iter().any(|e| written.ends_with(e.as_str()))
            && !lists.capital(written)
        {
            mark.tags = Tags::of(&[Tag::Adverb]);
            mark.unknown = false;
        }
        // A possessive: an apostrophe tells it from the word itself.
        if lists.capital(written) {
            let own = |r: &&crate::text::Reading| {
                !r.split.enclitic.is_empty() && lists.pronouns.iter().any(|p| written.ends_with(p.as_str()))
            };
            if let Some(reading) = token.form.readings.iter().find(own) {
                mark.base = &reading.split.base;
                mark.pronoun = true;
            }
        }
        // An unknown word with an article shows its clitics by it.
        let written_so =
            lists.articles.is_empty() || lists.articles.iter().any(|a| written.contains(a.as_str()));
        if let Some(reading) = token.form.readings.iter().find(|r| r.split.article && written_so) {
            mark.base = &reading.split.base;
            mark.article = true;
            mark.conjunction = !reading.split.conjunction.is_empty();
            mark.particle = reading.split.particle;
        } else if let Some(reading) = token.form.readings.iter().find(|r| {
            lists.get(r.split.particle).is_some_and(|w| w.tags.has(Tag::Preposition))
                && r.split.enclitic.is_empty()
                && lists.common_shape(&r.split.base)
        }) {
            // So does one with the shape of a common noun.
            mark.base = &reading.split.base;
            mark.conjunction = !reading.split.conjunction.is_empty();
            mark.particle = reading.split.particle;
        }
    }
    // A verb whose base is longer than the noun's leaves no noun (`وصف` is not `و` + `صف`).
    if finite.max(participle) > noun.0 && noun.1 && mark.participle.is_none() {
        mark.tags = Tags::default();
    }
    mark
}
