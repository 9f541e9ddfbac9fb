//! How many different named persons speak in each outlet.

use minijinja::{Value, context};

use super::cut::cut;
use super::{int, real};
use crate::chart::Tables;
use crate::schema::{DIVERSITY, col};

pub(super) fn view(tables: &Tables) -> Option<Value> {
    let table = tables.get(DIVERSITY.name).filter(|t| !t.is_empty())?;
    let (langs, outlets, gaps) = (table.text(col::LANG), table.text(col::OUTLET), table.text(col::GAP));
    let (articles, n, sources) = (table.int(col::ARTICLES), table.int(col::N), table.int(col::SOURCES));
    let (equal_n, rarefied, effective) =
        (table.int(col::EQUAL_N), table.real(col::RAREFIED), table.real(col::EFFECTIVE));
    let row = |r: usize| {
        context! {
            lang => langs[r].unwrap_or_default(), outlet => outlets[r].unwrap_or_default(),
            articles => int(articles[r]), n => int(n[r]), sources => int(sources[r]),
            equal_n => int(equal_n[r]), rarefied => real(rarefied[r]), effective => real(effective[r]),
            gap => gaps[r].unwrap_or_default(),
        }
    };
    let outlet = |r: usize| (langs[r].unwrap_or_default(), outlets[r].unwrap_or_default());
    let (rows, cut) = cut((0..table.len()).collect(), outlet, |r| n[r].unwrap_or_default());
    Some(context! { rows => rows.into_iter().map(row).collect::<Vec<_>>(), cut })
}
