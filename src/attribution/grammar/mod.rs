//! What a pack says of its language: lists of words by tag, report verbs with forms and frames, listed
//! phrases, what names look like.

pub mod collocations;
pub mod links;
pub mod list_file;
pub mod lists;
pub mod name_shape;
pub mod order;
pub mod phrases;
pub mod shape;
pub mod tag;
pub mod verb;
pub mod verb_file;
pub mod verbs;
