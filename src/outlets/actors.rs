//! What outlets do with the actors of a spec: a table by actor, and one by side and verb class.
//!
//! Both are laid out from the sums of the actor features. The cells of one actor or side are
//! divided by their own sum (its attributions, its classed verbs), in every replicate too; that
//! base hangs on the hits, so these shares are not among the features' own.

use std::collections::{BTreeMap, BTreeSet};

use super::shares::conditional;
use super::tally::{Group, Sum, Tally};
use crate::codings::{VerbClass, Voice};
use crate::error::Result;
use crate::features::{ALL, Feature};
use crate::schema;
use crate::table::{Cell, Table};

/// Hits of a feature with categories `row: column`, by row and column.
type Cells<'a> = BTreeMap<&'a str, BTreeMap<&'a str, &'a Sum>>;

/// The two tables; `None` when the run measured no actors.
pub(super) fn tables(tally: &Tally, features: &[&dyn Feature]) -> Result<Vec<Table>> {
    if !features.iter().any(|f| f.of_actors()) {
        return Ok(Vec::new());
    }
    let place = |name: &str| features.iter().position(|f| f.name() == name);
    let view = View { tally, place: &place };
    let (mut actors, mut verbs) = (Vec::new(), Vec::new());
    for lang in tally.languages() {
        let names = view.rows(lang, &["actor_mentions", "actor_attributions"]);
        let sides = view.rows(lang, &["side_verbs"]);
        for (outlet, group) in tally.outlets(lang) {
            for name in &names {
                view.actor(lang, outlet, group, name, &mut actors);
            }
            for side in &sides {
                view.side(lang, outlet, group, side, &mut verbs);
            }
        }
    }
    Ok(vec![Table::from_rows(&schema::ACTORS, actors)?, Table::from_rows(&schema::ACTOR_VERBS, verbs)?])
}

struct View<'a> {
    tally: &'a Tally,
    place: &'a dyn Fn(&str) -> Option<usize>,
}

impl View<'_> {
    /// The actors or sides that any outlet of a language has in these features.
    fn rows(&self, lang: &str, features: &[&str]) -> BTreeSet<String> {
        let places: Vec<usize> = features.iter().filter_map(|f| (self.place)(f)).collect();
        let keys = self.tally.keys(lang).into_iter().filter(|k| places.contains(&k.0));
        keys.map(|k| row_column(&k.1).0.to_owned()).collect()
    }

    /// The hits of a feature in one outlet; columns are voices where it tells them apart.
    fn cells<'g>(&self, group: &'g Group, feature: &str) -> Cells<'g> {
        let mut cells = Cells::new();
        let Some(place) = (self.place)(feature) else { return cells };
        let voiced = feature == "actor_loaded";
        let hits = group.hits.iter().filter(|(k, _)| k.0 == place && (k.2 == ALL) != voiced);
        for ((_, category, voice), sum) in hits {
            let (row, column) = if voiced { (category.as_str(), *voice) } else { row_column(category) };
            cells.entry(row).or_default().insert(column, sum);
        }
        cells
    }

    fn actor(&self, lang: &str, outlet: &str, group: &Group, name: &str, rows: &mut Vec<Vec<Cell>>) {
        let empty = Sum::new(self.tally.settings.replicates);
        let base = |feature: &str| {
            let place = (self.place)(feature)?;
            group.bases.get(&(place, ALL))
        };
        let mut push = |measure: &str, category: &str, unit: &str, hits: Option<&Sum>, n: &Sum| {
            let mut row: Vec<Cell> =
                vec![lang.into(), outlet.into(), name.into(), measure.into(), category.into(), unit.into()];
            row.extend(conditional(self.tally, group.articles, hits.unwrap_or(&empty), n));
            rows.push(row);
        };
        let one = |feature: &str| self.cells(group, feature).get(name).and_then(|c| c.get("").copied());
        let spoken = one("actor_attributions").unwrap_or(&empty);
        let all = base("actor_attributions").unwrap_or(&empty);
        push("attributions", ALL, "attributions", Some(spoken), all);
        for (measure, feature) in [("type", "actor_types"), ("label", "actor_labels")] {
            for (column, hits) in self.cells(group, feature).remove(name).unwrap_or_default() {
                push(measure, column, "attributions by the actor", Some(hits), spoken);
            }
        }
        let verbs = self.cells(group, "actor_verbs").remove(name).unwrap_or_default();
        let classed = Sum::of(self.tally.settings.replicates, verbs.values().copied());
        for (class, hits) in verbs {
            push("verb class", class, "attributions by the actor with a classed verb", Some(hits), &classed);
        }
        let words = base("actor_mentions").unwrap_or(&empty);
        let mentions = one("actor_mentions").unwrap_or(&empty);
        push("mentions", ALL, "words", Some(mentions), words);
        let loaded = self.cells(group, "actor_loaded").remove(name).unwrap_or_default();
        if base("actor_loaded").is_some() {
            for voice in Voice::ALL.map(Voice::name) {
                push("loaded terms beside", voice, "mentions", loaded.get(voice).copied(), mentions);
            }
        }
    }

    fn side(&self, lang: &str, outlet: &str, group: &Group, side: &str, rows: &mut Vec<Vec<Cell>>) {
        let empty = Sum::new(self.tally.settings.replicates);
        let verbs = self.cells(group, "side_verbs").remove(side).unwrap_or_default();
        let n = Sum::of(self.tally.settings.replicates, verbs.values().copied());
        for class in VerbClass::ALL.iter().map(|c| c.name()) {
            let mut row: Vec<Cell> = vec![lang.into(), outlet.into(), side.into(), class.into()];
            row.extend(conditional(
                self.tally,
                group.articles,
                verbs.get(class).copied().unwrap_or(&empty),
                &n,
            ));
            rows.push(row);
        }
    }
}

/// The parts of a category `row: column`; the column is empty where there is none. Neither
/// verb classes, nor types, nor aliases hold a colon.
pub(super) fn row_column(category: &str) -> (&str, &str) {
    category.rsplit_once(": ").unwrap_or((category, ""))
}
