//! A comparison as the lines that a person reads.

use std::fmt;

use super::Comparison;
use crate::reliability::Interval;

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |v| format!("{v:.3}"));
        let range = |i: Option<Interval>| {
            i.map_or_else(|| "-".to_owned(), |i| format!("[{:.3}, {:.3}]", i.low, i.high))
        };
        writeln!(f, "texts {}, articles {}, words {}", self.texts, self.articles, self.words)?;
        writeln!(f, "labels {}", self.labels.join(", "))?;
        for l in &self.lexicons {
            writeln!(f, "lexicon {} version {}, {} entries, {}", l.name, l.version, l.entries, l.hash)?;
        }
        writeln!(
            f,
            "{:<9}{:<18}{:>6}{:>6}{:>6}{:>6}{:>7} {:<16}{:>6} {:<16}{:>6} {:<16}{:>7}",
            "by", "", "hits", "right", "spans", "found", "P", "", "R", "", "F1", "", "wordsF1"
        )?;
        for row in &self.rows {
            let r = &row.figures;
            writeln!(
                f,
                "{:<9}{:<18}{:>6}{:>6}{:>6}{:>6}{:>7} {:<16}{:>6} {:<16}{:>6} {:<16}{:>7}",
                row.by,
                row.name,
                r.hits,
                r.right,
                r.spans,
                r.found,
                number(r.precision),
                range(r.precision_interval),
                number(r.recall),
                range(r.recall_interval),
                number(r.f1),
                range(r.f1_interval),
                number(r.words_f1)
            )?;
        }
        for c in &self.controls {
            let range =
                |r: Option<(f64, f64)>| r.map_or_else(String::new, |(a, b)| format!("[{a:.3}, {b:.3}]"));
            writeln!(
                f,
                "{:<9}{:<18}{:>6.0}{:>18}{:>7.3} {:<16}{:>6.3} {:<16}{:>6.3} {:<16}{:>7.3}",
                "control",
                c.name,
                c.hits,
                "",
                c.precision,
                range(c.precision_range),
                c.recall,
                range(c.recall_range),
                c.f1,
                "",
                c.words_f1
            )?;
        }
        Ok(())
    }
}
