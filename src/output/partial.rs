//! Names and locks of what is half-written.
//!
//! A partial lies beside its place as `.minzar-<hash of the name>-<random>.partial`: short, so
//! that it can be made wherever the name itself can. As long as its program lives it is locked
//! (`flock`), and the folder is locked while partials are made, looked for and moved.

use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::pending::remove;

/// The end of the name of what is being made.
pub const PARTIAL: &str = ".partial";
/// The end of the name of what has just been replaced.
pub const OLD: &str = ".old";

/// How the names of all partials of an output begin.
pub fn prefix(name: &OsStr) -> String {
    let hash = blake3::hash(name.as_encoded_bytes()).to_hex();
    format!(".minzar-{}-", &hash[..8])
}

/// The lock of a folder, held until it is dropped. `None` where there are no such locks, or
/// another program does not let go of it.
pub fn lock(folder: &Path) -> Option<File> {
    let file = File::open(folder).ok()?;
    for _ in 0..500 {
        match file.try_lock() {
            Ok(()) => return Some(file),
            Err(TryLockError::WouldBlock) => sleep(Duration::from_millis(20)),
            Err(TryLockError::Error(_)) => return None,
        }
    }
    None
}

/// What lies in a folder under a name of this beginning and end, sorted.
pub fn left(folder: &Path, prefix: &str, end: &str) -> Vec<PathBuf> {
    let ours = |name: &OsStr| name.to_str().is_some_and(|n| n.starts_with(prefix) && n.ends_with(end));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.filter(|e| ours(&e.file_name())).map(|e| e.path()).collect();
    found.sort();
    found
}

/// Removes the partials of programs that live no more. Whether there is one of a program that
/// lives.
pub fn sweep(folder: &Path, prefix: &str) -> bool {
    let mut alive = false;
    for path in left(folder, prefix, PARTIAL) {
        let Ok(file) = File::open(&path) else { continue };
        match file.try_lock() {
            Ok(()) => remove(&path),
            Err(TryLockError::WouldBlock) => alive = true,
            Err(TryLockError::Error(_)) => {}
        }
    }
    alive
}
