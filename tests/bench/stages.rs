//! What each stage of a run costs on one core, and the floor under it.
//!
//! The floor is what any program must do that looks for 300 words in bodies that are in memory: an
//! `aho-corasick` automaton (DFA, leftmost-longest) that knows no word borders, spellings, clitics,
//! offsets or voices. Stages run one after the other over every fifth article of SaudiNewsNet, on one
//! thread, so that each has its own clock; a run does them article by article on all cores. `code`
//! over `text + lexicons + features` is the coder's share.
//!
//! `cargo bench --bench stages`, with the corpus where `MINZAR_DATA` points. Charts, clusters and the
//! report are no part of it.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark says what it measured")]
#![expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use minzar::attribution::Extractor;
use minzar::codings::{Coder, Coding};
use minzar::corpus::{self, Article, Keep, Source};
use minzar::experiment::{part_file, write_parts};
use minzar::features::{FEATURES, Measured, measure};
use minzar::lang::Language;
use minzar::lexicon::{self, Lexicons};
use minzar::outlets::{PartFiles, Reduction, Settings};
use minzar::schema::Schema;
use minzar::text::{Analyzer, Doc};

const CORPUS: &str = "saudinewsnet.jsonl.gz";
/// One article in so many.
const EVERY: usize = 5;
const ROUNDS: usize = 5;
const BATCH: usize = 512;
const STAGES: [&str; 8] =
    ["floor", "load", "text", "code", "lexicons", "lexicons, features", "write parts", "aggregate"];
/// Those that make a run: lexicons are matched in the stage that also measures.
const WHOLE: [usize; 6] = [1, 2, 3, 5, 6, 7];
const WORDS: &str = include_str!("peers/words.csv");

type Times = [f64; STAGES.len()];

fn main() {
    let data = std::env::var_os("MINZAR_DATA").map_or_else(|| PathBuf::from("data"), PathBuf::from);
    if !data.join(CORPUS).exists() {
        eprintln!("skipped: {CORPUS} is not in {} (set MINZAR_DATA)", data.display());
        return;
    }
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().expect("one thread");
    let folder = tempfile::tempdir().expect("a folder");
    part(&data.join(CORPUS), &folder.path().join("part.jsonl"));
    // The first round warms the page cache and the allocator.
    let (bytes, _) = round(folder.path());
    let rounds: Vec<Times> = (0..ROUNDS).map(|_| round(folder.path()).1).collect();
    let seconds = |stage: usize| {
        let mut times: Vec<f64> = rounds.iter().map(|t| t[stage]).collect();
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    let megabytes = bytes as f64 / 1e6;
    println!("{megabytes:.1} MB of titles and bodies, medians of {ROUNDS} rounds, one core");
    println!("{:<20}{:>10}{:>12}{:>14}", "", "seconds", "MB/s", "times floor");
    let line = |name: &str, s: f64| {
        println!("{name:<20}{s:>10.3}{:>12.1}{:>14.1}", megabytes / s, s / seconds(0));
    };
    STAGES.iter().enumerate().for_each(|(stage, name)| line(name, seconds(stage)));
    let whole: f64 = WHOLE.iter().map(|stage| seconds(*stage)).sum();
    line("whole", whole);
    println!("the coder's share of the whole: {:.2}", seconds(3) / whole);
}

/// Every so many lines of the corpus, unpacked.
fn part(from: &Path, to: &Path) {
    let packed = std::fs::File::open(from).expect("a corpus");
    let lines = BufReader::new(flate2::read::MultiGzDecoder::new(packed)).lines();
    let mut out = std::io::BufWriter::new(std::fs::File::create(to).expect("a file"));
    for line in lines.step_by(EVERY) {
        writeln!(out, "{}", line.expect("a line")).expect("written");
    }
}

/// All stages once: bytes of text, and seconds by stage.
fn round(folder: &Path) -> (usize, Times) {
    let mut times = Times::default();
    let mut clock = Clock(Instant::now());
    let language = Language::embedded("ar").expect("a pack");
    let settings = corpus::Settings {
        input: vec!["part.jsonl".to_owned()],
        lang: Some("ar".to_owned()),
        columns: BTreeMap::from([("byline".to_owned(), "author".to_owned())]),
        ..corpus::Settings::default()
    };
    let languages = BTreeMap::from([("ar".to_owned(), language.clone())]);
    let source = Source::new(settings, folder, &languages).expect("a source");
    let analyzer = Analyzer::new(language.clone());
    let extractor = Extractor::new(&language).expect("rules");
    let lexicons = Lexicons::new(lexicon::embedded(&language).expect("lexicons")).expect("one language");
    let floor = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(WORDS.lines().skip(1).filter_map(|line| line.split(',').next()))
        .expect("an automaton");
    let results = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(results.path().join("evidence")).expect("a folder");

    clock.lap(&mut 0.0);
    let loaded = corpus::load(&source, &Keep::Scratch).expect("a corpus");
    let articles: Vec<Article> =
        loaded.batches().flat_map(|batch| batch.expect("a batch").into_articles()).collect();
    clock.lap(&mut times[1]);
    black_box(articles.iter().map(|a| floor.find_iter(&a.body).count()).sum::<usize>());
    clock.lap(&mut times[0]);
    for (number, batch) in articles.chunks(BATCH).enumerate() {
        clock.lap(&mut 0.0);
        let docs: Vec<Doc> = batch.iter().map(|a| analyzer.doc(&a.title, &a.body)).collect();
        clock.lap(&mut times[2]);
        let codings: Vec<Coding> = docs.iter().map(|doc| extractor.code(doc)).collect();
        clock.lap(&mut times[3]);
        black_box(docs.iter().map(|doc| lexicons.find(doc).len()).sum::<usize>());
        clock.lap(&mut times[4]);
        let of = |(doc, coding)| measure(FEATURES, &language, &lexicons, doc, coding);
        let measured: Vec<Measured> = docs.iter().zip(&codings).map(of).collect();
        clock.lap(&mut times[5]);
        let path = |schema: &Schema| results.path().join("evidence").join(part_file(schema, number));
        write_parts(FEATURES, batch.iter().zip(&measured).collect(), false, &path).expect("written");
        clock.lap(&mut times[6]);
    }
    let settings = Settings {
        rng_seed: 1,
        replicates: 1000,
        resamples: 200,
        permutations: 999,
        min_articles: 20,
        smallest_effect: None,
        contrasts: None,
        period: None,
    };
    clock.lap(&mut 0.0);
    let parts = PartFiles::of(&[&results.path().join("evidence")]).expect("parts");
    black_box(Reduction::new(FEATURES, settings, &[], results.path()).of(&parts).expect("tables"));
    clock.lap(&mut times[7]);
    (articles.iter().map(|a| a.title.len() + a.body.len()).sum(), times)
}

struct Clock(Instant);

impl Clock {
    /// Adds the seconds since the last lap.
    fn lap(&mut self, to: &mut f64) {
        let now = Instant::now();
        *to += (now - self.0).as_secs_f64();
        self.0 = now;
    }
}
