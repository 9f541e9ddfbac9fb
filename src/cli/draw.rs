//! `minzar draw RESULTS`: charts from tables, without computing anything again.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::Done;
use crate::chart::{self, Drawing, Style, Tables};
use crate::error::{Error, Result};
use crate::experiment::read_tables;
use crate::output::WholeFile;

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
    let made = !args.out.exists();
    std::fs::create_dir_all(&args.out).map_err(|e| fail(&args.out, e))?;
    let drawn = draw(args, &tables, &style);
    if made {
        // Fails, and is to fail, when there is anything in it.
        let _ = std::fs::remove_dir(&args.out);
    }
    for drawing in drawn? {
        println!("{}: {}", drawing.name, drawing.caption);
    }
    Ok(ExitCode::SUCCESS)
}

/// All are drawn before the first takes its place: what lies there is of one drawing.
fn draw(args: &Args, tables: &Tables, style: &Style) -> Result<Vec<Drawing>> {
    let drawings = chart::draw(tables, style)?;
    let mut files = Vec::new();
    for drawing in &drawings {
        let png = chart::png(&drawing.svg, style)?;
        for (end, bytes) in [("svg", drawing.svg.as_bytes()), ("png", &png)] {
            let out = args.out.join(format!("{}.{end}", drawing.name));
            let mut file = WholeFile::create(&out, args.font.as_deref())?;
            file.write_all(bytes).and_then(|()| file.flush()).map_err(|e| fail(&out, e))?;
            files.push(file);
        }
    }
    files.into_iter().try_for_each(WholeFile::finish)?;
    Ok(drawings)
}

fn fail(out: &Path, e: std::io::Error) -> Error {
    Error::new(out.display().to_string(), e, "check the space and rights of the folder")
}
