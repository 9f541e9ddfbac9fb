//! What attribution costs: one run with it against the same run without it.
//!
//! A run is all that `minzar run` does up to its tables of outlets: load, clean, analyse, code,
//! match, measure, aggregate, over every fifth article of SaudiNewsNet. "Without" is the same
//! run with an empty coding for each article: no other stage is left out, and all features are
//! measured (over nothing, where they count attributions). Clusters, charts and files cost both
//! the same and are left out of both, which makes the ratio larger, not smaller.
//!
//! Both are timed in one process, in turns, and the figure is the ratio of the medians. Stages
//! run one after the other over a batch, so that each has its own clock; in `minzar run` they
//! follow each other article by article.
//!
//! `cargo bench --bench cost`, with the corpus where `MINZAR_DATA` points.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use minzar::attribution::Extractor;
use minzar::codings::{Coder, Coding};
use minzar::corpus::{self, Source};
use minzar::features::{self, FEATURES, Measured};
use minzar::lang::Language;
use minzar::lexicon::{self, Lexicons};
use minzar::outlets::{Outlets, Settings, Tally};
use minzar::text::{Analyzer, Doc};
use rayon::prelude::*;

const CORPUS: &str = "saudinewsnet.jsonl.gz";
/// One article in so many.
const EVERY: usize = 5;
const ROUNDS: usize = 7;
const STAGES: [&str; 5] = ["load and clean", "analyse", "attribute", "match and measure", "aggregate"];
/// What the ratio may be at most.
const BAR: f64 = 1.6;

type Times = [Duration; STAGES.len()];

fn main() {
    let data = std::env::var_os("MINZAR_DATA").map_or_else(|| PathBuf::from("data"), PathBuf::from);
    if !data.join(CORPUS).exists() {
        eprintln!("skipped: {CORPUS} is not in {} (set MINZAR_DATA)", data.display());
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    part(&data.join(CORPUS), &folder.path().join("part.jsonl"));
    let runner = Runner::new(folder.path());
    let (mut with, mut without) = (Vec::new(), Vec::new());
    let (articles, attributions) = (runner.run(true, &mut with), runner.run(false, &mut without).0);
    assert_eq!(articles.0, attributions, "both runs measure the same articles");
    println!("{} articles, {} attributions, {ROUNDS} rounds", articles.0, articles.1);
    // The first round warms the page cache and the allocator.
    with.clear();
    without.clear();
    for round in 0..ROUNDS {
        let first = round % 2 == 0;
        for coded in [first, !first] {
            runner.run(coded, if coded { &mut with } else { &mut without });
        }
    }
    println!("{:<20}{:>12}{:>12}", "median seconds", "with", "without");
    for (stage, name) in STAGES.iter().enumerate() {
        let of = |runs: &[Times]| median(runs.iter().map(|t| t[stage]));
        println!("{name:<20}{:>12.3}{:>12.3}", of(&with), of(&without));
    }
    let whole = |runs: &[Times]| median(runs.iter().map(|t| t.iter().sum()));
    let (a, b) = (whole(&with), whole(&without));
    let verdict = if a / b <= BAR { "holds" } else { "DOES NOT HOLD" };
    println!("{:<20}{a:>12.3}{b:>12.3}\nratio {:.3}, at most {BAR}: {verdict}", "whole", a / b);
}

/// Every so many lines of the corpus, unpacked.
fn part(from: &Path, to: &Path) {
    let lines =
        BufReader::new(flate2::read::GzDecoder::new(std::fs::File::open(from).expect("a corpus"))).lines();
    let mut out = std::io::BufWriter::new(std::fs::File::create(to).expect("a file"));
    for line in lines.step_by(EVERY) {
        writeln!(out, "{}", line.expect("a line")).expect("room");
    }
}

fn median(times: impl Iterator<Item = Duration>) -> f64 {
    let mut seconds: Vec<f64> = times.map(|t| t.as_secs_f64()).collect();
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}

struct Runner {
    source: Source,
    analyzer: Analyzer,
    extractor: Extractor,
    lexicons: Lexicons,
    language: std::sync::Arc<Language>,
}

impl Runner {
    fn new(folder: &Path) -> Self {
        let language = Language::embedded("ar").expect("a pack");
        let settings = corpus::Settings {
            input: vec!["part.jsonl".to_owned()],
            lang: Some("ar".to_owned()),
            columns: BTreeMap::from([("byline".to_owned(), "author".to_owned())]),
            ..corpus::Settings::default()
        };
        let languages = BTreeMap::from([("ar".to_owned(), language.clone())]);
        Self {
            source: Source::new(settings, folder, &languages).expect("a source"),
            analyzer: Analyzer::new(language.clone()),
            extractor: Extractor::new(&language).expect("rules"),
            lexicons: Lexicons::new(lexicon::embedded(&language).expect("lexicons")).expect("one language"),
            language,
        }
    }

    /// One run; answers with the numbers of articles and attributions.
    fn run(&self, coded: bool, runs: &mut Vec<Times>) -> (usize, usize) {
        let mut times = Times::default();
        let mut clock = Clock(Instant::now());
        let settings = Settings { rng_seed: 1, replicates: 1000, permutations: 999, min_articles: 20 };
        let mut tally = Tally::new(settings, FEATURES);
        let (mut articles, mut attributions) = (0, 0);
        let survey = corpus::survey(&self.source).expect("a corpus");
        for batch in corpus::batches(&self.source, &survey).expect("a corpus") {
            let batch = batch.expect("a batch");
            clock.lap(&mut times[0]);
            let docs: Vec<Doc> =
                batch.articles().par_iter().map(|a| self.analyzer.doc(&a.title, &a.body)).collect();
            clock.lap(&mut times[1]);
            let code = |doc| if coded { self.extractor.code(doc) } else { Coding::default() };
            let codings: Vec<Coding> = docs.par_iter().map(code).collect();
            clock.lap(&mut times[2]);
            let measure =
                |(doc, coding)| features::measure(FEATURES, &self.language, &self.lexicons, doc, coding);
            let measured: Vec<Measured> = docs.par_iter().zip(codings.par_iter()).map(measure).collect();
            clock.lap(&mut times[3]);
            for (article, measured) in batch.articles().iter().zip(&measured) {
                tally.add(&article.lang, &article.outlet, &article.hash, measured);
            }
            clock.lap(&mut times[4]);
            articles += docs.len();
            attributions += codings.iter().map(|c| c.attributions.len()).sum::<usize>();
        }
        Outlets::of(&tally, FEATURES, &[]).expect("tables");
        clock.lap(&mut times[4]);
        runs.push(times);
        (articles, attributions)
    }
}

struct Clock(Instant);

impl Clock {
    /// Adds the time since the last lap.
    fn lap(&mut self, to: &mut Duration) {
        let now = Instant::now();
        *to += now - self.0;
        self.0 = now;
    }
}
