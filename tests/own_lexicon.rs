//! A user's own word lists: commands, and specs that measure them.

use std::fs;
use std::path::Path;

use crate::cli::{SPEC, articles, output, project, said};

const YAML: &str = "labels:\n  armed: [مرتزقة, 'مليشيا*']\n  own: [':)', النظام]\nplaces: [جسر, مرتزقة]\n";

fn run(folder: &Path, args: &[&str]) -> String {
    let done = output(folder, args);
    assert!(done.status.success(), "{args:?}: {}", said(&done));
    said(&done)
}

#[test]
fn dictionaries_go_in_and_out_by_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    fs::write(at.join("mine.yml"), YAML).expect("a dictionary");
    let told = run(at, &["lexicon", "import", "mine.yml", "--lang", "ar", "--out", "mine.toml"]);
    assert!(told.contains("warning: left out: a pattern that no word can match (1)"), "{told}");
    assert!(told.contains("4 entries, 4 categories: mine.toml"), "{told}");
    let checked = output(at, &["lexicon", "check", "mine.toml"]);
    assert_eq!(checked.status.code(), Some(1), "{}", said(&checked));
    assert!(said(&checked).contains("entry مليشيا*: no example"), "{}", said(&checked));

    run(at, &["lexicon", "export", "mine.toml", "--to", "liwc", "--out", "mine.dic"]);
    let dic = fs::read_to_string(at.join("mine.dic")).expect("a dictionary");
    // A word of two categories stands where both have their words in order.
    assert_eq!(
        dic,
        "%\n1\tlabels\n\t2\tarmed\n\t3\town\n4\tplaces\n%\n\
         النظام\t3\nجسر\t4\nمرتزقة\t2\t4\nمليشيا*\t2\n"
    );
    run(at, &["lexicon", "import", "mine.dic", "--lang", "ar", "--out", "again.toml", "--name", "mine"]);
    run(at, &["lexicon", "export", "again.toml", "--to", "quanteda", "--out", "again.yml"]);
    run(at, &["lexicon", "export", "mine.toml", "--to", "quanteda", "--out", "first.yml"]);
    let read = |file: &str| fs::read_to_string(at.join(file)).expect("a dictionary");
    assert_eq!(read("again.yml"), read("first.yml"));

    run(at, &["lexicon", "export", "en/hedges", "--to", "csv", "--out", "hedges.csv"]);
    assert!(read("hedges.csv").starts_with("pattern,category,"));
    let own = output(at, &["lexicon", "import", "mine.toml", "--lang", "ar", "--out", "x.toml"]);
    assert_eq!(own.status.code(), Some(2), "{}", said(&own));
    let folded = output(at, &["lexicon", "export", "mine.yml", "--to", "csv", "--out", "x.csv"]);
    assert!(said(&folded).contains("minzar lexicon import"), "{}", said(&folded));
}

/// The rows of one feature of `outlets.csv`, cut to outlet, category, voice and hits.
fn hits(folder: &Path, feature: &str) -> Vec<String> {
    let table = fs::read_to_string(folder.join("results/mine/tables/outlets.csv")).expect("a table");
    let rows = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let of = rows.filter(|row| row[2] == feature && row[4] == "all");
    of.map(|row| format!("{} {} {}", row[1], row[3], row[8])).collect()
}

#[test]
fn a_spec_measures_its_own_lexicons() {
    let lines = articles(&["A", "B", "C"], 4).join("\n");
    let spec = format!(
        "{SPEC}features = [\"loaded_terms\"]\n[cluster]\nfeatures = [\"weapons\"]\n\
         [[lexicon]]\npath = \"mine.yml\"\n[[lexicon]]\npath = \"w.dic\"\nname = \"weapons\"\n\
         [[lexicon]]\npath = \"w.dic\"\nname = \"exact\"\ntiers = [\"exact\"]\n"
    );
    let folder = project(&lines, &spec);
    let at = folder.path();
    fs::write(at.join("data/mine.yml"), YAML).expect("a dictionary");
    fs::write(at.join("data/w.dic"), "%\n1\tx\n%\nمرتزقة\t1\nمدينة\t1\n").expect("a dictionary");
    let check = run(at, &["check", "mine.toml"]);
    assert!(check.contains("weapons") && check.contains("left out: a pattern"), "{check}");
    run(at, &["run", "mine.toml"]);

    // Every article has `الجسر` and `المرتزقة`, which stands in two categories.
    assert_eq!(
        hits(at, "mine")[..4],
        ["A all 8", "A labels/armed 4", "A places 8", "B all 8"].map(str::to_owned)
    );
    assert_eq!(hits(at, "weapons")[..2], ["A all 8", "A x 8"].map(str::to_owned));
    // Both words stand with an article only.
    assert_eq!(hits(at, "exact"), ["A all 0", "B all 0", "C all 0"].map(str::to_owned));
    let manifest = fs::read_to_string(at.join("results/mine/manifest.json")).expect("a manifest");
    let hash = |file: &str| {
        let bytes = fs::read(at.join("data").join(file)).expect("a file");
        blake3::hash(&bytes).to_hex().to_string()
    };
    assert!(manifest.contains(&hash("mine.yml")) && manifest.contains(&hash("w.dic")), "{manifest}");
    assert!(manifest.contains("left out: a pattern that no word can match"), "{manifest}");

    assert_eq!(output(at, &["verify", "results/mine"]).status.code(), Some(0));
    fs::write(at.join("data/w.dic"), "%\n1\tx\n%\nمرتزقة\t1\n").expect("a dictionary");
    let verify = output(at, &["verify", "results/mine"]);
    assert_eq!(verify.status.code(), Some(1));
    assert!(said(&verify).contains("the spec's lexicons"), "{}", said(&verify));
    fs::remove_file(at.join("data/w.dic")).expect("gone");
    assert_eq!(output(at, &["verify", "results/mine"]).status.code(), Some(3));
}

#[test]
fn a_spec_may_ask_for_tiers_and_nested_hits_of_all_lexicons() {
    let lines = articles(&["A", "B", "C"], 4).join("\n");
    let measured = |measure: &str| {
        let folder = project(
            &lines,
            &format!("{SPEC}features = [\"loaded_terms\"]\n{measure}\n[[lexicon]]\npath = \"n.csv\"\n"),
        );
        let list = "pattern,category\nغادروا المدينة,x\nالمدينة,x\n";
        fs::write(folder.path().join("data/n.csv"), list).expect("a sheet");
        run(folder.path(), &["run", "mine.toml"]);
        (hits(folder.path(), "loaded_terms")[0].clone(), hits(folder.path(), "n")[0].clone())
    };
    let pair = |loaded: &str, n: &str| (format!("A all {loaded}"), format!("A all {n}"));
    assert_eq!(measured(""), pair("4", "4"));
    assert_eq!(measured("tiers = [\"exact\"]"), pair("0", "4"));
    assert_eq!(measured("nested = true"), pair("4", "8"));
}

#[test]
fn lexicons_of_a_spec_that_make_no_sense_are_refused() {
    let folder = project(&articles(&["A"], 3).join("\n"), "");
    let at = folder.path();
    fs::write(at.join("data/mine.yml"), YAML).expect("a dictionary");
    fs::write(at.join("data/mine"), YAML).expect("a dictionary");
    for (block, cause) in [
        ("path = \"absent.yml\"", "absent.yml"),
        ("path = \"mine\"", "does not say what form"),
        ("path = \"mine.yml\"\nname = \"loaded_terms\"", "the name `loaded_terms` is taken"),
        ("path = \"mine.yml\"\nname = \"loaded\"", "the name `loaded` is taken"),
        ("path = \"mine.yml\"\n[[lexicon]]\npath = \"mine.yml\"", "the name `mine` is taken"),
        ("path = \"mine.yml\"\nlang = \"xx\"", "no language pack `xx`"),
        ("path = \"mine.yml\"\ntiers = [\"sure\"]", "sure"),
        ("path = \"mine.yml\"\ncolour = 1", "colour"),
    ] {
        fs::write(at.join("mine.toml"), format!("{SPEC}[[lexicon]]\n{block}\n")).expect("a spec");
        let check = output(at, &["check", "mine.toml"]);
        assert_eq!(check.status.code(), Some(2), "{block}: {}", said(&check));
        assert!(said(&check).contains(cause), "{block}: {}", said(&check));
    }
}
