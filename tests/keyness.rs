//! Keyness: numbers against other programs, and what the table promises.
//!
//! Frozen values come from SciPy 1.17.1 and NumPy 2.4.6 under Python 3.11; each test names the
//! function, or says that the paper's formula was written out in NumPy.

use minzar::stats::dispersion::deviation;
use minzar::stats::keyness::{Counts, p_value};
use minzar::stats::random::Random;
use minzar::stats::scattered::{self, Both};
use proptest::prelude::*;

fn close(have: f64, want: f64) {
    assert!((have - want).abs() <= 1e-9 * want.abs().max(1.0), "{have} is not {want}");
}

fn counts((target, target_total, reference, reference_total): (u64, u64, u64, u64)) -> Counts {
    Counts { target, target_total, reference, reference_total }
}

const CASES: [(u64, u64, u64, u64); 6] = [
    (69, 10_000, 32, 12_000),
    (0, 5_000, 17, 90_000),
    (12, 1_500, 0, 20_000),
    (3, 100, 30, 1_000),
    (500, 100_000, 480, 100_000),
    (1, 7, 1, 9),
];

/// `scipy.stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")` with the sign
/// of the difference of rates, and `scipy.stats.chi2.sf(g2, 1)`.
#[test]
fn g2_is_scipy_s() {
    let want = [
        (21.557473255319003, 3.4338200792950395e-06),
        (-1.8384545497556892, 0.1751321915233692),
        (63.99166595670989, 1.2494664986724005e-15),
        (0.0, 1.0),
        (0.41020145113093776, 0.5218672744352267),
        (0.036038978993675475, 0.849435019327336),
    ];
    for (case, (g2, p)) in CASES.into_iter().zip(want) {
        let have = counts(case).g2().expect("two corpora");
        close(have, g2);
        if g2 != 0.0 {
            assert!((p_value(have) / p - 1.0).abs() < 1e-9, "{} is not {p}", p_value(have));
        }
    }
    assert_eq!(counts((0, 0, 1, 9)).g2(), None);
}

/// Dunning (1993), table 2: "the swiss", printed as 270.72.
#[test]
fn g2_is_dunning_s() {
    let g2 = counts((110, 110 + 2_442, 111, 111 + 29_114)).g2().expect("two corpora");
    assert!((g2 - 270.72).abs() < 0.005, "{g2}");
}

/// NumPy: `log2((a / n) / (b / m))` with 0.5 for a count of 0 (Hardie 2014).
#[test]
fn log_ratio_is_hardie_s() {
    let want = [
        1.3715588626119628,
        -0.9175378398080271,
        8.321928094887362,
        0.0,
        0.058893689053568614,
        0.36257007938470837,
    ];
    for (case, want) in CASES.into_iter().zip(want) {
        close(counts(case).log_ratio().expect("two corpora"), want);
    }
}

/// NumPy, from equations 16, 20 and 22 of Monroe, Colaresi and Quinn (2008): priors of 500 and of 20.5 words.
#[test]
fn log_odds_are_those_of_the_paper() {
    let want = [
        [(0.9102389300544873, 4.380173810747933), (0.9530230737804128, 4.461404897912709)],
        [(-2.4518442532990044, -0.7314869942690352), (-5.555103332577147, -0.3364223866544882)],
        [(6.117612185576589, 3.1956441958682547), (9.541984344492496, 1.020188142752425)],
        [(0.0, 0.0), (0.0, 0.0)],
        [(0.040818828930381024, 0.6403789575169013), (0.04101456903618228, 0.641911687711638)],
        [(0.004499445161229909, 0.02535308589887154), (0.08024353105005244, 0.10709580753008927)],
    ];
    for (case, want) in CASES.into_iter().zip(want) {
        for (strength, (delta, z)) in [500.0, 20.5].into_iter().zip(want) {
            let have = counts(case).log_odds(strength).expect("odds");
            close(have.0, delta);
            close(have.1, z);
        }
    }
    assert_eq!(counts((0, 10, 0, 10)).log_odds(500.0), None, "a word of neither corpus");
    assert_eq!(counts((1, 10, 0, 10)).log_odds(0.0), None, "a prior without weight");
}

/// Gries (2020, "Analyzing dispersion"), whose little corpus has 0.18; the others written out in NumPy.
#[test]
fn deviation_of_proportions_is_gries_s() {
    let dp = |parts: &[(u64, u64)]| {
        let size = parts.iter().map(|p| p.1).sum();
        deviation(parts.iter().copied(), size).expect("a word")
    };
    close(dp(&[(1, 9), (2, 10), (3, 10), (4, 10), (5, 11)]), 0.18);
    close(dp(&[(0, 100), (0, 250), (7, 3)]), 0.9915014164305949);
    close(dp(&[(2, 120), (0, 80), (1, 300), (5, 77)]), 0.533578856152513);
    assert_eq!(deviation([(0, 5)], 5), None);
}

/// Articles and words of both groups, of which A has `share`, and so many that no word is common.
fn among(share: f64) -> (u64, Both) {
    ((100_000.0 * share) as u64, Both { articles: 1000, words: 100_000, squares: 1e7 })
}

/// All 2^k ways written out in Python.
#[test]
fn the_test_of_rare_words_is_exact() {
    let test = |counts: &[u64], hits, share| {
        let holders: Vec<(u64, u64)> = counts.iter().map(|count| (*count, 100)).collect();
        let (words, both) = among(share);
        scattered::p_value(&holders, hits, words, &both).expect("two groups")
    };
    close(test(&[3, 1, 2, 1], 5, 0.3), 0.10889999999999998);
    close(test(&[1; 5], 5, 0.15), 7.593749999999998e-05);
    close(test(&[4, 4, 1, 1, 1, 9, 2], 0, 0.22), 0.35806576296448017);
    assert_eq!(test(&[2, 1, 4], 3, 0.4), test(&[4, 2, 1], 3, 0.4));
    // The same from the other side.
    close(test(&[3, 1, 2, 1], 2, 0.7), 0.10889999999999998);
    // Twenty hits in one article say no more than that one article fell here.
    close(test(&[20], 20, 0.002), 0.002);
}

/// A common word, all 2^16 ways in which its articles may fall written out.
#[test]
fn the_tail_of_a_common_word_is_near_the_exact_one() {
    let counts = [9, 4, 7, 1, 3, 12, 5, 2, 6, 3, 8, 1, 4, 2, 10, 5];
    let lengths = [310, 190, 260, 80, 205, 420, 155, 120, 330, 240, 275, 60, 170, 215, 380, 290];
    let holders: Vec<(u64, u64)> = counts.into_iter().zip(lengths).collect();
    let both = Both::of(lengths);
    let rate = counts.iter().sum::<u64>() as f64 / both.words as f64;
    let more: Vec<f64> = holders.iter().map(|(c, n)| *c as f64 - rate * *n as f64).collect();
    for here in [[0, 2, 5, 1], [0, 5, 10, 3], [9, 13, 12, 2], [9, 13, 4, 8]] {
        let (hits, words) = here.iter().fold((0, 0), |(c, n), at| (c + counts[*at], n + lengths[*at]));
        let share = words as f64 / both.words as f64;
        let distance = (hits as f64 - share * counts.iter().sum::<u64>() as f64).abs();
        let mut exact = 0.0;
        for ways in 0u32..1 << 16 {
            let here = |at: &usize| ways >> at & 1 == 1;
            let sum: f64 = (0..16).filter(here).map(|at| more[at]).sum();
            if sum.abs() >= distance * (1.0 - 1e-12) {
                let chance = |at| if here(&at) { share } else { 1.0 - share };
                exact += (0..16).map(chance).product::<f64>();
            }
        }
        let found = scattered::p_value(&holders, hits, words, &both).expect("two groups");
        assert!((found / exact - 1.0).abs() < 0.15, "{here:?}: {found} for {exact}");
    }
}

/// How often of 1,000 times two groups of one outlet differ at 0.05: by articles, and by G2. A word
/// stands `clump` times in one article of `rarity`.
fn findings(sizes: [usize; 2], clump: u64, rarity: u64) -> (usize, usize) {
    let mut random = Random::new(20_311_004);
    let (mut by_article, mut by_word) = (0, 0);
    for _ in 0..1000 {
        let mut group = |articles: usize| {
            let mut draw = || (if random.below(rarity) == 0 { clump } else { 0 }, 150 + random.below(200));
            (0..articles).map(|_| draw()).collect::<Vec<_>>()
        };
        let (a, b) = (group(sizes[0]), group(sizes[1]));
        let all = [a.as_slice(), &b].concat();
        let holders: Vec<(u64, u64)> = all.iter().copied().filter(|(hits, _)| *hits > 0).collect();
        let both = Both::of(all.iter().map(|(_, words)| *words));
        let sums = |articles: &[(u64, u64)]| articles.iter().fold((0, 0), |s, a| (s.0 + a.0, s.1 + a.1));
        let ((a_hits, a_words), (b_hits, b_words)) = (sums(&a), sums(&b));
        by_article +=
            usize::from(scattered::p_value(&holders, a_hits, a_words, &both).is_some_and(|p| p < 0.05));
        let g2 = counts((a_hits, a_words, b_hits, b_words)).g2().expect("words");
        by_word += usize::from(p_value(g2) < 0.05);
    }
    (by_article, by_word)
}

/// Words come in clumps: G2 finds a difference between parts of one outlet far too often, a test
/// whose draws are articles keeps its level. So it does for a rare word and a small target, where
/// the target often has no hit at all.
#[test]
fn the_clustered_test_keeps_its_level_where_g2_does_not() {
    let (by_article, by_word) = findings([60, 60], 10, 12);
    assert!((30..=65).contains(&by_article) && by_word > 400, "{by_article} and {by_word} of 1000 at 0.05");
    let (by_article, by_word) = findings([40, 240], 5, 30);
    assert!((15..=65).contains(&by_article) && by_word > 300, "{by_article} and {by_word} of 1000 at 0.05");
}

proptest! {
    #![proptest_config(crate::properties(200))]
    /// Target and reference change places: every measure changes its sign and nothing else.
    #[test]
    fn sides_are_alike(a in 0u64..50, b in 0u64..50, n in 60u64..9_000, m in 60u64..9_000) {
        prop_assume!(a + b > 0);
        let (here, there) = (counts((a, n, b, m)), counts((b, m, a, n)));
        let opposite = |x: Option<f64>, y: Option<f64>| {
            let (x, y) = (x.expect("a value"), y.expect("a value"));
            (x.abs() - y.abs()).abs() < 1e-9 && (x.abs() < 1e-9 || (x > 0.0) != (y > 0.0))
        };
        prop_assert!(opposite(here.g2(), there.g2()));
        prop_assert!(opposite(here.log_ratio(), there.log_ratio()));
        let z = |c: Counts| c.log_odds(300.0).map(|o| o.1);
        prop_assert!(opposite(z(here), z(there)));
        prop_assert!(here.g2().expect("a value").signum() == (a as f64 / n as f64 - b as f64 / m as f64).signum() || a * m == b * n);
    }

    /// Dispersion hangs neither on the order of parts nor on how parts without the word are cut.
    #[test]
    fn dispersion_is_of_parts_in_any_order(parts in prop::collection::vec((0u64..9, 9u64..500), 1..12)) {
        prop_assume!(parts.iter().any(|p| p.0 > 0));
        let size = parts.iter().map(|p| p.1).sum();
        let one = deviation(parts.iter().copied(), size);
        let two = deviation(parts.iter().rev().copied().filter(|p| p.0 > 0), size);
        prop_assert_eq!(one, two);
        prop_assert!((0.0..1.0).contains(&one.expect("a value")));
    }
}

#[cfg(feature = "workbench")]
mod table {
    use std::process::Command;
    use std::sync::Arc;

    use minzar::codings::{Voice, VoiceMap};
    use minzar::lang::Language;
    use minzar::outlets::keyness::{Keyness, Settings, Side, Words, count};
    use minzar::schema::{Col, KEYNESS, col};
    use minzar::table::Table;
    use minzar::text::Analyzer;

    const SETTINGS: Settings = Settings { min_range: 2, min_articles: 4, prior: None };

    /// Twelve articles of four words each; the target says `war`, the reference `peace`.
    fn keyness(backwards: bool) -> Keyness {
        let mut keyness = Keyness::default();
        let mut articles: Vec<usize> = (0..12).collect();
        if backwards {
            articles.reverse();
        }
        for i in articles {
            let (side, own) = if i < 6 { (Side::Target, "war") } else { (Side::Reference, "peace") };
            let words = [(own, 1 + (i as u32 % 2)), ("the", 2), (["a", "b", "c", "d"][i % 4], 1)];
            keyness.add(side, words);
        }
        keyness
    }

    #[test]
    fn words_stand_in_the_order_of_signed_g2_with_ranges_and_intervals() {
        let table = keyness(false).table(&SETTINGS).expect("a table");
        assert_eq!(table.text(col::FEATURE).first(), Some(&Some("war")));
        assert_eq!(table.text(col::FEATURE).last(), Some(&Some("peace")));
        let row =
            |column: Col| [table.int(column)[0], table.int(column)[table.len() - 1]].map(Option::unwrap);
        assert_eq!([row(col::N_TARGET), row(col::N_REFERENCE)], [[9, 0], [0, 9]]);
        assert_eq!([row(col::RANGE_TARGET), row(col::RANGE_REFERENCE)], [[6, 0], [0, 6]]);
        let (ratio, low, high) = (table.real(col::LOG_RATIO), table.real(col::LOW), table.real(col::HIGH));
        // The reference never says `war`: how much more the target does has no upper limit.
        assert!(low[0] < ratio[0] && high[0].is_none(), "{low:?} {ratio:?} {high:?}");
        assert!(low[table.len() - 1].is_none() && high[table.len() - 1] > ratio[table.len() - 1]);
        let the = table.text(col::FEATURE).iter().position(|w| *w == Some("the")).expect("the");
        assert_eq!(ratio[the], Some(0.0));
        assert!(low[the] < ratio[the] && ratio[the] < high[the], "{low:?} {high:?}");
        assert!(table.real(col::Q)[0] < Some(0.05) && table.real(col::Q)[the] > Some(0.5));
        assert_eq!(table.real(col::DP_REFERENCE)[0], None, "a word that the reference does not have");
    }

    #[test]
    fn the_order_of_articles_does_not_matter() {
        let [a, b] = [false, true].map(|backwards| keyness(backwards).table(&SETTINGS).expect("a table"));
        assert_eq!(a.rows(), b.rows());
    }

    #[test]
    fn rare_words_and_small_sides_are_left_without_numbers() {
        let few = Settings { min_articles: 7, ..SETTINGS };
        let table = keyness(false).table(&few).expect("a table");
        for column in [col::LOW, col::HIGH, col::P_ARTICLE, col::Q] {
            assert!(table.real(column).iter().all(Option::is_none), "{column}");
        }
        let common = keyness(false).table(&Settings { min_range: 7, ..SETTINGS }).expect("a table");
        assert_eq!(common.text(col::FEATURE), [Some("the")]);
        assert!(Keyness::default().table(&SETTINGS).is_err(), "no words");
    }

    #[test]
    fn words_are_counted_as_asked() {
        let language = Language::embedded("ar").expect("a pack");
        let doc = Analyzer::new(Arc::clone(&language)).doc("", "والمرتزقة، المرتزقه المرتزقةُ 12 «المرتزقة»");
        let of =
            |words| count(&doc, words, None).into_iter().map(|(w, n)| (w.to_owned(), n)).collect::<Vec<_>>();
        assert_eq!(of(Words::Folded), [("المرتزقه".to_owned(), 3), ("والمرتزقه".to_owned(), 1)]);
        assert_eq!(of(Words::Surface).len(), 4);
        assert!(of(Words::Stem).len() <= 2);
        let tatweel = Analyzer::new(Arc::clone(&language)).doc("", "ـ الحرب ـــ");
        assert_eq!(count(&tatweel, Words::Folded, None).len(), 1, "a tatweel is no word");
        let map = VoiceMap::new(&doc, &Default::default());
        assert!(count(&doc, Words::Folded, Some((&map, Voice::Quoted))).is_empty());
        assert_eq!(count(&doc, Words::Folded, Some((&map, Voice::Narrator))).len(), 2);
    }

    #[test]
    fn the_program_prints_what_the_signs_mean_and_writes_the_table() {
        let folder = tempfile::tempdir().expect("a folder");
        let run = |args: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_minzar"));
            let output =
                command.current_dir(folder.path()).arg("keyness").args(args).output().expect("it starts");
            let text = [output.stdout, output.stderr].concat();
            (output.status.code(), String::from_utf8(text).expect("UTF-8"))
        };
        let target = ["builtin:demo", "--target", "الحقيقة المرة"];
        let (code, said) = run(&[&target[..], &["--min-articles", "8", "--out", "k.csv"]].concat());
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("above 0 the target uses the word more"), "{said}");
        let file = std::fs::File::open(folder.path().join("k.csv")).expect("a table");
        let table = Table::read_csv(&KEYNESS, file).expect("reads");
        assert!(table.len() > 100 && table.real(col::LOW).iter().any(Option::is_some));
        let (code, said) =
            run(&[&target[..], &["--voice", "narrator", "--reference", "ميزان نوردان"]].concat());
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("too few") && said.contains("voice: narrator"), "{said}");
        let (code, said) = run(&["builtin:demo", "--target", "لا أحد"]);
        assert!(code == Some(2) && said.contains("الحقيقة المرة"), "{said}");
    }
}
