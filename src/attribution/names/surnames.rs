//! The last names of an article: met once beside a first name or title, they are known wherever
//! they stand.

use std::ops::Range;

use super::word as name;
use crate::attribution::annotate::surnames::Surnames;
use crate::attribution::annotate::view::View;
use crate::attribution::grammar::tag::Tag;
use crate::text::TokenKind;

/// Last names of the article: what follows a first name, and once more.
pub fn surnames<'d>(view: &View<'d>) -> Surnames<'d> {
    let mut out = Surnames::default();
    for at in 0..view.len() {
        let mark = &view.marks[at];
        let title = mark.has(Tag::Title) && !mark.has(Tag::Organisation) && mark.article;
        if !mark.has(Tag::FirstName) && !title || !mark.particle.is_empty() {
            continue;
        }
        if title && !view.marks.get(at + 1).is_some_and(|m| m.unknown && !m.article && m.shape.name) {
            continue;
        }
        for next in at + 1..(at + 4).min(view.len()) {
            let mark = &view.marks[next];
            if view.doc.tokens[next].kind != TokenKind::Word
                || !(mark.unknown || mark.any(&[Tag::NameParticle, Tag::FirstName]))
            {
                break;
            }
            // `عريقات`: whatever its shape, if it comes again.
            let again = || {
                next == at + 1
                    && !mark.article
                    && !super::word::ambiguous(view, at)
                    && view.marks[at].has(Tag::FirstName)
                    && (0..view.len()).any(|i| i != next && view.same_fold(i, next))
            };
            if mark.unknown && (mark.shape.name || again()) {
                out.insert(mark.fold, view.fold(next));
            }
        }
    }
    out
}

/// Takes up the last names of persons who are named with their office.
pub fn learn(view: &mut View<'_>, mentions: &[Range<usize>]) {
    for range in mentions {
        let mut named = false;
        for at in range.clone() {
            let mark = &view.marks[at];
            if view.sign(at) || mark.has(Tag::Relative) {
                named = false;
            } else if named && mark.unknown && mark.particle.is_empty() {
                view.surnames.insert(mark.fold, view.doc.fold(at));
            } else if !mark.article && name::possible(view, at) {
                named = true;
            } else if !mark.unknown {
                named = false;
            }
        }
    }
}
