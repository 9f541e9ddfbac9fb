//! Places in text. Inside the program a place is a [`Span`] of bytes; in files that people
//! exchange it is a [`CharSpan`] of Unicode code points. Only this file converts between them,
//! and between a raw file and the text left after page furniture was cut ([`Cuts`]).

use serde::{Deserialize, Serialize};

/// A half-open range of bytes `[start, end)` into one string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span must not end before it starts");
        Self { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words this span stands for.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// A half-open range of Unicode code points, written as `[start, end]` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct CharSpan {
    pub start: usize,
    pub end: usize,
}

impl From<(usize, usize)> for CharSpan {
    fn from((start, end): (usize, usize)) -> Self {
        Self { start, end }
    }
}

impl From<CharSpan> for (usize, usize) {
    fn from(span: CharSpan) -> Self {
        (span.start, span.end)
    }
}

/// Converts spans of one text between bytes and code points. It knows how many code points stand
/// before every 64 bytes; a lookup counts on from there.
#[derive(Debug, Clone)]
pub struct CharMap<'t> {
    text: &'t str,
    before: Vec<usize>,
    chars: usize,
}

const STRIDE: usize = 64;

/// How many code points begin in some bytes of UTF-8.
fn beginning(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

impl<'t> CharMap<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut chars = 0;
        for block in text.as_bytes().chunks(STRIDE) {
            before.push(chars);
            chars += beginning(block);
        }
        Self { text, before, chars }
    }

    /// Code points in the text.
    pub fn len(&self) -> usize {
        self.chars
    }

    pub fn is_empty(&self) -> bool {
        self.chars == 0
    }

    fn byte(&self, at: usize) -> Option<usize> {
        if at >= self.chars {
            return (at == self.chars).then_some(self.text.len());
        }
        let slot = self.before.partition_point(|&chars| chars <= at) - 1;
        let begins = |byte: &usize| self.text.is_char_boundary(*byte);
        (slot * STRIDE..).filter(begins).nth(at - self.before[slot])
    }

    fn char(&self, byte: usize) -> usize {
        let slot = byte / STRIDE;
        let rest = || beginning(&self.text.as_bytes()[slot * STRIDE..byte]);
        self.before.get(slot).map_or(self.chars, |before| before + rest())
    }

    /// Code points to bytes; `None` when the span lies outside the text or ends before it starts.
    pub fn bytes(&self, span: CharSpan) -> Option<Span> {
        if span.end < span.start {
            return None;
        }
        Some(Span::new(self.byte(span.start)?, self.byte(span.end)?))
    }

    /// Bytes to code points. The span must lie on character borders of the text.
    pub fn chars(&self, span: Span) -> CharSpan {
        CharSpan { start: self.char(span.start), end: self.char(span.end) }
    }
}

/// What was cut from a raw text, with the rule that cut it, and the way back and forth
/// between the raw text and what was kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cuts {
    cuts: Vec<(Span, String)>,
}

impl Cuts {
    /// Cuts in raw text; they are sorted, and overlapping ones are joined under the first rule.
    pub fn new(mut cuts: Vec<(Span, String)>) -> Self {
        cuts.retain(|(span, _)| !span.is_empty());
        cuts.sort();
        let mut joined: Vec<(Span, String)> = Vec::with_capacity(cuts.len());
        for (span, rule) in cuts {
            match joined.last_mut() {
                Some((last, _)) if span.start < last.end => *last = last.join(span),
                _ => joined.push((span, rule)),
            }
        }
        Self { cuts: joined }
    }

    /// The cut ranges in the raw text, in order, each with its rule.
    pub fn iter(&self) -> impl Iterator<Item = (Span, &str)> {
        self.cuts.iter().map(|(span, rule)| (*span, rule.as_str()))
    }

    pub fn is_empty(&self) -> bool {
        self.cuts.is_empty()
    }

    pub fn len(&self) -> usize {
        self.cuts.len()
    }

    /// The raw text without the cut ranges.
    pub fn apply(&self, raw: &str) -> String {
        let mut kept = String::with_capacity(raw.len());
        let mut at = 0;
        for (span, _) in &self.cuts {
            kept.push_str(&raw[at..span.start]);
            at = span.end;
        }
        kept.push_str(&raw[at..]);
        kept
    }

    /// A byte of the kept text to its byte in the raw text. A byte on the border of a cut
    /// goes to the raw byte after the cut, where the kept character stands.
    pub fn to_raw(&self, kept: usize) -> usize {
        let mut raw = kept;
        for (span, _) in &self.cuts {
            if span.start > raw {
                break;
            }
            raw += span.len();
        }
        raw
    }

    /// A byte of the raw text to its byte in the kept text; `None` inside a cut.
    pub fn to_kept(&self, raw: usize) -> Option<usize> {
        let mut removed = 0;
        for (span, _) in &self.cuts {
            if raw < span.start {
                break;
            }
            if raw < span.end {
                return None;
            }
            removed += span.len();
        }
        Some(raw - removed)
    }
}
