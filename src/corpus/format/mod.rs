//! The formats a corpus may come in: one file each, listed in [`FORMATS`].
//!
//! A reader pushes rows into a sink, one at a time, so memory does not grow with the file. What
//! it cannot read it reports as broken, with the place; only a file that cannot be read on is
//! an error. Text formats may be packed with gzip or zstd.

mod csv;
mod json;
mod jsonl;
mod parquet;
mod txt;
mod zip;

use super::open::Input;
use super::row::Sink;
use crate::error::{Error, Result};

/// A way to read articles from a file.
pub trait Format: Sync {
    /// The name for the key `format`.
    fn name(&self) -> &'static str;
    /// File extensions, without the dot.
    fn extensions(&self) -> &'static [&'static str];
    /// One line for help.
    fn about(&self) -> &'static str;
    /// Reads all rows of a file into `sink`.
    ///
    /// # Errors
    /// When the file cannot be read on, lacks a needed column, or the sink stops.
    fn read(&self, input: &mut Input<'_>, sink: &mut Sink<'_>) -> Result<()>;
}

/// All formats.
pub static FORMATS: &[&dyn Format] =
    &[&csv::Csv, &json::Json, &jsonl::Jsonl, &parquet::Parquet, &txt::Txt, &zip::Zip];

/// All extensions of all formats.
pub fn extensions() -> Vec<&'static str> {
    FORMATS.iter().flat_map(|f| f.extensions()).copied().collect()
}

/// The format of a file by its extension.
pub(super) fn by_name_of(file: &str) -> Option<&'static dyn Format> {
    let file = file.to_lowercase();
    let file = file.strip_suffix(".gz").or_else(|| file.strip_suffix(".zst")).unwrap_or(&file);
    let (_, extension) = file.rsplit_once('.')?;
    FORMATS.iter().find(|f| f.extensions().contains(&extension)).copied()
}

/// The format named in a spec.
pub(super) fn named(name: &str) -> Result<&'static dyn Format> {
    FORMATS.iter().find(|f| f.name() == name).copied().ok_or_else(|| {
        let names = FORMATS.iter().map(|f| f.name()).collect::<Vec<_>>().join(", ");
        Error::new(
            "[corpus] format",
            format!("`{name}` is no format we read"),
            format!("use one of: {names}"),
        )
    })
}

/// Reads a file in the format that the spec names, or its bytes and extension tell.
pub(super) fn read(input: &mut Input<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let format: &dyn Format = match (&input.settings.format, &input.magic()?) {
        (_, b"PK\x03\x04" | b"PK\x05\x06") => &zip::Zip,
        (_, b"PAR1") => &parquet::Parquet,
        (Some(name), _) => named(name)?,
        (None, _) => by_name_of(&input.place).ok_or_else(|| {
            let next = format!("set `format`, or use one of these extensions: {}", extensions().join(", "));
            input.fail("the extension tells no format", &next)
        })?,
    };
    format.read(input, sink)
}
