//! The program as a user meets it: commands, exit codes, bad input, results whole or absent.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output};

fn minzar(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minzar"));
    command.current_dir(folder).env_remove("MINZAR_DATA");
    command.env("MINZAR_CACHE", concat!(env!("CARGO_TARGET_TMPDIR"), "/cache"));
    command
}

pub fn output(folder: &Path, args: &[&str]) -> Output {
    minzar(folder).args(args).output().expect("the program starts")
}

pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A folder with a spec `mine.toml` over `data/`, and a corpus of our own in it.
pub fn project(articles: &str, spec: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("data")).expect("data/");
    fs::write(folder.path().join("data/a.jsonl"), articles).expect("articles");
    fs::write(folder.path().join("mine.toml"), spec).expect("a spec");
    folder
}

pub const SPEC: &str =
    "question = \"?\"\n[corpus]\ninput = [\"a.jsonl\"]\nlang = \"ar\"\n[measure]\nmin_articles = 3\n";

/// Articles of some outlets, each with its own words.
pub fn articles(outlets: &[&str], each: usize) -> Vec<String> {
    let verbs = ["قال", "أكد", "زعم", "أوضح", "نفى"];
    let mut lines = Vec::new();
    for (o, outlet) in outlets.iter().enumerate() {
        for i in 0..each {
            let verb = verbs[(o + i) % verbs.len()];
            let who =
                if (i + o) % 3 == 0 { "مصدر مطلع" } else { "الوزير خالد العمري" };
            let body = format!(
                "{verb} {who} إن الجسر رقم {i} في الحي {o} سيفتح قريبا.\\nوأضاف أن المرتزقة غادروا المدينة قبل {i} أيام."
            );
            lines.push(format!(
                "{{\"id\":\"{outlet}-{i}\",\"outlet\":\"{outlet}\",\"title\":\"خبر {i}\",\"body\":\"{body}\"}}"
            ));
        }
    }
    lines
}

#[test]
fn the_readme_demo_runs_and_verifies() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let results = tempfile::tempdir().expect("a folder");
    let at = results.path().to_str().expect("a path");
    let run = output(root, &["run", "experiments/demo.toml", "--results", at]);
    assert!(run.status.success(), "{}", said(&run));
    let folder = results.path().join("demo");
    for file in ["manifest.json", "spec.toml", "report.html", "tables/outlets.csv", "tables/clusters.csv"] {
        assert!(folder.join(file).exists(), "{file}");
    }
    let charts = fs::read_dir(folder.join("charts")).expect("charts").count();
    assert!(charts >= 8, "{charts} charts");
    let manifest = fs::read_to_string(folder.join("manifest.json")).expect("a manifest");
    assert!(!manifest.contains(at), "the manifest has an absolute path");

    let at = folder.to_str().expect("a path");
    let verify = minzar(root).args(["verify", at]).env("RAYON_NUM_THREADS", "1").output().expect("verify");
    assert_eq!(verify.status.code(), Some(0), "{}", said(&verify));

    // A number edited by hand shows, with its table, row and column.
    let table = folder.join("tables/outlets.csv");
    let text = fs::read_to_string(&table).expect("a table");
    let row = text.lines().position(|l| l.contains("loaded_terms,all,all")).expect("a headline row");
    let edited: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(i, l)| if i == row { l.replacen(",words,8,", ",words,9,", 1) } else { l.to_owned() })
        .collect();
    assert_ne!(edited[row], text.lines().nth(row).expect("the row"));
    fs::write(&table, edited.join("\n") + "\n").expect("writes");
    let verify = output(root, &["verify", at]);
    assert_eq!(verify.status.code(), Some(1));
    let said = said(&verify);
    assert!(said.contains("tables/outlets.csv") && said.contains("column articles"), "{said}");
}

#[test]
fn order_of_rows_and_files_does_not_matter() {
    let lines = articles(&["أ", "ب", "ج"], 5);
    let one = project(&(lines.join("\n") + "\n"), SPEC);
    let spec = SPEC.replace("[\"a.jsonl\"]", "[\"b.jsonl\", \"a.jsonl\"]");
    let mut shuffled = lines;
    shuffled.sort_by_key(|l| blake3_like(l));
    let two = project(&(shuffled[..4].join("\n") + "\n"), &spec);
    fs::write(two.path().join("data/b.jsonl"), shuffled[4..].join("\n") + "\n").expect("writes");
    for project in [&one, &two] {
        let run = output(project.path(), &["run", "mine.toml"]);
        assert!(run.status.success(), "{}", said(&run));
    }
    let read = |project: &tempfile::TempDir, file: &str| {
        fs::read_to_string(project.path().join("results/mine").join(file)).expect("a result")
    };
    for file in ["tables/outlets.csv", "tables/differences.csv", "tables/matrix.csv"] {
        assert_eq!(read(&one, file), read(&two, file), "{file}");
    }
    let value = |p| serde_json::from_str::<serde_json::Value>(&read(p, "manifest.json")).expect("JSON");
    let (a, b) = (value(&one), value(&two));
    assert_eq!(a["corpus"], b["corpus"]);
    assert_eq!(a["outputs"]["evidence/evidence"], b["outputs"]["evidence/evidence"]);
}

/// Any fixed order that is not the file's.
fn blake3_like(line: &str) -> u64 {
    minzar::stats::random::key(7, line)
}

#[test]
fn bad_specs_are_refused_with_place_cause_and_next_move() {
    let corpus = articles(&["أ"], 3).join("\n");
    for (spec, wanted) in [
        ("question = \"?\"\n[corpus\n", "line 2"),
        ("question = \"?\"\nqestion = 1\n[corpus]\ninput = []\n", "line 2"),
        ("question = \"?\"\n[corpus]\ninput = [\"none.jsonl\"]\n", "none.jsonl"),
        ("question = \"?\"\n[corpus]\ninput = [\"a.jsonl\"]\nlang = \"xx\"\n", "xx"),
        ("question = \"?\"\n[corpus]\ninput = [\"a.jsonl\"]\n[measure]\nfeatures = [\"bias\"]\n", "bias"),
        (
            "question = \"?\"\n[corpus]\nlang = \"ar\"\ninput = [\"a.jsonl\"]\ncolumns = { body = \"text\" }\n",
            "text",
        ),
    ] {
        let project = project(&corpus, spec);
        for command in ["check", "run"] {
            let refused = output(project.path(), &[command, "mine.toml"]);
            assert_eq!(refused.status.code(), Some(2), "{spec}\n{}", said(&refused));
            assert!(said(&refused).contains(wanted), "{spec}\n{}", said(&refused));
            assert!(said(&refused).contains("what to do"), "{}", said(&refused));
        }
        assert!(!project.path().join("results/mine").exists());
    }
    let nowhere = tempfile::tempdir().expect("a folder");
    assert_eq!(output(nowhere.path(), &["run", "mine.toml"]).status.code(), Some(2));
}

#[test]
fn one_outlet_and_few_articles_give_reasons_not_numbers() {
    let project = project(&articles(&["أ"], 2).join("\n"), SPEC);
    let run = output(project.path(), &["run", "mine.toml"]);
    assert!(run.status.success(), "{}", said(&run));
    let table =
        |name| fs::read_to_string(project.path().join("results/mine/tables").join(name)).expect("a table");
    let outlets = table("outlets.csv");
    assert!(outlets.lines().count() > 5, "what was found is counted: {outlets}");
    for line in outlets.lines().skip(1) {
        assert!(line.contains(",,,\"too few: ") && line.ends_with(" articles, 3 wanted\""), "{line}");
    }
    assert!(table("gaps.csv").contains("too few: 2 articles"), "{}", table("gaps.csv"));
    let warnings =
        fs::read_to_string(project.path().join("results/mine/tables/warnings.csv")).expect("warnings");
    assert!(warnings.contains("no clusters"), "{warnings}");
}

#[cfg(unix)]
#[test]
fn an_output_that_cannot_be_written_is_an_error_before_the_work() {
    let project = project(&articles(&["أ"], 3).join("\n"), SPEC);
    // A file where the folder should be: holds for root too, whom rights do not stop.
    fs::write(project.path().join("results"), "in the way").expect("writes");
    let run = output(project.path(), &["run", "mine.toml"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(said(&run).contains("--results"), "{}", said(&run));

    use std::os::unix::fs::PermissionsExt;
    let closed = project.path().join("closed");
    fs::create_dir(&closed).expect("a folder");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).expect("rights");
    // Rights do not stop root: then the run is to succeed, as it is for whoever may write.
    let open = fs::write(closed.join("probe"), "").is_ok();
    let run = output(project.path(), &["run", "mine.toml", "--results", "closed"]);
    if open {
        assert!(run.status.success() && closed.join("mine/manifest.json").exists(), "{}", said(&run));
    } else {
        assert_eq!(run.status.code(), Some(2), "{}", said(&run));
        assert!(said(&run).contains("--results"), "{}", said(&run));
    }
    // Nobody makes folders there.
    if cfg!(target_os = "linux") {
        let run = output(project.path(), &["run", "mine.toml", "--results", "/proc/minzar"]);
        assert_eq!(run.status.code(), Some(2), "{}", said(&run));
        assert!(said(&run).contains("--results"), "{}", said(&run));
    }
}

#[test]
fn verify_says_when_the_input_is_absent() {
    let project = project(&articles(&["أ"], 3).join("\n"), SPEC);
    assert!(output(project.path(), &["run", "mine.toml"]).status.success());
    fs::remove_file(project.path().join("data/a.jsonl")).expect("removes");
    let verify = output(project.path(), &["verify", "results/mine"]);
    assert_eq!(verify.status.code(), Some(3), "{}", said(&verify));
    assert_eq!(output(project.path(), &["verify", "nowhere"]).status.code(), Some(2));
}

#[test]
fn only_a_results_folder_is_replaced_and_every_output_is_verified() {
    let project = project(&articles(&["أ"], 3).join("\n"), SPEC);
    let mine = project.path().join("results/mine");
    fs::create_dir_all(&mine).expect("a folder");
    fs::write(mine.join("notes.txt"), "not ours").expect("writes");
    let run = output(project.path(), &["run", "mine.toml"]);
    assert_eq!(run.status.code(), Some(2), "{}", said(&run));
    assert!(mine.join("notes.txt").exists());
    fs::remove_dir_all(&mine).expect("removes");
    for _ in 0..2 {
        assert!(output(project.path(), &["run", "mine.toml"]).status.success());
    }
    fs::remove_file(mine.join("report.html")).expect("removes");
    let verify = output(project.path(), &["verify", "results/mine"]);
    assert_eq!(verify.status.code(), Some(1), "{}", said(&verify));
    assert!(said(&verify).contains("report.html"), "{}", said(&verify));
}

#[test]
fn a_starter_spec_checks_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = output(folder.path(), &["new", "mine.toml"]);
    assert!(new.status.success(), "{}", said(&new));
    assert_eq!(output(folder.path(), &["new", "mine.toml"]).status.code(), Some(2), "never overwrites");
    fs::create_dir_all(folder.path().join("data/articles")).expect("a folder");
    fs::write(folder.path().join("data/articles/x.jsonl"), articles(&["أ", "ب"], 3).join("\n"))
        .expect("writes");
    let check = output(folder.path(), &["check", "mine.toml"]);
    assert!(check.status.success(), "{}", said(&check));
    assert!(said(&check).contains("will be null") && said(&check).contains("20 wanted"), "{}", said(&check));
}

#[test]
fn code_and_score_speak_the_codebooks_format() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.jsonl"), articles(&["أ"], 4).join("\n")).expect("writes");
    let code = output(folder.path(), &["code", "a.jsonl", "--out", "coded.jsonl"]);
    assert!(code.status.success(), "{}", said(&code));
    let coded = fs::read_to_string(folder.path().join("coded.jsonl")).expect("codings");
    let first: serde_json::Value = serde_json::from_str(coded.lines().next().expect("a line")).expect("JSON");
    let text: Vec<char> = format!(
        "{}\n\n{}",
        first["title"].as_str().expect("a title"),
        first["body"].as_str().expect("a body")
    )
    .chars()
    .collect();
    let cue = &first["attributions"][0]["cue"];
    let at = |i: usize| cue[i].as_u64().expect("an offset") as usize;
    assert_eq!(text[at(0)..at(1)].iter().collect::<String>(), "قال");
    let score = output(folder.path(), &["score", "coded.jsonl", "coded.jsonl", "--json"]);
    assert!(score.status.success(), "{}", said(&score));
    let bad = output(folder.path(), &["score", "a.jsonl", "nowhere.jsonl"]);
    assert_eq!(bad.status.code(), Some(2));
}

/// JSON lines are taken as they are, packed or not: cutting page furniture would move offsets.
#[test]
fn packed_codings_are_coded_as_they_are_and_scored() {
    let folder = tempfile::tempdir().expect("a folder");
    let body = "By Jane Doe, Reporter\\n\\nThe mayor said the bridge is open.\\n\\nRead more: other stories";
    let line = format!(
        r#"{{"id": "a", "lang": "en", "title": "Bridge", "body": "{body}", "attributions":
           [{{"cue": [41, 45], "cue_spans": [[41, 45]], "source": [31, 40], "type": null, "quote": null}}]}}"#
    );
    let mut packed = Vec::new();
    flate2::read::GzEncoder::new(line.replace('\n', " ").as_bytes(), flate2::Compression::fast())
        .read_to_end(&mut packed)
        .expect("gzip");
    fs::write(folder.path().join("a.jsonl.gz"), packed).expect("a file");
    let code = output(folder.path(), &["code", "a.jsonl.gz", "--out", "coded.jsonl"]);
    assert!(code.status.success(), "{}", said(&code));
    let coded = fs::read_to_string(folder.path().join("coded.jsonl")).expect("codings");
    assert!(coded.contains(body) && coded.contains("\"cue\":[41,45]"), "{coded}");
    let score = output(folder.path(), &["score", "a.jsonl.gz", "coded.jsonl"]);
    assert!(said(&score).contains("source overlap F1         1.000"), "{}", said(&score));
}
