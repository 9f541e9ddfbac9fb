//! Where labels go next to points that lie close together.

use super::{At, mm};

/// A rectangle that a label takes.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

impl Area {
    fn around(middle: At, wide: i32, high: i32) -> Self {
        Self {
            left: middle.0 - wide / 2,
            right: middle.0 + wide / 2,
            top: middle.1 - high / 2,
            bottom: middle.1 + high / 2,
        }
    }

    /// The point on which the label is set.
    pub fn middle(&self) -> At {
        ((self.left + self.right) / 2, (self.top + self.bottom) / 2)
    }

    /// Common surface, in square units.
    fn common(&self, other: &Self) -> i64 {
        let wide = self.right.min(other.right) - self.left.max(other.left);
        let high = self.bottom.min(other.bottom) - self.top.max(other.top);
        if wide > 0 && high > 0 { i64::from(wide) * i64::from(high) } else { 0 }
    }

    /// Surface that lies outside `frame`.
    fn outside(&self, frame: &Self) -> i64 {
        i64::from(self.right - self.left) * i64::from(self.bottom - self.top) - self.common(frame)
    }
}

/// A place for every label: the first of some places around its point, near ones first, where it
/// covers nothing, or else the one where it covers least. `wide` is the width of each label and
/// `point` that of a point, in units.
pub fn displaced(spots: &[At], wide: &[i32], point: i32, frame: &Area) -> Vec<Area> {
    let high = mm(3.4);
    let mut taken: Vec<Area> = spots.iter().map(|s| Area::around(*s, point, point)).collect();
    let mut out = Vec::with_capacity(spots.len());
    for (spot, wide) in spots.iter().zip(wide) {
        let mut best: Option<(i64, Area)> = None;
        for ring in 0..5 {
            let (dx, dy) = (wide / 2 + mm(1.6 + 2.0 * f64::from(ring)), mm(3.1 + 2.6 * f64::from(ring)));
            let side = mm(2.4 * f64::from(ring));
            let ways = [
                (0, -dy),
                (0, dy),
                (dx, 0),
                (-dx, 0),
                (dx * 3 / 4, -dy),
                (-dx * 3 / 4, -dy),
                (dx * 3 / 4, dy),
                (-dx * 3 / 4, dy),
                (dx, -side),
                (-dx, -side),
                (dx, side),
                (-dx, side),
            ];
            for (x, y) in ways {
                let area = Area::around((spot.0 + x, spot.1 + y), *wide, high);
                let cost = taken.iter().map(|t| area.common(t)).sum::<i64>() + 4 * area.outside(frame);
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, area));
                }
            }
        }
        let (_, area) = best.expect("there are places to try");
        taken.push(Area { left: area.left - mm(0.8), right: area.right + mm(0.8), ..area });
        out.push(area);
    }
    out
}
