//! An article as the extractor walks over it: tokens, marks, and what stands where.

use std::ops::Range;

use super::mark::Mark;
use super::marks::marks;
use super::surnames::Surnames;
use crate::attribution::grammar::clause::{Order, Place};
use crate::attribution::grammar::lists::Lists;
use crate::attribution::grammar::noun::Head;
use crate::attribution::grammar::tag::Tag;
use crate::attribution::grammar::verb::{FormKind, Gender, Number, VerbForm};
use crate::span::Span;
use crate::text::{Doc, NoteKey, Quotation, TokenKind};

/// One article under extraction.
pub struct View<'d> {
    pub doc: &'d Doc,
    pub lists: &'d Lists,
    pub marks: Vec<Mark>,
    /// Folded last names met next to a first name or title in this article.
    pub surnames: Surnames<'d>,
    /// For each quotation whether its marks stand around a name, by place in `doc.quotations`.
    pub named: Vec<bool>,
    /// For each token, the quotation that opens with it, by place in `doc.quotations`.
    opens: Vec<Option<usize>>,
}

impl<'d> View<'d> {
    /// An article with the marks of its words; names are still to be told.
    pub fn new(doc: &'d Doc, lists: &'d Lists, key: &NoteKey<Mark>) -> Self {
        let mut opens = vec![None; doc.tokens.len()];
        for (place, quotation) in doc.quotations.iter().enumerate() {
            let at = doc.tokens.partition_point(|t| t.span.start < quotation.outer.start);
            if at < opens.len() && opens[at].is_none() {
                opens[at] = Some(place);
            }
        }
        let named = vec![false; doc.quotations.len()];
        Self { doc, lists, marks: marks(doc, lists, key), surnames: Surnames::default(), named, opens }
    }

    /// A folded last name that was met next to a first name or title.
    pub fn surname(&self, at: usize) -> bool {
        self.surnames.contains(self.marks[at].fold, || self.fold(at))
    }

    /// Whether two tokens are one word once folded.
    pub fn same_fold(&self, a: usize, b: usize) -> bool {
        self.marks[a].fold == self.marks[b].fold && self.fold(a) == self.fold(b)
    }

    /// Whether the subject usually stands after its verb.
    pub fn subject_after(&self) -> bool {
        self.lists.clause.subject == Order::AfterVerb
    }

    /// Whether the verb stands last in its clause.
    pub fn verb_last(&self) -> bool {
        self.lists.clause.verb == Place::Last
    }

    /// Whether the head of a noun phrase stands first in it.
    pub fn head_first(&self) -> bool {
        self.lists.noun.head == Head::First
    }

    pub fn len(&self) -> usize {
        self.marks.len()
    }

    pub fn fold(&self, at: usize) -> &'d str {
        self.doc.fold(at)
    }

    /// The base that the lists know, or the folded word without its article.
    pub fn base(&self, at: usize) -> &'d str {
        self.doc.word(at).reading(usize::from(self.marks[at].base)).base
    }

    pub fn text(&self, at: usize) -> &'d str {
        self.doc.tokens[at].span.of(&self.doc.text)
    }

    pub fn has(&self, at: usize, tag: Tag) -> bool {
        self.marks.get(at).is_some_and(|m| m.has(tag))
    }

    pub fn sign(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Sign)
    }

    pub fn is(&self, at: usize, signs: &[&str]) -> bool {
        at < self.len() && self.sign(at) && signs.contains(&self.text(at))
    }

    pub fn comma(&self, at: usize) -> bool {
        self.marks.get(at).is_some_and(|m| m.comma)
    }

    pub fn colon(&self, at: usize) -> bool {
        self.marks.get(at).is_some_and(|m| m.colon)
    }

    /// The quotation that opens at this token.
    pub fn quotation(&self, at: usize) -> Option<&'d Quotation> {
        self.opens.get(at).copied().flatten().map(|place| &self.doc.quotations[place])
    }

    /// Whether the marks of a quotation stand around a mere name.
    pub fn is_name(&self, quotation: &Quotation) -> bool {
        self.named[self.doc.quotations.partition_point(|q| q.outer.start < quotation.outer.start)]
    }

    /// The token after the closing mark of a quotation.
    pub fn past(&self, quotation: &Quotation) -> usize {
        self.doc.tokens.partition_point(|t| t.span.start < quotation.outer.end)
    }

    /// Inside a quotation of worded content.
    pub fn inside_worded(&self, at: usize) -> bool {
        let span = self.doc.tokens[at].span;
        self.doc.quotations.iter().any(|q| q.inner.contains(span) && !self.is_name(q))
    }

    /// Number of words and numbers in a span.
    pub fn words(&self, span: Span) -> usize {
        self.doc.tokens[self.doc.tokens_in(span)].iter().filter(|t| t.kind != TokenKind::Sign).count()
    }

    /// Opens reported content: `أن`, `إن`, with `ب` or a pronoun.
    pub fn that(&self, at: usize) -> bool {
        self.marks.get(at).is_some_and(|m| {
            m.has(Tag::That)
                && (m.particle.is_empty() || self.lists.clause.that_particles.iter().any(|p| p == m.particle))
        })
    }

    /// A quotation of worded content, not a name in marks.
    pub fn worded(&self, at: usize) -> bool {
        self.quotation(at).is_some_and(|q| !self.is_name(q))
    }

    /// A finite report verb in a position where it cannot be a noun.
    pub fn plain_verb(&self, at: usize) -> bool {
        self.marks.get(at).and_then(|m| m.finite).is_some_and(|f| {
            let noun = self.lists.verbs[f.form.verb as usize].noun;
            !(noun && !f.conjunction && self.spelled_as_noun(f.form))
        })
    }

    /// A form that the verb's noun shares.
    pub fn spelled_as_noun(&self, form: VerbForm) -> bool {
        match self.lists.clause.subject {
            // The dual reads like a noun in its case (`ردا على`).
            Order::AfterVerb => {
                form.kind == FormKind::Perfect
                    && (form.bare || form.number == Number::D && form.gender == Gender::M)
            }
            Order::BeforeVerb => form.kind == FormKind::Imperfect,
        }
    }

    /// A letter before the last is doubled on the page: the verb (`بيّن`), not its homograph.
    pub fn doubled(&self, at: usize) -> bool {
        self.text(at).trim_end_matches('\u{651}').contains('\u{651}')
    }

    pub fn sentence(&self, at: usize) -> Range<usize> {
        self.doc.sentences[self.doc.sentence_of(at)].tokens.clone()
    }

    /// The preposition that stands at or is written with this token.
    pub fn preposition(&self, at: usize) -> Option<&'d str> {
        let mark = self.marks.get(at)?;
        if mark.has(Tag::Preposition) && mark.particle.is_empty() {
            return Some(self.base(at));
        }
        (!mark.particle.is_empty()).then_some(mark.particle)
    }
}
