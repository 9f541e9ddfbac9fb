//! From what a spec writes under `input` to a sorted list of files.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::{builtin, format};
use crate::error::{Error, Result, Warning};

/// Where a file's bytes are.
#[derive(Debug, Clone)]
pub enum Content {
    Disk(PathBuf),
    Embedded(&'static [u8]),
}

/// A file to read.
#[derive(Debug, Clone)]
pub struct File {
    /// As shown in places: relative to the data root.
    pub place: String,
    pub folder: Option<Arc<str>>,
    /// Language of an embedded file that does not say it.
    pub lang: Option<&'static str>,
    pub content: Content,
}

/// The files of all inputs, sorted by place, each once, with warnings about files of a folder
/// that no format reads.
///
/// # Errors
/// When an input is missing, or a glob or folder has no file to read.
pub fn resolve(inputs: &[String], root: &Path, any_format: bool) -> Result<(Vec<File>, Vec<Warning>)> {
    if inputs.is_empty() {
        return Err(Error::new("[corpus] input", "no input is named", "name a file, a folder or a glob"));
    }
    // By where a file really is: overlapping inputs name it once.
    let mut files: BTreeMap<PathBuf, File> = BTreeMap::new();
    let mut warnings = Vec::new();
    for input in inputs {
        if let Some(name) = input.strip_prefix("builtin:") {
            for file in embedded(input, name)? {
                files.insert(PathBuf::from(&file.place), file);
            }
            continue;
        }
        for (path, place, named) in on_disk(input, root)? {
            if !named && !any_format && format::by_name_of(&place).is_none() {
                warnings.push(Warning::new("file of no known format left out", place, ""));
                continue;
            }
            let folder = path.parent().and_then(Path::file_name).map(|n| n.to_string_lossy().into());
            let really = path.canonicalize().unwrap_or_else(|_| path.clone());
            files.entry(really).or_insert(File { place, folder, lang: None, content: Content::Disk(path) });
        }
    }
    if files.is_empty() {
        return Err(Error::new(
            inputs.join(", "),
            "there is no file of a known format",
            format!("set `format`, or use one of these extensions: {}", format::extensions().join(", ")),
        ));
    }
    let mut files: Vec<File> = files.into_values().collect();
    files.sort_by(|a, b| a.place.cmp(&b.place));
    Ok((files, warnings))
}

fn embedded(input: &str, name: &str) -> Result<Vec<File>> {
    let files = builtin::files(name).ok_or_else(|| {
        Error::new(
            input,
            "no corpus of this name is built in",
            format!("use builtin:{}", builtin::NAMES.join(" or builtin:")),
        )
    })?;
    Ok(files
        .into_iter()
        .map(|(file, bytes, lang)| File {
            place: format!("{input}/{file}"),
            folder: None,
            lang,
            content: Content::Embedded(bytes),
        })
        .collect())
}

/// Path, place, and whether the spec names the file itself.
pub(super) fn on_disk(input: &str, root: &Path) -> Result<Vec<(PathBuf, String, bool)>> {
    let path = root.join(input);
    let fail = |cause: &dyn std::fmt::Display, next: &str| Error::new(shown(Path::new(input)), cause, next);
    if input.contains(['*', '?', '[']) && !path.exists() {
        let pattern = path.to_string_lossy();
        let found = glob::glob(&pattern).map_err(|e| fail(&e, "mend the glob"))?;
        let mut files = Vec::new();
        for entry in found {
            let entry = entry.map_err(|e| fail(&e.error(), "check the folder"))?;
            if entry.is_file() && !hidden(&entry) {
                files.push((entry.clone(), place(&entry, root, None), false));
            }
        }
        if files.is_empty() {
            return Err(fail(&"no file matches this glob", "check the pattern and the data root"));
        }
        return Ok(files);
    }
    if path.is_file() {
        let place = place(&path, root, None);
        return Ok(vec![(path, place, true)]);
    }
    if path.is_dir() {
        let mut files = Vec::new();
        walk(&path, &mut files).map_err(|e| fail(&e, "check the folder"))?;
        if files.is_empty() {
            return Err(fail(&"the folder is empty", "put files there, or name another folder"));
        }
        return Ok(files
            .into_iter()
            .map(|f| {
                let place = place(&f, root, Some(&path));
                (f, place, false)
            })
            .collect());
    }
    Err(fail(&"there is no such file or folder", "check the name; relative paths start at the data root"))
}

pub(super) fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'))
}

fn walk(folder: &Path, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if hidden(&path) {
            continue;
        }
        if path.is_dir() {
            walk(&path, out)?;
        } else {
            out.push(path);
        }
    }
    Ok(())
}

/// Relative to the data root; what lies elsewhere is shown from its folder on.
fn place(path: &Path, root: &Path, folder: Option<&Path>) -> String {
    let relative = path.strip_prefix(root).map_or_else(
        |_| match folder.and_then(|f| Some((f, path.strip_prefix(f).ok()?))) {
            Some((folder, inner)) => PathBuf::from(folder.file_name().unwrap_or_default()).join(inner),
            None => shown(path).into(),
        },
        Path::to_path_buf,
    );
    shown(&relative)
}

/// With forward slashes, and without the folders of an absolute path.
fn shown(path: &Path) -> String {
    if path.is_absolute() {
        return path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    }
    path.components()
        .filter(|c| !matches!(c, Component::CurDir))
        .map(|c| c.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}
