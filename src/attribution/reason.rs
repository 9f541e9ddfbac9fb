//! A stated reason for anonymity inside a source (`الذي فضل عدم ذكر اسمه`).

use std::ops::Range;

use super::tag::Tag;
use super::view::View;
use crate::span::Span;

/// The span of the reason: from its verb, in the relative clause or after the comma, to the
/// end of the source.
pub(super) fn reason(view: &View<'_>, source: Range<usize>) -> Option<Span> {
    let marks = source.clone().find(|&i| view.has(i, Tag::Anonymity))?;
    Some(view.doc.span_of(marks..source.end))
}
