//! Tokens as stretches of text, by the word borders of Unicode (UAX #29), with two repairs that
//! news text needs: see [`unglue`], and white space is left out.
//!
//! The crate `unicode-segmentation` finds borders in any text; letter by letter it is the dearest
//! part of an analysis. A stretch between two white spaces whose characters are all of the blocks
//! that [`Classes`] knows is cut here, by the same rules; any other is left to the crate. That both
//! agree is tested on texts drawn by chance.

use unicode_segmentation::UnicodeSegmentation;

use super::break_class::{Class, Classes};
use super::token::is_invisible;
use crate::span::Span;

/// Hands out the tokens of `text` in their order.
pub(super) fn pieces(text: &str, out: &mut impl FnMut(Span)) {
    let classes = Classes::get();
    let mut cut = Vec::new();
    let mut from = 0;
    while from < text.len() {
        cut.clear();
        let to = match stretch(text, from, classes, &mut cut) {
            Some(to) => to,
            None => {
                cut.clear();
                by_the_crate(text, from, classes, &mut cut)
            }
        };
        for &piece in &cut {
            token(text, piece, out);
        }
        from = to;
    }
}

/// A stretch without borders in it, and whether a sign may stand between letters of it.
type Piece = (Span, bool);

/// Cuts a stretch from `from`, which is the beginning of the text or a white space, to the next
/// white space behind other characters, where it ends. `None`: the crate must.
fn stretch(text: &str, from: usize, classes: Classes, out: &mut Vec<Piece>) -> Option<usize> {
    let mut chars = text[from..].char_indices();
    // The piece at work: where it began, and the class of its last character but for marks.
    let (mut start, mut glue) = (from, false);
    let mut last: Option<Class> = None;
    // Whether the last character was a mark; whether anything but white space was met.
    let (mut marked, mut inside) = (false, false);
    while let Some((at, c)) = chars.next() {
        let (at, class) = (from + at, classes.of(c));
        let white = matches!(class, Class::Space | Class::Line);
        if white && inside {
            push(out, start, at, glue);
            return Some(at);
        }
        inside |= !white;
        let joins = match (last, class) {
            (_, Class::Other) => return None,
            // What stands at the beginning of a line goes with nothing.
            (None | Some(Class::Line), _) => false,
            (_, Class::Mark) => {
                marked = true;
                continue;
            }
            (
                Some(Class::Letter | Class::Digit | Class::Joiner),
                Class::Letter | Class::Digit | Class::Joiner,
            ) => true,
            (Some(Class::Space), Class::Space) => !marked,
            (Some(Class::Letter), Class::Mid | Class::MidLetter) => {
                next(chars.as_str(), classes)? == Some(Class::Letter)
            }
            (Some(Class::Digit), Class::Mid | Class::MidDigit) => {
                next(chars.as_str(), classes)? == Some(Class::Digit)
            }
            // Only a sign that joined what stands before it is kept as the last character.
            (Some(Class::Mid | Class::MidLetter), Class::Letter) => true,
            (Some(Class::Mid | Class::MidDigit), Class::Digit) => true,
            _ => false,
        };
        marked = false;
        if !joins && last.is_some() {
            push(out, start, at, glue);
            (start, glue) = (at, false);
        }
        let mid = matches!(class, Class::Mid | Class::MidLetter | Class::MidDigit);
        glue |= joins && mid;
        last = Some(match class {
            // One that joins nothing stands alone; so does a mark with nothing before it.
            Class::Mid | Class::MidLetter | Class::MidDigit if !joins => Class::Sign,
            Class::Mark => Class::Sign,
            class => class,
        });
    }
    if last.is_some() {
        push(out, start, text.len(), glue);
    }
    Some(text.len())
}

fn push(out: &mut Vec<Piece>, start: usize, end: usize, glue: bool) {
    out.push((Span::new(start, end), glue));
}

/// The class of the next character that is no mark; `None` where the crate must tell.
fn next(rest: &str, classes: Classes) -> Option<Option<Class>> {
    let next = rest.chars().map(|c| classes.of(c)).find(|class| *class != Class::Mark);
    (next != Some(Class::Other)).then_some(next)
}

/// The same stretch cut by the crate.
fn by_the_crate(text: &str, from: usize, classes: Classes, out: &mut Vec<Piece>) -> usize {
    let mut inside = false;
    let end = text[from..].char_indices().find(|(_, c)| {
        let white = matches!(classes.of(*c), Class::Space | Class::Line);
        let ends = white && inside;
        inside |= !white;
        ends
    });
    let end = end.map_or(text.len(), |(at, _)| from + at);
    let bounds = text[from..end].split_word_bound_indices();
    out.extend(bounds.map(|(at, piece)| (Span::new(from + at, from + at + piece.len()), true)));
    end
}

/// Hands out a piece, unless it is white space.
fn token(text: &str, (span, glue): Piece, out: &mut impl FnMut(Span)) {
    let piece = span.of(text);
    if piece.chars().find(|c| !is_invisible(*c)).is_none_or(char::is_whitespace) {
        return;
    }
    match glue {
        true => unglue(span.start, piece, out),
        false => out(span),
    }
}

/// Writers of scripts without capitals often leave out the space after a full stop or colon
/// (`انتهى.وقال`), where UAX #29 sees one word. Split there, unless single letters stand on
/// either side, as in `أ.ف.ب`.
fn unglue(start: usize, piece: &str, out: &mut impl FnMut(Span)) {
    let mut from = 0;
    for (at, sign) in piece.char_indices() {
        if !matches!(sign, '.' | ':') {
            continue;
        }
        let (before, after) = (&piece[from..at], &piece[at + 1..]);
        let next = after.split(['.', ':']).next().unwrap_or_default();
        let glued = [before, next].iter().all(|part| {
            part.chars().all(|c| !c.is_lowercase() && !c.is_uppercase())
                && part.chars().filter(|c| c.is_alphabetic()).count() > 1
        });
        if glued {
            out(Span::new(start + from, start + at));
            out(Span::new(start + at, start + at + 1));
            from = at + 1;
        }
    }
    out(Span::new(start + from, start + piece.len()));
}
