//! Numbers against frozen values of other programs, and properties.
//!
//! Frozen values come from SciPy 1.17.1, scikit-learn 1.9.1, NumPy 2.4.6 and statsmodels 0.15.0
//! under Python 3; each test names its function.

use minzar::stats::agreement::{adjusted_rand, jaccard, kappa, recovered};
use minzar::stats::alpha;
use minzar::stats::distance::Distances;
use minzar::stats::diversity::{effective, rarefied};
use minzar::stats::fdr::q_values;
use minzar::stats::interval::{percentile, quantile, shares};
use minzar::stats::random::{GAMMA, Random, key, mix};
use minzar::stats::replicates::{Replicates, Units};
use minzar::stats::resample::{MOST, fill, weights};
use minzar::stats::rounding::{significant, tabled};
use minzar::stats::silhouette;
use proptest::prelude::*;

fn square(x: f64) -> f64 {
    x * x
}

fn close(have: f64, want: f64) {
    assert!((have - want).abs() <= 1e-14 * want.abs().max(1.0), "{have} is not {want}");
}

/// The first outputs of `splitmix64.c` by Sebastiano Vigna for the seed 1234567.
#[test]
fn splitmix_is_the_published_one() {
    let outputs: Vec<u64> =
        (1..=5).map(|i: u64| mix(1_234_567u64.wrapping_add(i.wrapping_mul(GAMMA)))).collect();
    assert_eq!(
        outputs,
        [
            6457827717110365317,
            3203168211198807973,
            9817491932198370423,
            4593380528125082431,
            16408922859458223821
        ]
    );
}

/// The crate `rand_xoshiro` 0.6.0, seeded the same way.
#[cfg(feature = "workbench")]
#[test]
fn xoshiro_is_the_published_one() {
    use rand_xoshiro::rand_core::{RngCore, SeedableRng};
    let mut theirs = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(2026);
    let mut ours = Random::new(2026);
    assert!((0..1000).all(|_| theirs.next_u64() == ours.bits()));
}

/// The same hash and table in Python: `blake3` 1.0.11 and 60-digit decimals.
#[test]
fn weights_are_the_same_everywhere() {
    assert_eq!(key(7, "مقال-1"), 0x7ffa_827d_7990_433d);
    let mut out = vec![9; 3];
    weights(7, "مقال-1", 20, &mut out);
    assert_eq!(out, [0, 0, 2, 1, 1, 0, 0, 1, 1, 2, 2, 1, 1, 0, 2, 0, 1, 0, 0, 1]);
}

/// `scipy.stats.poisson.cdf(k, 1)`, within four standard errors of 400,000 draws.
#[test]
fn weights_are_poisson() {
    let (mut counts, mut all, mut out) = ([0u32; MOST as usize + 1], 0u32, Vec::new());
    for unit in 0..400 {
        weights(1, &format!("unit {unit}"), 1000, &mut out);
        for w in &out {
            counts[usize::from(*w)] += 1;
        }
        all += out.len() as u32;
    }
    let cdf =
        [0.36787944117144245, 0.7357588823428847, 0.9196986029286058, 0.9810118431238462, 0.9963401531726563];
    let mut below = 0;
    for (k, want) in cdf.iter().enumerate() {
        below += counts[k];
        let error = (want * (1.0 - want) / f64::from(all)).sqrt();
        assert!((f64::from(below) / f64::from(all) - want).abs() < 4.0 * error, "k = {k}");
    }
}

/// The standard error of a pooled share from Poisson weights against the linearised formula
/// sqrt(sum (hits - share base)^2) / sum base.
#[test]
fn resampled_shares_spread_as_they_should() {
    let mut random = Random::new(3);
    let units: Vec<(u64, u64)> = (0..300)
        .map(|_| {
            let base = 50 + random.below(200);
            (random.below(base / 8), base)
        })
        .collect();
    let (mut hits, mut base, mut out) = (vec![0; 2000], vec![0; 2000], Vec::new());
    for (i, (h, b)) in units.iter().enumerate() {
        weights(11, &i.to_string(), 2000, &mut out);
        for (r, w) in out.iter().enumerate() {
            hits[r] += u64::from(*w) * h;
            base[r] += u64::from(*w) * b;
        }
    }
    let replicates = shares(&hits, &base);
    let (h, b) = units.iter().fold((0, 0), |s, u| (s.0 + u.0, s.1 + u.1));
    let share = h as f64 / b as f64;
    let formula =
        units.iter().map(|(h, b)| square(*h as f64 - share * *b as f64)).sum::<f64>().sqrt() / b as f64;
    let interval = percentile(&replicates, 0.95).expect("all bases are positive");
    assert!(interval.low < share && share < interval.high);
    let ratio = (interval.high - interval.low) / (2.0 * 1.96 * formula);
    assert!((0.93..1.07).contains(&ratio), "{ratio}");
}

/// Krippendorff's example of four coders and twelve units (Krippendorff 2011, "Computing
/// Krippendorff's alpha-reliability", table C), nominal: 0.743.
#[test]
fn alpha_of_the_four_by_twelve_example() {
    // One line a coder, 0 where the coder gave no value.
    let coders: [[u8; 12]; 4] = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
        [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
    ];
    let unit = |u: usize| coders.iter().map(|c| c[u]).filter(|v| *v > 0).collect();
    let units: Vec<Vec<u8>> = (0..12).map(unit).collect();
    let alpha = alpha::nominal(&units).expect("defined");
    assert!((alpha - 0.7434).abs() < 5e-5, "{alpha}");
}

#[test]
fn alpha_is_not_defined_without_variation() {
    assert_eq!(alpha::nominal(&[vec![1, 1], vec![1, 1]]), None);
    assert_eq!(alpha::nominal::<u8>(&[vec![1], vec![]]), None);
    assert_eq!(alpha::nominal(&[vec![1, 1], vec![2, 2]]), Some(1.0));
}

/// `numpy.quantile` with its default method, linear.
#[test]
fn quantiles_are_type_seven() {
    let mut values = [0.31, 0.12, 0.55, 0.48, 0.07, 0.93, 0.22, 0.66, 0.41, 0.29, 0.5, 0.38];
    values.sort_by(f64::total_cmp);
    for (p, want) in [
        (0.025, 0.08375),
        (0.25, 0.27249999999999996),
        (0.5, 0.395),
        (0.9, 0.649),
        (0.975, 0.8557499999999999),
    ] {
        close(quantile(&values, p).expect("there are values"), want);
    }
    assert_eq!(quantile(&[], 0.5), None);
    assert_eq!(quantile(&values, 1.5), None);
}

#[test]
fn an_interval_needs_nine_in_ten_replicates() {
    let mut replicates: Vec<f64> = (0..100).map(f64::from).collect();
    replicates[..10].fill(f64::NAN);
    let interval = percentile(&replicates, 0.9).expect("a tenth may be missing");
    assert_eq!((interval.used, interval.missing), (90, 10));
    replicates[10] = f64::NAN;
    assert_eq!(percentile(&replicates, 0.9), None);
    assert_eq!(percentile(&[], 0.9), None);
    assert_eq!(percentile(&[1.0], 1.0), None);
    assert!(shares(&[0, 1], &[0, 4])[0].is_nan());
}

/// `statsmodels.stats.multitest.multipletests(method="fdr_bh")`, also
/// `scipy.stats.false_discovery_control`.
#[test]
fn q_values_are_those_of_statsmodels() {
    let p = [0.01, 0.04, 0.03, 0.005, 0.55, 0.8, 0.04, 0.021, 0.9, 0.0002];
    let want = [
        0.03333333333333333,
        0.05714285714285715,
        0.05714285714285715,
        0.025,
        0.6875,
        0.888888888888889,
        0.05714285714285715,
        0.0525,
        0.9,
        0.002,
    ];
    for (have, want) in q_values(&p).iter().zip(want) {
        close(*have, want);
    }
    let gap = q_values(&[0.01, f64::NAN, 0.02]);
    close(gap[0], 0.02);
    assert!(gap[1].is_nan());
    assert!(q_values(&[]).is_empty());
}

/// `sklearn.metrics.adjusted_rand_score`.
#[test]
fn adjusted_rand_is_that_of_scikit_learn() {
    close(
        adjusted_rand(&[0, 0, 0, 1, 1, 1, 2, 2, 2, 2], &[1, 1, 0, 0, 0, 0, 2, 2, 2, 1]),
        0.4318181818181818,
    );
    close(adjusted_rand(&[0, 1, 0, 1], &[0, 0, 1, 1]), -0.5);
    close(adjusted_rand(&[0, 0, 0], &[4, 4, 4]), 1.0);
    close(adjusted_rand(&[0, 1, 2], &[2, 1, 0]), 1.0);
    close(adjusted_rand(&[0], &[3]), 1.0);
}

/// 20 both yes, 5 and 10 apart, 15 both no: agreement 0.7, by chance 0.5.
#[test]
fn kappa_is_agreement_beyond_chance() {
    let pairs = [(true, true, 20), (true, false, 5), (false, true, 10), (false, false, 15)];
    let of = |pick: fn(&(bool, bool, usize)) -> bool| -> Vec<bool> {
        pairs.iter().flat_map(|p| std::iter::repeat_n(pick(p), p.2)).collect()
    };
    close(kappa(&of(|p| p.0), &of(|p| p.1)).expect("two values"), 0.4);
    close(kappa(&[1, 2, 3], &[1, 2, 3]).expect("three values"), 1.0);
    assert_eq!(kappa(&[1, 1], &[1, 1]), None);
    assert_eq!(kappa::<u8>(&[], &[]), None);
}

#[test]
fn groups_are_recovered() {
    close(jaccard(&[true, true, false], &[false, true, true]), 1.0 / 3.0);
    assert_eq!(recovered(&[0, 0, 1, 1, 1], &[1, 1, 0, 0, 0]), [1.0, 1.0]);
    let half = recovered(&[0, 0, 1, 1, 1], &[0, 0, 0, 1, 1]);
    close(half[0], 2.0 / 3.0);
    close(half[1], 2.0 / 3.0);
}

/// `sklearn.metrics.silhouette_samples`, `silhouette_score` and `scipy.spatial.distance.pdist`.
#[test]
fn silhouettes_are_those_of_scikit_learn() {
    let rows: Vec<Vec<f64>> =
        [[1.0, 2.0], [1.5, 1.8], [5.0, 8.0], [8.0, 8.0], [1.0, 0.6], [9.0, 11.0], [40.0, -3.0]]
            .iter()
            .map(|r| r.to_vec())
            .collect();
    let distances = Distances::euclidean(&rows);
    for (have, want) in distances.condensed().iter().zip([
        0.5385164807134504,
        7.211102550927978,
        9.219544457292887,
        1.4,
        12.041594578792296,
        39.319206502675,
    ]) {
        close(*have, want);
    }
    close(distances.between(6, 5), 34.0147027033899);
    close(distances.between(2, 5), 5.0);
    close(distances.largest(), 39.319206502675);
    let labels = [0, 0, 1, 1, 0, 1, 2];
    let want = [
        0.8978733475485654,
        0.9014100247776594,
        0.47235792880020083,
        0.6743965557774252,
        0.8723168294969029,
        0.6693852861462576,
        0.0,
    ];
    for (have, want) in silhouette::silhouettes(&distances, &labels).expect("three groups").iter().zip(want) {
        close(*have, want);
    }
    close(silhouette::mean(&distances, &labels).expect("three groups"), 0.6411057103638588);
    assert_eq!(silhouette::mean(&distances, &[1; 7]), None);
}

#[test]
fn rounding_is_exact() {
    assert_eq!(significant(0.1 + 0.2, 12), 0.3);
    assert_eq!(significant(123_456_789.123, 4), 123_500_000.0);
    assert_eq!(significant(-1.0 / 3.0, 3), -0.333);
    assert_eq!(significant(2.5, 1), 2.0);
    assert!(tabled(-0.0).is_sign_positive());
    assert!(tabled(f64::NAN).is_nan());
    assert_eq!(tabled(1.0 / 3.0), 0.333_333_333_3);
}

proptest! {
    #![proptest_config(crate::properties(256))]

    #[test]
    fn weights_do_not_hang_on_the_number_of_replicates(seed: u64, unit: String, short in 0usize..50) {
        let (mut long, mut part) = (Vec::new(), Vec::new());
        weights(seed, &unit, 80, &mut long);
        weights(seed, &unit, short, &mut part);
        prop_assert_eq!(&long[..short], &part[..]);
        prop_assert!(long.iter().all(|w| *w <= MOST));
    }

    #[test]
    fn numbers_stay_below(seed: u64, bound in 1u64..) {
        let mut random = Random::new(seed);
        for _ in 0..20 {
            prop_assert!(random.below(bound) < bound);
            prop_assert!((0.0..1.0).contains(&random.unit()));
        }
    }

    /// The slow way: every weight of every unit, one by one.
    #[test]
    fn replicates_are_the_weighted_sums(
        units in prop::collection::vec((any::<u64>(), prop::collection::vec((0u32..5, 0u32..20_000), 0..6)), 0..12),
        replicates in 1usize..300,
        scale in prop::sample::select(vec![1u32, 200_000]),
    ) {
        let largest: u64 = units.iter().flat_map(|u| &u.1).map(|c| u64::from(c.1) * u64::from(scale)).sum();
        let mut slow = vec![vec![0u64; replicates]; 5];
        let mut flat = Units::default();
        for (key, counts) in &units {
            let counts: Vec<(u32, u32)> = counts.iter().map(|(series, n)| (*series, n.saturating_mul(scale))).collect();
            let mut weights = vec![0; replicates];
            fill(*key, 0, &mut weights);
            for (series, n) in &counts {
                for (sum, weight) in slow[*series as usize].iter_mut().zip(&weights) {
                    *sum += u64::from(*weight) * u64::from(*n);
                }
            }
            let (first, rest) = counts.split_at(counts.len() / 2);
            flat.start(*key, first.iter().copied());
            rest.iter().for_each(|(series, n)| flat.push(*series, *n));
        }
        let mut fast = Replicates::new(5, replicates, largest);
        fast.add(&flat);
        for (series, slow) in slow.iter().enumerate() {
            let mut sums = vec![7; replicates];
            fast.add_to(series as u32, &mut sums);
            prop_assert!(sums.iter().zip(slow).all(|(sum, slow)| *sum == slow + 7));
            fast.take_from(series as u32, &mut sums);
            prop_assert!(sums.iter().all(|sum| *sum == 7));
        }
    }

    #[test]
    fn a_key_has_the_weights_of_its_unit(seed: u64, unit: String, first in 0usize..200) {
        let (mut all, mut part) = (Vec::new(), vec![0; 60]);
        weights(seed, &unit, 260, &mut all);
        fill(key(seed, &unit), first, &mut part);
        prop_assert!(part.iter().zip(&all[first..]).all(|(a, b)| *a == u16::from(*b)));
    }

    /// Two order statistics, found without a sort.
    #[test]
    fn an_interval_is_that_of_the_sorted_values(
        values in prop::collection::vec(prop::option::weighted(0.97, -5i32..40), 1..80),
        level in 0.01f64..0.99,
    ) {
        let values: Vec<f64> = values.iter().map(|v| v.map_or(f64::NAN, |v| f64::from(v) / 7.0)).collect();
        let mut sorted: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
        sorted.sort_by(f64::total_cmp);
        let tail = (1.0 - level) / 2.0;
        let slow = Some((quantile(&sorted, tail), quantile(&sorted, 1.0 - tail)));
        let slow = slow.filter(|_| (values.len() - sorted.len()) as f64 <= 0.1 * values.len() as f64);
        prop_assert_eq!(percentile(&values, level).map(|i| (Some(i.low), Some(i.high))), slow);
    }

    #[test]
    fn q_values_keep_the_order(p in prop::collection::vec(0.0f64..=1.0, 0..40)) {
        let q = q_values(&p);
        for i in 0..p.len() {
            prop_assert!(q[i] >= p[i] && q[i] <= 1.0);
            for j in 0..p.len() {
                prop_assert!(p[i] > p[j] || q[i] <= q[j]);
            }
        }
    }

    #[test]
    fn adjusted_rand_is_symmetric_and_blind_to_names(
        pairs in prop::collection::vec((0usize..4, 0usize..4), 1..30)
    ) {
        let (a, b): (Vec<usize>, Vec<usize>) = pairs.into_iter().unzip();
        let renamed: Vec<usize> = a.iter().map(|l| 7 - l).collect();
        prop_assert_eq!(adjusted_rand(&a, &b), adjusted_rand(&b, &a));
        prop_assert_eq!(adjusted_rand(&a, &b), adjusted_rand(&renamed, &b));
        prop_assert_eq!(adjusted_rand(&a, &renamed), 1.0);
        prop_assert!(adjusted_rand(&a, &b) <= 1.0);
    }

    #[test]
    fn silhouettes_lie_between_minus_one_and_one(
        things in prop::collection::vec((0usize..3, -5.0f64..5.0, -5.0f64..5.0), 2..15)
    ) {
        let labels: Vec<usize> = things.iter().map(|t| t.0).collect();
        let rows: Vec<Vec<f64>> = things.iter().map(|t| vec![t.1, t.2]).collect();
        if let Some(all) = silhouette::silhouettes(&Distances::euclidean(&rows), &labels) {
            prop_assert!(all.iter().all(|s| (-1.0..=1.0).contains(s)));
        }
    }

    #[test]
    fn intervals_hold_their_level(values in prop::collection::vec(-1.0f64..1.0, 1..60)) {
        let interval = percentile(&values, 0.9).expect("no value is missing");
        prop_assert!(interval.low <= interval.high);
        prop_assert!(values.iter().any(|v| *v >= interval.high) && values.iter().any(|v| *v <= interval.low));
    }

    #[test]
    fn rounding_is_idempotent_and_near(value in -1e9f64..1e9) {
        let rounded = tabled(value);
        prop_assert_eq!(rounded, tabled(rounded));
        prop_assert!((rounded - value).abs() <= 1e-9 * value.abs());
    }
}

/// Exact: the formula in `fractions.Fraction` and `math.comb` of Python 3.11.7 (no rarefaction in
/// SciPy; R's vegan gives the same formula as `rarefy`); the entropy with `math.fsum`.
#[test]
fn rarefaction_is_hurlberts() {
    let counts = [37, 21, 9, 9, 4, 2, 1, 1, 1, 1];
    let frozen = [
        (1, 1.0),
        (2, 1.738_714_090_287_277_7),
        (10, 4.408_708_117_883_919),
        (40, 7.495_654_498_626_227_5),
        (86, 10.0),
    ];
    for (n, want) in frozen {
        let have = rarefied(&counts, n).expect("enough draws");
        assert!((have - want).abs() < 1e-12, "{n}: {have} is not {want}");
    }
    assert_eq!(rarefied(&counts, 87), None);
    close(effective(&counts).expect("a sample"), 5.037_451_123_287_763);
    assert_eq!(effective(&[]), None);
    close(effective(&[5, 5, 5]).expect("a sample"), 3.0);
}

/// Hits, draws, and the ends of the interval by statsmodels 0.15.0,
/// `proportion_confint(count, nobs, method="wilson")`.
const WILSON: [(u64, u64, f64, f64); 4] = [
    (94, 100, 0.875_231_845_541_040_6, 0.972_213_876_036_811_8),
    (0, 10, 0.0, 0.27753279986288926),
    (7, 9, 0.45258896910698887, 0.936_774_892_882_153_3),
    (100, 100, 0.963_006_501_793_014_3, 1.0),
];

#[test]
fn wilsons_interval_equals_frozen_values() {
    for (hits, n, low, high) in WILSON {
        let (a, b) = minzar::stats::interval::wilson(hits, n).expect("an interval");
        assert!((a - low).abs() < 1e-12 && (b - high).abs() < 1e-12, "{hits} of {n}: {a} {b}");
    }
    assert_eq!(minzar::stats::interval::wilson(0, 0), None);
}
