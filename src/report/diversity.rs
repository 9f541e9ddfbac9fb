//! How many different named persons speak in each outlet.

use minijinja::{Value, context};

use super::{int, real};
use crate::chart::Tables;
use crate::schema::DIVERSITY;

pub(super) fn view(tables: &Tables) -> Vec<Value> {
    let Some(table) = tables.get(DIVERSITY.name) else { return Vec::new() };
    let (langs, outlets, gaps) = (table.text("lang"), table.text("outlet"), table.text("gap"));
    let (articles, n, sources) = (table.int("articles"), table.int("n"), table.int("sources"));
    let (equal_n, rarefied, effective) =
        (table.int("equal_n"), table.real("rarefied"), table.real("effective"));
    let row = |r: usize| {
        context! {
            lang => langs[r].unwrap_or_default(), outlet => outlets[r].unwrap_or_default(),
            articles => int(articles[r]), n => int(n[r]), sources => int(sources[r]),
            equal_n => int(equal_n[r]), rarefied => real(rarefied[r]), effective => real(effective[r]),
            gap => gaps[r].unwrap_or_default(),
        }
    };
    (0..table.len()).map(row).collect()
}
