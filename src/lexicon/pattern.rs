//! A pattern as words.

use super::guard::Guard;
use super::wild::Piece;
use crate::lang::{Language, Split};
use crate::text::{self, Analyzer, TokenKind};

/// Words that `~` lets stand between two words of a pattern.
pub(super) const GAP: usize = 2;

/// One word of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Word {
    pub written: String,
    pub fold: String,
    /// Without its article, where it has one: a fused article (`للكيان`) hides it.
    pub bare: Option<String>,
    /// With each ending that the language lets it take.
    pub ended: Vec<String>,
    pub stem: String,
    /// Where it has wildcards: what may follow `fold`, which is then its first letters.
    pub wild: Vec<Piece>,
}

/// A word at its place in a pattern.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub word: Word,
    /// Whether other words may stand between it and the word before.
    pub gap: bool,
}

/// The words of a pattern, in the text's own tokens. An error is a cause in words.
pub(super) fn parse(pattern: &str, analyzer: &Analyzer, guard: &Guard) -> Result<Vec<Step>, String> {
    let doc = analyzer.doc("", pattern);
    let mut steps: Vec<Step> = Vec::new();
    let mut gap = false;
    for (i, token) in doc.tokens.iter().enumerate() {
        let written = token.span.of(&doc.text);
        let before = i.checked_sub(1).map(|before| &doc.tokens[before]);
        let glued = before.is_some_and(|before| before.span.end == token.span.start);
        // Behind a letter or another wildcard, so that `anti-*` is no `anti*`.
        let inside =
            glued && before.is_some_and(|b| !b.is_sign() || matches!(b.span.of(&doc.text), "*" | "?"));
        match (written, steps.last_mut().map(|step| &mut step.word)) {
            (_, Some(word)) if token.kind != TokenKind::Sign && inside && !word.wild.is_empty() => {
                word.wild.push(Piece::Letters(doc.fold(i).to_owned()));
            }
            _ if token.kind != TokenKind::Sign => {
                steps.push(Step { word: word(doc.word(i), analyzer.language(), guard), gap });
                gap = false;
            }
            ("*", Some(word)) if inside && word.wild.last() != Some(&Piece::Any) => {
                word.wild.push(Piece::Any)
            }
            ("?", Some(word)) if inside => word.wild.push(Piece::One),
            ("~", Some(_)) if !gap => gap = true,
            ("-", Some(_)) if glued => {}
            (sign, _) => return Err(format!("`{sign}` is out of place in the pattern `{pattern}`")),
        }
    }
    match steps.is_empty() || gap {
        true if gap => Err(format!("no word after `~` in the pattern `{pattern}`")),
        true => Err("the pattern is empty".to_owned()),
        false => Ok(steps),
    }
}

fn word(word: &text::Word, language: &Language, guard: &Guard) -> Word {
    let only_article = |split: &Split<'_>| {
        split.article
            && split.conjunction.is_empty()
            && split.particle.is_empty()
            && split.enclitic.is_empty()
    };
    let bare = word.readings().find(only_article).map(|split| split.base);
    Word {
        written: word.written().to_owned(),
        fold: word.fold().to_owned(),
        bare: bare.map(str::to_owned),
        ended: guard.ended(word.fold()),
        stem: language.stem(bare.unwrap_or(word.fold())),
        wild: Vec::new(),
    }
}

impl Word {
    /// Whether it stands for more than one word.
    pub fn wild(&self) -> bool {
        !self.wild.is_empty()
    }
}
