//! Labels: which name for the same thing.

use std::collections::BTreeMap;
use std::sync::Arc;

use minzar::lang::Language;
use minzar::lexicon::{self, Lexicon};
use minzar::stats::divergence::{jensen_shannon, test};
use minzar::stats::random::Random;
use minzar::stats::rows::Rows;
use minzar::text::Analyzer;
use proptest::prelude::*;

/// `scipy.spatial.distance.jensenshannon(p, q, base=2) ** 2` (SciPy 1.17.1).
#[test]
fn the_divergence_is_scipy_s() {
    let cases: [(&[u64], &[u64], f64); 4] = [
        (&[12, 5, 3], &[4, 9, 0], 0.18747000810512765),
        (&[7, 0], &[0, 3], 1.0),
        (&[1, 2, 3, 4], &[10, 20, 30, 40], 0.0),
        (&[5, 5], &[9, 1], 0.14679310243605215),
    ];
    for (a, b, want) in cases {
        let have = jensen_shannon(a, b).expect("two samples");
        assert!((have - want).abs() < 1e-9, "{have} is not {want}");
    }
    assert_eq!(jensen_shannon(&[0, 0], &[1, 2]), None);
}

fn articles(random: &mut Random, n: usize, of_ten: u64) -> Rows {
    let unit = |random: &mut Random| {
        let mentions = 1 + random.below(6) as u32;
        // An article keeps to the name that it began with.
        if random.below(10) < of_ten { [mentions, 0] } else { [0, mentions] }
    };
    Rows::new(2, &(0..n).flat_map(|_| unit(random)).collect::<Vec<_>>())
}

#[test]
fn the_test_keeps_its_level_and_finds_what_is_there() {
    let mut random = Random::new(20_311_004);
    let mut p = |one: u64, other: u64| -> Vec<f64> {
        (0..200u64)
            .map(|seed| {
                let (a, b) = (articles(&mut random, 30, one), articles(&mut random, 40, other));
                test(&a, &b, 199, seed).expect("a test")
            })
            .collect()
    };
    let below = |p: Vec<f64>| p.iter().filter(|p| **p < 0.05).count();
    let (null, real) = (below(p(5, 5)), below(p(2, 8)));
    assert!(null <= 20, "{null} of 200 at 0.05 without a difference");
    assert!(real >= 190, "{real} of 200 at 0.05 with one");
}

proptest! {
    #![proptest_config(crate::properties(60))]
    #[test]
    fn neither_order_nor_names_matter(
        a in prop::collection::vec(prop::collection::vec(0u32..5, 3), 2..9),
        b in prop::collection::vec(prop::collection::vec(0u32..5, 3), 2..9),
    ) {
        let mut turned = a.clone();
        turned.reverse();
        let [a, b, turned] = [a, b, turned].map(|units| Rows::new(3, &units.concat()));
        let p = test(&a, &b, 99, 5);
        prop_assert_eq!(p, test(&turned, &b, 99, 5));
        prop_assert_eq!(p, test(&b, &a, 99, 5));
        if let Some(p) = p {
            prop_assert!((0.01..=1.0).contains(&p));
        }
        let (one, two) = (jensen_shannon(&a.sums(), &b.sums()), jensen_shannon(&b.sums(), &a.sums()));
        prop_assert_eq!(one.is_some(), two.is_some());
        if let (Some(one), Some(two)) = (one, two) {
            prop_assert!((one - two).abs() < 1e-12 && (0.0..=1.0).contains(&one));
        }
    }

    /// The slow way: the sums of whole shuffled units, one by one. Nine columns are more than a lane, and one
    /// of them may be too wide for a narrow one.
    #[test]
    fn the_test_is_that_of_the_slow_way(
        a in prop::collection::vec((0u32..5, 0u32..5, 0u32..70_000), 1..9),
        b in prop::collection::vec((0u32..5, 0u32..5, 0u32..70_000), 1..9),
        seed: u64,
    ) {
        let row = |u: &(u32, u32, u32)| [u.0, u.1, u.2, 1, 0, 1, u.0, u.1, 1];
        let flat = |units: &[_]| Rows::new(9, &units.iter().flat_map(row).collect::<Vec<u32>>());
        let mut pool: Vec<[u32; 9]> = a.iter().chain(&b).map(row).collect();
        pool.sort_unstable();
        let (in_a, in_b) = (flat(&a).sums(), flat(&b).sums());
        let bar = jensen_shannon(&in_a, &in_b).expect("counts") * (1.0 - 1e-12);
        let mut random = Random::new(seed);
        let mut extreme = 0;
        for _ in 0..49 {
            let size = a.len().min(b.len());
            for at in 0..size {
                let from = at + random.below((pool.len() - at) as u64) as usize;
                pool.swap(at, from);
            }
            let drawn: Vec<u64> =
                (0..9).map(|column| pool[..size].iter().map(|u| u64::from(u[column])).sum()).collect();
            let rest: Vec<u64> = (0..9).map(|column| in_a[column] + in_b[column] - drawn[column]).collect();
            extreme += u32::from(jensen_shannon(&drawn, &rest).expect("counts") >= bar);
        }
        let slow = f64::from(1 + extreme) / 50.0;
        prop_assert_eq!(test(&flat(&a), &flat(&b), 49, seed), Some(slow));
    }
}

fn labels(code: &str) -> (Lexicon, Analyzer) {
    let language = Language::embedded(code).expect("a pack");
    let lexicons = lexicon::embedded(&language).expect("lexicons");
    let lexicon = lexicons.into_iter().find(|l| l.name == "labels").expect("labels");
    (lexicon, Analyzer::new(Arc::clone(&language)))
}

/// A concept with one variant is no choice, and a variant is shown at work.
#[test]
fn the_packs_hold_choices() {
    for (code, concepts) in [("ar", 15), ("en", 12)] {
        let (lexicon, _) = labels(code);
        let mut variants: BTreeMap<&str, usize> = BTreeMap::new();
        lexicon.entries.iter().for_each(|e| *variants.entry(&e.category).or_default() += 1);
        assert!(variants.len() >= concepts, "{code} has {} concepts", variants.len());
        assert!(variants.values().all(|n| *n >= 2), "{code}: {variants:?}");
        assert_eq!(lexicon.check(), [], "{code}");
        assert!(lexicon.entries.iter().all(|e| !e.rationale.is_empty() && !e.id.contains(':')));
    }
}

#[test]
fn titles_and_longer_names_win_over_bare_ones() {
    let (lexicon, analyzer) = labels("ar");
    let said = |text: &str| {
        let doc = analyzer.doc("", text);
        let hits = lexicon.find(&doc);
        hits.iter().map(|m| lexicon.entry(m).id.clone()).collect::<Vec<_>>().join(" + ")
    };
    assert_eq!(said("التقى المشير خليفة حفتر الوفد ثم غادر حفتر"), "المشير حفتر + حفتر");
    assert_eq!(said("قال اللواء المتقاعد خليفة حفتر"), "اللواء المتقاعد حفتر");
    assert_eq!(said("قتلت ميليشيات الحوثي شهداء"), "ميليشيا الحوثي + شهيد");
    assert_eq!(said("أعلن تنظيم الدولة الإسلامية"), "تنظيم الدولة");
    assert_eq!(said("استشهاديون ومستشفى الشهداء"), "", "neither names somebody killed");
}

#[cfg(feature = "workbench")]
mod tables {
    use std::fs;
    use std::process::Command;

    use minzar::schema::{GAPS, LABEL_DIFFERENCES, LABELS, col};
    use minzar::table::Table;

    /// Three outlets: two say martyr, one says killed; one article quotes the other name.
    fn run(min_articles: usize) -> (Table, Table, tempfile::TempDir) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut lines = Vec::new();
        for (outlet, word) in [("أ", "شهداء"), ("ب", "شهداء"), ("ج", "قتلى")] {
            for i in 0..8 {
                let own = if i == 7 && outlet == "ب" { "قتلى" } else { word };
                let body = format!(
                    "وصل {own} إلى المدينة رقم {i}. وقال الطبيب سامح شكري: \\\"رأينا الضحايا في كل مكان هنا\\\"."
                );
                lines.push(format!(
                    "{{\"id\":\"{outlet}{i}\",\"outlet\":\"{outlet}\",\"title\":\"خبر {i}\",\"body\":\"{body}\"}}"
                ));
            }
        }
        let spec = format!(
            "question = \"?\"\n[corpus]\ninput = [\"a.jsonl\"]\nlang = \"ar\"\n[measure]\nfeatures = [\"labels\"]\nmin_articles = {min_articles}\n"
        );
        fs::create_dir(folder.path().join("data")).expect("data/");
        fs::write(folder.path().join("data/a.jsonl"), lines.join("\n")).expect("articles");
        fs::write(folder.path().join("mine.toml"), spec).expect("a spec");
        let mut command = Command::new(env!("CARGO_BIN_EXE_minzar"));
        let output =
            command.current_dir(folder.path()).env_remove("MINZAR_DATA").args(["run", "mine.toml"]).output();
        let output = output.expect("it starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let read = |schema: &'static minzar::schema::Schema| {
            let path = folder.path().join("results/mine/tables").join(format!("{}.csv", schema.name));
            Table::read_csv(schema, fs::File::open(path).expect("a table")).expect("reads")
        };
        (read(&LABELS), read(&LABEL_DIFFERENCES), folder)
    }

    fn row(table: &Table, outlet: &str, variant: &str, voice: &str) -> usize {
        let columns =
            [(col::OUTLET, outlet), (col::VARIANT, variant), (col::VOICE, voice), (col::CONCEPT, "dead")];
        (0..table.len())
            .find(|r| columns.iter().all(|(column, value)| table.text(*column)[*r] == Some(value)))
            .unwrap_or_else(|| panic!("{outlet} {variant} {voice}"))
    }

    #[test]
    fn shares_are_out_of_the_mentions_of_the_concept_in_the_voice() {
        let (shares, differences, folder) = run(5);
        let at = |r: usize| (shares.int(col::HITS)[r], shares.int(col::N)[r], shares.real(col::SHARE)[r]);
        assert_eq!(at(row(&shares, "ب", "شهيد", "narrator")), (Some(7), Some(8), Some(0.875)));
        assert_eq!(at(row(&shares, "ب", "قتيل", "narrator")), (Some(1), Some(8), Some(0.125)));
        assert_eq!(at(row(&shares, "ب", "ضحية", "narrator")), (Some(0), Some(8), Some(0.0)));
        assert_eq!(at(row(&shares, "ج", "شهيد", "narrator")), (Some(0), Some(8), Some(0.0)));
        assert_eq!(at(row(&shares, "ب", "ضحية", "quoted")), (Some(8), Some(8), Some(1.0)));
        assert_eq!(at(row(&shares, "ب", "شهيد", "all")), (Some(7), Some(16), Some(0.4375)));

        let pair = |a: &str, b: &str| {
            (0..differences.len())
                .find(|r| {
                    differences.text(col::OUTLET_A)[*r] == Some(a)
                        && differences.text(col::OUTLET_B)[*r] == Some(b)
                })
                .expect("a pair")
        };
        let (alike, apart) = (pair("أ", "ب"), pair("أ", "ج"));
        let (jsd, p) = (differences.real(col::JSD), differences.real(col::P));
        assert_eq!(jsd[apart], Some(1.0));
        assert!(p[apart] < Some(0.01) && p[alike] > Some(0.5), "{p:?}");
        assert!(jsd[alike] < Some(0.1));

        let charts = folder.path().join("results/mine/charts");
        let svg = fs::read_to_string(charts.join("labels-dead-ar.svg")).expect("a chart");
        assert!(
            svg.contains("شهيد") && svg.contains("قتيل") && !svg.contains("ضحية"),
            "what no narrator says is no part"
        );
        let report = fs::read_to_string(folder.path().join("results/mine/report.html")).expect("a report");
        assert!(report.contains("id=\"labels\"") && report.contains("Jensen-Shannon"));
    }

    #[test]
    fn a_concept_in_too_few_articles_has_no_share_and_no_pair() {
        let (shares, differences, folder) = run(9);
        let r = row(&shares, "أ", "شهيد", "narrator");
        assert_eq!(shares.real(col::SHARE)[r], None);
        assert!(shares.text(col::GAP)[r].is_some_and(|gap| gap.starts_with("too few: 8 articles")));
        assert!(differences.is_empty());
        let gaps = folder.path().join("results/mine/tables/gaps.csv");
        let gaps = Table::read_csv(&GAPS, fs::File::open(gaps).expect("a table")).expect("reads");
        let of = (0..gaps.len()).filter(|r| gaps.text(col::TABLE)[*r] == Some("labels"));
        let of: Vec<_> = of.map(|r| (gaps.text(col::OUTLET)[r], gaps.text(col::GAP)[r])).collect();
        let reason = Some("too few: 8 articles, 9 wanted");
        assert_eq!(of, [(Some("أ"), reason), (Some("ب"), reason), (Some("ج"), reason)]);
        assert!(!folder.path().join("results/mine/charts/labels-dead-ar.svg").exists());
    }
}
