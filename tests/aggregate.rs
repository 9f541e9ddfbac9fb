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
use minzar::stats::clumping::{Clumping, Kind};
use minzar::stats::clustered::Clusters;
use minzar::stats::difference::Difference;
use minzar::stats::estimate::{Estimate, Z95};
use minzar::stats::random::{Random, key};
use minzar::stats::rounding::tabled;
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

/// One outlet the slow way: unit by unit, measure by measure.
#[derive(Default)]
struct Slow<'a> {
    /// By feature, category, voice: the hits of each unit.
    hits: BTreeMap<(usize, String, &'static str), BTreeMap<&'a str, u64>>,
    bases: BTreeMap<(usize, &'static str), BTreeMap<&'a str, u64>>,
}

impl<'a> Slow<'a> {
    fn of(articles: &[&'a Counted]) -> Self {
        let mut slow = Self::default();
        for article in articles {
            let unit = article.hash.as_str();
            for (feature, voice, n) in &article.measured.bases {
                *slow.bases.entry((*feature, voice)).or_default().entry(unit).or_default() += *n;
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
                    let units = slow.hits.entry((e.feature, category.to_owned(), voice)).or_default();
                    *units.entry(unit).or_default() += e.n;
                }
            }
        }
        slow
    }
}

/// The sums of a cell from the hits and the base of each unit.
fn clusters(hits: Option<&BTreeMap<&str, u64>>, base: Option<&BTreeMap<&str, u64>>) -> Clusters {
    let mut sums = Clusters::default();
    for (unit, base) in base.into_iter().flatten().filter(|(_, base)| **base > 0) {
        sums.add(hits.and_then(|hits| hits.get(unit)).copied().unwrap_or(0), *base);
    }
    // Hits without a base are hits all the same.
    let without = |unit: &str| base.and_then(|base| base.get(unit)).is_none_or(|base| *base == 0);
    for (_, hits) in hits.into_iter().flatten().filter(|(unit, _)| without(unit)) {
        sums.hit(*hits, 0);
    }
    sums
}

/// `share, low, high` of each outlet's cell.
fn numbers<'o>(
    kind: Kind,
    cells: &BTreeMap<&'o str, Clusters>,
    per: f64,
    min_articles: u64,
) -> BTreeMap<&'o str, [Option<f64>; 3]> {
    let mut all = Clumping::default();
    cells.values().for_each(|sums| all.add(kind, sums));
    let of = |sums: &Clusters| {
        if sums.clusters < min_articles.max(1) {
            return [None; 3];
        }
        let share = per * sums.hits as f64 / sums.base as f64;
        let ends = Estimate::of(kind, sums, &all).map(|e| e.limits(Z95));
        [Some(share), ends.map(|e| per * e.0), ends.map(|e| per * e.1)].map(|v| v.map(tabled))
    };
    cells.iter().map(|(outlet, sums)| (*outlet, of(sums))).collect()
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
        let slow: BTreeMap<&str, Slow<'_>> =
            by_outlet(&corpus).into_iter().map(|(outlet, of)| (outlet, Slow::of(&of))).collect();
        let mut keys: BTreeSet<(usize, String, &'static str)> =
            slow.values().flat_map(|s| s.hits.keys().cloned()).collect();
        for (feature, f) in FEATURES.iter().enumerate().filter(|(_, f)| !f.divides()) {
            keys.extend([ALL, f.headline_voice()].map(|voice| (feature, ALL.to_owned(), voice)));
        }
        for key in &keys {
            let own = slow.values().any(|s| s.bases.contains_key(&(key.0, key.2)));
            let base = (key.0, if own { key.2 } else { ALL });
            let feature = FEATURES[key.0];
            let cells: BTreeMap<&str, Clusters> =
                slow.iter().map(|(o, s)| (*o, clusters(s.hits.get(key), s.bases.get(&base)))).collect();
            let kind = if feature.per() == 1.0 { Kind::Share } else { Kind::Rate };
            let numbers = numbers(kind, &cells, feature.per(), min_articles);
            for (outlet, sums) in &cells {
                let name = [outlet, feature.name(), key.1.as_str(), key.2].map(str::to_owned).to_vec();
                // What was found is counted, also where there are too few articles for a share.
                if sums.clusters < min_articles && sums.hits == 0 {
                    prop_assert!(!rows.contains_key(&name), "{:?}", name);
                    continue;
                }
                let counts = [sums.clusters, sums.hits, sums.base].map(|n| n as i64);
                prop_assert_eq!(rows.remove(&name), Some((counts, numbers[outlet])), "{:?}", name);
            }
        }
        let labels = place("labels");
        for key in keys.iter().filter(|k| k.0 == labels && k.1 != ALL) {
            let (concept, variant) = key.1.split_once(": ").expect("a variant");
            let cell = |slow: &Slow<'_>| {
                let mut mentions: BTreeMap<&str, u64> = BTreeMap::new();
                let of = |k: &&(usize, String, &str)| k.0 == labels && k.2 == key.2 && k.1.starts_with(concept);
                for (unit, n) in slow.hits.keys().filter(of).flat_map(|k| &slow.hits[k]) {
                    *mentions.entry(unit).or_default() += n;
                }
                clusters(slow.hits.get(key), Some(&mentions))
            };
            let cells: BTreeMap<&str, Clusters> = slow.iter().map(|(o, s)| (*o, cell(s))).collect();
            let numbers = numbers(Kind::Share, &cells, 1.0, min_articles);
            for (outlet, _) in cells.iter().filter(|(_, sums)| sums.clusters >= min_articles || sums.hits > 0) {
                let name = [outlet, concept, variant, key.2].map(str::to_owned).to_vec();
                prop_assert_eq!(names.get(&name).copied(), Some(numbers[outlet]), "{:?}", name);
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
        let key = (0, ALL.to_owned(), ALL);
        let sums = |articles: &[&Counted]| {
            let slow = Slow::of(articles);
            clusters(slow.hits.get(&key), slow.bases.get(&(0, ALL)))
        };
        let mut all = Clumping::default();
        of.values().for_each(|articles| all.add(Kind::Share, &sums(articles)));
        // One outlet's articles of a text are a unit; two outlets' are two.
        let rest = of.iter().filter(|(outlet, _)| **outlet != a);
        let rest = rest.fold(Clusters::default(), |rest, (_, articles)| rest.and(&sums(articles)));
        let [own, rest] = [sums(&of[a.as_str()]), rest]
            .map(|sums| Estimate::of(Kind::Share, &sums, &all).expect("an estimate"));
        let wanted = Difference::of(&own, &rest).expect("hits");
        let (limits, ratio) = (wanted.limits(Z95), wanted.ratio_limits(Z95));
        let have = [
            col::SHARE_A,
            col::SHARE_B,
            col::DIFFERENCE,
            col::LOW,
            col::HIGH,
            col::RATIO,
            col::RATIO_LOW,
            col::RATIO_HIGH,
            col::P,
        ];
        let difference = [Some(own.ratio), Some(rest.ratio), Some(wanted.difference())];
        let others =
            [Some(limits.0), Some(limits.1), wanted.ratio(), Some(ratio.0), ratio.1, Some(wanted.p())];
        let wanted: Vec<Option<f64>> = difference.into_iter().chain(others).map(|v| v.map(tabled)).collect();
        assert_eq!(have.map(|column| table.real(column)[row]).to_vec(), wanted);
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
            col::HIT_ARTICLES,
            col::HITS,
            col::N,
            col::PER,
            col::SHARE,
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
    let [share, low, high] = reals(table, 0).map(|v| v.expect("a number"));
    assert!(share == 0.25 && low < 0.25 && high > 0.25 && high - low < 1e-4, "{low} {high}");
    assert!(outlets.matrices[0].resamples.iter().flatten().all(|share| *share == 0.25));
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
