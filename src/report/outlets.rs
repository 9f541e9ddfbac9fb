//! Outlet values, one block per language and feature: headline rows first, categories folded.

use minijinja::{Value, context};

use super::cut::cut;
use super::int;
use crate::chart::canvas::label::words;
use crate::chart::{Tables, number};
use crate::schema::{OUTLETS, col};

pub(super) fn view(tables: &Tables) -> Vec<Value> {
    let Some(table) = tables.get(OUTLETS.name) else { return Vec::new() };
    let text = |column| table.text(column).into_iter().map(Option::unwrap_or_default).collect::<Vec<&str>>();
    let (langs, features, categories) = (text(col::LANG), text(col::FEATURE), text(col::CATEGORY));
    let (outlets, voices, bases, gaps) =
        (text(col::OUTLET), text(col::VOICE), text(col::BASE), text(col::GAP));
    let (articles, hits, n) = (table.int(col::ARTICLES), table.int(col::HITS), table.int(col::N));
    let (per, share) = (table.real(col::PER), table.real(col::SHARE));
    let (low, high) = (table.real(col::LOW), table.real(col::HIGH));

    let mut order: Vec<usize> = (0..table.len()).collect();
    order.sort_by_key(|r| {
        (
            langs[*r],
            features[*r],
            categories[*r] != "all",
            categories[*r],
            voices[*r] != "all",
            voices[*r],
            outlets[*r],
        )
    });
    let mut blocks = Vec::new();
    for rows in order.chunk_by(|a, b| (langs[*a], features[*a]) == (langs[*b], features[*b])) {
        let row = |r: usize| {
            context! {
                outlet => outlets[r],
                category => categories[r],
                voice => voices[r],
                value => share[r].map_or_else(|| "n/a".to_owned(), |v| number::interval(v, low[r], high[r])),
                hits => int(hits[r]),
                n => int(n[r]),
                articles => int(articles[r]),
                gap => gaps[r],
            }
        };
        // A feature that tells voices apart is headed by the narrator's: the outlet's own words.
        let narrated = rows.iter().any(|r| categories[*r] == "all" && voices[*r] == "narrator");
        let voice = if narrated { "narrator" } else { "all" };
        let (headline, rest): (Vec<usize>, Vec<usize>) =
            rows.iter().partition(|r| categories[**r] == "all" && voices[**r] == voice);
        let first = rows[0];
        let outlet = |r: usize| (langs[r], outlets[r]);
        let size = |r: usize| n[r].unwrap_or_default();
        let (headline, headline_cut) = cut(headline, outlet, size);
        let (rest, rest_cut) = cut(rest, outlet, size);
        blocks.push(context! {
            lang => langs[first],
            feature => features[first],
            unit => unit(per[first], bases[first]),
            base => words(bases[first]),
            narrated => narrated,
            headline => headline.into_iter().map(row).collect::<Vec<_>>(),
            headline_cut,
            rest => rest.into_iter().map(row).collect::<Vec<_>>(),
            rest_cut,
        });
    }
    blocks
}

fn unit(per: Option<f64>, base: &str) -> String {
    match per {
        Some(per) if per != 1.0 => format!("per {} {}", number::count(per as i64), words(base)),
        _ => format!("share of {}", words(base)),
    }
}
