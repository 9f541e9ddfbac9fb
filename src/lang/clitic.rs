//! Clitics: the words that are written as part of another word (`و` + `ال` + `مرتزقة`,
//! `مرتزقت` + `ها`). The forms are data; their order, and what excludes what, is here.

use std::ops::Range;

use serde::Deserialize;

use super::fold::Fold;
use super::splits::{Cut, Packing, Splits};
use crate::error::{Error, Result};

/// `clitics.toml`. A word is: at most one form of each slot, in this order, then the base,
/// then at most one enclitic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    /// A base has at least so many characters.
    min_base: usize,
    #[serde(default)]
    conjunctions: Vec<String>,
    #[serde(default)]
    futures: Vec<String>,
    #[serde(default)]
    prepositions: Vec<String>,
    #[serde(default)]
    articles: Vec<String>,
    /// Spellings in which a preposition and an article fuse.
    #[serde(default)]
    fused: Vec<Fused>,
    #[serde(default)]
    enclitics: Vec<String>,
    /// Endings of a base that change before an enclitic.
    #[serde(default)]
    before_enclitic: Vec<Ending>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fused {
    written: String,
    preposition: String,
    article: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ending {
    written: String,
    reads: String,
}

/// One way to read a folded word: clitics off, base left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split<'w> {
    /// Conjunction before the base (`و`, `ف`), or empty.
    pub conjunction: &'static str,
    /// Preposition or future marker before the base (`ب`, `ل`, `ك`, `س`), or empty.
    pub particle: &'static str,
    /// Whether an article was taken off.
    pub article: bool,
    /// What is left, folded.
    pub base: &'w str,
    /// The enclitic after the base (`ها`, `هم`, ...), or empty.
    pub enclitic: &'static str,
}

impl Split<'_> {
    /// Whether nothing was taken off.
    pub fn whole(&self) -> bool {
        self.conjunction.is_empty() && self.particle.is_empty() && !self.article && self.enclitic.is_empty()
    }
}

/// The clitics of one language.
#[derive(Debug)]
pub struct Clitics {
    min_base: usize,
    conjunctions: Vec<Form>,
    futures: Vec<Form>,
    prepositions: Vec<Form>,
    articles: Vec<Form>,
    /// As written, and the preposition in it.
    fused: Vec<(Form, Form)>,
    enclitics: Vec<Form>,
    before_enclitic: Vec<(String, String)>,
    forms: &'static [&'static str],
}

/// A clitic, folded, with its place in the list of all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    pub text: &'static str,
    pub place: u8,
}

impl Form {
    /// No clitic: the first of every list.
    pub const NONE: Self = Self { text: "", place: 0 };
}

/// Gives the clitics of a pack their places. The packs are few and live as long as the program:
/// their clitics may do so too, which keeps what is known of a word small.
struct Keeper<'f> {
    fold: &'f Fold,
    forms: Vec<&'static str>,
}

impl Keeper<'_> {
    fn keep(&mut self, form: &str) -> Result<Form> {
        let folded = self.fold.fold(form);
        let known = self.forms.iter().position(|known| **known == *folded);
        let place = known.unwrap_or(self.forms.len());
        let Ok(number) = u8::try_from(place) else {
            return Err(Error::new("clitics.toml", "more than 255 clitics", "list those that news text has"));
        };
        if known.is_none() {
            self.forms.push(Box::leak(folded.into_boxed_str()));
        }
        Ok(Form { text: self.forms[place], place: number })
    }

    fn list(&mut self, forms: &[String]) -> Result<Vec<Form>> {
        forms.iter().map(|form| self.keep(form)).collect()
    }
}

impl Clitics {
    /// # Errors
    /// When there are too many clitics to number.
    pub(super) fn new(rules: Rules, fold: &Fold) -> Result<Self> {
        let mut keeper = Keeper { fold, forms: vec![Form::NONE.text] };
        let mut enclitics = keeper.list(&rules.enclitics)?;
        // Longest first, so that the fixed order of splits does not hang on the data's order.
        enclitics.sort_by_key(|e| std::cmp::Reverse(e.text.len()));
        let articles = keeper.list(&rules.articles)?;
        debug_assert!(rules.fused.iter().all(|f| {
            let article = fold.fold(&f.article);
            articles.iter().any(|known| known.text == article)
        }));
        let fused = rules.fused.iter();
        let fused = fused.map(|f| Ok((keeper.keep(&f.written)?, keeper.keep(&f.preposition)?)));
        let fused = fused.collect::<Result<_>>()?;
        Ok(Self {
            min_base: rules.min_base,
            conjunctions: keeper.list(&rules.conjunctions)?,
            futures: keeper.list(&rules.futures)?,
            prepositions: keeper.list(&rules.prepositions)?,
            articles,
            fused,
            enclitics,
            before_enclitic: rules
                .before_enclitic
                .iter()
                .map(|e| (fold.fold(&e.written), fold.fold(&e.reads)))
                .collect(),
            forms: keeper.forms.leak(),
        })
    }

    /// All ways to read a folded word, the whole word first, then by what was taken off from
    /// the front. A reading is a possibility, not a claim: a caller looks bases up in a list.
    pub fn splits(&self, folded: &str) -> Splits {
        let mut splits = Packing::new(folded);
        self.after_conjunction(Form::NONE, 0, &mut splits);
        for conjunction in &self.conjunctions {
            if let Some(rest) = self.off(&splits, 0, conjunction) {
                self.after_conjunction(*conjunction, rest, &mut splits);
            }
        }
        splits.finish(self.forms)
    }

    /// Where the word goes on after a form that it has at `from`, if enough is left.
    fn off(&self, splits: &Packing<'_>, from: usize, form: &Form) -> Option<usize> {
        let rest = splits.word[from..].strip_prefix(form.text)?;
        self.long_enough(rest).then_some(from + form.text.len())
    }

    fn long_enough(&self, base: &str) -> bool {
        base.chars().take(self.min_base).count() == self.min_base
    }

    fn after_conjunction(&self, conjunction: Form, rest: usize, out: &mut Packing<'_>) {
        self.after_particle(conjunction, Form::NONE, rest, out);
        for future in &self.futures {
            if let Some(verb) = self.off(out, rest, future) {
                self.base(conjunction, *future, false, verb, out);
            }
        }
        for (written, preposition) in &self.fused {
            if let Some(noun) = self.off(out, rest, written) {
                self.base(conjunction, *preposition, true, noun, out);
            }
        }
        for preposition in &self.prepositions {
            if let Some(noun) = self.off(out, rest, preposition) {
                self.after_particle(conjunction, *preposition, noun, out);
            }
        }
    }

    fn after_particle(&self, conjunction: Form, particle: Form, rest: usize, out: &mut Packing<'_>) {
        self.base(conjunction, particle, false, rest, out);
        for article in &self.articles {
            if let Some(noun) = self.off(out, rest, article) {
                self.base(conjunction, particle, true, noun, out);
            }
        }
    }

    /// The base, and, unless an article stands before it, the base with an enclitic off.
    fn base(&self, conjunction: Form, particle: Form, article: bool, from: usize, out: &mut Packing<'_>) {
        let word = out.word;
        let mut push = |base: Range<usize>, enclitic: Form, reads: &str| {
            let cut = Cut::new(conjunction, particle, article, enclitic);
            out.push(cut, base, reads);
        };
        push(from..word.len(), Form::NONE, "");
        if article {
            return;
        }
        for enclitic in &self.enclitics {
            let Some(base) = word[from..].strip_suffix(enclitic.text) else { continue };
            if !self.long_enough(base) {
                continue;
            }
            push(from..from + base.len(), *enclitic, "");
            for (written, reads) in &self.before_enclitic {
                if let Some(trunk) = base.strip_suffix(written.as_str()) {
                    push(from..from + trunk.len(), *enclitic, reads);
                }
            }
        }
    }
}
