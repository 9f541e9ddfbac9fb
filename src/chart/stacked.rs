//! Bars that divide a whole: what the charts of verbs and of labels share.

use std::collections::BTreeMap;

use super::Drawing;
use super::Style;
use super::canvas::{Anchor, Canvas, Colour, GREY, INK, label, mm, number};
use super::shown::{FEW, MOST, by_size, named};
use crate::error::{Error, Result};

const TEXT: f64 = 8.0;
const SMALL: f64 = 7.0;

/// One bar.
pub(super) struct Bar<'a> {
    /// Bars of one group stand together under its name; empty where there are no groups.
    pub group: &'a str,
    pub label: &'a str,
    pub n: i64,
    /// Why there is no bar; may be empty.
    pub gap: &'a str,
    /// By place in `parts`.
    pub hits: Vec<i64>,
}

/// Bars, and what they are cut into, in the order in which it stands in a bar.
pub(super) struct Stacked<'a> {
    pub bars: Vec<Bar<'a>>,
    pub parts: Vec<(&'a str, Colour)>,
    /// What is written in place of a bar whose n is 0.
    pub empty: &'a str,
}

impl<'a> Stacked<'a> {
    /// Leaves out bars where there are too many: outlets that have none at all, then the smallest.
    /// Answers with a sentence on what is left out; empty where nothing is.
    pub fn cut(&mut self) -> String {
        let outlet = |b: &Bar<'a>| if b.group.is_empty() { b.label } else { b.group };
        let mut sizes: BTreeMap<&str, (i64, usize)> = BTreeMap::new();
        for bar in &self.bars {
            let (n, bars) = sizes.entry(outlet(bar)).or_default();
            *n += if bar.gap.is_empty() { bar.n } else { 0 };
            *bars += 1;
        }
        if self.bars.len() <= MOST || sizes.len() <= FEW {
            return String::new();
        }
        let all = sizes.len();
        sizes.retain(|_, (n, _)| *n > 0);
        let without = all - sizes.len();
        let mut order = by_size(sizes.iter().map(|(name, (n, _))| (*name, *n)));
        let mut room = MOST;
        let fits = |name: &&&str| {
            let left = room.checked_sub(sizes[**name].1);
            room = left.unwrap_or_default();
            left.is_some()
        };
        // One outlet stands there, however many bars it has.
        let kept = order.iter().take_while(fits).count().max(1).min(order.len());
        let rest = order.split_off(kept);
        self.bars.retain(|b| order.contains(&outlet(b)));
        let mut said = String::new();
        if !rest.is_empty() {
            said += &format!(" With a smaller n, in the table: {}.", named(&rest));
        }
        if without > 0 {
            said += &format!(" Left out, as they have no bar: {} outlets.", number::count(without as i64));
        }
        said
    }

    /// The figure. Names stand at the right where most of them are written from right to left.
    ///
    /// # Errors
    /// When the width leaves no room for bars, or the figure cannot be laid out.
    pub fn draw(&self, name: String, title: String, caption: String, style: &Style) -> Result<Drawing> {
        let groups: Vec<&str> = self.bars.iter().map(|b| b.group).collect();
        let labels: Vec<&str> = self.bars.iter().map(|b| b.label).collect();
        let counts: Vec<String> = self.bars.iter().map(|b| number::count(b.n)).collect();
        let mirrored = label::mirrored(groups.iter().chain(&labels).copied().filter(|l| !l.is_empty()));
        let width = mm(style.width_mm);
        let group_labels = style.fit(&groups, TEXT, width * 26 / 100)?;
        let bar_labels = style.fit(&labels, SMALL, width * 20 / 100)?;
        let widest = |labels: &[(String, i32)]| labels.iter().map(|l| l.1).max().unwrap_or(0);
        let (wide_group, wide_label) = (widest(&group_labels) + mm(3.0), widest(&bar_labels) + mm(3.0));
        let wide_n = style.widths(&counts, SMALL)?.into_iter().max().unwrap_or(0).max(mm(2.0)) + mm(2.5);
        let names = wide_group + wide_label;
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
            if i > 0 && self.bars[i - 1].group != bar.group {
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
        let label_edge = if mirrored { right + mm(1.6) } else { left - mm(1.6) };
        let label_anchor = if mirrored { Anchor::Start } else { Anchor::End };
        let n_edge = if mirrored { left - mm(1.2) } else { width - mm(0.5) };
        canvas.text((n_edge, top - mm(2.4)), Anchor::End, SMALL, GREY, "n");
        for (i, bar) in self.bars.iter().enumerate() {
            let y = places[i];
            canvas.text((label_edge, y), label_anchor, SMALL, INK, &bar_labels[i].0);
            canvas.text((n_edge, y), Anchor::End, SMALL, GREY, &counts[i]);
            if i == 0 || self.bars[i - 1].group != bar.group {
                let last = (i..self.bars.len()).take_while(|j| self.bars[*j].group == bar.group).last();
                let middle = (places[i] + places[last.unwrap_or(i)]) / 2;
                let edge = if mirrored { right + wide_label + mm(1.5) } else { left - wide_label - mm(1.5) };
                canvas.text((edge, middle), label_anchor, TEXT, INK, &group_labels[i].0);
            }
            if bar.n == 0 || !bar.gap.is_empty() {
                let note = style.fit(&[&self.counts(bar)], SMALL, right - left - mm(2.0))?;
                canvas.text(((left + right) / 2, y), Anchor::Middle, SMALL, GREY, &note[0].0);
                continue;
            }
            let mut sum = 0;
            for (hits, (_, colour)) in bar.hits.iter().zip(&self.parts).filter(|(h, _)| **h > 0) {
                let (from, to) = (across(sum, bar.n), across(sum + hits, bar.n));
                sum += hits;
                canvas.rect((from, y - thick / 2), (to, y + thick / 2), *colour);
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
            let (name, colour) = self.parts[item.part];
            canvas.rect((item.x, y - mm(1.3)), (item.x + mm(2.6), y + mm(1.3)), colour);
            let (anchor, x) = match label::rtl(name) {
                true => (Anchor::End, item.x - mm(1.0)),
                false => (Anchor::Start, item.x + mm(3.6)),
            };
            canvas.text((x, y), anchor, SMALL, INK, name);
        }
        Ok(Drawing { name, caption, svg: canvas.finish(&title)?, title })
    }

    /// What stands in place of a bar: counts, where they are too few to be shares.
    fn counts(&self, bar: &Bar<'_>) -> String {
        if bar.n == 0 {
            return self.empty.to_owned();
        }
        let counted = bar.hits.iter().zip(&self.parts).filter(|(hits, _)| **hits > 0);
        counted.map(|(hits, (part, _))| format!("{part} {hits}")).collect::<Vec<_>>().join(" · ")
    }

    /// The parts that occur, laid out in lines between two edges, in the order in which they stand in
    /// a bar. The square stands where the reading of the name begins.
    fn key(&self, style: &Style, (left, right): (i32, i32)) -> Result<Vec<Key>> {
        let occurs = |part: &usize| self.bars.iter().any(|b| b.hits[*part] > 0);
        let parts: Vec<usize> = (0..self.parts.len()).filter(occurs).collect();
        let names: Vec<&str> = parts.iter().map(|p| self.parts[*p].0).collect();
        let widths = style.widths(&names, SMALL)?;
        let (mut x, mut line) = (left, 0);
        let mut key = Vec::new();
        for (part, width) in parts.into_iter().zip(widths) {
            let wide = width + mm(3.6);
            if x > left && x + wide > right {
                (x, line) = (left, line + 1);
            }
            let square = if label::rtl(self.parts[part].0) { x + width + mm(1.0) } else { x };
            key.push(Key { part, x: square, line });
            x += wide + mm(3.0);
        }
        Ok(key)
    }
}

/// An item of the key: where its square begins.
struct Key {
    part: usize,
    x: i32,
    line: i32,
}
