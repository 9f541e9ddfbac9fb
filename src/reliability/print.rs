//! A score as the lines that a person reads.

use std::fmt;

use super::Score;

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |v| format!("{v:.3}"));
        let range = |name: &str| {
            self.intervals.get(name).map_or_else(String::new, |i| format!("  [{:.3}, {:.3}]", i.low, i.high))
        };
        writeln!(
            f,
            "articles {}, gold {}, coded {}",
            self.articles, self.detection.gold, self.detection.predicted
        )?;
        let lines = [
            ("detection precision", self.detection.precision, "detection_precision"),
            ("detection recall", self.detection.recall, "detection_recall"),
            ("detection F1", self.detection.f1, "detection_f1"),
            ("exact-cue F1", self.exact_cue.f1, "exact_cue_f1"),
            ("end-to-end F1", self.end_to_end.f1, "end_to_end_f1"),
            ("source span F1", self.source_span.f1, "source_span_f1"),
            ("source overlap F1", self.source_overlap.f1, "source_overlap_f1"),
            ("content span F1", self.content_span.f1, "content_span_f1"),
            ("type accuracy (7)", self.type_accuracy, "type_accuracy"),
            ("type accuracy (3)", self.type_accuracy_three, "type_accuracy_three"),
            ("quote accuracy", self.quote_accuracy, "quote_accuracy"),
            ("alpha type", self.alpha_type, ""),
            ("alpha quote", self.alpha_quote, ""),
            ("anonymous share, gold", self.anonymous_share_gold, ""),
            ("anonymous share, coded", self.anonymous_share_other, ""),
            ("  pooled error", self.anonymous_share_error, ""),
            ("  mean absolute error", self.anonymous_share_mae, ""),
        ];
        for (name, value, key) in lines {
            writeln!(f, "{name:<24}{:>7}{}", number(value), range(key))?;
        }
        writeln!(f, "{:<14}{:>7}{:>7}{:>7}{:>6}{:>6}", "type", "P", "R", "F1", "gold", "coded")?;
        for t in &self.by_type {
            let p = &t.prf;
            writeln!(
                f,
                "{:<14}{:>7}{:>7}{:>7}{:>6}{:>6}",
                t.kind.name(),
                number(p.precision),
                number(p.recall),
                number(p.f1),
                p.gold,
                p.predicted
            )?;
        }
        Ok(())
    }
}
