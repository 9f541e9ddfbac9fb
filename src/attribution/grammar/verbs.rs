//! Report verbs as a pack lists them: forms by paradigm, frames by name.

use super::verb::{FormKind, Frame, Gender, Need, Number, Verb, VerbForm};
use super::verb_file::{Affix, Entry, Paradigm, VerbFile};
use crate::error::{Error, Result};
use crate::lang::Fold;

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
pub fn verbs(file: VerbFile, fold: &Fold, code: &str) -> Result<(Vec<Verb>, Vec<Form>)> {
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
