//! Who gets to speak: attributions by type of source, out of all attributions.
//!
//! Why it is a framing device: whom a story lets speak decides whose definition of the
//! situation it carries (Gans 1979; Hall et al. 1978 on primary definers). The seven types are
//! the codebook's. Where it fails: a type is only as good as the coder; see `minzar score`.

use super::{CodedArticle, Feature, Rows};

pub struct SourceTypes;

impl Feature for SourceTypes {
    fn name(&self) -> &'static str {
        "source_types"
    }

    fn about(&self) -> &'static str {
        "attributions by type of source, out of all attributions"
    }

    fn base(&self) -> &'static str {
        "attributions"
    }

    fn divides(&self) -> bool {
        true
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        let attributions = &coded.coding.attributions;
        rows.base(attributions.len());
        for a in attributions {
            rows.hit(a.kind.name(), None, a.source.unwrap_or(a.cue), a.cue.of(&coded.doc.text));
        }
    }
}
