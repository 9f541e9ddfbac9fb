//! What each rule of the machine coder does: the scores of development sets with the rule switched off.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use rayon::prelude::*;

use super::pairing::pair;
use super::score::untyped;
use super::tally::{Prf, Tally, ratio};
use crate::attribution::{Extractor, rules};
use crate::codings::exchange::CodedText;
use crate::codings::{Coder, Coding, Scope, SourceType};
use crate::error::Result;
use crate::lang::Language;
use crate::span::Span;
use crate::text::{Analyzer, Doc};

/// Codings that a rule is measured on; without any attribution they are texts to count on.
pub struct GoldSet {
    pub name: String,
    pub scope: Scope,
    pub gold: Vec<CodedText>,
}

/// What a rule does.
pub struct Effect {
    pub rule: &'static str,
    /// Attributions of the sets that are there only with the rule, only without it, or have another source
    /// or type.
    pub decides: usize,
    changes: Vec<Change>,
}

/// What a rule does in one set: attributions that it decides, and how the figures change when it is off.
struct Change {
    decides: usize,
    figures: Option<Figures>,
}

/// Detection F1, type accuracy in three classes, end to end F1.
type Figures = [Option<f64>; 3];

/// The rules of a language, each with what it does.
pub struct Ablation {
    sets: Vec<String>,
    pub effects: Vec<Effect>,
}

impl GoldSet {
    fn coded(&self) -> bool {
        self.gold.iter().any(|text| !text.attributions.is_empty())
    }
}

/// A set with its texts analysed and coded by all rules.
struct Coded<'s> {
    set: &'s GoldSet,
    docs: Vec<Doc>,
    codings: Vec<Coding>,
    /// The rules that held in each text: no other can change its coding.
    held: Vec<BTreeSet<&'static str>>,
    figures: Figures,
}

/// Codes the sets without one rule after the other.
///
/// # Errors
/// When a file of the pack does not read, or an article stands twice in a set.
pub fn ablate(language: &Arc<Language>, sets: &[GoldSet]) -> Result<Ablation> {
    let analyzer = Analyzer::new(language.clone());
    let mut extractors = BTreeMap::new();
    for set in sets {
        extractors.insert(set.scope, Extractor::with_scope(language, set.scope)?);
    }
    let mut coded = Vec::new();
    for set in sets {
        let docs: Vec<Doc> = set.gold.par_iter().map(|t| analyzer.doc(&t.title, &t.body)).collect();
        let Some(extractor) = extractors.get_mut(&set.scope) else { continue };
        let (codings, held): (Vec<_>, Vec<_>) = docs.iter().map(|doc| watched(extractor, doc)).unzip();
        coded.push(Coded { set, figures: figures(&set.gold, &codings)?, docs, codings, held });
    }
    let mut effects = Vec::new();
    for rule in rules() {
        for extractor in extractors.values_mut() {
            extractor.switch_off(&[rule])?;
        }
        let (mut decides, mut changes) = (0, Vec::new());
        for coded in &coded {
            let without = coded.without(rule, &extractors[&coded.set.scope]);
            let changed: usize = coded.codings.iter().zip(&without).map(|(a, b)| differ(a, b)).sum();
            decides += changed;
            let now =
                (changed > 0 && coded.set.coded()).then(|| figures(&coded.set.gold, &without)).transpose()?;
            let change = |now: Figures| [0, 1, 2].map(|i| Some(now[i]? - coded.figures[i]?));
            changes.push(Change { decides: changed, figures: now.map(change) });
        }
        effects.push(Effect { rule, decides, changes });
    }
    Ok(Ablation { sets: sets.iter().map(|s| format!("{} ({})", s.name, s.gold.len())).collect(), effects })
}

/// The coding of a text by all rules, and which of them held.
fn watched(extractor: &mut Extractor, doc: &Doc) -> (Coding, BTreeSet<&'static str>) {
    extractor.watch();
    let coding = extractor.code(doc);
    (coding, extractor.held())
}

impl Coded<'_> {
    /// The codings by a coder that tries all rules but one.
    fn without(&self, rule: &str, extractor: &Extractor) -> Vec<Coding> {
        let again = |at: usize| {
            if self.held[at].contains(rule) {
                extractor.code(&self.docs[at])
            } else {
                self.codings[at].clone()
            }
        };
        (0..self.docs.len()).into_par_iter().map(again).collect()
    }
}

fn figures(gold: &[CodedText], codings: &[Coding]) -> Result<Figures> {
    let coded: Vec<CodedText> = gold.iter().zip(codings).map(|(t, c)| t.clone().with_coding(c)).collect();
    let mut sum = Tally::default();
    for (a, b) in pair(gold, &coded)? {
        sum.add(&Tally::of(a, b, !untyped(gold)));
    }
    let detection = Prf::new(sum.matched, sum.other, sum.gold);
    let end_to_end = if untyped(gold) { None } else { sum.end_to_end().f1 };
    Ok([detection.f1, ratio(sum.three, sum.typed), end_to_end])
}

/// Cues whose attribution is not the same in two codings.
fn differ(one: &Coding, other: &Coding) -> usize {
    type Said = BTreeMap<Span, (Option<Span>, SourceType)>;
    let said = |coding: &Coding| -> Said {
        coding.attributions.iter().map(|a| (a.cue, (a.source, a.kind))).collect()
    };
    let (one, other) = (said(one), said(other));
    let gone = one.keys().filter(|cue| !other.contains_key(cue)).count();
    gone + other.iter().filter(|(cue, said)| one.get(cue) != Some(said)).count()
}

/// A table in Markdown: of the rules that decide something in these sets, how many attributions, and the
/// change of figures in thousandths; of texts without codings only how many.
impl fmt::Display for Ablation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| rule | decides | {} |", self.sets.join(" | "))?;
        writeln!(f, "|---|---|{}", "---|".repeat(self.sets.len()))?;
        for effect in self.effects.iter().filter(|e| e.decides > 0) {
            let cells: Vec<String> = effect.changes.iter().map(cell).collect();
            writeln!(f, "| {} | {} | {} |", effect.rule, effect.decides, cells.join(" | "))?;
        }
        Ok(())
    }
}

fn cell(change: &Change) -> String {
    let Some(figures) = change.figures else {
        return if change.decides == 0 { String::new() } else { change.decides.to_string() };
    };
    let number = |change: Option<f64>| match change {
        Some(change) => format!("{:+.0}", change * 1000.0).replace("+0", "0").replace("-0", "0"),
        None => "-".to_owned(),
    };
    figures.map(number).join(" / ")
}
