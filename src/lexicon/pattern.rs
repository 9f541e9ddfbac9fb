//! A pattern as words, and whether a token is one of them.

use super::guard::Guard;
use super::tier::{Tier, Tiers};
use crate::text::{Analyzer, Reading, Token, TokenKind};

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
    /// Whether it stands for every word that begins so.
    pub prefix: bool,
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
        if token.kind != TokenKind::Sign {
            words.push(word(token, token.span.of(&doc.text), gap, guard));
            gap = false;
            continue;
        }
        let glued = i > 0 && doc.tokens[i - 1].span.end == token.span.start;
        match (token.span.of(&doc.text), words.last_mut()) {
            ("*", Some(word)) if glued && !word.prefix => word.prefix = true,
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
        prefix: false,
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
            Tier::Exact => !self.prefix && token.span.of(text) == self.written,
            Tier::Folded if self.prefix => token.fold().starts_with(&self.fold),
            Tier::Folded => token.fold() == self.fold,
            Tier::Clitic => token.form.readings.iter().filter(|r| self.base(r)).any(|r| carried(&r)),
            Tier::Stem => {
                let same = |r: &&Reading| !self.prefix && *r.stem == *self.stem;
                token.form.readings.iter().filter(same).any(|r| carried(&r))
            }
        })
    }

    /// Whether a reading leaves this word.
    fn base(&self, reading: &Reading) -> bool {
        let is = |word: &str| match self.prefix {
            true => reading.split.base.starts_with(word),
            false => *reading.split.base == *word,
        };
        let ended = || {
            !self.prefix
                && !reading.split.article
                && reading.split.enclitic.is_empty()
                && self.ended.iter().any(|word| **word == *reading.split.base)
        };
        is(&self.fold) || ended() || reading.split.article && self.bare.as_deref().is_some_and(is)
    }
}
