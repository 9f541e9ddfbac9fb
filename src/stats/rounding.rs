//! Rounding of what enters a table, so that the last bits of an algebra that adds in another order
//! (another processor, another library version) do not change a published number or its hash.

/// Significant digits of a real number in a table. Ten, not more: a value that two machines
/// compute a few units of the 16th digit apart then differs in print about once in a million.
pub const DIGITS: usize = 10;

/// `value` to `digits` significant decimal digits (at least one), by exact decimal expansion, half
/// to even. Not-a-number and infinities stay; negative zero becomes zero.
pub fn significant(value: f64, digits: usize) -> f64 {
    if !value.is_finite() || value == 0.0 {
        return value + 0.0;
    }
    format!("{value:.*e}", digits.max(1) - 1).parse().unwrap_or(value)
}

/// `value` as tables have it: [`DIGITS`] significant digits.
pub fn tabled(value: f64) -> f64 {
    significant(value, DIGITS)
}
