//! False discovery control (Benjamini and Hochberg 1995, J. R. Stat. Soc. B 57:289).

/// The q-value of each p-value: the smallest false discovery rate at which it would be called a
/// finding, min over p' >= p of p' m / rank(p'), at most 1. The family is all given p-values:
/// m counts those that are numbers; a not-a-number (a comparison that could not be made) stays
/// one and does not count. Valid under independence and positive dependence.
pub fn q_values(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).filter(|i| !p[*i].is_nan()).collect();
    order.sort_by(|i, j| p[*i].total_cmp(&p[*j]).then(i.cmp(j)));
    let tests = order.len() as f64;
    let mut q = vec![f64::NAN; p.len()];
    let mut least = 1.0f64;
    for (rank, i) in order.iter().enumerate().rev() {
        least = least.min(p[*i] * (tests / (rank + 1) as f64));
        q[*i] = least;
    }
    q
}
