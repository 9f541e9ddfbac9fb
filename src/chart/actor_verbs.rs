//! Under which verb each side speaks: a bar for each outlet and side, cut by class of verb.

use std::collections::BTreeMap;

use super::canvas::{Anchor, COLOURS, Canvas, Colour, GREY, INK, label, mm, number};
use super::{Chart, Drawing, Style, Tables, by_lang, filled, stem};
use crate::error::{Error, Result};
use crate::schema::ACTOR_VERBS;
use crate::table::Table;

/// One drawing per language.
pub struct ActorVerbs;

impl Chart for ActorVerbs {
    fn name(&self) -> &'static str {
        "actor_verbs"
    }

    fn about(&self) -> &'static str {
        "each side's attributions by class of verb, by outlet"
    }

    fn draw(&self, tables: &Tables, style: &Style) -> Result<Vec<Drawing>> {
        let Some(table) = filled(tables, &ACTOR_VERBS) else { return Ok(Vec::new()) };
        let mut drawings = Vec::new();
        for (lang, rows) in by_lang(table) {
            let sheet = Sheet::of(table, &rows);
            if sheet.bars.iter().any(|b| b.n > 0) {
                drawings.push(sheet.draw(stem(self.name(), &[lang]), lang, style)?);
            }
        }
        Ok(drawings)
    }
}

/// Classes in the order in which they stand in a bar. Only saying is light, the rest has colour;
/// what lends and what takes weight stand at the two ends.
const CLASSES: [(&str, Colour); 9] = [
    ("affirming", COLOURS[0]),
    ("declaring", COLOURS[5]),
    ("conceding", COLOURS[2]),
    ("neutral", Colour(0xD0, 0xD0, 0xD0)),
    ("directing", Colour(0x99, 0x99, 0x99)),
    ("evaluating", COLOURS[3]),
    ("denying", COLOURS[6]),
    ("accusing", Colour(0x7A, 0x3B, 0x00)),
    ("doubting", COLOURS[1]),
];

const TEXT: f64 = 8.0;
const SMALL: f64 = 7.0;

struct Bar<'a> {
    outlet: &'a str,
    side: &'a str,
    n: i64,
    gap: &'a str,
    /// Hits by place in `CLASSES`.
    hits: [i64; 9],
}

impl Bar<'_> {
    /// What stands in place of a bar: counts, where they are too few to be shares.
    fn counts(&self) -> String {
        if self.n == 0 {
            return "no attribution with a classed verb".to_owned();
        }
        let counted = self.hits.iter().zip(CLASSES).filter(|(hits, _)| **hits > 0);
        counted.map(|(hits, (class, _))| format!("{class} {hits}")).collect::<Vec<_>>().join(" · ")
    }
}

struct Sheet<'a> {
    bars: Vec<Bar<'a>>,
}

impl<'a> Sheet<'a> {
    fn of(table: &'a Table, rows: &[usize]) -> Self {
        let (outlets, sides) = (table.text("outlet"), table.text("side"));
        let (classes, gaps) = (table.text("class"), table.text("gap"));
        let (hits, n) = (table.int("hits"), table.int("n"));
        let mut bars: BTreeMap<(&str, &str), Bar<'a>> = BTreeMap::new();
        for &row in rows {
            let (outlet, side) = (outlets[row].unwrap_or_default(), sides[row].unwrap_or_default());
            let bar = bars.entry((outlet, side)).or_insert_with(|| Bar {
                outlet,
                side,
                n: n[row].unwrap_or_default(),
                gap: gaps[row].unwrap_or_default(),
                hits: [0; 9],
            });
            if let Some(class) = CLASSES.iter().position(|(name, _)| Some(*name) == classes[row]) {
                bar.hits[class] = hits[row].unwrap_or_default();
            }
        }
        Self { bars: bars.into_values().collect() }
    }

    fn draw(&self, name: String, lang: &str, style: &Style) -> Result<Drawing> {
        let outlets: Vec<&str> = self.bars.iter().map(|b| b.outlet).collect();
        let sides: Vec<&str> = self.bars.iter().map(|b| b.side).collect();
        let counts: Vec<String> = self.bars.iter().map(|b| number::count(b.n)).collect();
        let mirrored = label::mirrored(outlets.iter().copied());
        let width = mm(style.width_mm);
        let outlet_labels = style.fit(&outlets, TEXT, width * 26 / 100)?;
        let side_labels = style.fit(&sides, SMALL, width * 20 / 100)?;
        let widest = |labels: &[(String, i32)]| labels.iter().map(|l| l.1).max().unwrap_or(0);
        let (wide_outlet, wide_side) = (widest(&outlet_labels) + mm(3.0), widest(&side_labels) + mm(3.0));
        let wide_n = style.widths(&counts, SMALL)?.into_iter().max().unwrap_or(0).max(mm(2.0)) + mm(2.5);
        let names = wide_outlet + wide_side;
        let (left, right) = if mirrored { (wide_n, width - names) } else { (names, width - wide_n) };
        if right - left < mm(10.0) {
            let cause = format!("{} mm leave no room beside names and counts", style.width_mm);
            return Err(Error::new(format!("figure {name}"), cause, "take a wider figure"));
        }

        let (step, apart, thick) = (mm(4.4), mm(2.4), mm(3.2));
        let top = mm(4.2);
        let mut places = Vec::with_capacity(self.bars.len());
        let mut y = top;
        for (i, bar) in self.bars.iter().enumerate() {
            if i > 0 && self.bars[i - 1].outlet != bar.outlet {
                y += apart;
            }
            places.push(y + step / 2);
            y += step;
        }
        let bottom = y;
        let key = self.key(style, (left, right))?;
        let key_lines = key.last().map_or(0, |k| k.line + 1);
        let mut canvas = Canvas::new(style, bottom + mm(6.5) + mm(4.6) * key_lines);

        let across = |part: i64, n: i64| left + ((right - left) as i64 * part / n.max(1)) as i32;
        let side_edge = if mirrored { right + mm(1.6) } else { left - mm(1.6) };
        let side_anchor = if mirrored { Anchor::Start } else { Anchor::End };
        let n_edge = if mirrored { left - mm(1.2) } else { width - mm(0.5) };
        canvas.text((n_edge, top - mm(2.4)), Anchor::End, SMALL, GREY, "n");
        for (i, bar) in self.bars.iter().enumerate() {
            let y = places[i];
            canvas.text((side_edge, y), side_anchor, SMALL, INK, &side_labels[i].0);
            canvas.text((n_edge, y), Anchor::End, SMALL, GREY, &counts[i]);
            if i == 0 || self.bars[i - 1].outlet != bar.outlet {
                let last = (i..self.bars.len()).take_while(|j| self.bars[*j].outlet == bar.outlet).last();
                let middle = (places[i] + places[last.unwrap_or(i)]) / 2;
                let edge = if mirrored { right + wide_side + mm(1.5) } else { left - wide_side - mm(1.5) };
                canvas.text((edge, middle), side_anchor, TEXT, INK, &outlet_labels[i].0);
            }
            if bar.n == 0 || !bar.gap.is_empty() {
                let note = style.fit(&[&bar.counts()], SMALL, right - left - mm(2.0))?;
                canvas.text(((left + right) / 2, y), Anchor::Middle, SMALL, GREY, &note[0].0);
                continue;
            }
            let mut sum = 0;
            for (hits, (_, colour)) in bar.hits.iter().zip(CLASSES).filter(|(h, _)| **h > 0) {
                let (from, to) = (across(sum, bar.n), across(sum + hits, bar.n));
                sum += hits;
                canvas.rect((from, y - thick / 2), (to, y + thick / 2), colour);
                let count = number::count(*hits);
                if style.widths(&[&count], 6.0)?[0] + mm(0.8) <= to - from {
                    canvas.text(((from + to) / 2, y), Anchor::Middle, 6.0, colour.contrast(), &count);
                }
            }
        }
        for percent in [0, 25, 50, 75, 100] {
            let x = across(percent, 100);
            canvas.line(&[(x, bottom), (x, bottom + mm(0.8))], INK, 0.6);
            let text = number::fixed(percent as f64 / 100.0, 2);
            canvas.text((x, bottom + mm(2.7)), Anchor::Middle, SMALL, INK, &text);
        }
        canvas.line(&[(left, bottom), (right, bottom)], INK, 0.6);
        for item in &key {
            let y = bottom + mm(8.0) + mm(4.6) * item.line;
            canvas.rect((item.x, y - mm(1.3)), (item.x + mm(2.6), y + mm(1.3)), CLASSES[item.class].1);
            canvas.text((item.x + mm(3.6), y), Anchor::Start, SMALL, INK, CLASSES[item.class].0);
        }

        let title = format!("Verbs of each side by outlet ({lang})");
        let total: i64 = self.bars.iter().map(|b| b.n).sum();
        Ok(Drawing {
            name,
            caption: format!(
                "Share of the attributions to each side whose verb has a class; numbers in the bars are attributions. \
                 n\u{a0}=\u{a0}{} attributions in all. Counts without a bar are of too few articles for shares. Intervals of the shares are in the table.",
                number::count(total)
            ),
            svg: canvas.finish(&title)?,
            title,
        })
    }

    /// The classes that occur, laid out in lines between two edges.
    fn key(&self, style: &Style, (left, right): (i32, i32)) -> Result<Vec<Key>> {
        let occurs = |class: &usize| self.bars.iter().any(|b| b.hits[*class] > 0);
        let classes: Vec<usize> = (0..CLASSES.len()).filter(occurs).collect();
        let names: Vec<&str> = classes.iter().map(|c| CLASSES[*c].0).collect();
        let widths = style.widths(&names, SMALL)?;
        let (mut x, mut line) = (left, 0);
        let mut key = Vec::new();
        for (class, width) in classes.into_iter().zip(widths) {
            let wide = width + mm(3.6);
            if x > left && x + wide > right {
                (x, line) = (left, line + 1);
            }
            key.push(Key { class, x, line });
            x += wide + mm(3.0);
        }
        Ok(key)
    }
}

/// An item of the key: where its square begins.
struct Key {
    class: usize,
    x: i32,
    line: i32,
}
