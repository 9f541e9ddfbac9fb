//! The neighbours of a keyword.

use std::ops::Range;

use crate::span::Span;
use crate::text::Doc;

/// What stands around some tokens: as it is shown, and its folded words from the keyword outwards.
pub(super) struct Window {
    pub left: String,
    pub right: String,
    pub before: Vec<String>,
    pub after: Vec<String>,
}

impl Window {
    /// Up to `words` words on either side, in the title or in the body, wherever the keyword is.
    pub fn of(doc: &Doc, keyword: &Range<usize>, words: usize) -> Self {
        let at = doc.span_of(keyword.clone());
        let part = if at.start < doc.title.end { doc.title } else { doc.body };
        let part = doc.tokens_in(part);
        let (mut from, mut before) = (keyword.start, Vec::new());
        while from > part.start && before.len() < words {
            from -= 1;
            before.extend(word(doc, from));
        }
        let (mut to, mut after) = (keyword.end, Vec::new());
        while to < part.end && after.len() < words {
            after.extend(word(doc, to));
            to += 1;
        }
        let shown = |tokens: Range<usize>| match tokens.is_empty() {
            true => String::new(),
            false => plain(doc.span_of(tokens).of(&doc.text)),
        };
        Self { left: shown(from..keyword.start), right: shown(keyword.end..to), before, after }
    }
}

fn word(doc: &Doc, token: usize) -> Option<String> {
    (!doc.tokens[token].is_sign()).then(|| doc.fold(token).to_owned())
}

/// The words of a span as they are shown.
pub(super) fn shown(doc: &Doc, span: Span) -> String {
    plain(span.of(&doc.text))
}

/// Text on one line that can do nothing to the terminal or page it is shown in: white space
/// drawn together, without control characters and marks that steer direction.
fn plain(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    let words = text.split_whitespace().map(|word| word.chars().filter(|c| !steers(*c)).collect::<String>());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
