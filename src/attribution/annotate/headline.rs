//! Headlines that the body says again: many corpora keep the headline also as the first line of
//! the body. What it attributes is one statement, coded once, where the body has it.

use crate::text::Doc;

/// Whether the body begins with a line that is the title, but for signs at its end.
pub fn repeated(doc: &Doc) -> bool {
    let bare = |text: &str| text.trim().trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let title = bare(doc.title.of(&doc.text));
    !title.is_empty() && doc.body.of(&doc.text).lines().next().is_some_and(|line| bare(line) == title)
}
