//! What a pack says of its language: lists of words by tag, report verbs with forms and frames, listed
//! phrases, what names look like.

pub mod clause;
pub mod collocations;
pub mod forms;
pub mod links;
pub mod list_file;
pub mod lists;
pub mod name_shape;
pub mod noun;
pub mod phrases;
pub mod properties;
pub mod rule;
pub mod shape;
pub mod tag;
pub mod verb;
pub mod verb_file;
pub mod verbs;
