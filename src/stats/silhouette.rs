//! Silhouettes (Rousseeuw 1987, J. Comput. Appl. Math. 20:53).

use super::distance::Distances;

/// The silhouette of each thing: (b - a) / max(a, b), where a is its mean distance to the others
/// of its group and b the least mean distance to another group. -1 to 1. As Rousseeuw defines it,
/// a thing alone in its group has 0; so has one with a = b = 0. `None` when there is only one
/// group, for then nothing is defined.
///
/// # Panics
/// When `labels` and `distances` differ in length.
pub fn silhouettes(distances: &Distances, labels: &[usize]) -> Option<Vec<f64>> {
    assert_eq!(labels.len(), distances.len(), "one label per thing");
    let mut groups = labels.to_vec();
    groups.sort_unstable();
    groups.dedup();
    if groups.len() < 2 {
        return None;
    }
    let place = |label: &usize| groups.iter().take_while(|group| *group < label).count();
    let places: Vec<usize> = labels.iter().map(place).collect();
    let mut sizes = vec![0usize; groups.len()];
    places.iter().for_each(|group| sizes[*group] += 1);
    // Of each thing the sum of distances to each group: every distance is looked at once.
    let mut sums = vec![vec![0.0; groups.len()]; labels.len()];
    let pairs = (0..labels.len()).flat_map(|i| (i + 1..labels.len()).map(move |j| (i, j)));
    for ((i, j), distance) in pairs.zip(distances.condensed()) {
        sums[i][places[j]] += distance;
        sums[j][places[i]] += distance;
    }
    let of = |i: usize| {
        let own = places[i];
        if sizes[own] == 1 {
            return 0.0;
        }
        let within = sums[i][own] / (sizes[own] - 1) as f64;
        let others = (0..groups.len()).filter(|group| *group != own);
        let nearest = others.map(|group| sums[i][group] / sizes[group] as f64).fold(f64::INFINITY, f64::min);
        if within.max(nearest) > 0.0 { (nearest - within) / within.max(nearest) } else { 0.0 }
    };
    Some((0..labels.len()).map(of).collect())
}

/// The mean silhouette over all things.
pub fn mean(distances: &Distances, labels: &[usize]) -> Option<f64> {
    let all = silhouettes(distances, labels)?;
    Some(all.iter().sum::<f64>() / all.len() as f64)
}
