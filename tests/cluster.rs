//! Which outlets group: planted groups, noise, refusals, order, threads, and linfa against kodama.

use minzar::cluster::{Grouping, Settings, group, hierarchical, kmeans, pca};
use minzar::outlets::Matrix;
use minzar::schema::col;
use minzar::stats::distance::Distances;
use minzar::stats::random::Random;
use minzar::stats::resample::weights;
use ndarray::{Array2, Axis, array};
use proptest::prelude::*;

const REPLICATES: usize = 60;

/// Outlets whose articles are drawn with the given rates per measure, with bootstrap replicates.
fn simulate(rates: &[Vec<f64>], articles: usize, rng_seed: u64) -> Matrix {
    let (n, p) = (rates.len(), rates[0].len());
    let mut random = Random::new(rng_seed);
    let mut hits = vec![Array2::<f64>::zeros((n, p)); REPLICATES + 1];
    let mut base = vec![0.0; (REPLICATES + 1) * n];
    let mut weight = Vec::new();
    for (o, rate) in rates.iter().enumerate() {
        for a in 0..articles {
            weights(rng_seed, &format!("{o}-{a}"), REPLICATES, &mut weight);
            let words = 100 + random.below(300);
            let draws: Vec<f64> =
                rate.iter().map(|r| (0..words).filter(|_| random.unit() < *r).count() as f64).collect();
            for replicate in 0..=REPLICATES {
                let w = if replicate == 0 { 1.0 } else { f64::from(weight[replicate - 1]) };
                base[replicate * n + o] += w * words as f64;
                for (m, d) in draws.iter().enumerate() {
                    hits[replicate][[o, m]] += w * d;
                }
            }
        }
    }
    for (replicate, matrix) in hits.iter_mut().enumerate() {
        for ((o, _), value) in matrix.indexed_iter_mut() {
            *value /= base[replicate * n + o];
        }
    }
    let values = hits.remove(0);
    Matrix {
        lang: "ar".to_owned(),
        outlets: (0..n).map(|o| format!("outlet {o:02}")).collect(),
        measures: (0..p).map(|m| format!("measure {m}")).collect(),
        values,
        resamples: hits,
    }
}

/// Three groups of four outlets, named in turn, over six measures.
fn planted() -> Matrix {
    let kinds = [
        [0.010, 0.030, 0.005, 0.020, 0.015, 0.008],
        [0.030, 0.010, 0.015, 0.005, 0.015, 0.020],
        [0.018, 0.018, 0.030, 0.030, 0.040, 0.002],
    ];
    simulate(&(0..12).map(|o| kinds[o % 3].to_vec()).collect::<Vec<_>>(), 60, 4)
}

fn found(matrix: &Matrix) -> Grouping {
    group(matrix, &Settings { rng_seed: 9, ..Settings::default() }).expect("the matrix is sound")
}

fn hashes(grouping: &Grouping) -> [String; 5] {
    let g = grouping;
    [&g.matrix, &g.clusters, &g.choice, &g.dendrogram, &g.leaves].map(|t| t.hash())
}

#[test]
fn planted_groups_are_recovered() {
    let found = found(&planted());
    assert_eq!((found.k, found.supported, &found.refused), (Some(3), true, &None));
    let want: Vec<Option<i64>> = (0..12).map(|o| Some(o % 3 + 1)).collect();
    assert_eq!(found.clusters.int(col::KMEANS), want);
    assert_eq!(found.clusters.int(col::HIERARCHICAL), want);
    let chosen: Vec<usize> =
        (0..found.choice.len()).filter(|i| found.choice.int(col::CHOSEN)[*i] == Some(1)).collect();
    assert_eq!(chosen, [1]);
    assert_eq!(found.choice.real(col::AGREEMENT)[1], Some(1.0));
    assert!(found.choice.real(col::WEAKEST)[1] > Some(0.9));
    assert_eq!(found.dendrogram.len(), 11);
    assert_eq!(found.leaves.len(), 12);
    assert_eq!(found.matrix.len(), 72);
    assert!(found.warnings.is_empty(), "{:?}", found.warnings);
}

/// Outlets that all write alike.
#[test]
fn noise_is_not_supported() {
    for seed in 0..4 {
        let found = found(&simulate(&vec![vec![0.015; 6]; 10], 40, seed));
        assert!(!found.supported, "seed {seed}: {:?}", found.choice.rows());
        assert!(found.choice.int(col::CHOSEN).iter().all(|c| *c == Some(0)));
        let shown: Vec<_> = found
            .choice
            .text(col::NOTE)
            .into_iter()
            .flatten()
            .filter(|n| n.starts_with("no supported clusters"))
            .collect();
        assert_eq!(shown.len(), 1);
        assert_eq!(found.clusters.len(), 10);
    }
}

/// Outlets that truly differ, with many articles, but shade into one another: any cut of a
/// gradient is stable, and still no group. Without the clouds the rule supported 20 of 20 of these.
#[test]
fn a_gradient_is_not_supported() {
    let mut supported = 0;
    for seed in 0..6 {
        let mut random = Random::new(seed);
        let rates: Vec<Vec<f64>> =
            (0..8).map(|_| (0..2).map(|_| 0.02 + 0.004 * random.normal()).collect()).collect();
        let found = found(&simulate(&rates, 60, seed));
        supported += usize::from(found.supported);
    }
    assert!(supported <= 1, "{supported} of 6");
}

#[test]
fn neither_order_nor_threads_matter() {
    let matrix = planted();
    let base = hashes(&found(&matrix));
    let (rows, columns) = ([7, 2, 11, 0, 5, 9, 1, 10, 3, 8, 6, 4], [3, 0, 5, 1, 4, 2]);
    let shuffle = |m: &Array2<f64>| m.select(Axis(0), &rows).select(Axis(1), &columns);
    let shuffled = Matrix {
        lang: matrix.lang.clone(),
        outlets: rows.iter().map(|r| matrix.outlets[*r].clone()).collect(),
        measures: columns.iter().map(|c| matrix.measures[*c].clone()).collect(),
        values: shuffle(&matrix.values),
        resamples: matrix.resamples.iter().map(shuffle).collect(),
    };
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        assert_eq!(pool.install(|| hashes(&found(&matrix))), base, "{threads} threads");
        assert_eq!(pool.install(|| hashes(&found(&shuffled))), base, "{threads} threads, shuffled");
    }
}

/// The same numbers in another process, on another machine, after an update of a dependency. A
/// change here moves published results: say so in `results/CHANGES.md`.
#[test]
fn the_tables_are_frozen() {
    let hashes = hashes(&found(&planted()));
    let short: Vec<&str> = hashes.iter().map(|h| &h[..12]).collect();
    assert_eq!(short, ["6afce62532d0", "0760f62d0fb6", "5e18deb55237", "08fe3529cd4d", "0b6e83583b2f"]);
}

#[test]
fn what_cannot_be_grouped_is_refused() {
    let refused = |values: Array2<f64>| {
        let matrix = Matrix {
            lang: "ar".to_owned(),
            outlets: (0..values.nrows()).map(|o| format!("o{o}")).collect(),
            measures: (0..values.ncols()).map(|m| format!("m{m}")).collect(),
            values,
            resamples: Vec::new(),
        };
        let found = found(&matrix);
        assert!(found.clusters.is_empty() && found.matrix.is_empty() && found.leaves.is_empty());
        assert!(found.choice.is_empty() && found.dendrogram.is_empty() && found.k.is_none());
        found.refused.expect("a reason")
    };
    assert_eq!(refused(array![[1.0], [2.0], [3.0], [4.0]]), "4 outlets; grouping needs at least 5");
    assert_eq!(refused(Array2::from_elem((6, 2), 0.25)), "no measure varies between outlets");
    assert_eq!(refused(Array2::zeros((6, 0))), "no measure varies between outlets");
    assert_eq!(refused(Array2::zeros((0, 2))), "0 outlets; grouping needs at least 5");
}

#[test]
fn a_malformed_matrix_is_an_error() {
    let settings = Settings::default();
    let mut twice = planted();
    twice.outlets[3] = twice.outlets[2].clone();
    assert!(group(&twice, &settings).is_err());
    let mut narrow = planted();
    narrow.resamples[5] = Array2::zeros((12, 5));
    assert!(group(&narrow, &settings).is_err());
    let mut short = planted();
    short.measures.pop();
    assert!(group(&short, &settings).is_err());
}

#[test]
fn measures_that_cannot_count_are_left_out_aloud() {
    let mut matrix = planted();
    matrix.values[[3, 1]] = f64::NAN;
    matrix.values.column_mut(2).fill(0.5);
    for replicate in &mut matrix.resamples {
        replicate[[0, 0]] = f64::NAN;
        replicate.row_mut(5).fill(f64::NAN);
    }
    let found = found(&matrix);
    let reasons: Vec<&str> = found.warnings.iter().map(|w| w.reason.as_str()).collect();
    assert_eq!(
        reasons,
        [
            "measure left out of grouping: gaps",
            "measure left out of grouping: constant",
            "replicates without a value"
        ]
    );
    assert!(found.warnings[0].detail.contains("outlet 03"));
    let scaled = found.matrix.real(col::SCALED);
    assert_eq!(scaled.iter().filter(|s| s.is_none()).count(), 24);
    assert_eq!(found.matrix.real(col::VALUE).iter().filter(|s| s.is_none()).count(), 1);
    assert_eq!(found.k, Some(3));
}

#[test]
fn without_resamples_nothing_is_supported() {
    let mut matrix = planted();
    matrix.resamples.clear();
    let found = found(&matrix);
    assert_eq!((found.k, found.supported), (Some(3), false));
    assert!(found.clusters.real(col::STABILITY).iter().all(Option::is_none));
}

#[test]
fn outlets_that_are_the_same_do_no_harm() {
    let row = |o: usize| if o < 3 { [0.1, 0.2] } else { [0.3, 0.1] };
    let values = Array2::from_shape_fn((6, 2), |(o, m)| row(o)[m]);
    let matrix = Matrix {
        lang: "ar".to_owned(),
        outlets: (0..6).map(|o| format!("o{o}")).collect(),
        measures: vec!["a".to_owned(), "b".to_owned()],
        resamples: vec![values.clone(); 5],
        values,
    };
    let found = found(&matrix);
    assert_eq!(found.clusters.int(col::KMEANS), [1, 1, 1, 2, 2, 2].map(Some));
    assert_eq!(found.clusters.int(col::HIERARCHICAL), [1, 1, 1, 2, 2, 2].map(Some));
    assert_eq!(found.clusters.real(col::SILHOUETTE), [Some(1.0); 6]);
    assert!(found.choice.text(col::NOTE)[2].is_some_and(|n| n.contains("only 2 groups can be told apart")));
}

/// z-scores of scikit-learn 1.9.1 (`StandardScaler`) for the rows below.
const SCALED: [[f64; 3]; 6] = [
    [-0.980841136914321, -0.8244949499838969, -0.4747126632775412],
    [-0.8299425004659639, -0.8754946376117669, -1.186781658193853],
    [0.2263479546725356, 0.7054956788522004, -0.8307471607356971],
    [1.131739773362678, 0.7054956788522004, 1.6614943214713949],
    [-0.980841136914321, -1.1814927633789865, -0.1186781658193851],
    [1.4335370462593922, 1.4704909932702492, 0.9494253265550826],
];

fn close(have: f64, want: f64) {
    assert!((have - want).abs() < 1e-12, "{have} is not {want}");
}

fn example() -> Vec<Vec<f64>> {
    let values = array![
        [1.0, 2.0, 0.3],
        [1.5, 1.8, 0.1],
        [5.0, 8.0, 0.2],
        [8.0, 8.0, 0.9],
        [1.0, 0.6, 0.4],
        [9.0, 11.0, 0.7]
    ];
    let matrix = Matrix {
        lang: "en".to_owned(),
        outlets: (0..6).map(|o| format!("o{o}")).collect(),
        measures: (0..3).map(|m| format!("m{m}")).collect(),
        values,
        resamples: Vec::new(),
    };
    matrix.scale().expect("the matrix is sound").rows
}

#[test]
fn scaling_is_that_of_scikit_learn() {
    for (have, want) in example().iter().flatten().zip(SCALED.iter().flatten()) {
        close(*have, *want);
    }
}

/// `scipy.cluster.hierarchy.linkage(z, "ward")`, SciPy 1.17.1.
#[test]
fn the_tree_is_that_of_scipy() {
    let tree = hierarchical::tree(&Distances::euclidean(&example()));
    let want = [
        (0, 4, 0.5041904423421342, 2),
        (1, 6, 1.0527930917149932, 3),
        (3, 5, 1.0878150939064002, 2),
        (2, 7, 2.5010758035021845, 4),
        (8, 9, 5.215236988909837, 6),
    ];
    assert_eq!(tree.len(), want.len());
    for (have, (left, right, height, size)) in tree.iter().zip(want) {
        assert_eq!((have.left, have.right, have.size), (left, right, size));
        close(have.height, height);
    }
    assert_eq!(hierarchical::cut(&tree, 3), [0, 0, 1, 2, 0, 2]);
    assert_eq!(hierarchical::cut(&tree, 1), [0; 6]);
    assert_eq!(hierarchical::cut(&tree, 6), [0, 1, 2, 3, 4, 5]);
}

/// `sklearn.decomposition.PCA(2).fit_transform`, scikit-learn 1.9.1.
#[test]
fn the_plane_is_that_of_scikit_learn() {
    let want = [
        [-1.3374029134314562, 0.2408391906236652],
        [-1.649064717883291, -0.33954546622757514],
        [0.11271580029939716, -1.1060844413875035],
        [1.9872837447727094, 0.7663414279908932],
        [-1.357443077165113, 0.727487262349058],
        [2.2439111634077533, -0.2890379733485382],
    ];
    let (place, doubt) = pca::plane(&example());
    assert_eq!(doubt, None);
    for (have, want) in place.iter().zip(want) {
        close(have[0].expect("a first component"), want[0]);
        close(have[1].expect("a second component"), want[1]);
    }
    let (one, _) = pca::plane(&[vec![-1.0], vec![0.0], vec![1.0]]);
    assert_eq!(one, [[Some(-1.0), None], [Some(0.0), None], [Some(1.0), None]]);
    let line: Vec<Vec<f64>> = [-1.0, 0.0, 1.0, 2.0, -2.0].iter().map(|x| vec![*x, -x, 2.0 * x]).collect();
    let (line, _) = pca::plane(&line);
    close(line[3][0].expect("a first component"), 2.0 * 6.0f64.sqrt());
    assert!(line.iter().all(|p| p[1].is_none_or(|y| y.abs() < 1e-6)), "{line:?}");
}

fn cloud() -> impl Strategy<Value = Vec<Vec<f64>>> {
    prop::collection::vec(prop::collection::vec(-3.0f64..3.0, 4), 3..15)
}

proptest! {
    #![proptest_config(crate::properties(64))]

    #[test]
    fn linfa_and_kodama_agree(rows in cloud()) {
        let distances = Distances::euclidean(&rows);
        let tree = hierarchical::tree(&distances);
        for k in 1..=rows.len() {
            prop_assert_eq!(hierarchical::labels(&distances, k).expect("k is positive"), hierarchical::cut(&tree, k));
        }
    }

    /// Against an oracle that tries every division in two. K-means may stop at a local best: ten
    /// starts come near the true one, without a promise to meet it.
    #[test]
    fn kmeans_finds_the_best_division(rows in prop::collection::vec(prop::collection::vec(-3.0f64..3.0, 2), 3..9)) {
        let inertia = |labels: &[usize]| -> f64 {
            (0..2).map(|g| {
                let members: Vec<&Vec<f64>> = rows.iter().zip(labels).filter(|(_, l)| **l == g).map(|(r, _)| r).collect();
                (0..2).map(|c| {
                    let mean = members.iter().map(|m| m[c]).sum::<f64>() / members.len().max(1) as f64;
                    members.iter().map(|m| (m[c] - mean) * (m[c] - mean)).sum::<f64>()
                }).sum::<f64>()
            }).sum()
        };
        let best = (1..1usize << (rows.len() - 1))
            .map(|bits| inertia(&(0..rows.len()).map(|i| bits >> i & 1).collect::<Vec<_>>()))
            .fold(f64::INFINITY, f64::min);
        let found = kmeans::labels(&rows, 2, 1).expect("the rows are numbers");
        prop_assert!(inertia(&found) <= best * 1.2 + 1e-9, "{} for {best}", inertia(&found));
    }
}
