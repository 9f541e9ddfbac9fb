//! Which hits of a lexicon count.

use super::tier::Tier;

/// What a spec, or the head of a lexicon, asks for. By default every hit that no longer or surer
/// one covers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// Only hits of these tiers; of all where empty. An entry's own `tiers` say how it may match,
    /// these say which of its matches count: `[Exact]` leaves out `والمرتزقة` though the entry
    /// takes clitics.
    pub tiers: Vec<Tier>,
    /// Also hits inside or across others.
    pub nested: bool,
}

impl Request {
    pub(super) fn wants(&self, tier: Tier) -> bool {
        self.tiers.is_empty() || self.tiers.contains(&tier)
    }
}
