//! YAML dictionaries of quanteda (Benoit et al. 2018): categories hold a word, a list of words,
//! or further categories. A category with words of its own and further categories has the words
//! under the key `__`, as quanteda's `as.yaml` writes them; a list that mixes words and
//! categories is read too.

use std::fmt::Write;

use saphyr_parser::{Event, Parser, Span, StrInput};

use super::dictionary::{Plain, plain};
use super::{Dictionary, Form};
use crate::error::{Error, Result, Warning};
use crate::lexicon::Lexicon;
use crate::lexicon::categories::{NESTED, parent};

/// The key of words beside further categories.
const OWN: &str = "__";

pub struct Quanteda;

impl Form for Quanteda {
    fn name(&self) -> &'static str {
        "quanteda"
    }

    fn about(&self) -> &'static str {
        "a YAML dictionary, categories nested"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["yml", "yaml"]
    }

    fn read(&self, text: &str, place: &str) -> Result<Dictionary> {
        let mut reader =
            Reader { events: Parser::new_from_str(text), place, dictionary: Dictionary::default() };
        loop {
            match reader.next()? {
                (Event::StreamStart | Event::DocumentStart(_), _) => {}
                (Event::MappingStart(..), _) => break,
                (_, span) => return Err(reader.fail(span, "the file is no mapping of categories")),
            }
        }
        reader.mapping("")?;
        loop {
            match reader.next()? {
                (Event::StreamEnd, _) => return Ok(reader.dictionary),
                (Event::DocumentEnd, _) => {}
                (_, span) => return Err(reader.fail(span, "the file has a second document")),
            }
        }
    }

    fn write(&self, lexicon: &Lexicon) -> Result<(String, Vec<Warning>)> {
        let Plain { words, doubts } = plain(lexicon)?;
        let tree = lexicon.categories.tree();
        let mut out = String::new();
        for category in &tree {
            let depth = category.matches(NESTED).count();
            let name = category.rsplit(NESTED).next().unwrap_or(category);
            let own: Vec<&str> = words
                .iter()
                .filter(|(e, _)| e.categories().any(|c| c == *category))
                .map(|(_, w)| *w)
                .collect();
            let above = tree.iter().any(|c| parent(c) == Some(category));
            let pad = "  ".repeat(depth);
            // A YAML reader takes JSON's strings, whatever is in them.
            let quoted = |text: &str| serde_json::Value::from(text).to_string();
            let _ = match (above, own.is_empty()) {
                (false, true) => writeln!(out, "{pad}{}: []", quoted(name)),
                _ => writeln!(out, "{pad}{}:", quoted(name)),
            };
            if above && !own.is_empty() {
                let _ = writeln!(out, "{pad}  {}:", quoted(OWN));
            }
            let pad = if above { format!("{pad}  ") } else { pad };
            for word in own {
                let _ = writeln!(out, "{pad}  - {}", quoted(word));
            }
        }
        Ok((out, doubts))
    }
}

/// Goes down the file; every call reads one whole node.
struct Reader<'t> {
    events: Parser<'t, StrInput<'t>>,
    place: &'t str,
    dictionary: Dictionary,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<(Event<'t>, Span)> {
        match self.events.next() {
            Some(Ok(event)) => Ok(event),
            Some(Err(e)) => Err(Error::new(self.place, e, "mend the file at this place")),
            None => Err(Error::new(self.place, "the file ends too early", "fetch it again")),
        }
    }

    fn line(&self, span: Span) -> String {
        format!("{}, line {}", self.place, span.start.line())
    }

    fn fail(&self, span: Span, cause: &str) -> Error {
        Error::new(self.line(span), cause, "write categories as keys, words as a list under them")
    }

    /// The categories inside `category`, up to the end of the mapping.
    fn mapping(&mut self, category: &str) -> Result<()> {
        loop {
            let (event, span) = self.next()?;
            let name = match event {
                Event::MappingEnd => return Ok(()),
                Event::Scalar(name, ..) => name,
                _ => return Err(self.fail(span, "a category has no plain name")),
            };
            if name.trim().is_empty() {
                return Err(self.fail(span, "a category has an empty name"));
            }
            let place = self.line(span);
            let below = match &*name {
                OWN if !category.is_empty() => category.to_owned(),
                name => {
                    let path = self.dictionary.path(category, name, &place);
                    if self.dictionary.categories.contains(&path) {
                        return Err(self.fail(span, &format!("the category `{path}` stands twice")));
                    }
                    self.dictionary.categories.add(&path, "");
                    path
                }
            };
            let next = self.next()?;
            self.value(&below, next)?;
        }
    }

    /// What stands in a category: a word, words, categories.
    fn value(&mut self, category: &str, (event, span): (Event<'t>, Span)) -> Result<()> {
        match event {
            // `key:` without a value is an empty category.
            Event::Scalar(word, ..) if word.is_empty() || &*word == "~" => Ok(()),
            Event::Scalar(word, ..) => {
                let place = self.line(span);
                self.dictionary.word(&word, category, &place, self.place);
                Ok(())
            }
            Event::MappingStart(..) => self.mapping(category),
            Event::SequenceStart(..) => loop {
                match self.next()? {
                    (Event::SequenceEnd, _) => return Ok(()),
                    next => self.value(category, next)?,
                }
            },
            Event::Alias(_) => Err(self.fail(span, "YAML aliases are not read")),
            _ => Err(self.fail(span, "this is neither a word nor a list")),
        }
    }
}
