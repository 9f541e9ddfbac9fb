//! Whether an output would lie among the articles that are read.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::format;
use super::input::{hidden, on_disk};
use crate::output::same;

/// The input that is, or would be the next time, read where `out` is written: the output is an
/// input file or a folder around one, or it lies in an input folder, or a glob meets it. `out`
/// may be absent yet, so that it is said whether it is a `folder`. Inputs that are absent are not
/// told here.
pub fn reads(inputs: &[String], root: &Path, out: &Path, folder: bool) -> Option<String> {
    let place = real(out);
    let on_disk_inputs = inputs.iter().filter(|input| !input.starts_with("builtin:"));
    for input in on_disk_inputs {
        for (path, shown, _) in on_disk(input, root).unwrap_or_default() {
            if same(&path, out) || folder && real(&path).starts_with(&place) {
                return Some(shown);
            }
        }
        let path = root.join(input);
        let known = folder || format::by_name_of(&out.to_string_lossy()).is_some();
        let below = |inner: &Path| !inner.ancestors().any(hidden);
        let inside = path.is_dir() && place.strip_prefix(real(&path)).is_ok_and(below);
        if known && (inside || meets(&path, &place)) {
            return Some(input.clone());
        }
    }
    None
}

/// Whether a glob meets a path that may be absent yet.
fn meets(glob: &Path, place: &Path) -> bool {
    let plain = glob.components().take_while(|part| !wild(part.as_os_str())).count();
    let base: PathBuf = glob.components().take(plain).collect();
    let rest: PathBuf = glob.components().skip(plain).collect();
    let pattern = PathBuf::from(glob::Pattern::escape(&real(&base).to_string_lossy())).join(rest);
    // As when files are looked for: a `*` ends with its folder.
    let options = glob::MatchOptions { require_literal_separator: true, ..glob::MatchOptions::new() };
    glob::Pattern::new(&pattern.to_string_lossy()).is_ok_and(|p| p.matches_path_with(place, options))
}

fn wild(part: &OsStr) -> bool {
    part.to_string_lossy().contains(['*', '?', '['])
}

/// The path without links; of what is not there, below the nearest folder that is.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(Path::new(".").join(path)).unwrap_or_else(|_| path.to_owned());
    let known = path.ancestors().find_map(|folder| Some((folder, folder.canonicalize().ok()?)));
    match known {
        Some((folder, real)) => real.join(path.strip_prefix(folder).unwrap_or(Path::new(""))),
        None => path,
    }
}
