//! `minzar new`: a commented starter spec.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use super::Done;
use crate::error::Error;
use crate::experiment::STARTER;
use crate::output::WholeFile;

#[derive(clap::Args)]
pub struct Args {
    /// Where to write it
    #[arg(default_value = "experiments/mine.toml")]
    spec: PathBuf,
}

pub fn run(args: &Args) -> Done {
    let place = args.spec.display().to_string();
    if args.spec.symlink_metadata().is_ok() {
        return Err(Error::new(place, "the file is there already", "give another name"));
    }
    if let Some(folder) = args.spec.parent() {
        std::fs::create_dir_all(folder).map_err(|e| Error::new(&place, e, "check the folder"))?;
    }
    let mut file = WholeFile::create(&args.spec, [])?;
    file.write_all(STARTER.as_bytes()).map_err(|e| Error::new(&place, e, "check the space of the disk"))?;
    file.finish_new()?;
    println!("wrote {place}; edit it, then: minzar check {place}");
    Ok(ExitCode::SUCCESS)
}
