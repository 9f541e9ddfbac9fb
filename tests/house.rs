//! The house keeps its walls: layers, seams, registries.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A module may use only those before it.
const LAYERS: &[&str] = &[
    "error",
    "workers",
    "output",
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

/// Crates, and the only places that may name them: each dependency stands here or in [`FREE`].
const SEAMS: &[(&str, &[&str])] = &[
    ("polars", &["table", "corpus/batch", "corpus/format/parquet"]),
    ("linfa", &["cluster"]),
    ("linfa_clustering", &["cluster/kmeans"]),
    ("linfa_hierarchical", &["cluster/hierarchical"]),
    ("linfa_kernel", &["cluster/hierarchical"]),
    ("linfa_nn", &["cluster/kmeans"]),
    ("linfa_reduction", &["cluster/pca"]),
    ("kodama", &["cluster/hierarchical"]),
    ("ndarray", &["cluster/hierarchical", "cluster/kmeans", "cluster/matrix", "outlets/matrix"]),
    ("rand_xoshiro", &["cluster/kmeans"]),
    ("plotters", &["chart/canvas/mod"]),
    ("resvg", &["chart/canvas/glyphs", "chart/canvas/png", "chart/canvas/style"]),
    ("dejavu", &["chart/canvas/style"]),
    ("minijinja", &["report"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli/bar"]),
    ("toml", &["experiment/spec", "lang/pack"]),
    ("saphyr_parser", &["lexicon/exchange/quanteda"]),
    ("csv", &["table/csv", "corpus/format/csv", "lexicon/exchange/columns"]),
    ("flate2", &["corpus/open", "features/axis/vectors"]),
    ("zstd", &["corpus/open"]),
    ("zip", &["corpus/format/zip"]),
    ("encoding_rs", &["corpus/decode", "corpus/encoding", "corpus/open"]),
    ("chardetng", &["corpus/encoding"]),
    ("jiff", &["chart/period", "corpus/article/date", "outlets/period"]),
    ("glob", &["corpus/input", "corpus/reads", "experiment/verify"]),
    ("tempfile", &["corpus/shelf", "experiment/store", "outlets/gather/store", "output"]),
    ("signal_hook", &["cli/interrupt"]),
    ("mimalloc", &["main"]),
    ("include_dir", &["corpus/builtin", "lang/pack"]),
    ("rust_stemmers", &["lang/mod"]),
    ("unicode_normalization", &["concordance/layout", "lang/fold"]),
    ("compact_str", &["corpus/reading", "text/edition"]),
    ("unicode_segmentation", &["text/break_class", "text/pieces"]),
    ("itoa", &["table"]),
    ("libm", &["stats"]),
];

/// Crates that any module may name: they are this house's bricks, and no seam would tell anything.
const FREE: &[&str] = &["blake3", "rayon", "rustc_hash", "serde", "serde_json"];

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

/// The stages of attribution, each of which uses only those before it.
const STAGES: &[&str] = &["grammar", "annotate", "names", "phrases", "cues", "attach", "resolve", "content"];

/// The paths that a file names after some beginnings: `a::b::{c, d::e}` is `a::b::c`, `a::b::d::e`.
fn paths(text: &str, beginning: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in text.split(beginning).skip(1) {
        let name = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        let path: String = part.chars().take_while(|c| name(*c)).collect();
        match part[path.len()..].strip_prefix('{') {
            None => found.push(path),
            Some(group) => {
                let group = group.split('}').next().unwrap_or_default();
                found.extend(group.split(',').map(|p| format!("{path}{}", p.trim())));
            }
        }
    }
    found
}

/// Files of attribution and the files of it that each names.
fn arrows() -> BTreeMap<String, Vec<String>> {
    let all: BTreeMap<String, String> = sources()
        .into_iter()
        .filter_map(|(file, text)| Some((file.strip_prefix("attribution/")?.to_owned(), code(&text))))
        .collect();
    let known = |path: String| {
        let mut parts = path.split("::");
        let file = format!("{}/{}", parts.next()?, parts.next()?.split(' ').next()?);
        all.contains_key(&file).then_some(file)
    };
    let of = |(file, text): (&String, &String)| {
        let mut used: Vec<String> =
            paths(text, "crate::attribution::").into_iter().filter_map(known).collect();
        if let Some((stage, own)) = file.split_once('/').filter(|(_, own)| *own != "mod") {
            let beside = paths(text, "super::").into_iter().map(|path| format!("{stage}::{path}"));
            used.extend(beside.filter_map(known).filter(|f| *f != format!("{stage}/{own}")));
        }
        (file.clone(), used)
    };
    all.iter().map(of).collect()
}

#[test]
fn attribution_goes_from_stage_to_stage_and_no_files_need_each_other() {
    let arrows = arrows();
    let place = |file: &str| STAGES.iter().position(|stage| file.starts_with(&format!("{stage}/")));
    let mut wrong = Vec::new();
    for (file, used) in &arrows {
        let Some(own) = place(file) else {
            assert!(["mod", "extract", "rules"].contains(&file.as_str()), "{file} stands in no stage");
            continue;
        };
        wrong.extend(used.iter().filter(|u| place(u) > Some(own)).map(|u| format!("{file} uses {u}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(arrows.values().map(Vec::len).sum::<usize>() > 200, "the arrows are not read");
    // What is left when files that need no others are taken away again and again is a cycle.
    let mut left = arrows;
    loop {
        let free: Vec<String> = left
            .iter()
            .filter(|(_, used)| !used.iter().any(|u| left.contains_key(u)))
            .map(|(f, _)| f.clone())
            .collect();
        if free.is_empty() {
            break;
        }
        free.iter().for_each(|file| drop(left.remove(file)));
    }
    assert!(left.is_empty(), "files that need each other: {:#?}", left.keys());
}

/// The words that a pack's small lists hold: all strings of all arrays.
fn listed(file: &str) -> BTreeSet<String> {
    fn strings(value: &toml::Value, out: &mut BTreeSet<String>) {
        match value {
            toml::Value::Array(items) => items.iter().for_each(|item| match item {
                toml::Value::String(word) => drop(out.insert(word.clone())),
                other => strings(other, out),
            }),
            toml::Value::Table(table) => table.values().for_each(|value| strings(value, out)),
            _ => {}
        }
    }
    let text = fs::read_to_string(root().join("seeds/lang").join(file)).expect("a list");
    let mut out = BTreeSet::new();
    strings(&toml::Value::Table(text.parse().expect("TOML")), &mut out);
    out
}

/// What a language is like stands in its pack: its letters, words and endings are not in the code of
/// attribution. Names of conditions that packs use (`that`, `speaker`) are spelled where they are read.
#[test]
fn no_language_is_in_the_code_of_attribution() {
    let words: BTreeSet<String> =
        ["en/clause.toml", "en/grammar.toml"].iter().flat_map(|f| listed(f)).collect();
    assert!(words.len() > 300, "{} words", words.len());
    let letters = |c: char| c.is_alphabetic() && !c.is_ascii();
    let mut wrong = Vec::new();
    for (file, text) in sources().into_iter().filter(|(file, _)| file.starts_with("attribution/")) {
        let attribute = |line: &&str| !line.trim_start().starts_with("#[");
        for line in
            code(&text).lines().filter(attribute).map(|line| line.split(" // ").next().unwrap_or_default())
        {
            let mut strings = line.split('"').skip(1).step_by(2);
            let word =
                strings.any(|literal| literal.chars().any(char::is_alphabetic) && words.contains(literal));
            if line.contains(letters) || word && file != "attribution/grammar/verbs" {
                wrong.push(format!("{file}: {}", line.trim()));
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

/// Whether a text names a crate: `name::` or `::name::` where a path begins. A module of that name
/// that the text declares is not meant.
fn names(text: &str, dependency: &str) -> bool {
    let own = text.contains(&format!("mod {dependency};"));
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    text.match_indices(&format!("{dependency}::")).any(|(at, _)| {
        let before = &text[..at];
        let global = before.ends_with("::");
        (global || !own) && !before.strip_suffix("::").unwrap_or(before).ends_with(part)
    })
}

fn stands_in(file: &str, place: &str) -> bool {
    file == place || file.strip_prefix(place).is_some_and(|rest| rest.starts_with('/'))
}

#[test]
fn crates_stay_behind_their_seams_and_seams_are_no_wider_than_they_are() {
    let sources: BTreeMap<String, String> = sources().into_iter().map(|(f, text)| (f, code(&text))).collect();
    let mut wrong = Vec::new();
    for (dependency, places) in SEAMS {
        let users: Vec<&String> =
            sources.iter().filter(|(_, text)| names(text, dependency)).map(|(file, _)| file).collect();
        for file in users.iter().filter(|file| !places.iter().any(|place| stands_in(file, place))) {
            wrong.push(format!("{file} names {dependency}"));
        }
        for place in places.iter().filter(|place| !users.iter().any(|file| stands_in(file, place))) {
            wrong.push(format!("{place} is a seam of {dependency} and does not name it"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_dependency_has_a_seam_or_is_free() {
    let manifest: toml::Table =
        fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml").parse().expect("TOML");
    let dependencies: Vec<String> = manifest["dependencies"]
        .as_table()
        .expect("dependencies")
        .keys()
        // Those of one system stand apart.
        .chain(manifest["target"]["cfg(unix)"]["dependencies"].as_table().expect("dependencies").keys())
        .map(|name| name.replace('-', "_"))
        .collect();
    let mut known: Vec<&str> = SEAMS.iter().map(|(name, _)| *name).chain(FREE.iter().copied()).collect();
    known.sort_unstable();
    let mut have: Vec<&str> = dependencies.iter().map(String::as_str).collect();
    have.sort_unstable();
    assert_eq!(known, have);
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
