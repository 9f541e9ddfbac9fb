//! The cache: what stages made, kept outside the results under the hash of all that made it, so that
//! a rerun does again only what changed, and a killed run goes on where it was.
//!
//! `articles/` holds units of prepared articles (`corpus::load`), `measured/` the tables of batches.
//! Whatever is there is whole: it is written beside its place and moved there. What was not used for
//! longest goes first when the store grows past its bound. Results do not hang on it.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::corpus::Keep;
use crate::error::{Error, Result};

const ARTICLES: &str = "articles";
const MEASURED: &str = "measured";

/// A folder that stages keep their work in.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    /// Bytes that it may hold after a run.
    most: u64,
    /// Hash of the program: another build may make other things.
    program: String,
}

impl Store {
    /// A store in a folder, which is made when something is kept.
    ///
    /// # Errors
    /// When the running program cannot be read: then nothing tells what it would make.
    pub fn open(folder: PathBuf, most: u64) -> Result<Self> {
        let fail = |e: std::io::Error| Error::new("the program itself", e, "use --no-cache");
        let mut hasher = blake3::Hasher::new();
        let program = std::env::current_exe().and_then(std::fs::File::open).map_err(fail)?;
        hasher.update_reader(program).map_err(fail)?;
        Ok(Self { folder, most, program: hasher.finalize().to_hex().to_string() })
    }

    /// Where loading keeps prepared articles.
    pub fn keep(&self) -> Keep {
        Keep::Cache { folder: self.folder.join(ARTICLES), program: self.program.clone() }
    }

    /// The key of a batch that was measured in one way.
    pub(super) fn key(&self, batch: &str, way: &str) -> String {
        let mut hasher = blake3::Hasher::new();
        [&self.program, batch, way].into_iter().for_each(|part| {
            hasher.update(part.as_bytes());
        });
        hasher.finalize().to_hex().to_string()
    }

    /// The folder of a batch that was measured.
    pub(super) fn measured(&self, key: &str) -> PathBuf {
        self.folder.join(MEASURED).join(key)
    }

    /// Takes in a folder that was filled by `fill`, whole or not at all.
    ///
    /// # Errors
    /// Those of `fill`, and when the disk takes no more.
    pub(super) fn put<T>(&self, key: &str, fill: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
        let shelf = self.folder.join(MEASURED);
        let fail = |e: std::io::Error| {
            let next = "check its space and rights, name another with --cache, or use --no-cache";
            Error::new(format!("cache {}", self.folder.display()), e, next)
        };
        std::fs::create_dir_all(&shelf).map_err(fail)?;
        let making = tempfile::Builder::new().prefix(".making-").tempdir_in(&shelf).map_err(fail)?;
        let filled = fill(making.path())?;
        let place = self.measured(key);
        match std::fs::rename(making.path(), &place) {
            Ok(()) => drop(making.keep()),
            // Another run was faster, with the same content.
            Err(e) if !place.exists() => return Err(fail(e)),
            Err(_) => {}
        }
        Ok(filled)
    }

    /// Notes that a folder was used just now.
    #[expect(clippy::disallowed_methods, reason = "when a folder was used orders the store, no result")]
    pub(super) fn used(&self, folder: &Path) {
        // A store that cannot be touched is as good; it only forgets in another order.
        let _ = std::fs::File::open(folder).and_then(|f| f.set_modified(SystemTime::now()));
    }

    /// Lets go what was not used for longest until the rest is within the bound, and what a killed
    /// run left half-made a day ago or longer. Answers with the bytes that stay.
    pub fn sweep(&self) -> u64 {
        let mut kept: Vec<(SystemTime, PathBuf, u64)> = Vec::new();
        for shelf in [ARTICLES, MEASURED] {
            let folders = std::fs::read_dir(self.folder.join(shelf)).into_iter().flatten().flatten();
            for entry in folders {
                let used = entry.metadata().and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
                let half = entry.file_name().to_string_lossy().starts_with('.');
                if !half {
                    kept.push((used, entry.path(), size(&entry.path())));
                } else if used.elapsed().is_ok_and(|age| age.as_secs() > 24 * 3600) {
                    let _ = std::fs::remove_dir_all(entry.path());
                }
            }
        }
        kept.sort();
        let mut all: u64 = kept.iter().map(|(_, _, size)| size).sum();
        for (_, folder, size) in &kept {
            if all <= self.most {
                break;
            }
            if std::fs::remove_dir_all(folder).is_ok() {
                all -= size;
            }
        }
        all
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn most(&self) -> u64 {
        self.most
    }
}

fn size(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files.filter_map(|f| f.metadata().ok()).map(|m| m.len()).sum()
}
