//! Outputs and inputs are not the same file.

use std::fs;
use std::path::Path;

use crate::error::{Error, Result};

/// Whether two paths lead to one file or folder: by whatever names and links, hard ones too.
pub fn same(a: &Path, b: &Path) -> bool {
    let (Ok(one), Ok(other)) = (fs::metadata(a), fs::metadata(b)) else { return false };
    // One terminal or pipe may be read and written.
    (one.is_file() || one.is_dir()) && identical(a, b, &one, &other)
}

#[cfg(unix)]
fn identical(_: &Path, _: &Path, one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.dev() == other.dev() && one.ino() == other.ino()
}

#[cfg(not(unix))]
fn identical(a: &Path, b: &Path, _: &fs::Metadata, _: &fs::Metadata) -> bool {
    fs::canonicalize(a).ok() == fs::canonicalize(b).ok()
}

/// Holds an output apart from the files that are read.
///
/// # Errors
/// When it is one of them.
pub fn apart<'i>(out: &Path, inputs: impl IntoIterator<Item = &'i Path>) -> Result<()> {
    match inputs.into_iter().find(|input| same(out, input)) {
        None => Ok(()),
        Some(input) => Err(Error::new(
            out.display().to_string(),
            format!("this output is the input {}: writing it would destroy what is read", input.display()),
            "give another place for the output",
        )),
    }
}
