//! What is known of each token of an article.

use crate::attribution::grammar::shape::Shape;
use crate::attribution::grammar::tag::{Tag, Tags};
use crate::attribution::grammar::verb::VerbForm;
use crate::lang::Split;

/// What is known of a token: of its word, and of the listed entry that it is part of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Mark {
    pub tags: Tags,
    pub plural: bool,
    /// The reading that has the base (`View::base`).
    pub base: u16,
    /// What it looks like, whatever the lists say.
    pub shape: Shape,
    /// Hash of the folded word: a glance before letters are compared.
    pub fold: u32,
    /// A conjunction is written with it.
    pub conjunction: bool,
    /// A preposition is written with it.
    pub particle: &'static str,
    pub article: bool,
    /// A pronoun is written with it.
    pub pronoun: bool,
    pub finite: Option<Finite>,
    /// Another verb of the same letters, with a shorter base (`وردت`: it came, and she answered).
    pub other: Option<Finite>,
    /// A participle as an adverb (`مشيرا`).
    pub participle: Option<VerbForm>,
    /// A listed phrase may begin here.
    pub phrase: bool,
    /// A collocation may begin here.
    pub collocation: bool,
    /// A listed entry of several words may begin here.
    pub run: bool,
    pub word: bool,
    pub comma: bool,
    /// A mark after which a speaker's line begins.
    pub colon: bool,
    /// Neither listed nor a verb.
    pub unknown: bool,
    /// Goes with the word before it: one listed entry of several words.
    pub joined: bool,
}

/// A finite report verb.
#[derive(Debug, Clone, Copy)]
pub struct Finite {
    pub form: VerbForm,
    pub conjunction: bool,
    pub pronoun: bool,
}

impl Mark {
    pub fn has(&self, tag: Tag) -> bool {
        self.tags.has(tag)
    }

    pub fn any(&self, tags: &[Tag]) -> bool {
        self.tags.any(tags)
    }

    /// Can head a phrase that speaks.
    pub fn heads(&self) -> bool {
        !self.any(&[Tag::Boundary, Tag::Auxiliary])
            && self.any(&[
                Tag::Source,
                Tag::Person,
                Tag::Office,
                Tag::PluralOffice,
                Tag::Title,
                Tag::Organisation,
                Tag::Group,
                Tag::Media,
                Tag::Outlet,
                Tag::Document,
                Tag::Unspecified,
                Tag::Place,
                Tag::FirstName,
            ])
    }
}

/// A reading in which a word may begin a listed phrase.
pub fn begins(split: &Split<'_>) -> bool {
    !split.article && split.particle.is_empty() && split.enclitic.is_empty()
}
