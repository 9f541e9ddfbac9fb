//! What outlets call things: how far apart they are, and the shares of the names.

use minijinja::{Value, context};

use super::cut::cut;
use super::{int, real};
use crate::chart::{Tables, number};
use crate::schema::{LABEL_DIFFERENCES, LABELS};
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

fn texts<'t>(table: &'t Table, names: [&str; 4]) -> [Vec<&'t str>; 4] {
    names.map(|name| table.text(name).into_iter().map(Option::unwrap_or_default).collect())
}

fn pairs(table: &Table) -> Vec<Value> {
    let [lang, concept, a, b] = texts(table, ["lang", "concept", "outlet_a", "outlet_b"]);
    let (n_a, n_b) = (table.int("n_a"), table.int("n_b"));
    let [jsd, p, q] = ["jsd", "p", "q"].map(|name| table.real(name));
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
    let [lang, concept, outlet, variant] = texts(table, ["lang", "concept", "outlet", "variant"]);
    let (voices, gaps) = (table.text("voice"), table.text("gap"));
    let (hits, n) = (table.int("hits"), table.int("n"));
    let [share, low, high] = ["share", "low", "high"].map(|name| table.real(name));
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
