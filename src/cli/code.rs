//! `minzar code INPUT --out CODED.jsonl`: machine codings in the codebook's format.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use rayon::prelude::*;

use super::coded_file::CodedFile;
use super::input::{apart, tell};
use super::{Done, data_root};
use crate::attribution::Extractor;
use crate::codings::exchange::{self, CodedText};
use crate::codings::{Coder, Scope};
use crate::corpus::{self, Keep, Source, load};
use crate::error::{Error, Result};
use crate::lang::{Language, codes};
use crate::text::Analyzer;

/// Articles that are in memory at a time.
const BATCH: usize = 512;

#[derive(clap::Args)]
pub struct Args {
    /// Articles: a file or folder of any registered format. JSON lines with title and body,
    /// packed or not, are taken as they are, so that offsets fit; other formats are loaded and
    /// cleaned as a run does
    input: PathBuf,
    /// The file to write
    #[arg(long)]
    out: PathBuf,
    /// Language of articles that do not say theirs
    #[arg(long, default_value = "ar")]
    lang: String,
    /// The outlet of articles that name none
    #[arg(long)]
    outlet: Option<String>,
    /// What counts as an attribution: `codebook`, or `wide`, which also takes wishes, plans,
    /// support and nouns of speech, as PolNeAR does (where the language pack lists them)
    #[arg(long, default_value = "codebook")]
    scope: Scope,
}

pub fn run(args: &Args) -> Done {
    let mut machine = Machine { scope: args.scope, coders: BTreeMap::new() };
    let mut out = CodedFile::create(&args.out, [args.input.as_path()])?;
    if as_it_is(args) {
        let place = args.input.display().to_string();
        let mut lines = exchange::lines(corpus::lines_of(&args.input)?, &place);
        loop {
            let batch: Vec<CodedText> = lines.by_ref().take(BATCH).collect::<Result<_>>()?;
            if batch.is_empty() {
                break;
            }
            out.write(&machine.code(batch, args)?)?;
        }
    } else {
        cleaned(args, &mut |batch| out.write(&machine.code(batch, args)?))?;
    }
    if out.is_empty() {
        let place = args.input.display().to_string();
        return Err(Error::new(place, "there is no article in it", "check the input"));
    }
    let (articles, attributions) = out.finish()?;
    println!("{articles} articles, {attributions} attributions: {}", args.out.display());
    Ok(ExitCode::SUCCESS)
}

/// Whether the input is JSON lines, whose offsets must stay.
fn as_it_is(args: &Args) -> bool {
    let name = args.input.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    args.input.is_file() && (name.ends_with(".jsonl") || name.ends_with(".ndjson"))
}

/// Hands out the articles of any other format in batches.
fn cleaned(args: &Args, each: &mut dyn FnMut(Vec<CodedText>) -> Result<()>) -> Result<()> {
    let settings = corpus::Settings {
        input: vec![
            std::path::absolute(&args.input).unwrap_or_else(|_| args.input.clone()).display().to_string(),
        ],
        lang: Some(args.lang.clone()),
        outlet: args.outlet.clone(),
        ..corpus::Settings::default()
    };
    apart(&settings.input, &data_root(), &args.out, false)?;
    let mut languages = BTreeMap::new();
    for code in codes() {
        languages.insert(code.to_owned(), Language::embedded(code)?);
    }
    let source = Source::new(settings, &data_root(), &languages)?;
    let loaded = load(&source, &Keep::Scratch)?;
    tell(&loaded.survey);
    for batch in loaded.batches() {
        let texts = batch?.into_articles().into_iter().map(|a| CodedText {
            id: a.id,
            lang: a.lang,
            outlet: a.outlet,
            title: a.title,
            body: a.body,
            attributions: Vec::new(),
        });
        each(texts.collect())?;
    }
    Ok(())
}

/// The machine in each language that it met.
struct Machine {
    scope: Scope,
    coders: BTreeMap<String, (Analyzer, Extractor)>,
}

impl Machine {
    fn code(&mut self, mut texts: Vec<CodedText>, args: &Args) -> Result<Vec<CodedText>> {
        for text in &mut texts {
            if text.lang.is_empty() {
                args.lang.clone_into(&mut text.lang);
            }
            if let Some(outlet) = args.outlet.as_ref().filter(|_| text.outlet.is_empty()) {
                outlet.clone_into(&mut text.outlet);
            }
            if !self.coders.contains_key(&text.lang) {
                let language = Language::embedded(&text.lang)?;
                let extractor = Extractor::with_scope(&language, self.scope)?;
                self.coders.insert(text.lang.clone(), (Analyzer::new(Arc::clone(&language)), extractor));
            }
        }
        let code = |text: CodedText| {
            let (analyzer, extractor) = &self.coders[&text.lang];
            let coding = extractor.code(&analyzer.doc(&text.title, &text.body));
            text.with_coding(&coding)
        };
        Ok(texts.into_par_iter().map(code).collect())
    }
}
