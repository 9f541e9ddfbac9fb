//! Where a lexicon hits in a text.

use std::cmp::Reverse;
use std::ops::Range;

use super::compile::{Pattern, Terms};
use super::index::Seen;
use super::lexicon::Lexicon;
use super::pattern::{GAP, Place, Word};
use super::tier::{Tier, Tiers};
use crate::span::Span;
use crate::text::{Doc, TokenKind};

/// A hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Place in `Lexicon::entries`.
    pub entry: usize,
    /// The words as they stand in the text, whole tokens with their clitics.
    pub span: Span,
    /// The same as a range of `Doc::tokens`.
    pub tokens: Range<usize>,
    /// The weakest tier of the words of the hit.
    pub tier: Tier,
}

impl Lexicon {
    /// The hits in a text, in its order, none over another, unless the lexicon's request is for
    /// nested ones. Of hits that overlap, the one with most tokens stays, then the one of the
    /// surer tier, then the one that stands first in the file, then in the text.
    pub fn find(&self, doc: &Doc) -> Vec<Match> {
        let mut all = self.find_nested(doc);
        if self.request.nested {
            return all;
        }
        all.sort_by_key(|m| (Reverse(m.tokens.len()), m.tier, m.entry, m.tokens.start));
        let mut taken = vec![false; if all.is_empty() { 0 } else { doc.tokens.len() }];
        all.retain(|hit| {
            let tokens = &mut taken[hit.tokens.clone()];
            let free = !tokens.contains(&true);
            if free {
                tokens.fill(true);
            }
            free
        });
        all.sort_by_key(|m| m.tokens.start);
        all
    }

    /// All hits in a text, also those inside or across others, by place, the longer first.
    /// An entry hits the same tokens only once, by the surest tier. Of the tiers that the request
    /// names only: a hit of another hides none.
    pub fn find_nested(&self, doc: &Doc) -> Vec<Match> {
        let mut out = Vec::new();
        let (mut seen, mut candidates) = (Seen::default(), Vec::new());
        let compiled = &self.compiled;
        for sentence in &doc.sentences {
            let tokens = &sentence.tokens;
            compiled.index.read(&doc.tokens[tokens.clone()], &mut seen);
            for at in tokens.clone() {
                compiled.index.candidates(&seen, at - tokens.start, &mut candidates);
                for &pattern in &candidates {
                    self.try_at(doc, &compiled.patterns[pattern], at, tokens, &mut out);
                }
            }
        }
        out.sort_by_key(|m| (m.tokens.start, Reverse(m.tokens.end), m.entry, m.tier));
        out.dedup_by(|next, kept| next.entry == kept.entry && next.tokens == kept.tokens);
        out.retain(|hit| self.request.wants(hit.tier));
        out
    }

    fn try_at(&self, doc: &Doc, pattern: &Pattern, at: usize, inside: &Range<usize>, out: &mut Vec<Match>) {
        let terms = &self.compiled.terms[pattern.entry];
        let walk = Walk { lexicon: self, doc, words: &pattern.words, terms, end: inside.end };
        let Some((end, tier)) = walk.from(0, at) else { return };
        if !walk.undone(at, end, inside) {
            out.push(Match { entry: pattern.entry, span: doc.span_of(at..end), tokens: at..end, tier });
        }
    }
}

/// One pattern held against one place.
struct Walk<'a> {
    lexicon: &'a Lexicon,
    doc: &'a Doc,
    words: &'a [Word],
    terms: &'a Terms,
    /// End of the sentence, which no hit crosses.
    end: usize,
}

impl Walk<'_> {
    /// The end and the tier of a hit whose `i`-th word stands at token `at`.
    fn from(&self, i: usize, at: usize) -> Option<(usize, Tier)> {
        let place = Place { first: i == 0, last: i + 1 == self.words.len() };
        let guard = self.terms.guard.then_some(&self.lexicon.guard);
        let token = &self.doc.tokens[at];
        if self.terms.as_written && !token.span.of(&self.doc.text).contains(&self.words[i].written) {
            return None;
        }
        let tier = self.words[i].tier(token, &self.doc.text, self.terms.tiers, place, guard)?;
        if place.last {
            return Some((at + 1, tier));
        }
        let mut next = at + 1;
        for _ in 0..=if self.words[i + 1].gap { GAP } else { 0 } {
            next += usize::from(self.hyphen(next));
            if next >= self.end || self.doc.tokens[next].kind == TokenKind::Sign {
                return None;
            }
            if let Some((end, weaker)) = self.from(i + 1, next) {
                return Some((end, tier.max(weaker)));
            }
            next += 1;
        }
        None
    }

    /// Whether this token is a hyphen that joins two words.
    fn hyphen(&self, at: usize) -> bool {
        let tokens = &self.doc.tokens;
        at + 1 < self.end
            && matches!(tokens[at].span.of(&self.doc.text), "-" | "\u{2010}" | "\u{2011}")
            && tokens[at - 1].span.end == tokens[at].span.start
            && tokens[at].span.end == tokens[at + 1].span.start
    }

    /// Whether what stands before or after the hit on `at..end` undoes it.
    fn undone(&self, at: usize, end: usize, inside: &Range<usize>) -> bool {
        let excepted = |words: &[Word], token: usize| words.iter().any(|word| self.beside(word, token));
        let near = || {
            let before = (inside.start..at).rev().filter(|token| !self.doc.tokens[*token].is_sign());
            before.take(self.terms.within).any(|token| excepted(&self.terms.not_within, token))
        };
        end < inside.end && excepted(&self.terms.not_before, end)
            || at > inside.start && excepted(&self.terms.not_after, at - 1)
            || !self.terms.not_within.is_empty() && near()
    }

    /// Whether an exception is the token beside or near a hit, clitics or not.
    fn beside(&self, word: &Word, at: usize) -> bool {
        let (place, tiers) = (Place { first: true, last: true }, Tiers::of(&Tier::DEFAULT));
        let (doc, guard) = (self.doc, &self.lexicon.guard);
        word.tier(&doc.tokens[at], &doc.text, tiers, place, Some(guard)).is_some()
    }
}
