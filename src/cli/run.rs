//! `minzar run SPEC`.

use std::path::PathBuf;
use std::process::ExitCode;

use super::bar::Bar;
use super::{Done, data_root};
use crate::experiment::{Carried, Folder, Plan, Progress, Spec, run_into};

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
}

pub fn run(args: &Args) -> Done {
    let bar = Bar::new();
    let (name, text, spec) = Spec::read(&args.spec)?;
    let folder = Folder::begin(&args.results, &name)?;
    folder.apart_from(&spec.corpus.input, &data_root())?;
    bar.stage("survey the corpus", None);
    let plan = Plan::new(&name, &text, spec, &data_root())?;
    let outcome = run_into(folder, &plan, args.with_text, &bar)?;
    drop(bar);
    for (stage, n) in &outcome.manifest.counts {
        println!("{n:>9}  {stage}");
    }
    for warning in &outcome.manifest.warnings {
        println!("warning: {} ({})", warning.reason, warning.count);
    }
    tell(&outcome.carried);
    println!("results: {}", outcome.folder.join("report.html").display());
    Ok(ExitCode::SUCCESS)
}

/// What of the folder's old files stayed.
fn tell(carried: &Carried) {
    for file in &carried.kept {
        println!("kept your file {file}");
    }
    for (file, yours) in &carried.changed {
        println!("{file} was changed since it was written: your copy is {yours}");
    }
}
