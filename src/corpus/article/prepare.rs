//! From a raw row to an article: columns, aliases, date, cleaning, byline, hash.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::clean::clean;
use super::credits::{CreditLists, key};
use super::date;
use super::furniture::Furniture;
use super::row::{Field, Row};
use super::{Article, hash, hex};
use crate::corpus::settings::{Settings, Wire};
use crate::error::{Error, Result, Warning};
use crate::lang::Language;

/// What became of a row.
#[derive(Debug)]
pub enum Outcome {
    Article(Box<Prepared>),
    /// Lost: counts towards `max_rejected`.
    Rejected {
        reason: &'static str,
        place: String,
        detail: String,
    },
    /// Left out because the spec says so.
    LeftOut {
        reason: &'static str,
    },
}

/// An article whose id is not settled yet.
#[derive(Debug)]
pub struct Prepared {
    pub article: Article,
    pub hash: [u8; 32],
    pub warnings: Vec<Warning>,
}

struct Pack {
    language: Arc<Language>,
    furniture: Furniture,
    credits: CreditLists,
    /// Canonical outlet to all its names, as bylines are compared.
    outlets: BTreeMap<String, Vec<String>>,
}

/// Prepares rows, the same way in both passes and on any thread.
pub struct Preparer {
    settings: Settings,
    packs: BTreeMap<String, Pack>,
    /// Any name of an outlet, in lower case, to the canonical one.
    aliases: BTreeMap<String, String>,
    excluded: BTreeSet<String>,
}

impl Preparer {
    /// # Errors
    /// When a name stands for two outlets, or a list of a language pack does not read.
    pub fn new(settings: &Settings, languages: &BTreeMap<String, Arc<Language>>) -> Result<Self> {
        let mut aliases = BTreeMap::new();
        for (canonical, others) in &settings.aliases {
            for name in std::iter::once(canonical).chain(others) {
                let old = aliases.insert(plain(name), canonical.clone());
                if let Some(old) = old.filter(|old| old != canonical) {
                    return Err(Error::new(
                        "[corpus] aliases",
                        format!("`{name}` stands for both `{old}` and `{canonical}`"),
                        "leave it with one of them",
                    ));
                }
            }
        }
        let mut packs = BTreeMap::new();
        for (code, language) in languages {
            let all = |(canonical, others): (&String, &Vec<String>)| {
                let names = std::iter::once(canonical).chain(others).map(|n| key(n, language)).collect();
                (canonical.clone(), names)
            };
            let pack = Pack {
                furniture: Furniture::new(language)?,
                credits: CreditLists::new(language, &settings.agencies)?,
                outlets: settings.aliases.iter().map(all).collect(),
                language: Arc::clone(language),
            };
            packs.insert(code.clone(), pack);
        }
        let mut preparer = Self { settings: settings.clone(), packs, aliases, excluded: BTreeSet::new() };
        preparer.excluded = settings.exclude_outlets.iter().map(|o| preparer.canonical(o)).collect();
        Ok(preparer)
    }

    fn canonical(&self, outlet: &str) -> String {
        self.aliases.get(&plain(outlet)).cloned().unwrap_or_else(|| one_line(outlet))
    }

    /// Prepares one row.
    pub fn prepare(&self, mut row: Row) -> Outcome {
        let mut warnings = Vec::new();
        let place = std::mem::take(&mut row.place);
        let reject = |reason, detail: &str| Outcome::Rejected {
            reason,
            place: place.clone(),
            detail: detail.to_owned(),
        };
        let text = |row: &mut Row, field| row.take(field).map(|t| one_line(&t)).filter(|t| !t.is_empty());

        let Some(lang) = text(&mut row, Field::Lang).or_else(|| self.settings.lang.clone()) else {
            return reject("no language", "set `lang` under [corpus]");
        };
        let Some(pack) = self.packs.get(&lang) else {
            let lang: String = lang.chars().take(24).collect();
            return reject("no language pack", &lang);
        };
        let language = &pack.language;
        let given = text(&mut row, Field::Outlet)
            .or_else(|| self.settings.outlet.clone())
            .or_else(|| row.folder.as_deref().filter(|_| self.settings.outlet_from_folder).map(str::to_owned))
            .map(|outlet| self.canonical(&outlet));

        let raw = row.take(Field::Body).unwrap_or_default();
        if raw.trim().is_empty() {
            return reject("empty body", "");
        }
        let names = given
            .as_ref()
            .map(|outlet| pack.outlets.get(outlet).cloned().unwrap_or_else(|| vec![key(outlet, language)]));
        let names = names.unwrap_or_default();
        let credits = pack.credits.with(language);
        let (cuts, reading) = clean(&pack.furniture, &raw, language, &credits, &names);
        let read_outlet = reading.outlet.filter(|_| row.outlet_in_byline).map(|o| self.canonical(&o));
        let Some(outlet) = given.or(read_outlet) else {
            return reject("no outlet", "");
        };
        if self.excluded.contains(&outlet) {
            return Outcome::LeftOut { reason: "excluded outlet" };
        }

        let title = row.take(Field::Title).map(|t| t.trim().to_owned()).unwrap_or_default();
        let hash = hash(&outlet, &title, &raw);
        let cuts = if self.settings.clean { cuts } else { crate::span::Cuts::default() };
        let removed = cuts.iter().map(|(span, _)| span.of(&raw).to_owned()).collect();
        let body = if cuts.is_empty() { raw } else { cuts.apply(&raw) };
        let chars = body.chars().count();
        if body.trim().is_empty() {
            return reject("empty body", "nothing is left after cleaning");
        }
        if chars < self.settings.min_chars {
            return Outcome::LeftOut { reason: "shorter than min_chars" };
        }
        if self.settings.max_chars.is_some_and(|most| chars > most) {
            return Outcome::LeftOut { reason: "longer than max_chars" };
        }

        let hex = hex(&hash);
        let id = text(&mut row, Field::Id).unwrap_or_else(|| hex[..16].to_owned());
        let here = format!("article {id}");
        if title.is_empty() {
            warnings.push(Warning::new("no title", &here, ""));
        }
        let written = text(&mut row, Field::Published);
        let published = written.as_deref().and_then(|d| date::iso(d, self.settings.date_format.as_deref()));
        if let Some(odd) = written.filter(|_| published.is_none()) {
            // Enough to see how dates are written; a column mapped by mistake may hold anything.
            let odd: String = odd.chars().take(24).collect();
            warnings.push(Warning::new("date not read", &here, odd));
        }
        let (since, until) = (self.settings.since.as_deref(), self.settings.until.as_deref());
        if (since.is_some() || until.is_some()) && !date::within(published.as_deref(), since, until) {
            let reason = if published.is_some() {
                "not between since and until"
            } else {
                "no full date, and since or until"
            };
            return Outcome::LeftOut { reason };
        }
        let byline = text(&mut row, Field::Byline);
        let wire = text(&mut row, Field::Wire)
            .or_else(|| credits.column(byline.as_deref()?, &names))
            .or(reading.wire);
        if wire.is_some() && self.settings.wire == Wire::Drop {
            return Outcome::LeftOut { reason: "wire copy" };
        }
        let article = Article {
            id,
            outlet,
            published,
            lang,
            title,
            body,
            url: text(&mut row, Field::Url),
            byline: byline.or(reading.byline),
            wire,
            hash: hex,
            cuts,
            place,
            removed,
        };
        Outcome::Article(Box::new(Prepared { article, hash, warnings }))
    }
}

/// How names of outlets are compared: single-spaced, in lower case.
fn plain(name: &str) -> String {
    one_line(name).to_lowercase()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
