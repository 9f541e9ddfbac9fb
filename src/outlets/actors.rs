//! What outlets do with the actors of a spec: a table by actor, and one by side and verb class.
//!
//! Both are laid out from the sums of the actor features. The cells of one actor or side are
//! divided by their own sum (its attributions, its classed verbs), in every replicate too; that
//! base hangs on the hits, so these shares are not among the features' own.

use std::collections::{BTreeMap, BTreeSet};

use super::gaps::Gaps;
use super::group::{Group, Sum};
use super::language::Language;
use super::shares::conditional;
use crate::codings::{VerbClass, Voice};
use crate::error::Result;
use crate::features::ALL;
use crate::schema::{ACTOR_VERBS, ACTORS};
use crate::table::{Cell, Rows};

/// Hits of a feature with categories `row: column`, by row and column.
type Cells = BTreeMap<String, BTreeMap<String, Sum>>;

/// The two tables in the making.
pub(super) struct Actors {
    pub actors: Rows,
    pub verbs: Rows,
}

impl Actors {
    pub fn new() -> Self {
        Self { actors: Rows::new(&ACTORS), verbs: Rows::new(&ACTOR_VERBS) }
    }

    /// The rows of one outlet.
    ///
    /// # Errors
    /// When a row does not fit (a bug).
    pub fn add(&mut self, group: &Group<'_>, gaps: &mut Gaps) -> Result<()> {
        let mut view = View { group, tables: self, gaps };
        let names = rows(group.language, &["actor_mentions", "actor_attributions"]);
        let sides = rows(group.language, &["side_verbs"]);
        view.actors(&names)?;
        view.sides(&sides)
    }
}

/// The actors or sides that any outlet of a language has in these features.
fn rows(language: &Language<'_>, features: &[&str]) -> BTreeSet<String> {
    let names = |place: usize| features.contains(&language.gathered.features[place].name());
    language.keys.keys().filter(|k| names(k.0)).map(|k| row_column(&k.1).0.to_owned()).collect()
}

struct View<'a, 'g> {
    group: &'a Group<'g>,
    tables: &'a mut Actors,
    gaps: &'a mut Gaps,
}

/// A row without its numbers: measure, category, base, and the feature that it is made from.
struct Head<'a> {
    actor: &'a str,
    measure: &'a str,
    category: &'a str,
    base: &'a str,
    feature: &'a str,
}

impl View<'_, '_> {
    fn place(&self, feature: &str) -> Option<usize> {
        self.group.gathered().features.iter().position(|f| f.name() == feature)
    }

    /// The hits of a feature in the outlet; columns are voices where it tells them apart.
    fn cells(&self, feature: &str) -> Cells {
        let mut cells = Cells::new();
        let Some(place) = self.place(feature) else { return cells };
        let voiced = feature == "actor_loaded";
        for key in self.group.language.keys.keys().filter(|k| k.0 == place && (k.2 == ALL) != voiced) {
            let Some(sum) = self.group.hits(key) else { continue };
            let (row, column) = if voiced { (key.1.as_str(), key.2) } else { row_column(&key.1) };
            cells.entry(row.to_owned()).or_default().insert(column.to_owned(), sum);
        }
        cells
    }

    fn base(&self, feature: &str) -> Option<&Sum> {
        self.group.base(self.place(feature)?, ALL)
    }

    fn push(&mut self, head: &Head<'_>, hits: &Sum, n: &Sum) -> Result<()> {
        let totals = self.group.totals;
        match conditional(self.group, totals.articles, hits, n) {
            Ok(cells) => {
                let names =
                    [&totals.lang, &totals.outlet, head.actor, head.measure, head.category, head.base];
                let mut row = names.map(Cell::from).to_vec();
                row.extend(cells);
                self.tables.actors.push(row)
            }
            Err(lack) => {
                self.gaps.add(totals, &ACTORS, head.feature, lack);
                Ok(())
            }
        }
    }

    fn actors(&mut self, names: &BTreeSet<String>) -> Result<()> {
        let empty = Sum::new(self.group.replicates());
        let none = BTreeMap::new();
        let [spoken, types, labels, verbs, mentions, loaded] = [
            "actor_attributions",
            "actor_types",
            "actor_labels",
            "actor_verbs",
            "actor_mentions",
            "actor_loaded",
        ]
        .map(|feature| self.cells(feature));
        let all = self.base("actor_attributions").cloned().unwrap_or_else(|| empty.clone());
        let words = self.base("actor_mentions").cloned().unwrap_or_else(|| empty.clone());
        let loaded_terms = self.base("actor_loaded").is_some();
        for name in names {
            let one = |cells: &Cells| {
                cells.get(name).and_then(|c| c.get("")).cloned().unwrap_or_else(|| empty.clone())
            };
            let head =
                |measure, category, base, feature| Head { actor: name, measure, category, base, feature };
            let spoken = one(&spoken);
            let attributions = head("attributions", ALL, "attributions", "actor_attributions");
            self.push(&attributions, &spoken, &all)?;
            for (measure, cells, feature) in
                [("type", &types, "actor_types"), ("label", &labels, "actor_labels")]
            {
                for (column, hits) in cells.get(name).unwrap_or(&none) {
                    self.push(&head(measure, column, "attributions by the actor", feature), hits, &spoken)?;
                }
            }
            let verbs = verbs.get(name).unwrap_or(&none);
            let classed = Sum::of(self.group.replicates(), verbs.values());
            for (class, hits) in verbs {
                let base = "attributions by the actor with a classed verb";
                self.push(&head("verb class", class, base, "actor_verbs"), hits, &classed)?;
            }
            let mentions = one(&mentions);
            self.push(&head("mentions", ALL, "words", "actor_mentions"), &mentions, &words)?;
            let loaded = loaded.get(name).unwrap_or(&none);
            for voice in Voice::ALL.map(Voice::name).into_iter().filter(|_| loaded_terms) {
                let hits = loaded.get(voice).unwrap_or(&empty);
                self.push(&head("loaded terms beside", voice, "mentions", "actor_loaded"), hits, &mentions)?;
            }
        }
        Ok(())
    }

    fn sides(&mut self, sides: &BTreeSet<String>) -> Result<()> {
        let empty = Sum::new(self.group.replicates());
        let none = BTreeMap::new();
        let cells = self.cells("side_verbs");
        let totals = self.group.totals;
        for side in sides {
            let verbs = cells.get(side).unwrap_or(&none);
            let n = Sum::of(self.group.replicates(), verbs.values());
            for class in VerbClass::ALL.iter().map(|c| c.name()) {
                let hits = verbs.get(class).unwrap_or(&empty);
                match conditional(self.group, totals.articles, hits, &n) {
                    Ok(cells) => {
                        let mut row =
                            [totals.lang.as_str(), &totals.outlet, side, class].map(Cell::from).to_vec();
                        row.extend(cells);
                        self.tables.verbs.push(row)?;
                    }
                    Err(lack) => self.gaps.add(totals, &ACTOR_VERBS, "side_verbs", lack),
                }
            }
        }
        Ok(())
    }
}

/// The parts of a category `row: column`; the column is empty where there is none. Neither
/// verb classes, nor types, nor aliases hold a colon.
pub(super) fn row_column(category: &str) -> (&str, &str) {
    category.rsplit_once(": ").unwrap_or((category, ""))
}
