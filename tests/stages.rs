//! Stages that are resumed, shared out and merged: always the results of one undisturbed run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

/// Files of the corpus, each a unit of its own (they pass a megabyte), and articles in each.
const FILES: usize = 3;
const ARTICLES: usize = 150;

const SPEC: &str = "question = \"q\"\n[corpus]\ninput = [\"news\"]\nlang = \"ar\"\n\
[measure]\nreplicates = 100\npermutations = 99\nmin_articles = 5\n";

/// Three files of articles of four outlets, with copies and ids that meet across files.
fn corpus() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    fs::create_dir(dir.path().join("news")).expect("a folder");
    for file in 0..FILES {
        write_file(dir.path(), file);
    }
    fs::write(dir.path().join("exp.toml"), SPEC).expect("a spec");
    dir
}

fn write_file(root: &Path, file: usize) {
    let lines: Vec<String> = (0..ARTICLES).map(|n| article(file, n).to_string()).collect();
    fs::write(root.join(format!("news/{file}.jsonl")), lines.join("\n")).expect("a file");
}

fn article(file: usize, n: usize) -> serde_json::Value {
    // Each eleventh text stands in all files under other ids; each thirteenth id stands in all
    // files, every second time of those with one text.
    let text = if n.is_multiple_of(11) || n.is_multiple_of(26) { 0 } else { file };
    let id = if n.is_multiple_of(13) { format!("n{n}") } else { format!("n{file}-{n}") };
    let body = format!(
        "قالت مصادر مطلعة إن المرتزقة دقوا طبول الحرب في اليوم {n} من الشهر {text}.\n\
         وأكد الناطق باسم البلدية سالم الورفلي أن الطريق رقم {n} مفتوح، وزعم خصومه غير ذلك.\n{}",
        "وصلت قافلة من السيارات إلى السوق صباح اليوم وغادرت بعد ساعتين محملة بالبضائع. ".repeat(60),
    );
    serde_json::json!({"id": id, "outlet": format!("صحيفة {}", n % 4), "title": format!("خبر {n}"), "body": body,
        "published": format!("2031-01-{:02}", n % 28 + 1)})
}

fn minzar(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minzar"));
    command.current_dir(root).env("MINZAR_DATA", root).env("MINZAR_CACHE", root.join("cache"));
    command
}

fn ok(command: &mut Command) -> String {
    let out = command.output().expect("the program runs");
    assert!(out.status.success(), "{command:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).into_owned()
}

/// The files of a results folder but for the evidence, whose parts may be cut otherwise: its hashes
/// stand in the manifest.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(&inner).expect("a folder").map(|e| e.expect("an entry").path()) {
            if !entry.is_dir() {
                let name = entry.strip_prefix(folder).expect("inside").to_owned();
                found.insert(name, fs::read(&entry).expect("a file"));
            } else if entry.file_name().is_some_and(|name| name != "evidence") {
                folders.push(entry);
            }
        }
    }
    found
}

fn same(a: &Path, b: &Path) {
    let (a, b) = (files(a), files(b));
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    assert!(a.len() > 10, "{:?}", a.keys());
    for (name, bytes) in &a {
        assert!(*bytes == b[name], "{} differs", name.display());
    }
}

fn whole(root: &Path) -> PathBuf {
    ok(minzar(root).args(["run", "exp.toml", "--results", "whole", "--no-cache"]));
    root.join("whole/exp")
}

#[test]
fn parts_merged_in_any_order_are_the_whole_run() {
    let dir = corpus();
    let root = dir.path();
    let whole = whole(root);
    // As many shares as files, which are shared out; and more, so that their batches are.
    for of in [FILES, 5] {
        let mut parts: Vec<String> = Vec::new();
        for part in 1..=of {
            let share = format!("{part}/{of}");
            let threads = if part % 2 == 0 { "1" } else { "4" };
            ok(minzar(root)
                .args(["run", "exp.toml", "--no-cache", "--part", &share])
                .env("RAYON_NUM_THREADS", threads));
            parts.insert(0, format!("results/exp.part-{part}-of-{of}"));
        }
        // The corpus need not be there any more.
        fs::rename(root.join("news"), root.join("away")).expect("renamed");
        ok(minzar(root).arg("merge").args(&parts));
        same(&whole, &root.join("results/exp"));
        fs::rename(root.join("away"), root.join("news")).expect("renamed");

        let fails = |args: &[&str], cause: &str| {
            let out = minzar(root).arg("merge").args(args).output().expect("runs");
            let said = String::from_utf8_lossy(&out.stderr).into_owned();
            assert!(!out.status.success() && said.contains(cause), "{said}");
        };
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        fails(&parts[1..], &format!("part {of} of {of} is missing"));
        fails(&parts[..of - 1], &format!("part 1 of {of} is missing"));
        fails(&[parts[0], parts[0]], "missing");
        fails(&["results/exp"], "part.json");
        // A table that is gone would take its articles along in silence.
        let gone = root.join(format!("results/exp.part-1-of-{of}/evidence/units-00000.parquet"));
        let bytes = fs::read(&gone).expect("a table");
        fs::remove_file(&gone).expect("removed");
        fails(&parts, "this table of a batch is missing");
        fs::write(&gone, bytes).expect("back again");
    }
    let mixed = ["results/exp.part-1-of-3", "results/exp.part-2-of-5", "results/exp.part-3-of-3"];
    let out = minzar(root).arg("merge").args(mixed).output().expect("runs");
    assert!(String::from_utf8_lossy(&out.stderr).contains("not of the same run"));
}

/// The folders on a shelf of the cache.
fn shelf(root: &Path, name: &str) -> usize {
    fs::read_dir(root.join("cache").join(name)).map_or(0, Iterator::count)
}

#[test]
fn a_rerun_does_again_only_what_changed() {
    let dir = corpus();
    let root = dir.path();
    let run = || ok(minzar(root).args(["run", "exp.toml"]));
    let whole = whole(root);
    run();
    same(&whole, &root.join("results/exp"));
    let before = (shelf(root, "articles"), shelf(root, "measured"));
    assert_eq!(before.0, FILES);
    // The width of a chart changes nothing that was loaded or measured.
    fs::write(root.join("exp.toml"), format!("{SPEC}[chart]\nwidth_mm = 120\n")).expect("a spec");
    run();
    assert_eq!((shelf(root, "articles"), shelf(root, "measured")), before);
    // A lexicon is measured anew, and nothing is loaded.
    let list = "pattern,category\nقافلة,convoy\n";
    fs::write(root.join("list.csv"), list).expect("a list");
    let spec = format!("{SPEC}[[lexicon]]\npath = \"list.csv\"\n");
    fs::write(root.join("exp.toml"), &spec).expect("a spec");
    run();
    assert_eq!((shelf(root, "articles"), shelf(root, "measured")), (before.0, 2 * before.1));
    // A new file is loaded and measured; of the old ones only batches of which it takes copies.
    fs::write(root.join("exp.toml"), SPEC).expect("a spec");
    let line = article(7, 1).to_string();
    fs::write(root.join("news/9.jsonl"), line).expect("a file");
    run();
    assert_eq!((shelf(root, "articles"), shelf(root, "measured")), (before.0 + 1, 2 * before.1 + 1));
    let added = root.join("results/exp");
    // What changed hangs on what stood there before.
    fs::remove_file(added.join("changes.csv")).expect("changes");
    ok(minzar(root).args(["run", "exp.toml", "--results", "again", "--no-cache"]));
    same(&added, &root.join("again/exp"));
    // Past its bound the cache lets go what was not used for longest.
    let said = ok(minzar(root).args(["run", "exp.toml", "--cache-gb", "0"]));
    assert!(said.contains("cache: 0 MB of at most 0 GB"), "{said}");
    assert_eq!((shelf(root, "articles"), shelf(root, "measured")), (0, 0));
}

/// A monitor adds a file a week: the results say what that changed.
#[test]
fn a_rerun_says_what_changed() {
    let dir = corpus();
    let root = dir.path();
    let run = || ok(minzar(root).args(["run", "exp.toml"]));
    let changes = root.join("results/exp/changes.csv");
    let read = || fs::read_to_string(&changes).expect("changes");
    let said = run();
    assert!(!said.contains("since the last run") && !changes.exists(), "{said}");

    let mut more = article(7, 1);
    more["body"] = "قال سالم الورفلي إن المرتزقة رحلوا.".into();
    fs::write(root.join("news/9.jsonl"), more.to_string()).expect("a file");
    let said = run();
    assert!(said.contains("since the last run: 1 texts came, 0 went"), "{said}");
    let first = read();
    let rows = || first.lines().skip(1);
    // One outlet has a new article, and no other moved; a category that is met for the first time is
    // a row without a past in all.
    let moved = rows().filter(|row| row.split(',').nth(5) != Some(""));
    assert!(moved.clone().count() > 10 && moved.clone().all(|row| row.starts_with("ar,صحيفة 1,")), "{first}");
    assert!(said.contains(&format!("since the last run: {} of ", rows().count())), "{said}");
    let loaded = rows().find(|row| row.contains(",loaded_terms,all,narrator,")).expect("loaded terms");
    // An interval may be missing.
    let cells: Vec<f64> = loaded.split(',').skip(5).take(8).map(|c| c.parse().expect("a number")).collect();
    let [articles_before, articles, hits_before, hits, n_before, n, share_before, share] = cells[..] else {
        panic!("{loaded}")
    };
    assert_eq!(articles, articles_before + 1.0);
    // What the outlet itself says; the new article's words are a source's.
    assert!(hits == hits_before && n > n_before, "{loaded}");
    assert!((share_before - 1000.0 * hits_before / n_before).abs() < 1e-6, "{loaded}");
    assert!((share - 1000.0 * hits / n).abs() < 1e-6, "{loaded}");

    // Nothing new: what was told stays.
    let said = run();
    assert!(!said.contains("since the last run"), "{said}");
    assert_eq!(read(), first);

    // A user's file of this name is not taken for it.
    fs::write(&changes, "mine").expect("a file");
    fs::remove_file(root.join("news/9.jsonl")).expect("removed");
    let said = run();
    assert!(said.contains("0 texts came, 1 went"), "{said}");
    assert_eq!(read().lines().count(), first.lines().count());
    assert_eq!(fs::read_to_string(root.join("results/exp/changes.yours.csv")).expect("kept"), "mine");
}

#[test]
fn a_killed_run_goes_on_where_it_was() {
    let dir = corpus();
    let root = dir.path();
    let whole = whole(root);
    for moment in [40, 120, 250, 400, 600] {
        let mut child = minzar(root).args(["run", "exp.toml"]).spawn().expect("runs");
        std::thread::sleep(Duration::from_millis(moment));
        child.kill().expect("killed");
        child.wait().expect("gone");
        let shown = root.join("results/exp");
        assert!(!shown.exists() || shown.join("manifest.json").is_file(), "half a folder stands there");
    }
    ok(minzar(root).args(["run", "exp.toml"]));
    same(&whole, &root.join("results/exp"));
}
