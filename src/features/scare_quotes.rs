//! Words held with tongs: short quotations of the narrator, per 1,000 of the narrator's words.
//!
//! A paired quotation of at most three words that no attribution claims. Why it is a framing
//! device: marks around a word say that the writer does not own it (Predelli 2003 on scare
//! quotes). Where it fails: house style puts names of bodies and works in marks («الوفاق»),
//! which this cannot tell from distance; read the evidence.

use super::{CodedArticle, Feature, Rows};
use crate::codings::{MARKED_WORDS, Voice};

pub struct ScareQuotes;

impl Feature for ScareQuotes {
    fn name(&self) -> &'static str {
        "scare_quotes"
    }

    fn about(&self) -> &'static str {
        "short quotations (1 to 3 words) in the narrator's voice, per 1,000 of the narrator's words"
    }

    fn base(&self) -> &'static str {
        "narrator's words"
    }

    fn per(&self) -> f64 {
        1000.0
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        rows.base(coded.voices().words(Voice::Narrator));
        for quotation in coded.doc.quotations.iter().filter(|q| q.paired && q.depth == 0) {
            let tokens = coded.doc.tokens_in(quotation.inner);
            let words = tokens.clone().filter(|t| !coded.doc.tokens[*t].is_sign()).count();
            let narrated = tokens.clone().all(|t| coded.voices().of(t) == Voice::Narrator);
            if (1..=MARKED_WORDS).contains(&words) && narrated {
                rows.hit(super::ALL, None, quotation.outer, "short quotation");
            }
        }
    }
}
