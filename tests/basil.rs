//! Voices against BASIL (Fan et al. 2019): is a span of lexical bias the narrator's or quoted?
//!
//! Its annotators say of each span whether it stands in a quote, and by whom. A span is quoted here
//! where at least half of its words are in our quoted voice. Reported speech has no marks, and
//! `quote = no` is what the annotators say of it: it counts with the narrator. What would come of
//! counting it as quoted is printed beside. `cargo test basil:: -- --nocapture` prints the figures,
//! recall with its interval (Wilson 1927).

use std::io::BufRead;

use minzar::attribution::Extractor;
use minzar::codings::{Coder, Voice, VoiceMap};
use minzar::lang::Language;
use minzar::span::Span;
use minzar::stats::agreement::kappa;
use minzar::stats::interval::wilson;
use minzar::text::{Analyzer, Doc};
use serde_json::Value;

/// One span: what the annotators say, and how many of its words are in each of our voices.
struct Labelled {
    lexical: bool,
    quoted: bool,
    words: [usize; 3],
}

impl Labelled {
    /// Whether at least half of the words are in one of the voices.
    fn mostly(&self, voices: &[Voice]) -> bool {
        let inside: usize = voices.iter().map(|v| self.words[*v as usize]).sum();
        inside > 0 && inside * 2 >= self.words.iter().sum::<usize>()
    }
}

/// Where an annotation stands. Offsets count in a paragraph of the original file, whose blank ones
/// are not kept here, so the words decide: the first paragraph that has them at the offset, or else
/// has them at all.
fn place(doc: &Doc, annotation: &Value) -> Option<Span> {
    let words = annotation["txt"].as_str().expect("text");
    let start = annotation["start"].as_u64().expect("a number") as usize;
    let at = |paragraph: &Span| {
        let text = paragraph.of(&doc.text);
        let byte = text.char_indices().nth(start).map(|(byte, _)| byte)?;
        text[byte..].starts_with(words).then_some(paragraph.start + byte)
    };
    let body = doc.paragraphs.iter().filter(|p| doc.body.contains(**p));
    let inside = |part: Span| part.of(&doc.text).find(words).map(|byte| part.start + byte);
    let from = body.filter_map(at).next().or_else(|| inside(doc.body)).or_else(|| inside(doc.title))?;
    Some(Span::new(from, from + words.len()))
}

fn spans(folder: &std::path::Path, file: &str) -> Vec<Labelled> {
    let language = Language::embedded("en").expect("a pack");
    let coder = Extractor::new(&language).expect("rules");
    let analyzer = Analyzer::new(language);
    let mut out = Vec::new();
    for line in minzar::corpus::lines_of(&folder.join(file)).expect("a file").lines() {
        let article: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        let doc = analyzer
            .doc(article["title"].as_str().unwrap_or_default(), article["body"].as_str().expect("a body"));
        let voices = VoiceMap::new(&doc, &coder.code(&doc));
        for annotation in article["label"]["phrase-level-annotations"].as_array().expect("spans") {
            let Some(span) = place(&doc, annotation) else { continue };
            let mut words = [0; 3];
            for token in (0..doc.tokens.len()).filter(|&t| doc.tokens[t].span.overlaps(span)) {
                if !doc.tokens[token].is_sign() {
                    words[voices.of(token) as usize] += 1;
                }
            }
            out.push(Labelled {
                lexical: annotation["bias"] == "lex",
                quoted: annotation["quote"] == "yes",
                words,
            });
        }
    }
    out
}

/// Prints the figures of one reading; recall of narrator and of quoted, and kappa.
fn figures(name: &str, spans: &[&Labelled], voices: &[Voice]) -> (f64, f64, f64) {
    let ours: Vec<bool> = spans.iter().map(|s| s.mostly(voices)).collect();
    let theirs: Vec<bool> = spans.iter().map(|s| s.quoted).collect();
    let count = |gold, own| theirs.iter().zip(&ours).filter(|(g, o)| **g == gold && **o == own).count();
    let recall = |gold| count(gold, gold) as f64 / (count(gold, true) + count(gold, false)) as f64;
    let kappa = kappa(&theirs, &ours).expect("two values");
    let line = |gold| {
        let (hits, n) = (count(gold, gold) as u64, (count(gold, true) + count(gold, false)) as u64);
        let (low, high) = wilson(hits, n).expect("spans of both kinds");
        format!("{hits}/{n} {:.3} [{low:.3}, {high:.3}]", recall(gold))
    };
    println!("{name:<34} narrator {}  quoted {}  kappa {kappa:.3}", line(false), line(true));
    (recall(false), recall(true), kappa)
}

#[test]
fn narrator_and_quoted_voice_are_told_apart() {
    let file = "basil.2010-2014.jsonl.gz";
    let Some(folder) = crate::data(file) else { return };
    let all = spans(&folder, file);
    let lexical: Vec<&Labelled> = all.iter().filter(|s| s.lexical).collect();
    assert_eq!(lexical.len(), 240, "a span was not found in its text");
    let (narrator, quoted, kappa) = figures("lexical, quoted", &lexical, &[Voice::Quoted]);
    let either = [Voice::Quoted, Voice::Reported];
    figures("lexical, quoted or reported", &lexical, &either);
    let informational: Vec<&Labelled> = all.iter().filter(|s| !s.lexical).collect();
    figures("informational, quoted", &informational, &[Voice::Quoted]);
    figures("informational, quoted or reported", &informational, &either);
    let readme = include_str!("../README.md");
    for figure in [narrator, quoted, kappa].map(|f| format!("{f:.3}")) {
        assert!(readme.contains(&figure), "the README does not state {figure}");
    }
    assert!(narrator >= 0.80 && quoted >= 0.80 && kappa >= 0.60, "{narrator} {quoted} {kappa}");
}
