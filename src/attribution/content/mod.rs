//! What is attributed, and whether in its own words.

pub mod behind;
pub mod quote;
pub mod span;
