//! What a run with human codings leaves out, and what it must be told of them.

use std::collections::BTreeSet;

use crate::codings::{Coder, Human};
use crate::error::{Error, Result, Warning};

/// Articles without a coding, and codings without an article.
pub struct Uncoded<'a> {
    human: Option<&'a Human>,
    skipped: u64,
    met: BTreeSet<String>,
}

impl<'a> Uncoded<'a> {
    pub fn new(human: Option<&'a Human>) -> Self {
        Self { human, skipped: 0, met: BTreeSet::new() }
    }

    /// An article that the coder did not code.
    pub fn skip(&mut self) {
        self.skipped += 1;
    }

    /// An article that was coded.
    pub fn met(&mut self, id: &str) {
        if self.human.is_some() {
            self.met.insert(id.to_owned());
        }
    }

    /// What the reader of the results should know of the codings.
    ///
    /// # Errors
    /// When none of the codings belongs to an article of the corpus.
    pub fn doubts(&self) -> Result<Vec<Warning>> {
        let Some(human) = self.human else { return Ok(Vec::new()) };
        let place = format!("codings of {}", human.name());
        if self.met.is_empty() {
            return Err(Error::new(
                place,
                format!("none of its {} articles is in the corpus", human.len()),
                "check that [corpus] is that of the sample, and that ids were kept",
            ));
        }
        let lost = human.ids().filter(|id| !self.met.contains(*id));
        let mut doubts: Vec<Warning> =
            lost.map(|id| Warning::new("a coding without an article in the corpus", id, &place)).collect();
        let (all, without_content, without_class) = human.gaps();
        for (n, reason) in [
            (
                without_content,
                "codings without content: what was only reported counts as the narrator's words",
            ),
            (without_class, "codings without a class of the report verb: verb_classes leaves them out"),
        ] {
            if n > 0 {
                doubts.push(Warning::new(reason, &place, format!("{n} of {all} attributions")));
            }
        }
        Ok(doubts)
    }

    /// The stages to count.
    pub fn counts(&self) -> Vec<(String, u64)> {
        match self.human {
            Some(human) => vec![
                (format!("articles coded by {}", human.name()), self.met.len() as u64),
                ("articles without a coding".to_owned(), self.skipped),
            ],
            None => Vec::new(),
        }
    }
}
