//! A file that is whole or absent.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::apart::{apart, same};
use super::partial::{self, PARTIAL};
use super::pending::{hold, remove};
use super::place::{Place, parent, place};
use crate::error::{Error, Result};

/// A file in the making. Dropped before [`WholeFile::finish`] it leaves nothing.
pub struct WholeFile {
    /// As the user named it.
    out: PathBuf,
    writer: BufWriter<File>,
    /// `None` where bytes go straight into a device, or when the file stands in its place.
    move_to: Option<Move>,
}

struct Move {
    partial: PathBuf,
    place: PathBuf,
}

fn fail(out: &Path, cause: impl std::fmt::Display) -> Error {
    let next = "check the space and rights of the disk, or give another place for the output";
    Error::new(out.display().to_string(), cause, next)
}

impl WholeFile {
    /// Begins a file that will stand at `out`, in place of one that may stand there now. To be
    /// called before the work whose outcome is written: it finds what could not be written.
    ///
    /// # Errors
    /// When `out` is among `inputs`, is a folder, or cannot be made.
    pub fn create<'i>(out: &Path, inputs: impl IntoIterator<Item = &'i Path>) -> Result<Self> {
        apart(out, inputs)?;
        let (file, move_to) = match place(out)? {
            Place::Device => (File::options().write(true).open(out).map_err(|e| fail(out, e))?, None),
            Place::File(place) => {
                let (file, partial) = begin(&place).map_err(|e| fail(out, e))?;
                (file, Some(Move { partial, place }))
            }
        };
        Ok(Self { out: out.to_owned(), writer: BufWriter::new(file), move_to })
    }

    /// Holds two outputs of one command apart.
    ///
    /// # Errors
    /// When they would be one file.
    pub fn differs_from(&self, other: &Self) -> Result<()> {
        let place = |file: &Self| file.move_to.as_ref().map(|m| m.place.clone());
        if same(&self.out, &other.out) || place(self).is_some_and(|p| Some(p) == place(other)) {
            let cause = format!("it is also the output {}", other.out.display());
            return Err(Error::new(self.out.display().to_string(), cause, "give each its own name"));
        }
        Ok(())
    }

    /// Writes all of the file and moves it into place.
    ///
    /// # Errors
    /// As [`WholeFile::finish`].
    pub fn put(mut self, bytes: &[u8]) -> Result<()> {
        self.write_all(bytes).map_err(|e| fail(&self.out, e))?;
        self.finish()
    }

    /// Moves the file into place.
    ///
    /// # Errors
    /// When the last bytes cannot be written, or the file not be moved.
    pub fn finish(mut self) -> Result<()> {
        let moved = self.settle(|partial, place| fs::rename(partial, place));
        moved.map_err(|e| fail(&self.out, e))
    }

    /// Moves the file into place, unless one stands there by now.
    ///
    /// # Errors
    /// As [`WholeFile::finish`], and when there is a file.
    pub fn finish_new(mut self) -> Result<()> {
        let moved = self.settle(|partial, place| {
            let moved = tempfile::TempPath::try_from_path(partial)?.persist_noclobber(place);
            moved.map_err(|e| e.error)
        });
        moved.map_err(|e| fail(&self.out, e))
    }

    fn settle(&mut self, to_place: impl Fn(&Path, &Path) -> io::Result<()>) -> io::Result<()> {
        self.writer.flush()?;
        let Some(Move { partial, place }) = &self.move_to else { return Ok(()) };
        // The rights are those of the file that is replaced: a private one stays private.
        if let Ok(found) = fs::metadata(place) {
            fs::set_permissions(partial, found.permissions())?;
        }
        let mut pending = hold();
        to_place(partial, place)?;
        pending.remove(partial);
        self.move_to = None;
        Ok(())
    }
}

/// Makes the partial of a file.
fn begin(place: &Path) -> io::Result<(File, PathBuf)> {
    let folder = parent(place);
    let prefix = partial::prefix(place.file_name().unwrap_or_default());
    let lock = partial::lock(folder);
    if lock.is_some() {
        // Of two programs that write one file at once, the last to end wins whole.
        partial::sweep(folder, &prefix);
    }
    let mut pending = hold();
    let (file, path) = builder(&prefix).tempfile_in(folder)?.keep().map_err(|e| e.error)?;
    pending.insert(path.clone());
    // Where there are no locks, nobody sweeps either.
    let _ = file.try_lock();
    Ok((file, path))
}

/// Names a partial, with the rights that any new file gets.
fn builder(prefix: &str) -> tempfile::Builder<'_, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).suffix(PARTIAL);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        if let Some(Move { partial, .. }) = &self.move_to {
            let mut pending = hold();
            remove(partial);
            pending.remove(partial);
        }
    }
}
