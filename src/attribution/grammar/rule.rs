//! Rules as rows of tables: each has a name, a condition and a verdict, and can be switched off, which
//! shows what it does.

use std::collections::BTreeSet;
use std::sync::Mutex;

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
    /// Rules whose condition held, where somebody watches.
    held: Option<Mutex<BTreeSet<&'static str>>>,
}

impl Trial {
    /// Switches these rules off and all others on.
    pub fn switch_off(&mut self, rules: Vec<&'static str>) {
        self.off = rules;
    }

    /// Notes from now on which rules hold.
    pub fn watch(&mut self) {
        self.held = Some(Mutex::default());
    }

    /// The rules whose condition held while somebody watched, and no more watching.
    pub fn held(&mut self) -> BTreeSet<&'static str> {
        self.held.take().and_then(|held| held.into_inner().ok()).unwrap_or_default()
    }

    /// Whether a rule whose condition holds decides.
    fn decides(&self, name: &'static str) -> bool {
        if let Some(Ok(mut held)) = self.held.as_ref().map(Mutex::lock) {
            held.insert(name);
        }
        !self.off.contains(&name)
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
