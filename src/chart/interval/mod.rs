//! One measure, outlet by outlet: a point, its interval, and the n they rest on.

mod axis;
mod outlet;

use axis::Axis;
use outlet::{Chosen, Outlet, base, chosen, headlines};

use super::canvas::{Anchor, COLOURS, Canvas, GREY, INK, label, mm, number};
use super::{Chart, Drawing, Style, Tables, by_lang, filled, shown, stem};
use crate::error::{Error, Result};
use crate::schema::OUTLETS;

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
                    drawings.push(measure(self.name(), lang, feature, chosen(outlets), style)?);
                }
            }
        }
        Ok(drawings)
    }
}

const TEXT: f64 = 8.0;
const SMALL: f64 = 7.0;

fn measure(chart: &str, lang: &str, feature: &str, chosen: Chosen<'_>, style: &Style) -> Result<Drawing> {
    let Chosen { mut outlets, rest, missing } = chosen;
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
        caption: caption(&outlets, &rest, missing, per, style),
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

fn caption(outlets: &[Outlet<'_>], rest: &[&str], missing: usize, per: f64, style: &Style) -> String {
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
    if !rest.is_empty() {
        text += &format!(
            " These have the largest n of {}; also with a value, in the table: {}.",
            number::count((outlets.len() + rest.len()) as i64),
            shown::named(rest)
        );
    }
    if missing > 0 {
        text += &format!(" Without a value (n/a): {missing}.");
    }
    text
}
