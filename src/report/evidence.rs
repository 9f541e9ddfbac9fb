//! Evidence: some of the pieces of text behind the numbers, by feature.

use std::collections::BTreeMap;

use minijinja::{Value, context};

use super::EvidenceSample;
use crate::chart::canvas::label;

pub(super) fn view(samples: &[EvidenceSample], text_allowed: bool) -> Vec<Value> {
    let mut features: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for s in samples {
        // What may not be shown does not even reach the template.
        let text = |t: &str| if text_allowed { t.to_owned() } else { String::new() };
        features.entry(&s.feature).or_default().push(context! {
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
        });
    }
    features.into_iter().map(|(feature, samples)| context! { feature, samples }).collect()
}

/// The direction of most letters. The first one, which `dir="auto"` goes by, is often a Latin
/// acronym in an Arabic sentence.
fn direction(parts: &[&str]) -> &'static str {
    let letters = || parts.iter().flat_map(|p| p.chars()).filter(|c| c.is_alphabetic());
    let right = letters().filter(|c| label::rtl(c.encode_utf8(&mut [0; 4]))).count();
    if right * 2 > letters().count() { "rtl" } else { "ltr" }
}
