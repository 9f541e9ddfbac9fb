//! Which name for the same thing: variants of a concept (`شهيد`, `قتيل`), out of the mentions of
//! concepts.
//!
//! The lexicon `labels` of the pack has concepts as categories and variants as entries. Why it is
//! a framing device: a writer who has to name a thing chooses among names that judge it
//! differently (Hamborg 2020, word choice and labelling; Entman 1993). Unlike a rate of loaded
//! words this hangs on the choice and not on how often the thing comes up: an outlet's table
//! divides the hits of a variant by the mentions of its concept
//! ([`crate::schema::LABELS`]). Where it fails: variants are no synonyms, and what happened may
//! ask for one of them (soldiers or civilians among the dead); house style and agencies choose too.

use super::{CodedArticle, Feature, Rows, pair};
use crate::codings::Voice;

/// The lexicon of concepts and variants.
pub const LEXICON: &str = "labels";

pub struct Labels;

impl Feature for Labels {
    fn name(&self) -> &'static str {
        "labels"
    }

    fn about(&self) -> &'static str {
        "variants of a concept (martyr, killed), out of mentions of concepts"
    }

    fn base(&self) -> &'static str {
        "mentions of concepts"
    }

    fn divides(&self) -> bool {
        true
    }

    fn headline_voice(&self) -> &'static str {
        Voice::Narrator.name()
    }

    fn clustered(&self) -> bool {
        false
    }

    fn lexicons(&self) -> &[&'static str] {
        &[LEXICON]
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let Some(hits) = coded.lexicon(LEXICON) else {
            rows.gap(format!("the pack `{}` has no lexicon `{LEXICON}`", coded.language.code));
            return;
        };
        let voice = |token: usize| coded.voices().of(token);
        rows.base(hits.matches.len());
        for one in Voice::ALL {
            rows.base_of(one, hits.matches.iter().filter(|hit| voice(hit.tokens.start) == one).count());
        }
        for hit in &hits.matches {
            let entry = hits.lexicon.entry(hit);
            let rule = format!("{}:{}", entry.id, hit.tier.name());
            rows.hit(pair(&entry.category, &entry.id), Some(voice(hit.tokens.start)), hit.span, rule);
        }
    }
}
