//! JSON, one array of objects.

use std::fmt;
use std::io::BufRead;

use serde::de::{DeserializeSeed, SeqAccess, Visitor};
use serde_json::Value;

use super::Format;
use super::jsonl::{Seen, lines};
use crate::corpus::open::Input;
use crate::corpus::row::{Event, Sink};
use crate::error::{Error, Result};

/// One JSON array of objects, read object by object. A file that begins with an object is read
/// as JSON lines.
pub struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn about(&self) -> &'static str {
        "one JSON array of objects"
    }

    fn read(&self, input: &mut Input<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let mut reader = input.text(sink)?;
        loop {
            let head = reader.fill_buf().map_err(|e| input.fail(e, "check the file"))?;
            match head.first() {
                None => return Ok(()),
                Some(b'[') => break,
                Some(space) if space.is_ascii_whitespace() => reader.consume(1),
                Some(_) => return lines(input, reader, sink),
            }
        }
        let mut json = serde_json::Deserializer::from_reader(reader);
        let mut items = Items { input, sink, seen: Seen::default(), stopped: None };
        let read = (&mut items).deserialize(&mut json);
        let Items { seen, stopped, .. } = items;
        if let Some(error) = stopped {
            return Err(error);
        }
        read.map_err(|e| input.fail(e, "the file cannot be read on from here: mend it"))?;
        seen.finish(input)
    }
}

struct Items<'i, 'a, 's, 't> {
    input: &'i Input<'a>,
    sink: &'s mut Sink<'t>,
    seen: Seen,
    /// An error of ours, which serde would only keep as text.
    stopped: Option<Error>,
}

impl<'de> DeserializeSeed<'de> for &mut Items<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> std::result::Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for &mut Items<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> std::result::Result<(), A::Error> {
        let mut number = 0;
        while let Some(item) = array.next_element::<Value>()? {
            number += 1;
            let place = format!("{}, item {number}", self.input.place);
            let event = match item {
                Value::Object(object) => {
                    self.seen.row(self.input, place, object).map(|row| Event::Row(Box::new(row)))
                }
                _ => Ok(Event::Broken { reason: "not a JSON object", place, detail: String::new() }),
            };
            if let Err(error) = event.and_then(|event| (self.sink)(event)) {
                self.stopped = Some(error);
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}
