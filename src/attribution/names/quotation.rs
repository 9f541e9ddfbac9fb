//! Quotation marks around mere names.

use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::text::{Quotation, TokenKind};

/// Marks around a name («داعش», "الشباك الواحد") do not make a quotation: a word or two that
/// some list knows as a name, or that follow a noun which takes names.
pub fn is_name(view: &View<'_>, quotation: &Quotation) -> bool {
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
            || view.surname(i)
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
