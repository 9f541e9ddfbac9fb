//! Who speaks, as far as the clause says it.

use std::ops::Range;

use crate::attribution::phrases::wording::Wording;
/// An overt source.
#[derive(Debug, Clone)]
pub struct Subject {
    pub range: Range<usize>,
    /// What its wording says; `None` where only its place says that it speaks.
    pub wording: Option<Wording>,
}
