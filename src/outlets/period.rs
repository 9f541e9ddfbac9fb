//! Periods of publication: days, weeks, months.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Period {
    Day,
    /// From Monday to Sunday (ISO 8601).
    Week,
    Month,
}

/// The first day of the period that a date of publication (ISO, a day or a time) falls in, as year,
/// month and day in one number; `None` for what is no full date.
pub(super) fn of(published: &str, period: Period) -> Option<u32> {
    let day: Date = published.get(..10)?.parse().ok()?;
    let first = match period {
        Period::Day => day,
        Period::Week => {
            day.checked_sub(jiff::Span::new().days(day.weekday().to_monday_zero_offset())).ok()?
        }
        Period::Month => day.first_of_month(),
    };
    let year = u32::try_from(first.year()).ok()?;
    Some(year * 10_000 + first.month().unsigned_abs() as u32 * 100 + first.day().unsigned_abs() as u32)
}

/// Its name in tables: the first day.
pub(super) fn name(period: u32) -> String {
    format!("{:04}-{:02}-{:02}", period / 10_000, period / 100 % 100, period % 100)
}
