//! What an unlisted word looks like: a name, a common noun, a plural of persons, an adverb.

use serde::Deserialize;

use super::lists::Lists;
use super::mark::Mark;
use crate::lang::Fold;

/// What an unlisted word must look like to be a name.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct NameShape {
    /// It begins with a capital.
    pub capital: bool,
    /// A word in capitals is a body.
    #[serde(default)]
    pub acronyms: bool,
    /// Endings of common nouns.
    #[serde(default)]
    pub common_endings: Vec<String>,
    /// Shapes of common nouns: `?` stands for one letter.
    #[serde(default)]
    pub common_shapes: Vec<String>,
    /// Endings of plurals of persons, definite or after `crowd_lead`.
    #[serde(default)]
    pub crowd_endings: Vec<String>,
    #[serde(default)]
    pub crowd_lead: String,
    /// Endings of family names, which outweigh an article.
    #[serde(default)]
    pub family_endings: Vec<String>,
}

impl NameShape {
    /// Folds every ending and shape like the text.
    pub fn folded(mut self, fold: &Fold) -> Self {
        for list in [
            &mut self.common_endings,
            &mut self.common_shapes,
            &mut self.family_endings,
            &mut self.crowd_endings,
        ] {
            list.iter_mut().for_each(|w| *w = fold.fold(w));
        }
        self
    }
}

impl Lists {
    /// Whether capitals mean something in this language.
    pub fn capitals(&self) -> bool {
        self.names.capital
    }

    /// A word that begins with a capital, where that means something.
    pub fn capital(&self, written: &str) -> bool {
        self.names.capital && written.chars().next().is_some_and(char::is_uppercase)
    }

    /// A word in capitals, where that makes it a body.
    pub fn acronym(&self, written: &str) -> bool {
        self.names.acronyms && written.chars().count() > 1 && written.chars().all(char::is_uppercase)
    }

    /// Whether an unlisted word is a plural of persons by its shape.
    pub fn crowd(&self, mark: &Mark<'_>) -> bool {
        let lead = !self.names.crowd_lead.is_empty() && mark.base.starts_with(&self.names.crowd_lead);
        (mark.article || lead)
            && mark.base.chars().count() > 4
            && self.names.crowd_endings.iter().any(|e| mark.base.ends_with(e.as_str()))
    }

    /// Whether a word ends like a plural of persons that stands in no construct.
    pub fn crowd_free(&self, folded: &str) -> bool {
        folded.chars().count() > 5
            && self.names.crowd_endings.first().is_some_and(|e| folded.ends_with(e.as_str()))
    }

    /// Whether a folded word begins as the name of a role does (`المتسوق`).
    pub fn role_shape(&self, base: &str) -> bool {
        !self.names.crowd_lead.is_empty() && base.starts_with(&self.names.crowd_lead)
            || self.common_shape(base)
    }

    /// Whether a folded word has the shape of a common noun.
    pub fn common_shape(&self, base: &str) -> bool {
        self.names.common_shapes.iter().any(|s| fits(s, base))
    }

    /// Whether an unlisted word may be a name by its shape.
    pub fn name_shape(&self, written: &str, mark: &Mark<'_>) -> bool {
        if self.names.capital {
            return written.chars().next().is_some_and(char::is_uppercase);
        }
        let base = mark.base;
        if mark.article {
            return self.names.family_endings.iter().any(|e| base.ends_with(e.as_str()));
        }
        base.chars().count() > 2
            && !self.names.common_endings.iter().any(|e| base.ends_with(e.as_str()))
            && !self.names.common_shapes.iter().any(|s| fits(s, base))
    }
}

/// Whether a word has a shape, `?` standing for one letter.
fn fits(shape: &str, word: &str) -> bool {
    shape.chars().count() == word.chars().count()
        && shape.chars().zip(word.chars()).all(|(s, c)| s == '?' || s == c)
}
