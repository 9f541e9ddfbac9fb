//! The shape of a pack's report verbs on disk.

use serde::Deserialize;

use super::verb::{Gender, Number};
use crate::codings::{Scope, VerbClass};

/// `report_verbs.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerbFile {
    #[serde(default)]
    pub paradigm: Paradigm,
    pub verb: Vec<Entry>,
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
pub struct Paradigm {
    pub perfect: Vec<Affix>,
    pub perfect_weak: Vec<Affix>,
    pub imperfect: Vec<Affix>,
    pub imperfect_weak: Vec<Affix>,
    pub participle: Vec<Affix>,
    #[serde(default)]
    pub participle_weak: Vec<Affix>,
    /// Last letters that are lost before the weak affixes.
    pub weak: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Affix {
    #[serde(default)]
    pub lead: String,
    pub add: String,
    #[serde(default)]
    pub gender: Gender,
    #[serde(default)]
    pub number: Number,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub lemma: String,
    pub imperfect: Option<String>,
    pub participle: Option<String>,
    /// Finite forms outside the paradigm (all of them where the pack has none).
    #[serde(default)]
    pub forms: Vec<String>,
    /// Participles outside the paradigm.
    #[serde(default)]
    pub participles: Vec<String>,
    pub class: VerbClass,
    #[serde(default)]
    pub needs: Vec<String>,
    #[serde(default)]
    pub imperfect_needs: Option<Vec<String>>,
    /// What it needs in the wide scope, where that differs.
    #[serde(default)]
    pub wide_needs: Option<Vec<String>>,
    #[serde(default)]
    pub objects: Vec<String>,
    #[serde(default)]
    pub noun: bool,
    #[serde(default)]
    pub impersonal: bool,
    #[serde(default)]
    pub passive: bool,
    #[serde(default)]
    pub relay: bool,
    #[serde(default)]
    pub describe: bool,
    /// An attribution in the wide scope only.
    #[serde(default)]
    pub wide: bool,
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
