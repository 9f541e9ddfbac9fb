//! The report: everything said, nothing leaking, Arabic right to left.

use minzar::chart::{self, Style, Tables};
use minzar::report::{EvidenceSample, Report, html};
use minzar::schema::{self, col};
use minzar::table::{Cell, Table};

use crate::chart::{ARABIC, look, sample};

fn differences() -> Table {
    let mut rows = Vec::new();
    for (a, name_a) in ARABIC.iter().enumerate() {
        for (b, name_b) in ARABIC.iter().enumerate().skip(a + 1) {
            let tested = (a + b) % 9 != 0;
            let number = |v: f64| if tested { Cell::Real(v) } else { Cell::Null };
            let q = ((a * 31 + b * 17) % 97) as f64 / 97.0;
            let verdict = if q <= 0.05 { "differs" } else { "cannot tell" };
            rows.push(vec![
                "ar".into(),
                "named_sources".into(),
                "all".into(),
                "all".into(),
                (*name_a).into(),
                (*name_b).into(),
                Cell::Int(40),
                Cell::Int(50),
                Cell::Int(20),
                Cell::Int(25),
                number(0.4),
                number(0.4 + a as f64 / 100.0),
                number(-(a as f64) / 100.0),
                number(-(a as f64) / 100.0 - 0.1),
                number(-(a as f64) / 100.0 + 0.1),
                number(0.4 / (0.4 + a as f64 / 100.0)),
                number(0.5),
                number(1.0 - a as f64 / 100.0),
                number(q / 2.0),
                number(q),
                if tested { verdict.into() } else { Cell::Null },
                if tested { Cell::Null } else { "too few articles".into() },
            ]);
        }
    }
    Table::from_rows(&schema::DIFFERENCES, rows).expect("rows fit")
}

fn tables() -> Tables {
    let mut tables = sample(&[("ar", &ARABIC[..6])], 6);
    tables.insert("differences", differences());
    tables
}

pub fn report(tables: &Tables) -> Report<'_> {
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let hit = |feature: &str, before: &str, hit: &str, after: &str| EvidenceSample {
        feature: feature.into(),
        category: "insurgency".into(),
        voice: "narrator".into(),
        outlet: ARABIC[3].into(),
        article: "dam-0042".into(),
        rule: "مرتزق* (clitic)".into(),
        start: 120,
        end: 128,
        before: before.into(),
        hit: hit.into(),
        after: after.into(),
        lang: "ar".into(),
    };
    Report {
        name: "من-يتكلم".into(),
        question: "Who speaks in the coverage of the dam clash, and under what name?".into(),
        description: "من يتكلم في تغطية أحداث السد، وبأي اسم؟ مقارنة بين ست صحف خلال أسبوع واحد.".into(),
        langs: vec!["ar".into()],
        counts: vec![
            pair("rows read", "1,204"),
            pair("articles after duplicates", "1,120"),
            pair("compared", "983"),
        ],
        drawings: chart::draw(tables, &Style::default()).expect("the charts draw"),
        tables,
        evidence: vec![
            hit("loaded_words", "BBC: قال المتحدث إن ", "المرتزقة", " انسحبوا من محيط السد (فجر الأحد)."),
            hit("loaded_words", "وأضاف البيان أن «القوات» طردت و", "المرتزقة", " من القرية."),
            hit("named_sources", "وبحسب ", "مصدر مطلع", " فضّل عدم الكشف عن اسمه، فإن المحادثات مستمرة."),
        ],
        warnings: vec![("empty body".into(), 12, "demo.jsonl, line 40".into())],
        provenance: vec![
            pair("corpus", "b3:0123456789abcdef0123456789abcdef0123456789abcdef"),
            pair("rng_seed", "7"),
        ],
        text_allowed: true,
        methods: vec!["Intervals are 95 % percentile intervals from 1,000 resamples of articles.".into()],
    }
}

#[test]
fn a_report_says_everything_once_and_asks_for_nothing() {
    let tables = tables();
    let page = html(&report(&tables)).expect("the report renders");
    look("report.html", page.as_bytes());
    for part in [
        "counts",
        "outlets",
        "charts",
        "differences",
        "clusters",
        "evidence",
        "warnings",
        "methods",
        "provenance",
    ] {
        assert_eq!(page.matches(&format!("<section id=\"{part}\">")).count(), 1, "{part}");
    }
    assert_eq!(page.matches("<svg ").count(), report(&tables).drawings.len());
    assert!(!page.contains(" id=\"t"), "drawings bring no ids that could clash");
    for leak in ["<script", "http-equiv=\"refresh\"", "src=", "<link", "url(", "@import"] {
        assert!(!page.contains(leak), "{leak}");
    }
    assert!(page.contains("<mark>المرتزقة</mark>"));
    assert!(page.contains("lang=\"ar\" dir=\"rtl\">BBC: قال"), "an acronym does not turn a sentence around");
    assert!(page.contains("<bdi dir=\"rtl\">BBC عربي</bdi>"));
    assert!(page.contains("too few attributions (4 of 20)"));
    assert!(page.contains("<td>yes</td></tr>"), "the k that was taken");
    assert!(page.contains("<td colspan=\"9\">highest silhouette with stability of 0.6 or more</td>"));
    assert_eq!(html(&report(&tables)).expect("renders again"), page);
}

#[test]
fn differences_are_counted_sorted_and_cut() {
    let tables = tables();
    let page = html(&report(&tables)).expect("the report renders");
    let table = &tables["differences"];
    let mut q: Vec<f64> = table.real(col::Q).into_iter().flatten().collect();
    q.sort_by(f64::total_cmp);
    let differ = q.iter().filter(|q| **q <= 0.05).count();
    let (tests, rest) = (q.len(), q.len() - differ);
    let said =
        format!("<p>{tests} tests of equal shares: {rest} <em>cannot tell</em>, {differ} <em>differs</em>.");
    assert!(page.contains(&said), "{said}");
    let section = page.split("<section id=\"differences\">").nth(1).expect("a section");
    let section = section.split("</section>").next().expect("its end");
    assert_eq!(section.matches("<tr><td class=\"measure\">").count(), 40);
    let shown = section.matches("<td class=\"n\">").count();
    assert_eq!(shown, 200, "five numbers a row");
    let gaps = table.len() - q.len();
    assert!(
        section.contains(&format!("too few articles ({gaps})")),
        "untested pairs are said with their reason"
    );
}

#[test]
fn text_that_may_not_be_shown_is_not_there() {
    let tables = tables();
    let closed = Report { text_allowed: false, ..report(&tables) };
    let page = html(&closed).expect("the report renders");
    look("report-closed.html", page.as_bytes());
    for text in ["انسحبوا", "المرتزقة", "مصدر مطلع", "<mark>"] {
        assert!(!page.contains(text), "{text}");
    }
    assert!(page.contains("dam-0042") && page.contains(">120<") && page.contains("مرتزق*"));
}

#[test]
fn hostile_text_stays_text() {
    let tables = sample(&[("ar", &["<script>alert(1)</script>", "\"><img src=x onerror=y>"])], 3);
    let evil = "</p></mark><script>alert(2)</script>\" onload=\"z";
    let mut input = report(&tables);
    input.name = evil.into();
    input.question = evil.into();
    input.langs = vec![evil.into()];
    input.evidence[0].lang = evil.into();
    input.evidence[0].hit = evil.into();
    input.evidence[0].rule = evil.into();
    input.warnings[0].0 = evil.into();
    input.methods[0] = evil.into();
    input.provenance[0].1 = evil.into();
    let page = html(&input).expect("the report renders");
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("\" onload=\""));
    assert!(page.contains("&lt;script&gt;"));
}

#[test]
fn what_is_missing_is_said() {
    let none = Tables::new();
    let page = html(&Report {
        drawings: Vec::new(),
        evidence: Vec::new(),
        counts: Vec::new(),
        methods: Vec::new(),
        warnings: Vec::new(),
        ..report(&none)
    })
    .expect("the report renders");
    for said in
        ["no outlet table", "no figures", "tested no differences", "compared no groups", "No evidence"]
    {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn a_refused_grouping_is_said() {
    let mut tables = tables();
    tables.remove("clusters");
    let rows = tables["cluster_choice"].rows().into_iter().map(|mut row| {
        row[11] = Cell::Int(0);
        row[12] = "stability below 0.6".into();
        row
    });
    let table = Table::from_rows(&schema::CLUSTER_CHOICE, rows.collect()).expect("rows fit");
    tables.insert("cluster_choice", table);
    let page = html(&report(&tables)).expect("the report renders");
    assert!(page.contains("No grouping is reported") && page.contains("stability below 0.6"));
}
