//! Who is meant: earlier mentions, pronouns, dropped subjects, who passes on what another said.

pub mod memory;
pub mod reason;
pub mod via;
pub mod who;
