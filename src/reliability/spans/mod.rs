//! How far the hits of lexicons meet the spans that people labelled.
//!
//! Annotators mark stretches of text, mostly clauses; a lexicon hits words. So overlap is partial
//! by design, and this is how it is counted, in whole words (a word that a labelled span touches
//! is inside it; signs are no words; hits in the title are left out, since labels are the body's):
//!
//! - a hit is *right* where it shares a word with a labelled span: precision is right hits out of
//!   hits;
//! - a labelled span is *found* where it shares a word with a hit: recall is found spans out of
//!   spans; F1 is their harmonic mean;
//! - *words F1* counts words inside both out of words inside either, as 2·both / (hit + labelled).
//!
//! Hits of several lexicons that overlap count once: the longest, then that of the first list. A
//! row by tier, category or lexicon has those hits alone against all spans, so its recall is its
//! share of the work. A row by voice has the hits and the spans of that voice, that of their first
//! word. Intervals resample whole articles.
//!
//! Two controls stand beside the figures, for a long text has more of everything: see [`Control`].
//! What the comparison shows is how much of what annotators marked a list of words touches. It
//! cannot show that a text persuades, nor that an unmarked hit is wrong: annotators of persuasion
//! mark uses, and a word may be loaded where nobody marked it.

mod control;
mod passage;
mod print;
mod tally;
mod text;

use serde::Serialize;

pub use control::Control;
pub use tally::Figures;
pub use text::LabelledText;

use self::passage::{Hit, Passage};
use self::tally::Tally;
use crate::codings::{Coder, Voice};
use crate::error::{Error, Result};
use crate::lexicon::{Lexicon, Tier};
use crate::text::Analyzer;

/// A lexicon that was compared.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    pub name: String,
    pub version: u32,
    pub entries: usize,
    /// Hash of its file.
    pub hash: String,
}

/// Figures of some of the hits.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// `all`, `voice`, `lexicon`, `tier` or `category`.
    pub by: &'static str,
    pub name: String,
    #[serde(flatten)]
    pub figures: Figures,
}

/// What [`compare`] answers.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    pub labels: Vec<String>,
    pub lexicons: Vec<Compared>,
    /// Lines of the file, articles they are of, words in their bodies.
    pub texts: usize,
    pub articles: usize,
    pub words: usize,
    pub rows: Vec<Row>,
    pub controls: Vec<Control>,
}

impl Comparison {
    /// The figures of all hits.
    pub fn all(&self) -> &Figures {
        &self.rows[0].figures
    }
}

/// Holds the hits of `lexicons` in `texts` against the spans that carry one of `labels`; `coder`
/// tells the voices apart.
///
/// # Errors
/// When a label or lexicon is missing, a text is of another language than the lexicons, or a span
/// lies outside its text.
pub fn compare(
    texts: &[LabelledText],
    labels: &[String],
    lexicons: &[Lexicon],
    analyzer: &Analyzer,
    coder: &dyn Coder,
) -> Result<Comparison> {
    if lexicons.is_empty() {
        return Err(Error::new("lexicons", "there is none", "name one or more"));
    }
    text::check(texts, labels, &analyzer.language().code)?;
    let read = |text: &LabelledText| Passage::new(text, labels, lexicons, analyzer, coder);
    let passages = texts.iter().map(read).collect::<Result<Vec<Passage>>>()?;
    let articles = text::articles(texts);
    let row = |by, name: &str, voice: &dyn Fn(Voice) -> bool, own: bool, wants: &dyn Fn(&Hit) -> bool| {
        let tallies = tally::by_article(&articles, passages.iter().map(|p| p.tally(own, voice, wants)));
        Row { by, name: name.to_owned(), figures: Figures::resampled(&tallies) }
    };
    let any: &dyn Fn(Voice) -> bool = &|_| true;
    let mut rows = vec![row("all", "all hits", any, false, &|_| true)];
    rows.push(row("voice", "without quoted", &|v| v != Voice::Quoted, false, &|_| true));
    for voice in Voice::ALL {
        rows.push(row("voice", voice.name(), &|v| v == voice, false, &|_| true));
    }
    for (at, lexicon) in lexicons.iter().enumerate() {
        rows.push(row("lexicon", &lexicon.name, any, true, &|hit| hit.lexicon == at));
    }
    for tier in Tier::ALL {
        rows.push(row("tier", tier.name(), any, false, &|hit| hit.tier == tier));
    }
    for (at, lexicon) in lexicons.iter().enumerate() {
        for category in lexicon.categories.names() {
            let wants = |hit: &Hit| {
                hit.lexicon == at && lexicon.entries[hit.entry].categories().any(|c| c == category)
            };
            rows.push(row("category", category, any, false, &wants));
        }
    }
    Ok(Comparison {
        labels: labels.to_vec(),
        lexicons: lexicons.iter().map(Compared::of).collect(),
        texts: texts.len(),
        articles: articles.iter().max().map_or(0, |last| last + 1),
        words: passages.iter().map(|p| p.words.len()).sum(),
        rows,
        controls: control::controls(&passages),
    })
}

impl Compared {
    fn of(lexicon: &Lexicon) -> Self {
        Self {
            name: lexicon.name.clone(),
            version: lexicon.version,
            entries: lexicon.entries.len(),
            hash: lexicon.hash.clone(),
        }
    }
}
