//! [`Style`]: width and font of a figure, its colours, and the width of a text as it is shaped.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use resvg::usvg::{self, fontdb};

use super::label;
use crate::error::{Error, Result};

/// Units of a figure's coordinates per millimetre.
pub const UNITS_PER_MM: f64 = 50.0;
/// Units per typographic point.
pub const UNITS_PER_POINT: f64 = UNITS_PER_MM * 25.4 / 72.0;

/// An opaque colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Text and axes.
pub const INK: Colour = Colour(0x22, 0x22, 0x22);
/// What is missing, and secondary text (contrast 5.7 to 1 on white).
pub const GREY: Colour = Colour(0x66, 0x66, 0x66);
/// Guide lines.
pub const FAINT: Colour = Colour(0xDD, 0xDD, 0xDD);
/// Okabe and Ito's colours without yellow, which vanishes on white.
pub const COLOURS: [Colour; 7] = [
    Colour(0x00, 0x72, 0xB2),
    Colour(0xD5, 0x5E, 0x00),
    Colour(0x00, 0x9E, 0x73),
    Colour(0xCC, 0x79, 0xA7),
    Colour(0x00, 0x00, 0x00),
    Colour(0x56, 0xB4, 0xE9),
    Colour(0xE6, 0x9F, 0x00),
];

/// ColorBrewer's PuOr with eleven classes, from orange (below) over near white to purple (above).
const PUOR: [Colour; 11] = [
    Colour(0x7F, 0x3B, 0x08),
    Colour(0xB3, 0x58, 0x06),
    Colour(0xE0, 0x82, 0x14),
    Colour(0xFD, 0xB8, 0x63),
    Colour(0xFE, 0xE0, 0xB6),
    Colour(0xF7, 0xF7, 0xF7),
    Colour(0xD8, 0xDA, 0xEB),
    Colour(0xB2, 0xAB, 0xD2),
    Colour(0x80, 0x73, 0xAC),
    Colour(0x54, 0x27, 0x88),
    Colour(0x2D, 0x00, 0x4B),
];

/// The diverging colour for `at` in -1 to 1; what lies outside takes the end's colour.
pub fn diverging(at: f64) -> Colour {
    let place = (at.clamp(-1.0, 1.0) + 1.0) * 5.0;
    let low = (place.floor() as usize).min(9);
    let part = place - low as f64;
    let (a, b) = (PUOR[low], PUOR[low + 1]);
    let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part).round() as u8;
    Colour(mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2))
}

impl Colour {
    /// Black or white, whichever is read better upon this colour.
    pub fn contrast(self) -> Colour {
        let light = 299 * u32::from(self.0) + 587 * u32::from(self.1) + 114 * u32::from(self.2);
        if light > 140_000 { Colour(0, 0, 0) } else { Colour(255, 255, 255) }
    }

    pub(super) fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

/// How figures look. DejaVu Sans, which holds Arabic and Latin, is built in; another font file
/// goes before it, and letters that file lacks still come from DejaVu Sans.
#[derive(Debug, Clone)]
pub struct Style {
    /// Width of every figure: 90, 140 and 190 are a journal's one, one and a half and two columns.
    pub width_mm: f64,
    /// Pixels per inch of a PNG.
    pub dpi: f64,
    /// How intervals were made, for captions.
    pub interval: String,
    family: String,
    fonts: Arc<fontdb::Database>,
}

impl Default for Style {
    fn default() -> Self {
        Self::built_in()
    }
}

impl Style {
    fn built_in() -> Self {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(dejavu::sans::regular())));
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(dejavu::sans::bold())));
        fonts.set_sans_serif_family("DejaVu Sans");
        Self {
            width_mm: 140.0,
            dpi: 300.0,
            interval: "95 % interval, articles as units".to_owned(),
            family: "DejaVu Sans".to_owned(),
            fonts: Arc::new(fonts),
        }
    }

    /// A style of this width, with the font in `font` if given.
    ///
    /// # Errors
    /// When the width is no figure's width, or the file is no font.
    pub fn new(width_mm: f64, font: Option<&Path>) -> Result<Self> {
        if !(60.0..=400.0).contains(&width_mm) {
            return Err(Error::new(
                "figure width",
                format!("{width_mm} mm"),
                "take 60 to 400; journals use 90, 140 or 190",
            ));
        }
        let mut style = Self { width_mm, ..Self::built_in() };
        if let Some(path) = font {
            let place = path.display().to_string();
            let next = "name a TrueType or OpenType file";
            let data = std::fs::read(path).map_err(|e| Error::new(&place, e, next))?;
            let fonts = Arc::make_mut(&mut style.fonts);
            let ids = fonts.load_font_source(fontdb::Source::Binary(Arc::new(data)));
            let family = ids.first().and_then(|id| fonts.face(*id)).and_then(|f| f.families.first());
            style.family = family.ok_or_else(|| Error::new(&place, "no font in this file", next))?.0.clone();
        }
        Ok(style)
    }

    /// The `font-family` of figures: our font, then what a browser without it can use.
    pub(super) fn families(&self) -> String {
        let quoted = format!("'{}'", self.family.replace(['\'', '\\'], ""));
        if self.family == "DejaVu Sans" {
            format!("{quoted}, sans-serif")
        } else {
            format!("{quoted}, 'DejaVu Sans', sans-serif")
        }
    }

    pub(super) fn options(&self) -> usvg::Options<'static> {
        usvg::Options {
            dpi: self.dpi as f32,
            font_family: self.family.clone(),
            fontdb: Arc::clone(&self.fonts),
            ..usvg::Options::default()
        }
    }

    /// Widths in units of texts set in `points`, letters joined as they will be drawn.
    ///
    /// # Errors
    /// When the shaper refuses the texts.
    pub fn widths<T: AsRef<str>>(&self, texts: &[T], points: f64) -> Result<Vec<i32>> {
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\" font-family=\"{}\" font-size=\"{}\">",
            label::escape(&self.families()),
            (points * UNITS_PER_POINT).round()
        );
        for (i, text) in texts.iter().enumerate() {
            let text = label::escape(&label::isolate(text.as_ref()));
            let _ = write!(svg, "<text id=\"t{i}\">{text}</text>");
        }
        svg.push_str("</svg>");
        let tree = usvg::Tree::from_str(&svg, &self.options())
            .map_err(|e| Error::new("figure", format!("labels cannot be measured: {e}"), ""))?;
        let width = |i| tree.node_by_id(&format!("t{i}")).map_or(0.0, |n| n.abs_bounding_box().width());
        Ok((0..texts.len()).map(|i| width(i).ceil() as i32).collect())
    }

    /// Texts shortened with an ellipsis to at most `most` units, and their widths.
    ///
    /// # Errors
    /// As [`Style::widths`].
    pub fn fit<T: AsRef<str>>(&self, texts: &[T], points: f64, most: i32) -> Result<Vec<(String, i32)>> {
        let widths = self.widths(texts, points)?;
        let mut out = Vec::with_capacity(texts.len());
        for (text, mut width) in texts.iter().zip(widths) {
            let mut kept: Vec<char> = label::clean(text.as_ref()).chars().collect();
            let mut text: String = kept.iter().collect();
            while width > most && !kept.is_empty() {
                let keep = kept.len() as f64 * f64::from(most) / f64::from(width);
                kept.truncate((keep as usize).min(kept.len() - 1));
                text = kept.iter().collect::<String>().trim_end().to_owned() + "…";
                width = self.widths(&[&text], points)?[0];
            }
            out.push((text, width));
        }
        Ok(out)
    }
}
