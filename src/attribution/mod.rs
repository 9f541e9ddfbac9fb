//! Attribution: the machine as a coder of who is made to say what.
//!
//! [`Extractor`] is a [`Coder`](crate::codings::Coder) like any other: what it finds are
//! codings, as people make them, and every feature works on either.
//!
//! How the machine codes an article, step by step; all knowledge of a language is in its pack:
//!
//! 1. *Lists.* `lists` reads the pack once: words by `tag`, prepositions (`links`), shapes of
//!    names (`shape`), report `verb`s with their forms and frames (`verb_list`), phrases
//!    (`phrase_list`, `collocation`). `list_file` and `verb_file` are their shapes on disk.
//! 2. *Words.* Each token is looked up (`lookup`, `lookup_spelling`) and gets its `mark`; `view`
//!    is the article with its marks, `name` and `name_run` tell which words are a person's.
//! 3. *Cues.* `extract` walks over the sentences (`headline` leaves out repeated ones). `cue`
//!    tries each token as a phrase (`cue_phrase`), a finite verb, a participle
//!    (`cue_participle`, `cue_gerund`) or a collocation, and drops cues inside what another
//!    reports (`cue_nested`); `line` reads `speaker: words`.
//!    A finite verb (`cue_verb`) is a candidate (`cue_verb_candidate`) unless the verb itself
//!    raises a doubt (`cue_verb_doubt`); with its subject (`cue_verb_subject`) and its `frame`
//!    it is a report (`cue_verb_report`) unless nobody there can speak (`cue_verb_mute`).
//!    Where the subject stands first, `cue_subject_first` decides.
//! 4. *Subjects.* After the verb (`subject`): past what stands between (`subject_between`), if
//!    it is no object (`subject_doubt`) and agrees (`subject_agreement`); in quotation marks
//!    (`subject_marks`) or known by its place alone (`subject_place`). Before the verb:
//!    `subject_before`, and where the lists fail `subject_clause` and `subject_loose`.
//! 5. *Sources.* `source` goes on word by word as far as the phrase goes, through signs
//!    (`source_sign`), appositions, relative clauses and prepositions (`source_part`), until
//!    one of the reasons of `source_end` and `source_end_form` says that it is complete
//!    between two words (`source_joint`).
//! 6. *Types.* `kind` types a phrase by the codebook's list (`kind_head_last` where the head
//!    stands last); `who` asks `memory` whom a dropped, repeated or general source means; `via`
//!    finds who passes on, `reason` why a source has no name.
//! 7. *Content.* `content` and `content_behind` find what is said, `quote` whether in its own
//!    words.

mod annotate;
mod attach;
mod content;
mod cues;
mod grammar;
mod names;
mod phrases;
mod resolve;

mod extract;

pub use extract::Extractor;
