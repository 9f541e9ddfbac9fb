//! What a comparison says in one word.

use super::difference::Difference;
use super::estimate::Z90;

/// The word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The factor between the two is smaller than what matters, whether or not there is one.
    Equal,
    /// They differ, and that it is by less than what matters is not shown.
    Differs,
    CannotTell,
}

impl Verdict {
    /// Of a comparison with this `q` (its false discovery rate among all that were made). `smallest`
    /// is the smallest factor that matters, say 1.25: two one-sided tests of 5 % each show that the
    /// factor lies within it (Schuirmann 1987).
    pub fn of(difference: &Difference, q: f64, smallest: Option<f64>) -> Self {
        let within = |smallest: f64| {
            let (low, high) = difference.ratio_limits(Z90);
            low > 1.0 / smallest && high.is_some_and(|high| high < smallest)
        };
        match smallest {
            Some(smallest) if within(smallest) => Verdict::Equal,
            _ if q <= 0.05 => Verdict::Differs,
            _ => Verdict::CannotTell,
        }
    }

    /// As it stands in tables.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Equal => "equal within",
            Verdict::Differs => "differs",
            Verdict::CannotTell => "cannot tell",
        }
    }
}
