//! The names of all columns. Each is spelled here and nowhere else: tables are read by a [`Col`],
//! and only this file makes one, so that a name that no schema has does not compile.

use std::fmt;

/// The name of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Col(&'static str);

impl Col {
    /// As it stands in files.
    pub const fn name(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Col {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

pub const ACTOR: Col = Col("actor");
pub const AFTER: Col = Col("after");
pub const AGREEMENT: Col = Col("agreement");
pub const AGREEMENT_AVERAGE: Col = Col("agreement_average");
pub const ARTICLE: Col = Col("article");
pub const ARTICLES: Col = Col("articles");
pub const ARTICLES_A: Col = Col("articles_a");
pub const ARTICLES_B: Col = Col("articles_b");
pub const ARTICLES_BEFORE: Col = Col("articles_before");
pub const ATTRIBUTION: Col = Col("attribution");
pub const AVERAGE: Col = Col("average");
pub const AXIS: Col = Col("axis");
pub const BASE: Col = Col("base");
pub const BASELINE: Col = Col("baseline");
pub const BEFORE: Col = Col("before");
pub const BIAS: Col = Col("bias");
pub const BIAS_HIGH: Col = Col("bias_high");
pub const BIAS_LOW: Col = Col("bias_low");
pub const BIAS_P: Col = Col("bias_p");
pub const BIAS_Q: Col = Col("bias_q");
pub const BODY: Col = Col("body");
pub const BYLINE: Col = Col("byline");
pub const CASES: Col = Col("cases");
pub const CATEGORY: Col = Col("category");
pub const CHARS: Col = Col("chars");
pub const CHOSEN: Col = Col("chosen");
pub const CLASS: Col = Col("class");
pub const CLEAN: Col = Col("clean");
pub const CONCEPT: Col = Col("concept");
pub const CUE: Col = Col("cue");
pub const CUTS: Col = Col("cuts");
pub const DETAIL: Col = Col("detail");
pub const DIFFERENCE: Col = Col("difference");
pub const DP_REFERENCE: Col = Col("dp_reference");
pub const DP_TARGET: Col = Col("dp_target");
pub const DRAWS: Col = Col("draws");
pub const EFFECTIVE: Col = Col("effective");
pub const EFFECTIVE_N: Col = Col("effective_n");
pub const END: Col = Col("end");
pub const ENTRY: Col = Col("entry");
pub const EQUAL_N: Col = Col("equal_n");
pub const ERROR: Col = Col("error");
pub const FALSE: Col = Col("false");
pub const FEATURE: Col = Col("feature");
pub const G2: Col = Col("G2");
pub const GAP: Col = Col("gap");
pub const GROUPS: Col = Col("groups");
pub const HASH: Col = Col("hash");
pub const HEIGHT: Col = Col("height");
pub const HIERARCHICAL: Col = Col("hierarchical");
pub const HIGH: Col = Col("high");
pub const HIGH_BEFORE: Col = Col("high_before");
pub const HITS: Col = Col("hits");
pub const HITS_BEFORE: Col = Col("hits_before");
pub const HIT_ARTICLES: Col = Col("hit_articles");
pub const HIT_ARTICLES_A: Col = Col("hit_articles_a");
pub const HIT_ARTICLES_B: Col = Col("hit_articles_b");
pub const ID: Col = Col("id");
pub const INTENSITY: Col = Col("intensity");
pub const INTENSITY_HIGH: Col = Col("intensity_high");
pub const INTENSITY_LOW: Col = Col("intensity_low");
pub const INTENSITY_P: Col = Col("intensity_p");
pub const INTENSITY_Q: Col = Col("intensity_q");
pub const INTERVAL: Col = Col("interval");
pub const IS_ATTRIBUTION: Col = Col("is_attribution");
pub const JSD: Col = Col("jsd");
pub const K: Col = Col("k");
pub const KEYWORD: Col = Col("keyword");
pub const KMEANS: Col = Col("kmeans");
pub const LABELS: Col = Col("labels");
pub const LANG: Col = Col("lang");
pub const LEAF: Col = Col("leaf");
pub const LEFT: Col = Col("left");
pub const LOG_ODDS: Col = Col("log_odds");
pub const LOG_RATIO: Col = Col("log_ratio");
pub const LOW: Col = Col("low");
pub const LOW_BEFORE: Col = Col("low_before");
pub const MEASURE: Col = Col("measure");
pub const N: Col = Col("n");
pub const NOTE: Col = Col("note");
pub const N_A: Col = Col("n_a");
pub const N_B: Col = Col("n_b");
pub const N_BEFORE: Col = Col("n_before");
pub const N_REFERENCE: Col = Col("n_reference");
pub const N_TARGET: Col = Col("n_target");
pub const OUTLET: Col = Col("outlet");
pub const OUTLET_A: Col = Col("outlet_a");
pub const OUTLET_B: Col = Col("outlet_b");
pub const OUTLIER: Col = Col("outlier");
pub const P: Col = Col("p");
pub const PC1: Col = Col("pc1");
pub const PC2: Col = Col("pc2");
pub const PER: Col = Col("per");
pub const PERIOD: Col = Col("period");
pub const PLACE: Col = Col("place");
pub const PUBLISHED: Col = Col("published");
pub const P_ARTICLE: Col = Col("p_article");
pub const P_CONTINUUM: Col = Col("p_continuum");
pub const P_STRUCTURE: Col = Col("p_structure");
pub const Q: Col = Col("q");
pub const QUOTE: Col = Col("quote");
pub const QUOTE_RIGHT: Col = Col("quote_right");
pub const RANGE_REFERENCE: Col = Col("range_reference");
pub const RANGE_TARGET: Col = Col("range_target");
pub const RAREFIED: Col = Col("rarefied");
pub const RATE: Col = Col("rate");
pub const RATE_REFERENCE: Col = Col("rate_reference");
pub const RATE_TARGET: Col = Col("rate_target");
pub const RATIO: Col = Col("ratio");
pub const RATIO_HIGH: Col = Col("ratio_high");
pub const RATIO_LOW: Col = Col("ratio_low");
pub const REASON: Col = Col("reason");
pub const RELIABILITY: Col = Col("reliability");
pub const REST: Col = Col("rest");
pub const RIGHT: Col = Col("right");
pub const ROW: Col = Col("row");
pub const ROWS: Col = Col("rows");
pub const RULE: Col = Col("rule");
pub const SCALED: Col = Col("scaled");
pub const SENTENCE: Col = Col("sentence");
pub const SHARE: Col = Col("share");
pub const SHARE_A: Col = Col("share_a");
pub const SHARE_B: Col = Col("share_b");
pub const SHARE_BEFORE: Col = Col("share_before");
pub const SHRUNKEN: Col = Col("shrunken");
pub const SIDE: Col = Col("side");
pub const SILHOUETTE: Col = Col("silhouette");
pub const SIZE: Col = Col("size");
pub const SOURCE: Col = Col("source");
pub const SOURCES: Col = Col("sources");
pub const SOURCE_RIGHT: Col = Col("source_right");
pub const SQUARE: Col = Col("square");
pub const SQUARES: Col = Col("squares");
pub const SQUARES_LOW: Col = Col("squares_low");
pub const STABILITY: Col = Col("stability");
pub const START: Col = Col("start");
pub const STEP: Col = Col("step");
pub const SUM: Col = Col("sum");
pub const SUM_LOW: Col = Col("sum_low");
pub const TABLE: Col = Col("table");
pub const TEXT: Col = Col("text");
pub const TIER: Col = Col("tier");
pub const TITLE: Col = Col("title");
pub const TRUE_SPREAD: Col = Col("true_spread");
pub const TYPE: Col = Col("type");
pub const TYPE_RIGHT: Col = Col("type_right");
pub const URL: Col = Col("url");
pub const VALUE: Col = Col("value");
pub const VARIANT: Col = Col("variant");
pub const VERDICT: Col = Col("verdict");
pub const VIA: Col = Col("via");
pub const VOICE: Col = Col("voice");
pub const WEAKEST: Col = Col("weakest");
pub const WHAT: Col = Col("what");
pub const WEAKEST_SILHOUETTE: Col = Col("weakest_silhouette");
pub const WIRE: Col = Col("wire");
pub const WORDS: Col = Col("words");
pub const Z: Col = Col("z");
