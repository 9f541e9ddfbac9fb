//! Lexicons: word lists with provenance, and where they hit in a text.
//!
//! A lexicon is a TOML file of a language pack (`lexicon/<name>.toml`) or of the user. Each
//! [`Entry`] says why its words are in the list and shows them at work. Words are folded and
//! split into tokens as the text is, so a list can be written in any usual spelling.
//!
//! ```toml
//! name = "loaded"
//! lang = "ar"
//! version = 1
//! origin = "written for Minzar"
//! licence = "MIT OR Apache-2.0"
//!
//! [categories]
//! demeaning = "Labels that take a person's or group's worth or humanity"
//!
//! [[entry]]
//! pattern = "عصابة"                  # also its id, unless `id` gives another
//! forms = ["عصابات"]
//! category = "demeaning"
//! sense = "gangs"
//! rationale = "Turns an armed or political group into common criminals"
//! example = "عصابات النظام تقصف القرى"
//! counter_example = "يقود حرب عصابات في الجبال"
//! not_after = ["حرب", "حروب"]        # single words beside a hit that undo it
//! ```
//! [`Entry`] has the other keys: `mild`, `not_before`, `not_within`, `tiers`, `as_written`, `guard`,
//! `target`, `also`. [`Lexicon::check`] holds a list against its own forms and examples,
//! [`check_across`] several lists against each other.
//!
//! A category may lie in another, `violence/metaphor` in `violence`: see [`Categories`] and
//! [`Lexicon::entries_in`]. What other programs use comes and goes by [`exchange`].
//!
//! # Patterns
//! A pattern is one or more words. Each word is literal or has wildcards behind its first letters:
//! `*` stands for any letters or none, `?` for one. `تآمر*` is every word that begins so once its
//! clitics are off. `~` between two words lets up to two
//! other words stand between them. A hyphen inside a word (`so-called`) counts as a space, and
//! the text may have it or not.
//!
//! # Tiers
//! A word of a pattern is matched as written, folded, with clitics off, or by stem: see
//! [`Tier`]. An entry's `tiers` say how it may match; the stem tier, which takes the whole family
//! of a word for one lemma class, only where an entry or the head asks for it. A [`Request`] says
//! which of the hits count. In a pattern of several words the first may carry whatever stands before a word
//! (`وطبول الحرب`), the others an article (`الضربة الاستباقية`), the last an enclitic. The tier
//! of a hit is the weakest tier of its words.
//!
//! # Spans
//! A hit covers whole tokens, with their clitics: exactly the words as they stand in the text,
//! from the first word of the pattern to the last, with the words that `~` let in between. Of hits
//! that overlap the longest counts; with `nested = true` in the head of a file, or asked for by a
//! spec, those inside it count too. No
//! hit goes over the end of a sentence or over a sign, but a hyphen between two words.

pub mod categories;
mod check;
mod compile;
mod condition;
mod entry;
pub mod exchange;
mod file;
mod find;
mod guard;
mod index;
mod keys;
mod leads;
#[expect(clippy::module_inception, reason = "the room is named after what it holds")]
mod lexicon;
mod lexicons;
mod pattern;
mod request;
mod tier;
mod wild;

use std::sync::Arc;

pub use categories::Categories;
pub use check::check_across;
pub use entry::Entry;
pub use file::File;
pub use find::Match;
pub use lexicon::Lexicon;
pub use lexicons::Lexicons;
pub use request::Request;
pub use tier::Tier;

use crate::error::Result;
use crate::lang::Language;

/// The folder of a language pack that holds its lexicons.
const FOLDER: &str = "lexicon/";

/// All lexicons of a language's pack, by file name. A pack without any gives an empty list:
/// a declared gap, which a caller reports as such.
///
/// # Errors
/// When one of the files does not read, or holds an empty or doubled pattern.
pub fn embedded(language: &Arc<Language>) -> Result<Vec<Lexicon>> {
    let files = language.pack.files().filter(|f| f.starts_with(FOLDER) && f.ends_with(".toml"));
    files.map(|file| Lexicon::of_pack(language, file)).collect()
}
