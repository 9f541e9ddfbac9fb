//! `minzar sample SPEC --articles N --out DIR`: articles for human coders; with `--attributions N`
//! attributions of the spec's coder, to be judged.

use std::path::PathBuf;
use std::process::ExitCode;

use super::input::apart;
use super::{Done, data_root};
use crate::codings::exchange::{FORMS, FormFile, form};
use crate::corpus::Keep;
use crate::error::{Error, Result};
use crate::experiment::{Plan, Spec, sample, to_judge};
use crate::output::WholeFolder;
use crate::stats::allocate::Allocation;

#[derive(clap::Args)]
pub struct Args {
    /// The spec, experiments/<name>.toml
    spec: PathBuf,
    /// How many articles
    #[arg(long, required_unless_present = "attributions")]
    articles: Option<u64>,
    /// In place of articles: how many attributions of the coder, in a sheet for a person to judge
    #[arg(long, conflicts_with_all = ["articles", "format", "allocation", "pre_coded"])]
    attributions: Option<usize>,
    /// The folder to write; it must not be there yet
    #[arg(long)]
    out: PathBuf,
    /// The form for coders
    #[arg(long, default_value = "codebook", help = forms())]
    format: String,
    /// How many of each outlet (strata: language and outlet; each gets one first)
    #[arg(long, default_value = "equal")]
    allocation: Share,
    /// Carry the machine's codings, for coders to correct
    #[arg(long)]
    pre_coded: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Share {
    /// The same number, as far as the outlet has so many
    Equal,
    /// By the number of its articles
    Proportional,
}

fn forms() -> String {
    let forms: Vec<String> = FORMS.iter().map(|f| format!("{}: {}", f.name(), f.about())).collect();
    format!("The form for coders ({})", forms.join("; "))
}

pub fn run(args: &Args) -> Done {
    let form = form(&args.format)?;
    let place = args.out.display().to_string();
    if args.out.exists() {
        return Err(Error::new(place, "it is there already", "give a new folder with --out"));
    }
    let (name, text, spec) = Spec::read(&args.spec)?;
    apart(&spec.corpus.input, &data_root(), &args.out, true)?;
    let folder = WholeFolder::begin(&args.out, |_, _| Ok(()))?;
    let plan = Plan::new(&name, &text, spec, &data_root(), &Keep::Scratch)?;
    if let Some(wanted) = args.attributions {
        return judge(&plan, wanted, folder, &place);
    }
    let wanted = args.articles.unwrap_or_default();
    let allocation = match args.allocation {
        Share::Equal => Allocation::Equal,
        Share::Proportional => Allocation::Proportional,
    };
    let sample = sample(&plan, wanted, allocation, args.pre_coded)?;
    let mut files = form.write(&sample.sheets)?;
    let record = sample.record(&plan, &files)?;
    files.push(FormFile { name: "sample.json", bytes: record.into_bytes() });
    write(folder, &files)?;
    for stratum in &sample.strata {
        println!("{:>6} of {:>6}  {}  {}", stratum.drawn, stratum.articles, stratum.lang, stratum.outlet);
    }
    if (sample.sheets.len() as u64) < wanted {
        println!("warning: the corpus has no more than {} articles", sample.sheets.len());
    }
    println!("{} articles: {place}", sample.sheets.len());
    Ok(ExitCode::SUCCESS)
}

/// Draws attributions and writes the sheet.
fn judge(plan: &Plan, wanted: usize, folder: WholeFolder, place: &str) -> Done {
    let sheet = to_judge(plan, wanted)?;
    // Excel misreads Arabic without a byte order mark.
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    sheet.write_csv(&mut bytes)?;
    write(folder, &[FormFile { name: "attributions.csv", bytes }])?;
    println!("{} attributions: {place}", sheet.len());
    Ok(ExitCode::SUCCESS)
}

fn write(folder: WholeFolder, files: &[FormFile]) -> Result<()> {
    for file in files {
        std::fs::write(folder.path().join(file.name), &file.bytes)
            .map_err(|e| Error::new(file.name, e, "check the space and rights of the disk"))?;
    }
    folder.finish_new()
}
