//! Outputs: whole or absent, never in the place of an input, and what a user put into a results
//! folder stays.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use super::cli::{SPEC, articles, output, project, said};

const CODED: &str = "{\"id\":\"a\",\"lang\":\"ar\",\"outlet\":\"أ\",\"title\":\"خبر\",\"body\":\"قال الوزير إن الجسر سيفتح.\",\"attributions\":[]}\n";
const LEXICON: &str = "name = \"mine\"\nlang = \"ar\"\nversion = 1\norigin = \"ours\"\nlicence = \"ours\"\n[categories]\na = \"a\"\n[[entry]]\npattern = \"الجسر\"\ncategory = \"a\"\nrationale = \"seen\"\n";

/// Everything in a folder, hidden things too, by path; of links, where they lead.
fn all(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).expect("a folder") {
            let path = entry.expect("an entry").path();
            names.push(path.strip_prefix(folder).expect("inside").to_string_lossy().into_owned());
            if path.symlink_metadata().expect("there").is_dir() {
                folders.push(path);
            }
        }
    }
    names.sort();
    names
}

fn half_written(folder: &Path) -> Vec<String> {
    all(folder).into_iter().filter(|name| name.contains(".minzar-")).collect()
}

fn refused(done: &Output, why: &str) {
    assert_eq!(done.status.code(), Some(2), "{}", said(done));
    assert!(said(done).contains(why) && said(done).contains("what to do"), "{why}: {}", said(done));
}

fn ran(folder: &Path) -> Output {
    let run = output(folder, &["run", "mine.toml"]);
    assert!(run.status.success(), "{}", said(&run));
    run
}

#[test]
fn a_users_files_stay_in_a_results_folder() {
    let spec = format!("{SPEC}[[actors]]\nname = \"x\"\naliases = [\"المرتزقة\"]\n");
    let project = project(&articles(&["أ", "ب", "ج"], 4).join("\n"), &spec);
    ran(project.path());
    let mine = project.path().join("results/mine");
    let first = all(&mine);
    assert!(first.contains(&"tables/actors.csv".to_owned()), "{first:?}");

    // Nothing of the user's: nothing is told, and nothing more lies there.
    let run = ran(project.path());
    assert!(!said(&run).contains("your"), "{}", said(&run));
    assert_eq!(all(&mine), first);

    fs::write(mine.join("notes.txt"), "notes").expect("writes");
    fs::write(mine.join("tables/more.csv"), "a\n1\n").expect("writes");
    fs::create_dir_all(mine.join("drafts/empty")).expect("a folder");
    fs::write(mine.join("drafts/a.txt"), "a").expect("writes");
    fs::write(mine.join("evidence/own.parquet"), "mine").expect("writes");
    // Files of ours, changed by hand: a report, a table, the spec.
    let edit = |file: &str, from: &str, to: &str| {
        let text = fs::read_to_string(mine.join(file)).expect("a file");
        assert!(text.contains(from), "{file}");
        fs::write(mine.join(file), text.replacen(from, to, 1)).expect("writes");
    };
    edit("report.html", "<body", "<body class=\"mine\"");
    edit("tables/outlets.csv", "words", "Words");
    edit("spec.toml", "question", "# seen\nquestion");
    // A table as another program saves it holds the same rows.
    let table = fs::read_to_string(mine.join("tables/differences.csv")).expect("a table");
    fs::write(mine.join("tables/differences.csv"), table.replace('\n', "\r\n")).expect("writes");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/nowhere/at/all", mine.join("link")).expect("a link");

    // The actors' tables are not written any more: they were ours, and go.
    fs::write(project.path().join("mine.toml"), SPEC).expect("writes");
    let run = ran(project.path());
    let text = said(&run);
    for file in ["notes.txt", "tables/more.csv", "drafts", "evidence/own.parquet"] {
        assert!(text.contains(&format!("kept your file {file}\n")), "{text}");
    }
    for (file, yours) in [
        ("report.html", "report.yours.html"),
        ("tables/outlets.csv", "tables/outlets.yours.csv"),
        ("spec.toml", "spec.yours.toml"),
    ] {
        assert!(text.contains(&format!("{file} was changed since it was written: your copy is {yours}\n")));
    }
    assert_eq!(fs::read_to_string(mine.join("notes.txt")).expect("kept"), "notes");
    assert_eq!(fs::read_to_string(mine.join("evidence/own.parquet")).expect("kept"), "mine");
    assert!(mine.join("drafts/empty").is_dir() && mine.join("drafts/a.txt").is_file());
    let read = |file: &str| fs::read_to_string(mine.join(file)).expect("a file");
    assert!(
        read("report.yours.html").contains("class=\"mine\"")
            && !read("report.html").contains("class=\"mine\"")
    );
    assert!(read("tables/outlets.yours.csv").contains("Words"));
    assert!(!mine.join("tables/actors.csv").exists() && !mine.join("tables/differences.yours.csv").exists());
    #[cfg(unix)]
    assert_eq!(fs::read_link(mine.join("link")).expect("a link"), Path::new("/nowhere/at/all"));
    assert!(half_written(project.path()).is_empty());

    // Changed once more: the first copy stays too. And the results verify.
    edit("report.html", "<body", "<body id=\"again\"");
    ran(project.path());
    assert!(read("report.yours.html").contains("class=\"mine\""));
    assert!(read("report.yours-2.html").contains("id=\"again\""));
    let verify = output(project.path(), &["verify", "results/mine"]);
    assert_eq!(verify.status.code(), Some(0), "{}", said(&verify));
}

/// A file of the user's under a name that the program writes by now.
#[test]
fn a_users_file_gives_way_to_one_of_ours_but_stays() {
    let project = project(&articles(&["أ", "ب", "ج"], 4).join("\n"), SPEC);
    ran(project.path());
    let actors = project.path().join("results/mine/tables/actors.csv");
    assert!(!actors.exists());
    fs::write(&actors, "a,b\n").expect("writes");
    let spec = format!("{SPEC}[[actors]]\nname = \"x\"\naliases = [\"المرتزقة\"]\n");
    fs::write(project.path().join("mine.toml"), spec).expect("writes");
    ran(project.path());
    assert_ne!(fs::read_to_string(&actors).expect("ours"), "a,b\n");
    let yours = actors.with_file_name("actors.yours.csv");
    assert_eq!(fs::read_to_string(yours).expect("the user's"), "a,b\n");
}

#[cfg(unix)]
#[test]
fn results_behind_a_link_stay_behind_it() {
    let project = project(&articles(&["أ"], 3).join("\n"), SPEC);
    let real = project.path().join("large/disk");
    fs::create_dir_all(&real).expect("a folder");
    fs::create_dir(project.path().join("results")).expect("a folder");
    ran(project.path());
    fs::rename(project.path().join("results/mine"), real.join("elsewhere")).expect("moves");
    std::os::unix::fs::symlink("../large/disk/elsewhere", project.path().join("results/mine"))
        .expect("a link");
    fs::write(real.join("elsewhere/notes.txt"), "notes").expect("writes");
    ran(project.path());
    assert!(project.path().join("results/mine").symlink_metadata().expect("there").is_symlink());
    assert_eq!(fs::read_to_string(real.join("elsewhere/notes.txt")).expect("kept"), "notes");
    assert!(half_written(project.path()).is_empty());
}

#[test]
fn a_manifest_that_does_not_read_leaves_the_folder_alone() {
    let project = project(&articles(&["أ"], 3).join("\n"), SPEC);
    ran(project.path());
    let manifest = project.path().join("results/mine/manifest.json");
    fs::write(&manifest, "{").expect("writes");
    let before = all(project.path());
    refused(&output(project.path(), &["run", "mine.toml"]), "manifest.json does not read");
    assert_eq!(all(project.path()), before);
}

/// Every command that writes one file, with what it reads: `IN` is the input, `OUT` the output.
const WRITERS: [(&str, &[&str]); 9] = [
    ("in.jsonl", &["code", "IN", "--out", "OUT"]),
    ("in.csv", &["code", "IN", "--out", "OUT"]),
    ("in.jsonl", &["kwic", "الجسر", "IN", "--out", "OUT"]),
    ("in.jsonl", &["kwic", "الجسر", "IN", "--html", "OUT"]),
    ("mine.toml", &["kwic", "--category", "a", "--lexicon", "IN", "builtin:demo", "--out", "OUT"]),
    ("in.jsonl", &["keyness", "IN", "--target", "أ", "--min-range", "1", "--out", "OUT"]),
    ("in.jsonl", &["import", "IN", "--from", "codebook", "--out", "OUT"]),
    ("list.csv", &["lexicon", "import", "IN", "--lang", "ar", "--out", "OUT"]),
    ("mine.toml", &["lexicon", "export", "IN", "--to", "csv", "--out", "OUT"]),
];

fn inputs() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let lines =
        CODED.to_owned() + &CODED.replace("\"a\"", "\"b\"").replace('أ', "ب").replace("الجسر", "السد");
    let table = "id,outlet,title,body\na,أ,خبر,قال الوزير إن الجسر سيفتح.\n";
    for (name, text) in [
        ("in.jsonl", lines.as_str()),
        ("in.csv", table),
        ("mine.toml", LEXICON),
        ("list.csv", "pattern,category\nالجسر,a\n"),
    ] {
        fs::write(folder.path().join(name), text).expect("writes");
    }
    folder
}

fn write(folder: &Path, args: &[&str], input: &str, out: &str) -> Output {
    let args: Vec<&str> = args
        .iter()
        .map(|a| {
            if *a == "IN" {
                input
            } else if *a == "OUT" {
                out
            } else {
                a
            }
        })
        .collect();
    output(folder, &args)
}

#[cfg(unix)]
#[test]
fn no_output_is_written_over_its_input() {
    for (input, args) in WRITERS {
        let folder = inputs();
        let at = folder.path();
        fs::create_dir(at.join("sub")).expect("a folder");
        std::os::unix::fs::symlink(at.join(input), at.join("sub/link")).expect("a link");
        fs::hard_link(at.join(input), at.join("sub/hard")).expect("a link");
        let absolute = at.join(input).to_string_lossy().into_owned();
        let before = fs::read(at.join(input)).expect("the input");
        let dotted = format!("./sub/../{input}");
        for out in [input, &dotted, &absolute, "sub/link", "sub/hard"] {
            let done = write(at, args, input, out);
            refused(&done, "this output");
            assert_eq!(fs::read(at.join(input)).expect("the input"), before, "{args:?} {out}");
        }
        assert!(half_written(at).is_empty(), "{args:?}");
        // Elsewhere it is written, whole, also in place of a file that is there.
        for _ in 0..2 {
            let done = write(at, args, input, "out");
            assert!(done.status.success(), "{args:?}: {}", said(&done));
            assert!(fs::metadata(at.join("out")).expect("the output").len() > 0);
        }
    }
}

#[test]
fn no_output_lies_among_the_articles_of_a_folder_or_glob() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    fs::create_dir_all(at.join("in/deep")).expect("folders");
    for file in ["in/a.jsonl", "in/deep/b.jsonl"] {
        fs::write(at.join(file), articles(&[file], 2).join("\n")).expect("writes");
    }
    let before = all(at);
    for input in ["in", "in/*.jsonl", "in/**/*.jsonl"] {
        for out in ["in/a.jsonl", "in/new.jsonl", "in/deep/../new.jsonl"] {
            for args in [
                &["code", "IN", "--out", "OUT"][..],
                &["kwic", "الجسر", "IN", "--out", "OUT"],
                &["keyness", "IN", "--target", "in/a.jsonl", "--out", "OUT"],
            ] {
                refused(&write(at, args, input, out), "articles that are read");
                assert_eq!(all(at), before, "{args:?} {input} {out}");
            }
        }
    }
    refused(&write(at, &["code", "IN", "--out", "OUT"], "in", "in/deep/x.csv.gz"), "articles that are read");
    // What no format reads may lie there, and what the glob does not meet.
    let deep = write(at, &["code", "IN", "--out", "OUT"], "in/*.jsonl", "in/deep/new.jsonl");
    assert!(deep.status.success(), "{}", said(&deep));
    let page = write(at, &["kwic", "الجسر", "IN", "--html", "OUT"], "in", "in/page.html");
    assert!(page.status.success(), "{}", said(&page));
}

#[test]
fn results_and_samples_do_not_lie_with_the_articles() {
    let project = project(&articles(&["أ"], 3).join("\n"), &SPEC.replace("\"a.jsonl\"", "\".\""));
    for results in ["data", "data/results"] {
        refused(&output(project.path(), &["run", "mine.toml", "--results", results]), "with the input");
    }
    let sample = ["sample", "mine.toml", "--articles", "2", "--out", "data/sample"];
    refused(&output(project.path(), &sample), "articles that are read");
    assert_eq!(all(&project.path().join("data")), ["a.jsonl"]);
    // Articles in the results folder itself would be read beside what is replaced.
    ran(project.path());
    fs::rename(project.path().join("data/a.jsonl"), project.path().join("results/mine/a.jsonl"))
        .expect("moves");
    let spec = SPEC.replace("a.jsonl", "../results/mine/a.jsonl");
    fs::write(project.path().join("mine.toml"), spec).expect("writes");
    refused(&output(project.path(), &["run", "mine.toml"]), "with the input");
    assert!(project.path().join("results/mine/a.jsonl").exists());
}

#[test]
fn an_output_that_cannot_be_made_is_told_before_the_work() {
    let folder = inputs();
    let at = folder.path();
    fs::create_dir(at.join("there")).expect("a folder");
    let long = "ن".repeat(200);
    let before = all(at);
    for (input, args) in WRITERS {
        for (out, why) in [
            ("there", "is a folder"),
            ("none/out", "there is no folder none"),
            ("new/", "has no file name"),
            ("in.jsonl/out", "in.jsonl/out"),
            (long.as_str(), "name too long"),
        ] {
            let done = write(at, args, input, out);
            assert!(said(&done).to_lowercase().contains(why), "{args:?} {out}: {}", said(&done));
            refused(&done, "");
            // Nothing was read yet: neither told nor lost.
            assert!(!said(&done).contains("articles"), "{}", said(&done));
            assert_eq!(all(at), before);
        }
    }
    let done = output(at, &["kwic", "الجسر", "in.jsonl", "--out", "x.csv", "--html", "./x.csv"]);
    refused(&done, "also the output");
    for args in [&["run", "mine.toml"][..], &["sample", "mine.toml", "--articles", "1", "--out", &long]] {
        let name = format!("{}.toml", "ن".repeat(126));
        let project = project(CODED, SPEC);
        fs::rename(project.path().join("mine.toml"), project.path().join(&name)).unwrap_or_default();
        let args: Vec<&str> = args.iter().map(|a| if *a == "mine.toml" { &name } else { *a }).collect();
        let done = output(project.path(), &args);
        assert!(matches!(done.status.code(), Some(0 | 2)), "{}", said(&done));
        assert!(half_written(project.path()).is_empty());
    }
}

/// Nothing to write is no empty file.
#[test]
fn an_input_without_articles_leaves_no_output() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("in.jsonl"), "\n").expect("writes");
    for (input, args) in WRITERS.iter().filter(|(input, _)| *input == "in.jsonl") {
        refused(&write(folder.path(), args, input, "out"), "");
        assert_eq!(all(folder.path()), ["in.jsonl"], "{args:?}");
    }
}

/// A name of the greatest length that a disk takes is no less a name.
#[test]
fn a_long_name_is_written() {
    let folder = inputs();
    let long = "n".repeat(255);
    let done = output(folder.path(), &["code", "in.jsonl", "--out", &long]);
    assert!(done.status.success() && folder.path().join(&long).exists(), "{}", said(&done));
}

#[cfg(unix)]
fn mode(path: PathBuf) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).expect("a file").permissions().mode() & 0o777
}

#[cfg(unix)]
fn shell(folder: &Path, before: &str, args: &[&str]) -> Output {
    let script = format!("{before}; exec \"$0\" \"$@\"");
    let mut shell = Command::new("bash");
    shell.current_dir(folder).env_remove("MINZAR_DATA");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_minzar")]).args(args).output().expect("bash starts")
}

#[cfg(unix)]
#[test]
fn outputs_have_the_rights_that_the_user_gives_to_new_files() {
    use std::os::unix::fs::PermissionsExt;
    for (umask, file, folder) in [("022", 0o644, 0o755), ("077", 0o600, 0o700)] {
        for (input, args) in WRITERS {
            let at = inputs();
            let args: Vec<&str> = args
                .iter()
                .map(|a| {
                    if *a == "IN" {
                        input
                    } else if *a == "OUT" {
                        "out"
                    } else {
                        a
                    }
                })
                .collect();
            let umask = format!("umask {umask}");
            assert!(shell(at.path(), &umask, &args).status.success());
            assert_eq!(mode(at.path().join("out")), file, "{args:?}");
            // One that is there keeps its own: a private file stays private.
            fs::set_permissions(at.path().join("out"), fs::Permissions::from_mode(0o640)).expect("rights");
            assert!(shell(at.path(), &umask, &args).status.success());
            assert_eq!(mode(at.path().join("out")), 0o640, "{args:?}");
        }
        let project = project(&articles(&["أ"], 3).join("\n"), SPEC);
        let umask = format!("umask {umask}");
        let sample = ["sample", "mine.toml", "--articles", "2", "--out", "sample"];
        for args in [&["run", "mine.toml"][..], &sample, &["new", "other.toml"], &["draw", "results/mine"]] {
            let done = shell(project.path(), &umask, args);
            assert!(done.status.success(), "{}", said(&done));
        }
        for made in ["results/mine", "results/mine/tables", "sample"] {
            assert_eq!(mode(project.path().join(made)), folder, "{made}");
        }
        for made in ["results/mine/manifest.json", "sample/sample.json", "other.toml"] {
            assert_eq!(mode(project.path().join(made)), file, "{made}");
        }
    }
    let at = inputs();
    fs::write(at.path().join("out"), "mine").expect("writes");
    fs::set_permissions(at.path().join("out"), fs::Permissions::from_mode(0o444)).expect("rights");
    refused(&output(at.path(), &["code", "in.jsonl", "--out", "out"]), "protected against writing");
}

/// `ulimit -f` stands for a disk that is full: writing stops at a kilobyte.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_what_stood_there_and_nothing_else() {
    let project = project(&articles(&["أ", "ب", "ج", "د"], 40).join("\n"), SPEC);
    let at = project.path();
    let terms: String = (0..200).map(|n| format!("كلمة{n},a\n")).collect();
    fs::write(at.join("list.csv"), format!("pattern,category\n{terms}")).expect("writes");
    let coded = output(at, &["code", "data/a.jsonl", "--out", "coded.jsonl"]);
    assert!(coded.status.success(), "{}", said(&coded));
    ran(at);
    fs::write(at.join("results/mine/notes.txt"), "notes").expect("writes");
    for args in [
        &["code", "data/a.jsonl", "--out", "out"][..],
        &["kwic", "الجسر", "data/a.jsonl", "--out", "out"],
        &["kwic", "الجسر", "data/a.jsonl", "--html", "out"],
        &["keyness", "data/a.jsonl", "--target", "أ", "--min-range", "1", "--out", "out"],
        &["import", "coded.jsonl", "--from", "codebook", "--out", "out"],
        &["lexicon", "import", "list.csv", "--lang", "ar", "--out", "out"],
        &["lexicon", "export", "ar/loaded", "--to", "csv", "--out", "out"],
        &["sample", "mine.toml", "--articles", "20", "--out", "sample"],
        &["new", "other.toml"],
        &["draw", "results/mine", "--out", "out-charts"],
        &["run", "mine.toml"],
    ] {
        for there in [false, true] {
            if there {
                fs::write(at.join("out"), "as it was").expect("writes");
            }
            let before = all(at);
            let manifest = fs::read(at.join("results/mine/manifest.json")).expect("a manifest");
            let done = shell(at, "ulimit -f 1", args);
            refused(&done, "");
            assert_eq!(all(at), before, "{args:?}");
            assert_eq!(fs::read(at.join("results/mine/manifest.json")).expect("a manifest"), manifest);
            if there {
                assert_eq!(fs::read_to_string(at.join("out")).expect("the old"), "as it was", "{args:?}");
                fs::remove_file(at.join("out")).expect("removes");
            }
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn devices_and_pipes_take_bytes_as_they_come() {
    let folder = inputs();
    let at = folder.path();
    refused(&output(at, &["code", "in.jsonl", "--out", "/dev/full"]), "/dev/full");
    let piped = output(at, &["code", "in.jsonl", "--out", "/dev/stdout"]);
    assert!(piped.status.success() && said(&piped).contains("\"attributions\":["), "{}", said(&piped));
    assert!(output(at, &["code", "in.jsonl", "--out", "/dev/null"]).status.success());
    assert!(!fs::metadata("/dev/null").expect("a device").is_file());
    // A link is followed to what it leads to.
    fs::write(at.join("real"), "old").expect("writes");
    std::os::unix::fs::symlink("real", at.join("link")).expect("a link");
    std::os::unix::fs::symlink("none", at.join("dangling")).expect("a link");
    assert!(output(at, &["code", "in.jsonl", "--out", "link"]).status.success());
    assert!(at.join("link").symlink_metadata().expect("there").is_symlink());
    assert!(fs::read_to_string(at.join("real")).expect("codings").contains("attributions"));
    refused(&output(at, &["code", "in.jsonl", "--out", "dangling"]), "leads nowhere");
}

/// A run over a large corpus, under way: parts of its evidence are written.
#[cfg(target_os = "linux")]
fn under_way(at: &Path) -> std::process::Child {
    fs::write(at.join("data/a.jsonl"), articles(&["أ", "ب", "ج", "د"], 4000).join("\n")).expect("writes");
    // A test may itself be run where signals are ignored.
    let mut run = Command::new("env");
    run.arg("--default-signal").arg(env!("CARGO_BIN_EXE_minzar")).args(["run", "mine.toml"]);
    run.current_dir(at).env_remove("MINZAR_DATA").stdout(Stdio::null()).stderr(Stdio::null());
    let mut run = run.spawn().expect("starts");
    let part = |name: &String| name.contains(".partial/evidence/part-");
    for _ in 0..6000 {
        if all(&at.join("results")).iter().any(part) {
            return run;
        }
        assert!(run.try_wait().expect("state").is_none(), "the run ended: make the corpus larger");
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("no part was written");
}

#[cfg(target_os = "linux")]
fn send(signal: &str, run: &std::process::Child) {
    let sent = Command::new("kill").args([signal, &run.id().to_string()]).status().expect("kill starts");
    assert!(sent.success());
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_that_is_stopped_leaves_the_old_results_whole() {
    let few = articles(&["أ", "ب"], 3).join("\n");
    let project = project(&few, SPEC);
    let at = project.path();
    fs::create_dir(at.join("results")).expect("a folder");
    let mut run = under_way(at);
    send("-TERM", &run);
    assert!(!run.wait().expect("ends").success());
    assert!(all(&at.join("results")).is_empty(), "half results stayed");

    fs::write(at.join("data/a.jsonl"), &few).expect("writes");
    ran(at);
    fs::write(at.join("results/mine/notes.txt"), "notes").expect("writes");
    let manifest = fs::read(at.join("results/mine/manifest.json")).expect("a manifest");
    let before = all(&at.join("results"));
    for signal in ["-TERM", "-INT", "-HUP"] {
        let mut run = under_way(at);
        send(signal, &run);
        let status = run.wait().expect("ends");
        assert!(!status.success() && status.code().is_none(), "{status:?}: it ends by the signal");
        assert_eq!(all(&at.join("results")), before, "{signal}");
        assert_eq!(fs::read(at.join("results/mine/manifest.json")).expect("there"), manifest);
    }
    // A killed one can tidy nothing: the next does.
    let mut run = under_way(at);
    send("-KILL", &run);
    run.wait().expect("ends");
    assert!(!half_written(at).is_empty());
    assert_eq!(fs::read(at.join("results/mine/manifest.json")).expect("there"), manifest);
    fs::write(at.join("data/a.jsonl"), &few).expect("writes");
    ran(at);
    assert_eq!(all(&at.join("results")), before);
}

#[cfg(target_os = "linux")]
#[test]
fn signals_that_are_ignored_stay_ignored() {
    let project = project(&articles(&["أ", "ب"], 3).join("\n"), SPEC);
    let at = project.path();
    fs::write(at.join("data/a.jsonl"), articles(&["أ", "ب"], 400).join("\n")).expect("writes");
    let script = "trap '' HUP INT; \"$0\" run mine.toml & sleep 0.2; kill -HUP $!; kill -INT $!; wait $!";
    let mut shell = Command::new("bash");
    shell.current_dir(at).env_remove("MINZAR_DATA").args(["-c", script, env!("CARGO_BIN_EXE_minzar")]);
    assert!(shell.status().expect("bash starts").success());
    assert!(at.join("results/mine/report.html").exists());
}

/// Stopped between two renames, or while files were carried over: nothing is lost.
#[test]
fn what_a_replacement_left_half_way_is_mended_by_the_next_run() {
    let project = project(&articles(&["أ", "ب"], 3).join("\n"), SPEC);
    let at = project.path();
    ran(at);
    let mine = at.join("results/mine");
    fs::write(mine.join("notes.txt"), "notes").expect("writes");
    let whole = all(&mine);
    let hash = blake3::hash(b"mine").to_hex();
    let old = at.join(format!("results/.minzar-{}-abcdef.old", &hash[..8]));

    // The old one was moved away, the new one never came. The next run fails for its own reasons.
    fs::rename(&mine, &old).expect("moves");
    fs::rename(at.join("data/a.jsonl"), at.join("away.jsonl")).expect("moves");
    refused(&output(at, &["run", "mine.toml"]), "a.jsonl");
    assert_eq!(all(&mine), whole);
    fs::rename(at.join("away.jsonl"), at.join("data/a.jsonl")).expect("moves");

    // The new one came, and nothing was carried over.
    fs::rename(&mine, &old).expect("moves");
    fs::rename(old.join("notes.txt"), at.join("notes.txt")).expect("moves");
    fs::create_dir(&mine).expect("a folder");
    for name in ["manifest.json", "spec.toml", "report.html"] {
        fs::copy(old.join(name), mine.join(name)).expect("copies");
    }
    fs::rename(at.join("notes.txt"), old.join("notes.txt")).expect("moves");
    ran(at);
    assert_eq!(all(&mine), whole);
    assert_eq!(fs::read_to_string(mine.join("notes.txt")).expect("kept"), "notes");
    assert!(half_written(at).is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn of_two_runs_at_once_the_second_is_refused() {
    let project = project(&articles(&["أ"], 3).join("\n"), SPEC);
    let at = project.path();
    fs::create_dir(at.join("results")).expect("a folder");
    let mut first = under_way(at);
    fs::create_dir(at.join("other")).expect("a folder");
    let spec = SPEC.replace("\"?\"", "\"another\"");
    fs::write(at.join("other/mine.toml"), spec).expect("writes");
    refused(&output(at, &["run", "other/mine.toml"]), "another run is writing it now");
    assert!(first.wait().expect("ends").success());
    assert!(half_written(at).is_empty());
    let spec = fs::read_to_string(at.join("results/mine/spec.toml")).expect("a spec");
    assert_eq!(spec, SPEC);
    let manifest = fs::read_to_string(at.join("results/mine/manifest.json")).expect("a manifest");
    assert!(manifest.contains(blake3::hash(SPEC.as_bytes()).to_hex().as_str()));
}

#[cfg(target_os = "linux")]
#[test]
fn of_two_writers_of_one_file_the_last_wins_whole() {
    let folder = inputs();
    let at = folder.path();
    let lines = articles(&["أ", "ب"], 600).join("\n");
    fs::write(at.join("large.jsonl"), lines).expect("writes");
    let code = |input: &str| {
        let mut code = Command::new(env!("CARGO_BIN_EXE_minzar"));
        code.current_dir(at).args(["code", input, "--out", "out"]).stdout(Stdio::null());
        code.spawn().expect("starts")
    };
    let mut both = [code("large.jsonl"), code("in.jsonl")];
    for one in &mut both {
        assert!(one.wait().expect("ends").success());
    }
    let lines = fs::read_to_string(at.join("out")).expect("codings").lines().count();
    assert!(lines == 1200 || lines == 2, "{lines}");
    assert!(half_written(at).is_empty());
}
