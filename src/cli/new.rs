//! `minzar new`: a commented starter spec.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use super::Done;
use crate::error::Error;
use crate::experiment::STARTER;

#[derive(clap::Args)]
pub struct Args {
    /// Where to write it
    #[arg(default_value = "experiments/mine.toml")]
    spec: PathBuf,
}

pub fn run(args: &Args) -> Done {
    let place = args.spec.display().to_string();
    let fail = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Error::new(&place, "the file is there already", "give another name")
        }
        _ => Error::new(&place, e, "check the folder"),
    };
    if let Some(folder) = args.spec.parent() {
        std::fs::create_dir_all(folder).map_err(fail)?;
    }
    let mut file = std::fs::File::create_new(&args.spec).map_err(fail)?;
    file.write_all(STARTER.as_bytes()).map_err(fail)?;
    println!("wrote {place}; edit it, then: minzar check {place}");
    Ok(ExitCode::SUCCESS)
}
