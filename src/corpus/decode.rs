//! From bytes in any encoding to UTF-8, while reading.

use std::io::{BufRead, Read, Result};

use encoding_rs::{Decoder, DecoderResult, Encoding};

/// How much is decoded at a time. Any decoder has room for many letters in it: see
/// [`Decoded::fill_buf`].
const ROOM: usize = 1 << 16;

/// A byte that no UTF-8 text has. It stands where the input was not in its encoding, so that
/// the reader of rows finds the place and counts the row as one that was not UTF-8; a
/// replacement character would pass for text.
pub const DAMAGE: u8 = 0xff;

/// Reads what `inner` holds in `encoding` as UTF-8, whatever the size of the reads on either
/// side. A byte order mark is a character like others here.
pub struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    out: Box<[u8]>,
    /// The part of `out` that waits to be read.
    start: usize,
    end: usize,
    done: bool,
}

impl<R: BufRead> Decoded<R> {
    pub fn new(inner: R, encoding: &'static Encoding) -> Self {
        let out = vec![0; ROOM].into_boxed_slice();
        let decoder = encoding.new_decoder_without_bom_handling();
        Self { inner, decoder, out, start: 0, end: 0, done: false }
    }
}

impl<R: BufRead> BufRead for Decoded<R> {
    /// Each turn of the loop ends the input, ends the loop with bytes to hand out, or takes
    /// bytes in: it starts with an empty `out`, in which every decoder has room for its longest
    /// output, so that "full" comes only after something was written. (A caller's own buffer may
    /// be too small for one letter; no decoder ever sees that one.)
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
        }
        while self.end == 0 && !self.done {
            let raw = self.inner.fill_buf()?;
            let last = raw.is_empty();
            // One byte is kept for the mark of damage.
            let room = &mut self.out[..ROOM - 1];
            let (state, read, written) = self.decoder.decode_to_utf8_without_replacement(raw, room, last);
            self.inner.consume(read);
            self.end = written;
            match state {
                DecoderResult::Malformed(..) => {
                    self.out[self.end] = DAMAGE;
                    self.end += 1;
                }
                DecoderResult::InputEmpty => self.done = last,
                DecoderResult::OutputFull => {}
            }
        }
        Ok(&self.out[self.start..self.end])
    }

    fn consume(&mut self, n: usize) {
        self.start = (self.start + n).min(self.end);
    }
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        let ready = self.fill_buf()?;
        let n = ready.len().min(out.len());
        out[..n].copy_from_slice(&ready[..n]);
        self.consume(n);
        Ok(n)
    }
}
