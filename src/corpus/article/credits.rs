//! Credits: the names of agencies and the words around them, as `agencies.toml` of a language
//! pack lists them.

use serde::Deserialize;

use super::byline::Credits;
use super::pattern::words;
use crate::error::Result;
use crate::lang::Language;

/// `agencies.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    /// Words of a byline that are neither person nor place (`خاص`, `متابعات`).
    #[serde(default)]
    pub credits: Vec<String>,
    /// Words before the outlet's name (`موفد`, `مراسل`).
    #[serde(default)]
    pub staff: Vec<String>,
    /// Words that begin a byline (`By`, `كتب`).
    #[serde(default)]
    pub by: Vec<String>,
    /// Words before an agency's name (`وكالة`).
    #[serde(default)]
    pub before: Vec<String>,
    /// Words of a picture's credit, which is no byline.
    #[serde(default)]
    pub picture: Vec<String>,
    /// Words before the name of a paper, in the note of syndication that ends an article.
    #[serde(default)]
    pub syndicated: Vec<String>,
    /// Signs that stand between the parts of a byline like a dash, besides the dashes.
    #[serde(default)]
    pub dashes: Vec<char>,
    /// Whether a first line `place: person` is a byline although nobody in it is known.
    #[serde(default)]
    pub place_and_person: bool,
    #[serde(default)]
    agency: Vec<Agency>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Agency {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    /// Whether the name is also a common word, and so an agency only beside another name.
    #[serde(default)]
    beside: bool,
}

/// The lists behind [`Credits`], kept apart from the language they belong to.
#[derive(Debug, Default)]
pub struct CreditLists {
    pub credits: Vec<String>,
    pub staff: Vec<String>,
    pub by: Vec<String>,
    pub before: Vec<String>,
    pub picture: Vec<String>,
    pub syndicated: Vec<String>,
    pub dashes: Vec<char>,
    pub place_and_person: bool,
    agencies: Vec<Known>,
}

/// A name of an agency.
#[derive(Debug)]
struct Known {
    key: String,
    shown: String,
    beside: bool,
}

impl CreditLists {
    /// The pack's lists with further agencies.
    ///
    /// # Errors
    /// When the pack's `agencies.toml` does not read.
    pub fn new(language: &Language, further: &[String]) -> Result<Self> {
        let lists: Lists = if language.pack.has("agencies.toml") {
            language.pack.read("agencies.toml")?
        } else {
            Lists::default()
        };
        let fold = |list: &[String]| list.iter().map(|w| key(w, language)).collect::<Vec<_>>();
        let mut agencies = Vec::new();
        for agency in &lists.agency {
            for name in std::iter::once(&agency.name).chain(&agency.also) {
                let (key, shown) = (key(name, language), agency.name.clone());
                agencies.push(Known { key, shown, beside: agency.beside });
            }
        }
        let more = |name: &String| Known { key: key(name, language), shown: name.clone(), beside: false };
        agencies.extend(further.iter().map(more));
        Ok(Self {
            credits: fold(&lists.credits),
            staff: fold(&lists.staff),
            by: fold(&lists.by),
            before: fold(&lists.before),
            picture: fold(&lists.picture),
            syndicated: fold(&lists.syndicated),
            dashes: lists.dashes.clone(),
            place_and_person: lists.place_and_person,
            agencies,
        })
    }

    /// The agency of this folded name; `others` says that other names stand beside it.
    pub fn agency(&self, key: &str, others: bool) -> Option<&str> {
        let find = |key: &str| {
            let fits = |known: &&Known| known.key == key && (others || !known.beside);
            self.agencies.iter().find(fits).map(|known| known.shown.as_str())
        };
        find(key).or_else(|| {
            self.before.iter().find_map(|word| find(key.strip_prefix(word.as_str())?.strip_prefix(' ')?))
        })
    }

    /// Whether an agency is the outlet itself (`CNN` in CNN Arabic).
    pub fn own(&self, agency: &str, outlets: &[String]) -> bool {
        self.agencies.iter().filter(|known| known.shown == agency).any(|known| {
            outlets.iter().any(|outlet| format!(" {outlet} ").contains(&format!(" {} ", known.key)))
        })
    }

    pub fn with<'l>(&'l self, language: &'l Language) -> Credits<'l> {
        Credits { language, lists: self }
    }
}

/// A name as it is compared: folded, without full stops, single-spaced (`أ.ف.ب` is `أ ف ب`).
pub fn key(name: &str, language: &Language) -> String {
    // Hard spaces of a page come as an entity in some scraped columns.
    words(&name.replace("&nbsp;", " ").replace(['.', '"', '«', '»'], " "), language).join(" ")
}
