//! Sheets: a row an entry, in columns that are called as the keys of [`Entry`] are. `pattern` and
//! `category` must be there. A category inside another is a path (`violence/metaphor`) or has
//! several columns (`category`, `category2`, ...; `level1`, `level2`, ...), the outermost first. Cells that hold
//! several values part them by `|`; rows with one pattern are one entry with several categories.

use serde_json::{Map, Value};

use super::{Dictionary, Form};
use crate::error::{Error, Result, Warning};
use crate::lexicon::categories::NESTED;
use crate::lexicon::{Entry, Lexicon};

/// What parts the values of a cell.
const SEVERAL: char = '|';

/// Keys of an entry, in the order of the columns, and what their cells hold.
const COLUMNS: &[(&str, Cell)] = &[
    ("pattern", Cell::Text),
    ("category", Cell::Text),
    ("id", Cell::Text),
    ("forms", Cell::List),
    ("sense", Cell::Text),
    ("target", Cell::Text),
    ("rationale", Cell::Text),
    ("mild", Cell::Flag),
    ("example", Cell::Text),
    ("counter_example", Cell::Text),
    ("tiers", Cell::List),
    ("as_written", Cell::Flag),
    ("guard", Cell::Flag),
    ("not_before", Cell::List),
    ("not_after", Cell::List),
    ("not_within", Cell::List),
    ("within", Cell::Number),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    Text,
    List,
    Flag,
    Number,
}

/// A sheet with its separator.
pub struct Columns {
    name: &'static str,
    about: &'static str,
    extensions: &'static [&'static str],
    separator: u8,
}

pub static CSV: Columns = Columns {
    name: "csv",
    about: "a sheet with columns pattern, category and any other key of an entry",
    extensions: &["csv"],
    separator: b',',
};

pub static TSV: Columns =
    Columns { name: "tsv", about: "the same with tabs", extensions: &["tsv", "tab"], separator: b'\t' };

/// What an entry says, by key.
pub(super) fn fields(entry: &Entry) -> Result<Map<String, Value>> {
    let fail = |e| Error::new(format!("entry {}", entry.id), e, "");
    let mut fields: Map<String, Value> =
        serde_json::from_value(serde_json::to_value(entry).map_err(fail)?).map_err(fail)?;
    if entry.id == entry.pattern {
        fields.remove("id");
    }
    Ok(fields)
}

impl Form for Columns {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn extensions(&self) -> &'static [&'static str] {
        self.extensions
    }

    fn read(&self, text: &str, place: &str) -> Result<Dictionary> {
        let mut dictionary = Dictionary::default();
        let mut rows = csv::ReaderBuilder::new().delimiter(self.separator).from_reader(text.as_bytes());
        let fail = |e: csv::Error| Error::new(place, e, "mend the file at this line");
        let head = Head::of(rows.headers().map_err(fail)?, place, &mut dictionary)?;
        for row in rows.records() {
            let row = row.map_err(fail)?;
            let here = format!("{place}, line {}", row.position().map_or(0, csv::Position::line));
            if let Some(entry) = head.entry(&row, place, &here, &mut dictionary)? {
                for category in entry.categories() {
                    dictionary.categories.add(category, "");
                }
                dictionary.entry(entry, &here);
            }
        }
        Ok(dictionary)
    }

    fn write(&self, lexicon: &Lexicon) -> Result<(String, Vec<Warning>)> {
        let fail = |e: &dyn std::fmt::Display| Error::new(format!("lexicon {}", lexicon.name), e, "");
        let rows: Vec<Map<String, Value>> = lexicon.entries.iter().map(fields).collect::<Result<_>>()?;
        let used: Vec<&str> = COLUMNS
            .iter()
            .map(|(key, _)| *key)
            .filter(|key| rows.iter().any(|r| r.contains_key(*key)))
            .collect();
        let mut out = csv::WriterBuilder::new().delimiter(self.separator).from_writer(Vec::new());
        out.write_record(&used).map_err(|e| fail(&e))?;
        for (entry, row) in lexicon.entries.iter().zip(&rows) {
            let cells = used.iter().map(|key| match *key {
                "category" => entry.categories().collect::<Vec<_>>().join("|"),
                key => cell(row.get(key)),
            });
            out.write_record(cells).map_err(|e| fail(&e))?;
        }
        let bytes = out.into_inner().map_err(|e| fail(&e))?;
        let mut doubts: Vec<Warning> = Vec::new();
        for (name, meaning) in lexicon.categories.iter() {
            if !meaning.is_empty() {
                doubts.push(Warning::new("left out: meaning of a category", name, meaning));
            }
            if !lexicon.entries.iter().any(|e| e.categories().any(|c| c == name)) {
                doubts.push(Warning::new("left out: category without words", name, meaning));
            }
        }
        Ok((String::from_utf8(bytes).map_err(|e| fail(&e))?, doubts))
    }
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        // An empty list is not the same as none: it turns the head's negators off.
        Some(Value::Array(values)) if values.is_empty() => SEVERAL.to_string(),
        Some(Value::Array(values)) => {
            values.iter().map(|v| cell(Some(v))).collect::<Vec<_>>().join(&SEVERAL.to_string())
        }
        Some(other) => other.to_string(),
    }
}

/// What stands in which column.
struct Head {
    categories: Vec<usize>,
    keys: Vec<(usize, &'static str, Cell)>,
}

impl Head {
    fn of(names: &csv::StringRecord, place: &str, dictionary: &mut Dictionary) -> Result<Self> {
        let mut head = Self { categories: Vec::new(), keys: Vec::new() };
        for (at, name) in names.iter().enumerate() {
            let name = name.trim().to_lowercase();
            let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_' || c == '.');
            if stem == "category" || stem == "level" {
                head.categories.push(at);
            } else if let Some((key, cell)) = COLUMNS.iter().find(|(key, _)| *key == name) {
                head.keys.push((at, key, *cell));
            } else {
                dictionary.doubt("left out: column", place, &name);
            }
        }
        if head.categories.is_empty() || !head.keys.iter().any(|(_, key, _)| *key == "pattern") {
            return Err(Error::new(
                place,
                "there is no column `pattern` or no column `category`",
                "name the columns in the first row",
            ));
        }
        Ok(head)
    }

    /// The entry of a row; `None` for a row without pattern or category, which is noted.
    fn entry(
        &self,
        row: &csv::StringRecord,
        place: &str,
        here: &str,
        dictionary: &mut Dictionary,
    ) -> Result<Option<Entry>> {
        let mut fields = Map::new();
        fields.insert("rationale".to_owned(), format!("listed in {place}").into());
        for (at, key, cell) in &self.keys {
            let text = row.get(*at).unwrap_or_default().trim();
            if !text.is_empty() {
                fields.insert((*key).to_owned(), value(text, *cell, here)?);
            }
        }
        let levels = self.categories.iter().map(|at| row.get(*at).unwrap_or_default().trim());
        let levels: Vec<&str> = levels.filter(|level| !level.is_empty()).collect();
        let path = levels.join(&NESTED.to_string());
        let mut paths =
            path.split(SEVERAL).map(|path| path.trim().to_owned()).filter(|path| !path.is_empty());
        let (Some(first), true) = (paths.next(), fields.contains_key("pattern")) else {
            dictionary.doubt(
                "left out: row without pattern or category",
                here,
                &row.iter().collect::<Vec<_>>().join(" "),
            );
            return Ok(None);
        };
        fields.insert("category".to_owned(), first.into());
        fields.insert("also".to_owned(), paths.collect::<Vec<_>>().into());
        serde_json::from_value(Value::Object(fields))
            .map(Some)
            .map_err(|e| Error::new(here, e, "mend this row"))
    }
}

fn value(text: &str, cell: Cell, here: &str) -> Result<Value> {
    let wrong = |cause: String| Error::new(here, cause, "mend this row");
    Ok(match cell {
        Cell::Text => text.into(),
        Cell::List => text
            .split(SEVERAL)
            .map(str::trim)
            .filter(|t| !t.is_empty())
            .map(Value::from)
            .collect::<Vec<_>>()
            .into(),
        Cell::Flag => match text.to_lowercase().as_str() {
            "true" | "1" | "yes" => true.into(),
            "false" | "0" | "no" => false.into(),
            _ => return Err(wrong(format!("`{text}` is neither true nor false"))),
        },
        Cell::Number => text.parse::<u64>().map_err(|_| wrong(format!("`{text}` is no number")))?.into(),
    })
}
