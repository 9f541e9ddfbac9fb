//! Tokens: words, numbers and signs, by the word borders of Unicode (UAX #29), with two
//! repairs that news text needs (see [`pieces`]).

use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use super::form::Form;
use crate::span::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    Number,
    /// Punctuation or any other sign.
    Sign,
}

/// A token: where it stands and how it reads.
#[derive(Debug, Clone)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    pub form: Arc<Form>,
}

impl Token {
    /// The folded token.
    pub fn fold(&self) -> &str {
        self.form.fold()
    }

    /// Whether this is punctuation or another sign, and so no word of the text.
    pub fn is_sign(&self) -> bool {
        self.kind == TokenKind::Sign
    }
}

/// The tokens of `text` as spans, white space left out.
pub(super) fn pieces(text: &str) -> Vec<(Span, TokenKind)> {
    let mut out = Vec::with_capacity(text.len() / 6);
    for (start, piece) in text.split_word_bound_indices() {
        let Some(first) = piece.chars().find(|c| !is_invisible(*c)) else { continue };
        if first.is_whitespace() {
            continue;
        }
        let kind = if piece.chars().any(char::is_alphabetic) {
            TokenKind::Word
        } else if first.is_numeric() {
            TokenKind::Number
        } else {
            TokenKind::Sign
        };
        if kind == TokenKind::Word {
            unglue(start, piece, &mut out);
        } else {
            out.push((Span::new(start, start + piece.len()), kind));
        }
    }
    out
}

/// Writers of scripts without capitals often leave out the space after a full stop or colon
/// (`انتهى.وقال`), where UAX #29 sees one word. Split there, unless single letters stand on
/// either side, as in `أ.ف.ب`.
fn unglue(start: usize, piece: &str, out: &mut Vec<(Span, TokenKind)>) {
    let mut from = 0;
    for (at, sign) in piece.char_indices() {
        if !matches!(sign, '.' | ':') {
            continue;
        }
        let (before, after) = (&piece[from..at], &piece[at + 1..]);
        let next = after.split(['.', ':']).next().unwrap_or_default();
        let glued = [before, next].iter().all(|part| {
            part.chars().all(|c| !c.is_lowercase() && !c.is_uppercase())
                && part.chars().filter(|c| c.is_alphabetic()).count() > 1
        });
        if glued {
            out.push((Span::new(start + from, start + at), TokenKind::Word));
            out.push((Span::new(start + at, start + at + 1), TokenKind::Sign));
            from = at + 1;
        }
    }
    out.push((Span::new(start + from, start + piece.len()), TokenKind::Word));
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
