//! Where outlets lean on the frame axes.

use minijinja::{Value, context};

use super::cut::cut;
use super::{int, real};
use crate::chart::{Tables, number};
use crate::schema::{AXES, col};

pub(super) fn view(tables: &Tables) -> Option<Value> {
    let table = tables.get(AXES.name).filter(|t| !t.is_empty())?;
    let [lang, axis, outlet, gap] =
        [col::LANG, col::AXIS, col::OUTLET, col::GAP].map(|column| table.text(column));
    let (articles, n) = (table.int(col::ARTICLES), table.int(col::N));
    let [bias, bias_low, bias_high, bias_q] =
        [col::BIAS, col::BIAS_LOW, col::BIAS_HIGH, col::BIAS_Q].map(|column| table.real(column));
    let [intensity, low, high, q] =
        [col::INTENSITY, col::INTENSITY_LOW, col::INTENSITY_HIGH, col::INTENSITY_Q]
            .map(|column| table.real(column));
    let value = |v: Option<f64>, low, high| match v {
        Some(v) => number::interval(v, low, high),
        None => "n/a".to_owned(),
    };
    let row = |r: usize| {
        context! {
            lang => lang[r].unwrap_or_default(), axis => axis[r].unwrap_or_default(),
            outlet => outlet[r].unwrap_or_default(), gap => gap[r].unwrap_or_default(),
            bias => value(bias[r], bias_low[r], bias_high[r]), bias_q => real(bias_q[r]),
            intensity => value(intensity[r], low[r], high[r]), intensity_q => real(q[r]),
            n => int(n[r]), articles => int(articles[r]),
        }
    };
    let name = |r: usize| (lang[r].unwrap_or_default(), outlet[r].unwrap_or_default());
    let (rows, cut) = cut((0..table.len()).collect(), name, |r| n[r].unwrap_or_default());
    Some(context! { rows => rows.into_iter().map(row).collect::<Vec<_>>(), cut })
}
