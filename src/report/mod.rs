//! The report of a run: one HTML page that needs no network, for reading and for printing.
//!
//! It sees only tables, drawings and what the run hands over; everything in it is escaped but
//! the drawings, and a content security policy forbids scripts and requests on top of that.

mod actors;
mod axes;
mod clusters;
mod concordance;
mod differences;
mod diversity;
mod evidence;
mod labels;
mod outlets;

pub use concordance::concordance;
use minijinja::{AutoEscape, Environment, context};

use crate::chart::canvas::label;
use crate::chart::{Drawing, Tables, number};
use crate::error::{Error, Result};

/// What a report is made of.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// The experiment.
    pub name: String,
    /// What it asks, in the words of its author.
    pub question: String,
    /// More about it; may be empty.
    pub description: String,
    /// Language codes.
    pub langs: Vec<String>,
    /// How much was there at each stage, from input to what is compared.
    pub counts: Vec<(String, String)>,
    /// Figures, in the order in which they are shown.
    pub drawings: Vec<Drawing>,
    /// Tables by schema name; what is missing is said to be missing.
    pub tables: &'a Tables,
    /// Some of the pieces of text that were counted.
    pub evidence: Vec<EvidenceSample>,
    /// Reason, how often, and where it happened first.
    pub warnings: Vec<(String, usize, String)>,
    /// Hashes, versions, seeds.
    pub provenance: Vec<(String, String)>,
    /// Whether article text may be shown; if not, evidence is ids, places and rules.
    pub text_allowed: bool,
    /// How numbers were made, one sentence or paragraph each.
    pub methods: Vec<String>,
}

/// A counted piece of text and the sentence it stands in.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct EvidenceSample {
    pub feature: String,
    pub category: String,
    pub voice: String,
    pub outlet: String,
    pub article: String,
    /// What found it: entry, tier, cue.
    pub rule: String,
    /// Code points of `title + "\n\n" + body`.
    pub start: i64,
    pub end: i64,
    /// The sentence up to the hit, the hit, and the rest.
    pub before: String,
    pub hit: String,
    pub after: String,
    pub lang: String,
}

/// The page.
///
/// # Errors
/// When the template fails, which is a fault of this crate.
pub fn html(input: &Report<'_>) -> Result<String> {
    let fail = |e: minijinja::Error| Error::new("report", e, "");
    let mut engine = engine();
    engine.add_template("report", include_str!("report.html.j2")).map_err(fail)?;
    let drawings: Vec<_> = input
        .drawings
        .iter()
        .map(|d| context! { name => d.name, title => d.title, caption => d.caption, svg => d.svg })
        .collect();
    let warnings: Vec<_> = input
        .warnings
        .iter()
        .map(|(reason, count, first)| context! { reason, first, count => number::count(*count as i64) })
        .collect();
    let page = context! {
        experiment => input.name,
        question => input.question,
        description => input.description,
        langs => input.langs,
        counts => input.counts,
        outlets => outlets::view(input.tables),
        drawings,
        differences => differences::view(input.tables),
        diversity => diversity::view(input.tables),
        actors => actors::view(input.tables),
        labels => labels::view(input.tables),
        axes => axes::view(input.tables),
        clusters => clusters::view(input.tables),
        evidence => evidence::view(&input.evidence, input.text_allowed),
        text_allowed => input.text_allowed,
        warnings,
        methods => input.methods,
        provenance => input.provenance,
        version => env!("CARGO_PKG_VERSION"),
    };
    engine.get_template("report").and_then(|t| t.render(page)).map_err(fail)
}

/// What every page is made with: all values are escaped, and a name that is missing is an error.
fn engine() -> Environment<'static> {
    let mut engine = Environment::new();
    engine.set_auto_escape_callback(|_| AutoEscape::Html);
    engine.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
    engine.set_trim_blocks(true);
    engine.set_lstrip_blocks(true);
    engine.add_filter("dir", |text: &str| if label::rtl(text) { "rtl" } else { "ltr" });
    engine.add_filter("words", label::words);
    engine
}

/// Table cells as a report shows them.
fn real(value: Option<f64>) -> String {
    value.map_or_else(String::new, number::short)
}

fn int(value: Option<i64>) -> String {
    value.map_or_else(String::new, number::count)
}
