//! What stops a run ([`Error`]) and what does not ([`Warning`]).
//!
//! Both say where, why and, for an error, what to do next. Doubts are values: a warning is
//! collected, counted by reason, and lands in the manifest and the report.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The result of everything in this crate that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// Something that stops the work: place, cause and next move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    place: String,
    cause: String,
    next: String,
}

impl Error {
    /// An error at `place` (a file, a line, a key), because of `cause`; `next` tells the user
    /// what to do about it. An empty `next` is left out.
    pub fn new(place: impl Into<String>, cause: impl fmt::Display, next: impl Into<String>) -> Self {
        Self { place: place.into(), cause: cause.to_string(), next: next.into() }
    }

    /// Where it happened.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Why it happened.
    pub fn cause(&self) -> &str {
        &self.cause
    }

    /// What to do next.
    pub fn next(&self) -> &str {
        &self.next
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.cause)?;
        if !self.next.is_empty() {
            write!(f, "\n  what to do: {}", self.next)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// A doubt that does not stop the work. `reason` is a short stable phrase to count by,
/// `place` says where (never an absolute path), `detail` what was seen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Warning {
    pub reason: String,
    pub place: String,
    pub detail: String,
}

impl Warning {
    pub fn new(reason: impl Into<String>, place: impl Into<String>, detail: impl fmt::Display) -> Self {
        Self { reason: reason.into(), place: place.into(), detail: detail.to_string() }
    }
}
