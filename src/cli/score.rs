//! `minzar score GOLD CODED`: the codebook's figures. `minzar score SHEET`: precision by a judged sheet.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::Done;
use crate::codings::exchange::{self, CodedText};
use crate::corpus;
use crate::error::{Error, Result};
use crate::reliability;
use crate::schema;
use crate::table::Table;

#[derive(clap::Args)]
pub struct Args {
    /// The codings taken as right; or alone, a sheet of attributions that a person judged (CSV)
    gold: PathBuf,
    /// The codings to score
    coded: Option<PathBuf>,
    /// Codings of further coders: then agreement of all, with none taken as right
    more: Vec<PathBuf>,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
    /// Print the anonymous share of each outlet in both codings, with its signed error
    #[arg(long, conflicts_with_all = ["more", "markdown"])]
    outlets: bool,
    /// Print a row of the README's table, under this name
    #[arg(long, value_name = "NAME", conflicts_with_all = ["json", "more"])]
    markdown: Option<String>,
}

pub fn run(args: &Args) -> Done {
    let Some(coded) = &args.coded else { return sheet(args) };
    if !args.more.is_empty() {
        return several(args, coded);
    }
    if args.outlets {
        let errors = reliability::by_outlet(&read(&args.gold)?, &read(coded)?)?;
        let json = || serde_json::to_string_pretty(&errors).map_err(|e| Error::new("score", e, ""));
        println!("{}", if args.json { json()? } else { errors.to_string() });
        return Ok(ExitCode::SUCCESS);
    }
    let score = reliability::score(&read(&args.gold)?, &read(coded)?)?;
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

/// A sheet of `minzar sample --attributions`, filled in.
fn sheet(args: &Args) -> Done {
    let place = args.gold.display().to_string();
    let fail = |e: &dyn std::fmt::Display| {
        Error::new(
            &place,
            e,
            "give two files of codings, or a filled-in sheet of `minzar sample --attributions`",
        )
    };
    let bytes = std::fs::read(&args.gold).map_err(|e| fail(&e))?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let table = Table::read_csv(&schema::JUDGED, bytes).map_err(|e| fail(&e))?;
    let judged = reliability::judged(&table).map_err(|e| fail(&e))?;
    if args.json {
        let json = serde_json::to_string_pretty(&judged).map_err(|e| Error::new("score", e, ""))?;
        println!("{json}");
    } else {
        print!("{judged}");
    }
    Ok(ExitCode::SUCCESS)
}

fn several(args: &Args, coded: &PathBuf) -> Done {
    let files = [&args.gold, coded].into_iter().chain(&args.more);
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
    exchange::read(corpus::lines_of(path)?, &path.display().to_string())
}
