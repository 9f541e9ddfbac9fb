//! What a long lexicon costs: `cargo bench --no-default-features --bench lexicon`.
//!
//! The bar: a list of 10,000 entries with the same hits costs no more than twice one of 100. Both
//! have the same 100 entries with hits in the demo corpus; the long one has 9,900 more that hit
//! nothing, of every kind: words, words of several, words with wildcards, and phrases that begin
//! as an entry with hits does, so that a place in the text has many patterns to try. Texts are
//! analysed before the clock runs. Rounds alternate between the two lists.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use minzar::lang::Language;
use minzar::lexicon::Lexicon;
use minzar::text::{Analyzer, Doc};

const ROUNDS: usize = 61;
const SHORT: usize = 100;
const LONG: usize = 10_000;
const BAR: f64 = 2.0;

fn main() -> ExitCode {
    let language = Language::embedded("ar").expect("the Arabic pack");
    let docs = docs(&language);
    let hitting = frequent(&docs);
    let short = lexicon(&hitting, &language);
    let long = lexicon(&with_others(&hitting, &docs), &language);
    let (few, many) = (hits(&short, &docs), hits(&long, &docs));
    assert_eq!(few, many, "the long list must have the hits of the short one");
    let mut times = [Vec::with_capacity(ROUNDS), Vec::with_capacity(ROUNDS)];
    for _ in 0..ROUNDS {
        for (list, times) in [&short, &long].into_iter().zip(&mut times) {
            let start = Instant::now();
            std::hint::black_box(hits(list, &docs));
            times.push(start.elapsed());
        }
    }
    let [short_time, long_time] = times.map(median);
    let ratio = long_time.as_secs_f64() / short_time.as_secs_f64();
    let tokens: usize = docs.iter().map(|d| d.tokens.len()).sum();
    println!("{} texts, {tokens} tokens, {few} hits, median of {ROUNDS} rounds", docs.len());
    println!("{:>6} entries: {short_time:?}", short.entries.len());
    println!("{:>6} entries: {long_time:?}", long.entries.len());
    println!("ratio {ratio:.2}, bar {BAR:.2}: {}", if ratio <= BAR { "held" } else { "not held" });
    ExitCode::from(u8::from(ratio > BAR))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn hits(lexicon: &Lexicon, docs: &[Doc]) -> usize {
    docs.iter().map(|doc| lexicon.find(doc).len()).sum()
}

/// The Arabic articles of the demo corpus.
fn docs(language: &Arc<Language>) -> Vec<Doc> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/articles/demo");
    let files = std::fs::read_dir(folder).expect("the demo corpus").map(|file| file.expect("a file").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == "jsonl")).collect();
    files.sort();
    let text: String = files.iter().map(|path| std::fs::read_to_string(path).expect("articles")).collect();
    let analyzer = Analyzer::new(Arc::clone(language));
    let articles = text.lines().map(|line| {
        let article: serde_json::Value = serde_json::from_str(line).expect("an article");
        let field = |name: &str| article[name].as_str().unwrap_or_default().to_owned();
        analyzer.doc(&field("title"), &field("body"))
    });
    articles.collect()
}

/// The words of the texts that are not quite the most frequent, each as an entry.
fn frequent(docs: &[Doc]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let folds = docs.iter().flat_map(|d| (0..d.tokens.len()).map(|at| d.fold(at)));
    for fold in folds.filter(|fold| fold.chars().count() > 3) {
        *counts.entry(fold).or_default() += 1;
    }
    let mut words: Vec<(usize, &str)> = counts.into_iter().map(|(word, n)| (n, word)).collect();
    words.sort_unstable_by(|a, b| b.cmp(a));
    words.into_iter().map(|(_, word)| word.to_owned()).take(SHORT).collect()
}

/// The next number below a bound: SplitMix64 (Steele et al. 2014).
fn below(state: &mut u64, bound: usize) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) % bound as u64) as usize
}

/// Adds entries without hits up to the long list.
fn with_others(hitting: &[String], docs: &[Doc]) -> Vec<String> {
    let letters: Vec<char> = "بتجحخدرزسشصضطعغفقكلمنهوي".chars().collect();
    let mut seed = 20_311_004;
    let mut word = move || {
        let length = 5 + below(&mut seed, 4);
        (0..length).map(|_| letters[below(&mut seed, letters.len())]).collect::<String>()
    };
    let mut all = hitting.to_vec();
    // A word that the texts have is passed over: no entry hits by chance.
    let mut known: BTreeSet<String> = docs
        .iter()
        .flat_map(|d| (0..d.tokens.len()).map(|at| d.word(at)))
        .flat_map(|word| word.readings().map(|r| r.base.to_string()))
        .collect();
    while all.len() < LONG {
        let new = word();
        if !known.insert(new.clone()) {
            continue;
        }
        all.push(match all.len() % 10 {
            0 => format!("{new}*"),
            1 => format!("{new} {}", word()),
            2 => format!("{} {new}", hitting[all.len() / 10 % hitting.len()]),
            _ => new,
        });
    }
    all
}

fn lexicon(patterns: &[String], language: &Arc<Language>) -> Lexicon {
    let mut text =
        "name = 'bench'\nlang = 'ar'\nversion = 1\norigin = ''\nlicence = ''\n[categories]\nc = ''\n"
            .to_owned();
    for pattern in patterns {
        let _ = write!(text, "[[entry]]\npattern = '{pattern}'\ncategory = 'c'\nrationale = ''\n");
    }
    Lexicon::parse("bench", &text, language).expect("a lexicon")
}
