//! The attribution lists of a language pack, read once and folded like the text: one map
//! from a folded base to all that the lists say of it.

use rustc_hash::FxHashMap;

use super::clause::Clause;
use super::collocations::{Collocation, collocations};
use super::forms::Forms;
use super::links::Links;
use super::list_file::{Apart, Endings, List, ListFile};
use super::name_shape::NameShape;
use super::noun::Noun;
use super::phrases::{Phrase, PhraseFile, phrases};
use super::properties::Properties;
use super::rule::Trial;
use super::tag::{Tag, Tags};
use super::verb::{Verb, VerbForm};
use super::verb_file::VerbFile;
use super::verbs::verbs;
use crate::codings::Scope;
use crate::error::Result;
use crate::lang::{Fold, Language};
use crate::text;

/// The folder of a pack's wide lists of nouns: any number of files.
const NOUNS: &str = "nouns/";

/// What the lists say of one folded base.
#[derive(Debug, Clone, Default)]
pub struct Word {
    pub tags: Tags,
    /// A plural (or dual) form of a listed noun.
    pub plural: bool,
    pub verbs: Vec<VerbForm>,
}

/// The words after the first of an entry of several words, and what the entry is.
pub type Run = (Vec<Box<str>>, Tag);

/// The entries of several words that begin with one word, by their second: few of many can fit.
pub type Runs = FxHashMap<Box<str>, Vec<Run>>;

/// Everything the extractor knows of a language.
pub struct Lists {
    pub words: FxHashMap<Box<str>, Word>,
    /// Listed entries of several words by their first word.
    pub runs: FxHashMap<Box<str>, Runs>,
    pub verbs: Vec<Verb>,
    pub phrases: FxHashMap<Box<str>, Vec<Phrase>>,
    pub collocations: FxHashMap<Box<str>, Vec<Collocation>>,
    /// What counts as an attribution.
    pub scope: Scope,
    pub clause: Clause,
    pub noun: Noun,
    pub forms: Forms,
    pub names: NameShape,
    pub links: Links,
    pub apart: Vec<Apart>,
    /// How rules are tried.
    pub trial: Trial,
}

impl Lists {
    /// Reads the lists of a pack.
    pub fn new(language: &Language, scope: Scope) -> Result<Self> {
        let (pack, fold) = (&language.pack, &language.fold);
        let listed = pack.read::<PhraseFile>("cue_phrases.toml")?;
        let properties = pack.read::<Properties>("grammar.toml")?.folded(fold);
        let Properties { clause, noun, forms, names, links } = properties;
        let mut lists = Self {
            words: FxHashMap::default(),
            runs: FxHashMap::default(),
            verbs: Vec::new(),
            collocations: collocations(&listed.collocation, scope, fold),
            phrases: phrases(listed, scope, fold),
            scope,
            clause,
            noun,
            forms,
            names,
            links,
            apart: Vec::new(),
            trial: Trial::default(),
        };
        let nouns = pack.files().filter(|name| name.starts_with(NOUNS));
        for name in ["source_nouns.toml", "names.toml", "clause.toml"].into_iter().chain(nouns) {
            lists.take(pack.read::<ListFile>(name)?, fold);
        }
        let mut listed = pack.read::<VerbFile>("report_verbs.toml")?;
        listed.narrow(scope);
        let (all, forms) = verbs(listed, fold, &language.code)?;
        lists.verbs = all;
        for (base, form) in forms {
            let known = &mut lists.words.entry(base).or_default().verbs;
            if !known.iter().any(|f| f.verb == form.verb && f.kind == form.kind) {
                known.push(form);
            }
        }
        Ok(lists)
    }

    fn take(&mut self, file: ListFile, fold: &Fold) {
        self.apart.extend(file.apart);
        for list in &file.list {
            for word in &list.words {
                self.enter(word, list, &file.endings, fold);
            }
        }
    }

    /// Enters a listed word with its forms, or an entry of several words.
    fn enter(&mut self, word: &str, list: &List, endings: &Endings, fold: &Fold) {
        // Signs are words of their own in a text.
        let folded = fold.fold(word).replace('-', " - ").replace('&', " & ");
        let mut parts = folded.split_whitespace();
        let Some(first) = parts.next() else { return };
        let rest: Vec<Box<str>> = parts.map(Into::into).collect();
        if let Some(second) = rest.first() {
            let runs = self.runs.entry(first.into()).or_default();
            runs.entry(second.clone()).or_default().push((rest, list.tag));
            return;
        }
        if !list.inflect {
            self.word(&folded, list.tag, false);
            return;
        }
        let stem = fold.fold(word.strip_suffix(endings.drops.as_str()).unwrap_or(word));
        for (endings, plural) in [(&endings.singular, false), (&endings.dual, true), (&endings.plural, true)]
        {
            for ending in endings {
                let of = if ending.is_empty() { &folded } else { &stem };
                self.word(&format!("{of}{}", fold.fold(ending)), list.tag, plural);
            }
        }
    }

    fn word(&mut self, base: &str, tag: Tag, plural: bool) {
        let word = self.words.entry(base.into()).or_default();
        word.plural = if word.tags.is_empty() { plural } else { word.plural && plural };
        word.tags.join(Tags::of(&[tag]));
    }

    /// The listed entries of several words that may begin at a word whose base stands in this
    /// reading.
    pub fn runs_of(&self, word: &text::Word, base: u16) -> Option<&Runs> {
        let known = |key: &str| self.runs.get(key);
        let listed = known(word.fold()).or_else(|| known(word.reading(usize::from(base)).base));
        // `والأمم المتحدة`: listed with its article.
        let article = || {
            let article = self.noun.articles.first()?;
            let definite = word.readings().filter(|r| r.article && r.enclitic.is_empty());
            definite.map(|r| format!("{article}{}", r.base)).find_map(|key| known(&key))
        };
        listed.or_else(article)
    }

    /// What the lists say of a folded base.
    pub fn get(&self, base: &str) -> Option<&Word> {
        self.words.get(base)
    }
}
