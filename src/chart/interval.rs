//! One measure, outlet by outlet: a point, its interval, and the n they rest on.

use super::canvas::{Anchor, COLOURS, Canvas, FAINT, GREY, INK, label, mm, number};
use super::{Chart, Drawing, Style, Tables, by_lang, filled, stem};
use crate::error::{Error, Result};
use crate::schema::OUTLETS;
use crate::table::Table;

/// One drawing per feature: its headline row, all categories and voices together.
pub struct Interval;

impl Chart for Interval {
    fn name(&self) -> &'static str {
        "interval"
    }

    fn about(&self) -> &'static str {
        "each feature by outlet: value, interval and n"
    }

    fn draw(&self, tables: &Tables, style: &Style) -> Result<Vec<Drawing>> {
        let Some(table) = filled(tables, &OUTLETS) else { return Ok(Vec::new()) };
        let mut drawings = Vec::new();
        for (lang, rows) in by_lang(table) {
            for (feature, outlets) in headlines(table, &rows) {
                if outlets.iter().any(|o| o.value.is_some()) {
                    drawings.push(measure(self.name(), lang, feature, outlets, style)?);
                }
            }
        }
        Ok(drawings)
    }
}

struct Outlet<'a> {
    name: &'a str,
    base: &'a str,
    voice: &'a str,
    articles: Option<i64>,
    n: Option<i64>,
    per: f64,
    value: Option<f64>,
    low: f64,
    high: f64,
    gap: &'a str,
}

fn headlines<'a>(table: &'a Table, rows: &[usize]) -> Vec<(&'a str, Vec<Outlet<'a>>)> {
    let text = |name| table.text(name);
    let (features, categories, voices) = (text("feature"), text("category"), text("voice"));
    let (names, bases, gaps) = (text("outlet"), text("base"), text("gap"));
    let (articles, n) = (table.int("articles"), table.int("n"));
    let (per, share) = (table.real("per"), table.real("share"));
    let (low, high) = (table.real("low"), table.real("high"));
    let mut groups: std::collections::BTreeMap<&str, Vec<Outlet<'a>>> = std::collections::BTreeMap::new();
    // A feature that tells voices apart is drawn in the narrator's: the outlet's own words.
    let all = |row: &&usize| categories[**row] == Some("all");
    let narrated: std::collections::BTreeSet<_> =
        rows.iter().filter(all).filter(|r| voices[**r] == Some("narrator")).map(|r| features[*r]).collect();
    let headline = |row: &&usize| {
        let voice = if narrated.contains(&features[**row]) { "narrator" } else { "all" };
        voices[**row] == Some(voice)
    };
    for &row in rows.iter().filter(all).filter(headline) {
        let value = share[row];
        groups.entry(features[row].unwrap_or_default()).or_default().push(Outlet {
            name: names[row].unwrap_or_default(),
            base: bases[row].unwrap_or_default(),
            voice: voices[row].unwrap_or_default(),
            articles: articles[row],
            n: n[row],
            per: per[row].unwrap_or(1.0),
            value,
            low: low[row].or(value).unwrap_or_default(),
            high: high[row].or(value).unwrap_or_default(),
            gap: gaps[row].unwrap_or("no value"),
        });
    }
    groups.into_iter().collect()
}

/// What the share is out of: where a voice is meant, its own words.
fn base(outlet: &Outlet<'_>) -> String {
    match outlet.voice {
        "all" => outlet.base.to_owned(),
        voice => format!("{} of the {voice}", outlet.base),
    }
}

const TEXT: f64 = 8.0;
const SMALL: f64 = 7.0;

fn measure(
    chart: &str,
    lang: &str,
    feature: &str,
    mut outlets: Vec<Outlet<'_>>,
    style: &Style,
) -> Result<Drawing> {
    // Highest first, missing last, equals by name (the table's order).
    outlets.sort_by(|a, b| b.value.unwrap_or(f64::MIN).total_cmp(&a.value.unwrap_or(f64::MIN)));
    let names: Vec<&str> = outlets.iter().map(|o| o.name).collect();
    let mirrored = label::mirrored(names.iter().copied());
    let width = mm(style.width_mm);
    let labels = style.fit(&names, TEXT, width * 36 / 100)?;
    let side = labels.iter().map(|l| l.1).max().unwrap_or(0) + mm(3.5);

    let shown = |v: Option<i64>| v.map_or_else(String::new, number::count);
    let n: Vec<String> = outlets.iter().map(|o| shown(o.n)).collect();
    let articles: Vec<String> = outlets.iter().map(|o| shown(o.articles)).collect();
    let column = |head: &str, cells: &[String]| -> Result<i32> {
        let all: Vec<&str> = std::iter::once(head).chain(cells.iter().map(String::as_str)).collect();
        Ok(style.widths(&all, SMALL)?.into_iter().max().unwrap_or(0) + mm(2.5))
    };
    let (wide_n, wide_articles) = (column("n", &n)?, column("articles", &articles)?);
    let beside = wide_n + wide_articles + mm(1.0);
    let (left, right) =
        if mirrored { (beside + mm(2.0), width - side) } else { (side, width - beside - mm(2.0)) };

    if right - left < mm(10.0) {
        let cause = format!("{} mm leave no room beside names and counts", style.width_mm);
        return Err(Error::new(format!("figure {chart} of {feature}"), cause, "take a wider figure"));
    }

    let step = mm(5.0);
    let top = mm(5.5);
    let bottom = top + step * outlets.len() as i32 + mm(1.0);
    let mut canvas = Canvas::new(style, bottom + mm(10.0));
    let per = outlets[0].per;
    let axis = Axis::over(&outlets, per, left, right);
    axis.draw(&mut canvas, top - mm(0.5), bottom, &unit(per, &base(&outlets[0])));

    // Both columns end at a common right edge; digits below digits.
    let end_articles = if mirrored { wide_articles - mm(1.0) } else { width - mm(0.5) };
    let end_n = if mirrored { end_articles + wide_n } else { end_articles - wide_articles };
    for (end, head) in [(end_n, "n"), (end_articles, "articles")] {
        canvas.text((end, top - mm(3.0)), Anchor::End, SMALL, GREY, head);
    }
    for (i, outlet) in outlets.iter().enumerate() {
        let y = top + step * i as i32 + step / 2;
        let ink = if outlet.value.is_some() { INK } else { GREY };
        let name = &labels[i].0;
        if mirrored {
            canvas.text((right + mm(2.0), y), Anchor::Start, TEXT, ink, name);
        } else {
            canvas.text((left - mm(2.0), y), Anchor::End, TEXT, ink, name);
        }
        canvas.text((end_n, y), Anchor::End, SMALL, GREY, &n[i]);
        canvas.text((end_articles, y), Anchor::End, SMALL, GREY, &articles[i]);
        let Some(value) = outlet.value else {
            let note = style.fit(&[format!("n/a: {}", outlet.gap)], SMALL, right - left - mm(2.0))?;
            if mirrored {
                canvas.text((right - mm(1.0), y), Anchor::End, SMALL, GREY, &note[0].0);
            } else {
                canvas.text((left + mm(1.0), y), Anchor::Start, SMALL, GREY, &note[0].0);
            }
            continue;
        };
        let (low, high) = (axis.at(outlet.low), axis.at(outlet.high));
        if high > low {
            canvas.line(&[(low, y), (high, y)], COLOURS[0], 1.2);
            for x in [low, high] {
                canvas.line(&[(x, y - mm(0.8)), (x, y + mm(0.8))], COLOURS[0], 1.2);
            }
        }
        canvas.disc((axis.at(value), y), mm(0.95), COLOURS[0]);
    }

    let title = format!("{} by outlet ({lang})", label::words(feature));
    Ok(Drawing {
        name: stem(chart, &[feature, lang]),
        caption: caption(&outlets, per, style),
        svg: canvas.finish(&title)?,
        title,
    })
}

fn unit(per: f64, base: &str) -> String {
    let base = label::words(base);
    if per == 1.0 {
        format!("share of {base} (0 to 1)")
    } else {
        format!("per {} {base}", number::count(per as i64))
    }
}

fn caption(outlets: &[Outlet<'_>], per: f64, style: &Style) -> String {
    let missing = outlets.iter().filter(|o| o.value.is_none()).count();
    let n: Vec<i64> = outlets.iter().filter(|o| o.value.is_some()).filter_map(|o| o.n).collect();
    let articles: i64 = outlets.iter().filter_map(|o| o.articles).sum();
    let mut text =
        format!("Points: {}, pooled by outlet. Bars: {}.", unit(per, &base(&outlets[0])), style.interval);
    if let (Some(least), Some(most)) = (n.iter().min(), n.iter().max()) {
        text += &format!(
            " n\u{a0}=\u{a0}{} to {} {} an outlet; {} outlets, {} articles.",
            number::count(*least),
            number::count(*most),
            label::words(&base(&outlets[0])),
            outlets.len(),
            number::count(articles)
        );
    }
    if missing > 0 {
        text += &format!(" Without a value (n/a): {missing}.");
    }
    text
}

/// The value axis.
struct Axis {
    low: f64,
    high: f64,
    left: i32,
    right: i32,
}

impl Axis {
    fn over(outlets: &[Outlet<'_>], per: f64, left: i32, right: i32) -> Self {
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

    fn at(&self, value: f64) -> i32 {
        self.left
            + (f64::from(self.right - self.left) * (value - self.low) / (self.high - self.low)).round() as i32
    }

    fn draw(&self, canvas: &mut Canvas<'_>, top: i32, bottom: i32, name: &str) {
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
