//! What the wording of a phrase says of its source.

use crate::codings::SourceType;

/// What the wording of a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording {
    pub kind: SourceType,
    /// The token that decides.
    pub head: usize,
    /// Short and definite: may point back to somebody met before.
    pub repeat: bool,
}
