//! What outlets call a thing: a bar for each outlet, cut by variant of the concept.

use std::collections::{BTreeMap, BTreeSet};

use super::canvas::{COLOURS, Colour, number};
use super::stacked::{Bar, Stacked};
use super::{Chart, Drawing, Style, Tables, by_lang, filled, stem};
use crate::error::Result;
use crate::schema::{LABELS, col};
use crate::table::Table;

/// One drawing per language and concept: of those that at least two outlets mention often enough
/// for a share, in the narrator's voice.
pub struct Labels;

const VOICE: &str = "narrator";
/// Colours for variants beyond the seven that are told apart best.
const MORE: [Colour; 3] = [Colour(0x99, 0x99, 0x99), Colour(0x7A, 0x3B, 0x00), Colour(0xD0, 0xD0, 0xD0)];

impl Chart for Labels {
    fn name(&self) -> &'static str {
        "labels"
    }

    fn about(&self) -> &'static str {
        "what outlets call a thing: shares of the variants of a concept"
    }

    fn draw(&self, tables: &Tables, style: &Style) -> Result<Vec<Drawing>> {
        let Some(table) = filled(tables, &LABELS) else { return Ok(Vec::new()) };
        let (concepts, voices) = (table.text(col::CONCEPT), table.text(col::VOICE));
        let mut drawings = Vec::new();
        for (lang, rows) in by_lang(table) {
            let mut by_concept: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for row in rows.into_iter().filter(|r| voices[*r] == Some(VOICE)) {
                by_concept.entry(concepts[row].unwrap_or_default()).or_default().push(row);
            }
            for (concept, rows) in by_concept {
                let mut stacked = stacked(table, &rows);
                let left_out = stacked.cut();
                let whole: Vec<&Bar<'_>> = stacked.bars.iter().filter(|b| b.gap.is_empty()).collect();
                if whole.len() < 2 {
                    continue;
                }
                let total: i64 = whole.iter().map(|b| b.n).sum();
                let title = format!("What outlets call it: {concept} ({lang})");
                let mut caption = format!(
                    "Share of each variant among an outlet's mentions of the concept in the narrator's voice; numbers \
                     in the bars are mentions. n\u{a0}=\u{a0}{} mentions in the outlets with a bar. Intervals of the \
                     shares are in the table.",
                    number::count(total)
                );
                caption += &left_out;
                drawings.push(stacked.draw(stem(self.name(), &[concept, lang]), title, caption, style)?);
            }
        }
        Ok(drawings)
    }
}

/// Variants in the order of their mentions, so that the usual ones stand first in every bar.
fn stacked<'a>(table: &'a Table, rows: &[usize]) -> Stacked<'a> {
    let (outlets, variants, gaps) = (table.text(col::OUTLET), table.text(col::VARIANT), table.text(col::GAP));
    let (hits, n) = (table.int(col::HITS), table.int(col::N));
    let mut totals: BTreeMap<&str, i64> = BTreeMap::new();
    for &row in rows {
        *totals.entry(variants[row].unwrap_or_default()).or_default() += hits[row].unwrap_or_default();
    }
    let order: BTreeSet<(i64, &str)> = totals.into_iter().map(|(variant, n)| (-n, variant)).collect();
    let colours = COLOURS.into_iter().chain(MORE).cycle();
    let parts: Vec<(&str, Colour)> = order.into_iter().map(|(_, variant)| variant).zip(colours).collect();
    let mut bars: BTreeMap<&str, Bar<'a>> = BTreeMap::new();
    for &row in rows {
        let outlet = outlets[row].unwrap_or_default();
        let bar = bars.entry(outlet).or_insert_with(|| Bar {
            group: "",
            label: outlet,
            n: n[row].unwrap_or_default(),
            gap: gaps[row].unwrap_or_default(),
            hits: vec![0; parts.len()],
        });
        if let Some(part) = parts.iter().position(|(name, _)| Some(*name) == variants[row]) {
            bar.hits[part] = hits[row].unwrap_or_default();
        }
    }
    Stacked { bars: bars.into_values().collect(), parts, empty: "no mention" }
}
