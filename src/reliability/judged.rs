//! Precision from a sheet of attributions that a person judged.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::error::{Error, Result};
use crate::schema::{Col, col};
use crate::stats::interval::wilson;
use crate::table::Table;

/// What is judged of an attribution: the column, and what it asks.
const QUESTIONS: &[(Col, &str)] = &[
    (col::IS_ATTRIBUTION, "is an attribution"),
    (col::SOURCE_RIGHT, "source words right"),
    (col::TYPE_RIGHT, "type right"),
    (col::QUOTE_RIGHT, "quote right"),
];

/// Answers to one question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    pub question: &'static str,
    pub right: u64,
    /// Judged at all: the later questions are asked only of what is an attribution.
    pub judged: u64,
    pub precision: Option<f64>,
    /// 95 %, Wilson's.
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// A judged sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Judged {
    pub attributions: u64,
    pub answers: Vec<Answer>,
    /// How often each kind of error was noted, most frequent first, ties by name.
    pub kinds: Vec<(String, u64)>,
}

/// Counts a filled-in [`crate::schema::JUDGED`] sheet. Cells hold `y`, `n`, or nothing.
///
/// # Errors
/// When a cell holds something else, with its row and column.
pub fn judged(sheet: &Table) -> Result<Judged> {
    let mut answers = Vec::new();
    for (column, question) in QUESTIONS {
        let (mut right, mut all) = (0, 0);
        for (row, cell) in sheet.text(*column).into_iter().enumerate() {
            match cell.map(str::trim) {
                None | Some("") => continue,
                Some("y") => right += 1,
                Some("n") => {}
                Some(other) => {
                    return Err(Error::new(
                        format!("line {}, column {column}", row + 2),
                        format!("`{other}` is no answer"),
                        "write y or n, or leave it empty",
                    ));
                }
            }
            all += 1;
        }
        let interval = wilson(right, all);
        answers.push(Answer {
            question,
            right,
            judged: all,
            precision: (all > 0).then(|| right as f64 / all as f64),
            low: interval.map(|(low, _)| low),
            high: interval.map(|(_, high)| high),
        });
    }
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for kind in sheet.text(col::ERROR).into_iter().flatten().filter(|k| !k.trim().is_empty()) {
        *counts.entry(kind.trim()).or_default() += 1;
    }
    let mut kinds: Vec<(String, u64)> = counts.into_iter().map(|(k, n)| (k.to_owned(), n)).collect();
    kinds.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(Judged { attributions: sheet.len() as u64, answers, kinds })
}

impl fmt::Display for Judged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "attributions drawn {}", self.attributions)?;
        for a in &self.answers {
            let (Some(p), Some(low), Some(high)) = (a.precision, a.low, a.high) else { continue };
            writeln!(
                f,
                "{:<20} {:>4} of {:>4}  {p:.3}  [{low:.3}, {high:.3}]",
                a.question, a.right, a.judged
            )?;
        }
        for (kind, n) in &self.kinds {
            writeln!(f, "{n:>4}  {kind}")?;
        }
        Ok(())
    }
}
