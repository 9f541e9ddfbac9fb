//! Dates of publication: ISO in, ISO out; other spellings through `date_format`.

use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::{rfc2822, strtime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// A date (`2015-07-21`), a local datetime (`2015-07-21T10:00:00`) or, where an offset is
/// given, a datetime in UTC (`2015-07-21T07:00:00Z`). Midnight without offset is a date.
/// `None` for what is no full date; a date that could be read two ways (`3/4/15`) is none
/// without `format`.
pub fn iso(text: &str, format: Option<&str>) -> Option<String> {
    let text = text.trim();
    if let Some(format) = format {
        let parsed = strtime::parse(format, text).ok()?;
        if let Ok(time) = parsed.to_timestamp() {
            return Some(instant(time));
        }
        return parsed.to_datetime().map(local).or_else(|_| parsed.to_date().map(|d| d.to_string())).ok();
    }
    // Fewer than eight characters are a year or a month.
    if text.len() < 8 {
        return None;
    }
    if let Ok(time) = text.parse::<Timestamp>() {
        return Some(instant(time));
    }
    if let Ok(time) = text.parse::<Zoned>() {
        return Some(instant(time.timestamp()));
    }
    if let Ok(time) = rfc2822::parse(text) {
        return Some(instant(time.timestamp()));
    }
    if let Ok(time) = text.parse::<DateTime>() {
        return Some(local(time));
    }
    let date = Date::strptime("%Y/%m/%d", text).or_else(|_| text.parse::<Date>()).ok()?;
    Some(date.to_string())
}

/// Whether a date of publication lies in a period, both ends in it. No date lies in none.
pub fn within(published: Option<&str>, since: Option<&str>, until: Option<&str>) -> bool {
    let Some(day) = published.and_then(|date| date.get(..10)) else { return false };
    since.is_none_or(|first| first <= day) && until.is_none_or(|last| day <= last)
}

fn instant(time: Timestamp) -> String {
    // Whole seconds: fractions are crawlers' noise.
    let time = time.to_zoned(TimeZone::UTC);
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn local(time: DateTime) -> String {
    if time.time() == Time::midnight() {
        time.date().to_string()
    } else {
        time.strftime("%Y-%m-%dT%H:%M:%S").to_string()
    }
}
