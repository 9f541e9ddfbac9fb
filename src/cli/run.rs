//! `minzar run SPEC`.

use std::path::PathBuf;
use std::process::ExitCode;

use super::bar::Bar;
use super::{Done, data_root};
use crate::corpus::Keep;
use crate::experiment::{Plan, Progress, Spec, run as experiment};

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
    bar.stage("load", None);
    let plan = Plan::new(&name, &text, spec, &data_root(), &Keep::Scratch)?;
    let outcome = experiment(&plan, &args.results, args.with_text, &bar)?;
    drop(bar);
    for (stage, n) in &outcome.manifest.counts {
        println!("{n:>9}  {stage}");
    }
    for warning in &outcome.manifest.warnings {
        println!("warning: {} ({})", warning.reason, warning.count);
    }
    println!("results: {}", outcome.folder.join("report.html").display());
    Ok(ExitCode::SUCCESS)
}
