//! How late the first source of a kind comes in: words before it, out of the words of the
//! articles that have one.
//!
//! Two features, `first_named` and `first_anonymous`, since each has its own articles. Pooled,
//! they are the average place of the first source, 0 at the head and 1 at the end, in which each
//! article weighs as much as it has words. Why it is a framing device: the inverted pyramid puts
//! what counts first, and who speaks first defines the situation that the others react to (Hall
//! et al. 1978; van Dijk 1988). An evidence row is the first source, its `n` the words before it.
//! Where it fails: a source in the title stands at 0, and an outlet that drops its titles looks
//! late; short articles bring their sources late. Offices without a name are in neither. Few
//! articles may have one, so they are not in the default matrix.

use super::{CodedArticle, Feature, Rows};
use crate::codings::SourceType;
use crate::span::Span;

/// Where the first source of one type stands.
pub struct FirstSource {
    name: &'static str,
    about: &'static str,
    base: &'static str,
    kind: SourceType,
}

pub static FIRST_NAMED: FirstSource = FirstSource {
    name: "first_named",
    about: "words before the first named source, out of the words of articles that have one",
    base: "words of articles with a named source",
    kind: SourceType::Named,
};

pub static FIRST_ANONYMOUS: FirstSource = FirstSource {
    name: "first_anonymous",
    about: "words before the first anonymous source, out of the words of articles that have one",
    base: "words of articles with an anonymous source",
    kind: SourceType::Anonymous,
};

impl Feature for FirstSource {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn base(&self) -> &'static str {
        self.base
    }

    fn clustered(&self) -> bool {
        false
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let of_kind = coded.coding.attributions.iter().filter(|a| a.kind == self.kind);
        let first = of_kind.min_by_key(|a| (a.source.unwrap_or(a.cue).start, a.cue.start));
        let Some(first) = first else {
            rows.base(0);
            return;
        };
        rows.base(coded.doc.words());
        let place = first.source.unwrap_or(first.cue);
        let before = coded.doc.tokens_in(Span::new(0, place.start));
        let words = coded.doc.tokens[before].iter().filter(|t| !t.is_sign()).count();
        rows.stretch(super::ALL, None, place, words, first.cue.of(&coded.doc.text));
    }
}
