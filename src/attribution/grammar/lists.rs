//! The attribution lists of a language pack, read once and folded like the text: one map
//! from a folded base to all that the lists say of it.

use rustc_hash::FxHashMap;

use super::collocations::{Collocation, collocations};
use super::links::Links;
use super::list_file::{Apart, Endings, List, ListFile};
use super::name_shape::NameShape;
use super::order::Order;
use super::phrases::{Phrase, PhraseFile, phrases};
use super::tag::{Tag, Tags};
use super::verb::{Verb, VerbForm};
use super::verb_file::VerbFile;
use super::verbs::verbs;
use crate::codings::Scope;
use crate::error::Result;
use crate::lang::{Fold, Language};
use crate::text;

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

/// Everything the extractor knows of a language.
pub struct Lists {
    pub words: FxHashMap<Box<str>, Word>,
    /// Listed entries of several words: the first word, then the rest.
    pub runs: FxHashMap<Box<str>, Vec<Run>>,
    pub verbs: Vec<Verb>,
    pub phrases: FxHashMap<Box<str>, Vec<Phrase>>,
    pub collocations: FxHashMap<Box<str>, Vec<Collocation>>,
    pub order: Order,
    /// What counts as an attribution.
    pub scope: Scope,
    /// Whether verbs inside a quotation are cues too.
    pub speech_in_quotations: bool,
    pub colons: Vec<String>,
    /// Enclitics as written that may stand on a listed word.
    pub pronouns: Vec<String>,
    /// Endings of case that a noun may show.
    pub case_endings: Vec<String>,
    /// Endings as written by which an indefinite noun shows that it is an object.
    pub accusatives: Vec<String>,
    /// Beginnings of a present tense, first the one that few nouns share.
    pub present: Vec<String>,
    /// Endings that make an unlisted word an adverb.
    pub adverb_endings: Vec<String>,
    /// Endings of feminine nouns, folded.
    pub feminine_endings: Vec<String>,
    /// What may be written on the word that opens content.
    pub that_particles: Vec<String>,
    pub links: Links,
    /// How an article is written.
    pub articles: Vec<String>,
    pub apart: Vec<Apart>,
    pub names: NameShape,
}

impl Lists {
    /// Reads the lists of a pack.
    pub fn new(language: &Language, scope: Scope) -> Result<Self> {
        let (pack, fold) = (&language.pack, &language.fold);
        let listed = pack.read::<PhraseFile>("cue_phrases.toml")?;
        let mut lists = Self {
            words: FxHashMap::default(),
            runs: FxHashMap::default(),
            verbs: Vec::new(),
            collocations: collocations(&listed.collocation, scope, fold),
            phrases: phrases(listed, scope, fold),
            order: Order::SubjectFirst,
            scope,
            speech_in_quotations: true,
            colons: Vec::new(),
            pronouns: Vec::new(),
            case_endings: Vec::new(),
            articles: Vec::new(),
            accusatives: Vec::new(),
            present: Vec::new(),
            adverb_endings: Vec::new(),
            feminine_endings: Vec::new(),
            that_particles: Vec::new(),
            links: Links::default(),
            apart: Vec::new(),
            names: NameShape::default(),
        };
        let files =
            ["source_nouns.toml", "names.toml", "clause.toml"].map(|name| pack.read::<ListFile>(name));
        for file in files {
            lists.take(file?, fold);
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
        self.order = file.order.unwrap_or(self.order);
        self.speech_in_quotations = file.speech_in_quotations.unwrap_or(self.speech_in_quotations);
        self.colons.extend(file.colons);
        self.pronouns.extend(file.pronouns);
        self.case_endings.extend(file.case_endings);
        self.articles.extend(file.articles);
        self.accusatives.extend(file.accusatives);
        self.present.extend(file.present);
        self.adverb_endings.extend(file.adverb_endings);
        self.feminine_endings.extend(file.feminine_endings.iter().map(|e| fold.fold(e)));
        self.that_particles.extend(file.that_particles.iter().map(|e| fold.fold(e)));
        if let Some(links) = file.links {
            self.links = links.folded(fold);
        }
        self.apart.extend(file.apart);
        if let Some(shape) = file.names {
            self.names = shape.folded(fold);
        }
        for list in &file.list {
            for word in &list.words {
                self.enter(word, list, &file.endings, fold);
            }
        }
    }

    /// Enters a listed word with its forms, or an entry of several words.
    fn enter(&mut self, word: &str, list: &List, endings: &Endings, fold: &Fold) {
        let folded = fold.fold(word);
        let mut parts = folded.split_whitespace();
        let Some(first) = parts.next() else { return };
        let rest: Vec<Box<str>> = parts.map(Into::into).collect();
        if !rest.is_empty() {
            self.runs.entry(first.into()).or_default().push((rest, list.tag));
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
    pub fn runs_of(&self, word: &text::Word, base: u16) -> impl Iterator<Item = &Run> {
        let runs = self.runs.get(word.fold());
        runs.or_else(|| self.runs.get(word.reading(usize::from(base)).base)).into_iter().flatten()
    }

    /// What the lists say of a folded base.
    pub fn get(&self, base: &str) -> Option<&Word> {
        self.words.get(base)
    }
}
