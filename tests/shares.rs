//! From what articles have to what outlets have.

use std::sync::Arc;

use minzar::codings::Coding;
use minzar::features::{FEATURES, Measured, measure};
use minzar::lexicon::{Lexicon, Lexicons};
use minzar::schema::{OUTLETS, col};
use minzar::table::Table;
use proptest::prelude::*;

use crate::features::{ARABIC, doc, together};
use crate::parts::{Asked, Counted, SETTINGS, parts};

/// The outlets' table of articles, each with the outlet it is put under.
fn table(articles: &[(&str, &Measured)]) -> Table {
    let counted = |(at, (outlet, measured)): (usize, &(&str, &Measured))| Counted {
        id: at.to_string(),
        lang: "ar",
        outlet: (*outlet).to_owned(),
        published: None,
        hash: at.to_string(),
        measured: (*measured).clone(),
    };
    let batch: Vec<Counted> = articles.iter().enumerate().map(counted).collect();
    let outlets = Asked::new(FEATURES, SETTINGS).of(&parts(FEATURES, &[batch]));
    outlets.table(&OUTLETS).expect("a table").clone()
}

/// One measure of an outlet.
struct Row {
    key: Vec<String>,
    hits: i64,
    n: i64,
    per: f64,
    share: Option<f64>,
}

fn rows<'t>(table: &'t Table, outlet: &'t str) -> impl Iterator<Item = Row> + 't {
    let of = (0..table.len()).filter(move |row| table.cell(*row, col::OUTLET).plain() == outlet);
    of.map(|row| Row {
        key: [col::FEATURE, col::CATEGORY, col::VOICE].map(|column| table.cell(row, column).plain()).to_vec(),
        hits: table.int(col::HITS)[row].expect("a number"),
        n: table.int(col::N)[row].expect("a number"),
        per: table.real(col::PER)[row].expect("a number"),
        share: table.real(col::SHARE)[row],
    })
}

fn lexicon() -> Lexicon {
    let text = "name = 'loaded'\nlang = 'ar'\nversion = 1\norigin = ''\nlicence = ''\n[categories]\na = ''\nb = ''\n\
        [[entry]]\npattern = 'مرتزقة'\ncategory = 'a'\nalso = ['b']\nrationale = ''\n\
        [[entry]]\npattern = 'نظام'\ncategory = 'b'\nrationale = ''\n";
    Lexicon::parse("test", text, &ARABIC).expect("a lexicon")
}

fn measured(body: &str, lexicons: &Lexicons) -> Measured {
    measure(FEATURES, &Arc::clone(&ARABIC), lexicons, &doc(body), &Coding { attributions: Vec::new() })
}

#[test]
fn a_hit_in_several_categories_counts_once_over_all() {
    let article = measured("وصلت المرتزقة. قال النظام إن المرتزقة هنا", &together(vec![lexicon()]));
    let table = table(&[("x", &article)]);
    let hits = |category: &str, voice: &str| {
        let key = ["loaded_terms", category, voice].map(str::to_owned).to_vec();
        rows(&table, "x").find(|row| row.key == key).map(|row| row.hits)
    };
    assert_eq!((hits("a", "all"), hits("b", "all"), hits("all", "all")), (Some(2), Some(3), Some(3)));
    assert_eq!(
        (hits("a", "narrator"), hits("b", "narrator"), hits("all", "narrator")),
        (Some(2), Some(3), Some(3))
    );
}

const WORDS: [&str; 6] = ["المرتزقة", "النظام", "قال", "\"هدنة\"", "أمس", "."];

proptest! {
    #![proptest_config(crate::properties(24))]

    /// Two outlets thrown together have the share of their hits out of their bases: the pooled
    /// share is the share of what was pooled, not a mean of shares.
    #[test]
    fn a_pooled_share_is_the_share_of_what_is_pooled(
        articles in prop::collection::vec(
            (any::<bool>(), prop::collection::vec(prop::sample::select(&WORDS[..]), 1..25)), 2..10,
        ),
    ) {
        let lexicons = together(vec![lexicon()]);
        let all: Vec<(bool, Measured)> =
            articles.iter().map(|(one, words)| (*one, measured(&words.join(" "), &lexicons))).collect();
        let apart: Vec<_> = all.iter().map(|(one, m)| (if *one { "one" } else { "two" }, m)).collect();
        let together: Vec<_> = all.iter().map(|(_, m)| ("both", m)).collect();
        let (apart, together) = (table(&apart), table(&together));
        for both in rows(&together, "both") {
            let parts = || ["one", "two"].into_iter().flat_map(|outlet| rows(&apart, outlet));
            let parts: Vec<Row> = parts().filter(|row| row.key == both.key).collect();
            let hits: i64 = parts.iter().map(|row| row.hits).sum();
            let n: i64 = parts.iter().map(|row| row.n).sum();
            prop_assert_eq!((both.hits, both.n), (hits, n), "{:?}", both.key);
            let pooled = both.per * hits as f64 / n as f64;
            prop_assert_eq!(both.share.is_some(), n > 0, "{:?}", both.key);
            let apart = both.share.map_or(0.0, |share| (share - pooled).abs());
            prop_assert!(apart <= 1e-9 * pooled.max(1.0), "{:?}: {:?} {}", both.key, both.share, pooled);
        }
    }
}
