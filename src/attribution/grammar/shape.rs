//! What an unlisted word looks like: a name, a common noun, a plural of persons, an adverb.

use super::lists::Lists;
use super::name_shape::fits;

/// What a word looks like, whatever the lists say of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shape {
    /// Letters of its base, or 255 where it has more.
    pub letters: u8,
    /// Ends like a feminine noun.
    pub feminine: bool,
    /// A plural of persons.
    pub crowd: bool,
    /// A common noun.
    pub common: bool,
    /// May be a name.
    pub name: bool,
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

    /// What a word with this base looks like.
    pub fn shape(&self, written: &str, base: &str, article: bool) -> Shape {
        let letters = base.chars().count();
        let common = self.names.common_shapes.iter().any(|s| fits(s, base, letters));
        Shape {
            letters: u8::try_from(letters).unwrap_or(u8::MAX),
            feminine: self.noun.is_feminine(base),
            crowd: self.crowd(base, article, letters),
            common,
            name: self.name_shape(written, base, article, letters, common),
        }
    }

    fn crowd(&self, base: &str, article: bool, letters: usize) -> bool {
        let persons = &self.noun.persons;
        let lead = !persons.lead.is_empty() && base.starts_with(&persons.lead);
        (article || lead) && letters > 4 && persons.endings().any(|e| base.ends_with(e))
    }

    /// Whether a word ends like a plural of persons that stands in no construct.
    pub fn crowd_free(&self, folded: &str) -> bool {
        let ends = |e: &String| folded.ends_with(e.as_str());
        folded.chars().count() > 5 && self.noun.persons.nominative.iter().any(ends)
    }

    /// Whether a folded word begins as the name of a role does (`المتسوق`).
    pub fn role_shape(&self, base: &str) -> bool {
        let lead = &self.noun.persons.lead;
        !lead.is_empty() && base.starts_with(lead) || self.common_shape(base)
    }

    /// Whether a folded word has the shape of a verbal noun.
    pub fn verbal_shape(&self, base: &str) -> bool {
        let letters = base.chars().count();
        self.noun.verbal.iter().any(|s| fits(s, base, letters))
    }

    /// Whether a folded word has the shape of a common noun.
    pub fn common_shape(&self, base: &str) -> bool {
        let letters = base.chars().count();
        self.names.common_shapes.iter().any(|s| fits(s, base, letters))
    }

    fn name_shape(&self, written: &str, base: &str, article: bool, letters: usize, common: bool) -> bool {
        if self.names.capital {
            return written.chars().next().is_some_and(char::is_uppercase);
        }
        if article {
            return self.names.family_endings.iter().any(|e| base.ends_with(e.as_str()));
        }
        letters > 2 && !self.names.common_endings.iter().any(|e| base.ends_with(e.as_str())) && !common
    }
}
