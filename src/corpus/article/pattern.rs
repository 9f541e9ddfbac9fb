//! Patterns of whole lines, as lists of furniture and agencies write them: words, `#` for a
//! number, `?` for any word, `*` for any words, `{mail}` for a mail address. Words are folded
//! and lose the signs around them, so `شاركنا ..` and `// انتهى //` need no signs.

use crate::error::{Error, Result};
use crate::lang::Language;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Word(String),
    Number,
    One,
    Any,
    Mail,
}

/// A compiled pattern.
#[derive(Debug, Clone)]
pub struct Pattern(Vec<Piece>);

/// The folded words of a line, without the signs around them.
pub fn words(line: &str, language: &Language) -> Vec<String> {
    let folded = language.fold.fold(line);
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    folded.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

impl Pattern {
    /// # Errors
    /// When a word of the pattern has no letter or digit: it would fit nothing at all.
    pub fn new(pattern: &str, language: &Language) -> Result<Self> {
        let mut pieces = Vec::new();
        for piece in pattern.split_whitespace() {
            match piece {
                "#" => pieces.push(Piece::Number),
                "?" => pieces.push(Piece::One),
                "*" => pieces.push(Piece::Any),
                "{mail}" => pieces.push(Piece::Mail),
                word => match words(word, language).pop() {
                    Some(word) => pieces.push(Piece::Word(word)),
                    None => {
                        return Err(Error::new(
                            format!("language pack {}, pattern `{pattern}`", language.code),
                            format!("`{word}` has no letter or digit"),
                            "leave it out: signs are not compared",
                        ));
                    }
                },
            }
        }
        Ok(Self(pieces))
    }

    /// The word that it begins with, if that is one word and no other.
    pub fn opening(&self) -> Option<&str> {
        match self.0.first() {
            Some(Piece::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// Whether the pattern fits all the words.
    pub fn fits(&self, words: &[String]) -> bool {
        fits(&self.0, words)
    }
}

fn fits(pattern: &[Piece], words: &[String]) -> bool {
    let Some((piece, rest)) = pattern.split_first() else { return words.is_empty() };
    if *piece == Piece::Any {
        return (0..=words.len()).any(|skip| fits(rest, &words[skip..]));
    }
    let Some((word, others)) = words.split_first() else { return false };
    let this = match piece {
        Piece::Word(own) => own == word,
        Piece::Number => {
            word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(char::is_alphabetic)
        }
        Piece::Mail => {
            word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        }
        Piece::One | Piece::Any => true,
    };
    this && fits(rest, others)
}
