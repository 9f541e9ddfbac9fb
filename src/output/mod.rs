//! Outputs are whole or absent, and never in the place of an input.
//!
//! What is written is made beside its place under a hidden name, and moved there by one rename
//! when it is whole: [`WholeFile`] and [`WholeFolder`]. A fault, a full disk or a signal
//! ([`abandon`]) takes away what was begun and leaves what stood there. What a program that was
//! killed left behind is locked by nobody, and goes when the next one writes to that place.

mod apart;
mod file;
mod folder;
mod partial;
mod pending;
mod place;

pub use apart::{apart, same};
pub use file::WholeFile;
pub use folder::WholeFolder;
pub use pending::{Scratch, abandon};
