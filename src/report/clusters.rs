//! Clusters: how k was chosen or refused, and which outlets stand together.

use std::collections::BTreeMap;

use minijinja::{Value, context};

use super::cut::cut;
use super::{int, real};
use crate::chart::Tables;
use crate::chart::shown::articles;
use crate::schema::{CLUSTER_CHOICE, CLUSTERS, RELIABILITY, Schema, col};
use crate::table::Table;

/// What is said of one language.
#[derive(Default)]
struct Block {
    choices: Vec<Value>,
    chosen: bool,
    members: Vec<Value>,
    measures: Vec<Value>,
    cut: Option<Value>,
}

pub(super) fn view(tables: &Tables) -> Vec<Value> {
    let get = |schema: &Schema| tables.get(schema.name).filter(|t| !t.is_empty());
    let mut langs: BTreeMap<String, Block> = BTreeMap::new();
    if let Some(table) = get(&CLUSTER_CHOICE) {
        for (lang, chosen, row) in choices(table) {
            let block = langs.entry(lang).or_default();
            block.choices.push(row);
            block.chosen |= chosen;
        }
    }
    if let Some(table) = get(&CLUSTERS) {
        for (lang, (members, cut)) in members(table, tables) {
            let block = langs.entry(lang.to_owned()).or_default();
            (block.members, block.cut) = (members, cut);
        }
    }
    if let Some(table) = get(&RELIABILITY) {
        for (lang, rows) in measures(table) {
            langs.entry(lang.to_owned()).or_default().measures = rows;
        }
    }
    let block = |(lang, block): (String, Block)| {
        let Block { choices, chosen, members, measures, cut } = block;
        context! { lang, choices, chosen, members, measures, cut }
    };
    langs.into_iter().map(block).collect()
}

fn choices(table: &Table) -> Vec<(String, bool, Value)> {
    let (langs, notes) = (table.text(col::LANG), table.text(col::NOTE));
    let ints = [col::K, col::GROUPS, col::CHOSEN].map(|name| table.int(name));
    let [k, groups, chosen] = &ints;
    let named = [
        col::SILHOUETTE,
        col::WEAKEST_SILHOUETTE,
        col::P_STRUCTURE,
        col::P_CONTINUUM,
        col::WEAKEST,
        col::AGREEMENT,
        col::AGREEMENT_AVERAGE,
    ];
    let reals = named.map(|name| table.real(name));
    let row = |r: usize| {
        let taken = chosen[r] == Some(1);
        let row = context! {
            k => int(k[r]),
            groups => int(groups[r]),
            reals => reals.iter().map(|column| real(column[r])).collect::<Vec<_>>(),
            taken,
            note => notes[r].unwrap_or_default(),
        };
        (langs[r].unwrap_or_default().to_owned(), taken, row)
    };
    (0..table.len()).map(row).collect()
}

/// By language the measures, the most reliable first.
fn measures(table: &Table) -> BTreeMap<&str, Vec<Value>> {
    let (langs, names) = (table.text(col::LANG), table.text(col::MEASURE));
    let (reliability, spread) = (table.real(col::RELIABILITY), table.real(col::TRUE_SPREAD));
    let mut rows: Vec<usize> = (0..table.len()).collect();
    rows.sort_by(|a, b| reliability[*b].unwrap_or(-1.0).total_cmp(&reliability[*a].unwrap_or(-1.0)));
    let mut by_lang: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for r in rows {
        let measure = context! {
            measure => names[r].unwrap_or_default(),
            reliability => real(reliability[r]),
            spread => real(spread[r]),
        };
        by_lang.entry(langs[r].unwrap_or_default()).or_default().push(measure);
    }
    by_lang
}

/// By language the outlets, of many those with most articles.
fn members<'t>(table: &'t Table, tables: &Tables) -> BTreeMap<&'t str, (Vec<Value>, Option<Value>)> {
    let (langs, outlets) = (table.text(col::LANG), table.text(col::OUTLET));
    let (kmeans, hierarchical) = (table.int(col::KMEANS), table.int(col::HIERARCHICAL));
    let (average, outlier) = (table.int(col::AVERAGE), table.int(col::OUTLIER));
    let silhouette = table.real(col::SILHOUETTE);
    let mut by_lang: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (row, lang) in langs.into_iter().enumerate() {
        by_lang.entry(lang.unwrap_or_default()).or_default().push(row);
    }
    let row = |r: usize| {
        context! {
            outlet => outlets[r].unwrap_or_default(),
            kmeans => int(kmeans[r]),
            hierarchical => int(hierarchical[r]),
            average => int(average[r]),
            outlier => outlier[r] == Some(1),
            silhouette => real(silhouette[r]),
        }
    };
    let of_lang = |(lang, mut rows): (&'t str, Vec<usize>)| {
        // By cluster, within it in table order; outlets without a cluster last.
        rows.sort_by_key(|r| kmeans[*r].unwrap_or(i64::MAX));
        let articles = articles(tables, lang);
        let outlet = |r: usize| (lang, outlets[r].unwrap_or_default());
        let (rows, cut) = cut(rows, outlet, |r| articles.get(outlet(r).1).copied().unwrap_or_default());
        (lang, (rows.into_iter().map(row).collect(), cut))
    };
    by_lang.into_iter().map(of_lang).collect()
}
