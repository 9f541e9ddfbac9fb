//! The main job: load, code, measure, aggregate, cluster, draw, write.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::carry::Carried;
use super::evidence::EvidenceWriter;
use super::folder::Folder;
use super::manifest::Manifest;
use super::plan::Plan;
use super::progress::Progress;
use super::samples::{Samples, Shown};
use super::uncoded::Uncoded;
use super::{account, results};
use crate::chart::{self, Tables};
use crate::cluster;
use crate::corpus::{self, Article};
use crate::error::{Result, Warning};
use crate::features::{self, Measured};
use crate::outlets::{self, Outlets, Tally};

/// What a run leaves behind.
pub struct Outcome {
    pub folder: PathBuf,
    pub manifest: Manifest,
    /// Files of the user that lay in the folder.
    pub carried: Carried,
}

/// Runs a checked experiment and writes `results/<name>/`, whole or not at all.
///
/// # Errors
/// When an input changes or breaks under the run, or the results cannot be written.
pub fn run(plan: &Plan, results: &Path, with_text: bool, progress: &dyn Progress) -> Result<Outcome> {
    run_into(Folder::begin(results, &plan.name)?, plan, with_text, progress)
}

/// As [`run`], into a folder that was begun before the corpus was surveyed.
///
/// # Errors
/// As [`run`].
pub fn run_into(
    mut folder: Folder,
    plan: &Plan,
    with_text: bool,
    progress: &dyn Progress,
) -> Result<Outcome> {
    let mut evidence = EvidenceWriter::new(folder.path(), &plan.features, plan.axes().next().is_some())?;
    let mut samples = Samples::new(plan.spec.rng_seed, with_text || plan.spec.publish_text);
    let mut tally = Tally::new(settings(plan), &plan.features);
    let mut uncoded = Uncoded::new(plan.human.as_ref());

    progress.stage("code and measure", Some(plan.survey.kept.articles));
    for batch in corpus::batches(&plan.source, &plan.survey)? {
        let batch = batch?;
        let coded: Result<Vec<Option<(Measured, Vec<_>)>>> =
            batch.articles().par_iter().map(|a| measure(plan, a, &samples)).collect();
        for (article, coded) in batch.articles().iter().zip(coded?) {
            let Some((measured, shown)) = coded else {
                uncoded.skip();
                continue;
            };
            uncoded.met(&article.id);
            // The article's hash, not its id, is the resampling unit: ids differ between copies of a corpus.
            tally.add(&article.lang, &article.outlet, &article.hash, &measured);
            evidence.add(&article.id, &measured);
            samples.add(shown);
        }
        evidence.flush(&batch)?;
        progress.advance(batch.len() as u64);
    }

    progress.stage("compare outlets", None);
    let outlets = Outlets::of(&tally, &plan.features, &plan.spec.cluster.features)?;

    progress.stage("cluster outlets", None);
    let mut doubts: Vec<Warning> = uncoded.doubts()?;
    doubts.extend(plan.lexicon_doubts.iter().cloned());
    doubts.extend(plan.axes().flat_map(|(_, axes)| axes.doubts.clone()));
    let mut tables = Tables::new();
    results::merge(&mut tables, vec![outlets.shares, outlets.differences, outlets.diversity])?;
    results::merge(&mut tables, outlets.actors)?;
    results::merge(&mut tables, outlets.labels)?;
    results::merge(&mut tables, outlets.axes)?;
    for matrix in &outlets.matrices {
        let grouping = cluster::group(matrix, &cluster_settings(plan))?;
        let refused = grouping.refused.map(|reason| Warning::new("no clusters", &matrix.lang, reason));
        let made =
            [grouping.matrix, grouping.clusters, grouping.choice, grouping.dendrogram, grouping.leaves];
        results::merge(&mut tables, made.into())?;
        doubts.extend(grouping.warnings.into_iter().chain(refused));
    }

    progress.stage("draw and write", None);
    let drawings = chart::draw(&tables, &plan.style)?;
    doubts.extend(results::undrawn(&drawings, &plan.style)?);
    results::merge(&mut tables, vec![results::warnings(plan, &doubts)?])?;
    folder.write_tables(&tables)?;
    folder.write_charts(&drawings, &plan.style)?;
    folder.note(evidence.finish());
    let manifest = Manifest::of(plan, &doubts, uncoded.counts(), with_text);
    folder.write_report(&account::report(plan, &manifest, &tables, drawings, samples.finish()))?;
    let (folder, manifest, carried) = folder.finish(plan, manifest)?;
    Ok(Outcome { folder, manifest, carried })
}

/// Codes and measures one article; also picks what of it the report may show. `None` where the
/// coder did not code it.
fn measure(plan: &Plan, article: &Article, samples: &Samples) -> Result<Option<(Measured, Vec<Shown>)>> {
    let coders = &plan.coders[&article.lang];
    let doc = coders.analyzer.doc(&article.title, &article.body);
    let Some(coding) = plan.coder(&article.lang).code_article(&article.id, &doc)? else { return Ok(None) };
    let mut measured = features::measure(&plan.features, &coders.language, &coders.lexicons, &doc, &coding);
    measured.axes = coders.axes.as_ref().map(|axes| axes.sums(&doc)).unwrap_or_default();
    let shown = samples.pick(&plan.features, article, &doc, &measured);
    Ok(Some((measured, shown)))
}

fn settings(plan: &Plan) -> outlets::Settings {
    let measure = &plan.spec.measure;
    outlets::Settings {
        rng_seed: plan.spec.rng_seed,
        replicates: measure.replicates,
        permutations: measure.permutations,
        min_articles: measure.min_articles,
    }
}

fn cluster_settings(plan: &Plan) -> cluster::Settings {
    let cluster = &plan.spec.cluster;
    cluster::Settings { rng_seed: plan.spec.rng_seed, max_k: cluster.max_k, min_outlets: cluster.min_outlets }
}
