//! Outlets on the first two principal components of the matrix, marked by cluster.

use std::collections::BTreeMap;

use super::canvas::placement::{Area, displaced};
use super::canvas::{Anchor, Canvas, Colour, FAINT, GREY, INK, marker, mm, number};
use super::{Chart, Drawing, Style, Tables, by_lang, filled, shown, stem};
use crate::error::Result;
use crate::schema::{CLUSTER_CHOICE, CLUSTERS, col};

/// One drawing per language.
pub struct ClusterMap;

impl Chart for ClusterMap {
    fn name(&self) -> &'static str {
        "cluster_map"
    }

    fn about(&self) -> &'static str {
        "outlets on two principal components, marked by k-means cluster"
    }

    fn draw(&self, tables: &Tables, style: &Style) -> Result<Vec<Drawing>> {
        let Some(table) = filled(tables, &CLUSTERS) else { return Ok(Vec::new()) };
        let (names, clusters) = (table.text(col::OUTLET), table.int(col::KMEANS));
        let (pc1, pc2) = (table.real(col::PC1), table.real(col::PC2));
        let mut drawings = Vec::new();
        for (lang, rows) in by_lang(table) {
            let all = rows.len();
            let mut points: Vec<Point<'_>> = rows
                .into_iter()
                .filter_map(|row| {
                    Some(Point {
                        name: names[row].unwrap_or_default(),
                        cluster: clusters[row],
                        x: pc1[row]?,
                        y: pc2[row]?,
                    })
                })
                .collect();
            if points.is_empty() {
                continue;
            }
            let title = format!("Outlets by cluster ({lang})");
            let supported = choice(tables, lang);
            if supported.is_empty() && filled(tables, &CLUSTER_CHOICE).is_some() {
                // Groups that the articles do not bear are not drawn as groups.
                points.iter_mut().for_each(|p| p.cluster = None);
            }
            let names: Vec<&str> = points.iter().map(|p| p.name).collect();
            // More names than these cover each other. They are placed first come, first served.
            let (mut named, rest) = shown::largest(tables, lang, &names, shown::FEW);
            if !rest.is_empty() {
                (named, _) = shown::largest(tables, lang, &names, shown::FEW - OUTERMOST);
                let outer = outermost(&points).into_iter().filter(|name| !named.contains(name));
                let outer: Vec<&str> = outer.take(OUTERMOST).collect();
                named.extend(outer);
            }
            points.sort_by_key(|p| !named.contains(&p.name));
            let svg = map(&points, named.len(), style, &title)?;
            let mut caption = format!(
                "n\u{a0}=\u{a0}{} outlets on the first two principal components of the scaled measures; one unit is equally \
                 long on both axes.",
                points.len()
            );
            if all > points.len() {
                caption += &format!(" Without a place: {}.", all - points.len());
            }
            if !rest.is_empty() {
                caption += &format!(
                    " Named are the {} outlets with most articles, and the {OUTERMOST} of the others that stand farthest \
                     out.",
                    named.len() - OUTERMOST
                );
            }
            caption += if supported.is_empty() {
                " No grouping is supported: no clusters are shown."
            } else {
                &supported
            };
            drawings.push(Drawing { name: stem(self.name(), &[lang]), title, caption, svg });
        }
        Ok(drawings)
    }
}

/// What was recorded about the k that the clusters come from.
fn choice(tables: &Tables, lang: &str) -> String {
    let Some(table) = filled(tables, &CLUSTER_CHOICE) else { return String::new() };
    let (k, chosen) = (table.int(col::K), table.int(col::CHOSEN));
    let rows = by_lang(table).remove(lang).unwrap_or_default();
    let Some(row) = rows.into_iter().find(|r| chosen[*r] == Some(1)) else { return String::new() };
    let mut text = format!(" Clusters: k-means, k\u{a0}=\u{a0}{}", k[row].unwrap_or_default());
    for measure in [col::SILHOUETTE, col::STABILITY] {
        if let Some(value) = table.real(measure)[row] {
            text += &format!(", {measure} {}", number::short(value));
        }
    }
    text + "."
}

struct Point<'a> {
    name: &'a str,
    cluster: Option<i64>,
    x: f64,
    y: f64,
}

/// Outlets farthest out that are named beside the largest: who stands alone should have a name.
const OUTERMOST: usize = 5;

/// The names of all outlets, those farthest from the middle first.
fn outermost<'a>(points: &[Point<'a>]) -> Vec<&'a str> {
    let mean = |of: fn(&Point<'_>) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
    let (x, y) = (mean(|p| p.x), mean(|p| p.y));
    let far = |p: &Point<'_>| (p.x - x) * (p.x - x) + (p.y - y) * (p.y - y);
    let mut order: Vec<&Point<'a>> = points.iter().collect();
    order.sort_by(|a, b| far(b).total_cmp(&far(a)).then(a.name.cmp(b.name)));
    order.into_iter().map(|p| p.name).collect()
}

const TEXT: f64 = 8.0;
const SMALL: f64 = 7.0;
const RADIUS: f64 = 1.1;

/// The figure; the first `named` points get their names.
fn map(points: &[Point<'_>], named: usize, style: &Style, title: &str) -> Result<String> {
    let width = mm(style.width_mm);
    let names: Vec<&str> = points[..named].iter().map(|p| p.name).collect();
    let labels = style.fit(&names, TEXT, width * 30 / 100)?;
    let (left, right, top) = (mm(13.0), width - mm(1.0), mm(1.0));
    // Room for labels around the outermost points.
    let (room, rise) = (labels.iter().map(|l| l.1).max().unwrap_or(0) / 2 + mm(4.0), mm(7.0));
    let around = |of: fn(&Point<'_>) -> f64| {
        points.iter().map(of).fold((f64::MAX, f64::MIN), |(a, b), v| (a.min(v), b.max(v)))
    };
    let ((x0, x1), (y0, y1)) = (around(|p| p.x), around(|p| p.y));
    let spread = |a: f64, b: f64| if b > a { b - a } else { 1.0 };
    let inner = f64::from(right - left - 2 * room);
    // One unit is equally long on both axes, unless that would make the figure too tall.
    let tallest = f64::from(width) * 0.75;
    let scale = (inner / spread(x0, x1)).min(tallest / spread(y0, y1));
    // Many labels in a narrow figure need height that the points do not.
    let crowd = (mm(4.5) * points.len() as i32).min(tallest as i32);
    let height = ((spread(y0, y1) * scale) as i32 + 2 * rise).max(width * 3 / 10).max(crowd);
    let bottom = top + height;
    let (mid_x, mid_y) = ((x0 + x1) / 2.0, (y0 + y1) / 2.0);
    let place = |x: f64, y: f64| {
        (
            (left + right) / 2 + ((x - mid_x) * scale).round() as i32,
            (top + bottom) / 2 - ((y - mid_y) * scale).round() as i32,
        )
    };

    let groups: BTreeMap<i64, usize> = points.iter().filter_map(|p| p.cluster).map(|c| (c, 0)).collect();
    let groups: BTreeMap<i64, usize> = groups.into_keys().enumerate().map(|(i, c)| (c, i)).collect();
    let mut canvas = Canvas::new(style, bottom + mm(17.0));

    // Axes.
    let half = (f64::from(right - left) / 2.0 / scale, f64::from(height) / 2.0 / scale);
    let (ticks, decimals) = number::ticks(mid_x - half.0, mid_x + half.0, 8);
    for tick in ticks {
        let x = place(tick, 0.0).0;
        canvas.line(&[(x, top), (x, bottom)], FAINT, 0.5);
        canvas.text((x, bottom + mm(2.4)), Anchor::Middle, SMALL, INK, &number::fixed(tick, decimals));
    }
    let (ticks, decimals) = number::ticks(mid_y - half.1, mid_y + half.1, 6);
    for tick in ticks {
        let y = place(0.0, tick).1;
        canvas.line(&[(left, y), (right, y)], FAINT, 0.5);
        canvas.text((left - mm(1.0), y), Anchor::End, SMALL, INK, &number::fixed(tick, decimals));
    }
    canvas.line(&[(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], INK, 0.6);
    canvas.text(((left + right) / 2, bottom + mm(6.4)), Anchor::Middle, TEXT, INK, "principal component 1");
    let long = style.widths(&["principal component 2"], TEXT)?[0];
    canvas.text_up((mm(2.0), (top + bottom + long) / 2), TEXT, INK, "principal component 2");

    let spots: Vec<(i32, i32)> = points.iter().map(|p| place(p.x, p.y)).collect();
    let wide: Vec<i32> = labels.iter().map(|l| l.1).collect();
    let frame = Area { left, top, right, bottom };
    let areas = displaced(&spots, &wide, mm(RADIUS * 2.4), &frame);
    for (area, spot) in areas.iter().zip(&spots) {
        let edge = (spot.0.clamp(area.left, area.right), spot.1.clamp(area.top, area.bottom));
        if (edge.0 - spot.0).abs().max((edge.1 - spot.1).abs()) > mm(RADIUS * 1.55) {
            canvas.line(&[*spot, edge], GREY, 0.5);
        }
    }
    // White behind the names, so that no line runs through them.
    for (area, (name, _)) in areas.iter().zip(&labels) {
        canvas.rect(
            (area.left, area.top + mm(0.3)),
            (area.right, area.bottom - mm(0.3)),
            Colour(255, 255, 255),
        );
        canvas.text(area.middle(), Anchor::Middle, TEXT, INK, name);
    }
    for (point, spot) in points.iter().zip(&spots) {
        match point.cluster {
            Some(cluster) => {
                marker(&mut canvas, *spot, mm(RADIUS), groups[&cluster]);
            }
            None => canvas.disc(*spot, mm(RADIUS), GREY),
        }
    }

    // Legend: one row, wrapped.
    let mut at = (left, bottom + mm(12.0));
    for (cluster, group) in &groups {
        let text = format!("cluster {cluster}");
        let step = style.widths(&[&text], SMALL)?[0] + mm(8.0);
        if at.0 + step > width {
            at = (left, at.1 + mm(3.6));
        }
        marker(&mut canvas, (at.0 + mm(1.5), at.1), mm(RADIUS), *group);
        canvas.text((at.0 + mm(3.6), at.1), Anchor::Start, SMALL, INK, &text);
        at.0 += step;
    }
    canvas.finish(title)
}
