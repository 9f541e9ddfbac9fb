//! Which features a spec measures.

use super::spec::Spec;
use crate::error::{Error, Result};
use crate::features::{FEATURES, Feature, LexiconRate};

/// The registered features that the spec names (all that are possible, where it names none), then
/// a rate for each of its `own` lexicons: to list one is to ask for it.
///
/// # Errors
/// When a name is not known, or a feature to cluster on is not measured.
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
    let measured = |f: &String| asked.is_empty() || asked.contains(f) || own.contains(&f.as_str());
    if let Some(extra) = spec.cluster.features.iter().find(|f| !measured(f)) {
        return Err(Error::new(
            format!("spec {name}, cluster.features"),
            format!("`{extra}` is not measured"),
            "add it under [measure] features",
        ));
    }
    let wanted = |f: &&&'static dyn Feature| match asked.is_empty() {
        true => !f.of_actors() || !spec.actors.is_empty(),
        false => asked.iter().any(|n| n == f.name()),
    };
    let registered = FEATURES.iter().filter(wanted).copied();
    Ok(registered.chain(own.iter().map(|name| LexiconRate::own(name))).collect())
}
