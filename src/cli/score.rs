//! `minzar score GOLD CODED`: the codebook's figures.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::Done;
use crate::attribution::exchange::{self, CodedText};
use crate::error::{Error, Result};
use crate::reliability;

#[derive(clap::Args)]
pub struct Args {
    /// The codings taken as right
    gold: PathBuf,
    /// The codings to score
    coded: PathBuf,
    /// Codings of further coders: then agreement of all, with none taken as right
    more: Vec<PathBuf>,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
    /// Print a row of the README's table, under this name
    #[arg(long, value_name = "NAME", conflicts_with_all = ["json", "more"])]
    markdown: Option<String>,
}

pub fn run(args: &Args) -> Done {
    if !args.more.is_empty() {
        return several(args);
    }
    let score = reliability::score(&read(&args.gold)?, &read(&args.coded)?)?;
    if let Some(name) = &args.markdown {
        println!("{}\n{}", reliability::markdown::HEAD, reliability::markdown::row(name, &score));
    } else if args.json {
        let json = serde_json::to_string_pretty(&score).map_err(|e| Error::new("score", e, ""))?;
        println!("{json}");
    } else {
        println!("{score}");
    }
    Ok(ExitCode::SUCCESS)
}

fn several(args: &Args) -> Done {
    let files = [&args.gold, &args.coded].into_iter().chain(&args.more);
    let named = |path: &PathBuf| Ok((path.display().to_string(), read(path)?));
    let agreement = reliability::agreement(&files.map(named).collect::<Result<Vec<_>>>()?)?;
    if args.json {
        let json = serde_json::to_string_pretty(&agreement).map_err(|e| Error::new("agreement", e, ""))?;
        println!("{json}");
    } else {
        println!("{agreement}");
    }
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<Vec<CodedText>> {
    let place = path.display().to_string();
    let file = File::open(path).map_err(|e| Error::new(&place, e, "give a file of codings (JSONL)"))?;
    exchange::read(BufReader::new(file), &place)
}
