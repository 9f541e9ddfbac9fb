//! Parts of a run: a share of the corpus loaded and measured, here or on another machine, and merged
//! with the others into the results that a whole run would have made.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::evidence::{Hashes, file, present};
use super::folder::{Folder, Outcome};
use super::measure::{Record, copy, measure};
use super::plan::Plan;
use super::progress::Progress;
use super::run::conclude;
use super::samples::Draw;
use super::spec::Spec;
use super::store::Store;
use crate::corpus::{Change, Share, settle};
use crate::error::{Error, Result};
use crate::output::WholeFolder;
use crate::table::Table;

const HEAD: &str = "part.json";
const EVIDENCE: &str = "evidence";
const FORMAT: u32 = 3;

/// What a part says of itself, beside the tables of its batches and what its share remembers.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    format: u32,
    name: String,
    /// Hash of the spec's text, which lies beside as `spec.toml`.
    spec: String,
    /// Hash of all that measuring an article hangs on.
    way: String,
    text: bool,
    /// From 1 up.
    part: usize,
    of: usize,
    /// How many there are; each has a record of its own beside its tables.
    batches: usize,
}

/// The folder of a part in the making.
pub struct PartFolder {
    whole: WholeFolder,
    place: PathBuf,
    share: Share,
}

impl PartFolder {
    /// Begins `<results>/<name>.part-<i>-of-<n>`: what stands there is replaced in the end, if it is a
    /// part; files that are not ours are carried over.
    ///
    /// # Errors
    /// When something else stands there, or the folder cannot be written.
    pub fn begin(results: &Path, name: &str, share: Share) -> Result<Self> {
        let place = results.join(format!("{name}.part-{}-of-{}", share.index + 1, share.of));
        if place.exists() && !place.join(HEAD).is_file() {
            let cause = "there is something of this name that is no part of a run";
            return Err(Error::new(place.display().to_string(), cause, "move it away, or use --results DIR"));
        }
        let whole = WholeFolder::begin(&place, carry)?;
        std::fs::create_dir(whole.path().join(EVIDENCE)).map_err(|e| full(&place, e))?;
        Ok(Self { whole, place, share })
    }

    /// Where it will stand.
    pub fn place(&self) -> &Path {
        &self.place
    }

    fn finish(self, files: &[(&str, &str)]) -> Result<PathBuf> {
        for (name, text) in files {
            std::fs::write(self.whole.path().join(name), text).map_err(|e| full(&self.place, e))?;
        }
        self.whole.replace(carry)?;
        Ok(self.place)
    }
}

fn full(place: &Path, cause: std::io::Error) -> Error {
    Error::new(place.display().to_string(), cause, "check the space and rights of the disk")
}

/// Moves what is the user's from a part into the one that replaced it.
fn carry(old: &Path, new: &Path) -> Result<()> {
    for entry in std::fs::read_dir(old).map_err(|e| full(old, e))? {
        let entry = entry.map_err(|e| full(old, e))?;
        let name = entry.file_name();
        if !new.join(&name).exists() {
            std::fs::rename(entry.path(), new.join(&name)).map_err(|e| full(new, e))?;
        }
    }
    Ok(())
}

/// Measures one share of the corpus into its folder.
///
/// # Errors
/// As [`super::run`].
pub fn run_part(
    folder: PartFolder,
    plan: &Plan,
    with_text: bool,
    store: Option<&Store>,
    progress: &dyn Progress,
) -> Result<PathBuf> {
    let draw = Draw { unsettled: true, ..Draw::of(plan, with_text) };
    progress.stage("code and measure", Some(plan.corpus.survey.kept.articles));
    let evidence = folder.whole.path().join(EVIDENCE);
    // A record holds pieces of text for the report: of all batches together more than fits.
    let mut written = Ok(());
    measure(plan, &evidence, draw, store, progress, |number, record: Record| {
        if written.is_ok() {
            written = record.write(&evidence.join(record_file(number)));
        }
    })?;
    written?;
    let head = Head {
        format: FORMAT,
        name: plan.name.clone(),
        spec: blake3::hash(plan.text.as_bytes()).to_hex().to_string(),
        way: plan.way(draw)?,
        text: draw.text_allowed,
        part: folder.share.index + 1,
        of: folder.share.of,
        batches: plan.corpus.len(),
    };
    plan.corpus.write_share(folder.whole.path())?;
    let json = serde_json::to_string(&head).map_err(|e| Error::new(HEAD, e, ""))?;
    folder.finish(&[("spec.toml", &plan.text), (HEAD, &json)])
}

/// Merges parts into `<results>/<name>`. All parts of one run are wanted, in any order; the corpus
/// need not be there, but what else the spec names must be.
///
/// # Errors
/// When a part is missing, stands twice, or is of another run; or as [`super::run`].
pub fn merge(
    parts: &[PathBuf],
    data_root: &Path,
    results: &Path,
    progress: &dyn Progress,
) -> Result<Outcome> {
    progress.stage("settle", None);
    let mut heads: Vec<(Head, &PathBuf)> = Vec::new();
    for folder in parts {
        heads.push((Head::read(folder)?, folder));
    }
    heads.sort_by_key(|(head, _)| head.part);
    complete(&heads)?;
    let Some((first, folder)) = heads.first() else {
        return Err(Error::new("minzar merge", "no part is named", "name the folders of all parts"));
    };
    let place = folder.join("spec.toml");
    let text = std::fs::read_to_string(&place).map_err(|e| {
        Error::new(place.display().to_string(), e, "give a folder that `minzar run --part` wrote")
    })?;
    let spec = Spec::parse(&text, &place.display().to_string())?;
    let folders: Vec<&Path> = heads.iter().map(|(_, folder)| folder.as_path()).collect();
    let (survey, changes) = settle(&folders, &spec.corpus)?;
    let plan = Plan::merged(&first.name, &text, spec, data_root, survey)?;
    let with_text = first.text;
    if plan.way(Draw { unsettled: true, ..Draw::of(&plan, with_text) })? != first.way {
        return Err(Error::new(
            folder.display().to_string(),
            "lexicons, packs or this program are not those that the parts were made with",
            "merge with the same version and files, or run the parts again",
        ));
    }
    let folder = Folder::begin(results, &plan.name)?;
    let evidence = folder.evidence();
    let (mut all, mut batches) = (Record::default(), 0);
    for ((head, part), changes) in heads.into_iter().zip(changes) {
        let from = part.join(EVIDENCE);
        for (at, change) in changes.iter().enumerate().take(head.batches) {
            let record = Record::read(&from.join(record_file(at)))?;
            all.join(batch(record, change, &from, at, &evidence, batches)?);
            batches += 1;
        }
    }
    conclude(&plan, folder, all, with_text, progress)
}

/// The file of the record of a batch.
fn record_file(batch: usize) -> String {
    format!("record-{batch:05}.json")
}

/// Takes over a batch of a part, without the articles that others have too.
fn batch(
    mut record: Record,
    change: &Change,
    from: &Path,
    at: usize,
    to: &Path,
    as_: usize,
) -> Result<Record> {
    if change.is_none() {
        copy(from, at, to, as_)?;
        return Ok(record);
    }
    let name = |id: &'_ str| -> Option<String> {
        let dropped = change.dropped.iter().any(|gone| gone == id);
        (!dropped).then(|| change.renamed.get(id).cloned().unwrap_or_else(|| id.to_owned()))
    };
    record.hashes = Hashes::default();
    for schema in present(from, at)? {
        let table = Table::read_parquet(schema, &from.join(file(schema, at)))?.renamed(|id| {
            let dropped = change.dropped.iter().any(|gone| gone == id);
            (!dropped).then(|| change.renamed.get(id).map_or(id, String::as_str))
        })?;
        table.write_parquet(&to.join(file(schema, as_)))?;
        record.hashes.add(&table);
    }
    record.samples.rename(name);
    record.articles -= change.dropped.len() as u64;
    Ok(record)
}

impl Head {
    fn read(folder: &Path) -> Result<Self> {
        let place = folder.join(HEAD).display().to_string();
        let next = "give a folder that `minzar run --part` wrote";
        let json = std::fs::read(folder.join(HEAD)).map_err(|e| Error::new(&place, e, next))?;
        let head: Self = serde_json::from_slice(&json).map_err(|e| Error::new(&place, e, next))?;
        if head.format != FORMAT {
            return Err(Error::new(place, "the part is of another version of Minzar", "run it again"));
        }
        Ok(head)
    }
}

/// Whether these are all parts of one run, sorted.
fn complete(heads: &[(Head, &PathBuf)]) -> Result<()> {
    let Some((first, _)) = heads.first() else { return Ok(()) };
    for (number, (head, folder)) in heads.iter().enumerate() {
        let place = folder.display().to_string();
        let same = |h: &Head| (h.name.clone(), h.spec.clone(), h.way.clone(), h.of, h.text);
        if same(head) != same(first) {
            return Err(Error::new(
                place,
                format!("this part is not of the same run as {}", heads[0].1.display()),
                "merge parts of one spec, made by one version with the same lexicons",
            ));
        }
        if head.part != number + 1 {
            let (cause, wanted) = match head.part <= number {
                true => ("stands twice", head.part),
                false => ("is missing", number + 1),
            };
            let cause = format!("part {wanted} of {} {cause}", first.of);
            return Err(Error::new("minzar merge", cause, "name each part once"));
        }
    }
    if heads.len() != first.of {
        let cause = format!("part {} of {} is missing", heads.len() + 1, first.of);
        return Err(Error::new("minzar merge", cause, "name each part once"));
    }
    Ok(())
}
