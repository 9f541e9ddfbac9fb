//! Tables as text.

use std::collections::BTreeSet;
use std::io::{BufRead, Read};

use super::Format;
use crate::corpus::article::FIELDS;
use crate::corpus::open::Input;
use crate::corpus::row::{Event, Sink};
use crate::error::Result;

/// CSV with a header line. The separator is comma, semicolon, tab or bar, whichever the header
/// has most of, or the key `delimiter`. Cells come in as they are.
pub struct Csv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv"]
    }

    fn about(&self) -> &'static str {
        "a table with a header line, separated by comma, semicolon or tab"
    }

    fn read(&self, input: &mut Input<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let mut reader = input.text(sink)?;
        let damage = reader.damage;
        let mut first = Vec::new();
        reader.read_until(b'\n', &mut first).map_err(|e| input.fail(e, "check the file"))?;
        let delimiter = match input.settings.delimiter {
            Some(c) => u8::try_from(c).map_err(|_| {
                input.fail(format!("`{c}` cannot separate columns"), "use an ASCII sign as `delimiter`")
            })?,
            None => delimiter(&first),
        };
        let marks = std::cell::Cell::new(0u64);
        let mut csv = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .from_reader(Marks { bytes: std::io::Cursor::new(first).chain(reader), count: &marks });
        let header = csv.byte_headers().map_err(|e| input.fail(e, "check the file"))?;
        let header: Vec<String> =
            header.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
        if header.iter().all(String::is_empty) {
            return Ok(());
        }
        input.columns.check(&input.place, &header.iter().cloned().collect::<BTreeSet<_>>(), false)?;
        let places: Vec<_> = FIELDS
            .into_iter()
            .filter_map(|f| Some((f, header.iter().position(|h| Some(h.as_str()) == input.columns.name(f))?)))
            .collect();

        let mut record = csv::ByteRecord::new();
        loop {
            let at = |csv: &csv::Reader<_>| format!("{}, line {}", input.place, csv.position().line());
            let place = at(&csv);
            match csv.read_byte_record(&mut record) {
                Ok(false) if marks.get() % 2 == 1 => {
                    // A quotation mark that is never closed takes all rows after it into one cell.
                    let detail = "the last row read may hold all rows after an unclosed mark".to_owned();
                    let reason = "odd number of quotation marks";
                    sink(Event::Broken { reason, place: input.place.clone(), detail })?;
                    return Ok(());
                }
                Ok(false) => return Ok(()),
                Ok(true) => {}
                Err(error) if matches!(error.kind(), csv::ErrorKind::UnequalLengths { .. }) => {
                    let detail = format!("{} cells under {} columns", record.len(), header.len());
                    sink(Event::Broken { reason: "wrong number of cells", place, detail })?;
                    continue;
                }
                Err(error) => {
                    return Err(input.fail(error, "the file cannot be read on from here: mend it"));
                }
            }
            let mut row = input.row(place);
            let mut broken = false;
            for &(field, column) in &places {
                match std::str::from_utf8(&record[column]) {
                    Ok("") => {}
                    Ok(cell) => row.set(field, Some(cell.to_owned())),
                    Err(_) => broken = true,
                }
            }
            if broken {
                sink(Event::Broken { reason: damage, place: row.place, detail: String::new() })?;
            } else {
                sink(Event::Row(Box::new(row)))?;
            }
        }
    }
}

/// Counts the quotation marks that go by: in a sound file their number is even.
struct Marks<'c, R> {
    bytes: R,
    count: &'c std::cell::Cell<u64>,
}

impl<R: Read> Read for Marks<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.bytes.read(buffer)?;
        self.count.set(self.count.get() + buffer[..n].iter().filter(|b| **b == b'"').count() as u64);
        Ok(n)
    }
}

fn delimiter(header: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    for &byte in header {
        quoted ^= byte == b'"';
        for (sign, count) in &mut counts {
            *count += usize::from(!quoted && byte == *sign);
        }
    }
    // The first of the largest.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}
