//! Which verb for whom: attributions by type of source and class of verb, out of those whose
//! cue has a class in the pack.
//!
//! Why it is a framing device: that officials "confirm" and unnamed sources "claim" says more
//! than either count alone; the interaction of source and verb carries the stance (Hyland 2005;
//! Geis 1987). The cells of one type divided by their sum are its verbs. Where it fails: as
//! `verb_classes`, with fewer attributions in a cell. Not in the default matrix: it is a cross
//! table of up to 63 cells.

use super::{CodedArticle, Feature, Rows, pair};

pub struct VerbClassByType;

impl Feature for VerbClassByType {
    fn name(&self) -> &'static str {
        "verb_class_by_type"
    }

    fn about(&self) -> &'static str {
        "attributions by type of source and class of verb, out of those whose verb has a class"
    }

    fn base(&self) -> &'static str {
        "attributions with a classed verb"
    }

    fn divides(&self) -> bool {
        true
    }

    fn clustered(&self) -> bool {
        false
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let classed = coded.coding.attributions.iter().filter_map(|a| Some((a, a.class?)));
        rows.base(classed.clone().count());
        for (a, class) in classed {
            rows.hit(pair(a.kind.name(), class.name()), None, a.cue, a.cue.of(&coded.doc.text));
        }
    }
}
