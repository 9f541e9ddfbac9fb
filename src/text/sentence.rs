//! Paragraphs and sentences.

use std::ops::Range;

use super::words::Words;
use super::{Sentence, Token, TokenKind};
use crate::lang::SentenceRules;
use crate::span::Span;

/// Lines that are not blank, without the white space around them.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        if start < end {
            out.push(Span::new(start, end));
        }
        at += line.len() + 1;
    }
    out
}

/// A text with its tokens, on the way to sentences.
pub(super) struct Cutter<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub words: &'a Words,
    pub rules: &'a SentenceRules,
}

impl Cutter<'_> {
    /// Sentences: each paragraph cut after an ending sign, unless the sign abbreviates, stands
    /// inside a number or name, or is one of a row of dots. A closing mark right after the sign
    /// stays with it.
    pub fn sentences(&self, paragraphs: &[Span]) -> Vec<Sentence> {
        let mut out = Vec::new();
        let mut at = 0;
        for (paragraph, span) in paragraphs.iter().enumerate() {
            let end = at + self.tokens[at..].partition_point(|t| t.span.end <= span.end);
            let mut from = at;
            let mut i = at;
            while i < end {
                if self.ends_at(i, end) {
                    let mut last = i;
                    while last + 1 < end && self.closes(last + 1) {
                        last += 1;
                    }
                    self.push(&mut out, from..last + 1, paragraph);
                    from = last + 1;
                    i = last;
                }
                i += 1;
            }
            self.push(&mut out, from..end, paragraph);
            at = end;
        }
        out
    }

    fn push(&self, out: &mut Vec<Sentence>, tokens: Range<usize>, paragraph: usize) {
        if !tokens.is_empty() {
            let span = self.tokens[tokens.start].span.join(self.tokens[tokens.end - 1].span);
            out.push(Sentence { span, tokens, paragraph });
        }
    }

    fn written(&self, i: usize) -> &str {
        self.tokens[i].span.of(self.text)
    }

    /// Whether nothing stands between a token and the one before it.
    fn glued(&self, i: usize) -> bool {
        self.tokens[i - 1].span.end == self.tokens[i].span.start
    }

    fn ends_at(&self, i: usize, end: usize) -> bool {
        if !self.tokens[i].is_sign() {
            return false;
        }
        let written = self.written(i);
        if !written.chars().all(|c| self.rules.ends(c)) {
            return false;
        }
        if written != "." {
            return true;
        }
        if i > 0 && self.glued(i) {
            let before = &self.tokens[i - 1];
            let fold = || self.words.get(before.word).fold();
            if self.written(i - 1) == "." || !before.is_sign() && self.rules.abbreviates(fold()) {
                return false;
            }
        }
        // A row of dots is a pause; a sign glued to what follows is part of it, unless a script
        // without capitals goes on there (a space left out).
        if i + 1 >= end || !self.glued(i + 1) {
            return true;
        }
        let first = self.written(i + 1).chars().next().unwrap_or(' ');
        match self.tokens[i + 1].kind {
            TokenKind::Word => !first.is_lowercase() && !first.is_uppercase(),
            TokenKind::Sign => first != '.',
            TokenKind::Number => false,
        }
    }

    /// A closing quotation mark or bracket glued to what stands before it.
    fn closes(&self, i: usize) -> bool {
        self.glued(i) && matches!(self.written(i), "»" | "”" | "\"" | ")" | "]" | "}" | "'" | "’")
    }
}
