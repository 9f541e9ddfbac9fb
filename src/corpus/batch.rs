//! The second pass: the articles, a batch at a time.

use std::sync::Arc;

use polars::prelude::{Column, DataFrame, NamedFrom, Series};
use rayon::prelude::*;

use super::article::Article;
use super::prepare::Outcome;
use super::row::{Event, FIELDS, Field, Row};
use super::settle::rename;
use super::source::Source;
use super::stream::{Chunk, Chunks, chunks};
use super::survey::{Planned, Survey};
use crate::error::{Error, Result};

/// A batch of articles, in the order of reading. The articles are the one copy of the text;
/// [`Corpus::frame`] makes the frame from them where one is wanted.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    articles: Vec<Article>,
}

impl Corpus {
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    pub fn into_articles(self) -> Vec<Article> {
        self.articles
    }

    /// The articles as a frame with the columns of `schema::ARTICLES`.
    ///
    /// # Errors
    /// When polars refuses, which would be a fault of ours.
    pub fn frame(&self) -> Result<DataFrame> {
        let column = |field: Field| {
            let cell = |a| value(a, field);
            let cells: Vec<Option<&str>> = self.articles.iter().map(cell).collect();
            Column::from(Series::new(field.name().into(), cells))
        };
        let columns: Vec<Column> = FIELDS.into_iter().map(column).collect();
        DataFrame::new(self.articles.len(), columns).map_err(|e| Error::new("corpus", e, ""))
    }

    /// The frame without the texts: `schema::SOURCES`.
    ///
    /// # Errors
    /// As [`Corpus::frame`].
    pub fn sources(&self) -> Result<DataFrame> {
        let names = crate::schema::SOURCES.columns.iter().map(|c| c.name);
        self.frame()?.select(names).map_err(|e| Error::new("corpus", e, ""))
    }
}

fn value(article: &Article, field: Field) -> Option<&str> {
    match field {
        Field::Id => Some(&article.id),
        Field::Outlet => Some(&article.outlet),
        Field::Published => article.published.as_deref(),
        Field::Lang => Some(&article.lang),
        Field::Title => Some(&article.title),
        Field::Body => Some(&article.body),
        Field::Url => article.url.as_deref(),
        Field::Byline => article.byline.as_deref(),
        Field::Wire => article.wire.as_deref(),
    }
}

/// Batches of about 512 articles or 8 MB.
pub struct Batches {
    source: Source,
    chunks: Chunks,
    plan: Arc<[Planned]>,
    /// Place in `plan`.
    at: usize,
    ended: bool,
}

/// Reads a source again, for the articles that its survey kept.
///
/// # Errors
/// Through the iterator: when a file cannot be read, or changed since the survey.
pub fn batches(source: &Source, survey: &Survey) -> Result<Batches> {
    Ok(Batches {
        source: source.clone(),
        chunks: chunks(source),
        plan: survey.plan.as_slice().into(),
        at: 0,
        ended: false,
    })
}

fn changed() -> Error {
    Error::new("corpus", "the input changed while it was being read", "run again")
}

impl Batches {
    fn batch(&mut self, chunk: Chunk) -> Result<Corpus> {
        let mut number = chunk.first;
        let mut rows: Vec<(Planned, Row)> = Vec::new();
        for event in chunk.events {
            if matches!(event, Event::Warning(_)) {
                continue;
            }
            if let Some(planned) = self.plan.get(self.at).filter(|p| p.row == number) {
                let Event::Row(row) = event else { return Err(changed()) };
                rows.push((*planned, *row));
                self.at += 1;
            }
            number += 1;
        }
        let preparer = &self.source.inner.preparer;
        let articles: Result<Vec<Article>> = rows
            .into_par_iter()
            .map(|(planned, row)| match preparer.prepare(row) {
                Outcome::Article(prepared) if prepared.hash == planned.hash => {
                    let mut article = prepared.article;
                    if planned.renamed {
                        article.id = rename(&article.id, &planned.hash);
                    }
                    Ok(article)
                }
                _ => Err(changed()),
            })
            .collect();
        Ok(Corpus { articles: articles? })
    }
}

impl Iterator for Batches {
    type Item = Result<Corpus>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let batch = match self.chunks.next() {
                Some(chunk) => chunk.and_then(|chunk| self.batch(chunk)),
                None => {
                    self.ended = true;
                    if self.at == self.plan.len() {
                        return None;
                    }
                    Err(changed())
                }
            };
            match batch {
                Ok(corpus) if corpus.is_empty() => {}
                Ok(corpus) => return Some(Ok(corpus)),
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}
