//! Where a clause has its subject.

use serde::Deserialize;

/// Where the subject usually stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    VerbFirst,
    SubjectFirst,
}
