//! What other rooms know of a word: each computes it once a word and notes it there. Reading a
//! note takes no lock.

use std::any::Any;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Whose note it is. A reader of words (a set of lexicons, the lists of a coder) has one of its
/// own for as long as it lives; what it notes of a word must hang on the word alone.
#[derive(Debug)]
pub struct NoteKey(u64);

impl NoteKey {
    pub fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

impl Default for NoteKey {
    fn default() -> Self {
        Self::new()
    }
}

/// The notes of one word: a chain, since a run has two or three readers.
#[derive(Default)]
pub(super) struct Notes {
    first: Link,
}

type Link = OnceLock<Box<Note<dyn Any + Send + Sync>>>;

struct Note<T: ?Sized> {
    key: u64,
    next: Link,
    value: T,
}

impl Notes {
    /// The note under this key; `make` is asked for it the first time. Two threads may ask at
    /// once: the same is made twice then, and one is kept.
    pub fn get<T: Any + Send + Sync>(&self, key: &NoteKey, make: impl FnOnce() -> T) -> &T {
        let mut link = &self.first;
        while let Some(note) = link.get() {
            if note.key == key.0 {
                return read(&note.value);
            }
            link = &note.next;
        }
        let mut new: Box<Note<dyn Any + Send + Sync>> =
            Box::new(Note { key: key.0, next: Link::new(), value: make() });
        loop {
            match link.set(new) {
                Ok(()) => return link.get().map(|note| read(&note.value)).expect("a note that was just set"),
                Err(back) => new = back,
            }
            // Another thread was quicker: with this note, or with that of another reader.
            let note = link.get().expect("the note that was there");
            if note.key == key.0 {
                return read(&note.value);
            }
            link = &note.next;
        }
    }
}

fn read<T: Any>(value: &(dyn Any + Send + Sync)) -> &T {
    value.downcast_ref().expect("one kind of note under one key")
}
