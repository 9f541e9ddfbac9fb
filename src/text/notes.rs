//! What other rooms know of words: each computes it once a word and notes it here. Reading a note
//! takes no lock, and a step or two through memory: the notes of one reader on one chunk of words
//! stand in a row.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::words::Words;
use super::{Token, Word};

/// Whose notes they are, and of what kind. A reader of words (a set of lexicons, the lists of a
/// coder) has one of its own for as long as it lives; what it notes of a word must hang on the word
/// alone.
pub struct NoteKey<T>(u64, PhantomData<fn() -> T>);

impl<T> Default for NoteKey<T> {
    fn default() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed), PhantomData)
    }
}

/// The notes on one chunk of words: a row a reader, in a chain, since a run has two or three
/// readers.
#[derive(Default)]
pub(super) struct Notes {
    first: Link,
}

type Link = OnceLock<Box<Row<dyn Any + Send + Sync>>>;

struct Row<T: ?Sized> {
    key: u64,
    next: Link,
    notes: T,
}

impl Notes {
    /// The notes of a reader on words of this number; none is made yet the first time.
    pub fn row<T: Any + Send + Sync>(&self, key: &NoteKey<T>, words: usize) -> &[OnceLock<T>] {
        let mut link = &self.first;
        loop {
            let row = link.get_or_init(|| {
                let notes: Vec<OnceLock<T>> = std::iter::repeat_with(OnceLock::new).take(words).collect();
                Box::new(Row { key: key.0, next: Link::new(), notes })
            });
            if row.key == key.0 {
                let notes: Option<&Vec<OnceLock<T>>> = row.notes.downcast_ref();
                return notes.expect("a key is of one kind of note");
            }
            link = &row.next;
        }
    }
}

/// The notes of one reader on the words of one text.
pub struct Noted<'d, T> {
    pub(super) rows: Vec<&'d [OnceLock<T>]>,
    pub(super) words: &'d Words,
    pub(super) tokens: &'d [Token],
}

impl<'d, T> Noted<'d, T> {
    /// What is noted of the word at a token; `make` is asked where nothing is.
    pub fn at(&self, token: usize, make: impl FnOnce(&Word) -> T) -> &'d T {
        let number = self.tokens[token].word;
        let (chunk, place) = number.split();
        self.rows[chunk][place].get_or_init(|| make(self.words.get(number)))
    }

    /// The same for all tokens, in their order.
    pub fn all(&self, make: impl Fn(&Word) -> T) -> impl Iterator<Item = &'d T> {
        (0..self.tokens.len()).map(move |token| self.at(token, &make))
    }
}
