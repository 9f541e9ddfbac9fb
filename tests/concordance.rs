//! Concordances: what is found, in which order, and how it is set.

use std::sync::Arc;

use minzar::codings::{SourceType, Voice};
use minzar::concordance::layout::Layout;
use minzar::concordance::{Line, Order, Place, Query, Searcher};
use minzar::lang::{Direction, Language};
use minzar::lexicon::{self, Tier};
use minzar::schema::col;
use minzar::span::CharMap;
use proptest::prelude::*;

fn arabic() -> Arc<Language> {
    Language::embedded("ar").expect("the Arabic pack")
}

fn place(outlet: &str, published: &str, article: &str) -> Place {
    Place { outlet: outlet.into(), published: published.into(), article: article.into() }
}

fn find(query: Query, window: usize, title: &str, body: &str) -> Vec<Line> {
    let language = Language::embedded(if body.is_ascii() { "en" } else { "ar" }).expect("a pack");
    Searcher::new(&language, query, window).expect("a searcher").lines(
        &place("أ", "2020-01-02", "1"),
        title,
        body,
    )
}

fn pattern(pattern: &str) -> Query {
    Query::pattern(pattern, &[], &arabic()).expect("a pattern")
}

const BODY: &str =
    "وصل مئات المرتزقة إلى الجبهة، ودقت طبول الحرب.\nوقال المتحدث إن «وجود مرتزقتها في البلاد مرفوض».";

#[test]
fn a_pattern_finds_words_with_clitics_in_their_context() {
    let lines = find(pattern("مرتزقة"), 2, "عنوان", BODY);
    let cells = |l: &Line| [l.left.clone(), l.keyword.clone(), l.right.clone()];
    assert_eq!(lines.len(), 2);
    assert_eq!(cells(&lines[0]), ["وصل مئات", "المرتزقة", "إلى الجبهة"]);
    assert_eq!(cells(&lines[1]), ["إن «وجود", "مرتزقتها", "في البلاد"]);
    assert_eq!([lines[0].tier, lines[1].tier], [Some(Tier::Clitic); 2]);
    assert_eq!([lines[0].voice, lines[1].voice], [Voice::Narrator, Voice::Quoted]);
    let none = Query::pattern("مرتزقة", &[Tier::Exact], &arabic()).expect("a pattern");
    assert!(find(none, 2, "", BODY).is_empty(), "no form of the text is the pattern itself");
}

#[test]
fn gaps_wildcards_and_several_words_are_those_of_lexicons() {
    assert_eq!(find(pattern("دقت ~ الحرب"), 1, "", BODY)[0].keyword, "ودقت طبول الحرب");
    assert_eq!(find(pattern("مرتزق*"), 1, "", BODY).len(), 2);
    assert_eq!(find(pattern("طبول الحرب"), 1, "", BODY)[0].left, "ودقت");
    let error = Query::pattern("  ", &[], &arabic()).err().expect("an error");
    assert!(error.place().contains("pattern"), "{error}");
    assert!(Query::pattern("كلمة\" \\ *", &[], &arabic()).is_err());
}

#[test]
fn a_category_and_a_type_of_source_are_found_too() {
    let lexicons = || lexicon::embedded(&arabic()).expect("lexicons");
    let query = Query::category("demeaning", lexicons()).expect("a category");
    let lines = find(query, 3, "", BODY);
    assert!(
        lines.iter().any(|l| l.keyword == "المرتزقة" && l.category == "demeaning" && l.entry == "مرتزقة")
    );
    let error = Query::category("no such", lexicons()).err().expect("an error");
    assert!(error.next().contains("demeaning"), "{error}");

    let body = "قالت مصادر مطلعة إن الجسر سيفتح. وأكد الوزير خالد العمري ذلك.";
    let lines = find(Query::Type(SourceType::Anonymous), 3, "", body);
    assert_eq!(lines.len(), 1);
    let line = &lines[0];
    assert_eq!(
        [&line.keyword, &line.left, &line.entry, &line.category],
        ["مصادر مطلعة", "قالت", "قالت", "anonymous"]
    );
}

#[test]
fn neighbours_stop_at_the_end_of_the_title() {
    let lines = find(pattern("الحرب"), 5, "طبول الحرب", "الحرب بدأت أمس");
    assert_eq!([&*lines[0].left, &*lines[0].right, &*lines[1].left], ["طبول", "", ""]);
}

#[test]
fn nothing_in_a_line_can_steer_a_terminal() {
    let lines = find(pattern("الحرب"), 9, "", "قبل \u{1b}[31mهذه\u{202e} \u{2067}الحرب\t\u{200f}وبعد\nذلك");
    let shown = format!("{}|{}|{}", lines[0].left, lines[0].keyword, lines[0].right);
    assert_eq!(shown, "قبل [31mهذه|الحرب|وبعد ذلك");
}

fn sorted(order: Order) -> Vec<String> {
    let searcher = Searcher::new(&arabic(), pattern("حرب"), 3).expect("a searcher");
    let articles = [
        (place("ب", "2020-03-01", "1"), "أهوال حرب جديدة"),
        (place("أ", "2020-02-01", "2"), "بداية حرب أخرى"),
        (place("ج", "2020-01-01", "3"), "إعلان حرب باردة"),
    ];
    let mut lines: Vec<Line> =
        articles.iter().rev().flat_map(|(p, body)| searcher.lines(p, "", body)).collect();
    order.sort(&mut lines);
    lines.into_iter().map(|line| line.place.article).collect()
}

#[test]
fn lines_are_sorted_by_folded_context_outlet_or_date() {
    assert_eq!(sorted(Order::Left), ["3", "1", "2"], "اعلان, اهوال, بدايه");
    assert_eq!(sorted(Order::Right), ["2", "3", "1"], "اخري, بارده, جديده");
    assert_eq!(sorted(Order::Outlet), ["2", "1", "3"]);
    assert_eq!(sorted(Order::Date), ["3", "2", "1"]);
    assert!("middle".parse::<Order>().is_err());
}

/// Cells of a line, the leftmost first, without isolates and padding.
fn cells(line: &str) -> Vec<String> {
    line.split('\u{2069}')
        .map(|cell| cell.trim().trim_start_matches(['\u{2066}', '\u{2067}']).to_owned())
        .filter(|cell| !cell.is_empty())
        .collect()
}

#[test]
fn right_to_left_lines_have_their_cells_swapped() {
    let lines = find(pattern("مرتزقة"), 2, "", BODY);
    let layout = Layout { direction: Direction::RightToLeft, isolates: true, columns: 100 };
    let set = layout.set(&lines);
    let first = set.lines().next().expect("a line");
    assert_eq!(cells(first), ["إلى الجبهة", "المرتزقة", "وصل مئات", "أ 2020-01-02 narrator"]);
    let plain = Layout { isolates: false, ..layout }.set(&lines);
    assert!(!plain.contains(['\u{2066}', '\u{2067}', '\u{2069}']));

    let english = Language::embedded("en").expect("the English pack");
    let query = Query::pattern("war", &[], &english).expect("a pattern");
    let lines = find(query, 2, "", "The long war ended today.");
    let layout = Layout { direction: Direction::LeftToRight, ..layout };
    assert_eq!(cells(&layout.set(&lines)), ["أ 2020-01-02 narrator", "The long", "war", "ended today"]);
}

#[test]
fn long_neighbours_are_cut_at_their_far_ends() {
    let words = "كلمة ".repeat(40);
    let lines = find(pattern("حرب"), 40, "", &format!("{words}حرب {words}"));
    let layout = Layout { direction: Direction::RightToLeft, isolates: false, columns: 80 };
    let set = layout.set(&lines);
    assert!(set.lines().all(|l| l.chars().count() <= 80), "{set}");
    let line = set.lines().next().expect("a line");
    let (after, before) = line.split_once("حرب").expect("the keyword");
    assert!(after.trim_end().ends_with('…') && after.trim_start().starts_with("كلمة"), "{line}");
    assert!(before.trim_start().starts_with('…'), "{line}");
}

/// The program: the same lines whatever the order of the input, and CSV that reads back.
#[cfg(feature = "workbench")]
#[test]
fn kwic_writes_lines_csv_and_a_page() {
    use minzar::{schema::CONCORDANCE, table::Table};
    use std::{fs, process::Command};
    let folder = tempfile::tempdir().expect("a folder");
    let article = |id: usize| {
        let body = format!("وصل مئات المرتزقة إلى الجبهة {id} <b>.");
        format!("{{\"id\":\"{id}\",\"source\":\"=ص\",\"title\":\"خبر {id}\",\"body\":\"{body}\"}}")
    };
    let lines: Vec<String> = (0..5).map(article).collect();
    fs::write(folder.path().join("a.jsonl"), lines.join("\n")).expect("writes");
    let reversed: Vec<String> = lines.into_iter().rev().collect();
    fs::write(folder.path().join("b.jsonl"), reversed.join("\n")).expect("writes");
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_minzar"));
        let output =
            command.current_dir(folder.path()).arg("kwic").args(args).output().expect("the program starts");
        (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
    };
    let column = ["--column", "outlet=source"];
    let [a, b] = ["a.jsonl", "b.jsonl"].map(|file| run(&[&["مرتزقة", file][..], &column].concat()));
    assert_eq!(a, b);
    assert_eq!((a.0, a.1.lines().count()), (Some(0), 5));

    let files = ["--out", "k.csv", "--html", "k.html", "--category", "demeaning"];
    assert_eq!(run(&[&["a.jsonl"][..], &column, &files].concat()).0, Some(0));
    let csv = fs::File::open(folder.path().join("k.csv")).expect("a table");
    let table = Table::read_csv(&CONCORDANCE, csv).expect("reads");
    assert_eq!(table.len(), 5);
    assert_eq!(table.text(col::OUTLET)[0], Some("=ص"));
    assert_eq!((table.int(col::START)[0], table.text(col::TIER)[0]), (Some(16), Some("clitic")));
    let page = fs::read_to_string(folder.path().join("k.html")).expect("a page");
    assert!(
        page.contains("<table dir=\"rtl\">") && page.contains("&lt;b&gt;") && !page.contains("<b>"),
        "{page}"
    );

    assert_eq!(run(&["مرتزقة"]).0, Some(2), "no input");
    assert_eq!(run(&["--type", "nobody", "a.jsonl", "--column", "outlet=source"]).0, Some(2));
}

proptest! {
    #![proptest_config(crate::properties(64))]
    /// The span of a line cuts the text at the words that it shows, and its neighbours are text too.
    #[test]
    fn spans_cut_the_text_at_the_keyword(words in prop::collection::vec("(حرب|وحرب|سلام|«نعم»|قال|،|\n)", 1..40)) {
        let body = words.join(" ");
        let text = format!("حرب\n\n{body}");
        let map = CharMap::new(&text);
        let lines = find(pattern("حرب"), 4, "حرب", &format!("{body} "));
        let hits = 1 + words.iter().filter(|w| w.ends_with("حرب")).count();
        prop_assert_eq!(lines.len(), hits);
        for line in lines {
            let span = map.bytes(line.chars).expect("inside the text");
            prop_assert_eq!(span.of(&text), &line.keyword);
        }
    }
}
