//! Runs that tell no voices apart: nothing is coded, hits are those in all voices.

use std::collections::BTreeMap;
use std::path::Path;

use minzar::corpus::Keep;
use minzar::error::Result;
use minzar::experiment::{Plan, Silent, Spec, read_tables, run};
use minzar::features::FEATURES;
use minzar::schema::{Col, col};
use minzar::table::Table;

const DEMO: &str = include_str!("../experiments/demo.toml");

/// The demo's spec with more under `[measure]`.
fn plan(measure: &str) -> Result<Plan> {
    let text = DEMO.replace("[measure]", &format!("[measure]\n{measure}"));
    assert_ne!(text, DEMO);
    Plan::new("demo", &text, Spec::parse(&text, "demo")?, Path::new("data"), &Keep::Scratch)
}

fn outlets(plan: &Plan) -> Table {
    let results = tempfile::tempdir().expect("a folder");
    let outcome = run(plan, results.path(), false, &Silent).expect("runs");
    read_tables(&outcome.folder).expect("tables").remove("outlets").expect("shares of outlets")
}

/// Hits and base of each feature, category and outlet, in all voices together.
fn all_voices(table: &Table) -> BTreeMap<Vec<String>, (String, String)> {
    let plain = |row: usize, column: Col| table.cell(row, column).plain();
    (0..table.len())
        .filter(|row| plain(*row, col::VOICE) == "all")
        .map(|row| {
            let key = [col::LANG, col::OUTLET, col::FEATURE, col::CATEGORY]
                .map(|column| plain(row, column))
                .to_vec();
            (key, (plain(row, col::HITS), plain(row, col::N)))
        })
        .collect()
}

#[test]
fn rates_without_voices_are_those_of_all_voices_together() {
    let names = "features = [\"loaded_terms\", \"frames\", \"actor_mentions\"]";
    let (with, without) =
        (plan(names).expect("a plan"), plan(&format!("voices = false\n{names}")).expect("a plan"));
    assert_eq!((with.coder("ar").name(), without.coder("ar").name()), ("machine", "nobody"));
    assert!(without.features.iter().all(|f| f.headline_voice() == "all" && !f.needs_coding()));
    let (with, without) = (outlets(&with), outlets(&without));
    assert!(without.len() > 20);
    assert!((0..without.len()).all(|row| without.cell(row, col::VOICE).plain() == "all"));
    assert_eq!(all_voices(&with), all_voices(&without));
}

#[test]
fn without_voices_a_spec_that_names_no_features_has_those_that_need_none() {
    let plan = plan("voices = false").expect("a plan");
    let names: Vec<&str> = plan.features.iter().map(|f| f.name()).collect();
    for (name, measured) in [
        ("loaded_terms", true),
        ("war_peace", true),
        ("actor_mentions", true),
        ("voices", false),
        ("source_types", false),
        ("labels", false),
        ("actor_loaded", false),
    ] {
        assert_eq!(names.contains(&name), measured, "{name}");
    }
    let gaps = plan.foreseen_gaps();
    let lost = gaps.iter().find(|gap| gap.starts_with("without voices")).expect("said");
    assert!(FEATURES.iter().all(|f| names.contains(&f.name()) != lost.contains(f.name())), "{lost}");
}

#[test]
fn a_feature_that_rests_on_codings_is_refused_without_voices() {
    for (measure, cause) in [
        (
            "voices = false\nfeatures = [\"hedges\", \"source_types\"]",
            "`source_types` rests on voices or codings",
        ),
        ("voices = false\nfeatures = [\"scare_quotes\"]", "`scare_quotes` rests on voices or codings"),
    ] {
        let error = plan(measure).err().expect("an error").to_string();
        assert!(error.contains(cause), "{error}");
    }
    let clustered =
        DEMO.replace("[measure]", "[cluster]\nfeatures = [\"verb_classes\"]\n[measure]\nvoices = false");
    let spec = Spec::parse(&clustered, "demo").expect("a spec");
    let error =
        Plan::new("demo", &clustered, spec, Path::new("data"), &Keep::Scratch).err().expect("an error");
    assert!(error.to_string().contains("`verb_classes` is not measured"), "{error}");
    let coded = format!(
        "{}\n[coding]\nfile = \"human.jsonl\"\n",
        DEMO.replace("[measure]", "[measure]\nvoices = false")
    );
    let spec = Spec::parse(&coded, "demo").expect("a spec");
    let error = Plan::new("demo", &coded, spec, Path::new("data"), &Keep::Scratch).err().expect("an error");
    assert!(error.to_string().contains("[coding]"), "{error}");
}
