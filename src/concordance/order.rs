//! The order of lines.

use super::Line;
use crate::error::Error;

/// What lines are sorted by. Ties go by outlet, date, article and place, so the order hangs on
/// neither files nor threads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The words before the keyword, the nearest first.
    Left,
    /// The words after it.
    #[default]
    Right,
    Outlet,
    Date,
}

impl Order {
    pub const ALL: [(&'static str, Order); 4] =
        [("left", Order::Left), ("right", Order::Right), ("outlet", Order::Outlet), ("date", Order::Date)];

    /// Sorts by folded words, so that spellings of one word stand together.
    pub fn sort(self, lines: &mut [Line]) {
        lines.sort_by(|a, b| {
            let first = match self {
                Order::Left => a.before.cmp(&b.before),
                Order::Right => a.after.cmp(&b.after),
                Order::Outlet => a.place.outlet.cmp(&b.place.outlet),
                Order::Date => a.place.published.cmp(&b.place.published),
            };
            let end = |l: &Line| (l.chars.start, l.chars.end);
            first
                .then_with(|| a.place.cmp(&b.place))
                .then_with(|| end(a).cmp(&end(b)))
                .then_with(|| a.entry.cmp(&b.entry))
        });
    }
}

impl std::str::FromStr for Order {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL.iter().find(|(n, _)| *n == name).map(|(_, order)| *order).ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|(n, _)| *n).collect();
            Error::new("order", format!("`{name}` is no order"), format!("use one of: {}", names.join(", ")))
        })
    }
}
