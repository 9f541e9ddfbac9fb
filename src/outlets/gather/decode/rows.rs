//! Each kind of row of a part, put to its article.

use rustc_hash::FxHashMap;

use super::{Article, Decoded, Decoder};
use crate::error::{Error, Result};
use crate::features::AxisSum;
use crate::outlets::gather::counts::Counts;
use crate::outlets::gather::series::{What, voice};
use crate::outlets::part::Part;
use crate::outlets::period;
use crate::schema::{AXIS_SUMS, BASE, HITS, REPEATS, SPEAKERS, Schema, UNITS, col};
use crate::stats::random;

/// Finds the rows of a sorted column among sorted articles.
struct Cursor<'a> {
    articles: &'a [&'a str],
    at: usize,
}

impl Cursor<'_> {
    fn find(&mut self, article: &str) -> Option<usize> {
        while *self.articles.get(self.at)? < article {
            self.at += 1;
        }
        (self.articles[self.at] == article).then_some(self.at)
    }
}

/// A part while it is decoded.
pub(super) struct Open<'a> {
    pub part: &'a Part,
    pub decoder: &'a Decoder<'a>,
    pub units: &'a [&'a str],
    pub numbers: FxHashMap<What, u32>,
    pub out: Decoded,
}

impl<'a> Open<'a> {
    /// Who published each article, when, and its resampling unit.
    pub fn articles(&mut self) -> Result<()> {
        let (part, decoder) = (self.part, self.decoder);
        let ids: Vec<&str> = part.articles.text(col::ID).into_iter().flatten().collect();
        let [outlets, langs, dates] =
            [col::OUTLET, col::LANG, col::PUBLISHED].map(|column| part.articles.text(column));
        let mut cursor = Cursor { articles: &ids, at: 0 };
        for (id, hash) in self.units.iter().zip(part.units.text(col::HASH)) {
            let at = cursor.find(id).ok_or_else(|| self.fail(&UNITS, format!("{id} has no publisher")))?;
            let period = decoder.period.and_then(|p| period::of(dates[at]?, p)).unwrap_or_default();
            let key = random::key(decoder.rng_seed, hash.unwrap_or_default());
            self.out.articles.push(Article {
                lang: langs[at].unwrap_or_default().to_owned(),
                outlet: outlets[at].unwrap_or_default().to_owned(),
                counts: Counts { key, period, ..Counts::default() },
                ..Article::default()
            });
        }
        Ok(())
    }

    fn fail(&self, schema: &Schema, cause: impl std::fmt::Display) -> Error {
        Error::new(format!("{}, {}", self.part.name, schema.name), cause, "run the experiment again")
    }

    fn number(&mut self, what: What) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(what).or_insert_with_key(|what| {
            self.out.series.push(what.clone());
            next
        })
    }

    fn feature(&self, schema: &Schema, name: Option<&str>) -> Result<usize> {
        let name = name.unwrap_or_default();
        let place = self.decoder.places.get(name).copied();
        place.ok_or_else(|| self.fail(schema, format!("`{name}` is no feature of this run")))
    }

    fn voice(&self, schema: &Schema, name: Option<&str>) -> Result<&'static str> {
        let name = name.unwrap_or_default();
        voice(name).ok_or_else(|| self.fail(schema, format!("`{name}` is no voice")))
    }

    fn count(&self, schema: &Schema, n: Option<i64>) -> Result<u32> {
        let n = n.unwrap_or_default();
        u32::try_from(n).map_err(|_| self.fail(schema, format!("{n} is no count of one article")))
    }

    fn unit(&self, schema: &Schema, cursor: &mut Cursor<'_>, article: Option<&str>) -> Result<usize> {
        let article = article.unwrap_or_default();
        let fail = || self.fail(schema, format!("{article} is no article of the part, or out of order"));
        cursor.find(article).ok_or_else(fail)
    }

    pub fn bases(&mut self) -> Result<()> {
        let mut cursor = Cursor { articles: self.units, at: 0 };
        let [articles, features, voices, gaps] =
            [col::ARTICLE, col::FEATURE, col::VOICE, col::GAP].map(|column| self.part.base.text(column));
        // The same features follow each other in every article: names are looked up once.
        let mut known: FxHashMap<(Option<&str>, Option<&str>), u32> = FxHashMap::default();
        for (row, n) in self.part.base.int(col::N).into_iter().enumerate() {
            let at = self.unit(&BASE, &mut cursor, articles[row])?;
            if let Some(gap) = gaps[row] {
                let feature = self.feature(&BASE, features[row])?;
                self.out.articles[at].gaps.push((feature, gap.to_owned()));
                continue;
            }
            let number = match known.get(&(features[row], voices[row])) {
                Some(number) => *number,
                None => {
                    let (feature, voice) =
                        (self.feature(&BASE, features[row])?, self.voice(&BASE, voices[row])?);
                    *known
                        .entry((features[row], voices[row]))
                        .or_insert(self.number(What::Base(feature, voice)))
                }
            };
            let n = self.count(&BASE, n)?;
            self.out.articles[at].count(number, n);
        }
        Ok(())
    }

    pub fn hits(&mut self) -> Result<()> {
        let mut cursor = Cursor { articles: self.units, at: 0 };
        let [articles, features, categories, voices] =
            [col::ARTICLE, col::FEATURE, col::CATEGORY, col::VOICE].map(|column| self.part.hits.text(column));
        let mut known: FxHashMap<[Option<&str>; 3], u32> = FxHashMap::default();
        for (row, n) in self.part.hits.int(col::N).into_iter().enumerate() {
            let at = self.unit(&HITS, &mut cursor, articles[row])?;
            let names = [features[row], categories[row], voices[row]];
            let number = match known.get(&names) {
                Some(number) => *number,
                None => {
                    let (feature, voice) =
                        (self.feature(&HITS, features[row])?, self.voice(&HITS, voices[row])?);
                    let category = categories[row].unwrap_or_default().to_owned();
                    *known.entry(names).or_insert(self.number(What::Hits(feature, category, voice)))
                }
            };
            let n = self.count(&HITS, n)?;
            self.out.articles[at].count(number, n);
        }
        Ok(())
    }

    pub fn repeats(&mut self) -> Result<()> {
        let mut cursor = Cursor { articles: self.units, at: 0 };
        let [articles, features, voices] =
            [col::ARTICLE, col::FEATURE, col::VOICE].map(|column| self.part.repeats.text(column));
        for (row, n) in self.part.repeats.int(col::N).into_iter().enumerate() {
            let at = self.unit(&REPEATS, &mut cursor, articles[row])?;
            let (feature, voice) =
                (self.feature(&REPEATS, features[row])?, self.voice(&REPEATS, voices[row])?);
            let number = self.number(What::Repeats(feature, voice));
            let n = self.count(&REPEATS, n)?;
            self.out.articles[at].count(number, n);
        }
        Ok(())
    }

    pub fn speakers(&mut self) -> Result<()> {
        let mut cursor = Cursor { articles: self.units, at: 0 };
        let [articles, sources] = [col::ARTICLE, col::SOURCE].map(|column| self.part.speakers.text(column));
        for (row, n) in self.part.speakers.int(col::N).into_iter().enumerate() {
            let at = self.unit(&SPEAKERS, &mut cursor, articles[row])?;
            let n = self.count(&SPEAKERS, n)?;
            self.out.articles[at].counts.sources.push((sources[row].unwrap_or_default().to_owned(), n));
        }
        Ok(())
    }

    pub fn axes(&mut self) -> Result<()> {
        let mut cursor = Cursor { articles: self.units, at: 0 };
        let Some(table) = &self.part.axis_sums else { return Ok(()) };
        let [articles, axes] = [col::ARTICLE, col::AXIS].map(|column| table.text(column));
        let sums = [col::N, col::WORDS, col::SUM, col::SUM_LOW, col::SQUARES, col::SQUARES_LOW]
            .map(|column| table.int(column));
        for (row, axis) in axes.into_iter().enumerate() {
            let at = self.unit(&AXIS_SUMS, &mut cursor, articles[row])?;
            let axis = axis.unwrap_or_default();
            let number = self.out.axes.iter().position(|a| a == axis).unwrap_or_else(|| {
                self.out.axes.push(axis.to_owned());
                self.out.axes.len() - 1
            });
            let sum = AxisSum::of_columns(sums.each_ref().map(|column| column[row].unwrap_or_default()));
            self.out.articles[at].counts.axes.push((number as u32, sum));
        }
        Ok(())
    }
}

impl Article {
    fn count(&mut self, series: u32, n: u32) {
        match n {
            0 => self.zeros.push(series),
            n => self.counts.series.push((series, n)),
        }
    }
}
