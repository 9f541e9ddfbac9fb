//! How much of the text is whose speech: words in the quoted and the reported voice, out of
//! all words.
//!
//! Why it is a framing device: airtime is standing (Gamson 1992; Koopmans 2004). The evidence
//! is each stretch of a sentence in one voice. Where it fails: it rests on content spans, whose ends are
//! the least certain part of a coding.

use super::{CodedArticle, Feature, Rows};

pub struct Voices;

impl Feature for Voices {
    fn name(&self) -> &'static str {
        "voices"
    }

    fn about(&self) -> &'static str {
        "words in the narrator's, the quoted and the reported voice, out of all words"
    }

    fn base(&self) -> &'static str {
        "words"
    }

    fn divides(&self) -> bool {
        true
    }

    fn measure(&self, coded: &CodedArticle<'_>, rows: &mut Rows<'_>) {
        rows.base(coded.doc.words());
        let voice = |place: usize| coded.voices().of(place);
        let mut from = 0;
        for sentence in &coded.doc.sentences {
            from = from.max(sentence.tokens.start);
            while from < sentence.tokens.end {
                let run = (from..sentence.tokens.end).take_while(|t| voice(*t) == voice(from)).count();
                let tokens = from..from + run;
                let words = tokens.clone().filter(|t| !coded.doc.tokens[*t].is_sign()).count();
                if words > 0 {
                    rows.stretch(voice(from).name(), None, coded.doc.span_of(tokens), words, "stretch");
                }
                from += run;
            }
        }
    }
}
