//! Which outlets group: planted groups, noise, refusals, order, threads, and linfa against kodama.

use minzar::cluster::measures::{Estimates, Measures};
use minzar::cluster::{Grouping, Settings, group, hierarchical, kmeans, pca};
use minzar::outlets::Matrix;
use minzar::schema::col;
use minzar::stats::clustered::Clusters;
use minzar::stats::continuum::Shape;
use minzar::stats::distance::Distances;
use minzar::stats::random::Random;
use minzar::stats::resample::weights;
use minzar::stats::rows::Measure;
use minzar::stats::rows::Rows;
use ndarray::{Array2, Axis};
use proptest::prelude::*;

const REPLICATES: usize = 60;

/// An article: hits of each measure, and words.
type Article = Vec<u32>;

/// The matrix of outlets with these articles, with bootstrap replicates.
fn matrix(outlets: &[Vec<Article>], measures: usize, rng_seed: u64) -> Matrix {
    let shape = (outlets.len(), measures);
    let mut sums = vec![vec![Clusters::default(); measures]; outlets.len()];
    let mut hits = vec![Array2::<f64>::zeros(shape); REPLICATES];
    let mut words = vec![vec![0.0; outlets.len()]; REPLICATES];
    let mut weight = Vec::new();
    for (o, articles) in outlets.iter().enumerate() {
        for (a, article) in articles.iter().enumerate() {
            weights(rng_seed, &format!("{o}-{a}"), REPLICATES, &mut weight);
            for m in 0..measures {
                sums[o][m].add(article[m].into(), article[measures].into());
            }
            for (replicate, weight) in weight.iter().enumerate() {
                words[replicate][o] += f64::from(*weight) * f64::from(article[measures]);
                for m in 0..measures {
                    hits[replicate][[o, m]] += f64::from(*weight) * f64::from(article[m]);
                }
            }
        }
    }
    for (replicate, words) in hits.iter_mut().zip(&words) {
        replicate.indexed_iter_mut().for_each(|((o, _), value)| *value /= words[o]);
    }
    Matrix {
        lang: "ar".to_owned(),
        outlets: (0..outlets.len()).map(|o| format!("outlet {o:02}")).collect(),
        measures: (0..measures).map(|m| format!("measure {m}")).collect(),
        per: vec![1.0; measures],
        layout: (0..measures).map(|m| Measure { hits: m, base: measures }).collect(),
        articles: outlets.iter().map(|articles| articles.len() as u64).collect(),
        sums,
        pool: Rows::new(measures + 1, &outlets.concat().concat()),
        resamples: hits,
    }
}

/// Outlets whose articles are drawn with the given rates per measure.
fn simulate(rates: &[Vec<f64>], articles: usize, rng_seed: u64) -> Matrix {
    let mut random = Random::new(rng_seed);
    let article = |rate: &[f64], random: &mut Random| -> Article {
        let words = 100 + random.below(300) as u32;
        let hits = rate.iter().map(|r| (0..words).filter(|_| random.unit() < *r).count() as u32);
        let mut article: Article = hits.collect();
        article.push(words);
        article
    };
    let outlets: Vec<Vec<Article>> =
        rates.iter().map(|rate| (0..articles).map(|_| article(rate, &mut random)).collect()).collect();
    matrix(&outlets, rates[0].len(), rng_seed)
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

fn hashes(grouping: &Grouping) -> [String; 6] {
    let g = grouping;
    [&g.matrix, &g.reliability, &g.clusters, &g.choice, &g.dendrogram, &g.leaves].map(|t| t.hash())
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
    assert_eq!(found.clusters.int(col::AVERAGE), want);
    assert_eq!(found.clusters.int(col::OUTLIER), [Some(0); 12]);
    assert!(found.choice.real(col::P_CONTINUUM)[1] <= Some(0.05));
    assert!(found.choice.real(col::WEAKEST_SILHOUETTE)[1] > Some(0.5));
    assert!(found.reliability.real(col::RELIABILITY).iter().all(|r| *r > Some(0.5)));
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
            .filter(|n| n.starts_with("no supported groups"))
            .collect();
        // Where all is sampling error nothing is tried.
        let tried = usize::from(found.refused.is_none());
        assert_eq!((shown.len(), found.clusters.len()), (tried, 10 * tried));
    }
}

/// Articles in which most measures have nothing and some a lot: outlets by their number of
/// articles, each with its chances of a clump of hits.
fn clumps(sizes: &[usize], chances: &[Vec<f64>], random: &mut Random) -> Vec<Vec<Article>> {
    let article = |chances: &[f64], random: &mut Random| -> Article {
        let mut clump = |chance: &f64| if random.unit() < *chance { 1 + random.below(8) as u32 } else { 0 };
        let mut article: Article = chances.iter().map(&mut clump).collect();
        article.push(100 + random.below(300) as u32);
        article
    };
    let outlet =
        |(size, chances): (&usize, &Vec<f64>)| (0..*size).map(|_| article(chances, random)).collect();
    sizes.iter().zip(chances).map(outlet).collect()
}

/// Articles of one kind under the names of outlets of very different size: what the rule took for
/// groups every time while it did not know of sampling error.
#[test]
fn shuffled_labels_are_not_supported() {
    let sizes = [400, 300, 300, 250, 200, 200, 150, 120, 40, 20];
    let chances = vec![vec![0.5, 0.3, 0.2, 0.12, 0.08, 0.05]; sizes.len()];
    let supported = (0..20).filter(|seed| {
        let outlets = clumps(&sizes, &chances, &mut Random::new(*seed));
        found(&matrix(&outlets, 6, *seed)).supported
    });
    let supported = supported.count();
    assert!(supported <= 3, "{supported} of 20");
}

/// Fourteen outlets, a dozen measures: how often groups are supported, out of 200 draws. Bars: at
/// most 8 % where there are none, at least 90 % where three groups of 5, 5 and 4 outlets were
/// planted whose centres lie four times farther apart than the outlets of a group.
/// `cargo test cluster::calibration -- --ignored --nocapture`
#[test]
#[ignore = "takes some minutes"]
fn calibration() {
    let kinds = ["no differences", "normal", "lognormal", "gradient", "planted"];
    let differences = |kind: &str, random: &mut Random| -> Vec<Vec<f64>> {
        let axes: Vec<Vec<f64>> = (0..12).map(|_| (0..12).map(|_| random.normal()).collect()).collect();
        let along = |shape: Shape, random: &mut Random| shape.draw(&axes[..1], 14, random);
        match kind {
            "normal" => (0..14).map(|_| (0..12).map(|_| random.normal()).collect()).collect(),
            "lognormal" => along(Shape::Tail, random),
            "gradient" => along(Shape::Gradient, random),
            "planted" => {
                let near = |o: usize| axes[o % 3].iter().map(|x| x + 0.25 * random.normal()).collect();
                (0..14).map(near).collect()
            }
            _ => vec![vec![0.0; 12]; 14],
        }
    };
    let even = vec![250; 14];
    let small = (0..14).map(|o| if o % 7 == 3 { 25 } else { 250 }).collect();
    let uneven = (0..14).map(|o| 25 + 3 * o * o).collect();
    for (sizes, named) in [(even, "even"), (small, "two small"), (uneven, "uneven")] {
        for kind in kinds {
            let supported = (0..200).filter(|seed| {
                let mut random = Random::new(*seed);
                let differences = differences(kind, &mut random);
                let chance = |x: &f64| (0.2 * (1.0 + 0.4 * x)).clamp(0.01, 0.99);
                let chances: Vec<Vec<f64>> =
                    differences.iter().map(|outlet| outlet.iter().map(chance).collect()).collect();
                let outlets = clumps(&sizes, &chances, &mut random);
                found(&matrix(&outlets, 12, *seed)).supported
            });
            let share = supported.count() as f64 / 200.0;
            eprintln!("{named} sizes, {kind}: {share}");
            assert!(if kind == "planted" { share >= 0.9 } else { share <= 0.08 }, "{named} {kind}: {share}");
        }
    }
}

/// Outlets that truly differ, with many articles, but shade into one another: any cut of a
/// gradient is stable, and still no group. Without the draws the rule supported 20 of 20 of these.
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

/// Two outlets far from the planted groups, and far from each other.
#[test]
fn outliers_are_named_and_are_no_groups() {
    let kinds = [[0.010, 0.030, 0.005, 0.020], [0.030, 0.010, 0.015, 0.005]];
    let mut rates: Vec<Vec<f64>> = (0..10).map(|o| kinds[o % 2].to_vec()).collect();
    rates.push(vec![0.080, 0.090, 0.005, 0.005]);
    rates.push(vec![0.010, 0.010, 0.070, 0.080]);
    let found = found(&simulate(&rates, 60, 3));
    let rows = found.choice.len();
    let at = (0..rows).find(|r| found.choice.int(col::K)[*r] == Some(4)).expect("k = 4 was tried");
    assert_eq!(found.choice.int(col::GROUPS)[at], Some(2));
    let note = found.choice.text(col::NOTE)[at].expect("a note");
    assert!(note.ends_with("outliers: outlet 10, outlet 11"), "{note}");
}

#[test]
fn neither_order_nor_threads_matter() {
    let matrix = planted();
    let base = hashes(&found(&matrix));
    let (rows, columns) = ([7, 2, 11, 0, 5, 9, 1, 10, 3, 8, 6, 4], [3, 0, 5, 1, 4, 2]);
    let shuffle = |m: &Array2<f64>| m.select(Axis(0), &rows).select(Axis(1), &columns);
    let shuffled = Matrix {
        outlets: rows.iter().map(|r| matrix.outlets[*r].clone()).collect(),
        measures: columns.iter().map(|c| matrix.measures[*c].clone()).collect(),
        layout: columns.iter().map(|c| matrix.layout[*c]).collect(),
        sums: rows.iter().map(|r| columns.iter().map(|c| matrix.sums[*r][*c]).collect()).collect(),
        resamples: matrix.resamples.iter().map(shuffle).collect(),
        ..matrix.clone()
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
    assert_eq!(
        short,
        ["4062a066c8db", "226f25a23a52", "e93625f799c2", "51ff60f15560", "76e96b2cec8f", "0b6e83583b2f"]
    );
}

#[test]
fn what_cannot_be_grouped_is_refused() {
    let refused = |outlets: &[Vec<Article>], measures: usize| {
        let found = found(&matrix(outlets, measures, 1));
        assert!(found.clusters.is_empty() && found.matrix.is_empty() && found.leaves.is_empty());
        assert!(found.choice.is_empty() && found.dendrogram.is_empty() && found.k.is_none());
        found.refused.expect("a reason")
    };
    let outlets = |count: u32, hits: fn(u32) -> u32| -> Vec<Vec<Article>> {
        (0..count).map(|o| vec![vec![hits(o), 100]; 30]).collect()
    };
    assert_eq!(refused(&outlets(4, |o| o), 1), "4 outlets; grouping needs at least 5");
    assert_eq!(refused(&outlets(6, |_| 25), 1), "no measure varies between outlets");
    assert_eq!(refused(&vec![vec![vec![100]]; 6], 0), "no measure varies between outlets");
    assert_eq!(refused(&[], 2), "0 outlets; grouping needs at least 5");
    let noise: Vec<Vec<Article>> =
        (0..6).map(|o| vec![vec![o, 100], vec![5 - o, 100], vec![o % 2, 100]]).collect();
    assert_eq!(refused(&noise, 1), "no measure varies between outlets by more than sampling error");
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
    matrix.sums[3][1] = Clusters::default();
    for row in &mut matrix.sums {
        row[2] = Clusters::default();
        row[2].add(50, 100);
    }
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
    let outlets: Vec<Vec<Article>> =
        (0..6).map(|o| vec![if o < 3 { vec![10, 20, 100] } else { vec![30, 10, 100] }; 30]).collect();
    let matrix = matrix(&outlets, 2, 1);
    let found = found(&matrix);
    assert_eq!(found.clusters.int(col::KMEANS), [1, 1, 1, 2, 2, 2].map(Some));
    assert_eq!(found.clusters.int(col::HIERARCHICAL), [1, 1, 1, 2, 2, 2].map(Some));
    assert_eq!(found.clusters.real(col::SILHOUETTE), [Some(1.0); 6]);
    assert!(found.choice.text(col::NOTE)[2].is_some_and(|n| n.contains("only 2 clusters can be told apart")));
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
    SCALED.map(|row| row.to_vec()).to_vec()
}

/// Where nothing is sampling error.
#[test]
fn scaling_is_that_of_scikit_learn() {
    let rates = [
        [1.0, 2.0, 0.3],
        [1.5, 1.8, 0.1],
        [5.0, 8.0, 0.2],
        [8.0, 8.0, 0.9],
        [1.0, 0.6, 0.4],
        [9.0, 11.0, 0.7],
    ];
    let rates: Vec<Vec<f64>> = rates.map(|row| row.to_vec()).to_vec();
    let measures = Measures::new(&Estimates { rates, errors: vec![vec![1e-30; 3]; 6] });
    assert_eq!(measures.reliability, [1.0; 3]);
    for (have, want) in measures.rows.iter().flatten().zip(SCALED.iter().flatten()) {
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

/// `scipy.cluster.hierarchy.linkage(z, "average")`, SciPy 1.17.1.
#[test]
fn average_linkage_is_that_of_scipy() {
    let tree = hierarchical::average(&Distances::euclidean(&example()));
    let want =
        [0.5041904423421342, 0.9254692650816309, 1.0878150939064002, 2.088709442065556, 3.339570418043211];
    tree.iter().zip(want).for_each(|(have, want)| close(have.height, want));
    assert_eq!(hierarchical::cut(&tree, 3), [0, 0, 1, 2, 0, 2]);
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

    /// Against an oracle that tries every division in two.
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
        let ward = hierarchical::cut(&hierarchical::tree(&Distances::euclidean(&rows)), 2);
        let found = kmeans::labels(&rows, 2, &ward, kmeans::STARTS, 1).expect("the rows are numbers");
        prop_assert!(inertia(&found) <= best + 1e-9, "{} for {best}", inertia(&found));
    }
}
