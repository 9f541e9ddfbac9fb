//! What a run with human codings leaves out, and what it must be told of them.

use std::collections::BTreeSet;

use super::measure::Record;
use crate::codings::{Coder, Human};
use crate::error::{Error, Result, Warning};

/// What the reader of the results should know of the codings of a person.
///
/// # Errors
/// When none of the codings belongs to an article of the corpus.
pub fn doubts(human: Option<&Human>, record: &Record) -> Result<Vec<Warning>> {
    let Some(human) = human else { return Ok(Vec::new()) };
    let place = format!("codings of {}", human.name());
    if record.coded.is_empty() {
        return Err(Error::new(
            place,
            format!("none of its {} articles is in the corpus", human.len()),
            "check that [corpus] is that of the sample, and that ids were kept",
        ));
    }
    let met: BTreeSet<&str> = record.coded.iter().map(String::as_str).collect();
    let lost = human.ids().filter(|id| !met.contains(*id));
    let mut doubts: Vec<Warning> =
        lost.map(|id| Warning::new("a coding without an article in the corpus", id, &place)).collect();
    let (all, without_content, without_class) = human.gaps();
    for (n, reason) in [
        (without_content, "codings without content: what was only reported counts as the narrator's words"),
        (without_class, "codings without a class of the report verb: verb_classes leaves them out"),
    ] {
        if n > 0 {
            doubts.push(Warning::new(reason, &place, format!("{n} of {all} attributions")));
        }
    }
    Ok(doubts)
}

/// The stages to count.
pub fn counts(human: Option<&Human>, record: &Record) -> Vec<(String, u64)> {
    match human {
        Some(human) => vec![
            (format!("articles coded by {}", human.name()), record.coded.len() as u64),
            ("articles without a coding".to_owned(), record.uncoded),
        ],
        None => Vec::new(),
    }
}
