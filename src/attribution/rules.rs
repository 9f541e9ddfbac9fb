//! All rules by name, in the order of the stages.

use super::attach::{
    after, before, collocation, cues, gerund, line, listed, loose, mute, no_cue, participle, place, report,
    sides, signature, subject_first, verb,
};
use super::cues::doubt;
use super::phrases::{end, head_last, kind};
use super::resolve::who;

/// The names of the rules of a file.
type Names = fn() -> Vec<&'static str>;

/// The files that hold tables of rules.
const TABLES: &[Names] = &[
    end::rules,
    kind::rules,
    head_last::rules,
    doubt::rules,
    cues::rules,
    verb::rules,
    after::rules,
    before::rules,
    sides::rules,
    report::rules,
    mute::rules,
    subject_first::rules,
    no_cue::rules,
    loose::rules,
    participle::rules,
    gerund::rules,
    listed::rules,
    collocation::rules,
    line::rules,
    signature::rules,
    place::rules,
    who::rules,
];

/// The names of all rules.
pub fn rules() -> impl Iterator<Item = &'static str> {
    TABLES.iter().flat_map(|names| names())
}
