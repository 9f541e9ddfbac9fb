//! The way to human coders and back: samples, forms, codings in place of the machine's.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use minzar::codings::exchange::{self, CodedText, Record, Sheet, form};
use minzar::codings::{QuoteKind, SourceType, VerbClass};
use minzar::reliability::score;
use minzar::stats::allocate::{Allocation, allocate};
use proptest::prelude::*;
use serde_json::{Value, json};

fn minzar(folder: &Path, threads: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_minzar"))
        .current_dir(folder)
        .env_remove("MINZAR_DATA")
        .env("RAYON_NUM_THREADS", threads)
        .args(args)
        .output()
        .expect("the program starts")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn done(folder: &Path, args: &[&str]) -> String {
    let output = minzar(folder, "2", args);
    assert!(output.status.success(), "{args:?}: {}", said(&output));
    said(&output)
}

fn refused(folder: &Path, args: &[&str], wanted: &str) {
    let output = minzar(folder, "2", args);
    assert_eq!(output.status.code(), Some(2), "{args:?}: {}", said(&output));
    assert!(said(&output).contains(wanted), "{wanted}: {}", said(&output));
    assert!(said(&output).contains("what to do"), "{}", said(&output));
}

const SPEC: &str = "question = \"?\"\nrng_seed = 7\n[corpus]\ninput = [\"a.jsonl\"]\nlang = \"ar\"\n\
                    [measure]\nmin_articles = 3\nreplicates = 100\npermutations = 99\n";

/// Outlets of different sizes.
fn lines() -> Vec<String> {
    let mut lines = Vec::new();
    for (outlet, n) in [("=أ", 12), ("ب", 6), ("ج", 2)] {
        for i in 0..n {
            let who = if i % 2 == 0 { "مصدر مطلع" } else { "الوزير خالد العمري" };
            let body =
                format!("قال {who} إن الجسر رقم {i} سيفتح 😀 قريبا.\nوأضاف أن العمل \"انتهى\" في {outlet}.");
            let article = json!({"id": format!("{outlet}-{i}"), "outlet": outlet, "title": format!("خبر {i}"), "body": body});
            lines.push(article.to_string());
        }
    }
    lines
}

fn project(lines: &[String]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("data")).expect("data/");
    fs::write(folder.path().join("data/a.jsonl"), lines.join("\n")).expect("articles");
    fs::write(folder.path().join("mine.toml"), SPEC).expect("a spec");
    folder
}

fn text(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

fn codings(folder: &Path, file: &str) -> Vec<CodedText> {
    exchange::read(text(folder, file).as_bytes(), file).expect("codings")
}

#[test]
fn allocations_by_hand() {
    let sizes = [53, 24, 23, 1];
    let ranks = [3, 2, 1, 0];
    // The last has one; of the second and third round, the first is served last.
    assert_eq!(allocate(8, &sizes, &ranks, Allocation::Equal), [2, 2, 3, 1]);
    assert_eq!(allocate(2, &sizes, &ranks, Allocation::Equal), [0, 0, 1, 1]);
    // Webster's quotients 53/3, 53/5, 53/7, 24/3, 23/3, ... after one each.
    assert_eq!(allocate(2, &sizes, &ranks, Allocation::Proportional), [1, 1, 0, 0]);
    assert_eq!(allocate(10, &sizes, &ranks, Allocation::Proportional), [5, 2, 2, 1]);
    assert_eq!(allocate(1000, &sizes, &ranks, Allocation::Equal), sizes);
    assert!(allocate(3, &[], &[], Allocation::Equal).is_empty());
}

proptest! {
    #![proptest_config(crate::properties(256))]

    #[test]
    fn allocations_grow_and_never_shrink(
        sizes in prop::collection::vec(1u64..40, 1..8), wanted in 0u64..120, equal in any::<bool>()
    ) {
        let how = if equal { Allocation::Equal } else { Allocation::Proportional };
        let ranks: Vec<u64> = (0..sizes.len() as u64).rev().collect();
        let few = allocate(wanted, &sizes, &ranks, how);
        let more = allocate(wanted + 1, &sizes, &ranks, how);
        let total: u64 = sizes.iter().sum();
        prop_assert_eq!(few.iter().sum::<u64>(), wanted.min(total));
        for ((a, b), size) in few.iter().zip(&more).zip(&sizes) {
            prop_assert!(a <= b && b <= size);
        }
        if wanted >= sizes.len() as u64 {
            prop_assert!(few.iter().all(|n| *n >= 1));
        }
    }
}

#[test]
fn a_sample_is_the_same_in_any_order_and_nested() {
    let lines = lines();
    let (one, mut turned) = (project(&lines), lines.clone());
    turned.reverse();
    let two = project(&turned);
    for (folder, threads) in [(one.path(), "1"), (two.path(), "2")] {
        for n in ["7", "12"] {
            let out =
                minzar(folder, threads, &["sample", "mine.toml", "--articles", n, "--out", &format!("s{n}")]);
            assert!(out.status.success(), "{}", said(&out));
        }
    }
    for file in ["s7/articles.jsonl", "s7/sample.json", "s12/articles.jsonl", "s12/sample.json"] {
        assert_eq!(text(one.path(), file), text(two.path(), file), "{file}");
    }
    let ids = |file| codings(one.path(), file).into_iter().map(|t| t.id).collect::<BTreeSet<_>>();
    assert!(ids("s7/articles.jsonl").is_subset(&ids("s12/articles.jsonl")));
    let record: Value = serde_json::from_str(&text(one.path(), "s12/sample.json")).expect("JSON");
    let drawn: Vec<u64> = record["strata"]
        .as_array()
        .expect("strata")
        .iter()
        .map(|s| s["drawn"].as_u64().expect("n"))
        .collect();
    assert_eq!(drawn, [5, 5, 2], "{record}");
    assert_eq!(record["drawn"], 12);
    assert!(!text(one.path(), "s12/sample.json").contains("الجسر"), "the record holds text");

    let other = SPEC.replace("rng_seed = 7", "rng_seed = 8");
    fs::write(one.path().join("other.toml"), other).expect("a spec");
    done(one.path(), &["sample", "other.toml", "--articles", "7", "--out", "other"]);
    assert_ne!(text(one.path(), "s7/articles.jsonl"), text(one.path(), "other/articles.jsonl"));
    let all = done(
        one.path(),
        &["sample", "mine.toml", "--articles", "99", "--out", "all", "--allocation", "proportional"],
    );
    assert!(all.contains("no more than 20"), "{all}");

    refused(one.path(), &["sample", "mine.toml", "--articles", "7", "--out", "s7"], "there already");
    refused(one.path(), &["sample", "mine.toml", "--articles", "0", "--out", "none"], "sample");
    refused(
        one.path(),
        &["sample", "mine.toml", "--articles", "1", "--out", "x", "--format", "brat"],
        "labelstudio",
    );
    assert!(!one.path().join("none").exists() && !one.path().join("x").exists());
}

#[test]
fn a_sheet_has_a_row_a_sentence_and_no_formula() {
    let project = project(&lines());
    done(project.path(), &["sample", "mine.toml", "--articles", "20", "--out", "s", "--format", "csv"]);
    let sheet = text(project.path(), "s/articles.csv");
    assert!(
        sheet.starts_with("\u{feff}article,sentence,attribution,lang,outlet,start,end,text,cue"),
        "{sheet}"
    );
    assert!(sheet.contains("\n'=أ-0,1,1,ar,'=أ,0,"), "{sheet}");
    assert_eq!(sheet.lines().count(), 1 + 20 * 3, "title and two sentences each: {sheet}");
    let coded = ["sample", "mine.toml", "--articles", "20", "--out", "p", "--format", "csv", "--pre-coded"];
    done(project.path(), &coded);
    assert!(text(project.path(), "p/articles.csv").contains("قال,مصدر مطلع,,anonymous,indirect"));
}

fn sheets(texts: &[CodedText]) -> Vec<Sheet> {
    let sheet = |t: &CodedText| Sheet { text: t.clone(), sentences: Vec::new(), coder: Some("x".into()) };
    texts.iter().map(sheet).collect()
}

/// What Label Studio does with a prediction that a coder submits: it becomes an annotation.
fn submitted(tasks: &str, by: &[u64]) -> Value {
    let mut tasks: Value = serde_json::from_str(tasks).expect("tasks");
    for task in tasks.as_array_mut().expect("a list") {
        let result = task["predictions"][0]["result"].clone();
        let made = |by: &u64| json!({"id": by, "completed_by": by, "was_cancelled": false, "result": result});
        task["annotations"] = by.iter().map(made).collect();
    }
    tasks
}

fn there_and_back(name: &str, texts: &[CodedText]) -> Vec<CodedText> {
    let form = form(name).expect("a form");
    let files = form.write(&sheets(texts)).expect("files");
    let mut text = String::from_utf8(files[0].bytes.clone()).expect("UTF-8");
    if name == "labelstudio" {
        text = submitted(&text, &[3]).to_string();
    }
    let back = form.read(&text, "export", None).expect("an export");
    assert!(back.doubts.is_empty(), "{:?}", back.doubts);
    back.texts
}

fn record(cue: (usize, usize)) -> Record {
    Record { kind: Some(SourceType::Named), quote: Some(QuoteKind::Mixed), ..Record::new(cue.into()) }
}

#[test]
fn codings_come_back_as_they_went() {
    let mut first = record((2, 5));
    first.source = Some((6, 9).into());
    first.via = Some((0, 1).into());
    first.content = Some(vec![(10, 12).into(), (14, 16).into()]);
    first.reason = Some((16, 17).into());
    first.class = Some(VerbClass::Doubting);
    let mut second = record((9, 10));
    // The source of one is the referent of the other; a content holds a cue.
    second.referent = Some((6, 9).into());
    second.kind = Some(SourceType::Unspecified);
    let text = |id: &str, attributions| CodedText {
        id: id.into(),
        lang: "en".into(),
        outlet: "=o".into(),
        title: "😀 t".into(),
        body: "one\n\ntwo 😀 three four".into(),
        attributions,
    };
    let mut texts = vec![text("a", vec![first, second]), text("b", Vec::new())];
    for file in ["ar.dev.jsonl", "en.dev.jsonl", "seed.jsonl"] {
        if let Some(folder) = std::env::var_os("MINZAR_SHARED") {
            let gold = Path::new(&folder).join("gold").join(file);
            if let Ok(gold) = fs::read_to_string(gold) {
                texts.extend(exchange::read(gold.as_bytes(), file).expect("gold"));
            }
        }
    }
    texts.sort_by(|a, b| a.id.cmp(&b.id));
    for text in &mut texts {
        text.attributions.sort_by_key(|r| r.cue);
    }
    for name in ["codebook", "labelstudio", "doccano"] {
        let back = there_and_back(name, &texts);
        assert_eq!(back.len(), texts.len(), "{name}");
        for (a, b) in texts.iter().zip(&back) {
            assert_eq!(a, b, "{name}, {}", a.id);
        }
    }
}

#[test]
fn offsets_of_the_tools_are_code_points() {
    let mut coded = record((2, 5));
    coded.source = Some((6, 9).into());
    let text = CodedText {
        id: "a".into(),
        lang: "ar".into(),
        outlet: "o".into(),
        title: "😀".into(),
        body: "قال علي".into(),
        attributions: vec![record((3, 6)), coded],
    };
    let files =
        form("labelstudio").expect("a form").write(&sheets(std::slice::from_ref(&text))).expect("files");
    let tasks: Value = serde_json::from_slice(&files[0].bytes).expect("JSON");
    let value = &tasks[0]["predictions"][0]["result"][0]["value"];
    assert_eq!(
        (&value["start"], &value["end"], &value["text"]),
        (&json!(3), &json!(6), &json!("قال")),
        "{tasks}"
    );
    let xml = String::from_utf8(files[1].bytes.clone()).expect("UTF-8");
    for name in ["anonymous", "direct", "doubting", "referent", "perRegion=\"true\"", "value=\"$text\""] {
        assert!(xml.contains(name), "{xml}");
    }
    let files = form("doccano").expect("a form").write(&sheets(&[text])).expect("files");
    let line: Value = serde_json::from_slice(&files[0].bytes).expect("JSON");
    assert_eq!(
        line["entities"][0],
        json!({"id": 1, "start_offset": 3, "end_offset": 6, "label": "cue:named:mixed"})
    );
}

#[test]
fn exports_with_faults_name_article_and_cue() {
    let mut coded = record((2, 5));
    coded.source = Some((6, 9).into());
    let text = CodedText {
        id: "n7".into(),
        lang: "en".into(),
        outlet: "o".into(),
        title: "t".into(),
        body: "said Ali now".into(),
        attributions: vec![coded],
    };
    let files = form("labelstudio").expect("a form").write(&sheets(&[text])).expect("files");
    let whole = submitted(std::str::from_utf8(&files[0].bytes).expect("UTF-8"), &[3, 4]);
    let form = form("labelstudio").expect("a form");
    let read = |tasks: &Value, coder| form.read(&tasks.to_string(), "export", coder);
    let two = read(&whole, None).expect_err("two coders").to_string();
    assert!(two.contains("n7") && two.contains("--coder") && two.contains("3, 4"), "{two}");
    assert_eq!(read(&whole, Some("4")).expect("one coder").texts.len(), 1);
    assert_eq!(read(&whole, Some("9")).expect("nobody").texts.len(), 0);

    let mut tasks = submitted(std::str::from_utf8(&files[0].bytes).expect("UTF-8"), &[3]);
    let result = |tasks: &mut Value, at: usize| tasks[0]["annotations"][0]["result"][at].take();
    let kind = result(&mut tasks, 1);
    assert_eq!(kind["from_name"], "type");
    let error = read(&tasks, None).expect_err("no type").to_string();
    assert!(error.contains("n7") && error.contains("no type") && error.contains("anonymous"), "{error}");

    let mut tasks = submitted(std::str::from_utf8(&files[0].bytes).expect("UTF-8"), &[3]);
    let last = tasks[0]["annotations"][0]["result"].as_array().expect("a list").len() - 1;
    assert_eq!(result(&mut tasks, last)["type"], "relation");
    tasks[0]["annotations"][0]["result"][0]["value"]["text"] = json!("other");
    let returned = read(&tasks, None).expect("an export");
    let reasons: Vec<&str> = returned.doubts.iter().map(|d| d.reason.as_str()).collect();
    assert_eq!(
        reasons,
        ["a region's text is not that at its offsets", "a span that no cue points to was left out"]
    );
    assert_eq!(returned.texts[0].attributions[0].source, None);
}

#[test]
fn human_codings_take_the_machines_place() {
    let project = project(&lines());
    let folder = project.path();
    let sample = |out: &str, form: &str| {
        done(
            folder,
            &["sample", "mine.toml", "--articles", "14", "--out", out, "--format", form, "--pre-coded"],
        );
    };
    sample("s", "labelstudio");
    sample("c", "codebook");
    let tasks = submitted(&text(folder, "s/labelstudio.json"), &[1]);
    fs::write(folder.join("export.json"), tasks.to_string()).expect("writes");
    done(folder, &["import", "export.json", "--from", "labelstudio", "--out", "data/human.jsonl"]);
    let human = codings(folder, "data/human.jsonl");
    let mut machine = codings(folder, "c/articles.jsonl");
    machine.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(human, machine);

    // The machine's codings as a person's give the machine's numbers on the sample.
    let spec = |file: &str| format!("{SPEC}[coding]\nfile = \"{file}\"\ncoder = \"Amal\"\n");
    fs::write(folder.join("human.toml"), spec("human.jsonl")).expect("a spec");
    let kept: Vec<String> = human.iter().map(|t| t.id.clone()).collect();
    let few: Vec<String> = lines()
        .into_iter()
        .filter(|l| {
            let value: Value = serde_json::from_str(l).expect("JSON");
            kept.iter().any(|id| *id == value["id"])
        })
        .collect();
    fs::write(folder.join("data/few.jsonl"), few.join("\n")).expect("writes");
    fs::write(folder.join("few.toml"), SPEC.replace("a.jsonl", "few.jsonl")).expect("a spec");
    let check = done(folder, &["check", "human.toml"]);
    assert!(
        check.contains("codings by Amal: 14 articles") && check.contains("ج (ar): 2 articles"),
        "{check}"
    );
    let run = done(folder, &["run", "human.toml"]);
    assert!(
        run.contains("6  articles without a coding") && run.contains("14  articles coded by Amal"),
        "{run}"
    );
    done(folder, &["run", "few.toml"]);
    for table in ["outlets", "differences"] {
        let file = |name: &str| text(folder, &format!("results/{name}/tables/{table}.csv"));
        assert_eq!(file("human"), file("few"), "{table}");
    }
    let manifest: Value = serde_json::from_str(&text(folder, "results/human/manifest.json")).expect("JSON");
    assert_eq!(manifest["coding"]["coder"], "Amal");
    assert_eq!(manifest["coding"]["articles"], 14);
    done(folder, &["verify", "results/human"]);

    // A person who finds no source anonymous moves the number.
    let mut other = human.clone();
    for record in other.iter_mut().flat_map(|t| &mut t.attributions) {
        record.kind = Some(SourceType::Named);
    }
    let save = |texts: &[CodedText]| {
        let file = fs::File::create(folder.join("data/human.jsonl")).expect("a file");
        exchange::write(file, texts).expect("writes");
    };
    save(&other);
    let verify = minzar(folder, "2", &["verify", "results/human"]);
    assert_eq!(verify.status.code(), Some(1), "{}", said(&verify));
    assert!(said(&verify).contains("codings"), "{}", said(&verify));
    done(folder, &["run", "human.toml"]);
    assert_ne!(
        text(folder, "results/human/tables/outlets.csv"),
        text(folder, "results/few/tables/outlets.csv")
    );

    // Two people are scored against each other.
    let agreement = score(&human, &other).expect("a score");
    assert_eq!(agreement.detection.f1, Some(1.0));
    assert!(agreement.type_accuracy.is_some_and(|a| a < 1.0));

    other[3].body.push('!');
    save(&other);
    refused(folder, &["run", "human.toml"], &other[3].id);
    for text in &mut other {
        text.id.push('x');
    }
    save(&other);
    refused(folder, &["run", "human.toml"], "none of its 14 articles");
    fs::remove_file(folder.join("data/human.jsonl")).expect("removes");
    refused(folder, &["run", "human.toml"], "human.jsonl");
    let verify = minzar(folder, "2", &["verify", "results/human"]);
    assert_eq!(verify.status.code(), Some(3), "{}", said(&verify));
}

#[test]
fn imports_that_are_none_are_refused() {
    let project = project(&lines());
    fs::write(project.path().join("bad.json"), "{").expect("writes");
    fs::write(project.path().join("empty.json"), "[]").expect("writes");
    let import = |file, from| ["import", file, "--from", from, "--out", "o.jsonl"];
    refused(project.path(), &import("bad.json", "labelstudio"), "bad.json");
    refused(project.path(), &import("empty.json", "labelstudio"), "no coded article");
    refused(project.path(), &import("bad.json", "doccano"), "line 1");
    refused(project.path(), &import("bad.json", "csv"), "not read back");
    refused(project.path(), &import("nowhere", "doccano"), "nowhere");
    assert!(!project.path().join("o.jsonl").exists());
}

#[test]
fn attributions_are_drawn_to_be_judged_and_the_sheet_is_counted() {
    let lines = lines();
    let there = project(&lines);
    done(there.path(), &["sample", "mine.toml", "--attributions", "12", "--out", "judge"]);
    let sheet = fs::read_to_string(there.path().join("judge/attributions.csv")).expect("a sheet");
    assert_eq!(sheet.lines().count(), 13);
    // Fewer are the first of more, whatever the order of rows and the threads.
    let mut turned = lines.clone();
    turned.reverse();
    let other = project(&turned);
    let output = minzar(other.path(), "1", &["sample", "mine.toml", "--attributions", "5", "--out", "judge"]);
    assert!(output.status.success(), "{}", said(&output));
    let five = fs::read_to_string(other.path().join("judge/attributions.csv")).expect("a sheet");
    assert!(sheet.starts_with(&five), "{five}\n{sheet}");
    // Filled in: three of four right, one kind of error.
    let mut filled: Vec<String> = five.lines().map(str::to_owned).collect();
    for (row, end) in
        [(1, "y,y,y,y,"), (2, "y,y,y,y,"), (3, "n,,,,no speech"), (4, "y,n,y,y,source too long")]
    {
        let cut = filled[row].strip_suffix(",,,,").expect("empty cells").to_owned();
        filled[row] = format!("{cut}{end}");
    }
    fs::write(there.path().join("judged.csv"), filled.join("\n")).expect("written");
    let said = done(there.path(), &["score", "judged.csv"]);
    assert!(said.contains("is an attribution       3 of    4  0.750"), "{said}");
    assert!(said.contains("source words right      2 of    3"), "{said}");
    assert!(said.contains("   1  no speech"), "{said}");
    let broken = filled.join("\n").replace("n,,,,no speech", "maybe,,,,no speech");
    fs::write(there.path().join("judged.csv"), broken).expect("written");
    refused(there.path(), &["score", "judged.csv"], "line 4, column is_attribution");
}

#[test]
fn one_file_of_codings_alone_is_refused_without_printing_it() {
    let there = project(&lines());
    let coding =
        r#"{"id": "a", "lang": "ar", "outlet": "x", "title": "", "body": "SECRET TEXT", "attributions": []}"#;
    fs::write(there.path().join("gold.jsonl"), coding).expect("written");
    refused(there.path(), &["score", "gold.jsonl"], "its columns should be attribution, article");
    let output = minzar(there.path(), "1", &["score", "gold.jsonl"]);
    assert!(!said(&output).contains("SECRET"), "{}", said(&output));
}
