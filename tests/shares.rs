//! From what articles have to what outlets have.

use std::sync::Arc;

use minzar::attribution::Coding;
use minzar::features::{FEATURES, Measured, measure};
use minzar::lexicon::Lexicon;
use minzar::outlets::{Outlets, Settings, Tally};
use minzar::table::{Cell, Table};
use proptest::prelude::*;

use crate::features::{ARABIC, doc};

const SETTINGS: Settings = Settings { rng_seed: 1, replicates: 100, permutations: 99, min_articles: 1 };

/// The outlets' table of articles, each with the outlet it is put under.
fn table(articles: &[(&str, &Measured)]) -> Table {
    let mut tally = Tally::new(SETTINGS, FEATURES);
    for (at, (outlet, measured)) in articles.iter().enumerate() {
        tally.add("ar", outlet, &at.to_string(), measured);
    }
    Outlets::of(&tally, FEATURES, &[]).expect("tables").shares
}

/// Hits, base and share of an outlet, by feature, category and voice.
fn measures<'t>(
    table: &'t Table,
    outlet: &'t str,
) -> impl Iterator<Item = (Vec<String>, i64, i64, f64, Cell)> + 't {
    (0..table.len()).filter(move |row| table.cell(*row, "outlet").plain() == outlet).map(|row| {
        let key = ["feature", "category", "voice"].map(|column| table.cell(row, column).plain()).to_vec();
        let int = |column: &str| table.int(column)[row].expect("a number");
        let per = table.real("per")[row].expect("a number");
        (key, int("hits"), int("n"), per, table.cell(row, "share"))
    })
}

fn lexicon() -> Lexicon {
    let text = "name = 'loaded'\nlang = 'ar'\nversion = 1\norigin = ''\nlicence = ''\n[categories]\na = ''\nb = ''\n\
        [[entry]]\npattern = 'مرتزقة'\ncategory = 'a'\nalso = ['b']\nrationale = ''\n\
        [[entry]]\npattern = 'نظام'\ncategory = 'b'\nrationale = ''\n";
    Lexicon::parse("test", text, &ARABIC).expect("a lexicon")
}

fn measured(body: &str, lexicons: &[Lexicon]) -> Measured {
    measure(FEATURES, &Arc::clone(&ARABIC), lexicons, &doc(body), &Coding { attributions: Vec::new() })
}

#[test]
fn a_hit_in_several_categories_counts_once_over_all() {
    let article = measured("وصلت المرتزقة. قال النظام «المرتزقة» هنا", &[lexicon()]);
    let table = table(&[("x", &article)]);
    let hits = |category: &str, voice: &str| {
        let key = ["loaded_terms", category, voice].map(str::to_owned).to_vec();
        measures(&table, "x").find(|m| m.0 == key).map(|m| m.1)
    };
    assert_eq!((hits("a", "all"), hits("b", "all"), hits("all", "all")), (Some(2), Some(3), Some(3)));
    assert_eq!(
        (hits("a", "quoted"), hits("b", "narrator"), hits("all", "narrator")),
        (Some(1), Some(2), Some(2))
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
        let lexicons = [lexicon()];
        let all: Vec<(bool, Measured)> =
            articles.iter().map(|(one, words)| (*one, measured(&words.join(" "), &lexicons))).collect();
        let apart: Vec<_> = all.iter().map(|(one, m)| (if *one { "one" } else { "two" }, m)).collect();
        let together: Vec<_> = all.iter().map(|(_, m)| ("both", m)).collect();
        let (apart, together) = (table(&apart), table(&together));
        for (key, hits, n, per, share) in measures(&together, "both") {
            let parts: Vec<_> = ["one", "two"].into_iter()
                .flat_map(|outlet| measures(&apart, outlet)).filter(|m| m.0 == key).collect();
            let sum = |pick: fn(&(Vec<String>, i64, i64, f64, Cell)) -> i64| parts.iter().map(pick).sum::<i64>();
            prop_assert_eq!((hits, n), (sum(|m| m.1), sum(|m| m.2)), "{:?}", key);
            match share {
                Cell::Real(share) => {
                    let pooled = per * sum(|m| m.1) as f64 / sum(|m| m.2) as f64;
                    prop_assert!((share - pooled).abs() <= 1e-9 * pooled.max(1.0), "{:?}: {} {}", key, share, pooled);
                }
                _ => prop_assert_eq!(n, 0, "{:?}", key),
            }
        }
    }
}
