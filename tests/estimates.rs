//! Intervals and differences of clumped counts, against SciPy 1.17.1 and by their properties.

use minzar::stats::beta::{self, student};
use minzar::stats::clumping::{Clumping, Kind};
use minzar::stats::clustered::Clusters;
use minzar::stats::difference::{Difference, LEAST_P};
use minzar::stats::estimate::{Estimate, Method, Z90, Z95};
use minzar::stats::gamma;
use minzar::stats::tails::Tail;
use minzar::stats::verdict::Verdict;
use proptest::prelude::*;

fn near(have: f64, want: f64) {
    assert!((have - want).abs() <= 1e-9 * want.abs(), "{have} is not {want}");
}

/// `scipy.special.gammaincinv` and `gammainccinv`.
#[test]
fn quantiles_of_the_gamma_distribution() {
    for (a, p, lower, upper) in [
        (0.02, 0.3, 4.0969091684241755e-27, 1.0263502785600976e-08),
        (0.5, 1e-09, 7.853981633974487e-19, 18.662446525681162),
        (1.0, 0.025, 0.025317807984289876, 3.6888794541139363),
        (7.25, 0.975, 13.402656819470307, 2.9719201512606013),
        (12.4, 0.025, 6.487772983923873, 20.195228588355),
        (350.0, 1e-06, 268.1537655188239, 446.2311213614963),
        (90000.0, 0.5, 89999.66666688614, 89999.66666688614),
    ] {
        near(gamma::quantile(a, Tail::Lower(p)), lower);
        near(gamma::quantile(a, Tail::Upper(p)), upper);
    }
    // SciPy strays from 1e-7 on at shapes beyond a million; the expansion of Cornish and Fisher
    // (1938) does not: a + z sqrt(a) + (z^2 - 1) / 3 + (z^3 - 7 z) / (36 sqrt(a)).
    near(gamma::quantile(8_218_845.049867325, Tail::Lower(4.4674718755057535e-07)), 8_204_765.758275513);
}

/// `scipy.special.betaincinv` and `betainccinv`.
#[test]
fn quantiles_of_the_beta_distribution() {
    for (a, b, p, lower, upper) in [
        (0.5, 0.5, 0.025, 0.001541333133436012, 0.9984586668665639),
        (0.7, 31.2, 1e-07, 2.8085861308522528e-12, 0.38357208170066776),
        (2.5, 8.5, 0.025, 0.044059413552630794, 0.5027744964399932),
        (60.3, 40.9, 0.4, 0.5840591629922169, 0.6088260600791436),
        (1500.5, 3.5, 0.0001, 0.9901017420251563, 0.9999001325273909),
        (40000.5, 90000.5, 0.025, 0.3051877047856565, 0.31020547352550737),
    ] {
        near(beta::quantile(a, b, Tail::Lower(p)), lower);
        near(beta::quantile(a, b, Tail::Upper(p)), upper);
    }
}

/// `scipy.stats.t.isf`.
#[test]
fn quantiles_of_students_t() {
    for (freedom, upper, want) in [
        (1.0, 0.025, 12.706204736174705),
        (4.0, 0.025, 2.7764451051977943),
        (9.0, 1e-06, 10.7201604099095),
        (30.0, 0.05, 1.6972608865939574),
        (2000.0, 0.025, 1.9611508260994381),
        (1000000.0, 0.0001, 3.7190302747625434),
    ] {
        near(student(freedom, upper), want);
    }
}

fn group(counts: &[(u64, u64)]) -> Clusters {
    let mut group = Clusters::default();
    counts.iter().for_each(|(hits, base)| group.add(*hits, *base));
    group
}

/// Two groups, with what they show together of how they clump.
fn two(kind: Kind, a: &[(u64, u64)], b: &[(u64, u64)]) -> (Clumping, Estimate, Estimate) {
    let (a, b) = (group(a), group(b));
    let mut all = Clumping::default();
    all.add(kind, &a);
    all.add(kind, &b);
    let estimate = |group| Estimate::of(kind, group, &all).expect("a base and hits");
    (all, estimate(&a), estimate(&b))
}

const SHARE_A: &[(u64, u64)] =
    &[(0, 3), (2, 5), (1, 1), (0, 9), (4, 6), (0, 2), (0, 4), (3, 12), (1, 7), (0, 1)];
const SHARE_B: &[(u64, u64)] = &[(1, 2), (3, 4), (0, 5), (2, 2), (5, 8), (1, 3), (2, 6)];
const RATE_A: &[(u64, u64)] = &[(0, 210), (3, 180), (0, 95), (7, 400), (0, 150), (1, 320), (0, 60), (0, 275)];
const RATE_B: &[(u64, u64)] = &[(2, 90), (0, 310), (5, 220), (1, 140), (4, 260), (9, 505)];
const NONE: &[(u64, u64)] = &[(0, 120), (0, 80), (0, 240), (0, 60)];
const WHOLE: &[(u64, u64)] = &[(4, 4), (2, 2), (7, 7)];

/// The same formulas by `scipy.stats.beta`, `gamma`, `t` and `scipy.optimize.brentq`, which finds
/// the limits of the ratio and the level of p as roots of what defines them. Numbers are k, effective n of
/// A, limits of A, of B, of the difference and of the ratio, and p.
#[test]
fn estimates_and_differences_equal_frozen_values() {
    for (kind, a, b, want) in [
        (
            Kind::Share,
            SHARE_A,
            SHARE_B,
            [
                0.13864766424558583,
                26.73560958984416,
                0.08365449884701547,
                0.4306086688774036,
                0.23567934042031075,
                0.7095655564393943,
                -0.5252164222534957,
                0.06592117105699188,
                0.1666547219414383,
                1.228798736858533,
                0.11169197254089382,
            ],
        ),
        (
            Kind::Rate,
            RATE_A,
            RATE_B,
            [
                0.321017614136586,
                783.475436308669,
                0.0015728141045531128,
                0.01768000763934835,
                0.005878206034206254,
                0.027329683929176736,
                -0.021691321381915214,
                0.006416189410245258,
                0.10074352202118639,
                1.7728775085580588,
                0.2646446003769565,
            ],
        ),
        (
            Kind::Rate,
            NONE,
            RATE_B,
            [
                0.1330973535273757,
                407.7092630263911,
                0.0,
                0.01815623876141469,
                0.006570277088532559,
                0.02541069574836882,
                -0.02541069574836882,
                0.0057613308945635155,
                0.0,
                1.5467763078472725,
                0.10023698797715204,
            ],
        ),
        (
            Kind::Share,
            SHARE_A,
            WHOLE,
            [
                0.13672099115137087,
                26.822931139887736,
                0.08380249830092544,
                0.4302388674605333,
                0.5187769701597048,
                1.0,
                -0.9161975016990747,
                -0.2548562236494073,
                0.08380249830092544,
                0.5628910278247339,
                0.008780758446334419,
            ],
        ),
    ] {
        let (all, a, b) = two(kind, a, b);
        let found = Difference::of(&a, &b).expect("hits");
        let ((low_a, high_a), (low_b, high_b)) = (a.limits(Z95), b.limits(Z95));
        let ((low, high), (ratio_low, ratio_high)) = (found.limits(Z95), found.ratio_limits(Z95));
        let ratio_high = ratio_high.expect("a limit");
        let have = [
            all.k(kind).expect("hits"),
            a.effective,
            low_a,
            high_a,
            low_b,
            high_b,
            low,
            high,
            ratio_low,
            ratio_high,
            found.p(),
        ];
        for (have, want) in have.into_iter().zip(want) {
            assert!((have - want).abs() <= 1e-9 * want.abs(), "{have} is not {want}");
        }
    }
}

#[test]
fn an_interval_says_what_it_rests_on() {
    let (_, none, some) = two(Kind::Rate, NONE, RATE_B);
    assert_eq!((none.method(), some.method()), (Method::OneSided, Method::Garwood));
    let (_, some, whole) = two(Kind::Share, SHARE_A, WHOLE);
    assert_eq!((some.method(), whole.method()), (Method::Jeffreys, Method::OneSided));
    // Where nobody has a hit, nobody knows how hits would clump, and nothing can differ; a share is
    // then one of as many draws as there are articles, were they alike in size.
    let mut all = Clumping::default();
    all.add(Kind::Rate, &group(NONE));
    assert_eq!(Estimate::of(Kind::Rate, &group(NONE), &all), None);
    let whole = Estimate::of(Kind::Share, &group(&[(0, 7); 9]), &Clumping::default()).expect("a share");
    assert_eq!((whole.effective, whole.method()), (9.0, Method::OneSided));
    assert!(Difference::of(&none, &none).is_none());
    // Nor is there a share of nothing.
    all.add(Kind::Rate, &group(RATE_B));
    assert_eq!(Estimate::of(Kind::Rate, &group(&[]), &all), None);
}

#[test]
fn a_verdict_needs_evidence_either_way() {
    let many = |hits: u64| -> Vec<(u64, u64)> { vec![(hits, 400); 4_000] };
    let (one, other, far) = (many(40), many(41), many(80));
    let (_, a, b) = two(Kind::Rate, &one, &other);
    let near = Difference::of(&a, &b).expect("hits");
    assert_eq!(Verdict::of(&near, near.p(), Some(1.25)), Verdict::Equal);
    assert_eq!(Verdict::of(&near, near.p(), None), Verdict::Differs);
    let (_, a, b) = two(Kind::Rate, &one, &far);
    let apart = Difference::of(&a, &b).expect("hits");
    assert_eq!((apart.p(), apart.ratio()), (LEAST_P, Some(0.5)));
    assert_eq!(Verdict::of(&apart, LEAST_P, Some(1.25)), Verdict::Differs);
    let (_, a, b) = two(Kind::Share, SHARE_A, SHARE_B);
    let few = Difference::of(&a, &b).expect("hits");
    assert_eq!(Verdict::of(&few, few.p(), Some(1.25)), Verdict::CannotTell);
}

fn counts() -> impl Strategy<Value = Vec<(u64, u64)>> {
    prop::collection::vec((0u64..6, 1u64..40).prop_map(|(hits, base)| (hits.min(base), base)), 2..30)
}

proptest! {
    #![proptest_config(crate::properties(64))]

    /// No interval is without width or without its estimate, and a wider level is wider.
    #[test]
    fn intervals_surround(a in counts(), b in counts(), rate: bool) {
        let kind = if rate { Kind::Rate } else { Kind::Share };
        prop_assume!(a.iter().chain(&b).any(|(hits, _)| *hits > 0));
        let (_, a, b) = two(kind, &a, &b);
        for estimate in [a, b] {
            let ((low, high), (inner_low, inner_high)) = (estimate.limits(Z95), estimate.limits(Z90));
            prop_assert!(0.0 <= low && low < high && (rate || high <= 1.0));
            prop_assert!(low <= estimate.ratio && estimate.ratio <= high);
            prop_assert!(low <= inner_low && inner_high <= high);
        }
    }

    /// Difference, ratio and p never contradict each other, and do not hang on which is called A.
    #[test]
    fn a_difference_says_one_thing(a in counts(), b in counts(), rate: bool) {
        let kind = if rate { Kind::Rate } else { Kind::Share };
        prop_assume!(a.iter().chain(&b).any(|(hits, _)| *hits > 0));
        let (_, a, b) = two(kind, &a, &b);
        let (found, turned) = (Difference::of(&a, &b).expect("hits"), Difference::of(&b, &a).expect("hits"));
        let ((low, high), (ratio_low, ratio_high)) = (found.limits(Z95), found.ratio_limits(Z95));
        let p = found.p();
        prop_assert!((p - turned.p()).abs() <= 1e-9);
        prop_assert!((0.0..=1.0).contains(&p));
        // Rounding may put what lies on the edge on either side of it.
        if (p - 0.05).abs() > 1e-9 {
            prop_assert_eq!(p < 0.05, low > 0.0 || high < 0.0);
            prop_assert_eq!(p < 0.05, ratio_low > 1.0 || ratio_high.is_some_and(|high| high < 1.0));
        }
        prop_assert!(low <= found.difference() && found.difference() <= high);
        if let Some(ratio) = found.ratio() {
            prop_assert!(ratio_low <= ratio && ratio_high.is_none_or(|high| ratio <= high));
        }
    }

    /// Groups put together are the group of all.
    #[test]
    fn clusters_add_up(a in counts(), b in counts()) {
        let both: Vec<(u64, u64)> = a.iter().chain(&b).copied().collect();
        prop_assert_eq!(group(&a).and(&group(&b)), group(&both));
    }
}
