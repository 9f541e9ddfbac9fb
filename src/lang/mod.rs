//! Language packs: what Minzar knows about a language, as data under `seeds/lang/<code>/`.
//!
//! A [`Pack`] is a folder of TOML files, embedded in the program or read from disk. A
//! [`Language`] is the part of it that every later stage needs: direction, folding, clitics,
//! sentence rules, stemmer. Stages that know more (cues, furniture, lexicons) read their own
//! files through [`Pack::read`]; a file that is missing is a declared gap, never an empty list.

mod clitic;
mod fold;
mod pack;
mod sentence;
mod splits;

use std::sync::Arc;

use serde::Deserialize;

pub use clitic::{Clitics, Split};
pub use fold::{Fold, Folded};
pub use pack::{Pack, codes, parse, write};
pub use sentence::SentenceRules;
pub use splits::Splits;

use crate::error::{Error, Result};

/// Which way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Direction {
    #[serde(rename = "ltr")]
    LeftToRight,
    #[serde(rename = "rtl")]
    RightToLeft,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    code: String,
    name: String,
    direction: Direction,
    version: u32,
    stemmer: Option<String>,
}

/// A loaded language pack.
pub struct Language {
    pub code: String,
    pub name: String,
    pub direction: Direction,
    pub version: u32,
    pub fold: Fold,
    pub clitics: Clitics,
    pub sentences: SentenceRules,
    stemmer: Option<rust_stemmers::Stemmer>,
    pub pack: Pack,
}

impl Language {
    /// The embedded language `code`.
    ///
    /// # Errors
    /// When no pack of that code is embedded, or one of its files does not read.
    pub fn embedded(code: &str) -> Result<Arc<Self>> {
        Self::from_pack(Pack::embedded(code)?)
    }

    /// A language from a pack.
    ///
    /// # Errors
    /// When a file of the pack does not read, or names a stemmer that does not exist.
    pub fn from_pack(pack: Pack) -> Result<Arc<Self>> {
        let head: Head = pack.read("pack.toml")?;
        let stemmer = head.stemmer.as_deref().map(|name| stemmer(name, &pack)).transpose()?;
        let fold = Fold::new(&pack.read("fold.toml")?);
        let clitics = Clitics::new(pack.read("clitics.toml")?, &fold)?;
        let sentences = SentenceRules::new(pack.read("sentence.toml")?, &fold);
        Ok(Arc::new(Self {
            code: head.code,
            name: head.name,
            direction: head.direction,
            version: head.version,
            fold,
            clitics,
            sentences,
            stemmer,
            pack,
        }))
    }

    /// The stem of a folded word whose clitics are off; the word itself where the pack names
    /// no stemmer.
    pub fn stem(&self, base: &str) -> String {
        match &self.stemmer {
            Some(stemmer) => stemmer.stem(base).into_owned(),
            None => base.to_owned(),
        }
    }
}

fn stemmer(name: &str, pack: &Pack) -> Result<rust_stemmers::Stemmer> {
    let algorithm = match name {
        "arabic" => rust_stemmers::Algorithm::Arabic,
        "english" => rust_stemmers::Algorithm::English,
        other => {
            return Err(Error::new(
                format!("language pack {}, pack.toml", pack.code()),
                format!("unknown stemmer `{other}`"),
                "use `arabic` or `english`, or leave the key out",
            ));
        }
    };
    Ok(rust_stemmers::Stemmer::create(algorithm))
}
