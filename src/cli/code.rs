//! `minzar code INPUT --out CODED.jsonl`: machine codings in the codebook's format.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Done, data_root};
use crate::attribution::exchange::{self, CodedText};
use crate::attribution::{Coder, Extractor};
use crate::corpus::{self, Source, survey};
use crate::error::{Error, Result};
use crate::lang::{Language, codes};
use crate::text::Analyzer;

#[derive(clap::Args)]
pub struct Args {
    /// Articles: a file or folder of any registered format. JSONL with title and body is taken
    /// as it is, so that offsets fit; other formats are loaded and cleaned as a run does
    input: PathBuf,
    /// The file to write
    #[arg(long)]
    out: PathBuf,
    /// Language of articles that do not say theirs
    #[arg(long, default_value = "ar")]
    lang: String,
}

pub fn run(args: &Args) -> Done {
    let mut texts = read(args)?;
    let mut coders = BTreeMap::new();
    for text in &mut texts {
        if text.lang.is_empty() {
            text.lang.clone_from(&args.lang);
        }
        if !coders.contains_key(&text.lang) {
            let language = Language::embedded(&text.lang)?;
            let coder = (Analyzer::new(Arc::clone(&language)), Extractor::new(&language)?);
            coders.insert(text.lang.clone(), coder);
        }
    }
    let code = |text: CodedText| {
        let (analyzer, extractor) = &coders[&text.lang];
        let coding = extractor.code(&analyzer.doc(&text.title, &text.body));
        text.with_coding(&coding)
    };
    let coded: Vec<CodedText> = texts.into_par_iter().map(code).collect();
    write(&args.out, &coded)?;
    let n: usize = coded.iter().map(|c| c.attributions.len()).sum();
    println!("{} articles, {n} attributions: {}", coded.len(), args.out.display());
    Ok(ExitCode::SUCCESS)
}

fn read(args: &Args) -> Result<Vec<CodedText>> {
    let place = args.input.display().to_string();
    if args.input.extension().is_some_and(|e| e == "jsonl" || e == "ndjson") {
        let file = File::open(&args.input)
            .map_err(|e| Error::new(&place, e, "give a file or folder of articles"))?;
        return exchange::read(BufReader::new(file), &place);
    }
    let settings = corpus::Settings {
        input: vec![
            std::path::absolute(&args.input).unwrap_or_else(|_| args.input.clone()).display().to_string(),
        ],
        lang: Some(args.lang.clone()),
        ..corpus::Settings::default()
    };
    let mut languages = BTreeMap::new();
    for code in codes() {
        languages.insert(code.to_owned(), Language::embedded(code)?);
    }
    let source = Source::new(settings, &data_root(), &languages)?;
    let survey = survey(&source)?;
    let mut texts = Vec::new();
    for batch in corpus::batches(&source, &survey)? {
        texts.extend(batch?.into_articles().into_iter().map(|a| CodedText {
            id: a.id,
            lang: a.lang,
            outlet: a.outlet,
            title: a.title,
            body: a.body,
            attributions: Vec::new(),
        }));
    }
    Ok(texts)
}

/// Writes beside the target and moves into place, so that nothing half-written stays.
pub(super) fn write(out: &Path, coded: &[CodedText]) -> Result<()> {
    let place = out.display().to_string();
    let fail = |e: std::io::Error| Error::new(&place, e, "check the folder given with --out");
    let folder = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = tempfile::NamedTempFile::new_in(folder).map_err(fail)?;
    let mut writer = BufWriter::new(file);
    exchange::write(&mut writer, coded)?;
    writer.flush().map_err(fail)?;
    let file = writer.into_inner().map_err(|e| fail(e.into_error()))?;
    file.persist(out).map_err(|e| fail(e.error))?;
    Ok(())
}
