//! Folding: bringing spellings of one word together (`إرهابيّ`, `ارهابي`; `Café`, `cafe`)
//! for matching, with a map back to the source. The evidence text itself is never folded.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// `fold.toml`: what a language drops and what it maps.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    /// Characters that go, one string.
    #[serde(default)]
    drop: String,
    /// One character to one character.
    #[serde(default)]
    map: std::collections::BTreeMap<char, char>,
}

/// Code points below this have a ready answer in a table: Latin to Arabic.
const TABLE: usize = 0x700;
const DROP: u32 = u32::MAX;
const SLOW: u32 = u32::MAX - 1;

/// The folding of one language: compatibility composition (NFKC) of each character, lower
/// case, digits to ASCII, then the pack's own map.
#[derive(Debug, Clone)]
pub struct Fold {
    table: Vec<u32>,
    drop: Vec<char>,
    map: FxHashMap<char, char>,
}

/// A folded text with the way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    pub text: String,
    /// For each byte of `text`, the byte in the source at which its character starts.
    starts: Vec<usize>,
    source_len: usize,
}

impl Folded {
    /// A byte of the folded text to the byte in the source that it came from. Never goes back:
    /// a larger byte has an equal or larger answer.
    pub fn to_source(&self, byte: usize) -> usize {
        self.starts.get(byte).copied().unwrap_or(self.source_len)
    }
}

impl Fold {
    pub(super) fn new(rules: &Rules) -> Self {
        let mut fold = Self {
            table: Vec::new(),
            drop: rules.drop.chars().collect(),
            map: rules.map.iter().map(|(from, to)| (*from, *to)).collect(),
        };
        fold.table = (0..TABLE as u32).map(|code| fold.entry(code)).collect();
        fold
    }

    /// What the table says of one code point, from the slow path.
    fn entry(&self, code: u32) -> u32 {
        let Some(c) = char::from_u32(code) else { return DROP };
        let mut out = String::new();
        self.slow(c, &mut out);
        let mut chars = out.chars();
        match (chars.next(), chars.next()) {
            (None, _) => DROP,
            (Some(only), None) => only as u32,
            _ => SLOW,
        }
    }

    fn slow(&self, c: char, out: &mut String) {
        if self.drop.contains(&c) {
            return;
        }
        for part in std::iter::once(c).nfkc().flat_map(char::to_lowercase) {
            let part = digit(part);
            let part = self.map.get(&part).copied().unwrap_or(part);
            if !self.drop.contains(&part) {
                out.push(part);
            }
        }
    }

    fn push(&self, c: char, out: &mut String) {
        match self.table.get(c as usize) {
            Some(&DROP) => {}
            Some(&code) if code != SLOW => out.push(char::from_u32(code).unwrap_or(c)),
            _ => self.slow(c, out),
        }
    }

    /// The folded form of `text`.
    pub fn fold(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            self.push(c, &mut out);
        }
        out
    }

    /// The folded form of `text` with a map back to it.
    pub fn fold_mapped(&self, text: &str) -> Folded {
        let mut out = String::with_capacity(text.len());
        let mut starts = Vec::with_capacity(text.len());
        for (at, c) in text.char_indices() {
            self.push(c, &mut out);
            starts.resize(out.len(), at);
        }
        Folded { text: out, starts, source_len: text.len() }
    }
}

/// Arabic-Indic and extended Arabic-Indic digits to ASCII.
fn digit(c: char) -> char {
    let value = match c {
        '\u{0660}'..='\u{0669}' => c as u32 - 0x0660,
        '\u{06F0}'..='\u{06F9}' => c as u32 - 0x06F0,
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}
