//! Whose own words are kept: attributions that quote by type of source, out of those that quote.
//!
//! Direct and mixed quotes. Why it is a framing device: a direct quotation lends its speaker
//! authority (Zelizer 1989); whom an outlet quotes and whom it paraphrases need not be the same
//! people. Read it beside `source_types`: a type that speaks much is quoted much. Where it fails:
//! as `direct_quotes`, and the type is only as good as the coder. Not in the default matrix: it
//! is a cross table, with few quotes in a cell.

use super::{CodedArticle, Feature, Rows};
use crate::codings::QuoteKind;

pub struct QuotedTypes;

impl Feature for QuotedTypes {
    fn name(&self) -> &'static str {
        "quoted_types"
    }

    fn about(&self) -> &'static str {
        "attributions that quote (direct or mixed) by type of source, out of those that quote"
    }

    fn base(&self) -> &'static str {
        "attributions that quote"
    }

    fn divides(&self) -> bool {
        true
    }

    fn clustered(&self) -> bool {
        false
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let quotes = coded.coding.attributions.iter().filter(|a| a.quote != QuoteKind::Indirect);
        rows.base(quotes.clone().count());
        for a in quotes {
            rows.hit(a.kind.name(), None, a.source.unwrap_or(a.cue), a.quote.name());
        }
    }
}
