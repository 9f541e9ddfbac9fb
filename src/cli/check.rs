//! `minzar check SPEC`: a dry run.

use std::path::PathBuf;
use std::process::ExitCode;

use super::{Done, data_root};
use crate::experiment::{Plan, Spec};

#[derive(clap::Args)]
pub struct Args {
    /// The spec, experiments/<name>.toml
    spec: PathBuf,
}

pub fn run(args: &Args) -> Done {
    let (name, text, spec) = Spec::read(&args.spec)?;
    let plan = Plan::new(&name, &text, spec, &data_root())?;
    println!("{}\n", plan.spec.question);
    for (stage, n) in plan.survey.counts() {
        println!("{n:>9}  {stage}");
    }
    println!("\narticles by language and outlet");
    for (lang, outlet, n) in plan.survey.outlets() {
        println!("{n:>9}  {lang}  {outlet}");
    }
    println!("\nfeatures");
    for feature in &plan.features {
        println!("  {:<18} {}", feature.name(), feature.about());
    }
    let gaps = plan.foreseen_gaps();
    println!("\nwill be null");
    for gap in &gaps {
        println!("  {gap}");
    }
    if gaps.is_empty() {
        println!("  nothing foreseen");
    }
    for (reason, n) in plan.survey.warning_counts() {
        println!("warning: {reason} ({n})");
    }
    println!("\ncorpus hash {}", plan.survey.hash());
    Ok(ExitCode::SUCCESS)
}
