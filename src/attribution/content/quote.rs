//! Quotation marks around content, and around mere names.

use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::codings::QuoteKind;
use crate::span::Span;
use crate::text::{Quotation, TokenKind};

/// How much of the content stands in quotation marks.
pub fn kind(view: &View<'_>, content: &[Span]) -> QuoteKind {
    let mut covered = 0;
    let mut total = 0;
    let mut first = None;
    let mut tail_free = true;
    let said = addressed(view, content);
    for span in content {
        for at in view.doc.tokens_in(*span).filter(|&i| said.is_none_or(|s| i >= s)) {
            let token = &view.doc.tokens[at];
            if token.kind == TokenKind::Sign {
                continue;
            }
            if total == 0 && view.has(at, Tag::Preposition) {
                continue;
            }
            let inside = view.doc.quotations.iter().any(|q| {
                q.outer.start <= token.span.start && token.span.end <= q.outer.end && counts(view, q)
            });
            first = first.or(Some(inside));
            total += 1;
            covered += usize::from(inside);
            if !inside && covered > 0 && covered == total - 1 {
                // The first word after a quotation that opened the content.
                tail_free = at > 0 && view.comma(at - 1)
                    || view.marks[at].conjunction
                    || view.is(at.saturating_sub(1), &["."]);
            }
        }
    }
    let touches = view.doc.quotations.iter().any(|q| {
        // A last mark without a first one stands right at the end.
        let odd = !q.paired
            && content.iter().any(|c| q.outer.start >= c.start && q.outer.start <= c.end + 2)
            && view.words(q.inner) == 0;
        odd || content.iter().any(|c| c.overlaps(q.inner)) && counts(view, q)
    });
    if covered == 0 && !touches {
        return QuoteKind::Indirect;
    }
    let paired = view
        .doc
        .quotations
        .iter()
        .filter(|q| content.iter().any(|c| c.overlaps(q.inner)) && counts(view, q))
        .all(|q| q.paired);
    if paired && first == Some(true) && (covered == total || tail_free && covered >= 4) {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    }
}

/// Where the quotation opens if only the outlet spoken to stands before it
/// (`قال لوكالة فرانس برس «...»`).
fn addressed(view: &View<'_>, content: &[Span]) -> Option<usize> {
    let tokens = view.doc.tokens_in(*content.first()?);
    let first = tokens.start;
    let dative = view.preposition(first).is_some_and(|p| view.lists.links.dative.iter().any(|d| d == p));
    let outlet = (first..first + 2).any(|i| {
        view.marks
            .get(i)
            .is_some_and(|m| m.any(&[Tag::Media, Tag::Outlet]) || m.has(Tag::Person) && m.article)
    });
    let opens = (first..tokens.end.min(first + 7)).find(|&i| view.worded(i))?;
    (dative && outlet && !(first..opens).any(|i| view.that(i))).then_some(opens)
}

/// Worded content in marks, not a name.
fn counts(view: &View<'_>, quotation: &Quotation) -> bool {
    !view.is_name(quotation)
}
