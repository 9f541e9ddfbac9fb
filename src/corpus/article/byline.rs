//! Bylines and datelines: who wrote an article, from where, and which agency it is credited
//! to (`يافع نيوز – وكالات`, `رويترز- بنغازي:`, `WASHINGTON (AP) —`). Names of agencies are
//! data, in `agencies.toml` of the language pack.

use super::credits::{CreditLists, key};
use crate::lang::Language;

/// A byline has at most so many characters, and a part of it so many words.
const LINE_CHARS: usize = 90;
const PART_WORDS: usize = 4;
/// A dateline ends within so many characters.
const DATELINE_CHARS: usize = 100;

/// What a byline or dateline says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The line as it stands.
    pub byline: Option<String>,
    /// Agencies, by the first name of their entry, sorted, joined by `; `. The outlet's own is none.
    pub wire: Option<String>,
    /// A name beside an agency or credit that may be the outlet.
    pub outlet: Option<String>,
}

impl Reading {
    pub(super) fn join(&mut self, other: Reading) {
        let join = |mine: &mut Option<String>, theirs: Option<String>, sign: &str| match (mine.take(), theirs)
        {
            (Some(a), Some(b)) if a != b => *mine = Some(format!("{a}{sign}{b}")),
            (a, b) => *mine = a.or(b),
        };
        join(&mut self.byline, other.byline, " | ");
        join(&mut self.wire, other.wire, "; ");
        self.outlet = self.outlet.take().or(other.outlet);
    }
}

/// Reads credits in one language.
pub struct Credits<'l> {
    pub(super) language: &'l Language,
    pub(super) lists: &'l CreditLists,
}

enum Part<'t> {
    Agency(&'t str),
    Outlet,
    Credit,
    /// A person, a place, another outlet.
    Name(&'t str),
}

impl Credits<'_> {
    /// Reads a line that stands alone. `first`: it is the first of the body with text under it,
    /// where `place: person` needs no known name. `alone`: one agency and nothing else will do;
    /// under another line that would be the credit of a picture.
    pub fn line(&self, line: &str, first: bool, alone: bool, outlets: &[String]) -> Option<Reading> {
        let line = line.trim();
        if line.chars().count() > LINE_CHARS || line.ends_with(['.', '؟', '?', '!', '…']) {
            return None;
        }
        if key(line, self.language).split(' ').any(|word| self.lists.picture.iter().any(|p| p == word)) {
            return None;
        }
        let by = |b: &String| {
            line.split_once(char::is_whitespace)
                .is_some_and(|(w, rest)| key(w, self.language) == *b && rest.split_whitespace().count() <= 8)
        };
        let begins_by = first && self.lists.by.iter().any(by);
        let (pieces, weak) = self.pieces(line);
        let parts: Option<Vec<Part<'_>>> =
            pieces.iter().map(|p| self.part(p, pieces.len() > 1, outlets)).collect();
        let Some(parts) = parts else {
            return begins_by.then(|| Reading { byline: Some(line.to_owned()), ..Reading::default() });
        };
        let names: Vec<&str> =
            parts.iter().filter_map(|p| if let Part::Name(n) = p { Some(*n) } else { None }).collect();
        let known = names.len() < parts.len();
        // A name in brackets with a credit is a picture's (`(Jane Doe/Agency)`).
        if line.starts_with('(') && !names.is_empty() && !self.lists.place_and_person {
            return None;
        }
        let short = |n: &&str| n.split_whitespace().count() <= 3;
        let place_and_person =
            self.lists.place_and_person && first && !weak && parts.len() == 2 && names.iter().all(short);
        let lone = parts.len() == 1 && !alone && matches!(parts[0], Part::Agency(_));
        if lone || parts.is_empty() || names.len() > 3 || !(known || begins_by || place_and_person) {
            return None;
        }
        Some(Reading {
            byline: Some(line.to_owned()),
            wire: self.wire(&parts, outlets),
            outlet: (known && names.len() == 1).then(|| names[0].to_owned()),
        })
    }

    /// Whether a line may be names of persons and nothing more.
    pub fn name(&self, line: &str) -> bool {
        let words: Vec<&str> = line.split_whitespace().collect();
        // Where there are capitals they tell names also in a longer list.
        let capital = |w: &&str| w.starts_with(char::is_uppercase) || *w == "and";
        let most = if words.iter().all(capital) { 2 * PART_WORDS } else { PART_WORDS };
        let letters = |c: char| c.is_alphabetic() || ".,'’-\u{64b}\u{651}".contains(c);
        // A full stop only after an initial.
        let name = |w: &&str| w.chars().all(letters) && (!w.contains('.') || w.chars().count() == 2);
        (2..=most).contains(&words.len()) && words.iter().all(name) && !line.ends_with(['.', ','])
    }

    /// The paper in a note of syndication (`* خدمة «نيويورك تايمز»`).
    pub fn syndicated(&self, line: &str) -> Option<String> {
        // Longer ones are prose: do not fold them.
        if line.chars().nth(LINE_CHARS).is_some() {
            return None;
        }
        let key = key(line, self.language);
        let after = |note: &String| key.strip_prefix(note.as_str())?.strip_prefix(' ');
        let paper = self.lists.syndicated.iter().find_map(after)?;
        let known = self.lists.agency(paper, true).map(str::to_owned);
        known.or_else(|| {
            let quoted = line.split(['«', '»', '"', '“', '”']).nth(1).map(str::trim);
            let short = |p: &&str| (1..=PART_WORDS).contains(&p.split_whitespace().count());
            quoted.filter(short).map(str::to_owned)
        })
    }

    /// The agency in the dateline at the head of a paragraph.
    pub fn dateline(&self, text: &str, outlets: &[String]) -> Option<String> {
        let head = text.char_indices().nth(DATELINE_CHARS).map_or(text, |(at, _)| &text[..at]);
        for (at, sign) in head.char_indices() {
            let after = head[at + sign.len_utf8()..].chars().next();
            let before = head[..at].chars().next_back();
            let ends = match sign {
                ':' | '–' | '—' => true,
                '-' => {
                    after.is_some_and(|c| c.is_whitespace() || c == '-')
                        || before.is_some_and(char::is_whitespace)
                }
                _ => false,
            };
            if !ends {
                continue;
            }
            let (pieces, _) = self.pieces(&head[..at]);
            let parts: Option<Vec<Part<'_>>> =
                pieces.iter().map(|p| self.part(p, pieces.len() > 1, outlets)).collect();
            let parts = parts?;
            if parts.iter().any(|p| matches!(p, Part::Agency(_))) {
                return self.wire(&parts, outlets);
            }
        }
        None
    }

    /// The agency that a column of its own names (`author = رويترز`).
    pub fn column(&self, text: &str, outlets: &[String]) -> Option<String> {
        let (pieces, _) = self.pieces(text.trim());
        let parts: Vec<Part<'_>> =
            pieces.iter().filter_map(|p| self.part(p, pieces.len() > 1, outlets)).collect();
        self.wire(&parts, outlets)
    }

    fn wire(&self, parts: &[Part<'_>], outlets: &[String]) -> Option<String> {
        let mut agencies: Vec<&str> = Vec::new();
        for part in parts {
            if let Part::Agency(name) = part
                && !agencies.contains(name)
                && !self.lists.own(name, outlets)
            {
                agencies.push(name);
            }
        }
        // One name for one set of agencies.
        agencies.sort_unstable();
        (!agencies.is_empty()).then(|| agencies.join("; "))
    }

    /// `others` says that there are other parts beside this one.
    fn part<'t>(&'t self, text: &'t str, others: bool, outlets: &[String]) -> Option<Part<'t>> {
        let lists = self.lists;
        let key = key(text, self.language);
        if let Some(name) = self.lists.agency(&key, others) {
            return Some(Part::Agency(name));
        }
        let after_staff = lists
            .staff
            .iter()
            .find_map(|staff| key.strip_prefix(staff.as_str())?.strip_prefix(' '))
            .unwrap_or(&key);
        if outlets.iter().any(|o| o == after_staff) {
            return Some(Part::Outlet);
        }
        if lists.credits.contains(&key) || lists.staff.contains(&key) {
            return Some(Part::Credit);
        }
        let odd =
            text.contains(['«', '»', '"', '“', '”', '؟', '!']) || key.contains(|c: char| c.is_numeric());
        let count = key.split_whitespace().count();
        (!odd && (1..=PART_WORDS).contains(&count)).then_some(Part::Name(text))
    }

    /// The parts of a byline, between dashes, colons, commas, bars and brackets; and whether a
    /// comma or bracket was among the signs, which alone make no byline.
    fn pieces<'t>(&self, line: &'t str) -> (Vec<&'t str>, bool) {
        let mut pieces = Vec::new();
        let mut weak = false;
        let mut start = 0;
        for (at, sign) in line.char_indices() {
            let end = at + sign.len_utf8();
            let before = line[..at].chars().next_back();
            let after = line[end..].chars().next();
            let spaced = before.is_some_and(char::is_whitespace) || after.is_none_or(char::is_whitespace);
            let within = || before.is_some_and(caseless) && after.is_some_and(caseless);
            let splits = match sign {
                '–' | '—' | '|' | '•' | ':' => true,
                '/' => spaced || within(),
                '-' => spaced || before == Some('-') || within(),
                '،' | ',' | '(' | ')' | '[' | ']' => {
                    weak = true;
                    true
                }
                _ => (spaced || before == Some('-')) && self.lists.dashes.contains(&sign),
            };
            if splits {
                pieces.push(line[start..at].trim());
                start = end;
            }
        }
        pieces.push(line[start..].trim());
        pieces.retain(|p| !p.is_empty());
        (pieces, weak)
    }
}

/// A letter or digit of a script without capitals.
fn caseless(c: char) -> bool {
    c.is_alphanumeric() && !c.is_ascii() && !c.is_lowercase() && !c.is_uppercase()
}
