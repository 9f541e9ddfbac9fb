//! Frame axes against the formulas of Kwak et al. (2021) written out in NumPy 2.4.6.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use minzar::features::AxisSum;
use minzar::features::axis::Axes;
use minzar::lang::Language;
use minzar::schema::{AXES, col};
use minzar::table::Table;
use minzar::text::Analyzer;

/// Eight words in three dimensions, written for this test. Of the pack's pairs it has two of the
/// axis `peace-war`, and none of any other.
const VECTORS: [(&str, [f32; 3]); 8] = [
    ("peace", [0.9, 0.1, 0.2]),
    ("War", [-0.8, 0.3, 0.1]),
    ("calm", [0.5, 0.5, -0.25]),
    ("violence", [-0.6, 0.75, 0.3]),
    ("talks", [0.4, -0.2, 0.6]),
    ("battle", [-0.7, 0.2, 0.9]),
    ("the", [0.1, 0.1, 0.1]),
    ("end", [0.3, -0.9, 0.05]),
];
/// Articles of two outlets.
const A: [&str; 3] = ["The talks end the war.", "Peace talks!", "Calm 12"];
const B: [&str; 3] = ["Battle and violence end", "The war, the BATTLE, war", "Nothing"];

fn text(header: bool) -> String {
    let lines = VECTORS.map(|(word, v)| format!("{word} {} {} {}\n", v[0], v[1], v[2])).concat();
    // A spelling that folds like an earlier word is rarer and does not count.
    let lines = format!("{lines}PEACE 9 9 9\n");
    if header { format!("9 3\n{lines}") } else { lines }
}

fn binary() -> Vec<u8> {
    let mut bytes = b"8 3\n".to_vec();
    for (word, vector) in VECTORS {
        bytes.extend(word.as_bytes());
        bytes.push(b' ');
        vector.iter().for_each(|v| bytes.extend(v.to_le_bytes()));
        bytes.push(b'\n');
    }
    bytes
}

fn file(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("writes");
    path
}

fn english() -> Arc<Language> {
    Language::embedded("en").expect("the English pack")
}

fn close(have: Option<f64>, want: f64) {
    assert!(have.is_some_and(|have| (have - want).abs() < 1e-9), "{have:?} is not {want}");
}

fn sums(axes: &Axes, bodies: &[&str]) -> AxisSum {
    let analyzer = Analyzer::new(english());
    let mut all = AxisSum::default();
    for body in bodies {
        all.add(&axes.sums(&analyzer.doc("", body))["peace-war"], 1);
    }
    all
}

#[test]
fn bias_and_intensity_are_those_of_the_paper() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path(), "tiny.vec", text(true).as_bytes());
    let axes = Axes::load(&english(), &path, "tiny.vec").expect("axes");
    let first = sums(&axes, &A[..1]);
    assert_eq!((first.n, first.words), (5, 5));
    close(first.bias(), 0.13399044871499807);
    close(first.square(), 0.3287941893688111);
    let (a, b) = (sums(&axes, &A), sums(&axes, &B));
    assert_eq!(((a.n, a.words), (b.n, b.words)), ((8, 8), (8, 10)), "a number is no word");
    let mut all = a;
    all.add(&b, 1);
    let baseline = all.bias().expect("words");
    close(Some(baseline), -0.023030144442040143);
    close(a.bias(), 0.32511519205916783);
    close(a.intensity(baseline), 0.38987698170946067);
    close(b.bias(), -0.37117548094324815);
    close(b.intensity(baseline), 0.49074674845468724);
    assert_eq!(AxisSum::default().bias(), None);
    // Pairs without vectors are doubts, axes without pairs are left out.
    assert!(axes.doubts.iter().any(|d| d.place == "axis peace-war" && d.detail.contains("ceasefire")));
    assert_eq!(axes.sums(&Analyzer::new(english()).doc("", "")).len(), 1);
}

#[test]
fn text_with_or_without_header_gzip_and_binary_read_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(text(true).as_bytes()).expect("writes");
    let files = [
        ("a.vec", text(true).into_bytes()),
        ("b.txt", text(false).into_bytes()),
        ("c.vec.gz", gzip.finish().expect("gzip")),
        ("d.bin", binary()),
    ];
    let read = |(name, bytes): &(&str, Vec<u8>)| {
        let path = file(folder.path(), name, bytes);
        let axes = Axes::load(&english(), &path, name).expect("axes");
        assert_eq!(axes.file.dimensions, 3, "{name}");
        assert_eq!(axes.file.hash, blake3::hash(bytes).to_hex().to_string(), "{name}");
        sums(&axes, &A)
    };
    let sums: Vec<AxisSum> = files.iter().map(read).collect();
    assert!(sums.iter().all(|sum| *sum == sums[0]), "{sums:?}");
}

#[test]
fn broken_files_are_errors_with_their_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = |name: &str, bytes: &[u8]| {
        let path = file(folder.path(), name, bytes);
        Axes::load(&english(), &path, name).err().expect("an error").to_string()
    };
    assert!(error("a.vec", b"2 3\npeace 1 2 3\nwar 1 x 3\n").contains("line 3"));
    assert!(error("b.vec", b"2 3\npeace 1 2 3\nwar 1 2\n").contains("line 3"));
    assert!(error("c.vec", b"1 2\npeace 1 NaN\n").contains("no number"));
    assert!(error("d.bin", &binary()[..40]).contains("word 3"));
    assert!(error("e.bin", b"\xba\x16\x4f\x2f model").contains("word2vec"));
    assert!(error("f.vec", b"").contains("no vectors"));
    assert!(error("g.vec", b"stone 1 2\ntree 2 1\n").contains("no pair"));
    let absent = Axes::load(&english(), &folder.path().join("none.vec"), "none.vec");
    assert!(absent.is_err());
}

/// A run: the same table in any order of rows, and the file's hash in the manifest.
#[test]
fn a_run_places_outlets_on_axes() {
    let run = |backwards: bool| -> (Table, serde_json::Value) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut lines = Vec::new();
        for (outlet, bodies) in [("a", A), ("b", B)] {
            for (i, body) in bodies.iter().cycle().take(12).enumerate() {
                let id = format!("{outlet}{i}");
                lines.push(format!(
                    "{{\"id\":\"{id}\",\"outlet\":\"{outlet}\",\"title\":\"x{i}\",\"body\":\"{body} {i}\"}}"
                ));
            }
        }
        if backwards {
            lines.reverse();
        }
        fs::create_dir(folder.path().join("data")).expect("data/");
        file(folder.path(), "data/a.jsonl", lines.join("\n").as_bytes());
        file(folder.path(), "data/tiny.vec", text(true).as_bytes());
        let spec = "question = \"?\"\n[corpus]\ninput = [\"a.jsonl\"]\nlang = \"en\"\n[measure]\nfeatures = [\"voices\"]\nmin_articles = 5\n[axes.vectors]\nen = \"tiny.vec\"\n";
        file(folder.path(), "mine.toml", spec.as_bytes());
        let minzar = |args: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_minzar"));
            let output = command.current_dir(folder.path()).env_remove("MINZAR_DATA").args(args).output();
            let output = output.expect("it starts");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        };
        minzar(&["run", "mine.toml"]);
        minzar(&["verify", "results/mine"]);
        let results = folder.path().join("results/mine");
        let csv = fs::File::open(results.join("tables/axes.csv")).expect("a table");
        let manifest = fs::read_to_string(results.join("manifest.json")).expect("a manifest");
        (Table::read_csv(&AXES, csv).expect("reads"), serde_json::from_str(&manifest).expect("JSON"))
    };
    let ((table, manifest), (again, _)) = (run(false), run(true));
    assert_eq!(table.rows(), again.rows());
    assert_eq!(table.text(col::OUTLET), [Some("a"), Some("b")]);
    // Four times the articles of the oracle: the same means.
    close(table.real(col::BASELINE)[0], -0.0230301444420401);
    close(table.real(col::BIAS)[0], 0.3251151920591678);
    close(table.real(col::INTENSITY)[1], 0.4907467484546873);
    assert_eq!(
        (table.int(col::N)[1], table.int(col::ARTICLES)[1]),
        (Some(32), Some(8)),
        "nothing has no vector"
    );
    let (bias, low, high) =
        (table.real(col::BIAS)[0], table.real(col::BIAS_LOW)[0], table.real(col::BIAS_HIGH)[0]);
    assert!(low < bias && bias < high, "{low:?} {bias:?} {high:?}");
    assert!(table.real(col::BIAS_P)[0] < Some(0.05), "{:?}", table.real(col::BIAS_P));
    assert_eq!(manifest["vectors"]["en"]["hash"], blake3::hash(text(true).as_bytes()).to_hex().to_string());
    assert!(manifest["outputs"].get("evidence/axes").is_some());
}
