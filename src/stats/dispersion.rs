//! How evenly a word is spread over the parts (articles) of a corpus.

/// Deviation of proportions (Gries 2008, International Journal of Corpus Linguistics 13:403): half
/// the sum over parts of |share of the word - share of the corpus|. 0: each part has its due; near
/// 1: all in one small part. `parts` are those that have the word, as (count, size) in any order;
/// `size` is that of all parts together. The sum is made in whole numbers, so that order does not
/// matter. A word of few hits is never even over many parts: compare words of like frequency.
/// `None` when the word is in no part.
pub fn deviation(parts: impl IntoIterator<Item = (u64, u64)>, size: u64) -> Option<f64> {
    let parts: Vec<(u64, u64)> = parts.into_iter().filter(|(count, _)| *count > 0).collect();
    let count: u64 = parts.iter().map(|(count, _)| count).sum();
    let held: u64 = parts.iter().map(|(_, size)| size).sum();
    // Over a common denominator: |c / C - n / N| = |c N - n C| / (C N).
    let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
    let apart: u128 = parts.iter().map(|(c, n)| product(*c, size).abs_diff(product(*n, count))).sum();
    let without = product(size.saturating_sub(held), count);
    (count > 0 && size > 0).then(|| (apart + without) as f64 / (2.0 * product(count, size) as f64))
}
