//! The matrix that was clustered: every outlet on every measure.

use std::collections::BTreeMap;

use super::canvas::{Anchor, Canvas, FAINT, INK, diverging, label, mm, number};
use super::dendrogram::leaf_order;
use super::{Chart, Drawing, Style, Tables, by_lang, filled, shown, stem};
use crate::error::Result;
use crate::schema::{MATRIX, col};

/// One drawing per language, several when the measures do not fit beside one another.
pub struct Heatmap;

impl Chart for Heatmap {
    fn name(&self) -> &'static str {
        "heatmap"
    }

    fn about(&self) -> &'static str {
        "every outlet on every measure: scaled as colour, raw as number"
    }

    fn draw(&self, tables: &Tables, style: &Style) -> Result<Vec<Drawing>> {
        let Some(table) = filled(tables, &MATRIX) else { return Ok(Vec::new()) };
        let (outlets, measures) = (table.text(col::OUTLET), table.text(col::MEASURE));
        let (values, scaled) = (table.real(col::VALUE), table.real(col::SCALED));
        let mut drawings = Vec::new();
        for (lang, rows) in by_lang(table) {
            let mut cells = Cells::new();
            let (mut names, mut columns): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
            for row in rows {
                let (outlet, measure) = (outlets[row].unwrap_or_default(), measures[row].unwrap_or_default());
                names.push(outlet);
                columns.push(measure);
                cells.insert((outlet, measure), (values[row], scaled[row]));
            }
            for list in [&mut names, &mut columns] {
                list.sort_unstable();
                list.dedup();
            }
            let (mut names, rest) = shown::largest(tables, lang, &names, shown::MOST);
            // Outlets that merge early stand together, when the tree is there to say so.
            if let Some(order) = leaf_order(tables, lang)? {
                names.sort_by_key(|name| order.iter().position(|o| o == name).unwrap_or(usize::MAX));
            }
            let limit = cells.values().filter_map(|c| c.1).fold(1.0, |m: f64, v| m.max(v.abs()));
            let parts = columns.len().div_ceil(most(style));
            for (i, part) in columns.chunks(columns.len().div_ceil(parts)).enumerate() {
                let number = if parts > 1 { (i + 1).to_string() } else { String::new() };
                let sheet = Sheet { names: &names, rest: &rest, columns: part, cells: &cells, limit };
                drawings.push(sheet.draw(stem(self.name(), &[lang, &number]), lang, style)?);
            }
        }
        Ok(drawings)
    }
}

/// Most measures in one drawing: their labels stand side by side, 3 mm each.
fn most(style: &Style) -> usize {
    (style.width_mm * 0.65 / 3.0).clamp(4.0, 24.0) as usize
}

const TEXT: f64 = 8.0;
const SMALL: f64 = 7.0;

/// Raw and scaled value by outlet and measure.
type Cells<'a> = BTreeMap<(&'a str, &'a str), (Option<f64>, Option<f64>)>;

struct Sheet<'a> {
    names: &'a [&'a str],
    /// Outlets that are not shown, the largest first.
    rest: &'a [&'a str],
    columns: &'a [&'a str],
    cells: &'a Cells<'a>,
    limit: f64,
}

impl Sheet<'_> {
    fn draw(&self, name: String, lang: &str, style: &Style) -> Result<Drawing> {
        let mirrored = label::mirrored(self.names.iter().copied());
        let width = mm(style.width_mm);
        let labels = style.fit(self.names, TEXT, width * 32 / 100)?;
        let side = labels.iter().map(|l| l.1).max().unwrap_or(0) + mm(2.5);
        let heads = style.fit(self.columns, SMALL, mm(55.0))?;
        let top = heads.iter().map(|h| h.1).max().unwrap_or(0) + mm(2.5);
        let across = ((width - side - mm(0.5)) / self.columns.len() as i32).min(mm(14.0));
        let down = mm(5.2);
        let left = if mirrored { width - side - across * self.columns.len() as i32 } else { side };
        let right = left + across * self.columns.len() as i32;
        let bottom = top + down * self.names.len() as i32;
        let mut canvas = Canvas::new(style, bottom + mm(14.5));

        for (j, (head, _)) in heads.iter().enumerate() {
            let x = left + across * j as i32 + across / 2;
            canvas.text_up((x, top - mm(1.2)), SMALL, INK, head);
        }
        let written = self.written(style, across - mm(0.8))?;
        for (i, outlet) in self.names.iter().enumerate() {
            let y = top + down * i as i32;
            if mirrored {
                canvas.text((right + mm(1.5), y + down / 2), Anchor::Start, TEXT, INK, &labels[i].0);
            } else {
                canvas.text((left - mm(1.5), y + down / 2), Anchor::End, TEXT, INK, &labels[i].0);
            }
            for (j, measure) in self.columns.iter().enumerate() {
                let x = left + across * j as i32;
                let gap = mm(0.15);
                let (from, to) = ((x + gap, y + gap), (x + across - gap, y + down - gap));
                let (value, scaled) = self.cells.get(&(*outlet, *measure)).copied().unwrap_or_default();
                let Some(scaled) = scaled else {
                    canvas.line(&[from, (to.0, from.1), to, (from.0, to.1), from, to], FAINT, 0.6);
                    continue;
                };
                let colour = diverging(scaled / self.limit);
                canvas.rect(from, to, colour);
                if let (Some(points), Some(value)) = (written, value) {
                    let at = (x + across / 2, y + down / 2);
                    canvas.text(at, Anchor::Middle, points, colour.contrast(), &number::short(value));
                }
            }
        }
        self.legend(&mut canvas, (left.clamp(mm(4.0), width - mm(56.0)), bottom + mm(3.0)));

        let title = format!("Outlets on the measures compared ({lang})");
        let numbers = if written.is_some() { " Numbers: raw values." } else { "" };
        let mut caption = format!(
            "n\u{a0}=\u{a0}{} outlets, {} measures. Colour: value scaled within its measure; the raw value has the \
             measure's own unit.{numbers} Crossed cells: no value.",
            self.names.len(),
            self.columns.len()
        );
        if !self.rest.is_empty() {
            caption += &format!(
                " These outlets have most articles of {}; also compared: {}.",
                number::count((self.names.len() + self.rest.len()) as i64),
                shown::named(self.rest)
            );
        }
        Ok(Drawing { name, caption, svg: canvas.finish(&title)?, title })
    }

    /// The size in which all raw values fit a cell of `room` units, if one is legible.
    fn written(&self, style: &Style, room: i32) -> Result<Option<f64>> {
        let values: Vec<String> = self
            .columns
            .iter()
            .flat_map(|m| self.names.iter().filter_map(move |o| self.cells.get(&(*o, *m))))
            .filter_map(|cell| cell.0.map(number::short))
            .collect();
        for points in [SMALL, 6.0] {
            if style.widths(&values, points)?.into_iter().max().unwrap_or(0) <= room {
                return Ok(Some(points));
            }
        }
        Ok(None)
    }

    fn legend(&self, canvas: &mut Canvas<'_>, at: (i32, i32)) {
        const STEPS: i32 = 41;
        let (wide, high) = (mm(1.2), mm(3.0));
        for i in 0..STEPS {
            let share = f64::from(i * 2 - (STEPS - 1)) / f64::from(STEPS - 1);
            let x = at.0 + i * wide;
            canvas.rect((x, at.1), (x + wide, at.1 + high), diverging(share));
        }
        let middle = at.0 + STEPS * wide / 2;
        for (x, value) in
            [(at.0 + wide / 2, -self.limit), (middle, 0.0), (at.0 + STEPS * wide - wide / 2, self.limit)]
        {
            canvas.line(&[(x, at.1 + high), (x, at.1 + high + mm(0.7))], INK, 0.6);
            canvas.text((x, at.1 + high + mm(2.6)), Anchor::Middle, SMALL, INK, &number::fixed(value, 1));
        }
        canvas.text((middle, at.1 + high + mm(6.0)), Anchor::Middle, SMALL, INK, "scaled value");
    }
}
