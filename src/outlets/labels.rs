//! Which names outlets give: shares of the variants of a concept.
//!
//! A share is out of the mentions of its own concept, in every replicate too.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::actors::row_column;
use super::gaps::{Gaps, Lack};
use super::group::{Group, Sum};
use super::language::Language;
use super::shares::conditional;
use crate::codings::Voice;
use crate::error::Result;
use crate::features::{ALL, LABELS};
use crate::schema;
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

/// The rows of one outlet in the table of labels.
///
/// # Errors
/// When a row does not fit (a bug).
pub(super) fn rows(group: &Group<'_>, rows: &mut Rows, gaps: &mut Gaps) -> Result<()> {
    let Some(feature) = group.gathered().features.iter().position(|f| f.name() == LABELS) else {
        return Ok(());
    };
    let concepts: Vec<(String, BTreeSet<String>)> = concepts(group.language).into_iter().collect();
    let voices = [ALL].into_iter().chain(Voice::ALL.map(Voice::name));
    let tasks: Vec<_> =
        voices.flat_map(|voice| concepts.iter().map(move |concept| (voice, concept))).collect();
    let made: Vec<Vec<std::result::Result<Vec<Cell>, Lack>>> =
        tasks.par_iter().map(|(voice, concept)| of_concept(group, feature, concept, voice)).collect();
    for row in made.into_iter().flatten() {
        match row {
            Ok(row) => rows.push(row)?,
            Err(lack) => gaps.add(group.totals, &schema::LABELS, LABELS, lack),
        }
    }
    Ok(())
}

/// The variants of a concept in a voice.
fn of_concept(
    group: &Group<'_>,
    feature: usize,
    (concept, variants): &(String, BTreeSet<String>),
    voice: &'static str,
) -> Vec<std::result::Result<Vec<Cell>, Lack>> {
    let (totals, empty) = (group.totals, Sum::new(group.replicates()));
    let of = |variant: &String| group.hits(&(feature, format!("{concept}: {variant}"), voice));
    let hits: Vec<Option<Sum>> = variants.iter().map(of).collect();
    let mentions = Sum::of(group.replicates(), hits.iter().flatten());
    let number = group.gathered().concept(concept);
    let articles = number.and_then(|number| totals.mentions.get(&(number, voice))).copied().unwrap_or(0);
    let row = |(variant, hits): (&String, &Option<Sum>)| {
        let cells = conditional(group, articles, hits.as_ref().unwrap_or(&empty), &mentions)?;
        let names = [&totals.lang, concept, &totals.outlet, variant.as_str(), voice];
        Ok(names.map(Cell::from).into_iter().chain(cells).collect())
    };
    variants.iter().zip(&hits).map(row).collect()
}
