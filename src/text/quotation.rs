//! Quotation marks and what stands between them.
//!
//! News uses « », “ ”, straight ", doubled '', and single ' or ‘ ’. Straight marks have no
//! direction, and curly ones are often typed the wrong way round in right-to-left text, so
//! these two are paired by position within a paragraph; guillemets are paired by direction.
//! Where one kind opens and the other closes (`“Yes," he said`), the two are a pair.
//! An odd mark is kept, open to the end of its paragraph, and said to be unpaired.

use crate::span::Span;

/// A stretch of text inside quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// With the marks.
    pub outer: Span,
    /// Between the marks.
    pub inner: Span,
    /// Both marks are there. An unpaired quotation runs to the end of its paragraph.
    pub paired: bool,
    /// How many other quotations it stands in.
    pub depth: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Guillemet,
    Curly,
    Straight,
    Doubled,
    Single,
    Brace,
}

#[derive(Clone, Copy)]
enum Side {
    Open,
    Close,
    Either,
    /// Either, but its neighbours are those of a closing mark.
    Ending,
}

/// The quotations of the given paragraphs, by start.
pub(super) fn quotations(text: &str, paragraphs: &[Span]) -> Vec<Quotation> {
    let mut out = Vec::new();
    for &paragraph in paragraphs {
        let from = out.len();
        pair(text, paragraph, &mut out);
        out[from..].sort_by_key(|q: &Quotation| (q.outer.start, std::cmp::Reverse(q.outer.end)));
        for i in from..out.len() {
            out[i].depth = out[from..i].iter().filter(|q| q.outer.contains(out[i].outer)).count();
        }
    }
    out
}

fn pair(text: &str, paragraph: Span, out: &mut Vec<Quotation>) {
    // What is open, innermost last: the family and the span of its opening mark.
    let mut open: Vec<(Family, Span)> = Vec::new();
    for (mark, family, side) in marks(text, paragraph) {
        let mut place = open.iter().rposition(|(f, _)| *f == family);
        if place.is_none() && matches!(side, Side::Ending) {
            // Typed with the other kind of mark.
            let other = if family == Family::Curly { Family::Straight } else { Family::Curly };
            place = open.iter().rposition(|(f, _)| *f == other);
        }
        let closes = match side {
            Side::Open => false,
            Side::Close => true,
            Side::Either | Side::Ending => place.is_some(),
        };
        match (closes, place) {
            (true, Some(place)) => {
                // Marks of other families opened inside and never closed do not pair.
                for (_, lost) in open.drain(place + 1..) {
                    unpaired(lost, mark.start, out);
                }
                if let Some((_, first)) = open.pop() {
                    out.push(Quotation {
                        outer: first.join(mark),
                        inner: Span::new(first.end, mark.start),
                        paired: true,
                        depth: 0,
                    });
                }
            }
            (true, None) => {}
            (false, _) => open.push((family, mark)),
        }
    }
    for (_, lost) in open {
        unpaired(lost, paragraph.end, out);
    }
}

fn unpaired(mark: Span, end: usize, out: &mut Vec<Quotation>) {
    out.push(Quotation {
        outer: Span::new(mark.start, end),
        inner: Span::new(mark.end, end),
        paired: false,
        depth: 0,
    });
}

/// The straight mark as scraped pages may still write it.
const ENTITIES: &[&str] = &["&#34;", "&quot;", "&#x22;"];

/// Whether a mark in UTF-8 may begin with this byte.
fn begins(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'{' | b'}' | b'&' | 0xC2 | 0xE2 | 0xEF)
}

/// Where a mark may begin. Few bytes can: most of a text is passed over [`BLOCK`] by block, in which
/// a processor looks at all bytes at once.
fn beginnings(line: &str) -> impl Iterator<Item = usize> {
    const BLOCK: usize = 32;
    let blocks = line.as_bytes().chunks(BLOCK).enumerate();
    let some = blocks.filter(|(_, block)| block.iter().fold(false, |any, byte| any | begins(*byte)));
    some.flat_map(|(number, block)| {
        let here = block.iter().enumerate().filter(|(_, byte)| begins(**byte));
        here.map(move |(at, _)| number * BLOCK + at)
    })
}

fn marks(text: &str, paragraph: Span) -> Vec<(Span, Family, Side)> {
    let mut out = Vec::new();
    let line = paragraph.of(text);
    let mut skip = 0;
    for at in beginnings(line) {
        let Some(c) = line[at..].chars().next().filter(|_| at >= skip) else { continue };
        let before = line[..at].chars().next_back();
        let after = line[at + c.len_utf8()..].chars().next();
        let mut len = c.len_utf8();
        let ends = before.is_some_and(|b| !b.is_whitespace())
            && after.is_none_or(|a| a.is_whitespace() || a.is_ascii_punctuation() || a == '،');
        let either = if ends { Side::Ending } else { Side::Either };
        let found = match c {
            '«' => Some((Family::Guillemet, Side::Open)),
            '»' => Some((Family::Guillemet, Side::Close)),
            '{' => Some((Family::Brace, Side::Open)),
            '}' => Some((Family::Brace, Side::Close)),
            '“' | '”' | '„' | '‟' => Some((Family::Curly, either)),
            '"' | '＂' => Some((Family::Straight, either)),
            // A mark that scraping left as an entity of the page.
            '&' if ENTITIES.iter().any(|e| line[at..].starts_with(e)) => {
                len = ENTITIES.iter().find(|e| line[at..].starts_with(**e)).map_or(len, |e| e.len());
                Some((Family::Straight, Side::Either))
            }
            '\'' if after == Some('\'') => {
                len = 2;
                Some((Family::Doubled, Side::Either))
            }
            // An apostrophe stands between letters, or after a letter with nothing to close;
            // a single mark opens after a space and before a letter.
            '\'' | '‘' | '’' => single(before, after).map(|side| (Family::Single, side)),
            _ => None,
        };
        if let Some((family, side)) = found {
            let start = paragraph.start + at;
            out.push((Span::new(start, start + len), family, side));
            skip = at + len;
        }
    }
    out
}

fn single(before: Option<char>, after: Option<char>) -> Option<Side> {
    let wordy = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match (wordy(before), wordy(after)) {
        (true, true) => None,
        (false, true) => Some(Side::Open),
        _ => Some(Side::Close),
    }
}
