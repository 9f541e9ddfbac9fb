//! A person as a coder: codings from a file, in place of the machine's.

use std::collections::{BTreeMap, BTreeSet};

use super::coding::{Coder, Coding};
use super::exchange::CodedText;
use crate::error::{Error, Result};
use crate::text::Doc;

/// The codings of one person (or of several who agreed), by article.
#[derive(Debug, Clone)]
pub struct Human {
    name: String,
    hash: String,
    articles: BTreeMap<String, Coded>,
    without_content: usize,
    without_class: usize,
    attributions: usize,
}

#[derive(Debug, Clone)]
struct Coded {
    lang: String,
    outlet: String,
    text: String,
    coding: Coding,
}

impl Human {
    /// A coder from a file's codings.
    ///
    /// # Errors
    /// When a span lies outside its text, or an article stands twice.
    pub fn new(name: &str, texts: &[CodedText]) -> Result<Self> {
        let mut articles = BTreeMap::new();
        let mut lines = BTreeSet::new();
        for text in texts {
            let coded = Coded {
                lang: text.lang.clone(),
                outlet: text.outlet.clone(),
                text: text.text(),
                coding: text.coding()?,
            };
            if articles.insert(text.id.clone(), coded).is_some() {
                return Err(Error::new(
                    format!("codings of {name}"),
                    format!("the article {} stands twice", text.id),
                    "give each article one line",
                ));
            }
            lines.insert(serde_json::to_string(text).map_err(|e| Error::new(&text.id, e, ""))?);
        }
        let mut hasher = blake3::Hasher::new();
        for line in lines {
            hasher.update(line.as_bytes());
            hasher.update(b"\n");
        }
        let all = || articles.values().flat_map(|a| &a.coding.attributions);
        Ok(Self {
            name: name.to_owned(),
            hash: hasher.finalize().to_hex().to_string(),
            without_content: all().filter(|a| a.content.is_empty()).count(),
            without_class: all().filter(|a| a.class.is_none()).count(),
            attributions: all().count(),
            articles,
        })
    }

    /// BLAKE3 of the codings, whatever the order of their lines.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Articles with a coding.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The ids of the articles with a coding, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.articles.keys().map(String::as_str)
    }

    /// Articles with a coding of one outlet, as the file names it.
    pub fn of_outlet(&self, lang: &str, outlet: &str) -> u64 {
        self.articles.values().filter(|a| a.lang == lang && a.outlet == outlet).count() as u64
    }

    /// Attributions, those without content, and those without a class of the verb: what the
    /// codebook lets a coder leave out, and some features rest on.
    pub fn gaps(&self) -> (usize, usize, usize) {
        (self.attributions, self.without_content, self.without_class)
    }
}

impl Coder for Human {
    fn name(&self) -> &str {
        &self.name
    }

    /// The coding of the article with this very text; empty where there is none.
    fn code(&self, doc: &Doc) -> Coding {
        let same = |coded: &&Coded| coded.text == doc.text;
        self.articles.values().find(same).map(|coded| coded.coding.clone()).unwrap_or_default()
    }

    fn code_article(&self, id: &str, doc: &Doc) -> Result<Option<Coding>> {
        let Some(coded) = self.articles.get(id) else { return Ok(None) };
        if coded.text != doc.text {
            let at = coded.text.chars().zip(doc.text.chars()).take_while(|(a, b)| a == b).count();
            return Err(Error::new(
                format!("article {id}"),
                format!(
                    "the codings of {} are of another text than the corpus has (from code point {at} on)",
                    self.name
                ),
                "code what `minzar sample` writes with this spec; check `clean` under [corpus]",
            ));
        }
        Ok(Some(coded.coding.clone()))
    }
}
