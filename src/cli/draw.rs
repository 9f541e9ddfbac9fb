//! `minzar draw RESULTS`: charts from tables, without computing anything again.

use std::path::PathBuf;
use std::process::ExitCode;

use super::Done;
use crate::chart::{self, Style};
use crate::error::Error;
use crate::experiment::read_tables;

#[derive(clap::Args)]
pub struct Args {
    /// A folder that `minzar run` wrote
    results: PathBuf,
    /// Where the charts go
    #[arg(long, default_value = "charts")]
    out: PathBuf,
    /// Width in millimetres: journals have 90, 140 or 190
    #[arg(long, default_value_t = 140.0)]
    width: f64,
    /// A font file that replaces the built-in DejaVu Sans
    #[arg(long)]
    font: Option<PathBuf>,
}

pub fn run(args: &Args) -> Done {
    let tables = read_tables(&args.results)?;
    if tables.is_empty() {
        let place = args.results.display().to_string();
        return Err(Error::new(
            place,
            "there are no tables in this folder",
            "give a folder that `minzar run` wrote",
        ));
    }
    let style = Style::new(args.width, args.font.as_deref())?;
    let fail = |e: std::io::Error| Error::new(args.out.display().to_string(), e, "check the folder");
    std::fs::create_dir_all(&args.out).map_err(fail)?;
    for drawing in chart::draw(&tables, &style)? {
        std::fs::write(args.out.join(format!("{}.svg", drawing.name)), &drawing.svg).map_err(fail)?;
        std::fs::write(args.out.join(format!("{}.png", drawing.name)), chart::png(&drawing.svg, &style)?)
            .map_err(fail)?;
        println!("{}: {}", drawing.name, drawing.caption);
    }
    Ok(ExitCode::SUCCESS)
}
