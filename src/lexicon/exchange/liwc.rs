//! LIWC's `.dic` files (Pennebaker et al. 2015): between two lines `%` the categories, each with
//! a number, nested by tabs before it; then a word a line with the numbers of its categories.
//!
//! Numbers are handles of the file: on the way out they count from 1. A word counts in a nested
//! category and in the one around it only where it has both numbers; they are kept as given.
//! Conditions (`(02 134)125/464`, `<of>131/125`) are left out under a warning.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::dictionary::{Plain, plain};
use super::{Dictionary, Form};
use crate::error::{Error, Result, Warning};
use crate::lexicon::categories::NESTED;
use crate::lexicon::{Entry, Lexicon};

const MARK: &str = "%";

pub struct Liwc;

impl Form for Liwc {
    fn name(&self) -> &'static str {
        "liwc"
    }

    fn about(&self) -> &'static str {
        "a LIWC .dic file, words with several categories"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["dic"]
    }

    fn read(&self, text: &str, place: &str) -> Result<Dictionary> {
        let mut dictionary = Dictionary::default();
        let mut numbers = BTreeMap::new();
        // The categories around the next one, outermost first.
        let mut around: Vec<String> = Vec::new();
        let mut marks = 0;
        for (at, line) in text.lines().enumerate() {
            let here = format!("{place}, line {}", at + 1);
            match line.trim() {
                "" => {}
                MARK => marks += 1,
                _ if marks == 1 => {
                    around.truncate(line.len() - line.trim_start_matches('\t').len());
                    let (number, name) = category(line, &here)?;
                    let parent = around.last().map_or("", String::as_str).to_owned();
                    let path = dictionary.path(&parent, name, &here);
                    if dictionary.categories.contains(&path) || numbers.insert(number, path.clone()).is_some()
                    {
                        return Err(Error::new(here, "this category stands twice", "keep it once"));
                    }
                    dictionary.categories.add(&path, "");
                    around.push(path);
                }
                _ if marks == 0 => dictionary.doubt("line before the categories", here, line),
                _ => word(&mut dictionary, line, &numbers, &here, place),
            }
        }
        match marks {
            2 => Ok(dictionary),
            _ => Err(Error::new(
                place,
                format!("{marks} lines `%`, not 2 around the categories"),
                "give a LIWC dictionary, or name another form",
            )),
        }
    }

    fn write(&self, lexicon: &Lexicon) -> Result<(String, Vec<Warning>)> {
        let Plain { words, doubts } = plain(lexicon)?;
        let tree = lexicon.categories.tree();
        let mut out = format!("{MARK}\n");
        for (at, category) in tree.iter().enumerate() {
            let name = category.rsplit(NESTED).next().unwrap_or(category);
            let _ = writeln!(out, "{}{}\t{name}", "\t".repeat(category.matches(NESTED).count()), at + 1);
        }
        let _ = writeln!(out, "{MARK}");
        for (entry, pattern) in words {
            out.push_str(pattern);
            for category in entry.categories() {
                let number = tree.iter().position(|c| *c == category).map_or(0, |at| at + 1);
                let _ = write!(out, "\t{number}");
            }
            out.push('\n');
        }
        Ok((out, doubts))
    }
}

/// Number and name of a category.
fn category<'l>(line: &'l str, here: &str) -> Result<(u32, &'l str)> {
    line.trim()
        .split_once(char::is_whitespace)
        .and_then(|(number, name)| Some((number.parse().ok()?, name.trim())))
        .ok_or_else(|| Error::new(here, "no number and name of a category", "write `1<tab>name`"))
}

/// A word with its numbers: they are the last columns, whatever parts them.
fn word(dictionary: &mut Dictionary, line: &str, numbers: &BTreeMap<u32, String>, here: &str, source: &str) {
    let (mut rest, mut found) = (line.trim(), Vec::new());
    while let Some((before, last)) = rest.rsplit_once(char::is_whitespace) {
        let Ok(number) = last.parse::<u32>() else { break };
        found.push(number);
        rest = before.trim_end();
    }
    // What is left holds the word and, in old files, conditions; numbers may stand before these.
    let mut pattern = rest;
    if let Some(at) = rest.find('(').filter(|at| *at > 0).or_else(|| rest.find("<of>")) {
        dictionary.doubt("left out: condition of a word", here, &rest[at..]);
        pattern = rest[..at].trim_end();
        while let Some((before, last)) = pattern.rsplit_once(char::is_whitespace) {
            let Ok(number) = last.parse::<u32>() else { break };
            found.push(number);
            pattern = before.trim_end();
        }
    }
    found.reverse();
    let mut categories: Vec<&String> = Vec::new();
    for number in found {
        match numbers.get(&number) {
            Some(category) => categories.push(category),
            None => dictionary.doubt("number without a category", here, &number.to_string()),
        }
    }
    let Some((first, others)) = categories.split_first() else {
        return dictionary.doubt("left out: word without a category", here, pattern);
    };
    let mut entry = Entry::new(pattern, first, &format!("listed in {source}"));
    entry.also = others.iter().map(|c| (*c).clone()).collect();
    dictionary.entry(entry, here);
}
