//! What outlets call things: how far apart they are, and the shares of the names.

use minijinja::{Value, context};

use super::cut::cut;
use super::{int, real};
use crate::chart::{Tables, number};
use crate::schema::{Col, LABEL_DIFFERENCES, LABELS, col};
use crate::table::Table;

/// Comparisons shown; the table itself holds all.
const SHOWN: usize = 40;

/// `pairs` by q, `shares` in the narrator's voice where a concept is mentioned at all.
pub(super) fn view(tables: &Tables) -> Option<Value> {
    let shares = tables.get(LABELS.name).filter(|t| !t.is_empty())?;
    let differences = tables.get(LABEL_DIFFERENCES.name);
    let pairs = differences.map(pairs).unwrap_or_default();
    let tests = number::count(differences.map_or(0, Table::len) as i64);
    let (shares, cut) = rows(shares);
    Some(context! { tests, pairs, shares, cut })
}

fn texts(table: &Table, columns: [Col; 4]) -> [Vec<&str>; 4] {
    columns.map(|column| table.text(column).into_iter().map(Option::unwrap_or_default).collect())
}

fn pairs(table: &Table) -> Vec<Value> {
    let [lang, concept, a, b] = texts(table, [col::LANG, col::CONCEPT, col::OUTLET_A, col::OUTLET_B]);
    let (n_a, n_b) = (table.int(col::N_A), table.int(col::N_B));
    let [jsd, p, q] = [col::JSD, col::P, col::Q].map(|column| table.real(column));
    let mut order: Vec<usize> = (0..table.len()).collect();
    let by = |r: usize| (q[r].unwrap_or(1.0), -jsd[r].unwrap_or(0.0));
    // Equal q: the larger divergence first, then in table order.
    order.sort_by(|x, y| by(*x).partial_cmp(&by(*y)).unwrap_or(std::cmp::Ordering::Equal));
    let row = |r: usize| {
        context! {
            lang => lang[r], concept => concept[r], a => a[r], b => b[r], n_a => int(n_a[r]), n_b => int(n_b[r]),
            jsd => real(jsd[r]), p => real(p[r]), q => real(q[r]),
        }
    };
    order.into_iter().take(SHOWN).map(row).collect()
}

fn rows(table: &Table) -> (Vec<Value>, Option<Value>) {
    let [lang, concept, outlet, variant] = texts(table, [col::LANG, col::CONCEPT, col::OUTLET, col::VARIANT]);
    let (voices, gaps) = (table.text(col::VOICE), table.text(col::GAP));
    let (hits, n) = (table.int(col::HITS), table.int(col::N));
    let [share, low, high] = [col::SHARE, col::LOW, col::HIGH].map(|column| table.real(column));
    let shown = |r: &usize| voices[*r] == Some("narrator") && n[*r] > Some(0);
    let row = |r: usize| {
        context! {
            lang => lang[r], who => concept[r], what => variant[r], outlet => outlet[r], measure => "", base => "",
            hits => int(hits[r]), n => int(n[r]), gap => gaps[r].unwrap_or_default(),
            value => share[r].map_or_else(|| "n/a".to_owned(), |v| number::interval(v, low[r], high[r])),
        }
    };
    let rows = (0..table.len()).filter(shown).collect();
    let (rows, cut) = cut(rows, |r| (lang[r], outlet[r]), |r| n[r].unwrap_or_default());
    (rows.into_iter().map(row).collect(), cut)
}
