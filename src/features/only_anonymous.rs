//! R4: articles whose persons are all anonymous, out of those that let a person speak.
//!
//! Why it is a framing device: such an article leaves the reader nobody to weigh; newsroom codes
//! ask for a second, named source (Duffy 2014). Organisations, media and documents do not count
//! as persons, so an article that also cites a ministry can be a hit. Where it fails: short notes
//! have one source, whatever it is. Not in the default matrix, where `anonymous_share` stands
//! for the device.

use super::anonymous_share::is_person;
use super::{CodedArticle, Feature, Rows};
use crate::codings::SourceType;

pub struct OnlyAnonymous;

impl Feature for OnlyAnonymous {
    fn name(&self) -> &'static str {
        "only_anonymous"
    }

    fn about(&self) -> &'static str {
        "R4: articles whose persons are all anonymous, out of articles that attribute to persons"
    }

    fn base(&self) -> &'static str {
        "articles that attribute to persons"
    }

    fn clustered(&self) -> bool {
        false
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let mut persons = coded.coding.attributions.iter().filter(|a| is_person(a.kind));
        let first = persons.clone().next();
        rows.base(usize::from(first.is_some()));
        if let Some(a) = first.filter(|_| persons.all(|a| a.kind == SourceType::Anonymous)) {
            rows.hit(super::ALL, None, a.source.unwrap_or(a.cue), a.cue.of(&coded.doc.text));
        }
    }
}
