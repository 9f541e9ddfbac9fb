//! Reading in a thread of its own, in chunks, while others are being prepared.

use std::sync::mpsc::sync_channel;

use rayon::prelude::*;

use super::format;
use super::row::Event;
use super::source::Source;
use super::unit::Unit;
use crate::error::{Error, Result};

/// A chunk has at most so many rows, and is full at so many bytes.
const ROWS: usize = 512;
const BYTES: usize = 8 << 20;
/// Chunks that wait to be taken, at most.
const WAITING: usize = 2;

/// What was read, in order. `first` is the number of its first row among the rows of the unit;
/// rows and broken rows count.
#[derive(Debug, Default)]
pub struct Chunk {
    pub first: u64,
    pub events: Vec<Event>,
}

/// Does `work` with the chunks of a unit, each under its number, in the order of its files where there
/// is one thread, in none where there are more.
///
/// # Errors
/// When a file cannot be read, or `work` fails.
pub fn each_chunk(
    source: &Source,
    unit: &Unit,
    work: impl Fn(usize, Chunk) -> Result<()> + Sync,
) -> Result<()> {
    // One thread is one: a reader beside it would be another.
    if rayon::current_num_threads() == 1 {
        let mut numbers = 0..;
        return read(source, unit, &mut |chunk| work(numbers.next().unwrap_or_default(), chunk));
    }
    let (sender, chunks) = sync_channel(WAITING);
    std::thread::scope(|scope| {
        let reader = scope.spawn(move || {
            // Nobody listens any more where the work failed.
            let stopped = |_| Error::new("reader", "stopped", "");
            read(source, unit, &mut |chunk| sender.send(chunk).map_err(stopped))
        });
        let worked =
            chunks.into_iter().enumerate().par_bridge().try_for_each(|(number, chunk)| work(number, chunk));
        let read = reader.join().unwrap_or_else(|_| {
            Err(Error::new("corpus", "the reader stopped in the middle of a file", "report this"))
        });
        worked.and(read)
    })
}

fn read(source: &Source, unit: &Unit, take: &mut dyn FnMut(Chunk) -> Result<()>) -> Result<()> {
    let inner = &source.inner;
    let mut chunk = Chunk::default();
    let mut rows = 0;
    let mut bytes = 0;
    let mut next = 0;
    for file in &inner.files[unit.clone()] {
        let mut input = inner.open(file)?;
        format::read(&mut input, &mut |event| {
            if !matches!(event, Event::Warning(_)) {
                next += 1;
                rows += 1;
            }
            if let Event::Row(row) = &event {
                bytes += row.size();
            }
            chunk.events.push(event);
            if rows >= ROWS || bytes >= BYTES {
                (rows, bytes) = (0, 0);
                take(std::mem::replace(&mut chunk, Chunk { first: next, events: Vec::new() }))?;
            }
            Ok(())
        })?;
    }
    if chunk.events.is_empty() { Ok(()) } else { take(chunk) }
}
