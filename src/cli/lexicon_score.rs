//! `minzar lexicon score SPANS`: how far hits meet the spans that people labelled.

use std::path::PathBuf;
use std::process::ExitCode;

use super::Done;
use super::lexicon::open;
use crate::attribution::Extractor;
use crate::corpus;
use crate::error::{Error, Result};
use crate::lang::Language;
use crate::lexicon::Lexicon;
use crate::reliability::spans::{LabelledText, compare};
use crate::text::Analyzer;

#[derive(clap::Args)]
pub struct Args {
    /// JSON lines, packed or not: id, body, label = [{technique, start, end}] in code points of the body;
    /// `article` where a line is a part of one
    spans: PathBuf,
    /// Lexicons, a .toml or a built-in one as LANG/NAME
    #[arg(long, value_delimiter = ',', required = true)]
    lexicon: Vec<PathBuf>,
    /// Labels that count
    #[arg(long, value_delimiter = ',', required = true)]
    labels: Vec<String>,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Done {
    let texts = LabelledText::read(corpus::lines_of(&args.spans)?, &args.spans.display().to_string())?;
    let lexicons = args.lexicon.iter().map(|path| open(path)).collect::<Result<Vec<Lexicon>>>()?;
    let lang = lexicons.first().map(|l| l.lang.clone()).unwrap_or_default();
    if let Some(other) = lexicons.iter().find(|l| l.lang != lang) {
        let cause = format!("the lexicon is for language `{}`, another for `{lang}`", other.lang);
        return Err(Error::new(&other.name, cause, "give lexicons of one language"));
    }
    let language = Language::embedded(&lang)?;
    let coder = Extractor::new(&language)?;
    let comparison = compare(&texts, &args.labels, &lexicons, &Analyzer::new(language), &coder)?;
    if args.json {
        let json = serde_json::to_string_pretty(&comparison).map_err(|e| Error::new("score", e, ""))?;
        println!("{json}");
    } else {
        print!("{comparison}");
    }
    Ok(ExitCode::SUCCESS)
}
