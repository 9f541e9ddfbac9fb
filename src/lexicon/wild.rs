//! Wildcards inside a word: `*` stands for any letters or none, `?` for one letter.

/// What follows the first letters of a word with wildcards.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Piece {
    Letters(String),
    /// `*`
    Any,
    /// `?`
    One,
}

/// Whether the rest of a word is what the pieces say.
pub(super) fn fits(pieces: &[Piece], rest: &str) -> bool {
    let Some((piece, more)) = pieces.split_first() else { return rest.is_empty() };
    match piece {
        Piece::Any if more.is_empty() => true,
        Piece::Any => {
            rest.char_indices().map(|(at, _)| at).chain([rest.len()]).any(|at| fits(more, &rest[at..]))
        }
        Piece::One => {
            let mut letters = rest.chars();
            letters.next().is_some() && fits(more, letters.as_str())
        }
        Piece::Letters(letters) => rest.strip_prefix(letters.as_str()).is_some_and(|rest| fits(more, rest)),
    }
}
