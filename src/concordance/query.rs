//! What a concordance looks for.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::codings::{Attribution, SourceType};
use crate::error::{Error, Result};
use crate::lang::Language;
use crate::lexicon::{Lexicon, Tier};

/// Words, a category of lexicons, or a type of source.
pub enum Query {
    /// Hits of one pattern.
    Pattern(Box<Lexicon>),
    /// Hits of the entries of this category.
    Category(String, Vec<Lexicon>),
    /// Phrases of sources of this type; the cue where a clause has no overt source.
    Type(SourceType),
}

impl Query {
    /// Words in the pattern language of lexicons: `طبول الحرب`, `قوات ~ الوفاق`, `مرتزق*`. No
    /// `tiers` means those that lexicons have by default.
    ///
    /// # Errors
    /// When the pattern is empty or ill-formed.
    pub fn pattern(pattern: &str, tiers: &[Tier], language: &Arc<Language>) -> Result<Self> {
        let place = format!("pattern `{pattern}`");
        let quoted = |text: &str| serde_json::to_string(text).map_err(|e| Error::new(&place, e, ""));
        let tiers = if tiers.is_empty() { &Tier::DEFAULT } else { tiers };
        let tiers: Vec<&str> = tiers.iter().map(|tier| tier.name()).collect();
        // A string of JSON is a string of TOML.
        let text = format!(
            "name = \"pattern\"\nlang = {}\nversion = 1\norigin = \"the user\"\nlicence = \"the user's\"\n\
             tiers = {tiers:?}\n[categories]\npattern = \"looked for\"\n\
             [[entry]]\npattern = {}\ncategory = \"pattern\"\nrationale = \"looked for\"\n",
            quoted(&language.code)?,
            quoted(pattern)?,
        );
        Ok(Self::Pattern(Box::new(Lexicon::parse(&place, &text, language)?)))
    }

    /// The entries of a category, in whichever of the lexicons have it.
    ///
    /// # Errors
    /// When none has it.
    pub fn category(name: &str, lexicons: Vec<Lexicon>) -> Result<Self> {
        let (have, without): (Vec<Lexicon>, Vec<Lexicon>) =
            lexicons.into_iter().partition(|l| l.entries.iter().any(|e| e.category == name));
        if have.is_empty() {
            let entries = without.iter().flat_map(|l| &l.entries);
            let names: BTreeSet<&str> = entries.map(|e| e.category.as_str()).collect();
            return Err(Error::new(
                "category",
                format!("no lexicon has a category `{name}`"),
                format!("use one of: {}", names.into_iter().collect::<Vec<_>>().join(", ")),
            ));
        }
        Ok(Self::Category(name.to_owned(), have))
    }

    /// Whether this attribution is asked for.
    pub(super) fn wants(&self, attribution: &Attribution) -> bool {
        matches!(self, Self::Type(kind) if *kind == attribution.kind)
    }
}
