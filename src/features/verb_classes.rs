//! What the report verb does to the claim: attributions by verb class, out of those whose
//! cue has a class in the pack.
//!
//! Why it is a framing device: "claims" and "confirms" hand the same sentence to the reader
//! with opposite trust (Hyland 2005 on reporting verbs; Geis 1987). Where it fails: a verb has
//! several senses (`أكد` "confirmed", "stressed"), and topics bring their verbs.

use super::{CodedArticle, Feature, Rows};

pub struct VerbClasses;

impl Feature for VerbClasses {
    fn name(&self) -> &'static str {
        "verb_classes"
    }

    fn about(&self) -> &'static str {
        "attributions by class of the report verb, out of those whose verb has a class"
    }

    fn base(&self) -> &'static str {
        "attributions with a classed verb"
    }

    fn divides(&self) -> bool {
        true
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let classed = coded.coding.attributions.iter().filter_map(|a| Some((a, a.class?)));
        rows.base(classed.clone().count());
        for (a, class) in classed {
            rows.hit(class.name(), None, a.cue, a.kind.name());
        }
    }
}
