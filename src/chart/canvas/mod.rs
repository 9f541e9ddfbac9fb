//! [`Canvas`]: what charts draw on. Shapes go through plotters; texts are written by us, since
//! plotters neither joins letters nor orders them. Coordinates are whole units of 1/50 mm,
//! so the same table gives the same bytes everywhere.

mod glyphs;
pub mod label;
mod marker;
pub mod number;
pub mod placement;
mod png;
mod style;

use std::fmt::Write;

use plotters::prelude::{
    Circle, DrawingBackend, IntoDrawingArea, PathElement, Polygon, RGBColor, Rectangle, SVGBackend,
    ShapeStyle,
};

pub use glyphs::missing_glyphs;
pub use marker::marker;
pub use png::png;
pub use style::{COLOURS, Colour, FAINT, GREY, INK, Style, UNITS_PER_MM, UNITS_PER_POINT, diverging};

use crate::error::{Error, Result};

/// A point: units from the left, units from the top.
pub type At = (i32, i32);

/// Where a text stands relative to its point. `Start` and `End` are left and right in every script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// Millimetres in units.
pub fn mm(length: f64) -> i32 {
    (length * UNITS_PER_MM).round() as i32
}

fn size(points: f64) -> i32 {
    (points * UNITS_PER_POINT).round() as i32
}

/// From the middle of a line of text down to its baseline: about a third of the size suits digits,
/// Latin and Arabic. It is placed here and not with `dy`, which usvg applies to the first logical
/// letter alone.
fn drop(points: f64) -> i32 {
    size(points) * 35 / 100
}

enum Shape {
    Path { points: Vec<At>, colour: Colour, width: u32 },
    Area { points: Vec<At>, colour: Colour },
    Disc { at: At, radius: i32, colour: Colour },
    Box { from: At, to: At, colour: Colour },
}

/// A figure in the making. Texts lie above all shapes.
pub struct Canvas<'a> {
    style: &'a Style,
    size: (i32, i32),
    shapes: Vec<Shape>,
    texts: String,
}

impl<'a> Canvas<'a> {
    /// An empty figure of the style's width.
    pub fn new(style: &'a Style, height: i32) -> Self {
        Self { style, size: (mm(style.width_mm), height), shapes: Vec::new(), texts: String::new() }
    }

    /// A line through `points`, so many points (1/72 inch) thick.
    pub fn line(&mut self, points: &[At], colour: Colour, thick: f64) {
        let width = (thick * UNITS_PER_POINT).round() as u32;
        self.shapes.push(Shape::Path { points: points.to_vec(), colour, width });
    }

    /// A filled polygon.
    pub fn area(&mut self, points: &[At], colour: Colour) {
        self.shapes.push(Shape::Area { points: points.to_vec(), colour });
    }

    /// A filled circle.
    pub fn disc(&mut self, at: At, radius: i32, colour: Colour) {
        self.shapes.push(Shape::Disc { at, radius, colour });
    }

    /// A filled rectangle.
    pub fn rect(&mut self, from: At, to: At, colour: Colour) {
        self.shapes.push(Shape::Box { from, to, colour });
    }

    /// A text whose middle height is at `at`.
    pub fn text(&mut self, at: At, anchor: Anchor, points: f64, colour: Colour, text: &str) {
        self.write((at.0, at.1 + drop(points)), anchor, points, colour, text, "");
    }

    /// A text that reads upwards; it begins at `at`, which is the middle of its thickness.
    pub fn text_up(&mut self, at: At, points: f64, colour: Colour, text: &str) {
        let at = (at.0 + drop(points), at.1);
        let turn = format!(" transform=\"rotate(-90 {} {})\"", at.0, at.1);
        self.write(at, Anchor::Start, points, colour, text, &turn);
    }

    fn write(&mut self, at: At, anchor: Anchor, points: f64, colour: Colour, text: &str, more: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let (x, y) = at;
        let (size, colour) = (size(points), colour.hex());
        let text = label::escape(&label::isolate(text));
        let _ = writeln!(
            self.texts,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{colour}\"{more}>{text}</text>",
        );
    }

    /// The figure as SVG; `title` names it for readers who cannot see it.
    ///
    /// # Errors
    /// When plotters fails.
    pub fn finish(self, title: &str) -> Result<String> {
        let fail = |e: &dyn std::fmt::Display| Error::new("figure", e, "");
        let (width, height) = self.size;
        let mut drawn = String::new();
        {
            let backend = SVGBackend::with_string(&mut drawn, (width as u32, height as u32));
            let area = backend.into_drawing_area();
            for shape in self.shapes {
                shape.draw(&area).map_err(|e| fail(&e))?;
            }
            area.present().map_err(|e| fail(&e))?;
        }
        let inner = drawn.split_once('>').and_then(|(_, rest)| rest.trim_end().strip_suffix("</svg>"));
        let inner = inner.ok_or_else(|| fail(&"plotters wrote another kind of SVG"))?;
        let (title, families) = (label::escape(&label::clean(title)), label::escape(&self.style.families()));
        let across = |units: i32| f64::from(units) / UNITS_PER_MM;
        Ok(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {width} {height}\" \
             role=\"img\" aria-label=\"{title}\" direction=\"ltr\" font-family=\"{families}\">\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#FFFFFF\"/>{inner}{}</svg>\n",
            across(width),
            across(height),
            self.texts
        ))
    }
}

type Sheet<'a> = plotters::drawing::DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;
type Failure<'a> = plotters::drawing::DrawingAreaErrorKind<<SVGBackend<'a> as DrawingBackend>::ErrorType>;

impl Shape {
    fn draw<'a>(self, sheet: &Sheet<'a>) -> std::result::Result<(), Failure<'a>> {
        let ink = |c: Colour, stroke_width| ShapeStyle {
            color: RGBColor(c.0, c.1, c.2).into(),
            filled: true,
            stroke_width,
        };
        match self {
            Shape::Path { points, colour, width } => {
                sheet.draw(&PathElement::new(points, ink(colour, width)))
            }
            Shape::Area { points, colour } => sheet.draw(&Polygon::new(points, ink(colour, 0))),
            Shape::Disc { at, radius, colour } => sheet.draw(&Circle::new(at, radius, ink(colour, 0))),
            Shape::Box { from, to, colour } => sheet.draw(&Rectangle::new([from, to], ink(colour, 0))),
        }
    }
}
