//! Attribution: who is made to say what, under which verb, and under what name.
//!
//! An [`Attribution`] is a cue, a source, and what kind of source it is, by the project's
//! codebook; a [`Coding`] is all of them in one article by one [`Coder`]. The machine
//! ([`Extractor`]) is a coder like any other: human codings come in through the same format
//! ([`exchange`]) and every feature works on either.
//!
//! How the machine reads: `lists` of the pack give each token its `mark`; `cue` and its parts
//! finds the words that link, `frame` what must follow them, `subject` and `source` the phrase
//! that speaks, `kind` and `name` its type, `memory` whom a dropped or repeated one means,
//! `content` and `quote` what is said, `voice` whose words each token is. All knowledge of a language is in its pack.

mod coding;
mod collocation;
mod content;
mod content_behind;
mod cue;
mod cue_gerund;
mod cue_nested;
mod cue_participle;
mod cue_phrase;
mod cue_subject_first;
mod cue_verb;
mod cue_verb_candidate;
mod cue_verb_doubt;
mod cue_verb_mute;
mod cue_verb_report;
mod cue_verb_subject;
pub mod exchange;
mod extract;
mod frame;
mod headline;
mod human;
mod kind;
mod kind_head_last;
mod line;
mod links;
mod list_file;
mod lists;
mod lookup;
mod lookup_spelling;
mod mark;
mod memory;
mod name;
mod name_run;
mod phrase_list;
mod quote;
mod reason;
mod shape;
mod source;
mod source_end;
mod source_end_form;
mod source_joint;
mod source_part;
mod source_sign;
mod subject;
mod subject_agreement;
mod subject_before;
mod subject_between;
mod subject_clause;
mod subject_doubt;
mod subject_loose;
mod subject_marks;
mod subject_place;
mod tag;
mod verb;
mod verb_file;
mod verb_list;
mod via;
mod view;
mod voice;
mod who;

pub use coding::{Attribution, Coder, Coding, Nobody, QuoteKind, Scope, SourceType, VerbClass};
pub use extract::Extractor;
pub use human::Human;
pub use voice::{MARKED_WORDS, Voice, VoiceMap};
