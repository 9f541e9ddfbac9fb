//! From parts to outlets: every part is read once, and each article goes to its outlet as a few
//! numbers. What comes after works on one outlet at a time ([`Gathered::articles`]).
//!
//! Nothing here hangs on the order of parts, rows or threads but the numbers that series get, and
//! these never leave the program.

mod classes;
mod counts;
mod decode;
mod series;
mod store;
mod totals;

use std::collections::{BTreeMap, BTreeSet};

use classes::Classes;
pub(super) use counts::Record;
use decode::{Article, Decoded, Decoder};
use series::Series;
pub(super) use series::What;
use store::Store;
pub(super) use totals::Totals;

use super::actors::row_column;
use super::part::Parts;
use super::{Reduction, Settings};
use crate::error::Result;
use crate::features::{ALL, Feature, LABELS};
use crate::workers;

/// All outlets of a run, their articles kept aside.
pub(super) struct Gathered<'a> {
    pub features: &'a [&'a dyn Feature],
    pub settings: Settings,
    pub series: Series,
    pub axes: Vec<String>,
    /// Concepts of the labels, by number.
    concepts: Vec<String>,
    /// Series that are hits of labels: series to concept and voice.
    labels: BTreeMap<u32, (u32, &'static str)>,
    /// Language and outlet to a place in `outlets`.
    places: BTreeMap<(String, String), usize>,
    outlets: Vec<Totals>,
    classes: BTreeMap<String, Classes>,
    store: Store,
}

/// Reads parts, a few side by side.
///
/// # Errors
/// When a part does not read, or the scratch folder is full.
pub(super) fn gather<'a>(reduction: &Reduction<'a>, parts: &dyn Parts) -> Result<Gathered<'a>> {
    let settings = reduction.settings;
    let decoder = Decoder::new(reduction.features, settings.rng_seed, settings.period);
    let mut gathered = Gathered {
        features: reduction.features,
        settings,
        series: Series::default(),
        axes: Vec::new(),
        concepts: Vec::new(),
        labels: BTreeMap::new(),
        places: BTreeMap::new(),
        outlets: Vec::new(),
        classes: BTreeMap::new(),
        store: Store::new(reduction.scratch.to_owned(), reduction.room),
    };
    let decode = |at| parts.read(at).and_then(|part| decoder.decode(&part));
    let mut absorbed = Ok(());
    workers::each(parts.count(), decode, |_, decoded| {
        if absorbed.is_ok() {
            absorbed = gathered.absorb(decoded);
        }
    })?;
    absorbed.map(|()| gathered)
}

impl Gathered<'_> {
    /// Takes in the articles of a part.
    fn absorb(&mut self, decoded: Decoded) -> Result<()> {
        let numbers: Vec<u32> = decoded.series.iter().map(|what| self.number(what)).collect();
        let axes: Vec<u32> = decoded.axes.iter().map(|axis| self.axis(axis)).collect();
        for mut article in decoded.articles {
            article.counts.series.iter_mut().for_each(|(series, _)| *series = numbers[*series as usize]);
            article.zeros.iter_mut().for_each(|series| *series = numbers[*series as usize]);
            article.counts.axes.iter_mut().for_each(|(axis, _)| *axis = axes[*axis as usize]);
            self.add(&article)?;
        }
        Ok(())
    }

    fn number(&mut self, what: &What) -> u32 {
        let number = self.series.number(what);
        if let What::Hits(feature, category, voice) = what
            && self.features[*feature].name() == LABELS
        {
            let concept = row_column(category).0;
            let place = self.concepts.iter().position(|c| c == concept).unwrap_or_else(|| {
                self.concepts.push(concept.to_owned());
                self.concepts.len() - 1
            });
            self.labels.insert(number, (place as u32, voice));
        }
        number
    }

    fn axis(&mut self, name: &str) -> u32 {
        let place = self.axes.iter().position(|a| a == name).unwrap_or_else(|| {
            self.axes.push(name.to_owned());
            self.axes.len() - 1
        });
        place as u32
    }

    fn add(&mut self, article: &Article) -> Result<()> {
        let next = self.outlets.len();
        let key = (article.lang.clone(), article.outlet.clone());
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.outlets.push(Totals::of_outlet(&article.lang, &article.outlet));
        }
        let totals = &mut self.outlets[place];
        totals.add(article);
        totals.undated += u64::from(self.settings.period.is_some() && article.counts.period == 0);
        if !self.labels.is_empty() {
            let hits = article.counts.series.iter().filter_map(|(series, _)| self.labels.get(series));
            let mentioned: BTreeSet<(u32, &'static str)> =
                hits.flat_map(|(concept, voice)| [(*concept, *voice), (*concept, ALL)]).collect();
            mentioned.into_iter().for_each(|key| *totals.mentions.entry(key).or_default() += 1);
        }
        let (series, zeros) = (article.counts.series.iter().copied(), article.zeros.iter().map(|s| (*s, 0)));
        let bases = series.chain(zeros).filter(|(s, _)| matches!(self.series.get(*s), What::Base(..)));
        self.classes.entry(article.lang.clone()).or_default().article(bases);
        self.store.add(place, |out| article.counts.write(out))
    }

    /// The languages, sorted.
    pub fn languages(&self) -> BTreeSet<&str> {
        self.places.keys().map(|(lang, _)| lang.as_str()).collect()
    }

    /// The outlets of a language, sorted, each with its place.
    pub fn outlets(&self, lang: &str) -> Vec<(usize, &Totals)> {
        let of = self.places.iter().filter(|((l, _), _)| l == lang);
        of.map(|(_, place)| (*place, &self.outlets[*place])).collect()
    }

    /// The number of a concept of the labels.
    pub fn concept(&self, name: &str) -> Option<u32> {
        self.concepts.iter().position(|concept| concept == name).map(|number| number as u32)
    }

    /// The series that stands for a base of a language: that of another that is the same number in
    /// all its articles.
    pub fn class(&self, lang: &str, base: u32) -> u32 {
        self.classes.get(lang).map_or(base, |classes| classes.of(base))
    }

    /// Hands over the articles of the outlet at a place, in no order that means anything.
    ///
    /// # Errors
    /// When the scratch file does not read.
    pub fn articles(&self, outlet: usize, each: &mut dyn FnMut(Record<'_>)) -> Result<()> {
        self.store.read(outlet, each)
    }
}
