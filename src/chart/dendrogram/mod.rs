//! The tree of an agglomerative clustering: which outlets merge, and at which distance.

mod tree;

use tree::{Leaf, Tree};

use super::canvas::{Anchor, Canvas, FAINT, GREY, INK, mm, number};
use super::{Chart, Drawing, Style, Tables, by_lang, filled, shown, stem};
use crate::error::Result;
use crate::schema::DENDROGRAM;

const TEXT: f64 = 8.0;
const SMALL: f64 = 7.0;

/// One drawing per language.
pub struct Dendrogram;

impl Chart for Dendrogram {
    fn name(&self) -> &'static str {
        "dendrogram"
    }

    fn about(&self) -> &'static str {
        "the order and the distance at which outlets merge into groups"
    }

    fn draw(&self, tables: &Tables, style: &Style) -> Result<Vec<Drawing>> {
        let Some(table) = filled(tables, &DENDROGRAM) else { return Ok(Vec::new()) };
        let mut drawings = Vec::new();
        for lang in by_lang(table).keys() {
            if let Some(tree) = Tree::read(tables, lang)? {
                let tree = tree.cut(shown::MOST, &shown::articles(tables, lang));
                drawings.push(tree.draw(self.name(), lang, style)?);
            }
        }
        Ok(drawings)
    }
}

/// The outlets of a language from first to last leaf, so that outlets which merge are neighbours.
pub(super) fn leaf_order(tables: &Tables, lang: &str) -> Result<Option<Vec<String>>> {
    let tree = Tree::read(tables, lang)?;
    Ok(tree.map(|tree| tree.order().into_iter().map(|leaf| tree.leaves[leaf].name.clone()).collect()))
}

impl Tree {
    fn draw(&self, chart: &str, lang: &str, style: &Style) -> Result<Drawing> {
        let width = mm(style.width_mm);
        let names: Vec<&str> = self.leaves.iter().map(|l| l.name.as_str()).collect();
        let labels = style.fit(&names, TEXT, width * 36 / 100)?;
        // How many more outlets than the one that is named.
        let more = |leaf: &Leaf| match leaf.outlets {
            1 => String::new(),
            outlets => format!("+{}", number::count(outlets as i64 - 1)),
        };
        let counts: Vec<String> = self.leaves.iter().map(more).collect();
        let wide = style.widths(&counts, SMALL)?.into_iter().max().unwrap_or(0);
        let wide = if wide > 0 { wide + mm(1.2) } else { 0 };
        let left = labels.iter().map(|l| l.1).max().unwrap_or(0) + mm(3.0) + wide;
        let right = width - mm(4.0);
        let (top, step) = (mm(1.0), mm(5.0));
        let bottom = top + step * self.leaves.len() as i32 + mm(0.5);
        let mut canvas = Canvas::new(style, bottom + mm(10.0));

        let highest = self.steps.iter().map(|s| s.height).fold(0.0, f64::max);
        let high = if highest > 0.0 { highest } else { 1.0 };
        let across = |value: f64| left + (f64::from(right - left) * value / high).round() as i32;
        let (ticks, decimals) = number::ticks(0.0, high, ((right - left) / mm(12.0)).clamp(2, 8) as usize);
        for tick in ticks {
            let x = across(tick);
            canvas.line(&[(x, top), (x, bottom)], FAINT, 0.5);
            canvas.line(&[(x, bottom), (x, bottom + mm(0.8))], INK, 0.6);
            canvas.text((x, bottom + mm(2.7)), Anchor::Middle, 7.0, INK, &number::fixed(tick, decimals));
        }
        canvas.line(&[(left, bottom), (right, bottom)], INK, 0.6);
        canvas.text(((left + right) / 2, bottom + mm(7.0)), Anchor::Middle, TEXT, INK, "distance at merging");

        let mut places = vec![(left, 0); self.leaves.len()];
        for (place, leaf) in self.order().into_iter().enumerate() {
            let y = top + step * place as i32 + step / 2;
            places[leaf].1 = y;
            canvas.text((left - mm(1.5) - wide, y), Anchor::End, TEXT, INK, &labels[leaf].0);
            if self.leaves[leaf].outlets > 1 {
                canvas.text((left - mm(1.5), y), Anchor::End, SMALL, GREY, &counts[leaf]);
            }
            canvas.line(&[(left - mm(0.8), y), (left, y)], GREY, 0.6);
        }
        for merge in &self.steps {
            let (a, b, x) = (places[merge.left], places[merge.right], across(merge.height));
            canvas.line(&[a, (x, a.1), (x, b.1), b], INK, 1.0);
            places.push((x, (a.1 + b.1) / 2));
        }

        let title = format!("How outlets merge ({lang})");
        let outlets: usize = self.leaves.iter().map(|l| l.outlets).sum();
        let mut caption = format!(
            "n\u{a0}=\u{a0}{} outlets. Each fork is a merger of two groups, placed at their distance over the scaled measures.",
            number::count(outlets as i64)
        );
        if outlets > self.leaves.len() {
            caption += &format!(
                " Shown are the last {} mergers; of outlets that merged before, the one with most articles is named, \
                 with the number of the others.",
                self.steps.len()
            );
        }
        Ok(Drawing { name: stem(chart, &[lang]), caption, svg: canvas.finish(&title)?, title })
    }
}
