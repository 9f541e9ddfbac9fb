//! The codebook's own format, as a form: what [`super::write`] writes.

use super::form::{Form, FormFile, Returned, Sheet, settle};
use super::{CodedText, read, write};
use crate::error::Result;

/// One JSON object a line, one article a line.
pub struct Codebook;

impl Form for Codebook {
    fn name(&self) -> &'static str {
        "codebook"
    }

    fn about(&self) -> &'static str {
        "JSON lines in the codebook's format, offsets in code points"
    }

    fn write(&self, sheets: &[Sheet]) -> Result<Vec<FormFile>> {
        let texts: Vec<CodedText> = sheets.iter().map(|s| s.text.clone()).collect();
        let mut bytes = Vec::new();
        write(&mut bytes, &texts)?;
        Ok(vec![FormFile { name: "articles.jsonl", bytes }])
    }

    fn returns(&self) -> bool {
        true
    }

    fn read(&self, text: &str, place: &str, _: Option<&str>) -> Result<Returned> {
        let texts = read(text.as_bytes(), place)?;
        for text in &texts {
            text.coding()?;
        }
        settle(Returned { texts, doubts: Vec::new() }, place)
    }
}
