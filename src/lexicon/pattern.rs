//! A pattern as words, and whether a token is one of them.

use super::guard::Guard;
use super::tier::{Tier, Tiers};
use super::wild::{Piece, fits};
use crate::text::{Analyzer, Reading, Token, TokenKind};

/// Words that `~` lets stand between two words of a pattern.
pub(super) const GAP: usize = 2;

/// One word of a pattern.
#[derive(Debug, Clone)]
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
    /// Whether other words may stand between it and the word before.
    pub gap: bool,
}

/// Where a word stands in its pattern: decides what it may carry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub first: bool,
    pub last: bool,
}

/// The words of a pattern, in the text's own tokens. An error is a cause in words.
pub(super) fn parse(pattern: &str, analyzer: &Analyzer, guard: &Guard) -> Result<Vec<Word>, String> {
    let doc = analyzer.doc("", pattern);
    let mut words: Vec<Word> = Vec::new();
    let mut gap = false;
    for (i, token) in doc.tokens.iter().enumerate() {
        let written = token.span.of(&doc.text);
        let before = i.checked_sub(1).map(|before| &doc.tokens[before]);
        let glued = before.is_some_and(|before| before.span.end == token.span.start);
        // Behind a letter or another wildcard, so that `anti-*` is no `anti*`.
        let inside =
            glued && before.is_some_and(|b| !b.is_sign() || matches!(b.span.of(&doc.text), "*" | "?"));
        match (written, words.last_mut()) {
            (_, Some(word)) if token.kind != TokenKind::Sign && inside && !word.wild.is_empty() => {
                word.wild.push(Piece::Letters(token.fold().to_owned()));
            }
            _ if token.kind != TokenKind::Sign => {
                words.push(word(token, written, gap, guard));
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
    match words.is_empty() || gap {
        true if gap => Err(format!("no word after `~` in the pattern `{pattern}`")),
        true => Err("the pattern is empty".to_owned()),
        false => Ok(words),
    }
}

fn word(token: &Token, written: &str, gap: bool, guard: &Guard) -> Word {
    let only_article = |r: &&Reading| {
        r.split.article
            && r.split.conjunction.is_empty()
            && r.split.particle.is_empty()
            && r.split.enclitic.is_empty()
    };
    let bare = token.form.readings.iter().find(only_article);
    Word {
        written: written.to_owned(),
        fold: token.fold().to_owned(),
        bare: bare.map(|r| r.split.base.to_string()),
        ended: guard.ended(token.fold()),
        stem: bare.unwrap_or(&token.form.readings[0]).stem.to_string(),
        wild: Vec::new(),
        gap,
    }
}

impl Word {
    /// The surest of the allowed tiers at which the token is this word.
    pub fn tier(
        &self,
        token: &Token,
        text: &str,
        tiers: Tiers,
        place: Place,
        guard: Option<&Guard>,
    ) -> Option<Tier> {
        let carried = |r: &&Reading| {
            (place.first || r.split.conjunction.is_empty() && r.split.particle.is_empty())
                && (place.last || r.split.enclitic.is_empty())
                && guard.is_none_or(|guard| guard.allows(token, &r.split))
        };
        Tier::ALL.into_iter().filter(|tier| tiers.has(*tier)).find(|tier| match tier {
            Tier::Exact => !self.wild() && token.span.of(text) == self.written,
            Tier::Folded => self.is(&self.fold, token.fold()),
            Tier::Clitic => token.form.readings.iter().filter(|r| self.base(r)).any(|r| carried(&r)),
            Tier::Stem => {
                let same = |r: &&Reading| !self.wild() && *r.stem == *self.stem;
                token.form.readings.iter().filter(same).any(|r| carried(&r))
            }
        })
    }

    /// Whether it stands for more than one word.
    pub fn wild(&self) -> bool {
        !self.wild.is_empty()
    }

    /// Whether a word of the text is `own`, or begins so and goes on as the wildcards say.
    fn is(&self, own: &str, word: &str) -> bool {
        match self.wild() {
            true => word.strip_prefix(own).is_some_and(|rest| fits(&self.wild, rest)),
            false => word == own,
        }
    }

    /// Whether a reading leaves this word.
    fn base(&self, reading: &Reading) -> bool {
        let is = |own: &str| self.is(own, &reading.split.base);
        let ended = || {
            !self.wild()
                && !reading.split.article
                && reading.split.enclitic.is_empty()
                && self.ended.iter().any(|word| **word == *reading.split.base)
        };
        is(&self.fold) || ended() || reading.split.article && self.bare.as_deref().is_some_and(is)
    }
}
