//! A file of codings under way: written beside the target and moved into place when it is
//! whole, so that nothing half-written stays.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::codings::exchange::{self, CodedText};
use crate::error::{Error, Result};

/// Takes articles as they come.
pub struct CodedFile {
    out: PathBuf,
    writer: BufWriter<NamedTempFile>,
    articles: usize,
    attributions: usize,
}

impl CodedFile {
    /// A file that will stand at `out`.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn create(out: &Path) -> Result<Self> {
        let folder = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = NamedTempFile::new_in(folder).map_err(|e| fail(out, e))?;
        Ok(Self { out: out.to_owned(), writer: BufWriter::new(file), articles: 0, attributions: 0 })
    }

    pub fn write(&mut self, texts: &[CodedText]) -> Result<()> {
        self.articles += texts.len();
        self.attributions += texts.iter().map(|t| t.attributions.len()).sum::<usize>();
        exchange::write(&mut self.writer, texts)
    }

    /// Moves the file into place; the numbers of its articles and attributions.
    pub fn finish(mut self) -> Result<(usize, usize)> {
        self.writer.flush().map_err(|e| fail(&self.out, e))?;
        let file = self.writer.into_inner().map_err(|e| fail(&self.out, e.into_error()))?;
        file.persist(&self.out).map_err(|e| fail(&self.out, e.error))?;
        Ok((self.articles, self.attributions))
    }
}

fn fail(out: &Path, cause: std::io::Error) -> Error {
    Error::new(out.display().to_string(), cause, "check the folder given with --out")
}
