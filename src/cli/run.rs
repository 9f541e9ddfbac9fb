//! `minzar run SPEC`.

use std::path::PathBuf;
use std::process::ExitCode;

use super::bar::Bar;
use super::input::apart;
use super::{Done, data_root};
use crate::corpus::{Keep, Share};
use crate::error::{Error, Result};
use crate::experiment::{Folder, PartFolder, Plan, Progress, Spec, Store, run_into, run_part};

const GB: u64 = 1 << 30;

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
    /// Where prepared articles and what was measured in them is kept for the next run
    /// [default: MINZAR_CACHE, or minzar in the user's cache folder]
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// The most that the cache may hold after the run
    #[arg(long, value_name = "GB", default_value_t = 10)]
    cache_gb: u64,
    /// Keep nothing, and take nothing from earlier runs
    #[arg(long, conflicts_with = "cache")]
    no_cache: bool,
}

pub fn run(args: &Args) -> Done {
    let share = args.part.as_deref().map(share).transpose()?;
    let store = store(args)?;
    let keep = store.as_ref().map_or(Keep::Scratch, Store::keep);
    let bar = Bar::new();
    let (name, text, spec) = Spec::read(&args.spec)?;
    bar.stage("load", None);
    if let Some(share) = share {
        let folder = PartFolder::begin(&args.results, &name, share)?;
        apart(&spec.corpus.input, &data_root(), &args.results.join(&name), true)?;
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
    if let Some(store) = store {
        let (bytes, most, folder) = (store.sweep(), store.most() / GB, store.folder().display());
        println!("cache: {} MB of at most {most} GB in {folder}", bytes.div_ceil(1 << 20));
    }
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

/// The cache, where there is to be one.
fn store(args: &Args) -> Result<Option<Store>> {
    if args.no_cache {
        return Ok(None);
    }
    let folder = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let user = || {
        folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache"))).map(|c| c.join("minzar"))
    };
    let folder = args.cache.clone().or_else(|| folder("MINZAR_CACHE")).or_else(user);
    folder.map(|folder| Store::open(folder, args.cache_gb.saturating_mul(GB))).transpose()
}
