//! Numbers as people read them: three significant digits, grouped thousands, round ticks.

/// Decimals that show three significant digits of `value`.
pub fn decimals(value: f64) -> usize {
    match value.abs() {
        v if v >= 99.95 => 0,
        v if v >= 9.995 => 1,
        v if v >= 0.9995 => 2,
        v if v >= 0.09995 || v == 0.0 => 3,
        v if v >= 0.009995 => 4,
        v if v >= 0.0009995 => 5,
        _ => 6,
    }
}

/// `value` with so many decimals, thousands grouped, and a true minus sign.
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{:.*}", decimals, value.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::new();
    if value < 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        out.push('\u{2212}');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// `value` with three significant digits; below a thousandth, in powers of ten.
pub fn short(value: f64) -> String {
    if value != 0.0 && value.abs() < 0.0009995 {
        return format!("{value:.2e}").replace('-', "\u{2212}");
    }
    if value == 0.0 { "0".to_owned() } else { fixed(value, decimals(value)) }
}

/// A whole number, thousands grouped.
pub fn count(value: i64) -> String {
    fixed(value as f64, 0)
}

/// `0.412 [0.330, 0.491]`; all three with the decimals of the value, or of the upper end when
/// the value is 0.
pub fn interval(value: f64, low: Option<f64>, high: Option<f64>) -> String {
    let (Some(low), Some(high)) = (low, high) else { return short(value) };
    let places = decimals(if value == 0.0 { high } else { value });
    format!("{} [{}, {}]", fixed(value, places), fixed(low, places), fixed(high, places))
}

/// Round numbers from `low` to `high`, at most `most` of them (but two at least, where the range allows), and
/// the decimals to print them with.
pub fn ticks(low: f64, high: f64, most: usize) -> (Vec<f64>, usize) {
    let span = high - low;
    if !(span.is_finite() && span > 0.0) {
        return (vec![low], decimals(low));
    }
    // Steps are kept as mantissa / power or mantissa * power: printed decimals are then exact.
    for exponent in -12_i32..=15 {
        for mantissa in [1.0, 2.0, 5.0] {
            let power = (0..exponent.unsigned_abs()).fold(1.0, |p, _| p * 10.0);
            let at = |i: f64| if exponent < 0 { i * mantissa / power } else { i * mantissa * power };
            let step = at(1.0);
            if span / step > most as f64 {
                continue;
            }
            let first = (low / step - 1e-9).ceil();
            let last = (high / step + 1e-9).floor();
            if last - first + 1.0 > most as f64 {
                continue;
            }
            let count = (last - first).max(0.0) as usize;
            let values = (0..=count).map(|i| at(first + i as f64)).collect();
            return (values, usize::try_from(-exponent).unwrap_or(0));
        }
    }
    (vec![low, high], decimals(span))
}
