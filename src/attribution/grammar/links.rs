//! Prepositions inside a source, as a pack lists them.

use serde::Deserialize;

use crate::lang::Fold;

/// Prepositions inside a source, by when they belong to it.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Links {
    pub always: Vec<String>,
    /// Not after a name.
    pub place: Vec<String>,
    /// After a person without a name, or a quantity.
    pub person: Vec<String>,
    /// Before a body one works at.
    pub body: Vec<String>,
    /// Before a body one belongs to, but not before whom one speaks to.
    pub dative: Vec<String>,
    /// Before the place of a post.
    pub post: Vec<String>,
    /// `Of`: never opens a setting.
    #[serde(default)]
    pub genitive: Vec<String>,
    /// Ends a collocation before its speaker.
    #[serde(default)]
    pub agent: Vec<String>,
    /// `So`, written on: never inside a name.
    #[serde(default)]
    pub consequence: Vec<String>,
    /// In it: after a verb, its clause describes a text or occasion.
    #[serde(default)]
    pub within: Vec<String>,
    /// Taken by certain words before it, whatever the verb takes.
    #[serde(default)]
    pub governed: Vec<Governed>,
}

/// A preposition that belongs to the words before it (`المشرف العام على`, `صادر عن`).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Governed {
    pub preposition: String,
    pub by: Vec<String>,
}

impl Links {
    /// Folds every word like the text.
    pub fn folded(mut self, fold: &Fold) -> Self {
        for list in self.all() {
            list.iter_mut().for_each(|w| *w = fold.fold(w));
        }
        for governed in &mut self.governed {
            governed.preposition = fold.fold(&governed.preposition);
            governed.by.iter_mut().for_each(|w| *w = fold.fold(w));
        }
        self
    }

    fn all(&mut self) -> [&mut Vec<String>; 9] {
        [
            &mut self.genitive,
            &mut self.agent,
            &mut self.within,
            &mut self.always,
            &mut self.place,
            &mut self.person,
            &mut self.body,
            &mut self.dative,
            &mut self.post,
        ]
    }
}
