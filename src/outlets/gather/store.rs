//! Articles by outlet: in memory while they are few, in one file of the scratch folder beyond.
//!
//! The file has no name, so that nothing of it is left whatever ends the run.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::counts::Record;
use crate::error::{Error, Result};

/// Bytes read at a time.
const PIECE: usize = 1 << 20;

/// The articles of all outlets.
pub(crate) struct Store {
    scratch: PathBuf,
    /// Bytes that may be held in memory.
    room: usize,
    held: usize,
    outlets: Vec<Kept>,
    file: Option<Mutex<File>>,
    end: u64,
}

/// Where the articles of an outlet are.
#[derive(Default)]
struct Kept {
    /// Start and length in the file, each a row of whole articles.
    spilled: Vec<(u64, u64)>,
    held: Vec<u8>,
}

fn fail(e: std::io::Error) -> Error {
    Error::new("aggregate, scratch file", e, "check the space and rights of the results folder")
}

impl Store {
    pub fn new(scratch: PathBuf, room: usize) -> Self {
        Self { scratch, room, held: 0, outlets: Vec::new(), file: None, end: 0 }
    }

    /// Appends an article to an outlet, through what writes its bytes.
    ///
    /// # Errors
    /// When there is no more room, in memory or on the disk.
    pub fn add(&mut self, outlet: usize, write: impl FnOnce(&mut Vec<u8>)) -> Result<()> {
        if self.outlets.len() <= outlet {
            self.outlets.resize_with(outlet + 1, Kept::default);
        }
        let bytes = &mut self.outlets[outlet].held;
        let before = bytes.len();
        write(bytes);
        self.held += bytes.len() - before;
        if self.held > self.room { self.spill() } else { Ok(()) }
    }

    fn spill(&mut self) -> Result<()> {
        if self.file.is_none() {
            self.file = Some(Mutex::new(tempfile::tempfile_in(&self.scratch).map_err(fail)?));
        }
        let Some(file) = &mut self.file else { return Ok(()) };
        let file = file.get_mut().unwrap_or_else(PoisonError::into_inner);
        for outlet in self.outlets.iter_mut().filter(|o| !o.held.is_empty()) {
            let bytes = std::mem::take(&mut outlet.held);
            file.write_all(&bytes).map_err(fail)?;
            outlet.spilled.push((self.end, bytes.len() as u64));
            self.end += bytes.len() as u64;
        }
        self.held = 0;
        Ok(())
    }

    /// Hands over the articles of an outlet one by one.
    ///
    /// # Errors
    /// When the scratch file does not read.
    pub fn read(&self, outlet: usize, each: &mut dyn FnMut(Record<'_>)) -> Result<()> {
        let Some(kept) = self.outlets.get(outlet) else { return Ok(()) };
        let mut bytes = Vec::new();
        for (start, length) in &kept.spilled {
            let (mut at, end) = (*start, start + length);
            bytes.clear();
            while at < end {
                let piece = PIECE.min((end - at) as usize);
                let old = bytes.len();
                bytes.resize(old + piece, 0);
                self.piece(at, &mut bytes[old..])?;
                at += piece as u64;
                let mut rest = bytes.as_slice();
                while let Some(record) = Record::take(&mut rest) {
                    each(record);
                }
                // What is left is the beginning of an article.
                let used = bytes.len() - rest.len();
                bytes.drain(..used);
            }
        }
        let mut rest = kept.held.as_slice();
        while let Some(record) = Record::take(&mut rest) {
            each(record);
        }
        Ok(())
    }

    fn piece(&self, at: u64, into: &mut [u8]) -> Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(at)).and_then(|_| file.read_exact(into)).map_err(fail)
    }
}
