//! R2: anonymous / (anonymous + named + office) over the distinct sources of an article.
//!
//! A plural group counts one, a repeat counts once. Repeats are found through the coder's
//! referents, and by the folded words of the phrase: two phrases are one source when one's
//! words, without clitics, all stand in the other (`شكري` in `وزير الخارجية سامح شكري`). A
//! source without a phrase and without a referent goes on the source before it.
//! Where it fails: two different `مصادر مطلعة` of one article count once.

use std::collections::BTreeSet;

use super::anonymous_share::is_person;
use super::{CodedArticle, Feature, Rows};
use crate::codings::{Attribution, SourceType};
use crate::span::Span;
use crate::text::{Doc, Word};

pub struct AnonymousSources;

struct Distinct {
    kind: SourceType,
    words: BTreeSet<String>,
    first: Span,
    cue: Span,
}

impl Feature for AnonymousSources {
    fn name(&self) -> &'static str {
        "anonymous_sources"
    }

    fn about(&self) -> &'static str {
        "R2: distinct anonymous sources of an article, out of its distinct anonymous, named and office sources"
    }

    fn base(&self) -> &'static str {
        "distinct sources that are persons"
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let sources = distinct(coded.doc, &coded.coding.attributions);
        rows.base(sources.len());
        for source in sources.iter().filter(|s| s.kind == SourceType::Anonymous) {
            rows.hit(super::ALL, None, source.first, source.cue.of(&coded.doc.text));
        }
    }
}

fn distinct(doc: &Doc, attributions: &[Attribution]) -> Vec<Distinct> {
    let mut out: Vec<Distinct> = Vec::new();
    for a in attributions.iter().filter(|a| is_person(a.kind)) {
        let Some(phrase) = a.referent.or(a.source) else {
            // No phrase at all: the one before goes on, if it is of the same type.
            if !out.iter().any(|s| s.kind == a.kind) {
                out.push(Distinct { kind: a.kind, words: BTreeSet::new(), first: a.cue, cue: a.cue });
            }
            continue;
        };
        let words = bases(doc, phrase);
        let known = out.iter_mut().find(|s| {
            s.kind == a.kind && (s.words.is_empty() || words.is_subset(&s.words) || s.words.is_subset(&words))
        });
        match known {
            Some(source) => source.words.extend(words),
            None => out.push(Distinct { kind: a.kind, words, first: phrase, cue: a.cue }),
        }
    }
    out
}

/// The shortest base of each word of a phrase: with all clitics off that may be off.
fn bases(doc: &Doc, phrase: Span) -> BTreeSet<String> {
    doc.tokens_in(phrase)
        .filter(|&t| !doc.tokens[t].is_sign())
        .map(|t| base(doc.word(t)).to_owned())
        .collect()
}

/// A folded word without its article and what stands before that.
pub(super) fn base(word: &Word) -> &str {
    let article = word.readings().find(|r| r.article);
    article.map_or_else(|| word.fold(), |r| r.base)
}
