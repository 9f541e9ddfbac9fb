//! One text as words, with the places of its labelled spans and of its hits.

use std::cmp::Reverse;
use std::ops::Range;

use super::Tally;
use super::text::LabelledText;
use crate::codings::{Coder, Voice, VoiceMap};
use crate::error::{Error, Result};
use crate::lexicon::{Lexicon, Tier};
use crate::span::{CharMap, CharSpan, Span};
use crate::text::{Analyzer, Doc};

/// A hit, as a range of [`Passage::words`].
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub words: Range<usize>,
    /// Place in the list of lexicons, and in its entries.
    pub lexicon: usize,
    pub entry: usize,
    pub tier: Tier,
    pub voice: Voice,
    /// It stays when hits of all lexicons are pooled.
    pub pooled: bool,
}

/// A text as it is compared.
pub(super) struct Passage {
    /// The words of the body, folded.
    pub words: Vec<String>,
    /// Labelled spans, each with its voice. One that touches no word is empty and cannot be found.
    pub labelled: Vec<(Range<usize>, Voice)>,
    pub hits: Vec<Hit>,
}

impl Passage {
    pub fn new(
        text: &LabelledText,
        labels: &[String],
        lexicons: &[Lexicon],
        analyzer: &Analyzer,
        coder: &dyn Coder,
    ) -> Result<Self> {
        let doc = analyzer.doc(&text.title, &text.body);
        let voices = VoiceMap::new(&doc, &coder.code(&doc));
        let body: Vec<usize> = (0..doc.tokens.len())
            .filter(|&t| !doc.tokens[t].is_sign() && doc.body.contains(doc.tokens[t].span))
            .collect();
        // Voice of a place: that of its first word.
        let voice = |words: &Range<usize>| {
            body.get(words.start).filter(|_| !words.is_empty()).map_or(Voice::Narrator, |&t| voices.of(t))
        };
        let chars = CharMap::new(&text.body);
        let mut labelled = Vec::new();
        for span in text.spans.iter().filter(|s| labels.contains(&s.name)) {
            let place = chars.bytes(CharSpan { start: span.start, end: span.end }).ok_or_else(|| {
                let cause = format!("the span {}..{} lies outside the body", span.start, span.end);
                Error::new(format!("text {}", text.id), cause, "count in code points of the body")
            })?;
            let shift = doc.body.start;
            let words = touched(&doc, &body, Span::new(place.start + shift, place.end + shift));
            labelled.push((words.clone(), voice(&words)));
        }
        let mut hits = Vec::new();
        for (at, lexicon) in lexicons.iter().enumerate() {
            for hit in lexicon.find(&doc).into_iter().filter(|h| doc.body.contains(h.span)) {
                let words = touched(&doc, &body, hit.span);
                let voice = voice(&words);
                hits.push(Hit { words, lexicon: at, entry: hit.entry, tier: hit.tier, voice, pooled: false });
            }
        }
        pool(&mut hits, body.len());
        let words = body.iter().map(|&t| doc.fold(t).to_owned()).collect();
        Ok(Self { words, labelled, hits })
    }

    /// The counts over the hits that are wanted and the spans and hits of the voices. `own` takes
    /// each lexicon's hits, not the pooled ones.
    pub fn tally(&self, own: bool, voice: &dyn Fn(Voice) -> bool, wants: &dyn Fn(&Hit) -> bool) -> Tally {
        let hits = self.hits.iter().filter(|h| (own || h.pooled) && voice(h.voice) && wants(h));
        let labelled = self.labelled.iter().filter(|(_, v)| voice(*v));
        Tally::of(
            self.words.len(),
            &hits.map(|h| h.words.clone()).collect::<Vec<_>>(),
            &labelled.map(|(words, _)| words.clone()).collect::<Vec<_>>(),
        )
    }
}

/// The words, of those at `body`, that a span touches.
fn touched(doc: &Doc, body: &[usize], span: Span) -> Range<usize> {
    let from = body.partition_point(|&t| doc.tokens[t].span.end <= span.start);
    from..body.partition_point(|&t| doc.tokens[t].span.start < span.end).max(from)
}

/// Of hits that overlap the longest stays, then that of the first list.
fn pool(hits: &mut [Hit], words: usize) {
    let mut order: Vec<usize> = (0..hits.len()).collect();
    order.sort_by_key(|&i| (Reverse(hits[i].words.len()), hits[i].lexicon, hits[i].words.start));
    let mut taken = vec![false; words];
    for i in order {
        let free = !taken[hits[i].words.clone()].contains(&true);
        taken[hits[i].words.clone()].fill(true);
        hits[i].pooled = free;
    }
}
