//! `minzar check SPEC`: a dry run.

use std::path::PathBuf;
use std::process::ExitCode;

use super::{Done, data_root};
use crate::codings::Coder;
use crate::corpus::Keep;
use crate::experiment::{Plan, Spec};

#[derive(clap::Args)]
pub struct Args {
    /// The spec, experiments/<name>.toml
    spec: PathBuf,
}

pub fn run(args: &Args) -> Done {
    let (name, text, spec) = Spec::read(&args.spec)?;
    let plan = Plan::new(&name, &text, spec, &data_root(), &Keep::Nothing)?;
    println!("{}\n\ninputs", plan.spec.question);
    for file in &plan.files {
        println!("  {file}");
    }
    println!("\ncolumns (ours = theirs)");
    for (ours, theirs) in &plan.spec.corpus.columns {
        println!("  {ours} = {theirs}");
    }
    if plan.spec.corpus.columns.is_empty() {
        println!("  as they are called");
    }
    println!();
    for (stage, n) in plan.counts() {
        println!("{n:>9}  {stage}");
    }
    println!("\narticles by language and outlet");
    for (lang, outlets) in &plan.corpus.survey.outlets {
        for (outlet, count) in outlets {
            println!("{:>9}  {lang}  {outlet}", count.articles);
        }
    }
    if let Some(human) = &plan.human {
        println!("\ncodings by {}: {} articles; only these are measured", human.name(), human.len());
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
    for (reason, tally) in plan.doubts() {
        println!("warning: {reason} ({})", tally.total);
    }
    for doubt in &plan.lexicon_doubts {
        println!("warning: {}: {} ({})", doubt.reason, doubt.place, doubt.detail);
    }
    println!("\ncorpus hash {}", plan.corpus.survey.hash);
    Ok(ExitCode::SUCCESS)
}
