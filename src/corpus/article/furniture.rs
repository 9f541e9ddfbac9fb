//! Page furniture: what the lines of a page look like that are not the article's. The rules
//! are data, in `furniture.toml` of the language pack.

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::clean::Line;
use super::pattern::{Pattern, words};
use crate::error::Result;
use crate::lang::Language;
use crate::span::Span;

/// A line is in the head or tail of a body when so many lines or fewer stand before or after.
const HEAD: usize = 6;
const TAIL: usize = 10;
/// More bytes a word than this, and a line is too long for any rule.
const WORD_BYTES: usize = 14;

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

/// Lines that fit a pattern and have at most `max_words` words. With `not_sentences`, a line
/// that ends like a sentence stays; an ellipsis is no such end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineRule {
    name: String,
    #[serde(rename = "where")]
    place: Place,
    max_words: usize,
    #[serde(default)]
    not_sentences: bool,
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
    openings: Openings,
}

/// How lines of furniture begin: nearly all prose is told from them by its first word.
#[derive(Debug, Default)]
struct Openings {
    words: FxHashSet<String>,
    /// Words of the longest line that may begin with any word or number.
    any: usize,
}

impl Openings {
    fn add(&mut self, pattern: &Pattern, max_words: usize) {
        match pattern.opening() {
            Some(word) => {
                self.words.insert(word.to_owned());
            }
            None => self.any = self.any.max(max_words),
        }
    }

    /// Whether a pattern may fit a line.
    fn may_fit(&self, text: &str, language: &Language) -> bool {
        let mut written = text.split_whitespace();
        written.clone().nth(self.any).is_none()
            || written
                .find_map(|word| words(word, language).into_iter().next())
                .is_some_and(|word| self.words.contains(&word))
    }
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
        let mut openings = Openings::default();
        let mut lines = Vec::with_capacity(rules.line.len());
        for rule in rules.line {
            let patterns = compile(&rule.lines)?;
            patterns.iter().for_each(|pattern| openings.add(pattern, rule.max_words));
            lines.push((rule, patterns));
        }
        let mut blocks = Vec::with_capacity(rules.block.len());
        for rule in rules.block {
            let patterns = compile(&rule.headings)?;
            patterns.iter().for_each(|pattern| openings.add(pattern, longest));
            blocks.push((rule, patterns));
        }
        Ok(Self { lines, blocks, markup: rules.markup, segments: rules.segment, longest, openings })
    }

    /// Marks the lines that a rule fits.
    pub fn mark(&self, body: &str, lines: &mut [Line], language: &Language) {
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
            if text.len() > self.longest * WORD_BYTES || !self.openings.may_fit(text, language) {
                continue;
            }
            let words = words(text, language);
            let found = self.lines.iter().find(|(rule, patterns)| {
                let here = match rule.place {
                    Place::Head => at < HEAD,
                    Place::Tail => at + TAIL >= count,
                    Place::Anywhere => true,
                };
                let prose = rule.not_sentences && ends_sentence(text, language) && !text.ends_with("..");
                here && !prose && words.len() <= rule.max_words && patterns.iter().any(|p| p.fits(&words))
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
    pub fn segments(&self, body: &str, lines: &mut [Line], language: &Language) -> Vec<(Span, String)> {
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
            let from = last_words(text, rule.max_words + rule.marker.split_whitespace().count() + 1);
            let marker = text[from..].rfind(rule.marker.as_str()).map(|at| from + at);
            let Some(at) = marker.filter(|at| *at > 0) else { continue };
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

/// Where the last words of a text begin, at most so many.
fn last_words(text: &str, count: usize) -> usize {
    let before = |rest: &str| rest.trim_end().rfind(char::is_whitespace).unwrap_or(0);
    (0..count).fold(text.len(), |end, _| before(&text[..end]))
}

fn ends_sentence(text: &str, language: &Language) -> bool {
    text.trim_end_matches(|c: char| "\"'”’»)]".contains(c) || c.is_whitespace())
        .ends_with(|c| language.sentences.ends(c))
}
