//! What grouping rests on: shrunken measures, eigenvalues, dealt articles, continua, outliers.
//!
//! Frozen values come from SciPy 1.17.1, scikit-learn 1.9.1 and NumPy 2.4.6 under Python 3; each test
//! names its function.

use minzar::cluster::partition::Partition;
use minzar::stats::continuum::Shape;
use minzar::stats::deal::Pool;
use minzar::stats::distance::Distances;
use minzar::stats::eigen::symmetric;
use minzar::stats::random::Random;
use minzar::stats::rows::Measure;
use minzar::stats::rows::Rows;
use minzar::stats::shrink::Shrunken;

fn close(have: f64, want: f64) {
    assert!((have - want).abs() <= 1e-12 * want.abs().max(1.0), "{have} is not {want}");
}

const VALUES: [f64; 6] = [0.21, 0.34, 0.18, 0.27, 0.41, 0.25];
const ERRORS: [f64; 6] = [0.0004, 0.0009, 0.0001, 0.0016, 0.0025, 0.0002];

/// `scipy.optimize.brentq` on the equation of Paule and Mandel; `combine_effects` of statsmodels
/// 0.15.0 with `method_re="iterated"` stops at 0.00595711042.
#[test]
fn the_true_variance_is_that_of_paule_and_mandel() {
    let found = Shrunken::new(&VALUES, &ERRORS);
    close(found.variance, 0.005957110462667595);
    close(found.mean, 0.26911191160070186);
    let trust = [
        0.9370783310516598,
        0.8687493799465678,
        0.9834904777424252,
        0.7882788655923373,
        0.704390759582034,
        0.9675172304910461,
    ];
    let shrunken = [
        0.2137194201326429,
        0.33069589444318964,
        0.18147119508798681,
        0.2698119729166463,
        0.3683521792043442,
        0.2506208078194011,
    ];
    for outlet in 0..6 {
        close(found.trust[outlet], trust[outlet]);
        close(found.value(outlet, VALUES[outlet]), shrunken[outlet]);
    }
    close(found.reliability(), 0.8749175074010117);
}

#[test]
fn what_sampling_error_explains_is_shrunken_to_the_mean() {
    let found = Shrunken::new(&[0.2, 0.21, 0.19, 0.2], &[0.01, 0.01, 0.01, 0.01]);
    assert_eq!((found.variance, found.reliability()), (0.0, 0.0));
    close(found.value(1, 0.21), 0.2);
    // An outlet of which nothing is known has the mean of the others.
    let found = Shrunken::new(&[0.1, 0.3, 0.2, 0.9], &[1e-6, 1e-6, 1e-6, f64::INFINITY]);
    close(found.value(3, 0.9), found.mean);
    assert!(found.variance > 0.0 && (found.mean - 0.2).abs() < 1e-6);
}

/// `numpy.linalg.eigh`.
#[test]
fn eigenvalues_are_those_of_numpy() {
    let matrix: Vec<Vec<f64>> =
        [[4.0, 1.0, 0.5, -0.3], [1.0, 3.0, 0.2, 0.7], [0.5, 0.2, 2.0, 0.1], [-0.3, 0.7, 0.1, 1.5]]
            .map(|row| row.to_vec())
            .to_vec();
    let found = symmetric(matrix);
    let want = [4.726737307417208, 2.8143492126275254, 1.9094616499046297, 1.0494518300506352];
    found.iter().zip(want).for_each(|((have, _), want)| close(*have, want));
    let axis = [0.831020238585368, 0.5203685044445854, 0.1920762824417179, 0.04157745022236017];
    let side = found[0].1[0].signum();
    found[0].1.iter().zip(axis).for_each(|(have, want)| close(have * side, want));
}

/// Six articles: hits of two measures, and their bases.
fn pool() -> Pool {
    let articles = [[1, 0, 10, 4], [2, 1, 20, 2], [0, 1, 5, 3], [4, 0, 30, 1], [1, 2, 10, 6], [3, 0, 25, 2]];
    Pool::new(
        &Rows::new(4, &articles.concat()),
        &[Measure { hits: 0, base: 2 }, Measure { hits: 1, base: 3 }],
    )
}

#[test]
fn dealing_is_a_permutation() {
    let pool = pool();
    close(pool.rates[0], 11.0 / 100.0);
    close(pool.rates[1], 4.0 / 18.0);
    for seed in 0..20 {
        let dealt = pool.deal(&[1, 3, 2], &mut Random::new(seed));
        let (hits, base): (f64, f64) = (0..3)
            .map(|o| (dealt[o][0].hits, dealt[o][0].base))
            .fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y));
        assert_eq!((hits, base), (11.0, 100.0));
        let squares: f64 = dealt.iter().map(|outlet| outlet[1].squares).sum();
        close(squares, pool.dispersions[1] * 18.0);
        assert_eq!(dealt, pool.deal(&[1, 3, 2], &mut Random::new(seed)));
    }
    // More articles than there are: all of them twice.
    let twice = pool.deal(&[12], &mut Random::new(1));
    assert_eq!((twice[0][0].hits, twice[0][1].base), (22.0, 36.0));
}

#[test]
fn continua_have_the_covariance_that_the_axes_say() {
    let axes = [vec![2.0, 0.0, 1.0], vec![0.0, 0.5, 0.0]];
    for shape in Shape::ALL {
        let (draws, mut sums) = (4_000, [[0.0; 3]; 2]);
        for seed in 0..draws {
            for point in shape.draw(&axes, 10, &mut Random::new(seed)) {
                for (at, x) in point.iter().enumerate() {
                    sums[0][at] += x / (10.0 * draws as f64);
                    sums[1][at] += x * x / (10.0 * draws as f64);
                }
            }
        }
        for (at, variance) in [4.0f64, 0.25, 1.0].into_iter().enumerate() {
            assert!(sums[0][at].abs() < 0.1 * variance.sqrt(), "{shape:?} {sums:?}");
            assert!((sums[1][at] / variance - 1.0).abs() < 0.15, "{shape:?} {sums:?}");
        }
    }
}

/// `sklearn.metrics.silhouette_samples` over the first six; the seventh stands alone.
#[test]
fn outliers_count_nothing() {
    let rows: Vec<Vec<f64>> = [
        [-0.980841136914321, -0.8244949499838969, -0.4747126632775412],
        [-0.8299425004659639, -0.8754946376117669, -1.186781658193853],
        [0.2263479546725356, 0.7054956788522004, -0.8307471607356971],
        [1.131739773362678, 0.7054956788522004, 1.6614943214713949],
        [-0.980841136914321, -1.1814927633789865, -0.1186781658193851],
        [1.4335370462593922, 1.4704909932702492, 0.9494253265550826],
        [9.0, 9.0, 9.0],
    ]
    .map(|row| row.to_vec())
    .to_vec();
    let found = Partition::new(&Distances::euclidean(&rows), vec![0, 0, 1, 1, 0, 1, 2]);
    let want = [
        0.7937943100355022,
        0.711829515069219,
        -0.15342316308021056,
        0.46680145471450574,
        0.7416667867063029,
        0.5510651944076203,
    ];
    found.silhouettes.iter().flatten().zip(want).for_each(|(have, want)| close(*have, want));
    close(found.separation().expect("two groups"), 0.4445334425504199);
    close(found.weakest().expect("two groups"), 0.2881478286806385);
    assert_eq!((found.groups(), found.is_outlier(6), found.silhouettes[6]), (2, true, None));
    let alone = Partition::new(&Distances::euclidean(&rows), vec![0, 0, 1, 1, 0, 2, 2]);
    assert_eq!((alone.groups(), alone.separation(), alone.weakest()), (1, None, None));
}
