//! Which attributions of two codings are the same one: their cues overlap. One to one, in
//! text order.

use crate::codings::exchange::Record;
use crate::span::CharSpan;

/// Pairs of places in `gold` and `other` whose cues overlap, one to one. Both are walked in
/// text order: of two cues that do not meet, the one that ends first is passed over. Of several
/// overlapping candidates the first is taken. A cue in pieces meets what any piece meets.
pub fn matches(gold: &[Record], other: &[Record]) -> Vec<(usize, usize)> {
    let order = |records: &[Record]| {
        let mut places: Vec<usize> = (0..records.len()).collect();
        places.sort_by_key(|&i| extent(&records[i]));
        places
    };
    let (left, right) = (order(gold), order(other));
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < left.len() && j < right.len() {
        let (a, b) = (&gold[left[i]], &other[right[j]]);
        if meet(a.cues(), b.cues()) {
            pairs.push((left[i], right[j]));
            i += 1;
            j += 1;
        } else if extent(a).1 <= extent(b).1 {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Whether any piece of one overlaps any piece of the other.
pub(super) fn meet(a: &[CharSpan], b: &[CharSpan]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.start < y.end && y.start < x.end))
}

/// Where a cue begins, and where it ends.
fn extent(record: &Record) -> (usize, usize) {
    let cues = record.cues();
    let start = cues.iter().map(|s| s.start).min().unwrap_or_default();
    (start, cues.iter().map(|s| s.end).max().unwrap_or_default())
}
