//! Articles from every format, clean or broken; cleaning; bylines; duplicates.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use minzar::corpus::format::FORMATS;
use minzar::corpus::{self, Article, Keep, Settings, Source, Survey};
use minzar::error::Result;
use minzar::lang::Language;
use tempfile::TempDir;

fn languages() -> BTreeMap<String, Arc<Language>> {
    ["ar", "en"].map(|c| (c.to_owned(), Language::embedded(c).expect("embedded"))).into()
}

fn settings(toml: &str) -> Settings {
    toml::from_str(toml).expect("settings")
}

fn load(root: &Path, toml: &str) -> Result<(Survey, Vec<Article>)> {
    let source = Source::new(settings(toml), root, &languages())?;
    let loaded = corpus::load(&source, &Keep::Scratch)?;
    let mut articles = Vec::new();
    for batch in loaded.batches() {
        articles.extend(batch?.into_articles());
    }
    assert_eq!(articles.len() as u64, loaded.survey.kept.articles);
    Ok((loaded.survey, articles))
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, bytes).expect("a file");
    }
    dir
}

fn one(body: &str, outlet: &str, toml: &str) -> Article {
    let line = serde_json::json!({"id": "a", "outlet": outlet, "title": "عنوان", "body": body});
    let dir = folder(&[("a.jsonl", line.to_string().as_bytes())]);
    let (_, mut articles) = load(dir.path(), &format!("input = [\"a.jsonl\"]\n{toml}")).expect("loads");
    articles.remove(0)
}

const LANG: &str = "lang = \"ar\"";
const BODY: &str = "قال شاهد من أهل الحي إن السوق فتحت أبوابها صباح اليوم بعد توقف دام يومين بسبب المطر.";

fn rows() -> Vec<[String; 5]> {
    (0..40)
        .map(|n| {
            [
                format!("n{n:02}"),
                format!("صحيفة {}", n % 3),
                format!("2031-01-{:02}", n % 28 + 1),
                format!("=عنوان، رقم \"{n}\""),
                format!("{BODY}\nالفقرة {n}; وفيها, فواصل."),
            ]
        })
        .collect()
}

fn jsonl(rows: &[[String; 5]], names: [&str; 5]) -> String {
    rows.iter()
        .map(|row| {
            let object: serde_json::Map<_, _> =
                names.iter().zip(row).map(|(k, v)| ((*k).to_owned(), v.clone().into())).collect();
            format!("{}\n", serde_json::Value::Object(object))
        })
        .collect()
}

const NAMES: [&str; 5] = ["id", "outlet", "published", "title", "body"];

fn csv(rows: &[[String; 5]], delimiter: u8) -> Vec<u8> {
    let mut csv = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    csv.write_record(NAMES).expect("memory");
    for row in rows {
        csv.write_record(row).expect("memory");
    }
    csv.into_inner().expect("memory")
}

fn parquet(rows: &[[String; 5]], path: &Path) {
    use polars::prelude::{Column, DataFrame, DataType, NamedFrom, ParquetWriter, Series};
    let columns = (0..5).map(|i| {
        let cells: Vec<&str> = rows.iter().map(|r| r[i].as_str()).collect();
        let column = Column::from(Series::new(NAMES[i].into(), cells));
        // Dates as other programs write them.
        if NAMES[i] == "published" { column.cast(&DataType::Date).expect("dates") } else { column }
    });
    let mut frame = DataFrame::new(rows.len(), columns.collect()).expect("a frame");
    let file = fs::File::create(path).expect("a file");
    ParquetWriter::new(file).with_row_group_size(Some(7)).finish(&mut frame).expect("written");
}

#[test]
fn every_format_gives_the_same_corpus() {
    let rows = rows();
    let text = jsonl(&rows, NAMES);
    let dir =
        folder(&[("a.jsonl", text.as_bytes()), ("a.csv", &csv(&rows, b',')), ("b.csv", &csv(&rows, b';'))]);
    let root = dir.path();
    fs::write(root.join("a.tsv"), csv(&rows, b'\t')).expect("a file");
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(text.as_bytes()).expect("memory");
    fs::write(root.join("a.jsonl.gz"), gz.finish().expect("memory")).expect("a file");
    fs::write(root.join("a.ndjson.zst"), zstd::encode_all(text.as_bytes(), 1).expect("memory"))
        .expect("a file");
    parquet(&rows, &root.join("a.parquet"));
    let theirs = ["key", "source", "date_extracted", "headline", "content"];
    let objects: Vec<String> = jsonl(&rows, theirs).lines().map(str::to_owned).collect();
    let array = format!("[{}]", objects.join(",\n "));
    fs::write(root.join("a.json"), &array).expect("a file");
    let mut zip = zip::ZipWriter::new(fs::File::create(root.join("days.zip")).expect("a file"));
    zip.start_file("days/2031-01-01.json", zip::write::SimpleFileOptions::default()).expect("memory");
    zip.write_all(array.as_bytes()).expect("memory");
    zip.finish().expect("memory");
    fs::create_dir(root.join("two")).expect("a folder");
    let mut lines: Vec<&str> = text.lines().rev().collect();
    lines.rotate_left(13);
    fs::write(root.join("two/z.jsonl"), lines[..17].join("\n")).expect("a file");
    fs::write(root.join("two/b.jsonl"), lines[17..].join("\n")).expect("a file");

    let mapped = "[columns]\nid = \"key\"\noutlet = \"source\"\npublished = \"date_extracted\"\ntitle = \"headline\"\nbody = \"content\"";
    let plain = load(root, &format!("input = [\"a.jsonl\"]\n{LANG}")).expect("loads");
    assert_eq!(plain.0.read, 40);
    assert_eq!(plain.0.kept.articles, 40);
    let by_id = |mut articles: Vec<Article>| {
        articles.sort_by(|a, b| a.id.cmp(&b.id));
        articles.iter_mut().for_each(|a| a.place.clear());
        articles
    };
    let want = by_id(plain.1);
    assert_eq!(want[3].title, "=عنوان، رقم \"3\"");
    for (input, more) in [
        ("a.csv", ""),
        ("b.csv", ""),
        ("a.tsv", ""),
        ("a.jsonl.gz", ""),
        ("a.ndjson.zst", ""),
        ("a.parquet", ""),
        ("a.json", mapped),
        ("days.zip", mapped),
        ("two", ""),
        ("two/*.jsonl", ""),
    ] {
        let (survey, articles) = load(root, &format!("input = [\"{input}\"]\n{LANG}\n{more}")).expect(input);
        assert_eq!(survey.hash, plain.0.hash, "{input}");
        assert_eq!(by_id(articles), want, "{input}");
    }
    // Overlapping inputs name a file once.
    let (survey, _) = load(root, &format!("input = [\"two\", \"two/z.jsonl\"]\n{LANG}")).expect("loads");
    assert_eq!((survey.read, survey.hash), (40, plain.0.hash));
}

#[test]
fn threads_change_nothing() {
    let read = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| load(Path::new("."), "input = [\"builtin:demo\", \"builtin:seed\"]")).expect("loads")
    };
    let (one, four) = (read(1), read(4));
    assert_eq!(one.1, four.1);
    assert_eq!((one.0.hash, one.0.outlets, one.0.cuts), (four.0.hash, four.0.outlets, four.0.cuts));
}

#[test]
fn the_registry_is_the_folder() {
    let mut files: Vec<String> = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/corpus/format"))
        .expect("the folder")
        .map(|f| f.expect("a file").path().file_stem().expect("a name").to_string_lossy().into_owned())
        .filter(|f| f != "mod")
        .collect();
    files.sort();
    assert_eq!(files, FORMATS.iter().map(|f| f.name()).collect::<Vec<_>>());
}

fn error(root: &Path, toml: &str) -> String {
    load(root, toml).expect_err("an error").to_string()
}

#[test]
fn missing_inputs_are_errors_without_absolute_paths() {
    let dir = folder(&[("empty.jsonl", b""), ("odd.xyz", b"x")]);
    fs::create_dir(dir.path().join("none")).expect("a folder");
    for (input, cause) in [
        ("no.csv", "no such file"),
        ("*.csv", "no file matches"),
        ("none", "is empty"),
        ("empty.jsonl", "no row was read"),
        ("odd.xyz", "tells no format"),
        ("builtin:other", "built in"),
    ] {
        let text = error(dir.path(), &format!("input = [\"{input}\"]\n{LANG}"));
        assert!(text.contains(cause), "{text}");
        assert!(!text.contains(&*dir.path().to_string_lossy()), "{text}");
        assert!(text.contains("what to do"), "{text}");
    }
    let absolute = dir.path().join("no.csv");
    let text = error(dir.path(), &format!("input = [{absolute:?}]\n{LANG}"));
    assert!(text.starts_with("no.csv: "), "{text}");
    assert!(toml::from_str::<Settings>("input = [\"a\"]\ninptu = 1").is_err());
}

#[test]
fn missing_columns_name_file_column_and_columns() {
    let dir = folder(&[
        ("a.csv", "id,outlet,headline,body\n1,o,t,b\n".as_bytes()),
        ("a.jsonl", "{\"outlet\":\"o\",\"headline\":\"t\",\"body\":\"b\"}\n".as_bytes()),
        ("b.csv", "title,body\nt,b\n".as_bytes()),
    ]);
    for file in ["a.csv", "a.jsonl"] {
        let text = error(dir.path(), &format!("input = [\"{file}\"]\n{LANG}"));
        assert!(text.contains(file) && text.contains("`title`") && text.contains("headline"), "{text}");
        let toml = format!("input = [\"{file}\"]\n{LANG}\ncolumns.title = \"headline\"");
        assert_eq!(load(dir.path(), &toml).expect("loads").1[0].title, "t");
        let text = error(dir.path(), &format!("{toml}\ncolumns.url = \"link\""));
        assert!(text.contains("`link`"), "{text}");
    }
    let text = error(dir.path(), &format!("input = [\"b.csv\"]\n{LANG}"));
    assert!(text.contains("`outlet`"), "{text}");
    let (_, articles) =
        load(dir.path(), &format!("input = [\"b.csv\"]\n{LANG}\noutlet = \"o\"")).expect("loads");
    assert_eq!(articles[0].outlet, "o");
    let text = error(dir.path(), &format!("input = [\"b.csv\"]\n{LANG}\ncolumns.headline = \"x\""));
    assert!(text.contains("`headline`"), "{text}");
}

#[test]
fn an_unclosed_quotation_mark_in_a_table_is_told() {
    let mut table = String::from("id,outlet,title,body\n");
    for n in 0..40 {
        table += &format!("{n},o,t{n},{}{BODY} {n}\n", if n == 10 { "\"" } else { "" });
    }
    let dir = folder(&[("a.csv", table.as_bytes())]);
    let (survey, _) =
        load(dir.path(), &format!("input = [\"a.csv\"]\n{LANG}\nmax_rejected = 0.5")).expect("loads");
    assert_eq!(survey.rejected["odd number of quotation marks"].total, 1);
    assert!(
        error(dir.path(), &format!("input = [\"a.csv\"]\n{LANG}")).contains("odd number of quotation marks")
    );
}

#[test]
fn wire_copy_can_be_left_out() {
    let dir = folder(&[(
        "a.csv",
        format!("id,outlet,title,body,wire\n1,o,t,{BODY},x\n2,o,u,{BODY} 2,\n").as_bytes(),
    )]);
    let toml = format!("input = [\"a.csv\"]\n{LANG}\n");
    assert_eq!(load(dir.path(), &toml).expect("loads").1.len(), 2);
    let (survey, articles) = load(dir.path(), &format!("{toml}wire = \"drop\"")).expect("loads");
    assert_eq!((articles.len(), survey.left_out["wire copy"]), (1, 1));
}

#[test]
fn encodings_are_told_by_the_bytes() {
    let text = format!("id,outlet,title,body\n1,صحيفة,عنوان,{BODY}\n");
    let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(&text);
    let mut marked = vec![0xef, 0xbb, 0xbf];
    marked.extend(text.as_bytes());
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let dir = folder(&[
        ("w.csv", &windows),
        ("m.csv", &marked),
        ("u.csv", &utf16),
        ("n.csv", b"id,title\xff\x00\x01\n"),
    ]);
    for (file, warned) in [("w.csv", true), ("m.csv", false), ("u.csv", false)] {
        let (survey, articles) = load(dir.path(), &format!("input = [\"{file}\"]\n{LANG}")).expect(file);
        assert_eq!(articles[0].body, BODY, "{file}");
        assert_eq!(survey.warnings.contains_key("file is not UTF-8, encoding guessed"), warned, "{file}");
    }
    let given = format!("input = [\"w.csv\"]\n{LANG}\nencoding = \"windows-1256\"");
    let (survey, _) = load(dir.path(), &given).expect("loads");
    assert!(survey.warnings.is_empty());
    assert!(error(dir.path(), &format!("input = [\"n.csv\"]\n{LANG}")).contains("not UTF-8"));
    assert!(error(dir.path(), &format!("input = [\"w.csv\"]\n{LANG}\nencoding = \"x\"")).contains("`x`"));
}

#[test]
fn broken_rows_are_counted_up_to_the_limit() {
    let good = jsonl(&rows(), NAMES);
    let mut bytes = good.clone().into_bytes();
    bytes.extend(
        b"{\"id\": \"broken\n[1]\n{\"id\":\"x\",\"outlet\":\"o\",\"title\":\"\xff\",\"body\":\"b\"}\n",
    );
    let row = |body: &str, outlet: &str| {
        format!("{}\n", serde_json::json!({"id": "e", "title": "t", "body": body, "outlet": outlet}))
    };
    bytes.extend(row(" \n", "o").into_bytes());
    bytes.extend(row("b", "").into_bytes());
    let dir = folder(&[("a.jsonl", &bytes)]);
    let text = error(dir.path(), &format!("input = [\"a.jsonl\"]\n{LANG}"));
    assert!(text.contains("5 of 45 rows were lost"), "{text}");
    assert!(text.contains("broken JSON 1 times (first in a.jsonl, line 41)"), "{text}");
    let (survey, articles) =
        load(dir.path(), &format!("input = [\"a.jsonl\"]\n{LANG}\nmax_rejected = 0.2")).expect("loads");
    let lost: Vec<(&str, u64)> = survey.rejected.iter().map(|(r, t)| (r.as_str(), t.total)).collect();
    assert_eq!(
        lost,
        [("broken JSON", 1), ("empty body", 1), ("no outlet", 1), ("not UTF-8", 1), ("not a JSON object", 1)]
    );
    assert_eq!((survey.read, articles.len()), (45, 40));

    let table = "id,outlet,title,body\n1,o,t,b\n2,o,t\n3,o,t,c\n";
    let dir = folder(&[("a.csv", table.as_bytes())]);
    let (survey, articles) =
        load(dir.path(), &format!("input = [\"a.csv\"]\n{LANG}\nmax_rejected = 0.5")).expect("loads");
    let first = survey.rejected["wrong number of cells"].first.first().expect("a place");
    assert_eq!((first.place.as_str(), articles.len()), ("a.csv, line 3", 2));

    // A file that cannot be read on is an error, whatever the limit.
    let dir =
        folder(&[("a.json", b"[{\"id\":\"1\",\"outlet\":\"o\",\"title\":\"t\",\"body\":\"b\"},{\"id\"")]);
    let text = error(dir.path(), &format!("input = [\"a.json\"]\n{LANG}\nmax_rejected = 1.0"));
    assert!(text.contains("cannot be read on"), "{text}");
}

#[test]
fn ids_and_duplicates_are_settled_without_order() {
    let row = |id: &str, outlet: &str, body: &str| {
        format!("{}\n", serde_json::json!({"id": id, "outlet": outlet, "title": "t", "body": body}))
    };
    let lines = [
        row("same", "o", "نص أول."),
        row("same", "o", "نص ثان."),
        row("twice", "o", "نص ثالث."),
        row("twice", "o", "نص ثالث."),
        row("b", "o", "نص رابع."),
        row("a", "o", "نص رابع."),
        row("c", "p", "نص رابع."),
        row("", "o", "نص خامس."),
        // The same text under its furniture.
        row("d", "p", "نص رابع.\nشاركنا .."),
    ];
    let dir = folder(&[
        ("x.jsonl", lines.concat().as_bytes()),
        ("y.jsonl", lines.iter().rev().cloned().collect::<String>().as_bytes()),
    ]);
    let (one, articles) = load(dir.path(), &format!("input = [\"x.jsonl\"]\n{LANG}")).expect("loads");
    let (two, _) = load(dir.path(), &format!("input = [\"y.jsonl\"]\n{LANG}")).expect("loads");
    assert_eq!(one.hash, two.hash);
    assert_eq!(one.dropped, two.dropped);
    assert_eq!(one.warnings, two.warnings);
    let dropped: Vec<(&str, &str, &str)> =
        one.dropped.iter().map(|d| (d.id.as_str(), d.reason, d.kept.as_str())).collect();
    assert_eq!(
        dropped,
        [
            ("b", "same outlet and text", "a"),
            ("d", "same outlet and text", "c"),
            ("twice", "same id and text", "twice")
        ]
    );
    assert_eq!(one.warnings["same id for different texts"].total, 2);
    let mut ids: Vec<&str> = articles.iter().map(|a| a.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids.len(), 6);
    assert!(ids.iter().filter(|id| id.starts_with("same~") && id.len() == 13).count() == 2, "{ids:?}");
    let nameless = articles.iter().find(|a| a.body == "نص خامس.").expect("kept");
    assert_eq!(nameless.id, nameless.hash[..16]);
    let keep = format!("input = [\"x.jsonl\"]\n{LANG}\nduplicates = \"keep\"");
    assert_eq!(load(dir.path(), &keep).expect("loads").0.kept.articles, 8);
}

#[test]
fn outlets_are_merged_left_out_and_taken_from_folders() {
    let row = |id: &str, outlet: Option<&str>| {
        format!("{}\n", serde_json::json!({"id": id, "outlet": outlet, "title": id, "body": BODY}))
    };
    let dir = folder(&[
        (
            "a.jsonl",
            [row("1", Some("Fox  News")), row("2", Some("fox news (online)")), row("3", Some("Guest"))]
                .concat()
                .as_bytes(),
        ),
        ("papers/okaz/x.jsonl", row("4", None).as_bytes()),
    ]);
    let toml = format!(
        "input = [\"a.jsonl\"]\n{LANG}\nexclude_outlets = [\"guest writer\"]\n[aliases]\n\"Fox News\" = [\"Fox News (Online)\"]\n\"Guest Writer\" = [\"Guest\"]"
    );
    let (survey, articles) = load(dir.path(), &toml).expect("loads");
    assert!(articles.iter().all(|a| a.outlet == "Fox News"));
    assert_eq!((survey.left_out["excluded outlet"], articles.len()), (1, 2));
    assert_eq!(survey.outlets["ar"]["Fox News"].articles, 2);
    let toml = format!("input = [\"papers\"]\n{LANG}\noutlet_from_folder = true");
    let (_, articles) = load(dir.path(), &toml).expect("loads");
    assert_eq!(
        (articles[0].outlet.as_str(), articles[0].place.as_str()),
        ("okaz", "papers/okaz/x.jsonl, line 1")
    );
    let both = format!("input = [\"a.jsonl\"]\n{LANG}\n[aliases]\na = [\"x\"]\nb = [\"X\"]");
    assert!(error(dir.path(), &both).contains("stands for both"));
}

#[test]
fn dates_are_made_iso_or_warned_about() {
    let row = |n: usize, date: &str| {
        format!(
            "{}\n",
            serde_json::json!({"id": format!("{n:02}"), "outlet": "o", "title": n.to_string(), "body": BODY, "published": date})
        )
    };
    let dates = [
        ("2015-07-21", Some("2015-07-21")),
        ("2015-07-21 00:00:00", Some("2015-07-21")),
        ("2015-07-21 10:05:00", Some("2015-07-21T10:05:00")),
        ("2015-07-21T10:05:00.123+03:00", Some("2015-07-21T07:05:00Z")),
        ("Tue, 21 Jul 2015 10:05:00 +0300", Some("2015-07-21T07:05:00Z")),
        ("2015/07/21", Some("2015-07-21")),
        ("20150721", Some("2015-07-21")),
        ("2015", None),
        ("7/8/15", None),
        ("أمس", None),
    ];
    let lines: String = dates.iter().enumerate().map(|(n, (date, _))| row(n, date)).collect();
    let dir = folder(&[("a.jsonl", lines.as_bytes())]);
    let (survey, articles) = load(dir.path(), &format!("input = [\"a.jsonl\"]\n{LANG}")).expect("loads");
    for (article, (date, want)) in articles.iter().zip(dates) {
        assert_eq!(article.published.as_deref(), want, "{date}");
    }
    assert_eq!(survey.warnings["date not read"].total, 3);
    let toml = format!("input = [\"a.jsonl\"]\n{LANG}\ndate_format = \"%m/%d/%y\"");
    let (_, articles) = load(dir.path(), &toml).expect("loads");
    assert_eq!(articles[8].published.as_deref(), Some("2015-07-08"));
}

#[test]
fn a_huge_article_passes() {
    let body = format!("{BODY}\n").repeat(50 * 1024 * 1024 / (BODY.len() + 1));
    let line = serde_json::json!({"id": "big", "outlet": "o", "title": "t", "body": body}).to_string();
    let dir = folder(&[("a.jsonl", line.as_bytes())]);
    let (survey, articles) = load(dir.path(), &format!("input = [\"a.jsonl\"]\n{LANG}")).expect("loads");
    assert_eq!(survey.kept.articles, 1);
    assert_eq!(articles[0].raw_body(), body);
}

#[test]
fn the_seed_article_is_cleaned() {
    let (_, articles) = load(Path::new("."), "input = [\"builtin:seed\"]").expect("loads");
    let seed = &articles[0];
    assert_eq!((seed.id.as_str(), seed.lang.as_str()), ("seed", "ar"));
    assert_eq!(seed.title, "حفتر يلتقي وفداً أميركياً لبحث وقف النار");
    assert_eq!(seed.outlet, "يافع نيوز");
    assert_eq!(seed.byline.as_deref(), Some("يافع نيوز – وكالات"));
    assert_eq!(seed.wire.as_deref(), Some("وكالات"));
    assert!(seed.body.starts_with("لتقى المشير خليفة حفتر"));
    assert!(seed.body.ends_with("على كل الليبيين بإشراف دولي."));
    assert_eq!(seed.body.lines().count(), 10);
    let cut =
        |rule: &str| seed.removed().filter(|(_, r, _)| *r == rule).map(|(_, _, t)| t).collect::<Vec<_>>();
    assert_eq!(cut("byline"), ["يافع نيوز – وكالات"]);
    let furniture: Vec<&str> = seed
        .removed()
        .filter(|(_, rule, _)| !["blank", "byline"].contains(rule))
        .map(|(_, _, text)| text)
        .collect();
    assert_eq!(
        furniture,
        [
            "0 تعليق ارسل لصديق نسخة للطباعة",
            "شاركنا ..",
            "إعجاب تحميل...",
            "للمزيد من التفاصيل والاخبار تابع حضرموت نت على الشبكات الاجتماعية",
            "0 تعليق"
        ]
    );
    // Cuts map back to the raw body.
    let raw = seed.raw_body();
    assert_eq!(seed.cuts.apply(&raw), seed.body);
    for word in ["المشير", "فاغنر", "دولي"] {
        let kept = seed.body.find(word).expect("a word");
        assert_eq!(raw[seed.cuts.to_raw(kept)..][..word.len()], *word);
        assert_eq!(seed.cuts.to_kept(seed.cuts.to_raw(kept)), Some(kept));
    }
    let (_, articles) = load(Path::new("."), "input = [\"builtin:seed\"]\nclean = false").expect("loads");
    assert_eq!((&articles[0].body, articles[0].wire.as_deref()), (&raw, Some("وكالات")));
    assert_eq!(articles[0].hash, seed.hash);
}

#[test]
fn the_demo_corpus_reads() {
    let (survey, articles) =
        load(Path::new("."), "input = [\"builtin:demo\"]\nagencies = [\"الأفق\"]").expect("loads");
    assert!(survey.kept.articles >= 40 && survey.rejected.is_empty());
    assert!(survey.wires["الأفق"] >= 2, "{:?}", survey.wires);
    for article in &articles {
        for odd in ["ارسل لصديق", "شارك هذا الخبر", "تابعنا على", "اقرأ أيضا:"]
        {
            assert!(!article.body.contains(odd), "{} keeps {odd}", article.id);
        }
        assert!(
            !article.body.lines().next().expect("a line").contains(&article.outlet)
                || article.body.lines().next().expect("a line").len() > 120,
            "{}",
            article.id
        );
    }
}

#[test]
fn furniture_is_whole_lines_and_never_prose() {
    let rules = |article: &Article| {
        article
            .removed()
            .filter(|(_, r, _)| *r != "blank")
            .map(|(_, r, t)| (r.to_owned(), t.to_owned()))
            .collect::<Vec<_>>()
    };
    let page = format!(
        "آخر تحديث:\nالخميس, 18 فبراير/ شباط, 2010, 09:49 GMT\nalt=\"صورة\" />\n{BODY}\nروابط ذات علاقة\nوزير التجارة يزور السوق الكبيرة غدا\n{BODY} وأضاف.\nاقرأ أيضا: وزير التجارة يزور السوق الكبيرة غدا\n  3 تعليقات  \n"
    );
    let article = one(&page, "BBC Arabic", LANG);
    assert_eq!(article.body, format!("{BODY}\n{BODY} وأضاف."));
    let names: Vec<String> = rules(&article).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(names, ["updated", "updated", "markup", "related", "related", "related", "comments"]);
    assert_eq!(article.cuts.apply(&article.raw_body()), article.body);
    // The same words within a sentence stay.
    for prose in [
        "شاركنا في الاجتماع ثلاثة وزراء من دول الجوار وقالوا إن المحادثات ستستمر يومين.",
        "وقال: تابعونا على الشاشة بعد قليل، ثم غادر القاعة مع الوفد المرافق له.",
        "0 تعليق من الحكومة حتى الآن على ما ورد في بيان الحزب المعارض أمس.",
        "ومن سمات المرحلة أن الأسعار لا تستقر.",
        "المشاركة عبر الشبكة كانت ضعيفة.",
        "تابعنا على الضفة ما يجري.",
    ] {
        let body = format!("{BODY}\n{prose}");
        assert_eq!(one(&body, "o", LANG).body, body);
    }
    let tagged = format!("{BODY} سمات السوق المطر");
    assert_eq!(one(&tagged, "o", LANG).body, BODY);
    let twice = format!("{BODY}\nثم أغلقت.\n{BODY}\nثم أغلقت.");
    assert_eq!(one(&twice, "o", LANG).body, format!("{BODY}\nثم أغلقت."));
    let long = "The market opened its doors this morning after two days of rain, a witness said on Monday.";
    let english = format!(
        "{long}\nAdvertisement\nThey said: click here to see why, and left the room.\nPhotos of the hall show damage.\nFollow us on Twitter\nClick here to read more."
    );
    assert_eq!(
        one(&english, "o", "lang = \"en\"").body,
        format!(
            "{long}\nThey said: click here to see why, and left the room.\nPhotos of the hall show damage."
        )
    );
}

proptest::proptest! {
    #![proptest_config(crate::properties(64))]

    #[test]
    fn cuts_map_back_whatever_was_cut(picks in proptest::collection::vec(0..9usize, 1..14)) {
        let lines = [
            "", "  ", BODY, " نص قصير. ", "شاركنا ..", "\t0 تعليق", "صحيفة – وكالات", "Next Previous نص بعد الصور وهو أطول من غيره.",
            "نص أخير. سمات السوق",
        ];
        let raw = picks.iter().map(|&p| lines[p]).collect::<Vec<_>>().join("\n");
        let line = serde_json::json!({"id": "a", "outlet": "صحيفة", "title": "t", "body": raw}).to_string();
        let dir = folder(&[("a.jsonl", line.as_bytes())]);
        let Ok((_, articles)) = load(dir.path(), &format!("input = [\"a.jsonl\"]\n{LANG}")) else {
            proptest::prop_assert!(!picks.iter().any(|p| [2, 3, 7, 8].contains(p)), "{raw}");
            return Ok(());
        };
        let article = &articles[0];
        proptest::prop_assert_eq!(&article.raw_body(), &raw);
        proptest::prop_assert_eq!(&article.cuts.apply(&raw), &article.body);
        proptest::prop_assert_eq!(article.body.trim(), &article.body);
        for (at, c) in article.body.char_indices() {
            let there = article.cuts.to_raw(at);
            proptest::prop_assert_eq!(raw[there..].chars().next(), Some(c));
            proptest::prop_assert_eq!(article.cuts.to_kept(there), Some(at));
        }
        // What was cut as blank is blank.
        for (span, rule, text) in article.removed() {
            proptest::prop_assert_eq!(span.of(&raw), text);
            proptest::prop_assert!(rule != "blank" || text.trim().is_empty());
        }
    }
}

#[test]
fn damaged_archives_are_errors() {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(jsonl(&rows(), NAMES).as_bytes()).expect("memory");
    let mut bytes = gz.finish().expect("memory");
    bytes.truncate(bytes.len() / 2);
    let dir = folder(&[
        ("a.jsonl.gz", &bytes),
        ("a.zip", b"PK\x03\x04 and no more"),
        ("a.parquet", b"PAR1 and no more"),
    ]);
    for file in ["a.jsonl.gz", "a.zip", "a.parquet"] {
        let text = error(dir.path(), &format!("input = [\"{file}\"]\n{LANG}\nmax_rejected = 1.0"));
        assert!(text.starts_with(file), "{text}");
    }
}

#[test]
fn bylines_and_datelines_tell_the_wire() {
    let read = |head: &str, outlet: &str| {
        let article = one(
            &format!("{head}{BODY}"),
            outlet,
            &format!("{LANG}\nagencies = [\"الأفق\"]\naliases.\"BBC Arabic\" = [\"بي بي سي\"]"),
        );
        let cut = article.body == BODY;
        (article.wire, cut)
    };
    let wire = |name: &str| Some(name.to_owned());
    assert_eq!(read("يافع نيوز – وكالات\n", "يافع نيوز"), (wire("وكالات"), true));
    assert_eq!(read("مرسى الجوز – الأفق\n", "ميزان"), (wire("الأفق"), true));
    assert_eq!(read("مرسى الجوز – الأفق – ميزان\n", "ميزان"), (wire("الأفق"), true));
    assert_eq!(read("قرطبين - موفد ميزان\n", "ميزان"), (None, true));
    assert_eq!(read("مرسى الجوز: رنا القصبجي\n", "ميزان"), (None, true));
    assert_eq!(read("واس- الرياض\n", "was"), (None, true));
    assert_eq!(read("بي بي سي-القدس\n", "BBC Arabic"), (None, true));
    assert_eq!(read("(أ.ف.ب)\n", "ميزان"), (wire("أ ف ب"), true));
    assert_eq!(read("عمّان - بترا\n", "ميزان"), (wire("بترا"), true));
    // Inline: the text stays.
    assert_eq!(read("رويترز- بنغازي: ", "ميزان"), (wire("رويترز"), false));
    assert_eq!(read("بغداد، العراق (CNN)-- ", "ميزان"), (wire("CNN"), false));
    assert_eq!(read("بغداد، العراق (CNN)-- ", "CNN Arabic"), (None, false));
    assert_eq!(read("لندن (رويترز) - ", "ميزان"), (wire("رويترز"), false));
    assert_eq!(read("القاهرة – رويترز، وكالة الأنباء الفرنسية – ", "ميزان"), (wire("أ ف ب; رويترز"), false));
    assert_eq!(read("القاهرة – رويترز، وكالة فرانس برس – ", "ميزان"), (wire("أ ف ب; رويترز"), false));
    // No credits.
    assert_eq!(read("ذكرت رويترز أن: ", "ميزان"), (None, false));
    assert_eq!(read("وزارة الداخلية: ", "ميزان"), (None, false));
    let english = |head: &str| {
        let body = "The market opened its doors this morning after two days of rain, a witness said.";
        let article = one(&format!("{head}{body}"), "o", "lang = \"en\"");
        (article.wire, article.body == body)
    };
    assert_eq!(english("WASHINGTON (AP) — "), (wire("AP"), false));
    assert_eq!(english("(Reuters) - "), (wire("Reuters"), false));
    assert_eq!(english("By Jane Doe, Associated Press\n"), (wire("AP"), true));
    assert_eq!(english("By Jane Doe\n"), (None, true));
}

#[test]
fn a_column_wins_over_the_byline() {
    let line = |byline: &str, wire: &str| {
        serde_json::json!({"id": "a", "outlet": "o", "title": "t", "byline": byline, "wire": wire, "body": format!("o – وكالات\n{BODY}")}).to_string()
    };
    let dir = folder(&[
        ("a.jsonl", line("منى", "رويترز").as_bytes()),
        ("b.jsonl", line("رويترز - لندن", "").as_bytes()),
        ("c.jsonl", line("منى", "").as_bytes()),
        ("d.jsonl", line("&nbsp;أ ف ب (بيروت)", "").as_bytes()),
    ]);
    for (file, byline, wire) in [
        ("a", "منى", "رويترز"),
        ("b", "رويترز - لندن", "رويترز"),
        ("c", "منى", "وكالات"),
        ("d", "&nbsp;أ ف ب (بيروت)", "أ ف ب"),
    ] {
        let (_, articles) = load(dir.path(), &format!("input = [\"{file}.jsonl\"]\n{LANG}")).expect("loads");
        assert_eq!(articles[0].byline.as_deref(), Some(byline));
        assert_eq!(articles[0].wire.as_deref(), Some(wire), "{file}");
        assert_eq!(articles[0].body, BODY);
    }
}

#[test]
fn the_frame_has_the_columns_of_the_schema() {
    let source =
        Source::new(settings("input = [\"builtin:demo\"]"), Path::new("."), &languages()).expect("a source");
    let loaded = corpus::load(&source, &Keep::Scratch).expect("loads");
    let batch = loaded.batch(0).expect("a batch");
    let frame = batch.frame().expect("a frame");
    let names: Vec<&str> = frame.get_column_names().into_iter().map(|n| n.as_str()).collect();
    assert_eq!(names, minzar::schema::ARTICLES.names().collect::<Vec<_>>());
    assert_eq!(frame.height(), batch.len());
}

#[test]
fn a_period_leaves_out_what_is_outside_and_what_has_no_date() {
    let line = |id: &str, date: &str| {
        let body = format!("{BODY} {id}");
        serde_json::json!({"id": id, "outlet": "ص", "title": "عنوان", "body": body, "published": date})
            .to_string()
    };
    let days = ["2031-01-01", "2031-01-02T23:00:00Z", "2031-01-03", "2031", "2031-01-04"];
    let lines: Vec<String> = days.iter().map(|d| line(d, d)).collect();
    let dir = folder(&[("a.jsonl", lines.join("\n").as_bytes())]);
    let period = |keys: &str| load(dir.path(), &format!("input = [\"a.jsonl\"]\n{LANG}\n{keys}"));
    let (survey, articles) = period("since = \"2031-01-02\"\nuntil = \"2031-01-03\"").expect("loads");
    let ids: Vec<&str> = articles.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, ["2031-01-02T23:00:00Z", "2031-01-03"]);
    assert_eq!(survey.left_out["not between since and until"], 2);
    assert_eq!(survey.left_out["no full date, and since or until"], 1);
    let error = period("since = \"2031-1-2\"").expect_err("no ISO date").to_string();
    assert!(error.contains("since"), "{error}");
}
