//! Page furniture: lines that belong to the page, not to the article (comment counters, share
//! buttons, links to other articles). What they look like is data, in `furniture.toml` of the
//! language pack. Only whole lines go, or a marked segment at the head or tail of the body;
//! the text itself is never changed, and each cut is kept as (range in the raw body, rule).

use serde::Deserialize;

use super::byline::{Credits, Reading};
use super::pattern::{Pattern, words};
use crate::error::Result;
use crate::lang::Language;
use crate::span::{Cuts, Span};

/// A line is in the head or tail of a body when so many lines or fewer stand before or after.
const HEAD: usize = 6;
const TAIL: usize = 10;
/// A byline stands among the first lines.
const BYLINE_LINES: usize = 3;
/// More bytes a word than this, and a line is too long for any rule.
const WORD_BYTES: usize = 14;
/// So many characters are text, not a caption or a headline.
const TEXT_CHARS: usize = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    Head,
    Tail,
    Anywhere,
}

/// `furniture.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    #[serde(default)]
    line: Vec<LineRule>,
    #[serde(default)]
    markup: Vec<MarkupRule>,
    #[serde(default)]
    block: Vec<BlockRule>,
    #[serde(default)]
    segment: Vec<SegmentRule>,
}

/// Lines that fit a pattern and have at most `max_words` words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineRule {
    name: String,
    #[serde(rename = "where")]
    place: Place,
    max_words: usize,
    lines: Vec<String>,
}

/// Lines that begin and end with these characters, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkupRule {
    name: String,
    starts: String,
    #[serde(default)]
    ends: String,
}

/// A heading and the lines under it of a headline's length that do not end like a sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BlockRule {
    name: String,
    headings: Vec<String>,
    max_lines: usize,
    min_chars: usize,
    max_chars: usize,
}

/// At the head: the body begins with the marker. At the tail: the marker comes after the end
/// of a sentence (unless `anywhere` in the line), and what follows it, at most `max_words`
/// words to the end of the body, does not end a sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SegmentRule {
    name: String,
    #[serde(rename = "where")]
    place: Place,
    marker: String,
    #[serde(default)]
    max_words: usize,
    #[serde(default)]
    in_sentence: bool,
}

/// The furniture of one language.
#[derive(Debug, Default)]
pub struct Furniture {
    lines: Vec<(LineRule, Vec<Pattern>)>,
    blocks: Vec<(BlockRule, Vec<Pattern>)>,
    markup: Vec<MarkupRule>,
    segments: Vec<SegmentRule>,
    longest: usize,
}

/// A line of the body: what stands between the whitespace around it.
struct Line {
    span: Span,
    cut: Option<String>,
}

impl Furniture {
    /// # Errors
    /// When the pack's `furniture.toml` does not read. Without the file nothing is cut.
    pub fn new(language: &Language) -> Result<Self> {
        if !language.pack.has("furniture.toml") {
            return Ok(Self::default());
        }
        let rules: Rules = language.pack.read("furniture.toml")?;
        let compile =
            |lines: &[String]| lines.iter().map(|l| Pattern::new(l, language)).collect::<Result<Vec<_>>>();
        let longest = rules.line.iter().map(|r| r.max_words).max().unwrap_or(0).max(12);
        let mut lines = Vec::with_capacity(rules.line.len());
        for rule in rules.line {
            let patterns = compile(&rule.lines)?;
            lines.push((rule, patterns));
        }
        let mut blocks = Vec::with_capacity(rules.block.len());
        for rule in rules.block {
            let patterns = compile(&rule.headings)?;
            blocks.push((rule, patterns));
        }
        Ok(Self { lines, blocks, markup: rules.markup, segments: rules.segment, longest })
    }

    /// What to cut from a raw body, and what its byline says.
    pub fn clean(
        &self,
        body: &str,
        language: &Language,
        credits: &Credits<'_>,
        outlets: &[String],
    ) -> (Cuts, Reading) {
        let mut lines = split(body);
        self.mark_lines(body, &mut lines, language);
        let mut cuts = self.segments(body, &mut lines, language);
        mark_repetition(body, &mut lines);
        let reading = byline(body, &mut lines, credits, outlets);
        cut(body, &lines, &mut cuts);
        (Cuts::new(cuts), reading)
    }

    fn mark_lines(&self, body: &str, lines: &mut [Line], language: &Language) {
        let count = lines.len();
        let mut block: Option<(&BlockRule, usize)> = None;
        for (at, line) in lines.iter_mut().enumerate() {
            let text = line.span.of(body);
            if let Some(rule) =
                self.markup.iter().find(|r| text.starts_with(&r.starts) && text.ends_with(&r.ends))
            {
                line.cut = Some(rule.name.clone());
                continue;
            }
            if let Some((rule, left)) = block.take()
                && left > 0
                && (rule.min_chars..=rule.max_chars).contains(&text.chars().count())
                && !text.ends_with(':')
                && !ends_sentence(text, language)
            {
                line.cut = Some(rule.name.clone());
                block = Some((rule, left - 1));
                continue;
            }
            // Long lines are prose: do not fold them.
            if text.len() > self.longest * WORD_BYTES {
                continue;
            }
            let words = words(text, language);
            let found = self.lines.iter().find(|(rule, patterns)| {
                let here = match rule.place {
                    Place::Head => at < HEAD,
                    Place::Tail => at + TAIL >= count,
                    Place::Anywhere => true,
                };
                here && words.len() <= rule.max_words && patterns.iter().any(|p| p.fits(&words))
            });
            if let Some((rule, _)) = found {
                line.cut = Some(rule.name.clone());
            } else if let Some((rule, _)) =
                self.blocks.iter().find(|(_, headings)| headings.iter().any(|p| p.fits(&words)))
            {
                line.cut = Some(rule.name.clone());
                block = Some((rule, rule.max_lines));
            }
        }
    }

    /// Cuts marked segments; the lines they stand in shrink.
    fn segments(&self, body: &str, lines: &mut [Line], language: &Language) -> Vec<(Span, String)> {
        let mut cuts = Vec::new();
        for rule in &self.segments {
            let mut open = lines.iter_mut().filter(|l| l.cut.is_none());
            let line = match rule.place {
                Place::Tail => open.next_back(),
                Place::Head | Place::Anywhere => open.next(),
            };
            let Some(line) = line else { continue };
            let text = line.span.of(body);
            if rule.place != Place::Tail {
                if let Some(rest) = text.strip_prefix(rule.marker.as_str())
                    && rest.trim_start().len() < rest.len()
                {
                    let start = line.span.end - rest.trim_start().len();
                    cuts.push((Span::new(line.span.start, start), rule.name.clone()));
                    line.span.start = start;
                }
                continue;
            }
            let Some(at) = text.rfind(rule.marker.as_str()).filter(|at| *at > 0) else { continue };
            let (before, after) = (text[..at].trim_end(), &text[at + rule.marker.len()..]);
            let bounded = text[..at].ends_with(char::is_whitespace)
                && after.chars().next().is_none_or(|c| !c.is_alphanumeric());
            let fits = bounded
                && !before.is_empty()
                && (rule.in_sentence || ends_sentence(before, language))
                && after.split_whitespace().count() <= rule.max_words
                && !ends_sentence(after, language);
            if fits {
                let kept = line.span.start + before.len();
                cuts.push((Span::new(kept, line.span.end), rule.name.clone()));
                line.span.end = kept;
            }
        }
        cuts
    }
}

fn ends_sentence(text: &str, language: &Language) -> bool {
    text.trim_end_matches(|c: char| "\"'”’»)]".contains(c) || c.is_whitespace())
        .ends_with(|c| language.sentences.ends(c))
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
    let mut mark = |nth: usize| {
        // A body is more than its byline.
        if open.len() > 1 {
            lines[open[nth]].cut = Some("byline".to_owned());
        }
    };
    for nth in 0..BYLINE_LINES.min(open.len()) {
        // A name on a line of its own, with the byline under it.
        let name_above = nth == 1 && reading.byline.is_none() && credits.name(texts[0]);
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
