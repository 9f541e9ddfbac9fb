//! How surely a word of the text is a word of the list.

use serde::{Deserialize, Serialize};

/// The way in which a word of the text came to match, the surest first. Each tier takes in
/// the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// The same characters, vowel marks and capitals too.
    Exact,
    /// The same once both are folded: `ارهابي` for `إرهابيّ`, `Regime` for `regime`.
    Folded,
    /// The same once clitics and case endings are off: `وللمرتزقة`, `مرتزقتها` for `مرتزقة`.
    Clitic,
    /// The same stem. Takes in words that are only related, so an entry has to ask for it.
    Stem,
}

impl Tier {
    /// All tiers, the surest first.
    pub const ALL: [Tier; 4] = [Tier::Exact, Tier::Folded, Tier::Clitic, Tier::Stem];

    /// What an entry gets that does not name its tiers.
    pub const DEFAULT: [Tier; 3] = [Tier::Exact, Tier::Folded, Tier::Clitic];

    /// The name in files and tables.
    pub fn name(self) -> &'static str {
        match self {
            Tier::Exact => "exact",
            Tier::Folded => "folded",
            Tier::Clitic => "clitic",
            Tier::Stem => "stem",
        }
    }
}

/// A set of tiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Tiers(u8);

impl Tiers {
    pub fn of(tiers: &[Tier]) -> Self {
        Self(tiers.iter().fold(0, |set, tier| set | 1 << *tier as u8))
    }

    pub fn has(self, tier: Tier) -> bool {
        self.0 & 1 << tier as u8 != 0
    }
}
