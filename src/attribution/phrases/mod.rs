//! Noun phrases as sources: how far one goes, and what its wording says.

pub mod end;
pub mod end_form;
pub mod extent;
pub mod head_first;
pub mod head_last;
pub mod joint;
pub mod kind;
pub mod part;
pub mod sign;
pub mod wording;
