//! The value axis.

use super::super::canvas::{Anchor, Canvas, FAINT, INK, mm, number};
use super::outlet::Outlet;
use super::{SMALL, TEXT};

/// Values from left to right.
pub(super) struct Axis {
    low: f64,
    high: f64,
    left: i32,
    right: i32,
}

impl Axis {
    pub fn over(outlets: &[Outlet<'_>], per: f64, left: i32, right: i32) -> Self {
        let shown = || outlets.iter().filter(|o| o.value.is_some());
        let low = shown().map(|o| o.low).fold(0.0, f64::min);
        let most = shown().map(|o| o.high).fold(0.0, f64::max);
        let high = match most {
            m if m <= low => low + 1.0,
            m if per == 1.0 && m <= 1.0 => (m * 1.04).min(1.0),
            m => m + (m - low) * 0.04,
        };
        Self { low, high, left, right }
    }

    pub fn at(&self, value: f64) -> i32 {
        self.left
            + (f64::from(self.right - self.left) * (value - self.low) / (self.high - self.low)).round() as i32
    }

    pub fn draw(&self, canvas: &mut Canvas<'_>, top: i32, bottom: i32, name: &str) {
        let most = ((self.right - self.left) / mm(11.0)).clamp(5, 8) as usize;
        let (ticks, decimals) = number::ticks(self.low, self.high, most);
        for tick in ticks {
            let x = self.at(tick);
            canvas.line(&[(x, top), (x, bottom)], FAINT, 0.5);
            canvas.line(&[(x, bottom), (x, bottom + mm(0.8))], INK, 0.6);
            canvas.text((x, bottom + mm(2.7)), Anchor::Middle, SMALL, INK, &number::fixed(tick, decimals));
        }
        canvas.line(&[(self.left, bottom), (self.right, bottom)], INK, 0.6);
        canvas.text(((self.left + self.right) / 2, bottom + mm(7.0)), Anchor::Middle, TEXT, INK, name);
    }
}
