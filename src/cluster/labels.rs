//! Labels of a grouping: one number for each outlet.

/// Labels numbered from 0 in order of first appearance, so that equal groupings have equal labels.
pub(crate) fn canonical(labels: &[usize]) -> Vec<usize> {
    let mut seen: Vec<usize> = Vec::new();
    labels
        .iter()
        .map(|label| {
            seen.iter().position(|s| s == label).unwrap_or_else(|| {
                seen.push(*label);
                seen.len() - 1
            })
        })
        .collect()
}

/// How many outlets each cluster of canonical labels has.
pub(crate) fn sizes(labels: &[usize]) -> Vec<usize> {
    let mut sizes = Vec::new();
    for label in labels {
        if sizes.len() <= *label {
            sizes.resize(label + 1, 0);
        }
        sizes[*label] += 1;
    }
    sizes
}
