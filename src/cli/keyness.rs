//! `minzar keyness INPUT --target OUTLET`: the words by which an outlet differs.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use rayon::prelude::*;

use super::input::Reading;
use super::{Done, print};
use crate::attribution::Extractor;
use crate::chart::number;
use crate::codings::{Coder, Voice, VoiceMap};
use crate::corpus::Article;
use crate::error::{Error, Result};
use crate::lang::{Direction, Language};
use crate::outlets::keyness::{Keyness, Settings, Side, Words, count};
use crate::output::WholeFile;
use crate::schema::col;
use crate::table::Table;
use crate::text::Analyzer;

#[derive(clap::Args)]
pub struct Args {
    /// The articles: a file, folder or glob of any registered format, or builtin:demo
    input: String,
    /// The outlet whose words are looked at
    #[arg(long)]
    target: String,
    /// The outlet that it is held against, or `rest`: all others together
    #[arg(long, default_value = "rest")]
    reference: String,
    /// What counts as one word: surface (as written), folded (spellings brought together, clitics
    /// kept), stem (light stem, most clitics off). Stop words are kept
    #[arg(long, default_value = "folded")]
    words: String,
    /// Only words in this voice: narrator, quoted, reported
    #[arg(long)]
    voice: Option<String>,
    /// Articles that a word must be in
    #[arg(long, default_value_t = 5)]
    min_range: u64,
    /// Articles of each side below which there is no interval and no p_article
    #[arg(long, default_value_t = 20)]
    min_articles: u64,
    /// Words that the prior of the log-odds weighs [default: mean length of an article]
    #[arg(long)]
    prior: Option<f64>,
    /// Words of each side that are shown
    #[arg(long, default_value_t = 20)]
    top: usize,
    /// Write the whole table as CSV
    #[arg(long)]
    out: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
}

pub fn run(args: &Args) -> Done {
    let words = named("--words", &args.words, &Words::ALL)?;
    let voices = Voice::ALL.map(|voice| (voice.name(), voice));
    let voice = args.voice.as_ref().map(|name| named("--voice", name, &voices)).transpose()?;
    let language = Language::embedded(&args.reading.lang)?;
    let analyzer = Analyzer::new(Arc::clone(&language));
    let extractor = voice.map(|_| Extractor::new(&language)).transpose()?;
    let out = args.out.as_ref().map(|out| WholeFile::create(out, [])).transpose()?;
    let loaded = args.reading.open(&args.input, &args.out)?;
    let outlets = loaded.survey.outlets.get(&language.code).into_iter().flat_map(|outlets| outlets.keys());
    check(args, &outlets.map(String::as_str).collect::<Vec<_>>())?;

    let mut keyness = Keyness::default();
    for batch in loaded.batches() {
        let batch = batch?;
        let wanted: Vec<(Side, &Article)> = batch
            .articles()
            .iter()
            .filter(|a| a.lang == language.code)
            .filter_map(|a| Some((side(args, &a.outlet)?, a)))
            .collect();
        let read = |(side, article): &(Side, &Article)| {
            let doc = analyzer.doc(&article.title, &article.body);
            let map = extractor.as_ref().map(|e| VoiceMap::new(&doc, &e.code(&doc)));
            let counts = count(&doc, words, map.as_ref().zip(voice));
            let owned = |(word, n): (&str, u32)| (word.to_owned(), n);
            (*side, counts.into_iter().map(owned).collect::<Vec<_>>())
        };
        for (side, counts) in wanted.par_iter().map(read).collect::<Vec<_>>() {
            keyness.add(side, counts.iter().map(|(word, n)| (word.as_str(), *n)));
        }
    }
    let settings = Settings { min_range: args.min_range, min_articles: args.min_articles, prior: args.prior };
    let table = keyness.table(&settings)?;
    print(&head(args, &keyness, &settings, table.len()))?;
    print(&show(&table, args.top, language.direction))?;
    if let Some((file, path)) = out.zip(args.out.as_ref()) {
        let mut bytes = Vec::new();
        table.write_csv(&mut bytes)?;
        file.put(&bytes)?;
        println!("{}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

fn named<T: Copy>(option: &str, name: &str, all: &[(&str, T)]) -> Result<T> {
    all.iter().find(|(n, _)| *n == name).map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|(n, _)| *n).collect();
        Error::new(option, format!("`{name}` is no value"), format!("use one of: {}", names.join(", ")))
    })
}

fn check(args: &Args, outlets: &[&str]) -> Result<()> {
    let rest = args.reference == "rest";
    for (option, outlet) in [("--target", &args.target), ("--reference", &args.reference)] {
        let known = outlets.contains(&outlet.as_str()) || rest && option == "--reference";
        if !known {
            let cause = format!("no article in `{}` is of an outlet `{outlet}`", args.reading.lang);
            return Err(Error::new(option, cause, format!("use one of: {}", outlets.join(", "))));
        }
    }
    if args.target == args.reference || rest && outlets.len() < 2 {
        return Err(Error::new("--reference", "there is no other outlet", "name another one"));
    }
    Ok(())
}

fn side(args: &Args, outlet: &str) -> Option<Side> {
    match outlet {
        _ if outlet == args.target => Some(Side::Target),
        _ if outlet == args.reference || args.reference == "rest" => Some(Side::Reference),
        _ => None,
    }
}

/// What was compared, and what the signs mean.
fn head(args: &Args, keyness: &Keyness, settings: &Settings, family: usize) -> String {
    let total = |side| {
        let total = keyness.total(side);
        format!(
            "{} articles, {} words",
            number::count(total.articles as i64),
            number::count(total.words as i64)
        )
    };
    let mut lines = vec![
        format!("target     {}: {}", args.target, total(Side::Target)),
        format!("reference  {}: {}", args.reference, total(Side::Reference)),
        "signs      above 0 the target uses the word more, below 0 the reference: G2, log ratio, log-odds, z"
            .into(),
        format!(
            "words      {}; stop words are kept, numbers are not counted; voice: {}; language: {}",
            args.words,
            args.voice.as_deref().unwrap_or("all"),
            args.reading.lang
        ),
        format!(
            "family     {} words in at least {} articles; q is the Benjamini-Hochberg rate of p_article over them",
            number::count(family as i64),
            args.min_range
        ),
        format!(
            "intervals  95 %, by how words clump in articles; the prior of the log-odds weighs {} words",
            number::short(keyness.prior(settings))
        ),
    ];
    let least = keyness.total(Side::Target).articles.min(keyness.total(Side::Reference).articles);
    if least < settings.min_articles {
        let few = settings.min_articles;
        lines.push(format!(
            "too few    a side has fewer than {few} articles: no interval, no p_article, no q"
        ));
    }
    lines.join("\n") + "\n\n"
}

/// The words at both ends of the table.
fn show(table: &Table, top: usize, direction: Direction) -> String {
    let real =
        [col::G2, col::LOG_RATIO, col::LOW, col::HIGH, col::Z, col::DP_TARGET, col::DP_REFERENCE, col::Q]
            .map(|column| table.real(column));
    let [g2, ratio, low, high, z, dp_target, dp_reference, q] = &real;
    let int = [col::N_TARGET, col::N_REFERENCE, col::RANGE_TARGET, col::RANGE_REFERENCE]
        .map(|column| table.int(column));
    let words = table.text(col::FEATURE);
    let short = |v: Option<f64>| v.map_or_else(|| "n/a".to_owned(), number::short);
    let count = |v: Option<i64>| number::count(v.unwrap_or_default());
    let isolate = if direction == Direction::RightToLeft { '\u{2067}' } else { '\u{2066}' };
    let mut out = format!(
        "{:>9} {:>8} {:>8} {:>20} {:>7} {:>13} {:>15} {:>9}  word\n",
        "G2", "n target", "n ref.", "log ratio", "z", "articles", "DP", "q"
    );
    let ours = g2.iter().take_while(|v| **v > Some(0.0)).count().min(top);
    let theirs = g2.iter().rev().take_while(|v| **v < Some(0.0)).count().min(top);
    for row in (0..ours).chain(table.len() - theirs..table.len()) {
        let log_ratio = ratio[row].map_or_else(String::new, |v| number::interval(v, low[row], high[row]));
        out += &format!(
            "{:>9} {:>8} {:>8} {log_ratio:>20} {:>7} {:>13} {:>15} {:>9}  {isolate}{}\u{2069}\n",
            short(g2[row]),
            count(int[0][row]),
            count(int[1][row]),
            short(z[row]),
            format!("{} / {}", count(int[2][row]), count(int[3][row])),
            format!("{} / {}", short(dp_target[row]), short(dp_reference[row])),
            short(q[row]),
            words[row].unwrap_or_default(),
        );
    }
    out
}
