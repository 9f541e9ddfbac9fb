//! Text in any encoding: read as it was written, or refused; never without end, never other
//! letters in silence.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufReader, Read, Write};
use std::path::Path;
use std::time::Duration;

use encoding_rs::Encoding;
use minzar::corpus::{self, Article, DAMAGE, Decoded, Keep, Settings, Source, Survey};
use minzar::error::Result;
use minzar::lang::Language;
use proptest::prelude::*;

use super::cli::{output, said};

const TITLE: &str = "وصول القافلة إلى الميناء";
const BODY: &str =
    "قال شاهد من أهل الحي إن السوق فتحت أبوابها صباح اليوم بعد توقف دام يومين، وأضاف أن المطر هدأ.";
const GUESSED: &str = "file is not UTF-8, encoding guessed";

/// Runs work that must end: a test that would hang fails.
fn within<T: Send + 'static>(seconds: u64, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(work()));
    receiver.recv_timeout(Duration::from_secs(seconds)).expect("it ends in time, without a panic")
}

fn load(folder: &Path, toml: &str) -> Result<(Survey, Vec<Article>)> {
    let (folder, toml) = (folder.to_owned(), toml.to_owned());
    within(60, move || {
        let settings: Settings = toml::from_str(&toml).expect("settings");
        let languages: BTreeMap<_, _> =
            ["ar", "en"].map(|c| (c.to_owned(), Language::embedded(c).expect("embedded"))).into();
        let source = Source::new(settings, &folder, &languages)?;
        let loaded = corpus::load(&source, &Keep::Scratch)?;
        let mut articles = Vec::new();
        for batch in loaded.batches() {
            articles.extend(batch?.into_articles());
        }
        Ok((loaded.survey, articles))
    })
}

fn reading(file: &str, more: &str) -> String {
    format!("input = [\"{file}\"]\nlang = \"ar\"\noutlet = \"الأفق\"\nclean = false\n{more}")
}

/// A text in an encoding, by label; UTF-16 has no encoder there.
fn encoded(text: &str, label: &str) -> Vec<u8> {
    let units = || text.encode_utf16();
    match label {
        "utf-16le" => units().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => units().flat_map(u16::to_be_bytes).collect(),
        _ => Encoding::for_label(label.as_bytes()).expect("a label").encode(text).0.into_owned(),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).expect("memory");
    packed.finish().expect("memory")
}

fn zipped(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("memory");
    zip.write_all(bytes).expect("memory");
    zip.finish().expect("memory").into_inner()
}

#[test]
fn an_article_is_read_in_any_encoding_plain_and_packed() {
    let folder = tempfile::tempdir().expect("a folder");
    // Both shorter and longer than what a reader asks for at a time.
    for body in
        [BODY.to_owned(), (0..3000).map(|n| format!("{BODY} {n}\n")).collect::<String>().trim().to_owned()]
    {
        let text = format!("{TITLE}\n\n{body}");
        for label in ["windows-1256", "iso-8859-6", "utf-16le", "utf-16be", "utf-8"] {
            let bytes = encoded(&text, label);
            for (file, packed) in [
                ("a.txt", bytes.clone()),
                ("a.txt.gz", gzip(&bytes)),
                ("a.txt.zst", zstd::encode_all(&*bytes, 1).expect("memory")),
                ("a.zip", zipped("a.txt", &bytes)),
            ] {
                fs::write(folder.path().join(file), packed).expect("writes");
                for named in [false, true] {
                    let more = if named { format!("encoding = \"{label}\"") } else { String::new() };
                    let (survey, articles) =
                        load(folder.path(), &reading(file, &more)).unwrap_or_else(|e| panic!("{label}: {e}"));
                    assert_eq!(articles[0].title, TITLE, "{label}, {file}");
                    assert!(articles[0].body.trim() == body, "{label}, {file}");
                    let told = survey.warnings.contains_key(GUESSED);
                    assert_eq!(told, !named && label != "utf-8", "{label}, {file}");
                }
            }
        }
    }
}

/// Hands out bytes in pieces of given sizes.
struct Pieces {
    bytes: Vec<u8>,
    at: usize,
    sizes: Vec<usize>,
    turn: usize,
}

impl Read for Pieces {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let size = self.sizes[self.turn % self.sizes.len()].min(out.len()).min(self.bytes.len() - self.at);
        self.turn += 1;
        out[..size].copy_from_slice(&self.bytes[self.at..self.at + size]);
        self.at += size;
        Ok(size)
    }
}

const LABELS: [&str; 14] = [
    "windows-1256",
    "iso-8859-6",
    "utf-16le",
    "utf-16be",
    "utf-8",
    "windows-1252",
    "iso-8859-8-i",
    "gb18030",
    "gbk",
    "big5",
    "euc-jp",
    "iso-2022-jp",
    "shift_jis",
    "euc-kr",
];

proptest! {
    #![proptest_config(super::properties(1500))]

    /// Against the whole at once: any bytes, in pieces of any size, read into buffers of any
    /// size, one byte too, give the same text; what is malformed is marked where it stands.
    #[test]
    fn decoding_in_pieces_is_decoding_at_once(
        label in 0..LABELS.len(),
        text in "\\PC{0,40}",
        noise in proptest::collection::vec(any::<u8>(), 0..24),
        at in any::<prop::sample::Index>(),
        ins in proptest::collection::vec(1usize..9, 1..4),
        outs in proptest::collection::vec(1usize..9, 1..4),
    ) {
        let encoding = Encoding::for_label(LABELS[label].as_bytes()).expect("a label");
        let mut bytes = encoded(&text, LABELS[label]);
        let at = at.index(bytes.len() + 1);
        bytes.splice(at..at, noise);
        let (whole, _) = encoding.decode_without_bom_handling(&bytes);
        let pieces = Pieces { bytes: bytes.clone(), at: 0, sizes: ins.clone(), turn: 0 };
        let mut decoded = Decoded::new(BufReader::with_capacity(ins[0], pieces), encoding);
        let mut got = Vec::new();
        let mut turn = 0;
        loop {
            let mut out = vec![0; outs[turn % outs.len()]];
            turn += 1;
            prop_assert!(turn < 100_000, "it does not end");
            match decoded.read(&mut out).expect("memory") {
                0 => break,
                n => got.extend(&out[..n]),
            }
        }
        let marked: Vec<u8> = got
            .iter()
            .flat_map(|b| if *b == DAMAGE { "\u{fffd}".bytes().collect() } else { vec![*b] })
            .collect();
        prop_assert_eq!(String::from_utf8_lossy(&marked), whole);
    }

    /// Whatever bytes a file has, reading it ends, without a panic, and says what it lost.
    #[test]
    fn any_bytes_are_read_or_refused(
        end in prop::sample::select(vec!["txt", "csv", "tsv", "jsonl", "json", "txt.gz", "csv.gz", "zip"]),
        label in 0..LABELS.len(),
        start in prop::sample::select(vec!["", "id,outlet,title,body\n1,أ,ع,", "{\"title\":\"", "[{\"body\":\""]),
        text in "\\PC{0,60}",
        noise in proptest::collection::vec(any::<u8>(), 0..40),
        at in any::<prop::sample::Index>(),
        mark in prop::sample::select(vec![vec![], vec![0xff, 0xfe], vec![0xfe, 0xff], vec![0xef, 0xbb, 0xbf]]),
        packed in any::<bool>(),
    ) {
        let mut bytes = mark;
        bytes.extend(encoded(&format!("{start}{text}\n{BODY}"), LABELS[label]));
        let at = at.index(bytes.len() + 1);
        bytes.splice(at..at, noise);
        let folder = tempfile::tempdir().expect("a folder");
        let file = format!("a.{end}");
        // Under a packed name lie packed bytes, and bytes that only say so.
        let bytes = match end {
            _ if !packed => bytes,
            "zip" => zipped("a.txt", &bytes),
            end if end.ends_with("gz") => gzip(&bytes),
            _ => bytes,
        };
        fs::write(folder.path().join(&file), bytes).expect("writes");
        match load(folder.path(), &reading(&file, "max_rejected = 1.0")) {
            Ok((survey, articles)) => prop_assert_eq!(articles.len() as u64, survey.kept.articles),
            Err(error) => prop_assert!(!error.to_string().contains("stopped in the middle"), "{}", error),
        }
    }
}

#[test]
fn utf16_without_a_mark_is_told_by_its_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    let english = "The market opened.\nShe said the rain had stopped.".to_owned();
    let russian = "Рынок открылся.\nОна сказала, что дождь прошёл.".to_owned();
    let no_space = "المطر".repeat(4);
    for text in [english, russian, format!("{TITLE}\n{BODY}"), format!("{no_space}\n{no_space}")] {
        for label in ["utf-16le", "utf-16be"] {
            let whole = encoded(&text, label);
            fs::write(&path, &whole).expect("writes");
            let (survey, articles) = load(folder.path(), &reading("a.txt", "")).expect(label);
            assert_eq!(format!("{}\n{}", articles[0].title, articles[0].body), text);
            let detail = &survey.warnings[GUESSED].first.first().expect("a place").detail;
            assert_eq!(detail.to_lowercase(), format!("read as {label}"));

            // Half a letter at the end is damage that is told, not another letter.
            for marked in [false, true] {
                let mark: &[u8] = if label == "utf-16le" { b"\xff\xfe" } else { b"\xfe\xff" };
                let bytes = [if marked { mark } else { &[] }, &whole[..whole.len() - 1]].concat();
                fs::write(&path, bytes).expect("writes");
                let error = load(folder.path(), &reading("a.txt", "")).expect_err("damage").to_string();
                assert!(error.contains("not in the encoding of the file 1 times"), "{error}");
            }
        }
    }
}

#[test]
fn text_that_would_be_full_of_nul_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!("{TITLE}\n{BODY}");
    let utf32 = |mark: &str| -> Vec<u8> {
        format!("{mark}{text}").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()
    };
    let chinese = "一二三四\n市场今天开门，雨停了。\n".repeat(20);
    for (bytes, more) in [
        (utf32("\u{feff}"), ""),
        (utf32(""), ""),
        (encoded(&text, "utf-16le"), "encoding = \"windows-1256\""),
        (encoded(&text, "utf-16be"), "encoding = \"utf-8\""),
        (encoded(&chinese, "utf-16le"), ""),
    ] {
        fs::write(folder.path().join("a.txt"), bytes).expect("writes");
        let error = load(folder.path(), &reading("a.txt", more)).expect_err("no text").to_string();
        assert!(error.contains("save the file as UTF-8"), "{error}");
    }
    // With its encoding named it is read.
    let named = reading("a.txt", "encoding = \"utf-16le\"");
    let (_, articles) = load(folder.path(), &named).expect("loads");
    assert!(format!("{}\n{}", articles[0].title, articles[0].body) == chinese);
}

#[test]
fn a_row_with_damage_is_counted_where_it_stands_and_the_others_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let row = |n: usize| encoded(&format!("{n},الأفق,{TITLE},{n} {BODY}\n"), "utf-16le");
    let mut bytes = [b"\xff\xfe", &*encoded("id,outlet,title,body\n", "utf-16le")].concat();
    for n in 0..30 {
        let mut row = row(n);
        if n == 7 {
            // Half a surrogate pair in the body.
            let at = row.len() - 20;
            row[at..at + 2].copy_from_slice(&[0x00, 0xd8]);
        }
        bytes.extend(row);
    }
    fs::write(folder.path().join("a.csv"), bytes).expect("writes");
    let (survey, articles) = load(folder.path(), &reading("a.csv", "")).expect("loads");
    let lost = &survey.rejected["not in the encoding of the file"];
    assert_eq!((lost.total, articles.len()), (1, 29));
    assert_eq!(lost.first.first().expect("a place").place, "a.csv, line 9");
}

/// What is looked at to tell the encoding ends within a letter.
#[test]
fn a_letter_across_the_border_of_the_sample_is_no_damage() {
    let folder = tempfile::tempdir().expect("a folder");
    for shift in 0..4 {
        let text = format!("{}\n{}", "ا".repeat(shift + 1), "😀 المطر ".repeat(200_000));
        let bytes = encoded(&text, "utf-16le");
        assert!(bytes.len() > 3 << 20);
        fs::write(folder.path().join("a.txt"), bytes).expect("writes");
        let (_, articles) = load(folder.path(), &reading("a.txt", "")).expect("loads");
        assert!(articles[0].body.trim() == text[text.find('\n').expect("a line") + 1..].trim());
    }
}

#[test]
fn an_encoding_that_cannot_be_read_is_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), BODY).expect("writes");
    for label in ["iso-2022-kr", "no-such"] {
        let error = load(folder.path(), &reading("a.txt", &format!("encoding = \"{label}\"")));
        assert!(error.expect_err("no encoding").to_string().contains(label));
    }
}

/// Each command that reads articles ends, and says that it guessed.
#[test]
fn every_command_says_that_an_encoding_was_guessed() {
    let folder = tempfile::tempdir().expect("a folder");
    for (outlet, n) in [("ufuq", 3), ("manar", 3)] {
        fs::create_dir_all(folder.path().join("data").join(outlet)).expect("a folder");
        for n in 0..n {
            let text = format!("{TITLE} {n}\n{BODY} الخبر رقم {n} من {outlet}.");
            let path = folder.path().join(format!("data/{outlet}/{n}.txt"));
            fs::write(path, encoded(&text, if n == 0 { "utf-16le" } else { "windows-1256" }))
                .expect("writes");
        }
    }
    let spec =
        "question = \"?\"\n[corpus]\ninput = [\"*/*.txt\"]\nlang = \"ar\"\noutlet_from_folder = true\n";
    fs::write(folder.path().join("mine.toml"), spec).expect("writes");
    for args in [
        &["kwic", "السوق", "data", "--outlet-from-folder"][..],
        &["keyness", "data", "--target", "ufuq", "--outlet-from-folder", "--min-range", "1"],
        &["code", "data", "--outlet", "x", "--out", "coded.jsonl"],
        &["check", "mine.toml"],
        &["run", "mine.toml"],
    ] {
        let (at, owned) =
            (folder.path().to_owned(), args.iter().map(|a| (*a).to_owned()).collect::<Vec<_>>());
        let done = within(120, move || output(&at, &owned.iter().map(String::as_str).collect::<Vec<_>>()));
        assert!(done.status.success(), "{args:?}: {}", said(&done));
        assert!(said(&done).contains(&format!("warning: {GUESSED} (6)")), "{args:?}: {}", said(&done));
    }
    let coded = fs::read_to_string(folder.path().join("coded.jsonl")).expect("codings");
    assert!(coded.lines().count() == 6 && coded.contains(BODY), "{coded}");
}

/// Offsets of codings count code points: an encoding that is marked moves none. One that would
/// be guessed is refused.
#[test]
fn lines_of_codings_are_read_by_their_mark_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = format!("{{\"id\":\"a\",\"outlet\":\"\",\"title\":\"{TITLE}\",\"body\":\"{BODY}\"}}\n");
    let code = |bytes: Vec<u8>| {
        fs::write(folder.path().join("a.jsonl"), bytes).expect("writes");
        let done = output(folder.path(), &["code", "a.jsonl", "--outlet", "x", "--out", "coded.jsonl"]);
        (done.status.code(), said(&done), fs::read_to_string(folder.path().join("coded.jsonl")).ok())
    };
    let (_, _, plain) = code(line.clone().into_bytes());
    assert!(plain.as_ref().is_some_and(|p| p.contains(BODY) && p.contains("\"outlet\":\"x\"")), "{plain:?}");
    for label in ["utf-8", "utf-16le", "utf-16be"] {
        let marked = encoded(&format!("\u{feff}{line}"), label);
        let (status, said, coded) = code(marked);
        assert_eq!((status, &coded), (Some(0), &plain), "{label}: {said}");
    }
    for label in ["windows-1256", "utf-16le"] {
        let (status, said, _) = code(encoded(&line, label));
        assert!(status == Some(2) && said.contains("save the file as UTF-8"), "{label}: {said}");
    }
}
