//! Where lexicons hit in a text.

use std::cmp::Reverse;
use std::ops::Range;

use super::index::{Exceptions, Index, Met, Pattern};
use super::lexicon::Lexicon;
use super::pattern::GAP;
use super::tier::Tier;
use crate::span::Span;
use crate::text::Doc;

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

/// The hits of each of the lexicons of an index, in their order.
pub(super) fn find(index: &Index, lexicons: &[&Lexicon], doc: &Doc) -> Vec<Vec<Match>> {
    let mut found = find_nested(index, lexicons, doc);
    let mut taken = Vec::new();
    for (hits, lexicon) in found.iter_mut().zip(lexicons) {
        if !lexicon.request.nested && hits.len() > 1 {
            taken.clear();
            taken.resize(doc.tokens.len(), false);
            outermost(hits, &mut taken);
        }
    }
    found
}

/// Leaves hits of which none lies over another: the one with most tokens, then the one of the
/// surer tier, then the one that stands first in the file, then in the text.
fn outermost(hits: &mut Vec<Match>, taken: &mut [bool]) {
    hits.sort_by_key(|m| (Reverse(m.tokens.len()), m.tier, m.entry, m.tokens.start));
    hits.retain(|hit| {
        let tokens = &mut taken[hit.tokens.clone()];
        let free = !tokens.contains(&true);
        if free {
            tokens.fill(true);
        }
        free
    });
    hits.sort_by_key(|m| m.tokens.start);
}

/// All hits of each lexicon, also those inside or across others, by place, the longer first.
pub(super) fn find_nested(index: &Index, lexicons: &[&Lexicon], doc: &Doc) -> Vec<Vec<Match>> {
    let mut found: Vec<Vec<Match>> = vec![Vec::new(); lexicons.len()];
    let met = index.met(doc);
    let mut candidates = Vec::new();
    for sentence in &doc.sentences {
        let inside = sentence.tokens.clone();
        for at in inside.clone().filter(|at| met[*at].begins() && !doc.tokens[*at].is_sign()) {
            index.leads.candidates(met[at], &met[at + 1..inside.end], &mut candidates);
            for &pattern in &candidates {
                let pattern = &index.patterns[pattern as usize];
                let walk = Walk { doc, met: &met, pattern, inside: &inside };
                let Some((end, tier)) = walk.from(0, at) else { continue };
                if !walk.undone(at, end, &index.exceptions[pattern.exceptions]) {
                    let (entry, tokens) = (pattern.entry, at..end);
                    found[pattern.lexicon].push(Match { entry, span: doc.span_of(at..end), tokens, tier });
                }
            }
        }
    }
    for (hits, lexicon) in found.iter_mut().zip(lexicons) {
        hits.sort_by_key(|m| (m.tokens.start, Reverse(m.tokens.end), m.entry, m.tier));
        hits.dedup_by(|next, kept| next.entry == kept.entry && next.tokens == kept.tokens);
        hits.retain(|hit| lexicon.request.wants(hit.tier));
    }
    found
}

/// One pattern held against one place.
struct Walk<'a> {
    doc: &'a Doc,
    /// The conditions that each token's word meets.
    met: &'a [&'a Met],
    pattern: &'a Pattern,
    /// The sentence, whose end no hit crosses.
    inside: &'a Range<usize>,
}

impl Walk<'_> {
    /// The end and the tier of a hit whose `i`-th word stands at token `at`.
    fn from(&self, i: usize, at: usize) -> Option<(usize, Tier)> {
        let steps = &self.pattern.steps;
        let tier = self.met[at].tier(steps[i].0)?;
        let Some((_, gap)) = steps.get(i + 1) else { return Some((at + 1, tier)) };
        let mut next = at + 1;
        for _ in 0..=if *gap { GAP } else { 0 } {
            next += usize::from(self.hyphen(next));
            if next >= self.inside.end || self.doc.tokens[next].is_sign() {
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
        at + 1 < self.inside.end
            && tokens[at].is_sign()
            && matches!(tokens[at].span.of(&self.doc.text), "-" | "\u{2010}" | "\u{2011}")
            && tokens[at - 1].span.end == tokens[at].span.start
            && tokens[at].span.end == tokens[at + 1].span.start
    }

    /// Whether what stands before or after the hit on `at..end` undoes it.
    fn undone(&self, at: usize, end: usize, exceptions: &Exceptions) -> bool {
        let met = |words: &[u32], token: usize| self.met[token].any(words);
        let near = || {
            let before = (self.inside.start..at).rev().filter(|token| !self.doc.tokens[*token].is_sign());
            before.take(exceptions.within).any(|token| met(&exceptions.not_within, token))
        };
        end < self.inside.end && met(&exceptions.not_before, end)
            || at > self.inside.start && met(&exceptions.not_after, at - 1)
            || !exceptions.not_within.is_empty() && near()
    }
}
