//! Quotation marks around content, and around mere names.

use super::tag::Tag;
use super::view::View;
use crate::codings::QuoteKind;
use crate::span::Span;
use crate::text::{Quotation, TokenKind};

/// Marks around a name («داعش», "الشباك الواحد") do not make a quotation: a word or two that
/// some list knows as a name, or that follow a noun which takes names.
pub(super) fn is_name(view: &View<'_>, quotation: &Quotation) -> bool {
    let tokens = view.doc.tokens_in(quotation.inner);
    let words: Vec<usize> = tokens.clone().filter(|&i| view.doc.tokens[i].kind != TokenKind::Sign).collect();
    if words.is_empty() {
        return true;
    }
    // Braces around a word or two are a paper's way of honouring them.
    if words.len() <= 2 && view.doc.text[quotation.outer.start..].starts_with('{') {
        return true;
    }
    if words.len() > 5 || !quotation.paired && words.len() > 2 {
        return false;
    }
    let listed = words.iter().all(|&i| {
        let mark = &view.marks[i];
        mark.any(&[Tag::Group, Tag::Outlet, Tag::Place, Tag::FirstName, Tag::Media, Tag::NameParticle])
            && !mark.has(Tag::Nationality)
            || view.doc.tokens[i].kind == TokenKind::Number
            || view.surnames.contains(view.fold(i))
            || foreign(view, i)
            || !view.lists.capitals() && view.text(i).chars().count() == 1
    });
    if listed {
        return true;
    }
    let before = view.doc.tokens.partition_point(|t| t.span.end <= quotation.outer.start);
    // `في "الضالع"`: a place that no list knows.
    let place = words.len() == 1
        && quotation.paired
        && before > 0
        && view.marks[words[0]].article
        && view.marks[words[0]].unknown
        && view.lists.links.place.iter().any(|p| p == view.fold(before - 1));
    if place {
        return true;
    }
    let takes = |at: usize| view.marks[at].any(&[Tag::Organisation, Tag::Media, Tag::QuoteName, Tag::Group]);
    before > 0
        && words.len() <= 4
        && !view.sign(before - 1)
        && (takes(before - 1)
            || before > 1
                && words.len() <= 2
                && view.marks[before - 1].any(&[Tag::Nationality])
                && takes(before - 2))
}

/// Latin letters in a script without capitals; a capital in one with them.
fn foreign(view: &View<'_>, at: usize) -> bool {
    let text = view.text(at);
    if view.lists.capitals() { view.lists.capital(text) } else { text.is_ascii() }
}

/// How much of the content stands in quotation marks.
pub(super) fn kind(view: &View<'_>, content: &[Span]) -> QuoteKind {
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
    !is_name(view, quotation)
}
