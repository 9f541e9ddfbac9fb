//! The house keeps its walls: layers, seams, registries.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A module may use only those before it.
const LAYERS: &[&str] = &[
    "error",
    "span",
    "stats",
    "schema",
    "table",
    "lang",
    "text",
    "corpus",
    "codings",
    "lexicon",
    "attribution",
    "concordance",
    "features",
    "outlets",
    "cluster",
    "reliability",
    "chart",
    "report",
    "experiment",
    "cli",
];

/// Heavy crates, and the only places that may name them.
const SEAMS: &[(&str, &[&str])] = &[
    ("polars", &["table", "corpus", "features", "outlets", "cluster/matrix"]),
    ("linfa", &["cluster"]),
    ("linfa_clustering", &["cluster"]),
    ("linfa_hierarchical", &["cluster"]),
    ("linfa_kernel", &["cluster"]),
    ("linfa_reduction", &["cluster"]),
    ("linfa_nn", &["cluster"]),
    ("kodama", &["cluster"]),
    ("plotters", &["chart"]),
    ("resvg", &["chart"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("minijinja", &["report"]),
    ("toml", &["experiment/spec", "lang/pack"]),
    ("saphyr_parser", &["lexicon/exchange"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file under `src/`: its path there without extension, and its text.
fn sources() -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let src = root().join("src");
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a source folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path.strip_prefix(&src).expect("under src").with_extension("");
                let name = name.to_string_lossy().replace('\\', "/");
                out.insert(name, fs::read_to_string(&path).expect("a source file"));
            }
        }
    }
    out
}

fn layer(file: &str) -> &str {
    file.split('/').next().expect("a first part")
}

/// The code of a file without its line comments.
fn code(text: &str) -> String {
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn modules_use_only_what_stands_below_them() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let Some(own) = LAYERS.iter().position(|l| *l == layer(&file)) else { continue };
        let text = code(&text);
        for part in text.split("crate::").skip(1) {
            let used: Vec<String> = match part.strip_prefix('{') {
                Some(group) => {
                    let group = group.split('}').next().unwrap_or_default();
                    group
                        .split(',')
                        .map(|p| p.trim().split("::").next().unwrap_or_default().to_owned())
                        .collect()
                }
                None => vec![part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()],
            };
            for used in used {
                if LAYERS.iter().position(|l| *l == used).is_some_and(|place| place > own) {
                    wrong.push(format!("{file} uses {used}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_layer_is_a_module_and_every_module_a_layer() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    let mut modules: Vec<&str> =
        lib.lines().filter_map(|l| l.strip_prefix("pub mod ")).map(|l| l.trim_end_matches(';')).collect();
    modules.sort_unstable();
    let mut layers = LAYERS.to_vec();
    layers.sort_unstable();
    assert_eq!(modules, layers);
    // rustfmt sorts modules by name; the order of the layers stands in the crate's page.
    let order = LAYERS.join(" ");
    assert!(lib.replace("\n//!", "").contains(&order), "src/lib.rs does not state the order {order}");
}

#[test]
fn heavy_crates_stay_behind_their_seams() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let text = code(&text);
        for (heavy, places) in SEAMS {
            let named = text
                .match_indices(&format!("{heavy}::"))
                .any(|(at, _)| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'));
            let allowed = places.iter().any(|p| file == *p || file.starts_with(&format!("{p}/")));
            if named && !allowed {
                wrong.push(format!("{file} names {heavy}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_library_does_not_print() {
    for (file, text) in sources() {
        if layer(&file) != "cli" {
            for macro_name in ["println!", "eprintln!", "print!", "eprint!", "dbg!"] {
                assert!(!code(&text).contains(macro_name), "{file} has {macro_name}");
            }
        }
    }
}

/// Files of a folder that are registered items: all but `mod.rs` and those named.
fn items(folder: &str, not: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root().join("src").join(folder))
        .expect("a folder of items")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "rs"))
        .map(|p| p.file_stem().expect("a name").to_string_lossy().into_owned())
        .filter(|n| n != "mod" && !not.contains(&n.as_str()))
        .collect();
    names.sort();
    names
}

fn registered(file: &str, start: &str) -> String {
    let text = fs::read_to_string(root().join("src").join(file)).expect("a registry");
    let from = text.find(start).unwrap_or_else(|| panic!("{file} has no {start}"));
    text[from..].split("];").next().expect("an end").to_owned()
}

#[test]
fn every_feature_is_registered_under_its_own_name() {
    let list = registered("features/mod.rs", "pub static FEATURES");
    for item in items("features", &["rows", "sources"]) {
        assert!(list.contains(&format!("{item}::")), "src/features/{item}.rs is not in FEATURES");
    }
    let mut names: Vec<&str> = minzar::features::FEATURES.iter().map(|f| f.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), minzar::features::FEATURES.len(), "two features share a name");
}

#[test]
fn language_packs_are_registered() {
    let mut folders: Vec<String> = fs::read_dir(root().join("seeds/lang"))
        .expect("seeds/lang")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    folders.sort();
    assert_eq!(folders, minzar::lang::codes().collect::<Vec<_>>());
    for code in minzar::lang::codes() {
        let pack = minzar::lang::Pack::embedded(code).expect("a pack");
        let on_disk = minzar::lang::Pack::folder(&root().join("seeds/lang").join(code)).expect("a folder");
        assert_eq!(pack.hash(), on_disk.hash(), "the embedded pack {code} is not the folder's");
        for file in pack.files() {
            let head: String = pack.text(file).expect("text").lines().take(12).collect::<Vec<_>>().join("\n");
            for word in ["origin", "licence", "version"] {
                assert!(head.contains(word), "seeds/lang/{code}/{file} does not state its {word} on top");
            }
        }
    }
}

#[test]
fn the_top_level_holds_what_the_readme_says() {
    for name in [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "seeds",
        "experiments",
        "tests",
        "results",
        "README.md",
        "LICENSE-MIT",
    ] {
        assert!(Path::new(&root()).join(name).exists(), "{name} is missing");
    }
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md");
    assert!(!readme.contains("@FIRST@") && !readme.contains("@SCORES@"), "README.md has a placeholder");
    assert!(readme.lines().count() <= 200, "README.md has more than 200 lines");
    for feature in minzar::features::FEATURES {
        assert!(readme.contains(feature.name()), "README.md does not list the feature {}", feature.name());
    }
}
