//! One article a file.

use std::io::Read;

use super::Format;
use crate::corpus::article::Field;
use crate::corpus::open::Input;
use crate::corpus::row::{Event, Sink};
use crate::error::Result;

/// Plain text: the first line that is not blank is the title, all after its line break is the
/// body. The id is the file's name; the outlet may stand in the byline.
pub struct Txt;

impl Format for Txt {
    fn name(&self) -> &'static str {
        "txt"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt"]
    }

    fn about(&self) -> &'static str {
        "one article a file: the first line is the title, the rest the body"
    }

    fn read(&self, input: &mut Input<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let mut bytes = Vec::new();
        let mut reader = input.text(sink)?;
        reader.read_to_end(&mut bytes).map_err(|e| input.fail(e, "check the file"))?;
        let Ok(text) = String::from_utf8(bytes) else {
            let place = input.place.clone();
            return sink(Event::Broken { reason: reader.damage, place, detail: String::new() });
        };
        let start = text.len() - text.trim_start().len();
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
        let mut row = input.row(input.place.clone());
        row.outlet_in_byline = true;
        row.set(Field::Id, Some(input.stem().to_owned()));
        row.set(Field::Title, Some(text[start..end].trim().to_owned()));
        row.set(Field::Body, Some(text[end..].to_owned()));
        sink(Event::Row(Box::new(row)))
    }
}
