//! Under which verb each side speaks: a bar for each outlet and side, cut by class of verb.

use std::collections::BTreeMap;

use super::canvas::{COLOURS, Colour, number};
use super::stacked::{Bar, Stacked};
use super::{Chart, Drawing, Style, Tables, by_lang, filled, stem};
use crate::error::Result;
use crate::schema::{ACTOR_VERBS, col};
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
            let mut stacked = Stacked {
                bars: bars(table, &rows),
                parts: CLASSES.to_vec(),
                empty: "no attribution with a classed verb",
            };
            let total: i64 = stacked.bars.iter().map(|b| b.n).sum();
            if total == 0 {
                continue;
            }
            let left_out = stacked.cut();
            let title = format!("Verbs of each side by outlet ({lang})");
            let mut caption = format!(
                "Share of the attributions to each side whose verb has a class; numbers in the bars are attributions. \
                 n\u{a0}=\u{a0}{} attributions in all. Counts without a bar are of too few articles for shares. Intervals of the shares are in the table.",
                number::count(total)
            );
            caption += &left_out;
            drawings.push(stacked.draw(stem(self.name(), &[lang]), title, caption, style)?);
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

fn bars<'a>(table: &'a Table, rows: &[usize]) -> Vec<Bar<'a>> {
    let (outlets, sides) = (table.text(col::OUTLET), table.text(col::SIDE));
    let (classes, gaps) = (table.text(col::CLASS), table.text(col::GAP));
    let (hits, n) = (table.int(col::HITS), table.int(col::N));
    let mut bars: BTreeMap<(&str, &str), Bar<'a>> = BTreeMap::new();
    for &row in rows {
        let (outlet, side) = (outlets[row].unwrap_or_default(), sides[row].unwrap_or_default());
        let bar = bars.entry((outlet, side)).or_insert_with(|| Bar {
            group: outlet,
            label: side,
            n: n[row].unwrap_or_default(),
            gap: gaps[row].unwrap_or_default(),
            hits: vec![0; CLASSES.len()],
        });
        if let Some(class) = CLASSES.iter().position(|(name, _)| Some(*name) == classes[row]) {
            bar.hits[class] = hits[row].unwrap_or_default();
        }
    }
    bars.into_values().collect()
}
