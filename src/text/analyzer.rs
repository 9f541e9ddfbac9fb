//! From a title and a body to a [`Doc`].

use std::sync::Arc;

use super::pieces::pieces;
use super::sentence::{Cutter, paragraphs};
use super::vocabulary::Vocabulary;
use super::{Doc, Token, quotation};
use crate::lang::Language;
use crate::span::Span;

/// Analyses text of one language. Cheap to share between threads.
pub struct Analyzer {
    vocabulary: Vocabulary,
}

impl Analyzer {
    pub fn new(language: Arc<Language>) -> Self {
        Self { vocabulary: Vocabulary::new(language) }
    }

    pub fn language(&self) -> &Arc<Language> {
        self.vocabulary.language()
    }

    /// Lets go of what it remembers of words, where no more texts are to come soon.
    pub fn forget(&self) {
        self.vocabulary.forget();
    }

    /// The analysed text of an article. The text is `title + "\n\n" + body`, also where the
    /// title is empty, so that offsets in files of codings fit.
    pub fn doc(&self, title: &str, body: &str) -> Doc {
        let text = format!("{title}\n\n{body}");
        let (title, body) = (Span::new(0, title.len()), Span::new(title.len() + 2, text.len()));
        let paragraphs = paragraphs(&text);
        let mut reader = self.vocabulary.reader();
        let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 8);
        pieces(&text, &mut |span| {
            let (word, kind) = reader.read(span.of(&text));
            tokens.push(Token { span, kind, word });
        });
        let words = reader.finish();
        let rules = &self.language().sentences;
        let cutter = Cutter { text: &text, tokens: &tokens, words: &words, rules };
        let sentences = cutter.sentences(&paragraphs);
        let quotations = quotation::quotations(&text, &paragraphs);
        Doc { text, title, body, paragraphs, sentences, tokens, quotations, words }
    }
}
