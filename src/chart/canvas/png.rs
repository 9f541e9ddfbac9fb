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
    let mut bytes = pixels.encode_png().map_err(|e| fail(&e))?;
    bytes.splice(HEAD..HEAD, resolution(style.dpi));
    Ok(bytes)
}

/// Signature and first chunk of every PNG; what comes next may be the resolution.
const HEAD: usize = 33;

/// The chunk that says how many pixels make a metre, so that the figure is placed at its width.
fn resolution(dpi: f64) -> Vec<u8> {
    let metre = ((dpi / 0.0254).round() as u32).to_be_bytes();
    let body = [b"pHYs".as_slice(), &metre, &metre, &[1]].concat();
    let mut chunk = 9_u32.to_be_bytes().to_vec();
    chunk.extend(&body);
    chunk.extend(crc(&body).to_be_bytes());
    chunk
}

/// The checksum of PNG chunks (CRC-32), bit by bit: they are short.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}
