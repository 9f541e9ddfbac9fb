//! Paragraphs and sentences.

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

/// Sentences: each paragraph cut after an ending sign, unless the sign abbreviates, stands
/// inside a number or name, or is one of a row of dots. A closing mark right after the sign
/// stays with it.
pub(super) fn sentences(
    text: &str,
    paragraphs: &[Span],
    tokens: &[Token],
    rules: &SentenceRules,
) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut at = 0;
    for (paragraph, span) in paragraphs.iter().enumerate() {
        let end = at + tokens[at..].partition_point(|t| t.span.end <= span.end);
        let mut from = at;
        let mut i = at;
        while i < end {
            if ends_at(text, tokens, i, end, rules) {
                let mut last = i;
                while last + 1 < end && closes(text, tokens, last + 1) {
                    last += 1;
                }
                push(&mut out, tokens, from, last + 1, paragraph);
                from = last + 1;
                i = last;
            }
            i += 1;
        }
        push(&mut out, tokens, from, end, paragraph);
        at = end;
    }
    out
}

fn push(out: &mut Vec<Sentence>, tokens: &[Token], from: usize, to: usize, paragraph: usize) {
    if from < to {
        let span = Span::new(tokens[from].span.start, tokens[to - 1].span.end);
        out.push(Sentence { span, tokens: from..to, paragraph });
    }
}

fn ends_at(text: &str, tokens: &[Token], i: usize, end: usize, rules: &SentenceRules) -> bool {
    let token = &tokens[i];
    if token.kind != TokenKind::Sign || !token.span.of(text).chars().all(|c| rules.ends(c)) {
        return false;
    }
    if token.span.of(text) != "." {
        return true;
    }
    let near = |a: &Token, b: &Token| a.span.end == b.span.start;
    if i > 0 {
        let before = &tokens[i - 1];
        if near(before, token)
            && (before.span.of(text) == "." || !before.is_sign() && rules.abbreviates(before.fold()))
        {
            return false;
        }
    }
    // A row of dots is a pause; a sign glued to what follows is part of it, unless a script
    // without capitals goes on there (a space left out).
    match tokens.get(i + 1) {
        Some(next) if i + 1 < end && near(token, next) => {
            let first = next.span.of(text).chars().next().unwrap_or(' ');
            next.kind == TokenKind::Word && !first.is_lowercase() && !first.is_uppercase()
                || next.kind == TokenKind::Sign && first != '.'
        }
        _ => true,
    }
}

/// A closing quotation mark or bracket glued to what stands before it.
fn closes(text: &str, tokens: &[Token], i: usize) -> bool {
    tokens[i].span.start == tokens[i - 1].span.end
        && matches!(tokens[i].span.of(text), "»" | "”" | "\"" | ")" | "]" | "}" | "'" | "’")
}
