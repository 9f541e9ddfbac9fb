//! The columns of every table: the one place where column names are spelled.

mod shape;

pub use shape::{Column, Kind, Schema};

const fn key(name: &'static str) -> Column {
    Column { name, kind: Kind::Text, key: true }
}
const fn key_int(name: &'static str) -> Column {
    Column { name, kind: Kind::Int, key: true }
}
const fn text(name: &'static str) -> Column {
    Column { name, kind: Kind::Text, key: false }
}
const fn int(name: &'static str) -> Column {
    Column { name, kind: Kind::Int, key: false }
}
const fn real(name: &'static str) -> Column {
    Column { name, kind: Kind::Real, key: false }
}

/// Articles, in batches that keep the order of reading. `published` is an ISO date or datetime;
/// `wire` is the agency that the article is credited to.
pub static ARTICLES: Schema = Schema {
    name: "articles",
    columns: &[
        text("id"),
        text("outlet"),
        text("published"),
        text("lang"),
        text("title"),
        text("body"),
        text("url"),
        text("byline"),
        text("wire"),
    ],
};

/// Who published an article, and when: [`ARTICLES`] without the texts.
pub static SOURCES: Schema = Schema {
    name: "articles",
    columns: &[
        key("id"),
        text("outlet"),
        text("published"),
        text("lang"),
        text("url"),
        text("byline"),
        text("wire"),
    ],
};

/// Prepared articles on their way from the stage `load` to the next: [`ARTICLES`] with `row`, the
/// number of the row in its unit of files; `hash` and `clean`, of outlet, title and raw or cleaned
/// body; `rest`, the hash of the other columns; `chars`, code points of title and body; `place`, file
/// and line; `cuts`, what was cut of the raw body, as JSON: start, end (bytes of it), rule, text.
pub static PREPARED: Schema = Schema {
    name: "prepared",
    columns: &[
        int("row"),
        text("id"),
        text("outlet"),
        text("published"),
        text("lang"),
        text("title"),
        text("body"),
        text("url"),
        text("byline"),
        text("wire"),
        text("hash"),
        text("clean"),
        text("rest"),
        int("chars"),
        text("place"),
        text("cuts"),
    ],
};

/// What settles which of the [`PREPARED`] articles stay: their columns that hold no text.
pub static ENTRIES: Schema = Schema {
    name: "entries",
    columns: &[
        int("row"),
        text("id"),
        text("outlet"),
        text("lang"),
        text("hash"),
        text("clean"),
        text("rest"),
        int("chars"),
    ],
};

/// What a coder fills in with a spreadsheet program: one row a sentence, or an attribution of it.
/// `start` and `end` are code points of `title + "\n\n" + body`.
pub static SHEET: Schema = Schema {
    name: "sheet",
    columns: &[
        key("article"),
        key_int("sentence"),
        key_int("attribution"),
        text("lang"),
        text("outlet"),
        int("start"),
        int("end"),
        text("text"),
        text("cue"),
        text("source"),
        text("via"),
        text("type"),
        text("quote"),
        text("note"),
    ],
};

/// Attributions of a coder that a person judges: the first eleven columns show one, the others
/// are filled in with y or n and, where it is wrong, the kind of error. `start` and `end` are the
/// cue's code points of `title + "\n\n" + body`.
pub static JUDGED: Schema = Schema {
    name: "judged",
    columns: &[
        key_int("attribution"),
        text("article"),
        text("outlet"),
        int("start"),
        int("end"),
        text("before"),
        text("cue"),
        text("after"),
        text("source"),
        text("type"),
        text("quote"),
        text("is_attribution"),
        text("source_right"),
        text("type_right"),
        text("quote_right"),
        text("error"),
    ],
};

/// What a number rests on: one row per counted piece of text. `start` and `end` are code
/// points of `title + "\n\n" + body`; `rule` is what found it (entry, tier, cue); `n` is how
/// many it counts.
pub static EVIDENCE: Schema = Schema {
    name: "evidence",
    columns: &[
        key("article"),
        key("feature"),
        key_int("start"),
        key_int("end"),
        key("category"),
        key("voice"),
        key("rule"),
        int("n"),
    ],
};

/// The opportunities of a feature in an article and voice: what a share is out of. `gap` says
/// why `n` is null.
pub static BASE: Schema = Schema {
    name: "base",
    columns: &[key("article"), key("feature"), key("base"), key("voice"), int("n"), text("gap")],
};

/// Evidence counted: no row over a base means 0.
pub static HITS: Schema = Schema {
    name: "hits",
    columns: &[key("article"), key("feature"), key("category"), key("voice"), int("n")],
};

/// The articles that were measured. `hash` is that of the text: the unit that is drawn when articles
/// are resampled. `chars` are the code points of title and body.
pub static UNITS: Schema = Schema { name: "units", columns: &[key("article"), text("hash"), int("chars")] };

/// Hits that are counted in a further category of the same piece of text: over all categories
/// together they do not count again.
pub static REPEATS: Schema =
    Schema { name: "repeats", columns: &[key("article"), key("feature"), key("voice"), int("n")] };

/// Attributions of an article by named source, under a key that holds from one article to the next.
pub static SPEAKERS: Schema =
    Schema { name: "speakers", columns: &[key("article"), key("source"), int("n")] };

/// The sums behind [`ARTICLE_AXES`], which add up to those of outlets: cosines in units of 2^-40 and
/// their squares in units of 2^-80, both cut behind their last 62 bits.
pub static AXIS_SUMS: Schema = Schema {
    name: "axis_sums",
    columns: &[
        key("article"),
        key("axis"),
        int("n"),
        int("words"),
        int("sum"),
        int("sum_low"),
        int("squares"),
        int("squares_low"),
    ],
};

/// One measure of one outlet: pooled hits over pooled base times `per`, with a percentile
/// interval from resampling articles. `share`, `low` and `high` are null where `gap` says why.
pub static OUTLETS: Schema = Schema {
    name: "outlets",
    columns: &[
        key("lang"),
        key("outlet"),
        key("feature"),
        key("category"),
        key("voice"),
        text("base"),
        int("articles"),
        int("hits"),
        int("n"),
        real("per"),
        real("share"),
        real("low"),
        real("high"),
        text("gap"),
    ],
};

/// What has no number: of each outlet, table and feature how many `rows` were left out and why (the
/// reason of the headline, where it is among them), with the feature's `articles`.
pub static GAPS: Schema = Schema {
    name: "gaps",
    columns: &[
        key("lang"),
        key("outlet"),
        key("table"),
        key("feature"),
        int("rows"),
        int("articles"),
        text("gap"),
    ],
};

/// Headline measures by period of publication, named by its first day: as [`OUTLETS`], of the
/// articles of that period alone.
pub static PERIODS: Schema = Schema {
    name: "periods",
    columns: &[
        key("lang"),
        key("outlet"),
        key("period"),
        key("feature"),
        key("category"),
        key("voice"),
        text("base"),
        int("articles"),
        int("hits"),
        int("n"),
        real("per"),
        real("share"),
        real("low"),
        real("high"),
    ],
};

/// Differences between two outlets in one measure: difference of pooled shares, permutation
/// p-value by article, and the Benjamini-Hochberg q-value over the whole table.
pub static DIFFERENCES: Schema = Schema {
    name: "differences",
    columns: &[
        key("lang"),
        key("feature"),
        key("category"),
        key("voice"),
        key("outlet_a"),
        key("outlet_b"),
        real("share_a"),
        real("share_b"),
        real("difference"),
        real("p"),
        real("q"),
        text("gap"),
    ],
};

/// How many different named persons speak in an outlet: attributions to named sources (`n`, in so
/// many `articles`), distinct ones among them (`sources`), the number to expect in `equal_n`
/// attributions, the `n` of the smallest outlet with enough articles (`rarefied`, Hurlbert 1971), and the effective
/// number, e to the entropy, which still grows with `n`. There are no intervals: resampled articles
/// bring no new sources.
pub static DIVERSITY: Schema = Schema {
    name: "diversity",
    columns: &[
        key("lang"),
        key("outlet"),
        int("articles"),
        int("n"),
        int("sources"),
        int("equal_n"),
        real("rarefied"),
        real("effective"),
        text("gap"),
    ],
};

/// What an outlet does with each actor of the spec. `measure` and `category`: `attributions` (it
/// speaks), by `type` of source, by `label` (the alias in the source phrase), by `verb class`;
/// `mentions`; `loaded terms beside` by voice (hits of the loaded-terms lexicon in the sentence of
/// a mention, out of its mentions: a rate, which may pass 1). `share` is `hits` out of `n` of `base`,
/// with a percentile interval from resampling the outlet's `articles`; a base that stands in too few
/// of them for an interval has no share.
pub static ACTORS: Schema = Schema {
    name: "actors",
    columns: &[
        key("lang"),
        key("outlet"),
        key("actor"),
        key("measure"),
        key("category"),
        text("base"),
        int("articles"),
        int("hits"),
        int("n"),
        real("share"),
        real("low"),
        real("high"),
        text("gap"),
    ],
};

/// Under which verb each side speaks: of the attributions to actors of a side whose verb has a
/// class (`n`), those of each class, by outlet.
pub static ACTOR_VERBS: Schema = Schema {
    name: "actor_verbs",
    columns: &[
        key("lang"),
        key("outlet"),
        key("side"),
        key("class"),
        int("articles"),
        int("hits"),
        int("n"),
        real("share"),
        real("low"),
        real("high"),
        text("gap"),
    ],
};

/// Which names an outlet gives: of its mentions of a concept (`n`, in so many `articles`) those by
/// each variant that any outlet of the language uses, in a voice or in all, with a percentile
/// interval from resampling articles.
pub static LABELS: Schema = Schema {
    name: "labels",
    columns: &[
        key("lang"),
        key("concept"),
        key("outlet"),
        key("variant"),
        key("voice"),
        int("articles"),
        int("hits"),
        int("n"),
        real("share"),
        real("low"),
        real("high"),
        text("gap"),
    ],
};

/// How far apart two outlets are in what they call a concept, in the narrator's voice:
/// Jensen-Shannon divergence in bits (0 alike, 1 no name in common), permutation p-value by
/// article, and the Benjamini-Hochberg q-value over the whole table. A pair stands here when both
/// outlets mention the concept in enough articles.
pub static LABEL_DIFFERENCES: Schema = Schema {
    name: "label_differences",
    columns: &[
        key("lang"),
        key("concept"),
        key("outlet_a"),
        key("outlet_b"),
        int("articles_a"),
        int("articles_b"),
        int("n_a"),
        int("n_b"),
        real("jsd"),
        real("p"),
        real("q"),
    ],
};

/// Where an outlet's words lean on a frame axis (`features::axis`): `n` of its `words` have a vector;
/// `bias` is their mean cosine, above 0 to the first words of the axis's pairs; `intensity` their mean
/// square distance from `baseline`, the bias of all outlets. Intervals resample articles; p-values
/// draw the outlet's number of articles from all outlets; q-values are Benjamini-Hochberg rates over
/// the whole table.
pub static AXES: Schema = Schema {
    name: "axes",
    columns: &[
        key("lang"),
        key("axis"),
        key("outlet"),
        int("articles"),
        int("n"),
        int("words"),
        real("baseline"),
        real("bias"),
        real("bias_low"),
        real("bias_high"),
        real("bias_p"),
        real("bias_q"),
        real("intensity"),
        real("intensity_low"),
        real("intensity_high"),
        real("intensity_p"),
        real("intensity_q"),
        text("gap"),
    ],
};

/// The same of one article, in the evidence: `square` is the mean square of the cosines, from which
/// the intensity about any baseline is square - 2 baseline bias + baseline^2.
pub static ARTICLE_AXES: Schema = Schema {
    name: "axes",
    columns: &[key("article"), key("axis"), int("n"), int("words"), real("bias"), real("square")],
};

/// Which outlets group: cluster by each method at the k shown, numbered from 1 by first outlet;
/// silhouette (a singleton has 0) and stability under resampling of articles (Hennig 2007) of the
/// k-means cluster; place on the first two principal components.
pub static CLUSTERS: Schema = Schema {
    name: "clusters",
    columns: &[
        key("lang"),
        key("outlet"),
        int("kmeans"),
        int("hierarchical"),
        real("silhouette"),
        real("stability"),
        real("pc1"),
        real("pc2"),
    ],
};

/// The rule that chose k (`cluster::choose`): for each k tried the mean silhouette over outlets
/// and its p-value (outlets drawn without groups look as grouped at some k, `cluster::chance`),
/// the Jaccard similarity under resampling of articles (Hennig 2007) as mean over clusters
/// (`stability`) and of the weakest cluster (`weakest`), and the adjusted Rand index between
/// k-means and Ward's method. `chosen` is 1 for the k taken, and for none when no k is supported;
/// `note` says why.
pub static CLUSTER_CHOICE: Schema = Schema {
    name: "cluster_choice",
    columns: &[
        key("lang"),
        key_int("k"),
        real("silhouette"),
        real("p"),
        real("stability"),
        real("weakest"),
        real("agreement"),
        int("chosen"),
        text("note"),
    ],
};

/// The dendrogram: step by step the two groups that merge (numbers below the outlet count are
/// outlets in table order, above it earlier steps), at which height (Ward's distance over scaled
/// measures), into how many outlets.
pub static DENDROGRAM: Schema = Schema {
    name: "dendrogram",
    columns: &[key("lang"), key_int("step"), int("left"), int("right"), real("height"), int("size")],
};

/// Names of the dendrogram's leaves, in the order in which its numbers count them.
pub static LEAVES: Schema =
    Schema { name: "leaves", columns: &[key("lang"), key_int("leaf"), text("outlet")] };

/// The matrix that was clustered: one row per outlet and measure, raw and scaled (z-score over
/// outlets; null for a measure that was left out).
pub static MATRIX: Schema = Schema {
    name: "matrix",
    columns: &[key("lang"), key("outlet"), key("measure"), real("value"), real("scaled")],
};

/// Keyness: words of a target against a reference, the target's own first (no column is a key).
/// Above 0 the target uses the word more, in `G2` (log-likelihood ratio, signed), `log_ratio`
/// (Hardie 2014) with a percentile interval from resampling articles, `log_odds` and `z` (Monroe et
/// al. 2008). Rates are per 1,000 words. `p` is of G2 and takes words as independent; `p_article`
/// takes articles as the draws (exactly for rare words), and `q` is its Benjamini-Hochberg rate over the whole table.
/// Ranges are articles with the word; `dp` is Gries' deviation of proportions over articles.
pub static KEYNESS: Schema = Schema {
    name: "keyness",
    columns: &[
        text("feature"),
        real("G2"),
        real("p"),
        int("n_target"),
        int("n_reference"),
        real("rate_target"),
        real("rate_reference"),
        real("log_ratio"),
        real("low"),
        real("high"),
        real("log_odds"),
        real("z"),
        int("range_target"),
        int("range_reference"),
        real("dp_target"),
        real("dp_reference"),
        real("p_article"),
        real("q"),
    ],
};

/// A concordance, in the order in which it was sorted (no column is a key). `start` and `end` are
/// code points of `title + "\n\n" + body`; `left` and `right` come before and after the keyword as
/// they are read, in either direction of writing; `category` and `entry` are those of the lexicon
/// hit, or the type of source and its cue.
pub static CONCORDANCE: Schema = Schema {
    name: "concordance",
    columns: &[
        text("article"),
        text("outlet"),
        text("published"),
        int("start"),
        int("end"),
        text("voice"),
        text("category"),
        text("entry"),
        text("tier"),
        text("left"),
        text("keyword"),
        text("right"),
    ],
};

/// What did not stop the run, with its place; the first few of each reason, whose full counts
/// are in the manifest.
pub static WARNINGS: Schema =
    Schema { name: "warnings", columns: &[key("reason"), key("place"), key("detail")] };
