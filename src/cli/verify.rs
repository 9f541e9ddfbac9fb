//! `minzar verify RESULTS`.

use std::path::PathBuf;
use std::process::ExitCode;

use super::bar::Bar;
use super::{Done, data_root};
use crate::experiment::{Verdict, verify};

#[derive(clap::Args)]
pub struct Args {
    /// Folders that `minzar run` wrote
    #[arg(required = true)]
    results: Vec<PathBuf>,
}

pub fn run(args: &Args) -> Done {
    let mut worst = 0;
    for folder in &args.results {
        let verdict = verify(folder, &data_root(), &Bar::new())?;
        let folder = folder.display();
        let code = match verdict {
            Verdict::Same => {
                println!("{folder}: same");
                0
            }
            Verdict::Differs(drift) => {
                println!(
                    "{folder}: differs\n  {}\n  was {}\n  now {}",
                    drift.place, drift.before, drift.after
                );
                1
            }
            Verdict::NotChecked(why) => {
                println!("{folder}: not checked: {why}");
                3
            }
        };
        // A difference outweighs what was not checked.
        worst = if worst == 1 || code == 1 { 1 } else { worst.max(code) };
    }
    Ok(ExitCode::from(worst))
}
