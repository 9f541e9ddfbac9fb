//! Keyness: the words by which one outlet's articles differ from others'.
//!
//! A word is counted in every article, and compared by G2, log ratio and weighted log-odds
//! ([`crate::stats::keyness`]). Words do not fall one by one: an article that has a word has it
//! again, so the p-value of G2 calls nearly everything a finding. Beside it stand the number of
//! articles, the dispersion, an interval by how the word clumps in articles
//! ([`crate::stats::difference`]; open on the side of a corpus that does not have the word), and a p-value in
//! which the articles are the draws ([`crate::stats::scattered`]); false discovery control rests on that one.
//!
//! Where it fails: topic. An outlet that covers another war has other words, whoever it sides
//! with; compare outlets on the same events, and read the concordance of a word before using it.
//! Stop words are kept: they may be what differs.
//!
//! Memory: one (article, count) for each word of each article.

mod count;
mod table;

use rustc_hash::FxHashMap;

pub use count::{Words, count};

/// Which of the two corpora an article is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Target,
    Reference,
}

/// How words are compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Articles, of both sides together, that a word must be in to be in the table.
    pub min_range: u64,
    /// A side with fewer articles gets no interval and no `p_article`.
    pub min_articles: u64,
    /// Words that the Dirichlet prior weighs; the mean length of the articles if not given.
    pub prior: Option<f64>,
}

/// An article: its side, and how many words were counted in it.
struct Article {
    side: Side,
    words: u64,
}

/// A word: the articles that have it, by place, and how often.
struct Postings {
    word: Box<str>,
    articles: Vec<(u32, u32)>,
}

/// The words of both sides.
#[derive(Default)]
pub struct Keyness {
    articles: Vec<Article>,
    words: Vec<Postings>,
    /// Word to its place in `words`.
    places: FxHashMap<Box<str>, usize>,
}

/// Articles and words of a side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Total {
    pub articles: u64,
    pub words: u64,
}

impl Keyness {
    /// Adds the words of an article, each once with its count.
    pub fn add<'w>(&mut self, side: Side, words: impl IntoIterator<Item = (&'w str, u32)>) {
        let article = self.articles.len() as u32;
        let mut size = 0;
        for (word, count) in words {
            size += u64::from(count);
            let place = match self.places.get(word) {
                Some(place) => *place,
                None => {
                    self.words.push(Postings { word: word.into(), articles: Vec::new() });
                    self.places.insert(word.into(), self.words.len() - 1);
                    self.words.len() - 1
                }
            };
            self.words[place].articles.push((article, count));
        }
        self.articles.push(Article { side, words: size });
    }

    /// How much a side has.
    pub fn total(&self, side: Side) -> Total {
        let articles = self.articles.iter().filter(|a| a.side == side);
        articles.fold(Total::default(), |t, a| Total { articles: t.articles + 1, words: t.words + a.words })
    }

    /// Words that the prior weighs.
    pub fn prior(&self, settings: &Settings) -> f64 {
        let (t, r) = (self.total(Side::Target), self.total(Side::Reference));
        settings.prior.unwrap_or_else(|| (t.words + r.words) as f64 / (t.articles + r.articles) as f64)
    }
}
