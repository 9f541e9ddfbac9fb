//! A measure over time: a panel for each outlet, the band its interval.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::canvas::{Anchor, COLOURS, Canvas, Colour, FAINT, GREY, INK, label, mm, number};
use super::{Chart, Drawing, Style, Tables, by_lang, filled, stem};
use crate::error::{Error, Result};
use crate::schema::{PERIODS, col};
use crate::table::Table;

/// One drawing per language and feature that some outlet has in two periods.
pub struct Period;

/// Outlets in one drawing: those with the largest n; the caption names the others.
const MOST: usize = 16;
/// The interval behind its line.
const BAND: Colour = Colour(0xC6, 0xDD, 0xEE);
const TEXT: f64 = 8.0;
const SMALL: f64 = 7.0;

impl Chart for Period {
    fn name(&self) -> &'static str {
        "period"
    }

    fn about(&self) -> &'static str {
        "each feature over time, by outlet: value and interval"
    }

    fn draw(&self, tables: &Tables, style: &Style) -> Result<Vec<Drawing>> {
        let Some(table) = filled(tables, &PERIODS) else { return Ok(Vec::new()) };
        let mut drawings = Vec::new();
        for (lang, rows) in by_lang(table) {
            let features = table.text(col::FEATURE);
            let mut by_feature: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for row in rows {
                by_feature.entry(features[row].unwrap_or_default()).or_default().push(row);
            }
            for (feature, rows) in by_feature {
                let figure = Figure::of(table, &rows)?;
                if !figure.outlets.is_empty() {
                    drawings.push(figure.draw(self.name(), lang, feature, style)?);
                }
            }
        }
        Ok(drawings)
    }
}

/// One period of an outlet: its first day, and what was measured.
struct Point {
    day: i32,
    value: f64,
    low: f64,
    high: f64,
}

struct Figure<'a> {
    /// By n, the largest first.
    outlets: Vec<(&'a str, Vec<Point>)>,
    /// Outlets that did not fit.
    left_out: Vec<&'a str>,
    unit: String,
    /// Days between two periods that follow each other, at most.
    step: i32,
}

impl<'a> Figure<'a> {
    fn of(table: &'a Table, rows: &[usize]) -> Result<Self> {
        let (names, periods) = (table.text(col::OUTLET), table.text(col::PERIOD));
        let [share, low, high, per] =
            [col::SHARE, col::LOW, col::HIGH, col::PER].map(|column| table.real(column));
        let n = table.int(col::N);
        let mut outlets: BTreeMap<&str, (i64, Vec<Point>)> = BTreeMap::new();
        for &row in rows {
            let Some(value) = share[row] else { continue };
            let outlet = outlets.entry(names[row].unwrap_or_default()).or_default();
            outlet.0 += n[row].unwrap_or_default();
            let (low, high) = (low[row].unwrap_or(value), high[row].unwrap_or(value));
            outlet.1.push(Point { day: day(periods[row].unwrap_or_default())?, value, low, high });
        }
        // A single period is no line.
        let mut outlets: Vec<(&str, (i64, Vec<Point>))> =
            outlets.into_iter().filter(|(_, (_, points))| points.len() > 1).collect();
        // Equal n: in the order of the table.
        outlets.sort_by_key(|(_, (n, _))| -n);
        let left_out = outlets.iter().skip(MOST).map(|(name, _)| *name).collect();
        let outlets: Vec<(&str, Vec<Point>)> =
            outlets.into_iter().take(MOST).map(|(name, (_, points))| (name, points)).collect();
        let apart =
            outlets.iter().flat_map(|(_, points)| points.windows(2)).map(|two| two[1].day - two[0].day);
        let step = apart.min().unwrap_or(1) * 3 / 2;
        let first = rows.first().copied().unwrap_or_default();
        let base = label::words(table.text(col::BASE)[first].unwrap_or_default());
        let voice = match table.text(col::VOICE)[first] {
            Some("all") | None => String::new(),
            Some(voice) => format!(" of the {voice}"),
        };
        let unit = match per[first] {
            Some(per) if per != 1.0 => format!("per {} {base}{voice}", number::count(per as i64)),
            _ => format!("share of {base}{voice} (0 to 1)"),
        };
        Ok(Self { outlets, left_out, unit, step })
    }

    fn points(&self) -> impl Iterator<Item = &Point> {
        self.outlets.iter().flat_map(|(_, points)| points)
    }

    fn draw(&self, chart: &str, lang: &str, feature: &str, style: &Style) -> Result<Drawing> {
        let names: Vec<&str> = self.outlets.iter().map(|(name, _)| *name).collect();
        let mirrored = label::mirrored(names.iter().copied());
        let width = mm(style.width_mm);
        let labels = style.fit(&names, TEXT, width * 30 / 100)?;
        let side = labels.iter().map(|l| l.1).max().unwrap_or(0) + mm(3.5);
        let most = self.points().map(|p| p.high).fold(0.0, f64::max);
        let most = if most > 0.0 { most } else { 1.0 };
        let (ticks, decimals) = number::ticks(0.0, most, 3);
        let values: Vec<String> = ticks.iter().map(|tick| number::fixed(*tick, decimals)).collect();
        let beside = style.widths(&values, SMALL)?.into_iter().max().unwrap_or(0) + mm(2.5);
        let (left, right) = if mirrored { (beside, width - side) } else { (side, width - beside) };
        // Half a date stands beyond the last day.
        let (left, right) =
            (left + mm(if mirrored { 7.0 } else { 0.0 }), right - mm(if mirrored { 0.0 } else { 7.0 }));
        if right - left < mm(15.0) {
            let cause = format!("{} mm leave no room beside names", style.width_mm);
            return Err(Error::new(format!("figure {chart} of {feature}"), cause, "take a wider figure"));
        }
        let (high, apart, top) = (mm(9.0), mm(3.0), mm(2.0));
        let bottom = top + (high + apart) * self.outlets.len() as i32;
        let mut canvas = Canvas::new(style, bottom + mm(10.0));
        let first = self.points().map(|p| p.day).min().unwrap_or_default();
        let last = self.points().map(|p| p.day).max().unwrap_or_default().max(first + 1);
        let x = |day: i32| {
            left + (i64::from(right - left) * i64::from(day - first) / i64::from(last - first)) as i32
        };
        for (at, ((_, points), (name, _))) in self.outlets.iter().zip(&labels).enumerate() {
            let floor = top + (high + apart) * at as i32 + high;
            let y = |value: f64| floor - (f64::from(high) * value / most).round() as i32;
            for (tick, value) in ticks.iter().zip(&values) {
                canvas.line(&[(left, y(*tick)), (right, y(*tick))], FAINT, 0.5);
                let (at, anchor) =
                    if mirrored { (left - mm(1.5), Anchor::End) } else { (right + mm(1.5), Anchor::Start) };
                canvas.text((at, y(*tick)), anchor, SMALL, GREY, value);
            }
            let (at, anchor) =
                if mirrored { (right + mm(2.0), Anchor::Start) } else { (left - mm(2.0), Anchor::End) };
            canvas.text((at, floor - high / 2), anchor, TEXT, INK, name);
            for run in points.chunk_by(|a, b| b.day - a.day <= self.step) {
                // A lone period has no line: its interval is drawn as one.
                if let [p] = run {
                    canvas.line(&[(x(p.day), y(p.low)), (x(p.day), y(p.high))], BAND, 2.0);
                    canvas.disc((x(p.day), y(p.value)), mm(0.6), COLOURS[0]);
                    continue;
                }
                let there = run.iter().map(|p| (x(p.day), y(p.high)));
                let back = run.iter().rev().map(|p| (x(p.day), y(p.low)));
                canvas.area(&there.chain(back).collect::<Vec<_>>(), BAND);
                let line: Vec<(i32, i32)> = run.iter().map(|p| (x(p.day), y(p.value))).collect();
                canvas.line(&line, COLOURS[0], 1.0);
            }
        }
        self.days(&mut canvas, (left, right, bottom), &x);
        canvas.text(((left + right) / 2, bottom + mm(7.5)), Anchor::Middle, TEXT, INK, &self.unit);
        let title = format!("{} over time, by outlet ({lang})", label::words(feature));
        Ok(Drawing {
            name: stem(chart, &[feature, lang]),
            caption: self.caption(style),
            svg: canvas.finish(&title)?,
            title,
        })
    }

    /// The axis: the first days of some periods.
    fn days(&self, canvas: &mut Canvas<'_>, (left, right, bottom): (i32, i32, i32), x: &dyn Fn(i32) -> i32) {
        let mut days: Vec<i32> = self.points().map(|p| p.day).collect();
        days.sort_unstable();
        days.dedup();
        canvas.line(&[(left, bottom), (right, bottom)], INK, 0.6);
        let mut free = left - mm(10.0);
        for day in days {
            let at = x(day);
            if at >= free {
                canvas.line(&[(at, bottom), (at, bottom + mm(0.8))], INK, 0.6);
                canvas.text((at, bottom + mm(2.7)), Anchor::Middle, SMALL, INK, &name(day));
                free = at + mm(19.0);
            }
        }
    }

    fn caption(&self, style: &Style) -> String {
        let mut text = format!(
            "Lines: {}, pooled by outlet and period; periods are named by their first day, and those with too few \
             articles are gaps. Bands: {}. {} outlets with at least two periods, the largest first.",
            self.unit,
            style.interval,
            self.outlets.len() + self.left_out.len(),
        );
        if !self.left_out.is_empty() {
            text += &format!(" Not drawn: {}.", self.left_out.join(", "));
        }
        text
    }
}

/// Days since the beginning of 1970.
fn day(period: &str) -> Result<i32> {
    let date: Date = period.parse().map_err(|e| Error::new(format!("table {}", PERIODS.name), e, ""))?;
    Ok(date.duration_since(Date::constant(1970, 1, 1)).as_hours() as i32 / 24)
}

fn name(day: i32) -> String {
    Date::constant(1970, 1, 1).saturating_add(jiff::Span::new().days(day)).to_string()
}
