//! Whose words are kept: attributions with quotation marks, out of all attributions.
//!
//! Direct: all of the content is inside marks; mixed: a part is. Why it is a framing device:
//! a direct quotation lends its speaker authority and the reporter distance (Zelizer 1989).
//! Where it fails: outlets that do not type marks at all look indirect.

use super::{CodedArticle, Feature, Rows};
use crate::codings::QuoteKind;

pub struct DirectQuotes;

impl Feature for DirectQuotes {
    fn name(&self) -> &'static str {
        "direct_quotes"
    }

    fn about(&self) -> &'static str {
        "attributions that quote (direct or mixed), out of all attributions"
    }

    fn base(&self) -> &'static str {
        "attributions"
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let attributions = &coded.coding.attributions;
        rows.base(attributions.len());
        for a in attributions.iter().filter(|a| a.quote != QuoteKind::Indirect) {
            rows.hit(a.quote.name(), None, a.cue, a.kind.name());
        }
    }
}
