//! What a character does at the borders of words (UAX #29), asked of `unicode-segmentation` itself,
//! for the blocks that news text is made of.

use std::sync::LazyLock;

use unicode_segmentation::UnicodeSegmentation;

/// The classes of UAX #29 as far as rules are followed here ([`super::pieces`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Letter,
    Digit,
    /// `_`: joins letters and digits.
    Joiner,
    /// A mark or invisible sign: goes with what stands before it.
    Mark,
    /// Joins two letters (`:`).
    MidLetter,
    /// Joins two digits (`,`).
    MidDigit,
    /// Joins two letters or two digits (`.`).
    Mid,
    Space,
    /// Begins a line: nothing goes with it.
    Line,
    /// Stands alone.
    Sign,
    /// For the crate to tell: other scripts, pictures, flags.
    Other,
}

/// Blocks with an answer ready: Latin to Arabic, and general punctuation.
const LETTERS: usize = 0x700;
const SIGNS: std::ops::Range<usize> = 0x2000..0x2070;

static CLASSES: LazyLock<Vec<Class>> = LazyLock::new(|| {
    let codes = (0..LETTERS).chain(SIGNS);
    codes.map(|code| char::from_u32(code as u32).map_or(Class::Other, of)).collect()
});

/// The classes of characters, looked up once a text.
#[derive(Clone, Copy)]
pub(super) struct Classes(&'static [Class]);

impl Classes {
    pub fn get() -> Self {
        Self(&CLASSES)
    }

    pub fn of(self, c: char) -> Class {
        let code = c as usize;
        let place = if code < LETTERS {
            code
        } else if SIGNS.contains(&code) {
            LETTERS + (code - SIGNS.start)
        } else {
            return Class::Other;
        };
        self.0[place]
    }
}

/// Reads the class of a character off where the crate cuts it from its neighbours.
fn of(c: char) -> Class {
    let whole = |parts: &[&str]| {
        let text: String =
            parts.iter().map(|p| if p.is_empty() { c.to_string() } else { (*p).to_owned() }).collect();
        text.split_word_bounds().count() == 1
    };
    // `""` stands for the character.
    let after_letter = whole(&["a", ""]);
    if c == '\r' || whole(&["", "\"", ""]) && after_letter {
        // A line feed goes with a carriage return; a Hebrew letter takes double quotation marks.
        return Class::Other;
    }
    if !whole(&["", "\u{308}"]) {
        return Class::Line;
    }
    if after_letter && whole(&[" ", ""]) {
        return Class::Mark;
    }
    if after_letter {
        return match (whole(&["a", ".", ""]), whole(&["1", ".", ""])) {
            (true, _) => Class::Letter,
            (_, true) => Class::Digit,
            _ => Class::Joiner,
        };
    }
    if whole(&["", ""]) {
        // Flags and Katakana go with their like too.
        return if c.is_whitespace() { Class::Space } else { Class::Other };
    }
    // A picture goes with a joiner before it.
    if whole(&["\u{200D}", ""]) {
        return Class::Other;
    }
    match (whole(&["a", "", "a"]), whole(&["1", "", "1"])) {
        (true, true) => Class::Mid,
        (true, false) => Class::MidLetter,
        (false, true) => Class::MidDigit,
        (false, false) => Class::Sign,
    }
}
