//! The command line. Only here does Minzar print, read the environment and choose exit codes:
//! 0 done (verify: same), 1 verify: differs, 2 error, 3 verify: not checked.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the command line is what prints")]

mod bar;
mod cache;
mod calibrate;
mod check;
mod code;
mod coded_file;
mod draw;
mod import;
mod input;
mod interrupt;
mod keyness;
mod kwic;
mod lang;
mod lexicon;
mod lexicon_score;
mod merge;
mod new;
mod run;
mod sample;
mod score;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::{Error, Result};
use crate::experiment::Outcome;

/// Where relative inputs of specs are looked up.
const DATA_VARIABLE: &str = "MINZAR_DATA";

#[derive(Parser)]
#[command(
    name = "minzar",
    version,
    about = "How news outlets frame the same events: loaded words, sources, report verbs"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run an experiment and write results/<name>/
    Run(run::Args),
    /// Make results from the parts of a run
    Merge(merge::Args),
    /// Say what a spec would do, before hours of work
    Check(check::Args),
    /// Write a commented starter spec
    New(new::Args),
    /// Say how often this corpus would find what is not there: labels shuffled, outlets halved
    Calibrate(calibrate::Args),
    /// Run a results folder's experiment again and name the first number that moved
    Verify(verify::Args),
    /// Code articles by machine, in the codebook's format
    Code(code::Args),
    /// Draw articles for human coders
    Sample(sample::Args),
    /// Read the codings that an annotation tool exported
    Import(import::Args),
    /// Score a file of codings against another
    Score(score::Args),
    /// Show words, lexicon categories or sources in context
    Kwic(kwic::Args),
    /// The words by which an outlet differs from another or from the rest
    Keyness(keyness::Args),
    /// Draw the charts of a results folder again, from its tables
    Draw(draw::Args),
    /// Language packs
    #[command(subcommand)]
    Lang(lang::Command),
    /// Word lists: import, export, check
    #[command(subcommand)]
    Lexicon(lexicon::Command),
}

/// Runs the command line and says how it went.
pub fn main() -> ExitCode {
    let command = Cli::parse().command;
    interrupt::listen();
    let done = match command {
        Command::Run(args) => run::run(&args),
        Command::Merge(args) => merge::run(&args),
        Command::Check(args) => check::run(&args),
        Command::New(args) => new::run(&args),
        Command::Calibrate(args) => calibrate::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Code(args) => code::run(&args),
        Command::Sample(args) => sample::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Score(args) => score::run(&args),
        Command::Kwic(args) => kwic::run(&args),
        Command::Keyness(args) => keyness::run(&args),
        Command::Draw(args) => draw::run(&args),
        Command::Lang(command) => lang::run(&command),
        Command::Lexicon(command) => lexicon::run(&command),
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::from(2)
    })
}

/// What a command answers: an exit code, or an error that is printed.
type Done = Result<ExitCode>;

/// Prints text that may be long. A reader who has seen enough (`| head`) ends it without a fault.
fn print(text: &str) -> Result<()> {
    use std::io::{ErrorKind, Write};
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(Error::new("standard output", e, "")),
        _ => Ok(()),
    }
}

/// What a run left behind: stages, doubts, and where the report is.
fn show(outcome: &Outcome) {
    for (stage, n) in &outcome.manifest.counts {
        println!("{n:>9}  {stage}");
    }
    for warning in &outcome.manifest.warnings {
        println!("warning: {} ({})", warning.reason, warning.count);
    }
    for file in &outcome.carried.kept {
        println!("kept your file {file}");
    }
    for (file, yours) in &outcome.carried.changed {
        println!("{file} was changed since it was written: your copy is {yours}");
    }
    if let Some(since) = &outcome.since {
        if let Some((came, went)) = since.articles {
            println!("since the last run: {came} texts came, {went} went");
        }
        println!("since the last run: {} of {} shares moved (changes.csv)", since.moved, since.shares);
    }
    println!("results: {}", outcome.folder.join("report.html").display());
}

fn data_root() -> PathBuf {
    std::env::var_os(DATA_VARIABLE).map_or_else(|| PathBuf::from("data"), PathBuf::from)
}
