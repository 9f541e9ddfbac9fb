//! Lines for a terminal: three cells and where they are from.
//!
//! A line is read from the side its language is read from. From left to right that is outlet and
//! date, what comes before, the keyword, what comes after. From right to left the cells are
//! swapped: what comes after stands at the left, outlet and date at the right, and a reader who
//! starts at the right reads on through the keyword without a jump. Words touch the keyword's
//! cell from both sides.
//!
//! Every cell is inside an isolate (U+2067 or U+2066, and U+2069). Without them a terminal that
//! orders letters itself takes three Arabic cells for one run and turns their order around again.
//! They have no width; a terminal that shows them as boxes, or does no ordering at all, is served
//! with `isolates: false`. Padding is outside the isolates and counts letters without marks.

use unicode_normalization::char::is_combining_mark;

use super::Line;
use crate::lang::Direction;

/// How lines are set.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    pub direction: Direction,
    /// Whether cells are isolated from each other.
    pub isolates: bool,
    /// Columns of the terminal.
    pub columns: usize,
}

/// Columns of a neighbour cell at least, and of outlet and date and of a keyword at most.
const NARROWEST: usize = 12;
const PLACE: usize = 38;
const KEYWORD: usize = 30;
const GAP: &str = "  ";

/// The side on which a cell is flush.
#[derive(Clone, Copy, PartialEq)]
enum Flush {
    Left,
    Right,
}

impl Layout {
    /// The lines, each with a line feed behind it.
    pub fn set(&self, lines: &[Line]) -> String {
        let from = |line: &Line| {
            let day = line.place.published.get(..10).unwrap_or(&line.place.published);
            [line.place.outlet.as_str(), day, line.voice.name()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let widest = |texts: &mut dyn Iterator<Item = usize>, most: usize| texts.max().unwrap_or(0).min(most);
        let place = widest(&mut lines.iter().map(|l| width(&from(l))), PLACE);
        let keyword = widest(&mut lines.iter().map(|l| width(&l.keyword)), KEYWORD);
        let room = self.columns.saturating_sub(place + keyword + 3 * GAP.len()) / 2;
        let side = lines.iter().map(|l| width(&l.left).max(width(&l.right)));
        let side = side.max().unwrap_or(0).min(room.max(NARROWEST));
        let mut out = String::new();
        for line in lines {
            let (before, after) = (keep_end(&line.left, side), keep_start(&line.right, side));
            let (from, word) = (keep_start(&from(line), place), keep_start(&line.keyword, keyword));
            let cells = match self.direction {
                Direction::LeftToRight => [
                    self.cell(&from, place, Flush::Left),
                    self.cell(&before, side, Flush::Right),
                    self.cell(&word, keyword, Flush::Left),
                    self.cell(&after, side, Flush::Left),
                ],
                Direction::RightToLeft => [
                    self.cell(&after, side, Flush::Right),
                    self.cell(&word, keyword, Flush::Right),
                    self.cell(&before, side, Flush::Left),
                    self.cell(&from, place, Flush::Right),
                ],
            };
            out.push_str(cells.join(GAP).trim_end());
            out.push('\n');
        }
        out
    }

    fn cell(&self, text: &str, columns: usize, flush: Flush) -> String {
        let padding = " ".repeat(columns.saturating_sub(width(text)));
        let text = match (self.isolates, self.direction) {
            (false, _) => text.to_owned(),
            (true, Direction::RightToLeft) => format!("\u{2067}{text}\u{2069}"),
            (true, Direction::LeftToRight) => format!("\u{2066}{text}\u{2069}"),
        };
        if flush == Flush::Left { text + &padding } else { padding + &text }
    }
}

/// Columns of a text in a script of letters: marks and joiners have none.
fn width(text: &str) -> usize {
    let none = |c: &char| is_combining_mark(*c) || matches!(c, '\u{200B}'..='\u{200D}' | '\u{00AD}');
    text.chars().filter(|c| !none(c)).count()
}

/// The first words that fit, with a sign for the rest.
fn keep_start(text: &str, most: usize) -> String {
    let mut text = text.to_owned();
    if width(&text) > most {
        while width(&text) + 1 > most && text.pop().is_some() {}
        text.push('…');
    }
    text
}

/// The last words that fit.
fn keep_end(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut rest = text.chars();
    while width(rest.as_str()) + 1 > most && rest.next().is_some() {}
    format!("…{}", rest.as_str())
}
