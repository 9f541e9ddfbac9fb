//! R1: anonymous / (anonymous + named + office) over attributions.
//!
//! Why it is a framing device: a reader can weigh a claim only when its speaker can be
//! identified; anonymity shifts accountability to the outlet (Duffy 2014; Carlson 2011).
//! Organisations, media and documents are no persons and stand outside. Where it fails: one
//! anonymous source with many verbs counts many times (see `anonymous_sources`).

use super::{CodedArticle, Feature, Rows};
use crate::codings::SourceType;

pub struct AnonymousShare;

/// Whether a type stands for a person who speaks, named or not.
pub(super) fn is_person(kind: SourceType) -> bool {
    matches!(kind, SourceType::Named | SourceType::Office | SourceType::Anonymous)
}

impl Feature for AnonymousShare {
    fn name(&self) -> &'static str {
        "anonymous_share"
    }

    fn about(&self) -> &'static str {
        "R1: attributions to anonymous persons, out of those to anonymous, named and office"
    }

    fn base(&self) -> &'static str {
        "attributions to persons"
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let persons = coded.coding.attributions.iter().filter(|a| is_person(a.kind));
        rows.base(persons.clone().count());
        for a in persons.filter(|a| a.kind == SourceType::Anonymous) {
            rows.hit(super::ALL, None, a.source.unwrap_or(a.cue), a.cue.of(&coded.doc.text));
        }
    }
}
