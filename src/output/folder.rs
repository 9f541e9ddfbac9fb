//! A folder that is whole or absent.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::partial::{self, OLD, PARTIAL};
use super::pending::{hold, remove};
use super::place::parent;
use crate::error::{Error, Result};

/// Moves what is to stay of a replaced folder (the first) into the new one, in its place (the
/// second), and says what it was.
pub type Carry<T> = fn(&Path, &Path) -> Result<T>;

/// A folder in the making. Dropped before it is finished it leaves nothing.
pub struct WholeFolder {
    place: PathBuf,
    partial: PathBuf,
    /// The folder was made for this output: it goes again when nothing comes into it.
    made_parent: bool,
    /// Held as long as the program lives: see [`partial::sweep`].
    _lock: Option<File>,
}

fn fail(place: &Path, cause: impl std::fmt::Display) -> Error {
    let next = "check the space and rights of the disk, or give another place for the output";
    Error::new(place.display().to_string(), cause, next)
}

impl WholeFolder {
    /// Begins a folder that will stand at `place`. What a program that was stopped between two
    /// renames left of the folder that stood there is brought back, or carried into that which
    /// stands there now.
    ///
    /// # Errors
    /// When another program is at work on it, or it cannot be made.
    pub fn begin<T>(place: &Path, carry: Carry<T>) -> Result<Self> {
        let error = |e: io::Error| fail(place, e);
        if place.file_name().is_none() {
            return Err(fail(place, "this output has no name"));
        }
        let folder = parent(place);
        let made_parent = !folder.exists();
        fs::create_dir_all(folder).map_err(error)?;
        // A link in its place leads to where the folder really is; what is no link keeps its name.
        let place = match fs::symlink_metadata(place) {
            Ok(found) if found.is_symlink() => place.canonicalize().map_err(error)?,
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(error(e)),
            _ => place.to_owned(),
        };
        let folder = parent(&place);
        let prefix = partial::prefix(place.file_name().unwrap_or_default());
        let lock = partial::lock(folder);
        if lock.is_some() {
            if partial::sweep(folder, &prefix) {
                let next = "wait for its end, or give another place for the output";
                return Err(Error::new(place.display().to_string(), "another run is writing it now", next));
            }
            for old in partial::left(folder, &prefix, OLD) {
                if place.exists() {
                    carry(&old, &place)?;
                    remove(&old);
                } else {
                    fs::rename(&old, &place).map_err(|e| fail(&place, e))?;
                }
            }
        }
        let mut pending = hold();
        let made = tempfile::Builder::new().prefix(&prefix).suffix(PARTIAL).tempdir_in(folder);
        let partial = made.map_err(|e| fail(&place, e))?.keep();
        pending.insert(partial.clone());
        let own = File::open(&partial).ok().filter(|file| file.try_lock().is_ok());
        Ok(Self { place, partial, made_parent, _lock: own })
    }

    /// Where files are written until the folder is whole.
    pub fn path(&self) -> &Path {
        &self.partial
    }

    /// Moves the folder into its place, which is empty.
    ///
    /// # Errors
    /// When something stands there, or it cannot be moved.
    pub fn finish_new(self) -> Result<()> {
        let mut pending = hold();
        if fs::symlink_metadata(&self.place).is_ok() {
            return Err(Error::new(
                self.place.display().to_string(),
                "it is there already",
                "give a new name",
            ));
        }
        fs::rename(&self.partial, &self.place).map_err(|e| fail(&self.place, e))?;
        pending.remove(&self.partial);
        Ok(())
    }

    /// Moves the folder into its place; what stood there goes, but for what is carried over.
    ///
    /// # Errors
    /// When it cannot be moved: then the old one stands as it stood. When something cannot be
    /// carried over: then the new one stands, and the error says where the rest of the old is.
    pub fn replace<T>(self, carry: Carry<T>) -> Result<Option<T>> {
        let old = self.partial.with_extension(&OLD[1..]);
        let error = |e: io::Error| fail(&self.place, e);
        let lock = partial::lock(parent(&self.place));
        let mut pending = hold();
        let replaced = fs::symlink_metadata(&self.place).is_ok();
        if replaced && let Err(e) = fs::rename(&self.place, &old) {
            return Err(error(e));
        }
        if let Err(e) = fs::rename(&self.partial, &self.place) {
            // The old one comes back rather than stay hidden.
            let _ = fs::rename(&old, &self.place);
            return Err(error(e));
        }
        pending.remove(&self.partial);
        if !replaced {
            return Ok(None);
        }
        let carried = carry(&old, &self.place).map_err(|e| {
            let next = format!("the rest of the old folder is in {}: move it out", old.display());
            Error::new(e.place(), e.cause(), next)
        })?;
        // Nothing of it is needed any more: under this name anybody may sweep it.
        fs::rename(&old, &self.partial).map_err(error)?;
        drop((pending, lock));
        remove(&self.partial);
        Ok(Some(carried))
    }
}

impl Drop for WholeFolder {
    fn drop(&mut self) {
        let mut pending = hold();
        if pending.remove(&self.partial) {
            remove(&self.partial);
        }
        if self.made_parent {
            // Fails, and is to fail, when there is anything in it.
            let _ = fs::remove_dir(parent(&self.place));
        }
    }
}
