//! Where quotations stand.

use super::view::View;
use crate::span::Span;
use crate::text::Quotation;

/// The quotation that ends right before this token, or before a comma there.
pub fn quotation_before(view: &View<'_>, at: usize) -> Option<Span> {
    let before = at.checked_sub(1).map(|i| if view.comma(i) { i.saturating_sub(1) } else { i })?;
    let end = view.doc.tokens[before].span.end;
    let ending = |q: &&Quotation| q.paired && q.outer.end == end;
    view.sign(before).then(|| view.doc.quotations.iter().find(ending)).flatten().map(|q| q.outer)
}
