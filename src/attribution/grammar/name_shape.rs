//! What a name looks like, as a pack says it.

use serde::Deserialize;

use crate::lang::Fold;

/// What an unlisted word must look like to be a name.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct NameShape {
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
    /// Endings of nouns for persons who do something.
    #[serde(default)]
    pub person_endings: Vec<String>,
    /// Endings of family names, which outweigh an article.
    #[serde(default)]
    pub family_endings: Vec<String>,
}

impl NameShape {
    /// Folds every ending and shape like the text.
    pub fn folded(mut self, fold: &Fold) -> Self {
        for list in [&mut self.common_endings, &mut self.common_shapes, &mut self.family_endings] {
            list.iter_mut().for_each(|w| *w = fold.fold(w));
        }
        self
    }
}

/// Whether a word of so many letters has a shape, `?` standing for one letter.
pub fn fits(shape: &str, word: &str, letters: usize) -> bool {
    shape.chars().count() == letters && shape.chars().zip(word.chars()).all(|(s, c)| s == '?' || s == c)
}
