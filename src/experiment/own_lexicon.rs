//! `[[lexicon]]`: word lists that a spec brings along, each measured as a rate of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::spec::Spec;
use crate::error::{Error, Result, Warning};
use crate::features::{ACTORS, FEATURES};
use crate::lang::Language;
use crate::lexicon::exchange::{form_of, import};
use crate::lexicon::{File, Lexicon, Request, Tier};

/// A word list as a spec names it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnLexicon {
    /// Our own TOML, or a dictionary in one of the forms of [`crate::lexicon::exchange`]; looked
    /// up as corpus inputs are.
    pub path: PathBuf,
    /// What it is called in tables, as a feature; if not given, what the file calls itself, or
    /// the file's name.
    pub name: Option<String>,
    /// The language it is for, where the file does not say; that of the corpus if not given.
    pub lang: Option<String>,
    /// Only hits of these tiers count; all if empty.
    #[serde(default)]
    pub tiers: Vec<Tier>,
    /// Whether hits inside other hits count too.
    #[serde(default)]
    pub nested: bool,
}

impl OwnLexicon {
    /// Reads and compiles the list. Doubts are those of reading and of the list held against its
    /// own forms.
    ///
    /// # Errors
    /// When the file cannot be read, has no known form, or is for a language without a pack.
    pub fn load(
        &self,
        data_root: &Path,
        corpus_lang: Option<&str>,
        languages: &BTreeMap<String, Arc<Language>>,
    ) -> Result<(Lexicon, Vec<Warning>)> {
        let shown = self.path.display().to_string();
        let place = format!("[[lexicon]] {shown}");
        let text = std::fs::read_to_string(data_root.join(&self.path))
            .map_err(|e| Error::new(&place, e, "give a lexicon or dictionary as UTF-8 text"))?;
        let language = |code: Option<&str>| {
            let code = code.unwrap_or_default();
            languages.get(code).ok_or_else(|| {
                let have: Vec<&str> = languages.keys().map(String::as_str).collect();
                let cause = format!("there is no language pack `{code}`");
                Error::new(&place, cause, format!("give `lang` under [[lexicon]]: {}", have.join(", ")))
            })
        };
        let (mut lexicon, doubts) = match form_of(&self.path)? {
            None => {
                let lang = File::read(&place, &text)?.lang;
                if let Some(other) = self.lang.as_ref().filter(|l| **l != lang) {
                    let cause = format!("the file is for `{lang}`, not `{other}`");
                    return Err(Error::new(place, cause, "leave `lang` out"));
                }
                let lexicon = Lexicon::parse(&place, &text, language(Some(&lang))?)?;
                let doubts = lexicon.check().into_iter().filter(|doubt| doubt.reason != "no example");
                let doubts = doubts.collect();
                (lexicon, doubts)
            }
            Some(form) => {
                let stem = self.path.file_stem().and_then(|s| s.to_str()).unwrap_or("lexicon");
                let language = language(self.lang.as_deref().or(corpus_lang))?;
                let made = import(form, &text, &shown, stem, language)?;
                (made.lexicon, made.doubts)
            }
        };
        if let Some(name) = &self.name {
            lexicon.name.clone_from(name);
        }
        lexicon.request.tiers.clone_from(&self.tiers);
        lexicon.request.nested |= self.nested;
        Ok((lexicon, doubts))
    }
}

/// What `[measure]` asks of every lexicon, where the lexicon's own request says nothing.
pub(super) fn ask(request: &mut Request, tiers: &[Tier], nested: bool) {
    if request.tiers.is_empty() {
        request.tiers = tiers.to_vec();
    }
    request.nested |= nested;
}

/// All of a spec's lists.
#[derive(Default)]
pub(super) struct OwnLexicons {
    lexicons: Vec<Lexicon>,
    /// Name and language to number of entries and hash of the file.
    pub used: BTreeMap<(String, String), (usize, String)>,
    pub doubts: Vec<Warning>,
}

impl OwnLexicons {
    /// Loads them all.
    ///
    /// # Errors
    /// As [`OwnLexicon::load`]; also when a name is taken: by a feature, by a lexicon of the
    /// language's pack, or by another of the lists.
    pub fn load(spec: &Spec, data_root: &Path, languages: &BTreeMap<String, Arc<Language>>) -> Result<Self> {
        let mut own = Self::default();
        for listed in &spec.lexicon {
            let (lexicon, doubts) = listed.load(data_root, spec.corpus.lang.as_deref(), languages)?;
            let key = (lexicon.name.clone(), lexicon.lang.clone());
            let in_pack = languages[&lexicon.lang].pack.has(&format!("lexicon/{}.toml", lexicon.name));
            let feature = FEATURES.iter().any(|f| f.name() == lexicon.name);
            if feature || in_pack || lexicon.name == ACTORS || own.used.contains_key(&key) {
                return Err(Error::new(
                    format!("[[lexicon]] {}", listed.path.display()),
                    format!("the name `{}` is taken", lexicon.name),
                    "give another `name` under [[lexicon]]",
                ));
            }
            own.used.insert(key, (lexicon.entries.len(), lexicon.hash.clone()));
            own.lexicons.push(lexicon);
            own.doubts.extend(doubts);
        }
        Ok(own)
    }

    /// The names, each once, in the order of the spec.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.lexicons.iter().map(|l| l.name.as_str()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Those of a language, which leave this list.
    pub fn of_language(&mut self, code: &str) -> Vec<Lexicon> {
        let (of, others) = std::mem::take(&mut self.lexicons).into_iter().partition(|l| l.lang == code);
        self.lexicons = others;
        of
    }
}
