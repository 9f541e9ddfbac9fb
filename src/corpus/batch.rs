//! A batch of articles: a frame, and on disk a part.

use std::path::Path;

use polars::prelude::{Column, DataFrame, NamedFrom, Series};

use super::article::{Article, FIELDS, Field, Prepared, hex};
use super::load::Part;
use super::reading::{Entry, Reading};
use super::settle::rename;
use super::survey::Settled;
use crate::error::{Error, Result};
use crate::schema::{Col, ENTRIES, PREPARED, col};
use crate::table::{Table, Values};

/// A batch of articles, in the order of reading.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    articles: Vec<Article>,
}

impl Corpus {
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    pub fn into_articles(self) -> Vec<Article> {
        self.articles
    }

    /// The articles as a frame with the columns of `schema::ARTICLES`.
    ///
    /// # Errors
    /// When polars refuses, which would be a fault of ours.
    pub fn frame(&self) -> Result<DataFrame> {
        frame(self.articles.len(), columns(&FIELDS, || self.articles.iter()).collect())
    }
}

fn frame(height: usize, columns: Vec<Column>) -> Result<DataFrame> {
    DataFrame::new(height, columns).map_err(|e| Error::new("corpus", e, ""))
}

/// A column of each field, with no more copies of the text than polars makes.
fn columns<'a, I: Iterator<Item = &'a Article>>(
    fields: &[Field],
    articles: impl Fn() -> I,
) -> impl Iterator<Item = Column> {
    fields.iter().map(move |&field| {
        let cells: Vec<Option<&str>> = articles().map(|article| value(article, field)).collect();
        Series::new(field.name().into(), cells).into()
    })
}

fn value(article: &Article, field: Field) -> Option<&str> {
    match field {
        Field::Id => Some(&article.id),
        Field::Outlet => Some(&article.outlet),
        Field::Published => article.published.as_deref(),
        Field::Lang => Some(&article.lang),
        Field::Title => Some(&article.title),
        Field::Body => Some(&article.body),
        Field::Url => article.url.as_deref(),
        Field::Byline => article.byline.as_deref(),
        Field::Wire => article.wire.as_deref(),
    }
}

/// Writes prepared articles as a part: [`PREPARED`].
pub(super) fn write(path: &Path, articles: &[(u64, Prepared)], entries: &[Entry]) -> Result<()> {
    let ints = |column: Col, values: Vec<i64>| Column::from(Series::new(column.name().into(), values));
    let hashes = |column: Col, hash: fn(&Entry) -> String| {
        let cells: Vec<String> = entries.iter().map(hash).collect();
        Column::from(Series::new(column.name().into(), cells))
    };
    let mut all = vec![ints(col::ROW, entries.iter().map(|e| e.row as i64).collect())];
    all.extend(columns(&FIELDS, || articles.iter().map(|(_, p)| &p.article)));
    all.push(hashes(col::HASH, |e| hex(&e.hash)));
    all.push(hashes(col::CLEAN, |e| hex(&e.clean)));
    all.push(hashes(col::REST, |e| hex(&e.rest)));
    all.push(ints(col::CHARS, entries.iter().map(|e| e.chars as i64).collect()));
    let places: Vec<&str> = articles.iter().map(|(_, p)| p.article.place.as_str()).collect();
    all.push(Series::new(col::PLACE.name().into(), places).into());
    let cuts: Vec<Option<String>> = articles.iter().map(|(_, p)| p.article.cuts_written()).collect();
    all.push(Series::new(col::CUTS.name().into(), cuts).into());
    Table::from_frame(&PREPARED, frame(articles.len(), all)?)?.write_parquet(path)
}

/// Writes the entries of a reading, without texts: [`ENTRIES`].
pub(super) fn write_entries(path: &Path, reading: &Reading) -> Result<()> {
    let mut groups = vec![("", ""); reading.groups.len()];
    for ((lang, outlet), place) in &reading.groups {
        groups[*place as usize] = (lang, outlet);
    }
    let entries = &reading.entries;
    let hashes: Vec<[String; 3]> =
        entries.iter().map(|e| [hex(&e.hash), hex(&e.clean), hex(&e.rest)]).collect();
    let mut columns: Vec<Values<'_>> = vec![
        entries.iter().map(|e| e.row as i64).collect(),
        entries.iter().map(|e| &*e.id).collect(),
        entries.iter().map(|e| groups[e.group as usize].1).collect(),
        entries.iter().map(|e| groups[e.group as usize].0).collect(),
    ];
    columns.extend((0..3).map(|at| hashes.iter().map(|h| h[at].as_str()).collect()));
    columns.push(entries.iter().map(|e| e.chars as i64).collect());
    Table::from_columns(&ENTRIES, columns)?.write_parquet(path)
}

/// Enters the articles of a part into a reading.
pub(super) fn entries(path: &Path, reading: &mut Reading) -> Result<()> {
    let table = Table::read_parquet(&ENTRIES, path)?;
    let texts =
        [col::ID, col::OUTLET, col::LANG, col::HASH, col::CLEAN, col::REST].map(|column| table.text(column));
    let broken = || Error::new(path.display().to_string(), "the part is not whole", "empty the cache");
    let numbers = table.int(col::ROW).into_iter().zip(table.int(col::CHARS));
    for (at, (row, chars)) in numbers.enumerate() {
        let [id, outlet, lang, hash, clean, rest] =
            std::array::from_fn(|column| texts[column][at].unwrap_or_default());
        let entry = Entry {
            row: row.ok_or_else(broken)? as u64,
            id: id.into(),
            hash: unhex(hash).ok_or_else(broken)?,
            clean: unhex(clean).ok_or_else(broken)?,
            rest: unhex(rest).ok_or_else(broken)?,
            group: 0,
            chars: chars.unwrap_or_default() as u32,
            renamed: false,
        };
        reading.enter(lang, outlet, entry);
    }
    Ok(())
}

/// The articles of a part that stay.
pub(super) fn read(part: &Part, settled: &Settled) -> Result<Corpus> {
    let table = Table::read_parquet(&PREPARED, &part.path)?;
    let rows = table.int(col::ROW);
    let fields = FIELDS.map(|field| table.text(field.col()));
    let (hashes, places, cuts) = (table.text(col::HASH), table.text(col::PLACE), table.text(col::CUTS));
    let broken = || Error::new(part.path.display().to_string(), "the part is not whole", "empty the cache");
    let mut articles = Vec::with_capacity(rows.len());
    for (at, row) in rows.into_iter().enumerate() {
        let row = part.before + row.unwrap_or_default() as u64;
        if settled.gone.binary_search(&row).is_ok() {
            continue;
        }
        let cell = |field: Field| fields[field as usize][at].map(str::to_owned);
        let text = |field: Field| cell(field).unwrap_or_default();
        let hash = hashes[at].unwrap_or_default().to_owned();
        let (cuts, removed) = match cuts[at] {
            Some(written) => Article::cuts_read(written).ok_or_else(broken)?,
            None => Default::default(),
        };
        let id = match settled.renamed.binary_search(&row) {
            Ok(_) => rename(&text(Field::Id), &hash),
            Err(_) => text(Field::Id),
        };
        articles.push(Article {
            id,
            outlet: text(Field::Outlet),
            published: cell(Field::Published),
            lang: text(Field::Lang),
            title: text(Field::Title),
            body: text(Field::Body),
            url: cell(Field::Url),
            byline: cell(Field::Byline),
            wire: cell(Field::Wire),
            hash,
            cuts,
            place: places[at].unwrap_or_default().to_owned(),
            removed,
        });
    }
    Ok(Corpus { articles })
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}
