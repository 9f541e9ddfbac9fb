//! `minzar merge PARTS`: results from the parts of a run.

use std::path::PathBuf;
use std::process::ExitCode;

use super::bar::Bar;
use super::{Done, data_root};
use crate::experiment::merge;

#[derive(clap::Args)]
pub struct Args {
    /// The folders of all parts, in any order, as `minzar run --part` wrote them
    #[arg(required = true)]
    parts: Vec<PathBuf>,
    /// Where the folder of results goes
    #[arg(long, default_value = "results")]
    results: PathBuf,
}

pub fn run(args: &Args) -> Done {
    let bar = Bar::new();
    let outcome = merge(&args.parts, &data_root(), &args.results, &bar)?;
    drop(bar);
    super::show(&outcome);
    Ok(ExitCode::SUCCESS)
}
