//! The files of a source in units: what is read, kept and found again together.
//!
//! A file of some size is a unit of its own. Small files (a folder of one article each) are put
//! together, since a part on disk for each would cost more than its reading. Where such a group
//! ends hangs on the names of its files, not on their number: a file that is added or taken away
//! changes the group that it stands in and no other.

use std::ops::Range;

use super::input::{Content, File};

/// A file below so many bytes shares a unit with its neighbours.
const SMALL: u64 = 1 << 20;
/// A group of small files is full at so many bytes, or files.
const FULL: u64 = 8 << 20;
const MOST: usize = 512;
/// One name in so many ends a group.
const BORDER: u8 = 64;

/// Files by their places in the source.
pub type Unit = Range<usize>;

/// The units of sorted files.
pub fn units(files: &[File]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut from = 0;
    let mut bytes = 0;
    for (at, file) in files.iter().enumerate() {
        let size = size(file);
        if size >= SMALL {
            units.extend((from < at).then_some(from..at));
            units.push(at..at + 1);
            (from, bytes) = (at + 1, 0);
            continue;
        }
        bytes += size;
        if bytes >= FULL || at + 1 - from >= MOST || ends(file) {
            units.push(from..at + 1);
            (from, bytes) = (at + 1, 0);
        }
    }
    units.extend((from < files.len()).then_some(from..files.len()));
    units
}

fn size(file: &File) -> u64 {
    match &file.content {
        Content::Disk(path) => std::fs::metadata(path).map_or(0, |m| m.len()),
        Content::Embedded(bytes) => bytes.len() as u64,
    }
}

fn ends(file: &File) -> bool {
    blake3::hash(file.place.as_bytes()).as_bytes()[0].is_multiple_of(BORDER)
}

/// One of several shares of a corpus that are loaded apart: of its units where there are as many as
/// shares, otherwise of their chunks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// From 0 up.
    pub index: usize,
    pub of: usize,
}

impl Share {
    /// Whether units are shared out, not chunks.
    pub(super) fn of_units(self, units: usize) -> bool {
        units >= self.of
    }

    pub(super) fn has_unit(self, unit: usize, units: usize) -> bool {
        !self.of_units(units) || unit % self.of == self.index
    }

    pub(super) fn has_chunk(self, unit: usize, chunk: usize, units: usize) -> bool {
        self.of_units(units) || (unit + chunk) % self.of == self.index
    }
}
