//! What outlets do with the actors of a spec: a table by actor, and one by side and verb class.
//!
//! Both are laid out from the actor features. The cells of one actor or side are divided by
//! their own sum (its attributions, its classed verbs), which itself is made of hits.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::Cells;
use super::gaps::{Gaps, Lack};
use super::gather::Totals;
use super::language::{Language, Terms};
use super::measured::Measured;
use super::shares::numbers;
use super::sums::Sums;
use crate::codings::{VerbClass, Voice};
use crate::error::Result;
use crate::features::ALL;
use crate::schema::{ACTOR_VERBS, ACTORS, Schema};
use crate::stats::clumping::Kind;
use crate::table::{Cell, Rows};

/// Hits of a feature with categories `row: column`, by row and column.
type Hits<'l> = BTreeMap<&'l str, BTreeMap<&'l str, &'l Terms>>;

/// The two tables in the making.
pub(super) struct Actors {
    pub actors: Rows,
    pub verbs: Rows,
}

impl Actors {
    pub fn new() -> Self {
        Self { actors: Rows::new(&ACTORS), verbs: Rows::new(&ACTOR_VERBS) }
    }
}

/// The cells of both tables.
pub(super) struct ActorCells {
    actors: Vec<Named>,
    verbs: Vec<Named>,
}

/// A cell with what names it in its table: behind language and outlet.
struct Named {
    names: Vec<String>,
    /// The feature that it is made from.
    feature: &'static str,
    cell: u32,
    /// Whether it is no row where an outlet has no hit: types, names and verbs that others have.
    found: bool,
}

/// The hits of a feature; columns are voices where it tells them apart.
fn hits<'l>(language: &'l Language<'_>, feature: &str) -> Hits<'l> {
    let mut hits = Hits::new();
    let Some(place) = place(language, feature) else { return hits };
    let voiced = feature == "actor_loaded";
    for (key, terms) in language.keys.iter().filter(|(k, _)| k.0 == place && (k.2 == ALL) != voiced) {
        let (row, column) = if voiced { (key.1.as_str(), key.2) } else { row_column(&key.1) };
        hits.entry(row).or_default().insert(column, terms);
    }
    hits
}

fn place(language: &Language<'_>, feature: &str) -> Option<usize> {
    language.gathered.features.iter().position(|f| f.name() == feature)
}

impl ActorCells {
    pub fn new(language: &Language<'_>, cells: &mut Cells) -> Self {
        Self { actors: actors(language, cells), verbs: sides(language, cells) }
    }

    /// The rows of one outlet.
    ///
    /// # Errors
    /// When a row does not fit (a bug).
    pub fn rows(
        &self,
        measured: &Measured<'_>,
        totals: &Totals,
        sums: &Sums,
        tables: &mut Actors,
        gaps: &mut Gaps,
    ) -> Result<()> {
        let mut fill = |named: &[Named], schema: &'static Schema, rows: &mut Rows| -> Result<()> {
            for named in named {
                let sums = sums.of(&measured.cells, named.cell);
                if named.found && sums.hits == 0 {
                    continue;
                }
                match numbers(measured, named.cell, &sums, 1.0, None) {
                    Ok(numbers) => {
                        let names = [&totals.lang, &totals.outlet].into_iter().chain(&named.names);
                        let names = names.map(|name| Cell::from(name.as_str()));
                        rows.push(names.chain(numbers.counts).chain(numbers.values).collect())?;
                    }
                    Err(reason) => {
                        let lack = Lack { articles: sums.clusters, reason, headline: false };
                        gaps.add(totals, schema, named.feature, lack);
                    }
                }
            }
            Ok(())
        };
        fill(&self.actors, &ACTORS, &mut tables.actors)?;
        fill(&self.verbs, &ACTOR_VERBS, &mut tables.verbs)
    }
}

fn actors(language: &Language<'_>, cells: &mut Cells) -> Vec<Named> {
    let [spoken, types, labels, verbs, mentions, loaded] = [
        "actor_attributions",
        "actor_types",
        "actor_labels",
        "actor_verbs",
        "actor_mentions",
        "actor_loaded",
    ]
    .map(|feature| hits(language, feature));
    let base =
        |feature| place(language, feature).map_or_else(Terms::default, |place| language.base_of(place, ALL));
    let (all, words) = (base("actor_attributions"), base("actor_mentions"));
    let voices = place(language, "actor_loaded").map_or(&[][..], |_| &Voice::ALL);
    let none = Terms::default();
    let mut named = Vec::new();
    for name in spoken.keys().chain(mentions.keys()).copied().collect::<BTreeSet<&str>>() {
        let mut push = |measure: &str, category: &str, base: &str, feature, cell, found| {
            let names = [name, measure, category, base].map(str::to_owned).to_vec();
            named.push(Named { names, feature, cell, found });
        };
        let one = |hits: &Hits<'_>| hits.get(name).and_then(|columns| columns.get("")).copied().cloned();
        let spoken = one(&spoken).unwrap_or_default();
        let cell = cells.cell(&spoken, &all, Kind::Share);
        push("attributions", ALL, "attributions", "actor_attributions", cell, false);
        for (measure, hits, feature) in [("type", &types, "actor_types"), ("label", &labels, "actor_labels")]
        {
            for (column, terms) in hits.get(name).into_iter().flatten() {
                let cell = cells.cell(terms, &spoken, Kind::Share);
                push(measure, column, "attributions by the actor", feature, cell, true);
            }
        }
        let verbs = verbs.get(name);
        let classed = Terms::all(verbs.into_iter().flat_map(|verbs| verbs.values().copied()));
        for (class, terms) in verbs.into_iter().flatten() {
            let cell = cells.cell(terms, &classed, Kind::Share);
            let base = "attributions by the actor with a classed verb";
            push("verb class", class, base, "actor_verbs", cell, true);
        }
        let mentions = one(&mentions).unwrap_or_default();
        let cell = cells.cell(&mentions, &words, Kind::Rate);
        push("mentions", ALL, "words", "actor_mentions", cell, false);
        for voice in voices.iter().map(|voice| voice.name()) {
            let terms = loaded.get(name).and_then(|voices| voices.get(voice)).copied().unwrap_or(&none);
            let cell = cells.cell(terms, &mentions, Kind::Rate);
            push("loaded terms beside", voice, "mentions", "actor_loaded", cell, false);
        }
    }
    named
}

fn sides(language: &Language<'_>, cells: &mut Cells) -> Vec<Named> {
    let none = Terms::default();
    let mut named = Vec::new();
    for (side, verbs) in hits(language, "side_verbs") {
        let all = Terms::all(verbs.values().copied());
        for class in VerbClass::ALL.iter().map(|c| c.name()) {
            let terms = verbs.get(class).copied().unwrap_or(&none);
            let cell = cells.cell(terms, &all, Kind::Share);
            let names = [side, class].map(str::to_owned).to_vec();
            named.push(Named { names, feature: "side_verbs", cell, found: false });
        }
    }
    named
}

/// The parts of a category `row: column`; the column is empty where there is none. Neither
/// verb classes, nor types, nor aliases hold a colon.
pub(super) fn row_column(category: &str) -> (&str, &str) {
    category.rsplit_once(": ").unwrap_or((category, ""))
}
