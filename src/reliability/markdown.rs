//! A score as a row of a table in Markdown: the README's, which a command makes again.

use super::score::Score;
use crate::codings::SourceType;

/// The head of the table. Each row begins with what was coded and how many articles it is.
pub const HEAD: &str = "\
| articles | attributions | detection P / R | F1 | exact cue F1 | type in three | F1 named / anonymous | source words F1 | quote | end to end F1 | anonymous share, gold / coded |
|---|---|---|---|---|---|---|---|---|---|---|";

/// One row: figures with two decimals, the shares with three, intervals of F1 and type.
pub fn row(name: &str, score: &Score) -> String {
    let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |v| format!("{v:.2}"));
    let share = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |v| format!("{v:.3}"));
    let range = |value: Option<f64>, name: &str| match score.intervals.get(name) {
        Some(i) => format!("{} [{:.2}, {:.2}]", number(value), i.low, i.high),
        None => number(value),
    };
    let of = |kind: SourceType| score.by_type.iter().find(|t| t.kind == kind).and_then(|t| t.prf.f1);
    let cells = [
        format!("{name} ({})", score.articles),
        score.detection.gold.to_string(),
        format!("{} / {}", number(score.detection.precision), number(score.detection.recall)),
        range(score.detection.f1, "detection_f1"),
        number(score.exact_cue.f1),
        range(score.type_accuracy_three, "type_accuracy_three"),
        format!("{} / {}", number(of(SourceType::Named)), number(of(SourceType::Anonymous))),
        number(score.source_span.f1),
        number(score.quote_accuracy),
        number(score.end_to_end.f1),
        format!("{} / {}", share(score.anonymous_share_gold), share(score.anonymous_share_other)),
    ];
    format!("| {} |", cells.join(" | "))
}
