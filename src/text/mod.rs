//! Analysed text: tokens, sentences, paragraphs and quotations, all as spans into one string.
//!
//! [`Analyzer`] turns a title and a body into a [`Doc`]. Nothing here changes the text: a
//! folded or stripped form belongs to a word, the spans of its tokens stay where they are.
//!
//! Words repeat. A [`Word`] is analysed once in a run and shared by all its tokens, which hold
//! its number; what lexicons and the coder know of it is noted there too ([`Doc::noted`]).

mod analyzer;
mod break_class;
mod chunk;
mod edition;
mod notes;
mod once;
mod pieces;
mod quotation;
mod sentence;
mod token;
mod vocabulary;
mod word;
mod words;

pub use analyzer::Analyzer;
pub use notes::{NoteKey, Noted};
pub use quotation::Quotation;
pub use token::{Token, TokenKind};
pub use word::Word;

use std::any::Any;
use std::ops::Range;

use self::words::Words;
use crate::span::Span;

/// A sentence: its span and its tokens, as a range of `Doc::tokens`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    pub tokens: Range<usize>,
    /// Place in `Doc::paragraphs`.
    pub paragraph: usize,
}

/// Analysed text. Every span counts in bytes of `text`, which is `title + "\n\n" + body`.
#[derive(Debug, Clone)]
pub struct Doc {
    pub text: String,
    pub title: Span,
    pub body: Span,
    /// Lines of the text that are not blank; the title, if any, is the first.
    pub paragraphs: Vec<Span>,
    pub sentences: Vec<Sentence>,
    pub tokens: Vec<Token>,
    /// Text inside quotation marks, by start.
    pub quotations: Vec<Quotation>,
    words: Words,
}

impl Doc {
    /// The word at a token.
    pub fn word(&self, token: usize) -> &Word {
        self.words.get(self.tokens[token].word)
    }

    /// The folded word at a token.
    pub fn fold(&self, token: usize) -> &str {
        self.word(token).fold()
    }

    /// What a reader of words knows of those of this text.
    pub fn noted<T: Any + Send + Sync>(&self, key: &NoteKey<T>) -> Noted<'_, T> {
        Noted { rows: self.words.rows(key), words: &self.words, tokens: &self.tokens }
    }

    /// The stem of the word at a token, its clitics on.
    pub fn stem(&self, token: usize) -> &str {
        self.words.stem(self.tokens[token].word)
    }

    /// Number of words and numbers (punctuation does not count): the base of rates per token.
    pub fn words(&self) -> usize {
        self.tokens.iter().filter(|t| !t.is_sign()).count()
    }

    /// The tokens that lie wholly in `span`, as a range of `tokens`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let from = self.tokens.partition_point(|t| t.span.start < span.start);
        let to = self.tokens.partition_point(|t| t.span.end <= span.end);
        from..to.max(from)
    }

    /// Place in `sentences` of the sentence that holds this token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token)
    }

    /// The span from the first to the last of some tokens.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        Span::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }
}
