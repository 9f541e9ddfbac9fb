//! Report verbs as a pack lists them: forms by paradigm, frames by name.

use serde::Deserialize;

use super::coding::{Scope, VerbClass};
use super::verb::{FormKind, Frame, Gender, Need, Number, Verb, VerbForm};
use crate::error::{Error, Result};
use crate::lang::Fold;

/// `report_verbs.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VerbFile {
    #[serde(default)]
    paradigm: Paradigm,
    verb: Vec<Entry>,
    #[serde(default)]
    group: Vec<Group>,
}

/// Verbs of one class and one condition. Each is a base form and its forms outside the paradigm.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    verbs: Vec<String>,
    class: VerbClass,
    needs: Vec<String>,
    #[serde(default)]
    noun: bool,
    #[serde(default)]
    wide: bool,
    why: String,
}

impl Group {
    fn entries(self) -> impl Iterator<Item = Entry> {
        let Self { verbs, class, needs, noun, wide, why } = self;
        verbs.into_iter().map(move |listed| {
            let mut forms = listed.split_whitespace().map(str::to_owned);
            let lemma = forms.next().unwrap_or_default();
            Entry {
                imperfect: Some(lemma.clone()),
                participle: Some(lemma.clone()),
                lemma,
                forms: forms.collect(),
                class,
                needs: needs.clone(),
                noun,
                wide,
                _why: why.clone(),
                participles: Vec::new(),
                imperfect_needs: None,
                wide_needs: None,
                objects: Vec::new(),
                impersonal: false,
                passive: false,
                relay: false,
                describe: false,
            }
        })
    }
}

/// Affixes that make forms from stems.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Paradigm {
    perfect: Vec<Affix>,
    perfect_weak: Vec<Affix>,
    imperfect: Vec<Affix>,
    imperfect_weak: Vec<Affix>,
    participle: Vec<Affix>,
    #[serde(default)]
    participle_weak: Vec<Affix>,
    /// Last letters that are lost before the weak affixes.
    weak: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Affix {
    #[serde(default)]
    lead: String,
    add: String,
    #[serde(default)]
    gender: Gender,
    #[serde(default)]
    number: Number,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    lemma: String,
    imperfect: Option<String>,
    participle: Option<String>,
    /// Finite forms outside the paradigm (all of them where the pack has none).
    #[serde(default)]
    forms: Vec<String>,
    /// Participles outside the paradigm.
    #[serde(default)]
    participles: Vec<String>,
    class: VerbClass,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    imperfect_needs: Option<Vec<String>>,
    /// What it needs in the wide scope, where that differs.
    #[serde(default)]
    wide_needs: Option<Vec<String>>,
    #[serde(default)]
    objects: Vec<String>,
    #[serde(default)]
    noun: bool,
    #[serde(default)]
    impersonal: bool,
    #[serde(default)]
    passive: bool,
    #[serde(default)]
    relay: bool,
    #[serde(default)]
    describe: bool,
    /// An attribution in the wide scope only.
    #[serde(default)]
    wide: bool,
    #[serde(rename = "why")]
    _why: String,
}

impl VerbFile {
    /// Leaves what this scope takes for an attribution, under its conditions.
    pub fn narrow(&mut self, scope: Scope) {
        self.verb.extend(self.group.drain(..).flat_map(Group::entries));
        if scope == Scope::Codebook {
            self.verb.retain(|v| !v.wide);
            return;
        }
        for verb in &mut self.verb {
            if let Some(needs) = verb.wide_needs.take() {
                (verb.needs, verb.imperfect_needs) = (needs, None);
            }
        }
    }
}

fn need(text: &str, fold: &Fold) -> Need {
    match text {
        "that" => Need::That,
        "colon" => Need::Colon,
        "quote" => Need::Quote,
        "echo" => Need::Echo,
        "next" => Need::Next,
        "speaker" => Need::Speaker,
        "led" => Need::Led,
        "start" => Need::Start,
        "doubled" => Need::Doubled,
        "object" => Need::Object,
        "pronoun" => Need::Pronoun,
        "relative" => Need::Relative,
        "media" => Need::Media,
        "document" => Need::Document,
        "never" => Need::Never,
        preposition => Need::Preposition(fold.fold(preposition)),
    }
}

fn frame(needs: &[String], fold: &Fold) -> Frame {
    needs.iter().map(|n| n.split('+').map(|part| need(part, fold)).collect()).collect()
}

/// A folded form with what it says of its verb.
type Form = (Box<str>, VerbForm);

/// The verbs of a file, and their folded forms.
pub(super) fn verbs(file: VerbFile, fold: &Fold, code: &str) -> Result<(Vec<Verb>, Vec<Form>)> {
    let mut verbs = Vec::new();
    let mut forms = Vec::new();
    for entry in &file.verb {
        let Ok(place) = u16::try_from(verbs.len()) else {
            return Err(Error::new(
                format!("language pack {code}, report_verbs.toml"),
                "too many verbs",
                "keep the list below 65,536 entries",
            ));
        };
        inflect(entry, place, &file.paradigm, fold, &mut forms);
        let needs = frame(&entry.needs, fold);
        let mut prepositions: Vec<String> = needs
            .iter()
            .flatten()
            .filter_map(|n| if let Need::Preposition(p) = n { Some(p.clone()) } else { None })
            .collect();
        prepositions.dedup();
        let reports =
            needs.is_empty() || needs.iter().any(|all| matches!(all[..], [Need::That | Need::Speaker]));
        verbs.push(Verb {
            reports: reports || entry.relay,
            class: entry.class,
            imperfect_needs: entry.imperfect_needs.as_ref().map_or_else(|| needs.clone(), |n| frame(n, fold)),
            needs,
            objects: entry.objects.iter().map(|o| fold.fold(o)).collect(),
            prepositions,
            noun: entry.noun,
            impersonal: entry.impersonal,
            passive: entry.passive,
            relay: entry.relay,
            describe: entry.describe,
        });
    }
    Ok((verbs, forms))
}

fn inflect(entry: &Entry, verb: u16, paradigm: &Paradigm, fold: &Fold, out: &mut Vec<Form>) {
    let mut add = |stem: &str, affixes: &[Affix], kind, strip: bool| {
        for affix in affixes {
            let stem = if strip {
                let mut chars = stem.chars();
                chars.next_back();
                chars.as_str()
            } else {
                stem
            };
            let written = fold.fold(&format!("{}{stem}{}", affix.lead, affix.add));
            let bare = affix.add.is_empty();
            let form = VerbForm { verb, kind, gender: affix.gender, number: affix.number, bare };
            out.push((written.into(), form));
        }
    };
    let weak = |stem: &str| paradigm.weak.iter().any(|w| stem.ends_with(w.as_str()));
    add(&entry.lemma, &paradigm.perfect, FormKind::Perfect, false);
    if weak(&entry.lemma) {
        add(&entry.lemma, &paradigm.perfect_weak, FormKind::Perfect, true);
    }
    if let Some(stem) = &entry.imperfect {
        add(stem, &paradigm.imperfect, FormKind::Imperfect, false);
        if weak(stem) {
            add(stem, &paradigm.imperfect_weak, FormKind::Imperfect, true);
        }
    }
    if let Some(stem) = &entry.participle {
        add(stem, &paradigm.participle, FormKind::Participle, false);
        if weak(stem) {
            add(stem, &paradigm.participle_weak, FormKind::Participle, true);
        }
    }
    for (list, kind) in [(&entry.forms, FormKind::Perfect), (&entry.participles, FormKind::Participle)] {
        for form in list {
            let form_of = VerbForm { verb, kind, gender: Gender::Any, number: Number::Any, bare: false };
            out.push((fold.fold(form).into(), form_of));
        }
    }
}
