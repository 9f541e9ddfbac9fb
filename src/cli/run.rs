//! `minzar run SPEC`.

use std::path::PathBuf;
use std::process::ExitCode;

use super::bar::Bar;
use super::cache::{CacheArgs, close};
use super::input::apart;
use super::{Done, data_root};
use crate::corpus::{Keep, Share};
use crate::error::{Error, Result};
use crate::experiment::{Folder, PartFolder, Plan, Progress, Spec, Store, run_into, run_part};

#[derive(clap::Args)]
pub struct Args {
    /// The spec, experiments/<name>.toml
    spec: PathBuf,
    /// Where the folder <name> of results goes
    #[arg(long, default_value = "results")]
    results: PathBuf,
    /// Show sentences of articles in the report, whatever the spec says: for private use
    #[arg(long)]
    with_text: bool,
    /// Measure only share i of n of the corpus, into <name>.part-i-of-n, for `minzar merge`
    #[arg(long, value_name = "I/N")]
    part: Option<String>,
    #[command(flatten)]
    cache: CacheArgs,
}

pub fn run(args: &Args) -> Done {
    let share = args.part.as_deref().map(share).transpose()?;
    let store = args.cache.store()?;
    let keep = store.as_ref().map_or(Keep::Scratch, Store::keep);
    let bar = Bar::new();
    let (name, text, spec) = Spec::read(&args.spec)?;
    bar.stage("load", None);
    if let Some(share) = share {
        let folder = PartFolder::begin(&args.results, &name, share)?;
        apart(&spec.corpus.input, &data_root(), folder.place(), true)?;
        let plan = Plan::of_share(&name, &text, spec, &data_root(), &keep, share)?;
        let place = run_part(folder, &plan, args.with_text, store.as_ref(), &bar)?;
        drop(bar);
        println!("{:>9}  articles measured", plan.corpus.survey.kept.articles);
        println!("part: {}", place.display());
    } else {
        let folder = Folder::begin(&args.results, &name)?;
        folder.apart_from(&spec.corpus.input, &data_root())?;
        let plan = Plan::new(&name, &text, spec, &data_root(), &keep)?;
        let outcome = run_into(folder, &plan, args.with_text, store.as_ref(), &bar)?;
        drop(bar);
        super::show(&outcome);
    }
    close(store);
    Ok(ExitCode::SUCCESS)
}

/// `2/8`: the second of eight shares.
fn share(text: &str) -> Result<Share> {
    let number = |text: &str| text.parse::<usize>().ok();
    let (part, of) = text.split_once('/').and_then(|(i, n)| Some((number(i)?, number(n)?))).unwrap_or((0, 0));
    if part == 0 || part > of {
        let cause = format!("`{text}` is no share");
        return Err(Error::new("--part", cause, "write I/N, as in 2/8: the second of eight shares"));
    }
    Ok(Share { index: part - 1, of })
}
