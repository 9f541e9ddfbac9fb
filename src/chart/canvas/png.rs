//! SVG to PNG, through usvg (which shapes the text) and resvg.

use resvg::{tiny_skia, usvg};

use super::Style;
use crate::error::{Error, Result};

/// The figure as pixels, at the style's resolution.
///
/// # Errors
/// When the SVG is none, or too large.
pub fn png(svg: &str, style: &Style) -> Result<Vec<u8>> {
    let fail = |e: &dyn std::fmt::Display| Error::new("figure", e, "");
    let tree = usvg::Tree::from_str(svg, &style.options()).map_err(|e| fail(&e))?;
    let size = tree.size().to_int_size();
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height())
        .ok_or_else(|| fail(&format!("{} by {} pixels", size.width(), size.height())))?;
    pixels.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| fail(&e))
}
