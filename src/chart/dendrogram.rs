//! The tree of an agglomerative clustering: which outlets merge, and at which distance.

use super::canvas::{Anchor, Canvas, FAINT, GREY, INK, mm, number};
use super::{Chart, Drawing, Style, Tables, by_lang, filled, stem};
use crate::error::{Error, Result};
use crate::schema::{DENDROGRAM, LEAVES};
use crate::table::Table;

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
                drawings.push(tree.draw(self.name(), lang, style)?);
            }
        }
        Ok(drawings)
    }
}

/// The outlets of a language from first to last leaf, so that outlets which merge are neighbours.
pub(super) fn leaf_order(tables: &Tables, lang: &str) -> Result<Option<Vec<String>>> {
    let tree = Tree::read(tables, lang)?;
    Ok(tree.map(|tree| tree.order.iter().map(|leaf| tree.leaves[*leaf].clone()).collect()))
}

struct Step {
    left: usize,
    right: usize,
    height: f64,
}

struct Tree {
    leaves: Vec<String>,
    steps: Vec<Step>,
    order: Vec<usize>,
}

impl Tree {
    fn read(tables: &Tables, lang: &str) -> Result<Option<Self>> {
        let (Some(table), Some(names)) = (filled(tables, &DENDROGRAM), filled(tables, &LEAVES)) else {
            return Ok(None);
        };
        let rows = |t: &Table| by_lang(t).remove(lang).unwrap_or_default();
        let outlets = names.text("outlet");
        let leaves: Vec<String> =
            rows(names).into_iter().map(|row| outlets[row].unwrap_or_default().to_owned()).collect();
        let broken = || {
            Error::new(format!("table dendrogram, language {lang}"), "its steps form no tree", "run again")
        };
        let (left, right, height) = (table.int("left"), table.int("right"), table.real("height"));
        let node = |v: Option<i64>| v.and_then(|v| usize::try_from(v).ok()).ok_or_else(broken);
        let mut steps: Vec<Step> = Vec::new();
        let mut used = vec![false; leaves.len() * 2];
        for row in rows(table) {
            let step = Step {
                left: node(left[row])?,
                right: node(right[row])?,
                height: height[row].ok_or_else(broken)?,
            };
            for child in [step.left, step.right] {
                if child >= leaves.len() + steps.len() || std::mem::replace(&mut used[child], true) {
                    return Err(broken());
                }
            }
            steps.push(step);
        }
        if leaves.is_empty() || steps.is_empty() {
            return Ok(None);
        }
        if steps.len() + 1 != leaves.len() {
            return Err(broken());
        }
        // Left before right, from the last step down.
        let (mut order, mut open) = (Vec::new(), vec![leaves.len() + steps.len() - 1]);
        while let Some(node) = open.pop() {
            match node.checked_sub(leaves.len()) {
                None => order.push(node),
                Some(step) => open.extend([steps[step].right, steps[step].left]),
            }
        }
        Ok(Some(Self { leaves, steps, order }))
    }

    fn draw(&self, chart: &str, lang: &str, style: &Style) -> Result<Drawing> {
        const TEXT: f64 = 8.0;
        let width = mm(style.width_mm);
        let labels = style.fit(&self.leaves, TEXT, width * 36 / 100)?;
        let left = labels.iter().map(|l| l.1).max().unwrap_or(0) + mm(3.0);
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
        for (place, leaf) in self.order.iter().enumerate() {
            let y = top + step * place as i32 + step / 2;
            places[*leaf].1 = y;
            canvas.text((left - mm(1.5), y), Anchor::End, TEXT, INK, &labels[*leaf].0);
            canvas.line(&[(left - mm(0.8), y), (left, y)], GREY, 0.6);
        }
        for merge in &self.steps {
            let (a, b, x) = (places[merge.left], places[merge.right], across(merge.height));
            canvas.line(&[a, (x, a.1), (x, b.1), b], INK, 1.0);
            places.push((x, (a.1 + b.1) / 2));
        }

        let title = format!("How outlets merge ({lang})");
        Ok(Drawing {
            name: stem(chart, &[lang]),
            caption: format!(
                "n\u{a0}=\u{a0}{} outlets. Each fork is a merger of two groups, placed at their distance over the scaled measures.",
                self.leaves.len()
            ),
            svg: canvas.finish(&title)?,
            title,
        })
    }
}
