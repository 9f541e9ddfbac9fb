//! Which phrase is whose source: cue by cue, on the side of the verb where the language has it.

pub mod after;
pub mod agreement;
pub mod before;
pub mod between;
pub mod clause;
pub mod collocation;
pub mod cues;
pub mod dependent;
pub mod echo;
pub mod gerund;
pub mod in_marks;
pub mod line;
pub mod listed;
pub mod loose;
pub mod mute;
pub mod object;
pub mod participle;
pub mod place;
pub mod report;
pub mod sides;
pub mod subject_first;
pub mod verb;
pub mod verb_last;
