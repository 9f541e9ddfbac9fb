//! `minzar import FILE --from labelstudio --out CODED.jsonl`: codings that come back.

use std::path::PathBuf;
use std::process::ExitCode;

use super::Done;
use super::coded_file::CodedFile;
use crate::codings::exchange::form;
use crate::error::Error;

#[derive(clap::Args)]
pub struct Args {
    /// What the annotation tool exported
    file: PathBuf,
    /// The tool: labelstudio (its export JSON), doccano (its export JSONL), or codebook (a check)
    #[arg(long)]
    from: String,
    /// The file to write, in the codebook's format
    #[arg(long)]
    out: PathBuf,
    /// One coder, where the export has several (Label Studio: id or email)
    #[arg(long)]
    coder: Option<String>,
}

pub fn run(args: &Args) -> Done {
    let form = form(&args.from)?;
    let mut out = CodedFile::create(&args.out, [args.file.as_path()])?;
    let place = args.file.display().to_string();
    let text = std::fs::read_to_string(&args.file)
        .map_err(|e| Error::new(&place, e, "give the file that the tool exported"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let returned = form.read(text, &place, args.coder.as_deref())?;
    if returned.texts.is_empty() {
        return Err(Error::new(place, "there is no coded article in it", "check the export and --coder"));
    }
    out.write(&returned.texts)?;
    let (articles, n) = out.finish()?;
    for doubt in &returned.doubts {
        println!("warning: {}: {} {}", doubt.reason, doubt.place, doubt.detail);
    }
    println!("{articles} articles, {n} attributions: {}", args.out.display());
    Ok(ExitCode::SUCCESS)
}
