//! Doubts about a lexicon, found by holding it against its own words.

use std::collections::BTreeMap;

use super::lexicon::Lexicon;
use crate::error::Warning;
use crate::text::Doc;

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
        let doc = self.alone(form);
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

    /// A text that is one form and nothing else.
    fn alone(&self, form: &str) -> Doc {
        self.analyzer.doc("", &form.replace('*', "").replace('?', "x").replace('~', " "))
    }

    fn wins(&self, entry: usize, text: &str) -> bool {
        self.find(&self.analyzer.doc("", text)).iter().any(|m| m.entry == entry)
    }
}

/// Words that two lexicons of one language list: `word in two lexicons`, once for each pair of
/// entries, with the first form that they share. No mistake in itself, since lexicons measure
/// different things, but two measures that share words move together.
pub fn check_across(lexicons: &[Lexicon]) -> Vec<Warning> {
    let mut pairs = BTreeMap::new();
    for (l, lexicon) in lexicons.iter().enumerate() {
        for (at, entry) in lexicon.entries.iter().enumerate() {
            for form in entry.patterns() {
                let doc = lexicon.alone(form);
                let own = lexicon.find_nested(&doc).into_iter().filter(|m| m.entry == at);
                let own: Vec<_> = own.map(|m| m.tokens).collect();
                let others = lexicons.iter().enumerate().filter(|(o, x)| *o != l && x.lang == lexicon.lang);
                for (o, other) in others {
                    for hit in other.find_nested(&doc).iter().filter(|m| own.contains(&m.tokens)) {
                        let (one, two) = ((l, at), (o, hit.entry));
                        pairs.entry((one.min(two), one.max(two))).or_insert(form);
                    }
                }
            }
        }
    }
    let name =
        |(l, e): (usize, usize)| format!("lexicon {}, entry {}", lexicons[l].name, lexicons[l].entries[e].id);
    let warn = |((one, two), form)| {
        Warning::new("word in two lexicons", name(one), format!("{form}: {}", name(two)))
    };
    pairs.into_iter().map(warn).collect()
}
