//! One question, one spec, one folder of results. [`run`] reads like the pipeline.

mod account;
mod carry;
mod choose;
mod evidence;
mod folder;
mod judge;
mod manifest;
mod measure;
mod own_lexicon;
mod part;
mod plan;
mod progress;
mod results;
mod run;
mod sample;
mod samples;
mod since;
mod spec;
mod store;
mod uncoded;
mod verify;

pub use carry::Carried;
pub use evidence::{file as part_file, write as write_parts};
pub use folder::{Folder, Outcome};
pub use judge::to_judge;
pub use manifest::{Manifest, Output};
pub use part::{PartFolder, merge, run_part};
pub use plan::Plan;
pub use progress::{Progress, Silent};
pub use results::read_tables;
pub use run::{run, run_into};
pub use sample::{Sample, Stratum, sample};
pub use since::Since;
pub use spec::{STARTER, Spec};
pub use store::Store;
pub use verify::{Drift, Verdict, verify};
