//! Which named persons an article attributes to, and how often: what the diversity of an
//! outlet's sources is made of.
//!
//! Only named sources have an identity that holds from one article to the next. Within an
//! article the phrases of one person are chained as in `anonymous_sources`: by the coder's
//! referents, and where the words of one all stand in the other. The key of a chain is its
//! longest name phrase up to the first sign, cut behind the last word of its shortest (`المحجوب`
//! shows where the name ends in `خالد المحجوب مدير الإدارة`), and of that the last two words,
//! folded and without articles: titles stand before a name. So `وزير الخارجية سامح شكري` and
//! `سامح شكري` of another article are one source. Where it fails: a person only ever named with
//! a description behind the name and no comma, a bare last name in one article and the full name
//! in another (counted as two), two persons of one name (counted as one).

use std::collections::{BTreeMap, BTreeSet};

use super::anonymous_sources::base;
use crate::codings::{Coding, SourceType};
use crate::span::Span;
use crate::text::Doc;

/// Words of a name that identify.
const NAME: usize = 2;

struct Chain {
    /// Its name phrases, in text order.
    names: Vec<Vec<String>>,
    words: BTreeSet<String>,
    n: u64,
}

/// Attributions of one article by named source.
pub fn named(doc: &Doc, coding: &Coding) -> BTreeMap<String, u64> {
    let mut chains: Vec<Chain> = Vec::new();
    for a in coding.attributions.iter().filter(|a| a.kind == SourceType::Named) {
        let name = a.referent.or(a.source).map(|phrase| name(doc, phrase)).unwrap_or_default();
        if name.is_empty() {
            // No phrase at all: the one before goes on.
            if let Some(chain) = chains.last_mut() {
                chain.n += 1;
            }
            continue;
        }
        let words: BTreeSet<String> = name.iter().cloned().collect();
        let known = chains.iter().position(|c| words.is_subset(&c.words) || c.words.is_subset(&words));
        // The latest speaker stands last.
        let mut chain = match known {
            Some(at) => chains.remove(at),
            None => Chain { names: Vec::new(), words: BTreeSet::new(), n: 0 },
        };
        chain.names.push(name);
        chain.words.extend(words);
        chain.n += 1;
        chains.push(chain);
    }
    let mut out = BTreeMap::new();
    for chain in &chains {
        *out.entry(key(&chain.names)).or_default() += chain.n;
    }
    out
}

/// The words of a phrase up to its first sign, folded and without articles.
fn name(doc: &Doc, phrase: Span) -> Vec<String> {
    let sign = |t: &usize| doc.tokens[*t].is_sign();
    let words = doc.tokens_in(phrase).skip_while(sign).take_while(|t| !sign(t));
    words.map(|t| base(doc.word(t)).to_owned()).collect()
}

fn key(names: &[Vec<String>]) -> String {
    // Of equal lengths the first.
    let longest = names.iter().rev().max_by_key(|n| n.len()).map_or(&[][..], Vec::as_slice);
    let last = names.iter().min_by_key(|n| n.len()).and_then(|n| n.last());
    let end = longest.iter().rposition(|w| Some(w) == last).map_or(longest.len(), |at| at + 1);
    longest[end.saturating_sub(NAME)..end].join(" ")
}
