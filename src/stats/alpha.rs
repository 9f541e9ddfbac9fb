//! Krippendorff's alpha for nominal data (Krippendorff 2018, *Content Analysis*, chapter 12):
//! one minus observed over expected disagreement, computed from the coincidences of values
//! within units. Units with fewer than two values are left out, as the definition has it.

use std::collections::BTreeMap;

/// Alpha over units, each with the values that its coders gave. `None` where it is not
/// defined: no unit with two values, or only one value in use.
pub fn nominal<T: Ord + Copy>(units: &[Vec<T>]) -> Option<f64> {
    let mut totals: BTreeMap<T, f64> = BTreeMap::new();
    let mut agree = 0.0;
    let mut n = 0.0;
    for unit in units.iter().filter(|u| u.len() > 1) {
        let mut counts: BTreeMap<T, f64> = BTreeMap::new();
        for value in unit {
            *counts.entry(*value).or_default() += 1.0;
        }
        let size = unit.len() as f64;
        n += size;
        for (value, count) in counts {
            agree += count * (count - 1.0) / (size - 1.0);
            *totals.entry(value).or_default() += count;
        }
    }
    if n == 0.0 || totals.len() < 2 {
        return None;
    }
    let chance: f64 = totals.values().map(|count| count * (count - 1.0)).sum::<f64>() / (n - 1.0);
    let (observed, expected) = (n - agree, n - chance);
    Some(1.0 - observed / expected)
}
