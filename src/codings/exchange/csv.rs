//! A sheet for a spreadsheet program: one row a sentence, with empty cells for a coder's first
//! look (does it attribute, to whom, of which type); where the article is coded already, one
//! row an attribution of the sentence. It does not come back: cells hold words, not places.

use super::form::{Form, FormFile, Sheet};
use crate::codings::{QuoteKind, SourceType};
use crate::error::Result;
use crate::schema;
use crate::span::{CharMap, CharSpan};
use crate::table::{Cell, Table};

/// Comma-separated values, UTF-8 with a byte order mark, without which Excel misreads Arabic.
pub struct Csv;

impl Form for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn about(&self) -> &'static str {
        "a table, one row a sentence, with cells to fill in (it is not read back)"
    }

    fn write(&self, sheets: &[Sheet]) -> Result<Vec<FormFile>> {
        let table = Table::from_rows(&schema::SHEET, sheets.iter().flat_map(rows).collect())?;
        let mut bytes = "\u{feff}".as_bytes().to_vec();
        table.write_csv(&mut bytes)?;
        Ok(vec![FormFile { name: "articles.csv", bytes }])
    }
}

fn rows(sheet: &Sheet) -> Vec<Vec<Cell>> {
    let coded = &sheet.text;
    let text = coded.text();
    let map = CharMap::new(&text);
    let words = |span: CharSpan| map.bytes(span).map_or("", |s| s.of(&text)).trim();
    let mut rows = Vec::new();
    for (place, sentence) in sheet.sentences.iter().enumerate() {
        let inside = |at: usize| sentence.start <= at && at < sentence.end;
        let records: Vec<_> = coded.attributions.iter().filter(|r| inside(r.cue.start)).collect();
        for number in 0..records.len().max(1) {
            let record = records.get(number);
            let part = |span: Option<CharSpan>| Cell::from(span.map(words));
            rows.push(vec![
                coded.id.as_str().into(),
                (place + 1).into(),
                (number + 1).into(),
                coded.lang.as_str().into(),
                coded.outlet.as_str().into(),
                sentence.start.into(),
                sentence.end.into(),
                words(*sentence).into(),
                part(record.map(|r| r.cue)),
                part(record.and_then(|r| r.source)),
                part(record.and_then(|r| r.via)),
                record.and_then(|r| r.kind).map(SourceType::name).into(),
                record.and_then(|r| r.quote).map(QuoteKind::name).into(),
                Cell::Null,
            ]);
        }
    }
    rows
}
