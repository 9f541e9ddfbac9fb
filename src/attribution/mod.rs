//! Attribution: the machine as a coder of who is made to say what.
//!
//! [`Extractor`] is a [`Coder`](crate::codings::Coder) like any other: what it finds are
//! codings, as people make them, and every feature works on either.
//!
//! An article goes through stages, a folder each, in this order; a stage uses only those before it, and
//! no two files need each other (`tests/house.rs`). All knowledge of a language is in its pack; the
//! code has none of its letters or words.
//!
//! | stage | what it knows |
//! |---|---|
//! | `grammar` | the pack: where the subject and the head of a noun phrase stand, cases, endings, what a name looks like (`properties`); words by `tag`, report `verbs` with their frames, listed `phrases` and `collocations` |
//! | `annotate` | each word, looked up once a run (`lookup`, `spelling`, `marks`); the article with its marks (`view`); quotations |
//! | `names` | which words are a person's name: by lists, by their place, because the article had them beside a title; which quotation marks stand around mere names |
//! | `phrases` | noun phrases as sources: how far one goes (`extent`, through `sign`, `part`, until `end`), and what its wording says (`kind`, `head_last`) |
//! | `cues` | what may be a cue, and what stands around it: `candidate` verbs with `doubt`s, the `frame` of what follows |
//! | `attach` | which phrase is whose source, on the side of the verb where the language has it: `after`, `before`, `loose`; verbs (`verb`, `report`, `mute`), participles, listed phrases, lines `speaker: words`; `cues` puts a sentence together |
//! | `resolve` | who is meant: earlier mentions (`memory`), dropped subjects, pronouns, descriptions (`who`), who passes on (`via`), why a source has no name (`reason`) |
//! | `content` | what is said (`span`, `behind`), and whether in its own words (`quote`) |
//!
//! What a stage decides it decides by rules: rows of tables, tried in order (`grammar/rule`), each with a name
//! under which it can be switched off. `rules` has them all; `seeds/lang/<code>/rules.toml` an example and a
//! counter-example of each; `minzar lang ablate` what each does.
//!
//! `extract` walks over the sentences and takes each cue through the stages.

mod annotate;
mod attach;
mod content;
mod cues;
mod extract;
mod grammar;
mod names;
mod phrases;
mod resolve;
mod rules;

pub use extract::Extractor;
pub use rules::rules;
