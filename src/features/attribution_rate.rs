//! How much of a text is handed to others: attributions per 1,000 words.
//!
//! Why it is a framing device: attribution is the routine by which news shows its facts to be
//! somebody's (Tuchman 1972, objectivity as strategic ritual); an outlet that attributes little
//! speaks in its own name. Where it fails: short notes have few words for each cue.

use super::{CodedArticle, Feature, Rows};

pub struct AttributionRate;

impl Feature for AttributionRate {
    fn name(&self) -> &'static str {
        "attribution_rate"
    }

    fn about(&self) -> &'static str {
        "attributions per 1,000 words"
    }

    fn base(&self) -> &'static str {
        "words"
    }

    fn per(&self) -> f64 {
        1000.0
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        rows.base(coded.doc.words());
        for a in &coded.coding.attributions {
            rows.hit(super::ALL, None, a.cue, a.kind.name());
        }
    }
}
