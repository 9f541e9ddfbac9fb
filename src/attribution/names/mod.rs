//! Which words are a person's name.

pub mod phrase;
pub mod quotation;
pub mod run;
pub mod surnames;
pub mod word;

use std::ops::Range;

use super::annotate::mark::Mark;
use super::annotate::view::View;
use super::grammar::lists::Lists;
use crate::text::{Doc, NoteKey};

/// An article with the marks of its words, its last names, and which quotations are names.
pub fn read<'d>(doc: &'d Doc, lists: &'d Lists, key: &NoteKey<Mark>) -> View<'d> {
    let mut view = View::new(doc, lists, key);
    view.surnames = surnames::surnames(&view);
    tell_quotations(&mut view);
    view
}

/// Takes up the last names of persons who are named with their office.
pub fn learn(view: &mut View<'_>, mentions: &[Range<usize>]) {
    surnames::learn(view, mentions);
    tell_quotations(view);
}

fn tell_quotations(view: &mut View<'_>) {
    view.named = view.doc.quotations.iter().map(|q| quotation::is_name(view, q)).collect();
}
