//! Which attributions of two codings are the same one: their cues overlap. One to one, in
//! text order.

use crate::attribution::exchange::Record;

/// Pairs of places in `gold` and `other` whose cues overlap, one to one. Both are walked in
/// text order: the earlier cue that cannot meet any later one is passed over. Of several
/// overlapping candidates the first is taken.
pub fn matches(gold: &[Record], other: &[Record]) -> Vec<(usize, usize)> {
    let order = |records: &[Record]| {
        let mut places: Vec<usize> = (0..records.len()).collect();
        places.sort_by_key(|&i| (records[i].cue.start, records[i].cue.end));
        places
    };
    let (left, right) = (order(gold), order(other));
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < left.len() && j < right.len() {
        let (a, b) = (gold[left[i]].cue, other[right[j]].cue);
        if a.start < b.end && b.start < a.end {
            pairs.push((left[i], right[j]));
            i += 1;
            j += 1;
        } else if a.end <= b.start {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
