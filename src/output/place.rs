//! Whether a file can go to its place, before any work is done for it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Where bytes go.
pub enum Place {
    /// A file, by its real path: links are followed, as any program that writes follows them.
    File(PathBuf),
    /// A device or pipe, which takes bytes as they come.
    Device,
}

/// The folder that holds a path.
pub fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// # Errors
/// When no file can stand there, or one does that is protected.
pub fn place(out: &Path) -> Result<Place> {
    let shown = out.display().to_string();
    let fail = |cause: &dyn std::fmt::Display, next: &str| Err(Error::new(&shown, cause, next));
    let file = "give the name of a file for the output";
    match fs::metadata(out) {
        Ok(found) if found.is_dir() => fail(&"this output is a folder", file),
        Ok(found) if !found.is_file() => Ok(Place::Device),
        Ok(found) if found.permissions().readonly() => {
            fail(&"the file is protected against writing", "give another place for the output")
        }
        Ok(_) => real(out).map(Place::File),
        Err(error) if error.kind() != ErrorKind::NotFound => fail(&error, file),
        Err(_) if fs::symlink_metadata(out).is_ok() => {
            fail(&"this output is a link that leads nowhere", "remove the link, or give another place")
        }
        Err(_) if out.file_name().is_none() || shown.ends_with(std::path::is_separator) => {
            fail(&"this output has no file name", file)
        }
        Err(_) if !parent(out).is_dir() => {
            let cause = format!("there is no folder {}", parent(out).display());
            fail(&cause, "make the folder first, or give another place for the output")
        }
        Err(_) => real(out).map(Place::File),
    }
}

/// The path without links; of what is not there, below its real folder.
fn real(out: &Path) -> Result<PathBuf> {
    let real = match out.canonicalize() {
        Ok(real) => Ok(real),
        Err(_) => parent(out).canonicalize().map(|p| p.join(out.file_name().unwrap_or_default())),
    };
    real.map_err(|e| Error::new(out.display().to_string(), e, "give another place for the output"))
}
