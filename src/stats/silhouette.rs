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
    let of = |i: usize| {
        let mut own = None;
        let mut other = f64::INFINITY;
        for group in &groups {
            let (mut sum, mut count) = (0.0, 0usize);
            for j in (0..labels.len()).filter(|j| *j != i && labels[*j] == *group) {
                sum += distances.between(i, j);
                count += 1;
            }
            match (*group == labels[i], count) {
                (true, 0) => own = None,
                (true, n) => own = Some(sum / n as f64),
                (false, n) => other = other.min(sum / n as f64),
            }
        }
        match own {
            Some(own) if own.max(other) > 0.0 => (other - own) / own.max(other),
            _ => 0.0,
        }
    };
    Some((0..labels.len()).map(of).collect())
}

/// The mean silhouette over all things.
pub fn mean(distances: &Distances, labels: &[usize]) -> Option<f64> {
    let all = silhouettes(distances, labels)?;
    Some(all.iter().sum::<f64>() / all.len() as f64)
}
