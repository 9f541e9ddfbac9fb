//! Tokens: words, numbers and signs.

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

/// Joiners, marks of direction and the like.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
