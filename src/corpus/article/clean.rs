//! Cleaning: lines of the page and the byline are cut, and so is a text's second copy. Only
//! whole lines go, or a marked segment at the head or tail of the body; the text itself is
//! never changed, and each cut is kept as (range in the raw body, rule).

use super::byline::{Credits, Reading};
use super::furniture::Furniture;
use crate::lang::Language;
use crate::span::{Cuts, Span};

/// A byline stands among the first lines.
const BYLINE_LINES: usize = 3;
/// So many characters are text, not a caption or a headline.
const TEXT_CHARS: usize = 60;

/// A line of the body: what stands between the whitespace around it.
pub struct Line {
    pub span: Span,
    /// The rule that cuts it.
    pub cut: Option<String>,
}

/// What to cut from a raw body, and what its byline says.
pub fn clean(
    furniture: &Furniture,
    body: &str,
    language: &Language,
    credits: &Credits<'_>,
    outlets: &[String],
) -> (Cuts, Reading) {
    let mut lines = split(body);
    furniture.mark(body, &mut lines, language);
    let mut cuts = furniture.segments(body, &mut lines, language);
    mark_repetition(body, &mut lines);
    let reading = byline(body, &mut lines, credits, outlets);
    cut(body, &lines, &mut cuts);
    (Cuts::new(cuts), reading)
}

/// The lines of a body that are not blank.
fn split(body: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in body.split('\n') {
        let text = line.trim();
        if !text.is_empty() {
            let from = start + line.len() - line.trim_start().len();
            lines.push(Line { span: Span::new(from, from + text.len()), cut: None });
        }
        start += line.len() + 1;
    }
    lines
}

/// Reads the byline among the first lines and marks it; where there is none, reads the inline
/// dateline, and a note of syndication at the end.
fn byline(body: &str, lines: &mut [Line], credits: &Credits<'_>, outlets: &[String]) -> Reading {
    let open: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].cut.is_none()).collect();
    let texts: Vec<&str> = open.iter().map(|&i| lines[i].span.of(body)).collect();
    let chars = |nth: usize| texts.get(nth).map_or(0, |t| t.chars().count());
    let mut reading = Reading::default();
    let mut left = open.len();
    let mut mark = |nth: usize| {
        // A body is more than its byline.
        if left > 1 {
            left -= 1;
            lines[open[nth]].cut = Some("byline".to_owned());
        }
    };
    for nth in 0..BYLINE_LINES.min(open.len()) {
        // A name on a line of its own, with the byline under it.
        let name_above = nth == 1 && open.len() > 2 && reading.byline.is_none() && credits.name(texts[0]);
        // What follows tells a byline from a headline: text, not another short line.
        let first = nth == 0 && chars(1) >= TEXT_CHARS;
        let Some(found) = credits.line(texts[nth], first, nth == 0 || name_above, outlets) else { continue };
        if name_above {
            reading.byline = Some(texts[0].to_owned());
            mark(0);
        }
        mark(nth);
        reading.join(found);
    }
    // The dateline stands in the first line that is more than a caption.
    if reading.wire.is_none() {
        let first = (0..BYLINE_LINES.min(open.len())).find(|&nth| chars(nth) >= TEXT_CHARS);
        reading.wire = first.and_then(|nth| credits.dateline(texts[nth], outlets));
    }
    if let Some(nth) = (1..open.len()).next_back()
        && let Some(wire) = credits.syndicated(texts[nth])
    {
        mark(nth);
        reading.wire = reading.wire.or(Some(wire));
    }
    reading
}

/// Some pages hold their text twice, line for line: the second time goes.
fn mark_repetition(body: &str, lines: &mut [Line]) {
    let open: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].cut.is_none()).collect();
    if open.len() < 4 || !open.len().is_multiple_of(2) {
        return;
    }
    let (first, second) = open.split_at(open.len() / 2);
    let text = |i: usize| lines[i].span.of(body);
    if first.iter().zip(second).all(|(&a, &b)| text(a) == text(b)) {
        for &i in second {
            lines[i].cut = Some("repeated text".to_owned());
        }
    }
}

/// The cuts for marked lines, each with the blank space up to the next line; whitespace around
/// what stays goes too.
fn cut(body: &str, lines: &[Line], cuts: &mut Vec<(Span, String)>) {
    cuts.extend(lines.iter().filter_map(|l| Some((l.span, l.cut.clone()?))));
    cuts.sort();
    let mut open = lines.iter().filter(|l| l.cut.is_none()).map(|l| l.span);
    let Some(first) = open.next() else {
        return fill(Span::new(0, body.len()), cuts);
    };
    let last = open.next_back().unwrap_or(first);
    fill(Span::new(0, first.start), cuts);
    fill(Span::new(last.end, body.len()), cuts);
    for pair in lines.windows(2) {
        let inside = pair[0].span.start > first.start && pair[0].span.end < last.end;
        if inside && pair[0].cut.is_some() {
            fill(Span::new(pair[0].span.start, pair[1].span.start), cuts);
        }
    }
}

/// Adds what the cuts leave of a range, as `blank`.
fn fill(range: Span, cuts: &mut Vec<(Span, String)>) {
    let mut at = range.start;
    let mut blanks = Vec::new();
    for (span, _) in cuts.iter().filter(|(s, _)| range.contains(*s)) {
        if span.start > at {
            blanks.push((Span::new(at, span.start), "blank".to_owned()));
        }
        at = at.max(span.end);
    }
    if at < range.end {
        blanks.push((Span::new(at, range.end), "blank".to_owned()));
    }
    cuts.extend(blanks);
    cuts.sort();
}
