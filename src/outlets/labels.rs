//! Which names outlets give: shares of the variants of a concept.
//!
//! A share is out of the mentions of its own concept, in every replicate too.

use std::collections::{BTreeMap, BTreeSet};

use super::actors::row_column;
use super::gaps::Gaps;
use super::group::{Group, Sum};
use super::language::Language;
use super::rows::Rows;
use super::shares::conditional;
use crate::codings::Voice;
use crate::error::Result;
use crate::features::{ALL, LABELS};
use crate::schema;
use crate::table::Cell;

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

/// The rows of one outlet in the table of labels.
///
/// # Errors
/// When a row does not fit (a bug).
pub(super) fn rows(group: &Group<'_>, rows: &mut Rows, gaps: &mut Gaps) -> Result<()> {
    let gathered = group.gathered();
    let Some(feature) = gathered.features.iter().position(|f| f.name() == LABELS) else { return Ok(()) };
    let (totals, empty) = (group.totals, Sum::new(group.replicates()));
    for (concept, variants) in concepts(group.language) {
        let number = gathered.concepts.iter().position(|c| *c == concept).unwrap_or_default() as u32;
        for voice in [ALL].into_iter().chain(Voice::ALL.map(Voice::name)) {
            let hits: Vec<Option<Sum>> = variants
                .iter()
                .map(|variant| group.hits(&(feature, format!("{concept}: {variant}"), voice)))
                .collect();
            let mentions = Sum::of(group.replicates(), hits.iter().flatten());
            let articles = totals.mentions.get(&(number, voice)).copied().unwrap_or(0);
            for (variant, hits) in variants.iter().zip(&hits) {
                match conditional(group, articles, hits.as_ref().unwrap_or(&empty), &mentions) {
                    Ok(cells) => {
                        let names = [&totals.lang, &concept, &totals.outlet, variant.as_str(), voice];
                        let mut row = names.map(Cell::from).to_vec();
                        row.extend(cells);
                        rows.push(row)?;
                    }
                    Err(lack) => gaps.add(totals, &schema::LABELS, LABELS, lack),
                }
            }
        }
    }
    Ok(())
}
