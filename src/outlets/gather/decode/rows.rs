//! Each kind of row of a part, put to its article.

use rustc_hash::FxHashMap;

use super::{Article, Decoded, Decoder};
use crate::error::Result;
use crate::features::AxisSum;
use crate::outlets::gather::counts::Counts;
use crate::outlets::gather::series::{What, voice};
use crate::outlets::part::Part;
use crate::outlets::period;
use crate::schema::{AXIS_SUMS, BASE, HITS, REPEATS, SOURCES, SPEAKERS, Schema, UNITS};
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
        let text = |column| part.texts(&SOURCES, &part.articles, column);
        let ids: Vec<&str> = text("id")?.iter().flatten().collect();
        let (outlets, langs, dates) = (text("outlet")?, text("lang")?, text("published")?);
        let mut cursor = Cursor { articles: &ids, at: 0 };
        let hashes = part.texts(&UNITS, &part.units, "hash")?.iter();
        for (id, hash) in self.units.iter().zip(hashes) {
            let at = cursor.find(id).ok_or_else(|| part.fail(&UNITS, format!("{id} has no publisher")))?;
            let period = decoder.period.and_then(|p| period::of(dates.get(at)?, p)).unwrap_or_default();
            let key = random::key(decoder.rng_seed, hash.unwrap_or_default());
            self.out.articles.push(Article {
                lang: langs.get(at).unwrap_or_default().to_owned(),
                outlet: outlets.get(at).unwrap_or_default().to_owned(),
                counts: Counts { key, period, ..Counts::default() },
                ..Article::default()
            });
        }
        Ok(())
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
        place.ok_or_else(|| self.part.fail(schema, format!("`{name}` is no feature of this run")))
    }

    fn voice(&self, schema: &Schema, name: Option<&str>) -> Result<&'static str> {
        let name = name.unwrap_or_default();
        voice(name).ok_or_else(|| self.part.fail(schema, format!("`{name}` is no voice")))
    }

    fn count(&self, schema: &Schema, n: u64) -> Result<u32> {
        u32::try_from(n).map_err(|_| self.part.fail(schema, format!("{n} is no count of one article")))
    }

    fn unit(&self, schema: &Schema, cursor: &mut Cursor<'_>, article: Option<&str>) -> Result<usize> {
        let article = article.unwrap_or_default();
        let fail = || self.part.fail(schema, format!("{article} is no article of the part, or out of order"));
        cursor.find(article).ok_or_else(fail)
    }

    pub fn bases(&mut self) -> Result<()> {
        let (part, mut cursor) = (self.part, Cursor { articles: self.units, at: 0 });
        let text = |column| part.texts(&BASE, &part.base, column);
        let rows = text("article")?.iter().zip(text("feature")?.iter()).zip(text("voice")?.iter());
        let rows = rows.zip(part.counts(&BASE, &part.base, "n")?).zip(text("gap")?.iter());
        // The same features follow each other in every article: names are looked up once.
        let mut known: FxHashMap<(&str, &str), u32> = FxHashMap::default();
        for ((((article, feature), voice), n), gap) in rows {
            let at = self.unit(&BASE, &mut cursor, article)?;
            if let Some(gap) = gap {
                let feature = self.feature(&BASE, feature)?;
                self.out.articles[at].gaps.push((feature, gap.to_owned()));
                continue;
            }
            let names = (feature.unwrap_or_default(), voice.unwrap_or_default());
            let number = match known.get(&names) {
                Some(number) => *number,
                None => {
                    let what = What::Base(self.feature(&BASE, feature)?, self.voice(&BASE, voice)?);
                    *known.entry(names).or_insert(self.number(what))
                }
            };
            let n = self.count(&BASE, n)?;
            let article = &mut self.out.articles[at];
            if n > 0 { article.counts.series.push((number, n)) } else { article.zeros.push(number) }
        }
        Ok(())
    }

    pub fn hits(&mut self) -> Result<()> {
        let (part, mut cursor) = (self.part, Cursor { articles: self.units, at: 0 });
        let text = |column| part.texts(&HITS, &part.hits, column);
        let rows = text("article")?.iter().zip(text("feature")?.iter()).zip(text("category")?.iter());
        let rows = rows.zip(text("voice")?.iter()).zip(part.counts(&HITS, &part.hits, "n")?);
        let mut known: FxHashMap<(&str, &str, &str), u32> = FxHashMap::default();
        for ((((article, feature), category), voice), n) in rows {
            let at = self.unit(&HITS, &mut cursor, article)?;
            let category = category.unwrap_or_default();
            let names = (feature.unwrap_or_default(), category, voice.unwrap_or_default());
            let number = match known.get(&names) {
                Some(number) => *number,
                None => {
                    let (feature, voice) = (self.feature(&HITS, feature)?, self.voice(&HITS, voice)?);
                    *known.entry(names).or_insert(self.number(What::Hits(
                        feature,
                        category.to_owned(),
                        voice,
                    )))
                }
            };
            let n = self.count(&HITS, n)?;
            let article = &mut self.out.articles[at];
            if n > 0 { article.counts.series.push((number, n)) } else { article.zeros.push(number) }
        }
        Ok(())
    }

    pub fn repeats(&mut self) -> Result<()> {
        let (part, mut cursor) = (self.part, Cursor { articles: self.units, at: 0 });
        let text = |column| part.texts(&REPEATS, &part.repeats, column);
        let rows = text("article")?.iter().zip(text("feature")?.iter()).zip(text("voice")?.iter());
        for (((article, feature), voice), n) in rows.zip(part.counts(&REPEATS, &part.repeats, "n")?) {
            let at = self.unit(&REPEATS, &mut cursor, article)?;
            let (feature, voice) = (self.feature(&REPEATS, feature)?, self.voice(&REPEATS, voice)?);
            let number = self.number(What::Repeats(feature, voice));
            let n = self.count(&REPEATS, n)?;
            self.out.articles[at].counts.series.push((number, n));
        }
        Ok(())
    }

    pub fn speakers(&mut self) -> Result<()> {
        let (part, mut cursor) = (self.part, Cursor { articles: self.units, at: 0 });
        let text = |column| part.texts(&SPEAKERS, &part.speakers, column);
        let rows = text("article")?.iter().zip(text("source")?.iter());
        for ((article, source), n) in rows.zip(part.counts(&SPEAKERS, &part.speakers, "n")?) {
            let at = self.unit(&SPEAKERS, &mut cursor, article)?;
            let n = self.count(&SPEAKERS, n)?;
            self.out.articles[at].counts.sources.push((source.unwrap_or_default().to_owned(), n));
        }
        Ok(())
    }

    pub fn axes(&mut self) -> Result<()> {
        let (part, mut cursor) = (self.part, Cursor { articles: self.units, at: 0 });
        let Some(frame) = &part.axis_sums else { return Ok(()) };
        let text = |column| part.texts(&AXIS_SUMS, frame, column);
        let rows = text("article")?.iter().zip(text("axis")?.iter());
        let [mut n, mut words, mut sum, mut sum_low, mut squares, mut squares_low] = {
            let column = |name| part.ints(&AXIS_SUMS, frame, name);
            [
                column("n")?,
                column("words")?,
                column("sum")?,
                column("sum_low")?,
                column("squares")?,
                column("squares_low")?,
            ]
        };
        for (article, axis) in rows {
            let mut next = || {
                let columns = [&mut n, &mut words, &mut sum, &mut sum_low, &mut squares, &mut squares_low];
                AxisSum::of_columns(columns.map(|c| c.next().unwrap_or_default()))
            };
            let sum = next();
            let at = self.unit(&AXIS_SUMS, &mut cursor, article)?;
            let axis = axis.unwrap_or_default();
            let number = self.out.axes.iter().position(|a| a == axis).unwrap_or_else(|| {
                self.out.axes.push(axis.to_owned());
                self.out.axes.len() - 1
            });
            self.out.articles[at].counts.axes.push((number as u32, sum));
        }
        Ok(())
    }
}
