//! Clusters: how k was chosen or refused, and which outlets stand together.

use std::collections::BTreeMap;

use minijinja::{Value, context};

use super::{int, real};
use crate::chart::Tables;
use crate::schema::{CLUSTER_CHOICE, CLUSTERS, Schema};
use crate::table::Table;

pub(super) fn view(tables: &Tables) -> Vec<Value> {
    let get = |schema: &Schema| tables.get(schema.name).filter(|t| !t.is_empty());
    let mut langs: BTreeMap<String, (Vec<Value>, bool, Vec<Value>)> = BTreeMap::new();
    if let Some(table) = get(&CLUSTER_CHOICE) {
        for (lang, chosen, row) in choices(table) {
            let entry = langs.entry(lang).or_default();
            entry.0.push(row);
            entry.1 |= chosen;
        }
    }
    if let Some(table) = get(&CLUSTERS) {
        for (lang, row) in members(table) {
            langs.entry(lang).or_default().2.push(row);
        }
    }
    langs
        .into_iter()
        .map(|(lang, (choices, chosen, members))| context! { lang, choices, chosen, members })
        .collect()
}

fn choices(table: &Table) -> Vec<(String, bool, Value)> {
    let (langs, notes) = (table.text("lang"), table.text("note"));
    let (k, chosen) = (table.int("k"), table.int("chosen"));
    let (silhouette, stability) = (table.real("silhouette"), table.real("stability"));
    let agreement = table.real("agreement");
    let row = |r: usize| {
        let taken = chosen[r] == Some(1);
        let row = context! {
            k => int(k[r]),
            silhouette => real(silhouette[r]),
            stability => real(stability[r]),
            agreement => real(agreement[r]),
            taken,
            note => notes[r].unwrap_or_default(),
        };
        (langs[r].unwrap_or_default().to_owned(), taken, row)
    };
    (0..table.len()).map(row).collect()
}

fn members(table: &Table) -> Vec<(String, Value)> {
    let (langs, outlets) = (table.text("lang"), table.text("outlet"));
    let (kmeans, hierarchical) = (table.int("kmeans"), table.int("hierarchical"));
    let silhouette = table.real("silhouette");
    let mut order: Vec<usize> = (0..table.len()).collect();
    // By cluster, within it in table order; outlets without a cluster last.
    order.sort_by_key(|r| kmeans[*r].unwrap_or(i64::MAX));
    let row = |r: usize| {
        let row = context! {
            outlet => outlets[r].unwrap_or_default(),
            kmeans => int(kmeans[r]),
            hierarchical => int(hierarchical[r]),
            silhouette => real(silhouette[r]),
        };
        (langs[r].unwrap_or_default().to_owned(), row)
    };
    order.into_iter().map(row).collect()
}
