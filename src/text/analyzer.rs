//! From a title and a body to a [`Doc`].

use std::sync::Arc;

use super::form::Forms;
use super::{Doc, Token, quotation, sentence, token};
use crate::lang::Language;
use crate::span::Span;

/// Analyses text of one language. Cheap to share between threads.
pub struct Analyzer {
    language: Arc<Language>,
    forms: Forms,
}

impl Analyzer {
    pub fn new(language: Arc<Language>) -> Self {
        Self { language, forms: Forms::new() }
    }

    pub fn language(&self) -> &Arc<Language> {
        &self.language
    }

    /// The analysed text of an article. The text is `title + "\n\n" + body`, also where the
    /// title is empty, so that offsets in files of codings fit.
    pub fn doc(&self, title: &str, body: &str) -> Doc {
        let text = format!("{title}\n\n{body}");
        let (title, body) = (Span::new(0, title.len()), Span::new(title.len() + 2, text.len()));
        let paragraphs = sentence::paragraphs(&text);
        let tokens: Vec<Token> = token::pieces(&text)
            .into_iter()
            .map(|(span, kind)| Token { span, kind, form: self.forms.get(span.of(&text), &self.language) })
            .collect();
        let sentences = sentence::sentences(&text, &paragraphs, &tokens, &self.language.sentences);
        let quotations = quotation::quotations(&text, &paragraphs);
        Doc { text, title, body, paragraphs, sentences, tokens, quotations }
    }
}
