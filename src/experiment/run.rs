//! The main job: load, code, measure, aggregate, cluster, draw, write.

use std::path::Path;

use super::folder::{Folder, Outcome};
use super::manifest::Manifest;
use super::measure::{Record, measure};
use super::plan::Plan;
use super::progress::Progress;
use super::samples::Draw;
use super::store::Store;
use super::{account, results, uncoded};
use crate::chart::{self, Tables};
use crate::cluster;
use crate::error::{Result, Warning};
use crate::outlets::{self, PartFiles, Reduction};

/// Runs a checked experiment and writes `results/<name>/`, whole or not at all.
///
/// # Errors
/// When an input changes or breaks under the run, or the results cannot be written.
pub fn run(plan: &Plan, results: &Path, with_text: bool, progress: &dyn Progress) -> Result<Outcome> {
    run_into(Folder::begin(results, &plan.name)?, plan, with_text, None, progress)
}

/// As [`run`], into a folder that was begun before the corpus was loaded. With a store, what was
/// measured before is not measured again.
///
/// # Errors
/// As [`run`].
pub fn run_into(
    folder: Folder,
    plan: &Plan,
    with_text: bool,
    store: Option<&Store>,
    progress: &dyn Progress,
) -> Result<Outcome> {
    progress.stage("code and measure", Some(plan.corpus.survey.kept.articles));
    let (draw, mut all) = (Draw::of(plan, with_text), Record::default());
    measure(plan, &folder.evidence(), draw, store, progress, |_, batch| all.join(batch))?;
    plan.forget_words();
    conclude(plan, folder, all, with_text, progress)
}

/// From the tables of all batches, which lie in the folder's evidence, to results.
pub(super) fn conclude(
    plan: &Plan,
    mut folder: Folder,
    measured: Record,
    with_text: bool,
    progress: &dyn Progress,
) -> Result<Outcome> {
    progress.stage("compare outlets", None);
    let parts = PartFiles::of(&[&folder.evidence()])?;
    let reduction =
        Reduction::new(&plan.features, settings(plan), &plan.spec.cluster.features, folder.path());
    let outlets = reduction.of(&parts)?;

    progress.stage("cluster outlets", None);
    let mut doubts: Vec<Warning> = uncoded::doubts(plan.human.as_ref(), &measured)?;
    doubts.extend(plan.lexicon_doubts.iter().cloned());
    doubts.extend(plan.axes().flat_map(|(_, axes)| axes.doubts.clone()));
    doubts.extend(outlets.doubts);
    let mut tables = Tables::new();
    results::merge(&mut tables, outlets.tables)?;
    for matrix in &outlets.matrices {
        let grouping = cluster::group(matrix, &cluster_settings(plan))?;
        let refused = grouping.refused.map(|reason| Warning::new("no clusters", &matrix.lang, reason));
        let found = [grouping.matrix, grouping.reliability, grouping.clusters, grouping.choice];
        results::merge(&mut tables, found.into())?;
        results::merge(&mut tables, vec![grouping.dendrogram, grouping.leaves])?;
        doubts.extend(grouping.warnings.into_iter().chain(refused));
    }

    progress.stage("draw and write", None);
    let drawings = chart::draw(&tables, &plan.style)?;
    doubts.extend(results::undrawn(&drawings, &plan.style)?);
    results::merge(&mut tables, vec![results::warnings(plan, &doubts)?])?;
    folder.write_tables(&tables)?;
    folder.write_charts(&drawings, &plan.style)?;
    folder.note(measured.hashes.outputs());
    let manifest = Manifest::of(plan, &doubts, uncoded::counts(plan.human.as_ref(), &measured), with_text);
    folder.write_report(&account::report(plan, &manifest, &tables, drawings, measured.samples.finish()))?;
    folder.finish(plan, manifest)
}

pub(super) fn settings(plan: &Plan) -> outlets::Settings {
    let measure = &plan.spec.measure;
    outlets::Settings {
        rng_seed: plan.spec.rng_seed,
        replicates: measure.replicates,
        resamples: cluster::stability::MOST,
        permutations: measure.permutations,
        min_articles: measure.min_articles,
        smallest_effect: measure.smallest_effect,
        contrasts: measure.contrasts,
        period: measure.period,
    }
}

pub(super) fn cluster_settings(plan: &Plan) -> cluster::Settings {
    let cluster = &plan.spec.cluster;
    cluster::Settings { rng_seed: plan.spec.rng_seed, max_k: cluster.max_k, min_outlets: cluster.min_outlets }
}
