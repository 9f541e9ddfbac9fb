//! The actors of the spec: who speaks in which outlet, under which verbs, beside which words.

use minijinja::{Value, context};

use super::cut::cut;
use super::int;
use crate::chart::{Tables, number};
use crate::schema::{ACTOR_VERBS, ACTORS, Col, Schema, col};
use crate::table::Table;

/// `speaks` is who gives attributions, `rest` the other measures, `verbs` the sides' verbs.
pub(super) fn view(tables: &Tables) -> Option<Value> {
    let get = |schema: &Schema| tables.get(schema.name).filter(|t| !t.is_empty());
    let actors = get(&ACTORS)?;
    let measures = actors.text(col::MEASURE);
    let (speaks, rest): (Vec<usize>, Vec<usize>) =
        (0..actors.len()).partition(|r| measures[*r] == Some("attributions"));
    let verbs = get(&ACTOR_VERBS);
    // A side's verbs that nobody used say nothing; a side that never speaks does.
    let used = |t: &Table| -> Value {
        let (hits, n, classes) = (t.int(col::HITS), t.int(col::N), t.text(col::CLASS));
        let shown = |r: &usize| hits[*r] > Some(0) || n[*r] == Some(0) && classes[*r] == Some("neutral");
        let rows: Vec<usize> = (0..t.len()).filter(shown).collect();
        rows_of(t, rows, col::SIDE, Some(col::CLASS), None)
    };
    Some(context! {
        speaks => rows_of(actors, speaks, col::ACTOR, None, Some(col::BASE)),
        rest => rows_of(actors, rest, col::ACTOR, Some(col::CATEGORY), Some(col::BASE)),
        verbs => verbs.map(used),
    })
}

/// Rows with the text columns `who`, `what` and `base`, as far as there are such. Where there are
/// many outlets, those of the largest.
fn rows_of(table: &Table, rows: Vec<usize>, who: Col, what: Option<Col>, base: Option<Col>) -> Value {
    let (langs, outlets, gaps) = (table.text(col::LANG), table.text(col::OUTLET), table.text(col::GAP));
    let text = |column: Option<Col>| column.map_or_else(Vec::new, |column| table.text(column));
    let (who, what, measures) = (table.text(who), text(what), text(base.map(|_| col::MEASURE)));
    let base = text(base);
    let (hits, n) = (table.int(col::HITS), table.int(col::N));
    let (share, low, high) = (table.real(col::SHARE), table.real(col::LOW), table.real(col::HIGH));
    let at =
        |column: &[Option<&str>], r: usize| column.get(r).copied().flatten().unwrap_or_default().to_owned();
    let outlet = |r: usize| (langs[r].unwrap_or_default(), outlets[r].unwrap_or_default());
    let (rows, cut) = cut(rows, outlet, |r| n[r].unwrap_or_default());
    let rows: Vec<Value> = rows
        .into_iter()
        .map(|r| {
            context! {
                lang => at(&langs, r), outlet => at(&outlets, r), who => at(&who, r), what => at(&what, r),
                base => at(&base, r), measure => at(&measures, r), gap => at(&gaps, r),
                hits => int(hits[r]), n => int(n[r]),
                value => share[r].map_or_else(|| "n/a".to_owned(), |v| number::interval(v, low[r], high[r])),
            }
        })
        .collect();
    context! { rows, cut }
}
