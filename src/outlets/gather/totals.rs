//! The plain sums of one outlet: all that is known of it without resampling.

use std::collections::BTreeMap;

use super::decode::Article;

/// The sum of a series over an outlet's articles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Total {
    pub n: u64,
    /// Articles in which it is not 0.
    pub articles: u64,
    /// Whether any article has it, be it as 0.
    pub seen: bool,
}

/// The sums of one outlet.
#[derive(Debug, Default)]
pub(crate) struct Totals {
    pub lang: String,
    pub outlet: String,
    pub articles: u64,
    /// By number of the series.
    sums: Vec<Total>,
    /// Feature, reason, number of articles.
    pub gaps: BTreeMap<(usize, String), u64>,
    /// Articles with a named source, and attributions to these.
    pub named_articles: u64,
    pub named: u64,
    /// Articles that mention a concept (by number) in a voice, where labels are measured.
    pub mentions: BTreeMap<(u32, &'static str), u64>,
    /// Articles without a date, where periods are asked for.
    pub undated: u64,
}

impl Totals {
    pub fn of_outlet(lang: &str, outlet: &str) -> Self {
        Self { lang: lang.to_owned(), outlet: outlet.to_owned(), ..Self::default() }
    }

    pub fn of(&self, series: u32) -> Total {
        self.sums.get(series as usize).copied().unwrap_or_default()
    }

    /// The largest sum of a series.
    pub fn largest(&self) -> u64 {
        self.sums.iter().map(|s| s.n).max().unwrap_or_default()
    }

    fn at(&mut self, series: u32) -> &mut Total {
        let place = series as usize;
        if self.sums.len() <= place {
            self.sums.resize(place + 1, Total::default());
        }
        &mut self.sums[place]
    }

    /// Adds an article, whose series have the numbers of all outlets.
    pub(super) fn add(&mut self, article: &Article) {
        self.articles += 1;
        for (series, n) in &article.counts.series {
            let sum = self.at(*series);
            sum.n += u64::from(*n);
            sum.articles += 1;
            sum.seen = true;
        }
        for series in &article.zeros {
            self.at(*series).seen = true;
        }
        for (feature, reason) in &article.gaps {
            *self.gaps.entry((*feature, reason.clone())).or_default() += 1;
        }
        self.named_articles += u64::from(!article.counts.sources.is_empty());
        self.named += article.counts.sources.iter().map(|(_, n)| u64::from(*n)).sum::<u64>();
    }
}
