//! How often would this corpus find what is not there? The corpus is measured once; then its articles
//! stand again and again under labels of which the truth is known ([`Labels`]), and all of the same code
//! compares and groups them. What it finds is false.

use std::collections::BTreeMap;

use super::measure::{Record, measure};
use super::plan::Plan;
use super::progress::Progress;
use super::run::{cluster_settings, settings};
use super::samples::Draw;
use super::store::Store;
use crate::cluster;
use crate::error::{Error, Result};
use crate::outlets::{Contrasts, Labels, Outlets, PartFiles, Reduction, Roster, Settings};
use crate::output::Scratch;
use crate::schema::{self, Schema, col};
use crate::stats::clumping::{Clumping, Kind};
use crate::stats::clustered::Clusters;
use crate::stats::estimate::{Estimate, Z95};
use crate::stats::random::key;
use crate::stats::rounding::tabled;
use crate::table::{Cell, Table};

/// The level of tests and intervals.
const LEVEL: f64 = 0.05;
/// An outlet with a larger part of the corpus is nearer to it than a sample would be.
const LARGE: f64 = 0.2;
/// All features together.
const ALL: &str = "all";

/// What may be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Tests,
    Discoveries,
    Intervals,
    Groups,
}

impl What {
    fn name(self) -> &'static str {
        match self {
            What::Tests => "tests with p at most .05",
            What::Discoveries => "corpora with a q at most .05",
            What::Intervals => "intervals that miss",
            What::Groups => "corpora with supported groups",
        }
    }
}

/// False findings out of all cases, corpus by corpus.
#[derive(Default)]
struct Tally(BTreeMap<(&'static str, What, String), Clusters>);

impl Tally {
    /// Adds the cases of one corpus.
    fn add(&mut self, labels: &'static str, what: What, feature: &str, found: u64, cases: u64) {
        if cases > 0 {
            self.0.entry((labels, what, feature.to_owned())).or_default().add(found, cases);
        }
    }

    fn table(&self) -> Result<Table> {
        let rows = self.0.iter().map(|((labels, what, feature), clusters)| {
            let mut clumping = Clumping::default();
            clumping.add(Kind::Share, clusters);
            let ends = Estimate::of(Kind::Share, clusters, &clumping).map(|e| e.limits(Z95));
            let real = |v: Option<f64>| v.map_or(Cell::Null, |v| Cell::Real(tabled(v)));
            vec![
                Cell::from(*labels),
                what.name().into(),
                feature.as_str().into(),
                Cell::Int(clusters.clusters as i64),
                Cell::Int(clusters.base as i64),
                Cell::Int(clusters.hits as i64),
                real(Some(clusters.hits as f64 / clusters.base as f64)),
                real(ends.map(|e| e.0)),
                real(ends.map(|e| e.1)),
            ]
        });
        Table::from_rows(&schema::CALIBRATION, rows.collect())
    }
}

/// Measures the plan's corpus and tells, of `draws` corpora with shuffled labels and as many with halved
/// outlets, how much was found: [`schema::CALIBRATION`].
///
/// # Errors
/// As [`super::run`].
pub fn calibrate(plan: &Plan, draws: u64, store: Option<&Store>, progress: &dyn Progress) -> Result<Table> {
    progress.stage("code and measure", Some(plan.corpus.survey.kept.articles));
    let scratch = Scratch::new().map_err(|e| {
        Error::new("temporary folder", e, "check its space and rights, or set TMPDIR to another folder")
    })?;
    let mut all = Record::default();
    measure(plan, scratch.path(), Draw::of(plan, false), store, progress, |_, batch| all.join(batch))?;
    plan.forget_words();
    let parts = PartFiles::of(&[scratch.path()])?;
    let roster = Roster::of(&parts)?;
    let mut tally = Tally::default();
    progress.stage("shuffle and halve", Some(2 * draws));
    for draw in 0..draws {
        for labels in [Labels::Shuffled, Labels::Halved] {
            let seed = key(plan.spec.rng_seed, &format!("calibrate {draw}"));
            let parts = roster.relabelled(labels, seed);
            let settings = match labels {
                Labels::Shuffled => settings(plan),
                Labels::Halved => Settings { contrasts: Some(Contrasts::Halves), ..settings(plan) },
            };
            let reduction =
                Reduction::new(&plan.features, settings, &plan.spec.cluster.features, scratch.path());
            let outlets = reduction.of(&parts)?;
            tests(&mut tally, labels.name(), &outlets);
            if labels == Labels::Shuffled {
                intervals(&mut tally, labels.name(), &outlets);
                groups(&mut tally, labels.name(), plan, &outlets)?;
            }
            progress.advance(1);
        }
    }
    tally.table()
}

/// Tests of equal shares between outlets, and of equal names.
fn tests(tally: &mut Tally, labels: &'static str, outlets: &Outlets) {
    let columns: [(&Schema, _); 2] =
        [(&schema::DIFFERENCES, col::FEATURE), (&schema::LABEL_DIFFERENCES, col::CONCEPT)];
    for (schema, name) in columns {
        let Some(table) = outlets.table(schema) else { continue };
        let names = table.text(name);
        let [p, q] = [col::P, col::Q].map(|column| table.real(column));
        let mut found: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
        let mut any = false;
        for row in 0..table.len() {
            let Some(p) = p[row] else { continue };
            any |= q[row].is_some_and(|q| q <= LEVEL);
            // Names of concepts are many: they stand together.
            let own = if *schema == schema::DIFFERENCES { names[row].unwrap_or_default() } else { "labels" };
            for name in [own, ALL] {
                let (rejected, cases) = found.entry(name).or_default();
                *rejected += u64::from(p <= LEVEL);
                *cases += 1;
            }
        }
        for (feature, (rejected, cases)) in &found {
            if *feature != ALL || *schema == schema::DIFFERENCES {
                tally.add(labels, What::Tests, feature, *rejected, *cases);
            }
        }
        if !found.is_empty() {
            let family = if *schema == schema::DIFFERENCES { ALL } else { "labels" };
            tally.add(labels, What::Discoveries, family, u64::from(any), 1);
        }
    }
}

/// Groups of outlets that the rule supports.
fn groups(tally: &mut Tally, labels: &'static str, plan: &Plan, outlets: &Outlets) -> Result<()> {
    for matrix in &outlets.matrices {
        // What is refused for its size is never found; where all is sampling error nothing is tried,
        // and that is an answer.
        if matrix.outlets.len() >= cluster_settings(plan).min_outlets {
            let grouping = cluster::group(matrix, &cluster_settings(plan))?;
            tally.add(labels, What::Groups, ALL, u64::from(grouping.supported), 1);
        }
    }
    Ok(())
}

/// Intervals of outlets that miss the share of the whole corpus, of which each outlet is a sample.
fn intervals(tally: &mut Tally, labels: &'static str, outlets: &Outlets) {
    let Some(table) = outlets.table(&schema::OUTLETS) else { return };
    let keys = [col::LANG, col::FEATURE, col::CATEGORY, col::VOICE].map(|column| table.text(column));
    let [hits, n] = [col::HITS, col::N].map(|column| table.int(column));
    let [per, low, high] = [col::PER, col::LOW, col::HIGH].map(|column| table.real(column));
    let key = |row: usize| keys.each_ref().map(|c| c[row].unwrap_or_default());
    let mut whole: BTreeMap<[&str; 4], (i64, i64)> = BTreeMap::new();
    for row in 0..table.len() {
        let (all_hits, all_n) = whole.entry(key(row)).or_default();
        *all_hits += hits[row].unwrap_or_default();
        *all_n += n[row].unwrap_or_default();
    }
    let mut found: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for row in 0..table.len() {
        let (Some(low), Some(high), Some(per)) = (low[row], high[row], per[row]) else { continue };
        let (all_hits, all_n) = whole[&key(row)];
        if n[row].unwrap_or_default() as f64 > LARGE * all_n as f64 {
            continue;
        }
        let truth = per * all_hits as f64 / all_n as f64;
        for name in [key(row)[1], ALL] {
            let (missed, cases) = found.entry(name).or_default();
            *missed += u64::from(truth < low || truth > high);
            *cases += 1;
        }
    }
    for (feature, (missed, cases)) in found {
        tally.add(labels, What::Intervals, feature, missed, cases);
    }
}
