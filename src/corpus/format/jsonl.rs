//! JSON, one object a line.

use std::collections::BTreeSet;
use std::io::BufRead;

use serde_json::{Map, Value};

use super::Format;
use crate::corpus::article::{FIELDS, Row};
use crate::corpus::open::{Input, Text};
use crate::corpus::row::{Event, Sink};
use crate::error::Result;

/// JSON lines. A row may leave a column out.
pub struct Jsonl;

impl Format for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn about(&self) -> &'static str {
        "one JSON object a line"
    }

    fn read(&self, input: &mut Input<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let reader = input.text(sink)?;
        lines(input, reader, sink)
    }
}

/// Reads JSON lines from text that was opened already.
pub(super) fn lines(input: &Input<'_>, mut reader: Text<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let mut seen = Seen::default();
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let read = reader.read_until(b'\n', &mut line);
        if read.map_err(|e| input.fail(format!("line {number}: {e}"), "check the file"))? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let place = format!("{}, line {number}", input.place);
        let reason = match std::str::from_utf8(&line).map(serde_json::from_str) {
            Ok(Ok(Value::Object(object))) => {
                sink(Event::Row(Box::new(seen.row(input, place, object)?)))?;
                continue;
            }
            Ok(Ok(_)) => "not a JSON object",
            Ok(Err(_)) => "broken JSON",
            Err(_) => reader.damage,
        };
        sink(Event::Broken { reason, place, detail: String::new() })?;
    }
    seen.finish(input)
}

/// After so many rows a column that every row needs and none had is missing. Also the most
/// names of columns that are remembered.
const ENOUGH: usize = 1000;

/// Which columns the objects of a file had.
#[derive(Default)]
pub(super) struct Seen {
    columns: BTreeSet<String>,
    rows: usize,
}

impl Seen {
    /// A row from an object.
    pub fn row(&mut self, input: &Input<'_>, place: String, mut object: Map<String, Value>) -> Result<Row> {
        for key in object.keys() {
            if !self.columns.contains(key) && self.columns.len() < ENOUGH {
                self.columns.insert(key.clone());
            }
        }
        self.rows += 1;
        if self.rows == ENOUGH {
            input.columns.check(&input.place, &self.columns, true)?;
        }
        let mut row = input.row(place);
        for field in FIELDS {
            if let Some(value) = input.columns.name(field).and_then(|name| object.get_mut(name))
                && let Some(text) = text(value.take())
            {
                row.set(field, Some(text));
            }
        }
        Ok(row)
    }

    /// The check at the end of the file. A file without rows has no columns to check.
    pub fn finish(&self, input: &Input<'_>) -> Result<()> {
        if self.rows == 0 { Ok(()) } else { input.columns.check(&input.place, &self.columns, false) }
    }
}

/// Text of a value: numbers as written, lists of them joined.
fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => (!text.is_empty()).then_some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Array(items) => {
            let items: Vec<String> = items.into_iter().filter_map(text).collect();
            (!items.is_empty()).then(|| items.join(", "))
        }
        Value::Null | Value::Object(_) => None,
    }
}
