//! Report verbs: what their forms show, and the frame in which one is a cue.

use serde::Deserialize;

use crate::codings::VerbClass;

/// Grammatical gender, as far as a form shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    #[default]
    M,
    F,
    /// Not shown.
    Any,
}

/// Grammatical number, as far as a form shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Number {
    #[default]
    S,
    D,
    P,
    Any,
}

/// A marker that a verb may need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    That,
    Colon,
    Quote,
    Echo,
    /// A marker of content right after the verb and its subject.
    Next,
    /// An overt source that can speak.
    Speaker,
    /// One of its prepositions right after the verb and its subject.
    Led,
    /// The verb begins its clause.
    Start,
    /// Written with the sign of a doubled letter.
    Doubled,
    /// One of its objects near by.
    Object,
    /// A pronoun on the verb.
    Pronoun,
    /// `ما` or `من` before it and a pronoun on it.
    Relative,
    Media,
    Document,
    Never,
    Preposition(String),
}

/// Any of these combinations makes the verb a cue; an empty list always does.
pub type Frame = Vec<Vec<Need>>;

/// A report verb.
#[derive(Debug)]
pub struct Verb {
    pub class: VerbClass,
    pub needs: Frame,
    pub imperfect_needs: Frame,
    pub objects: Vec<String>,
    pub prepositions: Vec<String>,
    /// Reports by itself: joins a phrase (`حسبما ذكر`).
    pub reports: bool,
    pub noun: bool,
    pub impersonal: bool,
    pub passive: bool,
    pub relay: bool,
    pub describe: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormKind {
    Perfect,
    Imperfect,
    Participle,
}

/// What a form says of its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbForm {
    pub verb: u16,
    pub kind: FormKind,
    pub gender: Gender,
    pub number: Number,
    /// The form without endings, which may be a noun where the entry says so.
    pub bare: bool,
}
