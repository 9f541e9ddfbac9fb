//! Which names outlets give: shares of the variants of a concept, out of its mentions.

use std::collections::{BTreeMap, BTreeSet};

use super::actors::row_column;
use super::cells::Cells;
use super::gaps::{Gaps, Lack};
use super::gather::Totals;
use super::language::{Language, Terms};
use super::measured::Measured;
use super::shares::numbers;
use super::sums::Sums;
use crate::codings::Voice;
use crate::error::Result;
use crate::features::{ALL, LABELS};
use crate::schema;
use crate::stats::clumping::Kind;
use crate::table::{Cell, Rows};

/// Variants of each concept that any outlet of a language uses.
pub(super) fn concepts(language: &Language<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let mut concepts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let place = language.gathered.features.iter().position(|f| f.name() == LABELS);
    for key in language.keys.keys().filter(|k| Some(k.0) == place && k.1 != ALL) {
        let (concept, variant) = row_column(&key.1);
        concepts.entry(concept.to_owned()).or_default().insert(variant.to_owned());
    }
    concepts
}

/// Concept, variant and voice of each cell.
pub(super) struct LabelCells {
    cells: Vec<(String, String, &'static str, u32)>,
}

impl LabelCells {
    pub fn new(language: &Language<'_>, cells: &mut Cells) -> Self {
        let mut named = Vec::new();
        let Some(feature) = language.gathered.features.iter().position(|f| f.name() == LABELS) else {
            return Self { cells: named };
        };
        let voices = || [ALL].into_iter().chain(Voice::ALL.map(Voice::name));
        for (concept, variants) in concepts(language) {
            for voice in voices() {
                let key = |variant: &String| (feature, format!("{concept}: {variant}"), voice);
                let of = |variant: &String| language.keys.get(&key(variant)).cloned().unwrap_or_default();
                let terms: Vec<Terms> = variants.iter().map(of).collect();
                let mentions = Terms::all(terms.iter());
                for (variant, terms) in variants.iter().zip(&terms) {
                    let cell = cells.cell(terms, &mentions, Kind::Share);
                    named.push((concept.clone(), variant.clone(), voice, cell));
                }
            }
        }
        Self { cells: named }
    }

    /// The rows of one outlet in the table of labels.
    ///
    /// # Errors
    /// When a row does not fit (a bug).
    pub fn rows(
        &self,
        measured: &Measured<'_>,
        totals: &Totals,
        sums: &Sums,
        rows: &mut Rows,
        gaps: &mut Gaps,
    ) -> Result<()> {
        for (concept, variant, voice, cell) in &self.cells {
            let sums = sums.of(&measured.cells, *cell);
            match numbers(measured, *cell, &sums, 1.0, None) {
                Ok(numbers) => {
                    let names = [&totals.lang, concept, &totals.outlet, variant, *voice];
                    let names = names.map(Cell::from).into_iter();
                    rows.push(names.chain(numbers.counts).chain(numbers.values).collect())?;
                }
                Err(reason) => {
                    let lack = Lack { articles: sums.clusters, reason, headline: false };
                    gaps.add(totals, &schema::LABELS, LABELS, lack);
                }
            }
        }
        Ok(())
    }
}
