//! Doubts about a lexicon, found by holding it against its own words.

use super::lexicon::Lexicon;
use crate::error::Warning;

impl Lexicon {
    /// Doubts about the entries, in file order, by these reasons:
    /// - `form never matches`: not even in a text that is the form itself;
    /// - `form in two entries`: another entry hits the very same words;
    /// - `form swallowed`: another entry wins on the words of this one, so it never counts;
    /// - `no example`: nothing shows the entry at work;
    /// - `example not hit`: the entry does not win in its own example;
    /// - `counter-example hit`: it hits where it says it does not.
    pub fn check(&self) -> Vec<Warning> {
        let mut out = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let mut warn = |reason: &str, detail: String| {
                out.push(Warning::new(reason, format!("lexicon {}, entry {}", self.name, entry.id), detail));
            };
            for form in entry.patterns() {
                self.check_form(at, form, &mut warn);
            }
            match &entry.example {
                None => warn("no example", entry.pattern.clone()),
                Some(text) if !self.wins(at, text) => warn("example not hit", text.clone()),
                Some(_) => {}
            }
            if let Some(text) = &entry.counter_example
                && self.wins(at, text)
            {
                warn("counter-example hit", text.clone());
            }
        }
        out
    }

    fn check_form(&self, entry: usize, form: &str, warn: &mut impl FnMut(&str, String)) {
        let doc = self.analyzer.doc("", &form.replace('*', "").replace('~', " "));
        let all = self.find_nested(&doc);
        let Some(own) = all.iter().find(|m| m.entry == entry) else {
            return warn("form never matches", form.to_owned());
        };
        for other in all.iter().filter(|m| m.entry != entry && m.tokens == own.tokens) {
            warn("form in two entries", format!("{form}: also {}", self.entries[other.entry].id));
        }
        if !self.find(&doc).iter().any(|m| m.entry == entry) {
            warn("form swallowed", form.to_owned());
        }
    }

    fn wins(&self, entry: usize, text: &str) -> bool {
        self.find(&self.analyzer.doc("", text)).iter().any(|m| m.entry == entry)
    }
}
