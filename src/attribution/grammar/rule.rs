//! Rules as rows of tables: each has a name, a condition and a verdict, and can be switched off, which
//! shows what it does.

use std::sync::atomic::{AtomicUsize, Ordering};

/// A rule: where its condition holds, its verdict does.
pub struct Rule<When, Then = ()> {
    pub name: &'static str,
    pub when: When,
    pub then: Then,
}

/// A rule whose verdict is that of its table, or what its condition finds.
pub const fn rule<When>(name: &'static str, when: When) -> Rule<When> {
    Rule { name, when, then: () }
}

/// A rule with a verdict of its own.
pub const fn verdict<When, Then>(name: &'static str, when: When, then: Then) -> Rule<When, Then> {
    Rule { name, when, then }
}

/// The names of a table's rules.
pub fn names<When, Then>(rules: &'static [Rule<When, Then>]) -> Vec<&'static str> {
    rules.iter().map(|rule| rule.name).collect()
}

/// How rules are tried: in order, all but those that are switched off to see what they do.
#[derive(Debug, Default)]
pub struct Trial {
    off: Vec<&'static str>,
    held: AtomicUsize,
}

impl Trial {
    /// All rules but these.
    pub fn without(rules: Vec<&'static str>) -> Self {
        Self { off: rules, held: AtomicUsize::new(0) }
    }

    /// How often the condition of a rule that is switched off held.
    pub fn held(&self) -> usize {
        self.held.load(Ordering::Relaxed)
    }

    /// Whether a rule whose condition holds decides.
    pub fn decides(&self, name: &str) -> bool {
        let off = self.off.contains(&name);
        if off {
            self.held.fetch_add(1, Ordering::Relaxed);
        }
        !off
    }

    /// Whether the condition of some rule holds.
    pub fn any<When>(&self, rules: &[Rule<When>], holds: impl Fn(&When) -> bool) -> bool {
        rules.iter().any(|rule| holds(&rule.when) && self.decides(rule.name))
    }

    /// What the first rule finds that finds something.
    pub fn first<When, Found>(
        &self,
        rules: &[Rule<When>],
        finds: impl Fn(&When) -> Option<Found>,
    ) -> Option<Found> {
        rules.iter().find_map(|rule| finds(&rule.when).filter(|_| self.decides(rule.name)))
    }

    /// The verdict of the first rule whose condition holds.
    pub fn verdict<'r, When, Then>(
        &self,
        rules: &'r [Rule<When, Then>],
        holds: impl Fn(&When) -> bool,
    ) -> Option<&'r Then> {
        rules.iter().find(|rule| holds(&rule.when) && self.decides(rule.name)).map(|rule| &rule.then)
    }
}
