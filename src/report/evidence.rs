//! Evidence: some of the pieces of text behind the numbers, by feature.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{Value, context};

use super::EvidenceSample;
use super::cut::cut;
use crate::chart::Tables;
use crate::chart::canvas::label;
use crate::chart::shown::articles;

pub(super) fn view(samples: &[EvidenceSample], tables: &Tables, text_allowed: bool) -> Vec<Value> {
    let mut features: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, sample) in samples.iter().enumerate() {
        features.entry(&sample.feature).or_default().push(place);
    }
    let langs: BTreeSet<&str> = samples.iter().map(|s| s.lang.as_str()).collect();
    let sizes: BTreeMap<&str, _> = langs.into_iter().map(|lang| (lang, articles(tables, lang))).collect();
    let row = |place: usize| {
        let s = &samples[place];
        // What may not be shown does not even reach the template.
        let text = |t: &str| if text_allowed { t.to_owned() } else { String::new() };
        context! {
            category => s.category,
            voice => s.voice,
            outlet => s.outlet,
            article => s.article,
            rule => s.rule,
            start => s.start,
            end => s.end,
            before => text(&s.before),
            hit => text(&s.hit),
            after => text(&s.after),
            lang => s.lang,
            dir => direction(&[&s.before, &s.hit, &s.after]),
        }
    };
    let block = |(feature, places): (&str, Vec<usize>)| {
        let outlet = |place: usize| (samples[place].lang.as_str(), samples[place].outlet.as_str());
        let size = |place: usize| {
            let (lang, name) = outlet(place);
            sizes[lang].get(name).copied().unwrap_or_default()
        };
        let (places, cut) = cut(places, outlet, size);
        context! { feature, samples => places.into_iter().map(row).collect::<Vec<_>>(), cut }
    };
    features.into_iter().map(block).collect()
}

/// The direction of most letters. The first one, which `dir="auto"` goes by, is often a Latin
/// acronym in an Arabic sentence.
fn direction(parts: &[&str]) -> &'static str {
    let letters = || parts.iter().flat_map(|p| p.chars()).filter(|c| c.is_alphabetic());
    let right = letters().filter(|c| label::rtl(c.encode_utf8(&mut [0; 4]))).count();
    if right * 2 > letters().count() { "rtl" } else { "ltr" }
}
