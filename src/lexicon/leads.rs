//! From the conditions that words meet to the patterns that may begin there.
//!
//! A pattern of one word is found by its condition, a longer one by those of its first two words,
//! so that many phrases with one beginning cost no more than one.

use super::index::{Met, Number, Pattern};
use super::pattern::GAP;

/// What a condition leads to, where it is that of a first word. Patterns have the numbers in which
/// they were added.
#[derive(Debug, Default)]
struct Lead {
    /// Patterns of this one word.
    alone: Vec<u32>,
    /// Longer ones, by the condition of their second word.
    pairs: Vec<(Number, u32)>,
    /// How many words after the first the second one may stand.
    reach: usize,
}

/// By condition.
#[derive(Debug, Default)]
pub(super) struct Leads(Vec<Lead>);

impl Leads {
    pub fn of(patterns: &[Pattern], conditions: usize) -> Self {
        let mut leads: Vec<Lead> = std::iter::repeat_with(Lead::default).take(conditions).collect();
        for (number, pattern) in patterns.iter().enumerate() {
            let lead = &mut leads[pattern.steps[0].0 as usize];
            match pattern.steps.get(1) {
                None => lead.alone.push(number as u32),
                Some(&(second, gap)) => {
                    lead.pairs.push((second, number as u32));
                    // A hyphen may stand before each word.
                    lead.reach = lead.reach.max(if gap { 2 * (GAP + 1) } else { 2 });
                }
            }
        }
        for lead in &mut leads {
            lead.pairs.sort_unstable();
        }
        Self(leads)
    }

    /// Whether a pattern may begin with a word that meets this condition.
    pub fn begin(&self, condition: Number) -> bool {
        let lead = &self.0[condition as usize];
        !lead.alone.is_empty() || !lead.pairs.is_empty()
    }

    /// The patterns that may begin at a word, each once, in the order of their numbers; `after`
    /// are the words that follow it in its sentence.
    pub fn candidates(&self, first: &Met, after: &[&Met], out: &mut Vec<u32>) {
        out.clear();
        for condition in first.first() {
            let lead = &self.0[condition as usize];
            out.extend(&lead.alone);
            if lead.pairs.is_empty() {
                continue;
            }
            for second in after.iter().take(lead.reach).flat_map(|next| next.conditions()) {
                let from = lead.pairs.partition_point(|(condition, _)| *condition < second);
                let of = lead.pairs[from..].iter().take_while(|(condition, _)| *condition == second);
                out.extend(of.map(|(_, pattern)| pattern));
            }
        }
        if out.len() > 1 {
            out.sort_unstable();
            out.dedup();
        }
    }
}
