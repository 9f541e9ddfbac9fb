//! What is half-written just now, in the whole program.

use std::collections::BTreeSet;
use std::fs;
use std::io::Result;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::Duration;

static PENDING: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Holds the list: whoever makes something half-written, or moves it to its place, holds it
/// meanwhile, so that a signal comes before or after.
pub(super) fn hold() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    PENDING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes away all that is half-written, for a program that is about to end. From now on nothing
/// is begun, and nothing takes its place.
pub fn abandon() {
    let pending = hold();
    for path in pending.iter() {
        remove(path);
    }
    std::mem::forget(pending);
}

/// Removes a file or a folder. Threads that still write may put a file into a folder that is
/// being emptied: then once more.
pub(super) fn remove(path: &Path) {
    for _ in 0..40 {
        let removed = match fs::symlink_metadata(path) {
            Ok(found) if found.is_dir() => fs::remove_dir_all(path),
            Ok(_) => fs::remove_file(path),
            Err(_) => return,
        };
        if removed.is_ok() {
            return;
        }
        sleep(Duration::from_millis(5));
    }
}

/// A temporary folder that goes in the end, or with [`abandon`].
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// # Errors
    /// When none can be made.
    pub fn new() -> Result<Self> {
        let mut pending = hold();
        let path = tempfile::Builder::new().prefix(".minzar-").tempdir()?.keep();
        pending.insert(path.clone());
        Ok(Self(path))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let mut pending = hold();
        remove(&self.0);
        pending.remove(&self.0);
    }
}
