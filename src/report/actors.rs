//! The actors of the spec: who speaks in which outlet, under which verbs, beside which words.

use minijinja::{Value, context};

use super::int;
use crate::chart::{Tables, number};
use crate::schema::{ACTOR_VERBS, ACTORS, Schema};
use crate::table::Table;

/// `speaks` is who gives attributions, `rest` the other measures, `verbs` the sides' verbs.
pub(super) fn view(tables: &Tables) -> Option<Value> {
    let get = |schema: &Schema| tables.get(schema.name).filter(|t| !t.is_empty());
    let actors = get(&ACTORS)?;
    let measures = actors.text("measure");
    let (speaks, rest): (Vec<usize>, Vec<usize>) =
        (0..actors.len()).partition(|r| measures[*r] == Some("attributions"));
    let verbs = get(&ACTOR_VERBS);
    // A side's verbs that nobody used say nothing; a side that never speaks does.
    let used = |t: &Table| -> Vec<Value> {
        let (hits, n, classes) = (t.int("hits"), t.int("n"), t.text("class"));
        let shown = |r: &usize| hits[*r] > Some(0) || n[*r] == Some(0) && classes[*r] == Some("neutral");
        let rows: Vec<usize> = (0..t.len()).filter(shown).collect();
        rows_of(t, &rows, ["side", "class", ""])
    };
    Some(context! {
        speaks => rows_of(actors, &speaks, ["actor", "", "base"]),
        rest => rows_of(actors, &rest, ["actor", "category", "base"]),
        verbs => verbs.map(used).unwrap_or_default(),
    })
}

/// Rows with the text columns `who`, `what` and `base`; an empty name is no column.
fn rows_of(table: &Table, rows: &[usize], [who, what, base]: [&str; 3]) -> Vec<Value> {
    let text = |name: &str| if name.is_empty() { Vec::new() } else { table.text(name) };
    let (langs, outlets, gaps) = (text("lang"), text("outlet"), text("gap"));
    let (who, what, base) = (text(who), text(what), text(base));
    let measures = if base.is_empty() { Vec::new() } else { text("measure") };
    let (hits, n) = (table.int("hits"), table.int("n"));
    let (share, low, high) = (table.real("share"), table.real("low"), table.real("high"));
    let at =
        |column: &[Option<&str>], r: usize| column.get(r).copied().flatten().unwrap_or_default().to_owned();
    rows.iter()
        .map(|&r| {
            context! {
                lang => at(&langs, r), outlet => at(&outlets, r), who => at(&who, r), what => at(&what, r),
                base => at(&base, r), measure => at(&measures, r), gap => at(&gaps, r),
                hits => int(hits[r]), n => int(n[r]),
                value => share[r].map_or_else(|| "n/a".to_owned(), |v| number::interval(v, low[r], high[r])),
            }
        })
        .collect()
}
