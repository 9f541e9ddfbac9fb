//! A concordance as a page: three cells a line, which a right-to-left table swaps by itself.

use minijinja::{Value, context};

use super::engine;
use crate::chart::canvas::label;
use crate::error::{Error, Result};
use crate::schema::col;
use crate::table::Table;

/// The page of a table of [`crate::schema::CONCORDANCE`]; `title` is what was looked for, `told`
/// says how much was found. Most keywords decide which way the table reads.
///
/// # Errors
/// When the template fails, which is a fault of this crate.
pub fn concordance(table: &Table, title: &str, told: &str) -> Result<String> {
    let fail = |e: minijinja::Error| Error::new("concordance", e, "");
    // The template has them under the names of the table.
    let texts = [
        col::OUTLET,
        col::PUBLISHED,
        col::VOICE,
        col::LEFT,
        col::KEYWORD,
        col::RIGHT,
        col::CATEGORY,
        col::ENTRY,
        col::TIER,
        col::ARTICLE,
    ]
    .map(|column| (column.name(), table.text(column)));
    let places = [col::START, col::END].map(|column| (column.name(), table.int(column)));
    let row = |at: usize| -> Value {
        let texts = texts.iter().map(|(name, cells)| (*name, Value::from(cells[at].unwrap_or_default())));
        let ints = places.iter().map(|(name, cells)| (*name, Value::from(cells[at].unwrap_or_default())));
        texts.chain(ints).collect()
    };
    let keywords = table.text(col::KEYWORD);
    let dir = if label::mirrored(keywords.into_iter().flatten()) { "rtl" } else { "ltr" };
    let page = context! {
        title, told, dir,
        rows => (0..table.len()).map(row).collect::<Vec<_>>(),
        version => env!("CARGO_PKG_VERSION"),
    };
    let mut engine = engine();
    engine.add_template("concordance", include_str!("concordance.html.j2")).map_err(fail)?;
    engine.get_template("concordance").and_then(|t| t.render(page)).map_err(fail)
}
