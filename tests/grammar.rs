//! Languages that no pack has: a grammar is stated by its properties, and the coder follows it.
//!
//! Two made-up languages of some ten words each (`tests/packs`): one with the subject before its verb
//! and the head first in its noun phrase (as French has it), one with the verb last in its clause and
//! without capitals (as Persian has it).

use std::path::Path;

use minzar::attribution::Extractor;
use minzar::codings::{Coder, SourceType};
use minzar::lang::{Language, Pack};
use minzar::text::Analyzer;

/// Codes sentences of a made-up language: cue, source and type of each attribution, and the content.
fn coded(pack: &str, body: &str) -> Vec<(String, String, SourceType, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs").join(pack);
    let language = Language::from_pack(Pack::folder(&folder).expect("a pack")).expect("a language");
    let doc = Analyzer::new(language.clone()).doc("", body);
    let coding = Extractor::new(&language).expect("rules").code(&doc);
    let text = |span: minzar::span::Span| span.of(&doc.text).to_owned();
    let row = |a: &minzar::codings::Attribution| {
        let content = a.content.first().map_or_else(String::new, |span| text(*span));
        (text(a.cue), a.source.map_or_else(String::new, text), a.kind, content)
    };
    coding.attributions.iter().map(row).collect()
}

fn is(pack: &str, body: &str, expected: &[(&str, &str, SourceType, &str)]) {
    let expected: Vec<_> =
        expected.iter().map(|(c, s, t, w)| ((*c).to_owned(), (*s).to_owned(), *t, (*w).to_owned())).collect();
    assert_eq!(coded(pack, body), expected, "{body}");
}

#[test]
fn a_language_with_the_subject_first_and_the_head_first() {
    use SourceType::{Anonymous, Media, Named, Office};
    is(
        "xf",
        "Lo ministro Marko Dupon dike ke lo ponte es serrado.",
        &[("dike", "Lo ministro Marko Dupon", Named, "lo ponte es serrado")],
    );
    is(
        "xf",
        "Lo ministro de finansas diko ke lo ponte es serrado.",
        &[("diko", "Lo ministro de finansas", Office, "lo ponte es serrado")],
    );
    is(
        "xf",
        "Fontes informadas diko ke lo ponte es serrado.",
        &[("diko", "Fontes informadas", Anonymous, "lo ponte es serrado")],
    );
    is(
        "xf",
        "Segun lo jornal de Sorna, lo ponte es serrado.",
        &[("Segun", "lo jornal de Sorna", Media, "lo ponte es serrado")],
    );
    is(
        "xf",
        "Lo ponte es serrado. Mas lo portavo de Sorna dike ke no.",
        &[("dike", "lo portavo de Sorna", Office, "no")],
    );
}

#[test]
fn a_language_with_the_verb_last_and_no_capitals() {
    use SourceType::{Anonymous, Named, Office, Organisation};
    is(
        "xl",
        "waziro marko dupon ki pulo band ast gufto.",
        &[("gufto", "waziro marko dupon", Named, "pulo band ast")],
    );
    is("xl", "waziro ki pulo band ast goyado.", &[("goyado", "waziro", Office, "pulo band ast")]);
    is(
        "xl",
        "imroz manabe agah ki pulo band ast gufto.",
        &[("gufto", "manabe agah", Anonymous, "pulo band ast")],
    );
    is("xl", "daulat ki pulo band ast gufto.", &[("gufto", "daulat", Organisation, "pulo band ast")]);
    is("xl", "daulat ki pulo band ast na gufto.", &[]);
}
