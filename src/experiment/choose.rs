//! Which features a spec measures.

use super::spec::Spec;
use crate::error::{Error, Result};
use crate::features::{FEATURES, Feature, LexiconRate};

/// The registered features that the spec names (all that are possible, where it names none), then
/// a rate for each of its `own` lexicons: to list one is to ask for it.
///
/// # Errors
/// When a name is not known, a feature rests on voices that the spec does not tell apart, or one
/// to cluster on is not measured.
pub(super) fn features(name: &str, spec: &Spec, own: &[&str]) -> Result<Vec<&'static dyn Feature>> {
    let known: Vec<&str> = FEATURES.iter().map(|f| f.name()).chain(own.iter().copied()).collect();
    let asked = &spec.measure.features;
    for wanted in asked.iter().chain(&spec.cluster.features) {
        if !known.contains(&wanted.as_str()) {
            return Err(Error::new(
                format!("spec {name}"),
                format!("there is no feature `{wanted}`"),
                format!("use some of: {}", known.join(", ")),
            ));
        }
    }
    let wanted = |f: &&&'static dyn Feature| match asked.is_empty() {
        true => !f.of_actors() || !spec.actors.is_empty(),
        false => asked.iter().any(|n| n == f.name()),
    };
    let registered = FEATURES.iter().filter(wanted).copied();
    let mut chosen: Vec<&'static dyn Feature> =
        registered.chain(own.iter().map(|name| LexiconRate::own(name))).collect();
    if !spec.measure.voices {
        chosen = without_voices(name, spec, &chosen)?;
    }
    let measured = |f: &&String| chosen.iter().any(|c| c.name() == f.as_str());
    if let Some(extra) = spec.cluster.features.iter().find(|f| !measured(f)) {
        return Err(Error::new(
            format!("spec {name}, cluster.features"),
            format!("`{extra}` is not measured"),
            "add it under [measure] features",
        ));
    }
    Ok(chosen)
}

/// The features in a run that tells no voices apart and codes nothing. Those that rest on either
/// are left out, unless the spec names them.
fn without_voices(
    name: &str,
    spec: &Spec,
    chosen: &[&'static dyn Feature],
) -> Result<Vec<&'static dyn Feature>> {
    let wrong =
        |cause: String, next: &str| Err(Error::new(format!("spec {name}, measure.voices"), cause, next));
    if spec.coding.is_some() {
        return wrong(
            "the spec gives codings under [coding], and tells no voices apart".to_owned(),
            "leave out one of the two",
        );
    }
    let mut kept = Vec::new();
    for feature in chosen {
        match feature.voiceless() {
            Some(feature) => kept.push(feature),
            None if spec.measure.features.is_empty() => {}
            None => {
                return wrong(
                    format!("`{}` rests on voices or codings", feature.name()),
                    "leave it out under [measure] features, or set voices = true",
                );
            }
        }
    }
    Ok(kept)
}
