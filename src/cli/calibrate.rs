//! `minzar calibrate SPEC`: how often this corpus finds what is not there.

use std::path::PathBuf;
use std::process::ExitCode;

use super::bar::Bar;
use super::cache::{CacheArgs, close};
use super::input::apart;
use super::{Done, data_root, print};
use crate::chart::number;
use crate::corpus::Keep;
use crate::error::Error;
use crate::experiment::{Plan, Progress, Spec, Store, calibrate};
use crate::output::WholeFile;
use crate::schema::col;
use crate::table::Table;

#[derive(clap::Args)]
pub struct Args {
    /// The spec, experiments/<name>.toml
    spec: PathBuf,
    /// Corpora with shuffled labels, and as many with halved outlets
    #[arg(long, default_value_t = 100)]
    draws: u64,
    /// Write the whole table, feature by feature, as CSV
    #[arg(long)]
    out: Option<PathBuf>,
    #[command(flatten)]
    cache: CacheArgs,
}

pub fn run(args: &Args) -> Done {
    if !(1..=100_000).contains(&args.draws) {
        return Err(Error::new("--draws", "1 to 100,000 of them can be had", "use 100"));
    }
    let store = args.cache.store()?;
    let bar = Bar::new();
    let (name, text, spec) = Spec::read(&args.spec)?;
    if let Some(out) = &args.out {
        apart(&spec.corpus.input, &data_root(), out, false)?;
    }
    let out = args.out.as_ref().map(|out| WholeFile::create(out, [args.spec.as_path()])).transpose()?;
    bar.stage("load", None);
    let plan =
        Plan::new(&name, &text, spec, &data_root(), &store.as_ref().map_or(Keep::Scratch, Store::keep))?;
    let table = calibrate(&plan, args.draws, store.as_ref(), &bar)?;
    drop(bar);
    print(&show(&table))?;
    if let Some((file, path)) = out.zip(args.out.as_ref()) {
        let mut bytes = Vec::new();
        table.write_csv(&mut bytes)?;
        file.put(&bytes)?;
        println!("{}", path.display());
    }
    close(store);
    Ok(ExitCode::SUCCESS)
}

/// What holds for all features together, a sentence a line.
fn show(table: &Table) -> String {
    let [labels, what, features] = [col::LABELS, col::WHAT, col::FEATURE].map(|column| table.text(column));
    let [draws, cases, found] = [col::DRAWS, col::CASES, col::FALSE].map(|column| table.int(column));
    let [rate, low, high] = [col::RATE, col::LOW, col::HIGH].map(|column| table.real(column));
    let percent = |v: Option<f64>| v.map_or_else(|| "n/a".to_owned(), |v| format!("{:.1} %", 100.0 * v));
    let count = |v: Option<i64>| number::count(v.unwrap_or_default());
    if table.is_empty() {
        return "Nothing was compared, so nothing can be found: the corpus has too few outlets or articles.\n".into();
    }
    let mut out = String::from(
        "Nothing of this is there to be found: labels are shuffled over articles, or outlets cut in halves.\n\n",
    );
    for row in (0..table.len()).filter(|row| matches!(features[*row], Some("all" | "labels"))) {
        out += &format!(
            "{:<9} {:<30} {:<7} {:>7} [{}, {}]  {} of {}, in {} corpora\n",
            labels[row].unwrap_or_default(),
            what[row].unwrap_or_default(),
            features[row].unwrap_or_default(),
            percent(rate[row]),
            percent(low[row]),
            percent(high[row]),
            count(found[row]),
            count(cases[row]),
            count(draws[row]),
        );
    }
    out
}
