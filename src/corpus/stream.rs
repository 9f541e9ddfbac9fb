//! Reading in a thread of its own, in chunks, while others are being prepared.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::format;
use super::row::Event;
use super::source::Source;
use super::unit::Unit;
use crate::error::{Error, Result};

/// A chunk has at most so many rows, and is full at so many bytes.
const ROWS: usize = 512;
const BYTES: usize = 8 << 20;

/// What was read, in order. `first` is the number of its first row among the rows of the unit;
/// rows and broken rows count.
#[derive(Debug, Default)]
pub struct Chunk {
    pub first: u64,
    pub events: Vec<Event>,
}

enum Message {
    Chunk(Chunk),
    Failed(Error),
    Done,
}

/// The chunks of a unit, in the order of its files.
pub struct Chunks {
    messages: Receiver<Message>,
    ended: bool,
}

/// Starts reading. At most two chunks wait to be taken.
pub fn chunks(source: &Source, unit: Unit) -> Chunks {
    let (sender, messages) = sync_channel(2);
    let source = source.clone();
    std::thread::spawn(move || {
        let last = match read(&source, unit, &sender) {
            Ok(()) => Message::Done,
            Err(error) => Message::Failed(error),
        };
        // Nobody listens any more when the reader was stopped.
        let _ = sender.send(last);
    });
    Chunks { messages, ended: false }
}

fn read(source: &Source, unit: Unit, sender: &SyncSender<Message>) -> Result<()> {
    let inner = &source.inner;
    let mut chunk = Chunk::default();
    let mut rows = 0;
    let mut bytes = 0;
    let mut next = 0;
    let send = |chunk| sender.send(Message::Chunk(chunk)).map_err(|_| Error::new("reader", "stopped", ""));
    for file in &inner.files[unit] {
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
                send(std::mem::replace(&mut chunk, Chunk { first: next, events: Vec::new() }))?;
            }
            Ok(())
        })?;
    }
    if chunk.events.is_empty() { Ok(()) } else { send(chunk) }
}

impl Iterator for Chunks {
    type Item = Result<Chunk>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.messages.recv() {
            Ok(Message::Chunk(chunk)) => Some(Ok(chunk)),
            Ok(Message::Done) => {
                self.ended = true;
                None
            }
            Ok(Message::Failed(error)) => {
                self.ended = true;
                Some(Err(error))
            }
            Err(_) => {
                self.ended = true;
                Some(Err(Error::new("corpus", "the reader stopped in the middle of a file", "report this")))
            }
        }
    }
}
