//! R3: articles with at least one anonymous source, out of those that let a person speak.
//!
//! Why it is a framing device: the reader meets articles, not attributions; Culbertson (1975)
//! counts stories with a veiled source, so this share compares with his 36 % and with later
//! counts. Where it fails: long articles have more room for one; an article with one anonymous
//! source of ten counts as much as one with ten of ten (see `only_anonymous`). Not in the
//! default matrix, where `anonymous_share` stands for the device.

use super::anonymous_share::is_person;
use super::{CodedArticle, Feature, Rows};
use crate::codings::SourceType;

pub struct AnonymousArticles;

impl Feature for AnonymousArticles {
    fn name(&self) -> &'static str {
        "anonymous_articles"
    }

    fn about(&self) -> &'static str {
        "R3: articles with an anonymous source, out of articles that attribute to persons"
    }

    fn base(&self) -> &'static str {
        "articles that attribute to persons"
    }

    fn clustered(&self) -> bool {
        false
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let attributions = &coded.coding.attributions;
        rows.base(usize::from(attributions.iter().any(|a| is_person(a.kind))));
        if let Some(a) = attributions.iter().find(|a| a.kind == SourceType::Anonymous) {
            rows.hit(super::ALL, None, a.source.unwrap_or(a.cue), a.cue.of(&coded.doc.text));
        }
    }
}
