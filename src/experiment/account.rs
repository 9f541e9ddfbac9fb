//! What a run tells the reader of its report: where the results come from, and how they were made.

use super::manifest::{Counted, Manifest};
use super::plan::Plan;
use crate::chart::{Drawing, Tables};
use crate::outlets::{Contrasts, MOST_PAIRED, POOL, REST, SAMPLE};
use crate::report::{EvidenceSample, Report};
use crate::schema::{self, col};
use crate::table::Table;

/// What the report shows.
pub fn report<'a>(
    plan: &Plan,
    manifest: &Manifest,
    tables: &'a Tables,
    drawings: Vec<Drawing>,
    evidence: Vec<EvidenceSample>,
) -> Report<'a> {
    Report {
        name: plan.name.clone(),
        question: plan.spec.question.clone(),
        description: plan.spec.description.clone(),
        langs: plan.coders.keys().cloned().collect(),
        counts: manifest.counts.iter().map(|(stage, n)| (stage.clone(), n.to_string())).collect(),
        drawings,
        tables,
        evidence,
        warnings: manifest.warnings.iter().map(|w| counted(w, &tables[schema::WARNINGS.name])).collect(),
        provenance: provenance(manifest),
        methods: methods(plan),
        text_allowed: manifest.text,
    }
}

/// Everything that fixes the results, by name and version or hash.
fn provenance(manifest: &Manifest) -> Vec<(String, String)> {
    let mut provenance = vec![
        ("minzar".to_owned(), manifest.minzar.clone()),
        ("corpus".to_owned(), manifest.corpus.clone()),
        ("spec".to_owned(), manifest.spec.clone()),
        ("rng_seed".to_owned(), manifest.rng_seed.to_string()),
    ];
    if let Some(coding) = &manifest.coding {
        provenance.push((
            format!("codings by {}, {} articles", coding.coder, coding.articles),
            coding.hash.clone(),
        ));
    }
    for (code, pack) in &manifest.packs {
        provenance.push((format!("pack {code}, version {}", pack.version), pack.hash.clone()));
    }
    for (code, vectors) in &manifest.vectors {
        provenance.push((format!("word vectors {code}, {} words", vectors.words), vectors.hash.clone()));
    }
    for (name, version) in &manifest.crates {
        provenance.push((name.clone(), version.clone()));
    }
    provenance
}

/// How the measures were made, a paragraph each.
fn methods(plan: &Plan) -> Vec<String> {
    let measure = &plan.spec.measure;
    let mut methods: Vec<String> =
        plan.features.iter().map(|f| format!("{}: {}. Base: {}.", f.name(), f.about(), f.base())).collect();
    methods.push(format!(
        "Shares are pooled: sum of hits over sum of bases of an outlet's articles. Intervals: 95 %, percentiles of \
         {} replicates that resample articles with Poisson weights. An outlet with fewer than {} measured articles \
         gets no share.",
        measure.replicates, measure.min_articles
    ));
    methods.push(format!(
        "Differences: pooled shares apart; two-sided test by {} permutations of articles between the two outlets, \
         the same for all measures, each among the articles that it measures; q is the Benjamini-Hochberg rate over \
         the whole table. Of an outlet with more than {SAMPLE} articles the test looks at so many, chosen by hash; \
         shares are of all. {}",
        measure.permutations,
        match measure.contrasts {
            Some(Contrasts::Pairs) => "Every two outlets are compared.".to_owned(),
            Some(Contrasts::Rest) => format!("Each outlet is compared with all others together, {REST}."),
            None => format!(
                "Every two outlets are compared; where more than {MOST_PAIRED} have a number, each with all others \
                 together, {REST}."
            ),
        }
    ));
    methods.push(format!(
        "Groups: shares are shrunken towards the mean over outlets by their sampling error (empirical Bayes, \
         Paule and Mandel 1982) and weighted by reliability. Where a language has more than {POOL} articles, so many, \
         chosen by hash, are dealt out for the null of no structure."
    ));
    methods.push(
        "Diversity of sources: distinct named persons, at the number of attributions of the smallest outlet with \
         enough articles (Hurlbert 1971)."
            .to_owned(),
    );
    methods
}

/// A reason with its count and its first place.
fn counted(warning: &Counted, table: &Table) -> (String, usize, String) {
    let first = (0..table.len()).find(|row| table.cell(*row, col::REASON).plain() == warning.reason);
    let place = first.map(|row| {
        let place = [table.cell(row, col::PLACE).plain(), table.cell(row, col::DETAIL).plain()];
        place.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(": ")
    });
    (warning.reason.clone(), warning.count as usize, place.unwrap_or_default())
}
