//! A spec as written: a TOML file under `experiments/`, by people.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::own_lexicon::OwnLexicon;
use crate::codings::Scope;
use crate::corpus;
use crate::error::{Error, Result};
use crate::lexicon::Tier;
use crate::outlets::{Contrasts, Period};

/// What `minzar new` writes: every key, with its default and what it does.
pub const STARTER: &str = include_str!("starter.toml");

/// An experiment as written. Unknown keys are errors, with their line.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// The question that the experiment answers.
    pub question: String,
    #[serde(default)]
    pub description: String,
    /// Seeds every random choice.
    #[serde(default = "one")]
    pub rng_seed: u64,
    /// Whether tables, charts and report may carry text of articles.
    #[serde(default)]
    pub publish_text: bool,
    pub corpus: corpus::Settings,
    /// Codings of people, in place of the machine's.
    #[serde(default)]
    pub coding: Option<Coding>,
    #[serde(default)]
    pub measure: Measure,
    #[serde(default)]
    pub cluster: Cluster,
    #[serde(default)]
    pub chart: Chart,
    /// Persons and bodies whose treatment is measured.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// Word lists of the user's own, each a rate of its own.
    #[serde(default)]
    pub lexicon: Vec<OwnLexicon>,
    /// Word vectors for the frame axes.
    #[serde(default)]
    pub axes: Axes,
    /// Folders with packs that replace or add languages: code to folder.
    #[serde(default)]
    pub languages: BTreeMap<String, PathBuf>,
}

/// `[coding]`: a file of human codings. Only the articles that it holds are measured.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coding {
    /// JSON lines in the codebook's format, looked up as corpus inputs are.
    pub file: PathBuf,
    /// What the manifest and the report call the coder.
    #[serde(default = "human")]
    pub coder: String,
}

/// `[measure]`: what is measured, and how outlets are pooled.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Measure {
    /// Names of features; empty means all.
    pub features: Vec<String>,
    /// Only hits of these tiers count in lexical measures; all if empty.
    pub tiers: Vec<Tier>,
    /// Whether hits inside other hits of a lexicon count too.
    pub nested: bool,
    /// Whether lexical measures tell the narrator's words from those of sources, which takes a
    /// coding of every article.
    pub voices: bool,
    /// What fewer articles of an outlet bear the base of gets no number, but a reason.
    pub min_articles: u64,
    /// The smallest factor between two outlets that matters, say 1.25: a difference that is shown to
    /// lie within it is called equal.
    pub smallest_effect: Option<f64>,
    /// Bootstrap replicates of axes and clusters.
    pub replicates: usize,
    /// Permutations of the tests of names and axes.
    pub permutations: usize,
    /// What the machine takes for an attribution.
    pub scope: Scope,
    /// Which outlets are compared: every two, or each with the rest; if not given, that hangs on how
    /// many there are.
    pub contrasts: Option<Contrasts>,
    /// Tables by day, week or month of publication.
    pub period: Option<Period>,
}

impl Default for Measure {
    fn default() -> Self {
        Self {
            features: Vec::new(),
            tiers: Vec::new(),
            nested: false,
            voices: true,
            min_articles: 20,
            smallest_effect: None,
            replicates: 1000,
            permutations: 999,
            scope: Scope::Codebook,
            contrasts: None,
            period: None,
        }
    }
}

impl Measure {
    /// The same with the defaults of all that only outlets hang on: what single articles hang on.
    pub fn of_articles(&self) -> Self {
        let Self { min_articles, smallest_effect, replicates, permutations, contrasts, period, .. } =
            Self::default();
        Self { min_articles, smallest_effect, replicates, permutations, contrasts, period, ..self.clone() }
    }
}

/// `[cluster]`: how outlets are grouped.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cluster {
    /// Names of the features that enter the matrix; empty means all that were measured, but for
    /// cross tables and other readings of a device that is in already.
    pub features: Vec<String>,
    pub max_k: usize,
    pub min_outlets: usize,
}

impl Default for Cluster {
    fn default() -> Self {
        Self { features: Vec::new(), max_k: 6, min_outlets: 5 }
    }
}

/// `[chart]`: how charts are drawn.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Chart {
    /// Width of a chart in millimetres (journals: 90 single, 140 one and a half, 190 double column).
    pub width_mm: f64,
    /// A font file that replaces the built-in DejaVu Sans.
    pub font: Option<PathBuf>,
}

impl Default for Chart {
    fn default() -> Self {
        Self { width_mm: 140.0, font: None }
    }
}

/// `[axes]`: where words stand between antonyms (`features::axis`).
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Axes {
    /// Language to a file of word vectors, looked up as corpus inputs are.
    pub vectors: BTreeMap<String, PathBuf>,
}

/// `[[actors]]`: somebody who acts and speaks in the articles.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Its name in tables.
    pub name: String,
    /// Words that mean it, in any spelling: they match as the entries of a lexicon do.
    pub aliases: Vec<String>,
    /// The side that it is on; actors of one side are put together.
    pub side: Option<String>,
    /// The language of the aliases; all of the corpus if not given.
    pub lang: Option<String>,
}

/// The actors as a lexicon of one language: an entry an alias, its category the actor.
#[derive(Serialize)]
struct ActorLexicon<'a> {
    name: &'a str,
    lang: &'a str,
    version: u32,
    origin: &'a str,
    licence: &'a str,
    categories: BTreeMap<&'a str, &'a str>,
    entry: Vec<ActorEntry<'a>>,
}

#[derive(Serialize)]
struct ActorEntry<'a> {
    pattern: &'a str,
    category: &'a str,
    target: Option<&'a str>,
    rationale: &'a str,
}

fn human() -> String {
    "human".to_owned()
}

fn one() -> u64 {
    1
}

impl Spec {
    /// Reads a spec from its text; `place` is what errors call it.
    ///
    /// # Errors
    /// When the text is no TOML, has an unknown key or a value of the wrong type: the line is named.
    pub fn parse(text: &str, place: &str) -> Result<Self> {
        toml::from_str(text).map_err(|e| {
            Error::new(place, e.to_string().trim_end(), "see the comments of a spec made by `minzar new`")
        })
    }

    /// The actors of one language in the form of a lexicon named `name`; `None` when there are none.
    ///
    /// # Errors
    /// When an actor has no alias, or a name or side is empty or holds a colon.
    pub fn actor_lexicon(&self, name: &str, lang: &str, place: &str) -> Result<Option<String>> {
        let wrong = |cause: String, next: &str| Err(Error::new(format!("{place}, [[actors]]"), cause, next));
        let mut categories = BTreeMap::new();
        let mut entry = Vec::new();
        let mut aliases = std::collections::BTreeSet::new();
        for actor in self.actors.iter().filter(|a| a.lang.as_deref().is_none_or(|l| l == lang)) {
            let side = actor.side.as_deref();
            for name in [Some(actor.name.as_str()), side].into_iter().flatten() {
                if name.trim().is_empty() || name.contains(':') {
                    return wrong(format!("`{name}` is no name"), "give a name without a colon");
                }
            }
            if actor.aliases.is_empty() {
                return wrong(format!("`{}` has no aliases", actor.name), "list the words that mean it");
            }
            if categories.insert(actor.name.as_str(), side.unwrap_or_default()).is_some() {
                return wrong(format!("`{}` stands twice", actor.name), "put its aliases together");
            }
            if let Some(alias) = actor.aliases.iter().find(|alias| !aliases.insert(alias.as_str())) {
                return wrong(format!("the alias `{alias}` stands twice"), "keep it with one actor");
            }
            entry.extend(actor.aliases.iter().map(|alias| ActorEntry {
                pattern: alias,
                category: &actor.name,
                target: side,
                rationale: "listed in the spec",
            }));
        }
        if entry.is_empty() {
            return Ok(None);
        }
        let (origin, licence) = ("the spec", "the spec's");
        let lexicon = ActorLexicon { name, lang, version: 1, origin, licence, categories, entry };
        let text = toml::to_string(&lexicon);
        text.map(Some).map_err(|e| Error::new(format!("{place}, [[actors]]"), e, ""))
    }

    /// Reads a spec file and the experiment's name, which is the file's.
    ///
    /// # Errors
    /// When the file cannot be read, or as [`Spec::parse`].
    pub fn read(path: &Path) -> Result<(String, String, Self)> {
        let place = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|e| Error::new(&place, e, "give the path of a spec; `minzar new` writes one"))?;
        let spec = Self::parse(&text, &place)?;
        let name = path.file_stem().and_then(|s| s.to_str()).unwrap_or("experiment").to_owned();
        Ok((name, text, spec))
    }
}
