//! What a run tells the reader of its report: where the results come from, and how they were made.

use super::manifest::{Counted, Manifest};
use super::plan::Plan;
use crate::chart::{Drawing, Tables, number};
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
        counts: manifest.counts.iter().map(|(stage, n)| (stage.clone(), number::count(*n as i64))).collect(),
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
        "Shares are pooled: sum of hits over sum of bases of an outlet's articles. Articles clump: their hits tell \
         less than as many independent ones. Intervals: 95 %, at effective counts (Korn and Graubard 1998), Jeffreys' of \
         shares, Garwood's of rates, a bound on one side where nothing was hit, or all. The design effect is the \
         outlet's own, blended with what all outlets of the language show in the measure, which weighs as much as five \
         articles with a hit. What fewer than {} articles bear the base of gets no share.",
        measure.min_articles
    ));
    methods.push(format!(
        "Differences: of pooled shares, with limits of the difference (Zou and Donner 2008) and of the factor between the \
         two (Donner and Zou 2012) made of the single intervals; p is the level at which the limits of the difference \
         reach 0: two-sided, of equal shares, whatever the sizes and however articles clump; q is the \
         Benjamini-Hochberg rate over the whole table. A verdict of `differs` is a q of at most .05{}. {}",
        measure.smallest_effect.map_or_else(String::new, |factor| format!(
            "; `equal within` is a factor below {factor}, by two one-sided tests of 5 %"
        )),
        match measure.contrasts {
            Some(Contrasts::Pairs) => "Every two outlets are compared.".to_owned(),
            Some(Contrasts::Halves) => "The halves of each outlet are compared.".to_owned(),
            Some(Contrasts::Rest) => format!("Each outlet is compared with all others together, {REST}."),
            None => format!(
                "Every two outlets are compared; where more than {MOST_PAIRED} have a number, each with all others \
                 together, {REST}."
            ),
        }
    ));
    methods.push(format!(
        "What has no such sums is resampled: {} bootstrap replicates (Poisson weights), {} permutations of articles. Of an \
         outlet with more than {SAMPLE} articles a permutation test looks at so many, chosen by hash.",
        measure.replicates, measure.permutations
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
