//! From an article to its lines.

use std::ops::Range;
use std::sync::Arc;

use super::window::{Window, shown};
use super::{Line, Place, Query};
use crate::attribution::Extractor;
use crate::codings::{Coder, VoiceMap};
use crate::error::Result;
use crate::lang::Language;
use crate::lexicon::Tier;
use crate::span::{CharMap, Span};
use crate::text::{Analyzer, Doc};

/// Looks for one thing in articles of one language. May be shared between threads.
pub struct Searcher {
    analyzer: Analyzer,
    extractor: Extractor,
    query: Query,
    window: usize,
}

/// What was found, before its neighbours are looked at.
struct Found<'q> {
    tokens: Range<usize>,
    span: Span,
    category: &'q str,
    entry: String,
    tier: Option<Tier>,
}

impl Searcher {
    /// Looks for `query`, with `window` words on either side.
    ///
    /// # Errors
    /// When a list of the language's pack does not read.
    pub fn new(language: &Arc<Language>, query: Query, window: usize) -> Result<Self> {
        Ok(Self {
            analyzer: Analyzer::new(Arc::clone(language)),
            extractor: Extractor::new(language)?,
            query,
            window,
        })
    }

    /// The lines of an article, in the order of its text.
    pub fn lines(&self, place: &Place, title: &str, body: &str) -> Vec<Line> {
        let doc = self.analyzer.doc(title, body);
        // Attribution costs more than matching: an article without a hit is not coded.
        let words = self.words(&doc);
        if words.is_empty() && !matches!(self.query, Query::Type(_)) {
            return Vec::new();
        }
        let coding = self.extractor.code(&doc);
        let voices = VoiceMap::new(&doc, &coding);
        let chars = CharMap::new(&doc.text);
        let sources = coding.attributions.iter().filter(|a| self.query.wants(a)).map(|a| {
            let span = a.source.unwrap_or(a.cue);
            let entry = shown(&doc, a.cue);
            Found { tokens: doc.tokens_in(span), span, category: a.kind.name(), entry, tier: None }
        });
        let found = words.into_iter().chain(sources).filter(|found| !found.tokens.is_empty());
        let mut lines: Vec<Line> = found
            .map(|found| {
                let Window { left, right, before, after } = Window::of(&doc, &found.tokens, self.window);
                Line {
                    place: place.clone(),
                    chars: chars.chars(found.span),
                    voice: voices.of(found.tokens.start),
                    category: found.category.to_owned(),
                    entry: found.entry,
                    tier: found.tier,
                    left,
                    keyword: shown(&doc, found.span),
                    right,
                    before,
                    after,
                }
            })
            .collect();
        lines.sort_by_key(|line| (line.chars.start, line.chars.end));
        lines
    }

    /// Hits of lexicons.
    fn words(&self, doc: &Doc) -> Vec<Found<'_>> {
        let (lexicons, wanted) = match &self.query {
            Query::Pattern(lexicon) => (std::slice::from_ref(&**lexicon), None),
            Query::Category(name, lexicons) => (lexicons.as_slice(), Some(name)),
            Query::Type(_) => return Vec::new(),
        };
        let mut found = Vec::new();
        for lexicon in lexicons {
            for hit in lexicon.find(doc) {
                let entry = lexicon.entry(&hit);
                if wanted.is_none_or(|category| entry.category == *category) {
                    found.push(Found {
                        tokens: hit.tokens.clone(),
                        span: hit.span,
                        category: wanted.map_or("", |_| &entry.category),
                        entry: entry.id.clone(),
                        tier: Some(hit.tier),
                    });
                }
            }
        }
        found
    }
}
