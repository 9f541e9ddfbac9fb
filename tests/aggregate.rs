//! The reduction from parts to outlets: against slow arithmetic, and the same whatever the order,
//! the cut into parts, the threads and the memory.

use std::collections::{BTreeMap, BTreeSet};

use minzar::codings::Voice;
use minzar::corpus::Keep;
use minzar::experiment::{Plan, Spec};
use minzar::features::{ALL, AxisSum, Evidence, FEATURES, Measured};
use minzar::outlets::{Contrasts, Outlets, Part, Period, REST, Settings};
use minzar::schema::{Col, DIFFERENCES, GAPS, LABEL_DIFFERENCES, LABELS, OUTLETS, PERIODS, col};
use minzar::span::{CharSpan, Span};
use minzar::stats::interval::quantile;
use minzar::stats::permutation::{self, Measure};
use minzar::stats::random::{Random, key};
use minzar::stats::resample::weights;
use minzar::stats::rounding::tabled;
use minzar::stats::rows::Rows;
use minzar::table::Table;
use proptest::prelude::*;

use crate::parts::{Asked, Counted, SETTINGS, parts};

fn place(feature: &str) -> usize {
    FEATURES.iter().position(|f| f.name() == feature).expect("a feature")
}

/// One article with random counts in a few features of each kind: with voices and without, with a
/// headline and without, some of them hits in two categories of one piece, some of them gaps.
fn measured(random: &mut Random) -> Measured {
    let mut measured = Measured::default();
    let words = random.below(60);
    let own = words / 2;
    // Word counts are the same number in several features.
    for feature in ["loaded_terms", "hedges", "evaluative"].map(place) {
        if feature == place("hedges") && random.below(4) == 0 {
            measured.gaps.push((feature, "no list".to_owned()));
            continue;
        }
        measured.bases.push((feature, ALL, words));
        let [narrator, quoted, reported] = Voice::ALL.map(Voice::name);
        measured.bases.extend([
            (feature, narrator, own),
            (feature, quoted, words - own),
            (feature, reported, 0),
        ]);
        for at in 0..random.below(4) as usize {
            let voice = Voice::ALL[random.below(3) as usize].name();
            let categories: &[&'static str] = if random.below(3) == 0 { &["a", "b"] } else { &["c"] };
            measured.evidence.extend(categories.iter().map(|c| evidence(feature, c, voice, at, 1)));
        }
    }
    let attributions = random.below(5);
    for feature in ["source_types", "anonymous_share", "actor_attributions"].map(place) {
        measured.bases.push((feature, ALL, attributions));
    }
    for at in 0..attributions as usize {
        let kind = ["named", "office"][random.below(2) as usize];
        measured.evidence.push(evidence(place("source_types"), kind, ALL, at, 1));
        if random.below(2) == 0 {
            measured.evidence.push(evidence(place("anonymous_share"), ALL, ALL, at, 1));
        }
    }
    let labels = place("labels");
    measured.bases.push((labels, ALL, 9));
    for at in 0..random.below(4) as usize {
        let name = ["dead: martyr", "dead: killed", "land: ours"][random.below(3) as usize];
        let voice = Voice::ALL[random.below(2) as usize].name();
        measured.evidence.push(evidence(labels, name, voice, at, 1 + random.below(2)));
    }
    for _ in 0..random.below(3) {
        *measured.sources.entry(format!("name {}", random.below(6))).or_default() += 1;
    }
    let placed = random.below(9);
    let sums = [placed as i64, 12, random.below(99) as i64 - 50, 7, 3, random.below(1 << 40) as i64];
    measured.axes.insert(
        "peace-war".to_owned(),
        AxisSum::of_columns(if placed > 0 { sums } else { [0, 12, 0, 0, 0, 0] }),
    );
    // As in a run: features write one after the other.
    measured.evidence.sort_by_key(|e| e.feature);
    measured
}

fn evidence(feature: usize, category: &'static str, voice: &'static str, at: usize, n: u64) -> Evidence {
    let (span, chars) = (Span::new(at, at + 1), CharSpan { start: at, end: at + 1 });
    Evidence { feature, category: category.into(), voice, span, chars, n, rule: format!("rule {at}") }
}

/// A corpus of some outlets; a few articles of one are one resampling unit.
fn corpus(seed: u64, articles: usize, outlets: u64) -> Vec<Counted> {
    let mut random = Random::new(seed);
    let article = |i: usize| {
        let unit = if random.below(8) == 0 { i / 2 } else { i };
        Counted {
            id: format!("id {}", key(seed, &i.to_string())),
            lang: "ar",
            outlet: format!("outlet {}", random.below(outlets)),
            published: (random.below(9) > 0)
                .then(|| format!("2024-0{}-1{}", 1 + random.below(3), random.below(9))),
            hash: format!("unit {unit}"),
            measured: measured(&mut random),
        }
    };
    (0..articles).map(article).collect()
}

/// All tables as text, by name.
fn written(outlets: &Outlets) -> BTreeMap<&'static str, String> {
    let text = |table: &Table| {
        let mut csv = Vec::new();
        table.write_csv(&mut csv).expect("a table");
        String::from_utf8(csv).expect("UTF-8")
    };
    let matrices = format!("{:?}", outlets.matrices);
    let tables = outlets.tables.iter().map(|t| (t.schema().name, text(t)));
    tables.chain([("matrices", matrices), ("doubts", format!("{:?}", outlets.doubts))]).collect()
}

/// Sums of one outlet the slow way: article by article, replicate by replicate, measure by measure.
#[derive(Default)]
struct Slow {
    /// By feature, category, voice.
    hits: BTreeMap<(usize, String, &'static str), Vec<u64>>,
    bases: BTreeMap<(usize, &'static str), Vec<u64>>,
    articles: BTreeMap<(usize, &'static str), u64>,
}

impl Slow {
    /// The plain sum stands before the replicates.
    fn of(articles: &[&Counted], settings: Settings) -> Self {
        let mut slow = Self::default();
        for article in articles {
            let mut weights_of = Vec::new();
            weights(settings.rng_seed, &article.hash, settings.replicates, &mut weights_of);
            let times: Vec<u64> =
                std::iter::once(1).chain(weights_of.iter().map(|w| u64::from(*w))).collect();
            let add = |sums: &mut Vec<u64>, n: u64| {
                sums.resize(times.len(), 0);
                sums.iter_mut().zip(&times).for_each(|(sum, times)| *sum += n * times);
            };
            for (feature, voice, n) in &article.measured.bases {
                add(slow.bases.entry((*feature, voice)).or_default(), *n);
                *slow.articles.entry((*feature, voice)).or_default() += u64::from(*n > 0);
            }
            let rows = &article.measured.evidence;
            for (at, e) in rows.iter().enumerate() {
                let again = at > 0 && {
                    let before = &rows[at - 1];
                    (before.feature, before.span, &before.rule) == (e.feature, e.span, &e.rule)
                        && before.category != e.category
                };
                let mut keys = BTreeSet::from([(e.category.as_ref(), e.voice), (e.category.as_ref(), ALL)]);
                if !FEATURES[e.feature].divides() && !again {
                    keys.extend([(ALL, e.voice), (ALL, ALL)]);
                }
                for (category, voice) in keys {
                    add(slow.hits.entry((e.feature, category.to_owned(), voice)).or_default(), e.n);
                }
            }
        }
        slow
    }
}

/// `share, low, high` of sums whose first is the plain one.
fn interval(hits: Option<&Vec<u64>>, base: &[u64], per: f64) -> [Option<f64>; 3] {
    let zeros = vec![0; base.len()];
    let hits = hits.unwrap_or(&zeros);
    let share = Some(tabled(per * hits[0] as f64 / base[0] as f64));
    let mut shares: Vec<f64> = hits.iter().zip(base).skip(1).map(|(h, b)| *h as f64 / *b as f64).collect();
    let all = shares.len();
    shares.retain(|s| s.is_finite());
    shares.sort_by(f64::total_cmp);
    let enough = (all - shares.len()) as f64 <= 0.1 * all as f64;
    let end = |p| quantile(&shares, p).filter(|_| enough).map(|v| tabled(per * v));
    [share, end(0.025), end(0.975)]
}

fn by_outlet(articles: &[Counted]) -> BTreeMap<&str, Vec<&Counted>> {
    let mut outlets: BTreeMap<&str, Vec<&Counted>> = BTreeMap::new();
    articles.iter().for_each(|a| outlets.entry(&a.outlet).or_default().push(a));
    outlets
}

fn texts(table: &Table, row: usize, columns: &[Col]) -> Vec<String> {
    columns.iter().map(|column| table.cell(row, *column).plain()).collect()
}

fn reals(table: &Table, row: usize) -> [Option<f64>; 3] {
    [col::SHARE, col::LOW, col::HIGH].map(|column| table.real(column)[row])
}

proptest! {
    #![proptest_config(crate::properties(24))]

    /// Shares and intervals are those of the slow way, and the rows that are not there have neither number
    /// nor hit.
    #[test]
    fn shares_are_those_of_the_slow_way(seed: u64, articles in 1usize..40, min_articles in 1u64..6) {
        let corpus = corpus(seed, articles, 3);
        let settings = Settings { min_articles, ..SETTINGS };
        let outlets = Asked::new(FEATURES, settings).of(&parts(FEATURES, std::slice::from_ref(&corpus)));
        let (shares, labels) = (outlets.table(&OUTLETS).expect("a table"), outlets.table(&LABELS).expect("a table"));
        let mut rows = BTreeMap::new();
        for row in 0..shares.len() {
            let counts = [col::ARTICLES, col::HITS, col::N].map(|c| shares.int(c)[row].expect("a count"));
            let key = texts(shares, row, &[col::OUTLET, col::FEATURE, col::CATEGORY, col::VOICE]);
            rows.insert(key, (counts, reals(shares, row)));
        }
        let mut names = BTreeMap::new();
        for row in 0..labels.len() {
            let key = texts(labels, row, &[col::OUTLET, col::CONCEPT, col::VARIANT, col::VOICE]);
            names.insert(key, reals(labels, row));
        }
        let slow: BTreeMap<&str, Slow> =
            by_outlet(&corpus).into_iter().map(|(outlet, of)| (outlet, Slow::of(&of, settings))).collect();
        let mut keys: BTreeSet<(usize, String, &'static str)> =
            slow.values().flat_map(|s| s.hits.keys().cloned()).collect();
        for (feature, f) in FEATURES.iter().enumerate().filter(|(_, f)| !f.divides()) {
            keys.extend([ALL, f.headline_voice()].map(|voice| (feature, ALL.to_owned(), voice)));
        }
        for (outlet, slow) in &slow {
            for key in &keys {
                let voice = if slow.bases.contains_key(&(key.0, key.2)) { key.2 } else { ALL };
                let feature = FEATURES[key.0];
                let name = [outlet, feature.name(), key.1.as_str(), key.2].map(str::to_owned).to_vec();
                let n = slow.articles.get(&(key.0, voice)).copied().unwrap_or(0);
                let (base, hits) = (slow.bases.get(&(key.0, voice)), slow.hits.get(key));
                if n < min_articles && hits.is_none() {
                    prop_assert!(!rows.contains_key(&name), "{:?}", name);
                    continue;
                }
                // What was found is counted, also where there are too few articles for a share.
                let mut numbers = base.filter(|_| n >= min_articles).map_or([None; 3], |base| interval(hits, base, feature.per()));
                if hits.is_none() {
                    numbers[1..].fill(None);
                }
                let counts = [n, hits.map_or(0, |h| h[0]), base.map_or(0, |b| b[0])].map(|n| n as i64);
                prop_assert_eq!(rows.remove(&name), Some((counts, numbers)), "{:?}", name);
            }
            let labels = place("labels");
            for key in slow.hits.keys().filter(|k| k.0 == labels) {
                let (concept, variant) = key.1.split_once(": ").expect("a variant");
                let of = |k: &&(usize, String, &str)| k.0 == labels && k.2 == key.2 && k.1.starts_with(concept);
                let mut all = vec![0; settings.replicates + 1];
                for k in slow.hits.keys().filter(of) {
                    all.iter_mut().zip(&slow.hits[k]).for_each(|(sum, n)| *sum += n);
                }
                let mention = |a: &&&Counted| a.measured.evidence.iter().any(|e| {
                    e.feature == labels && e.category.starts_with(concept) && (key.2 == ALL || e.voice == key.2)
                });
                let articles = by_outlet(&corpus)[outlet].iter().filter(mention).count() as u64;
                let numbers = interval(slow.hits.get(key), &all, 1.0);
                let name = [outlet, concept, variant, key.2].map(str::to_owned).to_vec();
                let enough = articles >= min_articles && numbers[1].is_some();
                prop_assert_eq!(names.get(&name).copied(), Some(if enough { numbers } else { [None; 3] }), "{:?}", name);
            }
        }
        prop_assert!(rows.is_empty(), "{:?}", rows.keys());
    }

    /// The order of articles, their cut into parts, the order of parts, threads and memory: all one.
    #[test]
    fn neither_cut_nor_threads_nor_memory_matter(seed: u64, articles in 2usize..40, cut in 1usize..9, rest: bool) {
        let mut corpus = corpus(seed, articles, 4);
        let contrasts = Some(if rest { Contrasts::Rest } else { Contrasts::Pairs });
        let settings = Settings { min_articles: 2, contrasts, period: Some(Period::Month), ..SETTINGS };
        let mut asked = Asked::new(FEATURES, settings);
        let whole = written(&asked.of(&parts(FEATURES, std::slice::from_ref(&corpus))));
        corpus.sort_by_key(|a| key(7, &a.id));
        let batches: Vec<Vec<Counted>> = corpus.chunks(cut).map(<[Counted]>::to_vec).collect();
        let mut cut = parts(FEATURES, &batches);
        cut.reverse();
        // A byte of memory: every article waits on the disk.
        asked.room = 1;
        for threads in [1, 8] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            let again = written(&pool.install(|| asked.of(&cut)));
            for (name, table) in &whole {
                prop_assert_eq!(table, &again[name], "{}", name);
            }
        }
    }
}

/// Hits and base of a headline measure, unit by unit.
fn units<'a>(articles: &[&'a Counted], feature: usize) -> BTreeMap<(u64, &'a str), [u32; 2]> {
    let mut units: BTreeMap<(u64, &str), [u32; 2]> = BTreeMap::new();
    for article in articles {
        let of = |e: &&Evidence| e.feature == feature;
        let hits: u64 = article.measured.evidence.iter().filter(of).map(|e| e.n).sum();
        let base = article.measured.bases.iter().find(|b| b.0 == feature && b.1 == ALL).map_or(0, |b| b.2);
        let unit = units.entry((key(SETTINGS.rng_seed, &article.hash), &article.outlet)).or_default();
        unit.iter_mut().zip([hits, base]).for_each(|(sum, n)| *sum += n as u32);
    }
    units
}

/// Each outlet with the others: pooled shares, and a test between its articles and theirs.
#[test]
fn the_rest_is_all_other_outlets() {
    let features = [FEATURES[place("anonymous_share")]];
    let mut corpus = corpus(5, 300, 5);
    for article in &mut corpus {
        let of = place("anonymous_share");
        article.measured.evidence.retain(|e| e.feature == of);
        article.measured.evidence.iter_mut().for_each(|e| e.feature = 0);
        article.measured.bases.retain(|b| b.0 == of);
        article.measured.bases.iter_mut().for_each(|b| b.0 = 0);
        article.measured.gaps.clear();
    }
    let settings = Settings { contrasts: Some(Contrasts::Rest), ..SETTINGS };
    let outlets = Asked::new(&features, settings).of(&parts(&features, std::slice::from_ref(&corpus)));
    let table = outlets.table(&DIFFERENCES).expect("a table");
    let of = by_outlet(&corpus);
    assert_eq!((table.len(), of.len()), (5, 5));
    for row in 0..table.len() {
        let [a, b] = [col::OUTLET_A, col::OUTLET_B].map(|column| table.cell(row, column).plain());
        assert_eq!(b, REST);
        let (own, others): (Vec<&Counted>, Vec<&Counted>) = corpus.iter().partition(|c| c.outlet == a);
        let [own, others] = [own, others].map(|articles| units(&articles, 0));
        let rows = |units: &BTreeMap<_, [u32; 2]>| {
            Rows::new(2, &units.values().flatten().copied().collect::<Vec<_>>())
        };
        let seed = key(settings.rng_seed, &["outlets", "ar", &a, REST].join("\n"));
        let wanted =
            permutation::test(&rows(&own), &rows(&others), &[Measure { hits: 0, base: 1 }], 99, seed)[0];
        let wanted = wanted.expect("a test");
        let [share_a, share_b, p] =
            [col::SHARE_A, col::SHARE_B, col::P].map(|column| table.real(column)[row]);
        assert_eq!(
            [share_a, share_b, p],
            [wanted.share_a, wanted.share_b, wanted.p].map(|v| Some(tabled(v)))
        );
    }
}

/// Pairs up to twenty outlets, the rest beyond; what a spec asks for is done at any number.
#[test]
fn many_outlets_are_compared_with_the_rest() {
    let rows = |outlets: u64, contrasts| {
        let corpus = corpus(11, 40 * outlets as usize, outlets);
        let asked =
            Asked::new(FEATURES, Settings { permutations: 0, min_articles: 5, contrasts, ..SETTINGS });
        let made = asked.of(&parts(FEATURES, &[corpus]));
        [&DIFFERENCES, &LABEL_DIFFERENCES].map(|schema| {
            let table = made.table(schema).expect("a table");
            let second = table.text(col::OUTLET_B).into_iter().flatten();
            let (rest, pairs): (Vec<&str>, Vec<&str>) = second.partition(|b| *b == REST);
            (pairs.len(), rest.len())
        })
    };
    // Four features have a headline, and a few outlets seldom mention one of two concepts.
    let few = |[differences, labels]: [(usize, usize); 2], pairs: usize, rest: usize| {
        assert_eq!(differences, (4 * pairs, 4 * rest));
        assert!(labels.0 <= 2 * pairs && labels.1 <= 2 * rest && labels.0 + labels.1 >= pairs + rest);
    };
    few(rows(20, None), 190, 0);
    few(rows(21, None), 0, 21);
    few(rows(21, Some(Contrasts::Pairs)), 210, 0);
    few(rows(3, Some(Contrasts::Rest)), 0, 3);
}

/// The permutation tests look at the articles with the smallest keys, and at no more than they may.
#[test]
fn a_large_outlet_is_tested_by_a_sample() {
    let feature = [FEATURES[place("anonymous_share")]];
    let article = |i: usize, outlet: &str| Counted {
        id: format!("{outlet} {i}"),
        lang: "ar",
        outlet: outlet.to_owned(),
        published: None,
        hash: format!("{outlet} {i}"),
        measured: Measured {
            bases: vec![(0, ALL, 1 + (i % 3) as u64)],
            evidence: (0..usize::from(i.is_multiple_of(4))).map(|at| evidence(0, ALL, ALL, at, 1)).collect(),
            ..Measured::default()
        },
    };
    let corpus: Vec<Counted> =
        (0..4_500).map(|i| article(i, "large")).chain((0..90).map(|i| article(i, "small"))).collect();
    let settings = Settings { rng_seed: 3, permutations: 49, ..SETTINGS };
    let batches: Vec<Vec<Counted>> = corpus.chunks(512).map(<[Counted]>::to_vec).collect();
    let outlets = Asked::new(&feature, settings).of(&parts(&feature, &batches));
    let table = outlets.table(&DIFFERENCES).expect("a table");
    let rows = |outlet: &str| {
        let mut units: Vec<(u64, [u32; 2])> = corpus
            .iter()
            .filter(|a| a.outlet == outlet)
            .map(|a| (key(3, &a.hash), [a.measured.evidence.len() as u32, a.measured.bases[0].2 as u32]))
            .collect();
        units.sort_unstable();
        Rows::new(2, &units.into_iter().take(minzar::outlets::SAMPLE).flat_map(|u| u.1).collect::<Vec<_>>())
    };
    let (large, small) = (rows("large"), rows("small"));
    assert_eq!((large.len(), small.len()), (4_000, 90));
    let seed = key(3, &["outlets", "ar", "large", "small"].join("\n"));
    let wanted =
        permutation::test(&large, &small, &[Measure { hits: 0, base: 1 }], 49, seed)[0].expect("a test");
    assert_eq!(table.real(col::P), [Some(tabled(wanted.p))]);
    // The shares are those of all articles.
    assert_eq!(table.real(col::SHARE_A), [Some(tabled(1_125.0 / 9_000.0))]);
}

/// Periods are named by their first day, weeks by their Monday; each is the table of its articles.
#[test]
fn a_period_is_an_outlet_of_its_articles() {
    let corpus = corpus(21, 120, 2);
    for (period, first) in [
        (Period::Day, &(|day: &str| day.to_owned()) as &dyn Fn(&str) -> String),
        (Period::Month, &|day: &str| format!("{}-01", &day[..7])),
        (Period::Week, &|day: &str| {
            let day: jiff::civil::Date = day.parse().expect("a date");
            let monday = std::iter::successors(Some(day), |d| d.yesterday().ok());
            monday
                .into_iter()
                .find(|d| d.weekday() == jiff::civil::Weekday::Monday)
                .expect("a Monday")
                .to_string()
        }),
    ] {
        let settings = Settings { min_articles: 3, period: Some(period), ..SETTINGS };
        let outlets = Asked::new(FEATURES, settings).of(&parts(FEATURES, std::slice::from_ref(&corpus)));
        let periods = outlets.table(&PERIODS).expect("a table");
        assert!(!periods.is_empty());
        let dated: Vec<Counted> = corpus
            .iter()
            .filter_map(|a| {
                let name = format!("{}/{}", a.outlet, first(a.published.as_deref()?));
                Some(Counted { outlet: name, ..a.clone() })
            })
            .collect();
        let one_by_one = Settings { period: None, ..settings };
        let one_by_one = Asked::new(FEATURES, one_by_one).of(&parts(FEATURES, &[dated]));
        let shares = one_by_one.table(&OUTLETS).expect("a table");
        let headline = |row: &usize| {
            let feature = FEATURES[place(&shares.cell(*row, col::FEATURE).plain())];
            texts(shares, *row, &[col::CATEGORY, col::VOICE]) == [ALL, feature.headline_voice()]
                && !feature.divides()
        };
        let columns = [
            col::FEATURE,
            col::BASE,
            col::ARTICLES,
            col::HITS,
            col::N,
            col::PER,
            col::SHARE,
            col::LOW,
            col::HIGH,
        ];
        let mut wanted: Vec<Vec<String>> = (0..shares.len())
            .filter(headline)
            // A period with too few articles is no row.
            .filter(|row| shares.real(col::SHARE)[*row].is_some())
            .map(|row| [texts(shares, row, &[col::OUTLET]), texts(shares, row, &columns)].concat())
            .collect();
        wanted.sort();
        let mut have: Vec<Vec<String>> = (0..periods.len())
            .map(|row| {
                let name = texts(periods, row, &[col::OUTLET, col::PERIOD]).join("/");
                [vec![name], texts(periods, row, &columns)].concat()
            })
            .collect();
        have.sort();
        assert_eq!(have, wanted);
        // Articles without a date, and periods with too few, are counted.
        let undated = corpus.iter().filter(|a| a.published.is_none()).count();
        let counted =
            outlets.doubts.iter().map(|d| d.detail.split(' ').next().and_then(|n| n.parse::<usize>().ok()));
        assert_eq!(counted.flatten().sum::<usize>(), undated);
        if period == Period::Day {
            let gaps = outlets.table(&GAPS).expect("a table");
            let of = (0..gaps.len()).find(|r| gaps.cell(*r, col::TABLE).plain() == "periods").expect("a gap");
            let (gap, rows) = (gaps.cell(of, col::GAP).plain(), gaps.int(col::ROWS)[of].expect("a count"));
            assert!(
                gap.starts_with(&format!("too few: {rows} of ")) && gap.ends_with("fewer than 3 articles"),
                "{gap}"
            );
        }
    }
}

/// A sum that passes 32 bits in a replicate is no smaller for it.
#[test]
fn long_texts_do_not_overflow() {
    let feature = [FEATURES[place("anonymous_share")]];
    let article = |i: usize| Counted {
        id: i.to_string(),
        lang: "ar",
        outlet: "x".to_owned(),
        published: None,
        hash: i.to_string(),
        measured: Measured {
            bases: vec![(0, ALL, 4_000_000_000)],
            evidence: vec![evidence(0, ALL, ALL, 0, 1_000_000_000)],
            ..Measured::default()
        },
    };
    let outlets = Asked::new(&feature, SETTINGS).of(&parts(&feature, &[(0..30).map(article).collect()]));
    let table = outlets.table(&OUTLETS).expect("a table");
    assert_eq!(table.len(), 1);
    assert_eq!(table.int(col::N), [Some(120_000_000_000)]);
    assert_eq!(reals(table, 0), [Some(0.25); 3]);
}

/// Parts of another run, or parts that do not belong together, are errors with their place.
#[test]
fn parts_that_do_not_fit_are_refused() {
    let corpus = corpus(1, 6, 1);
    let part = parts(FEATURES, std::slice::from_ref(&corpus)).remove(0);
    let scratch = tempfile::tempdir().expect("a folder");
    let error = |features: &[&'static dyn minzar::features::Feature], part: Part| {
        let reduction = minzar::outlets::Reduction::new(features, SETTINGS, &[], scratch.path());
        reduction.of(&vec![part]).err().expect("an error").to_string()
    };
    assert!(error(&FEATURES[1..], part.clone()).contains("is no feature of this run"));
    let other = parts(FEATURES, &[corpus[..3].to_vec()]).remove(0);
    assert!(
        error(FEATURES, Part { units: other.units, ..part.clone() }).contains("is no article of the part")
    );
    assert!(error(FEATURES, Part { articles: other.articles, ..part }).contains("has no publisher"));
}

/// An outlet cannot be called what stands for all others.
#[test]
fn no_outlet_is_called_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    let article =
        format!("{{\"id\":\"1\",\"outlet\":\"{REST}\",\"title\":\"خبر\",\"body\":\"قال مصدر مطلع\"}}\n");
    std::fs::write(folder.path().join("a.jsonl"), article).expect("writes");
    let text = "question = \"?\"\n[corpus]\ninput = [\"a.jsonl\"]\nlang = \"ar\"\n";
    let plan = |text: &str| {
        Plan::new("x", text, Spec::parse(text, "x").expect("a spec"), folder.path(), &Keep::Nothing)
    };
    let error = plan(text).err().expect("an error").to_string();
    assert!(error.contains("an outlet is called `(rest)`") && error.contains("aliases"), "{error}");
    let renamed =
        format!("{text}[corpus.aliases]\n\"Rest\" = [\"{REST}\"]\n[measure]\ncontrasts = \"rest\"\n");
    assert_eq!(plan(&renamed).expect("a plan").spec.measure.contrasts, Some(Contrasts::Rest));
    assert!(Spec::parse(&text.replace("[corpus]", "[measure]\nperiod = \"year\"\n[corpus]"), "x").is_err());
}
