//! A lexicon: entries with a head that says whose they are.

use std::sync::{Arc, OnceLock};

use super::categories::{self, Categories};
use super::compile::Compiled;
use super::entry::Entry;
use super::file::File;
use super::find::{Match, find, find_nested};
use super::guard::Guard;
use super::index::Index;
use super::request::Request;
use crate::error::{Error, Result};
use crate::lang::Language;
use crate::text::{Analyzer, Doc};

/// A compiled word list with provenance.
pub struct Lexicon {
    pub name: String,
    /// Code of the language it is for.
    pub lang: String,
    pub version: u32,
    /// Who wrote it, or where it was taken from.
    pub origin: String,
    pub licence: String,
    /// What each category means.
    pub categories: Categories,
    /// In file order; [`Match::entry`] is a place in this list.
    pub entries: Vec<Entry>,
    /// Hash of the file, for manifests.
    pub hash: String,
    /// Which of the hits count.
    pub request: Request,
    pub(super) compiled: Compiled,
    pub(super) guard: Arc<Guard>,
    /// The index of this lexicon alone, once one asks for its hits.
    index: OnceLock<Index>,
    pub(super) analyzer: Analyzer,
}

impl Lexicon {
    /// A lexicon of a language's pack; `file` is its name inside the pack.
    ///
    /// # Errors
    /// As [`Lexicon::parse`]; also when the pack has no such file.
    pub fn of_pack(language: &Arc<Language>, file: &str) -> Result<Self> {
        let place = format!("language pack {}, {file}", language.pack.code());
        let Some(text) = language.pack.text(file) else {
            return Err(Error::new(place, "the pack has no such lexicon", "name one of the pack's files"));
        };
        Self::parse(&place, text, language)
    }

    /// The entry that a hit of this lexicon is of.
    pub fn entry(&self, hit: &Match) -> &Entry {
        &self.entries[hit.entry]
    }

    /// A lexicon from TOML text; `place` (a file name) is named in errors.
    ///
    /// # Errors
    /// As [`File::read`] and [`Lexicon::compile`].
    pub fn parse(place: &str, text: &str, language: &Arc<Language>) -> Result<Self> {
        let file = File::read(place, text)?;
        Self::compile(place, file, blake3::hash(text.as_bytes()).to_hex().to_string(), language)
    }

    /// A lexicon from its file, read already; `hash` is that of the text it was read from.
    ///
    /// # Errors
    /// When it is for another language, or a pattern is empty, ill-formed or written twice.
    pub fn compile(place: &str, file: File, hash: String, language: &Arc<Language>) -> Result<Self> {
        if file.lang != language.code {
            return Err(Error::new(
                place,
                format!("the lexicon is for language `{}`, not `{}`", file.lang, language.code),
                "use it with texts of its own language",
            ));
        }
        let analyzer = Analyzer::new(Arc::clone(language));
        let guard = Guard::of(language)?;
        Ok(Self {
            compiled: Compiled::new(&file, &analyzer, &guard, place)?,
            guard: Arc::new(guard),
            index: OnceLock::new(),
            hash,
            request: Request { nested: file.nested, ..Request::default() },
            analyzer,
            name: file.name,
            lang: file.lang,
            version: file.version,
            origin: file.origin,
            licence: file.licence,
            categories: file.categories,
            entries: file.entries,
        })
    }

    /// The hits in a text, in its order, none over another, unless the lexicon's request is for
    /// nested ones. Of hits that overlap, the one with most tokens stays, then the one of the
    /// surer tier, then the one that stands first in the file, then in the text.
    pub fn find(&self, doc: &Doc) -> Vec<Match> {
        find(self.index(), &[self], doc).pop().unwrap_or_default()
    }

    /// All hits in a text, also those inside or across others, by place, the longer first.
    /// An entry hits the same tokens only once, by the surest tier. Of the tiers that the request
    /// names only: a hit of another hides none.
    pub fn find_nested(&self, doc: &Doc) -> Vec<Match> {
        find_nested(self.index(), &[self], doc).pop().unwrap_or_default()
    }

    /// A set of one.
    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.analyzer.language(), &self.guard, &[self]))
    }

    /// The entries of a category and of all that lie in it, in file order.
    pub fn entries_in<'a>(&'a self, category: &'a str) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |e| e.categories().any(|c| categories::lies_in(c, category)))
    }
}
