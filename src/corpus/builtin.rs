//! Corpora embedded in the program: the demo corpus and the seed article.

use include_dir::{Dir, include_dir};

static DEMO: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/seeds/articles/demo");
static SEED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/articles/seed.txt"));

/// Their names, as written after `builtin:`.
pub const NAMES: [&str; 2] = ["demo", "seed"];

/// An embedded file: name, bytes, and language where the file does not say it.
type Embedded = (String, &'static [u8], Option<&'static str>);

/// The files of an embedded corpus.
pub fn files(name: &str) -> Option<Vec<Embedded>> {
    match name {
        "demo" => {
            let mut files: Vec<_> = DEMO
                .files()
                .filter(|f| f.path().extension().is_some_and(|e| e == "jsonl"))
                .map(|f| (f.path().to_string_lossy().into_owned(), f.contents(), None))
                .collect();
            files.sort();
            Some(files)
        }
        "seed" => Some(vec![("seed.txt".to_owned(), SEED.as_bytes(), Some("ar"))]),
        _ => None,
    }
}
