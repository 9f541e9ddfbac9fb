//! What is known of each word of an article, by its number in the vocabulary, and of its quotations.

pub mod form;
pub mod headline;
pub mod lookup;
pub mod mark;
pub mod marks;
pub mod quotation;
pub mod spelling;
pub mod surnames;
pub mod view;
