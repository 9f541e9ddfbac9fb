//! R5: anonymous attributions for which the text states why, out of anonymous attributions.
//!
//! `طلب عدم الكشف عن هويته`, "was not authorised to speak". Why it is a framing device: a stated
//! reason makes anonymity the source's need and accounts for it to the reader (Duffy 2014);
//! without one it is the outlet's habit. Where it fails: reasons are rare in Arabic news, and
//! the text states one once for a source that speaks many times. A coder that does not mark
//! reasons looks like an outlet that gives none. Its base is small, so it is not in the default
//! matrix.

use super::{CodedArticle, Feature, Rows};
use crate::codings::SourceType;

pub struct StatedReason;

impl Feature for StatedReason {
    fn name(&self) -> &'static str {
        "stated_reason"
    }

    fn about(&self) -> &'static str {
        "R5: anonymous attributions with a stated reason, out of anonymous attributions"
    }

    fn base(&self) -> &'static str {
        "anonymous attributions"
    }

    fn clustered(&self) -> bool {
        false
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let anonymous = coded.coding.attributions.iter().filter(|a| a.kind == SourceType::Anonymous);
        rows.base(anonymous.clone().count());
        for (a, reason) in anonymous.filter_map(|a| Some((a, a.reason?))) {
            rows.hit(super::ALL, None, reason, a.cue.of(&coded.doc.text));
        }
    }
}
