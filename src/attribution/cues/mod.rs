//! Cues, and what stands around a verb that may be one.

pub mod candidate;
pub mod cue;
pub mod doubt;
pub mod frame;
pub mod helpers;
pub mod nested;
pub mod subject;
