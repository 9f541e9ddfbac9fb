//! The machine coder.

use std::sync::Arc;

use super::coding::{Coder, Coding};
use crate::error::Result;
use crate::lang::Language;
use crate::text::Doc;

/// Finds attributions by the rules and lists of a language pack.
pub struct Extractor {
    _language: Arc<Language>,
}

impl Extractor {
    /// An extractor for one language.
    ///
    /// # Errors
    /// When a file of the pack does not read.
    pub fn new(language: &Arc<Language>) -> Result<Self> {
        Ok(Self { _language: Arc::clone(language) })
    }
}

impl Coder for Extractor {
    fn name(&self) -> &str {
        "machine"
    }

    fn code(&self, _doc: &Doc) -> Coding {
        Coding::default()
    }
}
