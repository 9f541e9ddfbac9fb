//! `minzar kwic PATTERN INPUT`: words, categories or sources in context.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use rayon::prelude::*;

use super::input::Reading;
use super::{Done, print};
use crate::codings::SourceType;
use crate::concordance::layout::Layout;
use crate::concordance::{Line, Order, Place, Query, Searcher};
use crate::corpus;
use crate::error::{Error, Result};
use crate::lang::Language;
use crate::lexicon::{self, Lexicon, Tier};
use crate::output::WholeFile;
use crate::report;
use crate::schema::CONCORDANCE;
use crate::table::{Cell, Table};

#[derive(clap::Args)]
pub struct Args {
    /// What to look for, unless --category or --type says it: words in the pattern language of
    /// lexicons (`طبول الحرب`, `قوات ~ الوفاق`, `مرتزق*`); then the articles: a file, folder or
    /// glob of any registered format, or builtin:demo
    #[arg(value_names = ["PATTERN", "INPUT"], num_args = 1..=2, required = true)]
    words: Vec<String>,
    /// Hits of this category of the language's lexicons
    #[arg(long, conflicts_with = "kind")]
    category: Option<String>,
    /// A lexicon file in which --category is looked up, in place of the language's
    #[arg(long, requires = "category")]
    lexicon: Option<PathBuf>,
    /// Sources of this type by the codebook, such as anonymous
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,
    /// How words of a PATTERN may match: exact, folded, clitic, stem; may be repeated
    #[arg(long)]
    tier: Vec<String>,
    /// left or right context (the nearest word first), outlet, or date
    #[arg(long, default_value = "right")]
    sort: String,
    /// Words on either side
    #[arg(long, default_value_t = 8)]
    window: usize,
    /// Write a page for the browser in place of lines
    #[arg(long)]
    html: Option<PathBuf>,
    /// Write CSV in place of lines
    #[arg(long)]
    out: Option<PathBuf>,
    /// Columns of the terminal
    #[arg(long, default_value_t = 140)]
    columns: usize,
    /// Set lines without direction isolates, for a terminal that shows them as boxes
    #[arg(long)]
    no_isolates: bool,
    #[command(flatten)]
    reading: Reading,
}

pub fn run(args: &Args) -> Done {
    let language = Language::embedded(&args.reading.lang)?;
    let order: Order = args.sort.parse()?;
    let (query, input) = query(args, &language)?;
    let searcher = Searcher::new(&language, query, args.window)?;
    let begin = |out: &PathBuf| WholeFile::create(out, args.lexicon.as_deref());
    let [out, html] = [&args.out, &args.html].map(|out| out.as_ref().map(begin).transpose());
    let (out, html) = (out?, html?);
    if let Some((out, html)) = out.as_ref().zip(html.as_ref()) {
        out.differs_from(html)?;
    }
    let loaded = args.reading.open(input, args.out.iter().chain(&args.html))?;
    let mut lines: Vec<Line> = Vec::new();
    let mut articles = 0;
    for batch in loaded.batches() {
        let batch = batch?;
        let read: Vec<&corpus::Article> =
            batch.articles().iter().filter(|a| a.lang == args.reading.lang).collect();
        let found: Vec<Vec<Line>> =
            read.par_iter().map(|a| searcher.lines(&place(a), &a.title, &a.body)).collect();
        articles += read.len();
        lines.extend(found.into_iter().flatten());
    }
    order.sort(&mut lines);
    let mut hit: Vec<&Place> = lines.iter().map(|line| &line.place).collect();
    hit.sort_unstable();
    hit.dedup();
    let told = format!("{} hits in {} of {articles} articles", lines.len(), hit.len());
    if html.is_none() && out.is_none() {
        let isolates = !args.no_isolates;
        let layout = Layout { direction: language.direction, isolates, columns: args.columns };
        print(&layout.set(&lines))?;
    } else {
        let table = table(&lines)?;
        if let Some(file) = out {
            let mut bytes = Vec::new();
            table.write_csv(&mut bytes)?;
            file.put(&bytes)?;
        }
        if let Some(file) = html {
            let title = args.category.as_ref().or(args.kind.as_ref()).unwrap_or(&args.words[0]);
            file.put(report::concordance(&table, title, &told)?.as_bytes())?;
        }
        for path in args.out.iter().chain(&args.html) {
            println!("{}", path.display());
        }
    }
    eprintln!("{told}");
    Ok(ExitCode::SUCCESS)
}

/// What is looked for, and the input.
fn query<'a>(args: &'a Args, language: &Arc<Language>) -> Result<(Query, &'a str)> {
    let asked = args.category.is_some() || args.kind.is_some();
    let (pattern, input) = match args.words.as_slice() {
        [input] if asked => (None, input),
        [pattern, input] if !asked => (Some(pattern), input),
        _ => {
            return Err(Error::new(
                "kwic",
                "it wants one thing to look for, and one input",
                "write `minzar kwic PATTERN INPUT`, or --category NAME INPUT, or --type TYPE INPUT",
            ));
        }
    };
    let query = match (pattern, &args.category, &args.kind) {
        (Some(pattern), ..) => {
            let tier = |name: &String| {
                Tier::ALL.into_iter().find(|t| t.name() == name).ok_or_else(|| {
                    Error::new("--tier", format!("`{name}` is no tier"), "use exact, folded, clitic or stem")
                })
            };
            let tiers = args.tier.iter().map(tier).collect::<Result<Vec<_>>>()?;
            Query::pattern(pattern, &tiers, language)?
        }
        (_, Some(category), _) => Query::category(category, lexicons(args, language)?)?,
        (.., kind) => Query::Type(kind.as_deref().unwrap_or_default().parse::<SourceType>()?),
    };
    Ok((query, input))
}

fn lexicons(args: &Args, language: &Arc<Language>) -> Result<Vec<Lexicon>> {
    let Some(path) = &args.lexicon else { return lexicon::embedded(language) };
    let place = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|e| Error::new(&place, e, "give a lexicon file"))?;
    Ok(vec![Lexicon::parse(&place, &text, language)?])
}

fn place(article: &corpus::Article) -> Place {
    Place {
        outlet: article.outlet.clone(),
        published: article.published.clone().unwrap_or_default(),
        article: article.id.clone(),
    }
}

fn table(lines: &[Line]) -> Result<Table> {
    let filled = |text: &str| Cell::from(Some(text).filter(|t| !t.is_empty()));
    let row = |line: &Line| -> Vec<Cell> {
        vec![
            line.place.article.as_str().into(),
            line.place.outlet.as_str().into(),
            filled(&line.place.published),
            line.chars.start.into(),
            line.chars.end.into(),
            line.voice.name().into(),
            filled(&line.category),
            filled(&line.entry),
            line.tier.map(Tier::name).into(),
            filled(&line.left),
            filled(&line.keyword),
            filled(&line.right),
        ]
    };
    Table::from_rows(&CONCORDANCE, lines.iter().map(row).collect())
}
