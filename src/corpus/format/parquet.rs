//! Parquet tables.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use polars::io::mmap::MmapBytesReader;
use polars::prelude::{DataType, ParquetReader, SerReader};

use super::Format;
use crate::corpus::article::FIELDS;
use crate::corpus::open::Input;
use crate::corpus::row::{Event, Sink};
use crate::error::Result;

/// A Parquet table, read one row group at a time; only the columns of an article are touched.
pub struct Parquet;

impl Format for Parquet {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["parquet", "pq"]
    }

    fn about(&self) -> &'static str {
        "a Parquet table"
    }

    fn read(&self, input: &mut Input<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let damaged = "the file seems damaged, or is no Parquet: write it again";
        let bytes = Packed::new(input)?;
        let mut reader = ParquetReader::new(bytes.open(input)?);
        let schema = reader.schema().map_err(|e| input.fail(e, damaged))?;
        let present: BTreeSet<String> = schema.iter_names().map(ToString::to_string).collect();
        input.columns.check(&input.place, &present, false)?;
        let fields: Vec<_> = FIELDS
            .into_iter()
            .filter_map(|f| Some((f, input.columns.name(f).filter(|n| present.contains(*n))?)))
            .collect();
        let names: Vec<String> = fields.iter().map(|(_, name)| (*name).to_owned()).collect();
        let metadata = reader.get_metadata().map_err(|e| input.fail(e, damaged))?.clone();

        let mut first = 0;
        for group in &metadata.row_groups {
            let rows = group.num_rows();
            let mut reader = ParquetReader::new(bytes.open(input)?);
            reader.set_metadata(metadata.clone());
            let frame = reader
                .with_columns(Some(names.clone()))
                .with_slice(Some((first, rows)))
                .finish()
                .map_err(|e| input.fail(e, damaged))?;
            let mut columns = Vec::new();
            for &(field, name) in &fields {
                let column = frame.column(name).and_then(|c| c.cast(&DataType::String));
                columns.push((field, column.map_err(|e| input.fail(e, "store this column as text"))?));
            }
            for at in 0..frame.height() {
                let mut row = input.row(format!("{}, row {}", input.place, first + at + 1));
                for (field, column) in &columns {
                    let cell = column.str().map_err(|e| input.fail(e, damaged))?.get(at);
                    if let Some(text) = cell.filter(|text| !text.is_empty()) {
                        row.set(*field, Some(text.to_owned()));
                    }
                }
                sink(Event::Row(Box::new(row)))?;
            }
            first += rows;
        }
        Ok(())
    }
}

/// The file, which polars maps into memory, or its bytes where it is packed in another file.
enum Packed<'a> {
    File(&'a Path),
    Bytes(Arc<[u8]>),
}

impl<'a> Packed<'a> {
    fn new(input: &mut Input<'a>) -> Result<Self> {
        if let Some(path) = input.path {
            return Ok(Self::File(path));
        }
        let mut bytes = Vec::new();
        let read = input.seekable()?.read_to_end(&mut bytes);
        read.map_err(|e| input.fail(e, "check the file"))?;
        Ok(Self::Bytes(bytes.into()))
    }

    fn open(&self, input: &Input<'_>) -> Result<Box<dyn MmapBytesReader>> {
        match self {
            Self::File(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(file)),
                Err(error) => Err(input.fail(error, "check the file")),
            },
            Self::Bytes(bytes) => Ok(Box::new(Cursor::new(bytes.clone()))),
        }
    }
}
