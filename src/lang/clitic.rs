//! Clitics: the words that are written as part of another word (`و` + `ال` + `مرتزقة`,
//! `مرتزقت` + `ها`). The forms are data; their order, and what excludes what, is here.

use serde::Deserialize;

use super::fold::Fold;

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Conjunction before the base (`و`, `ف`), or empty.
    pub conjunction: &'static str,
    /// Preposition or future marker before the base (`ب`, `ل`, `ك`, `س`), or empty.
    pub particle: &'static str,
    /// Whether an article was taken off.
    pub article: bool,
    /// What is left, folded.
    pub base: Box<str>,
    /// The enclitic after the base (`ها`, `هم`, ...), or empty.
    pub enclitic: &'static str,
}

impl Split {
    /// Whether nothing was taken off.
    pub fn whole(&self) -> bool {
        self.conjunction.is_empty() && self.particle.is_empty() && !self.article && self.enclitic.is_empty()
    }
}

/// The clitics of one language.
#[derive(Debug)]
pub struct Clitics {
    min_base: usize,
    conjunctions: Vec<&'static str>,
    futures: Vec<&'static str>,
    prepositions: Vec<&'static str>,
    articles: Vec<&'static str>,
    fused: Vec<(&'static str, &'static str)>,
    enclitics: Vec<&'static str>,
    before_enclitic: Vec<(String, String)>,
}

/// The packs are few and live as long as the program: their clitics may do so too, which
/// keeps a [`Split`] small.
fn keep(form: &str, fold: &Fold) -> &'static str {
    Box::leak(fold.fold(form).into_boxed_str())
}

impl Clitics {
    pub(super) fn new(rules: Rules, fold: &Fold) -> Self {
        let list = |forms: &[String]| forms.iter().map(|f| keep(f, fold)).collect::<Vec<_>>();
        let mut enclitics = list(&rules.enclitics);
        // Longest first, so that the fixed order of splits does not hang on the data's order.
        enclitics.sort_by_key(|e| std::cmp::Reverse(e.len()));
        let articles = list(&rules.articles);
        debug_assert!(rules.fused.iter().all(|f| articles.contains(&fold.fold(&f.article).as_str())));
        Self {
            min_base: rules.min_base,
            conjunctions: list(&rules.conjunctions),
            futures: list(&rules.futures),
            prepositions: list(&rules.prepositions),
            articles,
            fused: rules.fused.iter().map(|f| (keep(&f.written, fold), keep(&f.preposition, fold))).collect(),
            enclitics,
            before_enclitic: rules
                .before_enclitic
                .iter()
                .map(|e| (fold.fold(&e.written), fold.fold(&e.reads)))
                .collect(),
        }
    }

    /// All ways to read a folded word, the whole word first, then by what was taken off from
    /// the front. A reading is a possibility, not a claim: a caller looks bases up in a list.
    pub fn splits(&self, folded: &str) -> Vec<Split> {
        let mut splits = Vec::with_capacity(4);
        self.after_conjunction("", folded, &mut splits);
        for conjunction in &self.conjunctions {
            if let Some(rest) = self.off(folded, conjunction) {
                self.after_conjunction(conjunction, rest, &mut splits);
            }
        }
        splits
    }

    fn off<'w>(&self, word: &'w str, form: &str) -> Option<&'w str> {
        let rest = word.strip_prefix(form)?;
        (rest.chars().take(self.min_base).count() == self.min_base).then_some(rest)
    }

    fn after_conjunction(&self, conjunction: &'static str, rest: &str, out: &mut Vec<Split>) {
        self.after_particle(conjunction, "", rest, out);
        for future in &self.futures {
            if let Some(verb) = self.off(rest, future) {
                self.base(conjunction, future, false, verb, out);
            }
        }
        for (written, preposition) in &self.fused {
            if let Some(noun) = self.off(rest, written) {
                self.base(conjunction, preposition, true, noun, out);
            }
        }
        for preposition in &self.prepositions {
            if let Some(noun) = self.off(rest, preposition) {
                self.after_particle(conjunction, preposition, noun, out);
            }
        }
    }

    fn after_particle(
        &self,
        conjunction: &'static str,
        particle: &'static str,
        rest: &str,
        out: &mut Vec<Split>,
    ) {
        self.base(conjunction, particle, false, rest, out);
        for article in &self.articles {
            if let Some(noun) = self.off(rest, article) {
                self.base(conjunction, particle, true, noun, out);
            }
        }
    }

    /// The base, and, unless an article stands before it, the base with an enclitic off.
    fn base(
        &self,
        conjunction: &'static str,
        particle: &'static str,
        article: bool,
        rest: &str,
        out: &mut Vec<Split>,
    ) {
        let mut push = |base: &str, enclitic| {
            out.push(Split { conjunction, particle, article, base: base.into(), enclitic });
        };
        push(rest, "");
        if article {
            return;
        }
        for enclitic in &self.enclitics {
            let Some(base) = rest.strip_suffix(enclitic) else { continue };
            if base.chars().take(self.min_base).count() < self.min_base {
                continue;
            }
            push(base, enclitic);
            for (written, reads) in &self.before_enclitic {
                if let Some(trunk) = base.strip_suffix(written.as_str()) {
                    push(&format!("{trunk}{reads}"), enclitic);
                }
            }
        }
    }
}
