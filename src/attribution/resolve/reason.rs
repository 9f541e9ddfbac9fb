//! A stated reason for anonymity inside a source (`الذي فضل عدم ذكر اسمه`).

use std::ops::Range;

use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::span::Span;

/// The span of the reason: from its verb, in the relative clause or after the comma, to the
/// end of the source.
pub fn reason(view: &View<'_>, source: Range<usize>) -> Option<Span> {
    let marks = source.clone().find(|&i| view.has(i, Tag::Anonymity))?;
    Some(view.doc.span_of(marks..source.end))
}
