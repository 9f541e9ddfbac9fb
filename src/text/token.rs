//! Tokens: words, numbers and signs, by the word borders of Unicode (UAX #29), with two
//! repairs that news text needs (see [`pieces`]).

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    Number,
    /// Punctuation or any other sign.
    Sign,
}

impl TokenKind {
    /// What a piece of text is, by its letters.
    pub(super) fn of(piece: &str) -> Self {
        if piece.chars().any(char::is_alphabetic) {
            TokenKind::Word
        } else if piece.chars().find(|c| !is_invisible(*c)).is_some_and(char::is_numeric) {
            TokenKind::Number
        } else {
            TokenKind::Sign
        }
    }
}

/// A token: where it stands, and which word of the text's it is.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// Number of the word: [`super::Doc::word`] has it.
    pub(super) word: u32,
}

impl Token {
    /// Whether this is punctuation or another sign, and so no word of the text.
    pub fn is_sign(&self) -> bool {
        self.kind == TokenKind::Sign
    }
}

/// The tokens of `text` as spans, white space left out.
pub(super) fn pieces(text: &str, out: &mut impl FnMut(Span)) {
    for (start, piece) in text.split_word_bound_indices() {
        if piece.chars().find(|c| !is_invisible(*c)).is_none_or(char::is_whitespace) {
            continue;
        }
        unglue(start, piece, out);
    }
}

/// Writers of scripts without capitals often leave out the space after a full stop or colon
/// (`انتهى.وقال`), where UAX #29 sees one word. Split there, unless single letters stand on
/// either side, as in `أ.ف.ب`.
fn unglue(start: usize, piece: &str, out: &mut impl FnMut(Span)) {
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
            out(Span::new(start + from, start + at));
            out(Span::new(start + at, start + at + 1));
            from = at + 1;
        }
    }
    out(Span::new(start + from, start + piece.len()));
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
