//! A file of codings under way.

use std::path::Path;

use crate::codings::exchange::{self, CodedText};
use crate::error::Result;
use crate::output::WholeFile;

/// Takes articles as they come.
pub struct CodedFile {
    file: WholeFile,
    articles: usize,
    attributions: usize,
}

impl CodedFile {
    /// A file that will stand at `out`, and is none of `inputs`.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn create<'i>(out: &Path, inputs: impl IntoIterator<Item = &'i Path>) -> Result<Self> {
        Ok(Self { file: WholeFile::create(out, inputs)?, articles: 0, attributions: 0 })
    }

    pub fn write(&mut self, texts: &[CodedText]) -> Result<()> {
        self.articles += texts.len();
        self.attributions += texts.iter().map(|t| t.attributions.len()).sum::<usize>();
        exchange::write(&mut self.file, texts)
    }

    /// Whether no article has come.
    pub fn is_empty(&self) -> bool {
        self.articles == 0
    }

    /// Moves the file into place; the numbers of its articles and attributions.
    pub fn finish(self) -> Result<(usize, usize)> {
        self.file.finish()?;
        Ok((self.articles, self.attributions))
    }
}
