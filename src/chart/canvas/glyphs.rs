//! Letters that a figure would show as empty boxes.

use std::collections::BTreeSet;

use resvg::usvg;

use super::Style;
use crate::error::{Error, Result};

/// The letters of a figure for which neither the style's font nor DejaVu Sans has a shape.
/// Drawing programs say nothing about them; a run should.
///
/// # Errors
/// When the SVG is none.
pub fn missing_glyphs(svg: &str, style: &Style) -> Result<Vec<String>> {
    let tree = usvg::Tree::from_str(svg, &style.options()).map_err(|e| Error::new("figure", e, ""))?;
    let mut missing = BTreeSet::new();
    collect(tree.root(), &mut missing);
    Ok(missing.into_iter().collect())
}

fn collect(group: &usvg::Group, missing: &mut BTreeSet<String>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(inner) => collect(inner, missing),
            usvg::Node::Text(text) => {
                let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                missing.extend(glyphs.filter(|g| g.id.0 == 0).map(|g| g.text.clone()));
            }
            _ => {}
        }
    }
}
