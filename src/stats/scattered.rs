//! Does a word fall on two groups of articles as their sizes say, when it comes in clumps?
//!
//! The draws are articles: under the null each falls to group A with the chance `share`, A's part of
//! all words, and takes its hits along. The sum of hits that A gets is skewed where few articles
//! have the word or A is small, and a normal tail is then wrong by many powers of ten; so the tail
//! is exact where that can be had, and a saddlepoint approximation elsewhere (Lugannani and Rice 1980,
//! Advances in Applied Probability 12:475; of such sums: Robinson 1982, Journal of the Royal
//! Statistical Society B 44:91).

/// The smallest p-value told.
pub const LEAST_P: f64 = 1e-12;

/// Steps that the exact distribution of a sum may take: a millisecond.
const STEPS: usize = 400_000;
/// In more than this part of all articles a word's hits follow the length of articles.
const COMMON: f64 = 0.1;
/// Within so many standard deviations no tail is far from normal.
const NEAR: f64 = 1.0;

/// An article that has the word: hits, out of so many words.
pub type Holder = (u64, u64);

/// Both groups together.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Both {
    pub articles: u64,
    pub words: u64,
    /// Sum over articles of the squares of their words.
    pub squares: f64,
}

impl Both {
    /// Of the words of all articles.
    pub fn of(words: impl IntoIterator<Item = u64>) -> Self {
        words.into_iter().fold(Self::default(), |both, n| Self {
            articles: both.articles + 1,
            words: both.words + n,
            squares: both.squares + n as f64 * n as f64,
        })
    }
}

/// Two-sided p-value of equal rates: the chance of a sum at least as far from its mean as `hits`, which
/// group A has, where A has `words` of the words of `both`. `None` where a group has no words.
pub fn p_value(holders: &[Holder], hits: u64, words: u64, both: &Both) -> Option<f64> {
    if words == 0 || words >= both.words {
        return None;
    }
    let total: u64 = holders.iter().map(|(count, _)| count).sum();
    let share = words as f64 / both.words as f64;
    // The smaller group has the shorter sum.
    let (share, hits) = if share <= 0.5 { (share, hits) } else { (1.0 - share, total - hits) };
    let distance = (hits as f64 - share * total as f64).abs();
    if distance == 0.0 {
        return Some(1.0);
    }
    let common = holders.len() as f64 > COMMON * both.articles as f64;
    let reach = (share * total as f64 + distance).ceil() as usize + 1;
    let p = if !common && reach.min(total as usize + 1) * holders.len() <= STEPS {
        exact(holders, share, distance)
    } else {
        Sum::new(holders, share, both).beyond(distance)
    };
    Some(p.clamp(LEAST_P, 1.0))
}

/// The exact chance of a sum that far from its mean.
fn exact(holders: &[Holder], share: f64, distance: f64) -> f64 {
    let total: u64 = holders.iter().map(|(count, _)| count).sum();
    let mean = share * total as f64;
    // Rounding must not lose a sum that is as far as the observed one.
    let far = distance * (1.0 - 1e-12);
    let within = |sum: usize| (sum as f64 - mean).abs() < far;
    // Sums from `top` on are too far; what reaches them never comes back.
    let top = (mean + far).ceil() as usize;
    let mut chances = vec![0.0; top.min(total as usize + 1)];
    chances[0] = 1.0;
    let mut reach = 0;
    for (count, _) in holders {
        let count = *count as usize;
        for sum in (0..=reach.min(chances.len() - 1)).rev() {
            let chance: f64 = chances[sum];
            if let Some(further) = chances.get_mut(sum + count) {
                *further += chance * share;
            }
            chances[sum] = chance * (1.0 - share);
        }
        reach += count;
    }
    // What is lost at the top is far above; what is far below is still there.
    let kept: f64 = chances.iter().enumerate().filter(|(sum, _)| within(*sum)).map(|(_, p)| p).sum();
    1.0 - kept
}

/// The sum, over the articles of group A, of what each has more of the word than its length says. Over
/// all articles that is 0.
struct Sum<'a> {
    holders: &'a [Holder],
    share: f64,
    /// Hits a word.
    rate: f64,
    /// Articles without the word; the mean of what they lack; and how much the sum of squares is above
    /// that of as many equal ones.
    others: f64,
    lack: f64,
    uneven: f64,
}

impl<'a> Sum<'a> {
    fn new(holders: &'a [Holder], share: f64, both: &Both) -> Self {
        let hits: u64 = holders.iter().map(|(count, _)| count).sum();
        let words: u64 = holders.iter().map(|(_, words)| words).sum();
        let squares: f64 = holders.iter().map(|(_, words)| *words as f64 * *words as f64).sum();
        let rate = hits as f64 / both.words as f64;
        let others = both.articles.saturating_sub(holders.len() as u64) as f64;
        let left = both.words.saturating_sub(words) as f64;
        let lack = if others > 0.0 { rate * left / others } else { 0.0 };
        let uneven = (rate * rate * (both.squares - squares) - others * lack * lack).max(0.0);
        Self { holders, share, rate, others, lack, uneven }
    }

    /// The chance of a sum at least so far above or below its mean, which is 0.
    fn beyond(&self, distance: f64) -> f64 {
        self.tail(distance) + self.tail(-distance)
    }

    /// What articles have more than their length says, and how many have that much.
    fn more(&self) -> impl Iterator<Item = (f64, f64)> {
        let holders = self.holders.iter().map(|(count, words)| *count as f64 - self.rate * *words as f64);
        holders.map(|more| (more, 1.0)).chain([(-self.lack, self.others)])
    }

    /// The logarithm of the moment generating function at `s`, and its first two derivatives.
    fn cumulants(&self, s: f64) -> [f64; 3] {
        let q = self.share;
        let spread = q * (1.0 - q) * self.uneven;
        let mut sums = [spread * s * s / 2.0, spread * s, spread];
        for (more, articles) in self.more() {
            // Written so that no exponential overflows.
            let (x, here) = (s * more, libm::exp(-(s * more).abs()));
            let (with, without) = if x >= 0.0 { (q, (1.0 - q) * here) } else { (q * here, 1.0 - q) };
            let all = with + without;
            let tilted = with / all;
            sums[0] += articles * (x.max(0.0) + libm::log(all));
            sums[1] += articles * tilted * more;
            sums[2] += articles * tilted * (1.0 - tilted) * more * more;
        }
        sums
    }

    /// The chance of the outermost sum above or below 0: all that have more are on one side.
    fn outermost(&self, sign: f64) -> f64 {
        let q = self.share;
        let log = |(more, articles): (f64, f64)| {
            articles * if more * sign > 0.0 { libm::log(q) } else { libm::log(1.0 - q) }
        };
        libm::exp(self.more().map(log).sum())
    }

    /// The chance of a sum of `x` or more beyond 0, on the side where `x` is.
    fn tail(&self, x: f64) -> f64 {
        let deviation = libm::sqrt(self.cumulants(0.0)[2]);
        let most: f64 = self.more().map(|(more, articles)| articles * more.max(0.0)).sum();
        if deviation == 0.0 {
            return 0.0;
        }
        if x.abs() >= most * (1.0 - 1e-9) {
            return self.outermost(x.signum());
        }
        let normal = |z: f64| libm::erfc(z / std::f64::consts::SQRT_2) / 2.0;
        if x.abs() <= NEAR * deviation {
            return normal(x.abs() / deviation);
        }
        let s = self.saddlepoint(x, deviation);
        let [log, _, second] = self.cumulants(x.signum() * s);
        let w = libm::sqrt((2.0 * (s * x.abs() - log)).max(0.0));
        let u = s * libm::sqrt(second);
        let density = libm::exp(-w * w / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI);
        (normal(w) + density * (1.0 / u - 1.0 / w)).max(self.outermost(x.signum()))
    }

    /// Where the derivative, which rises, is `x`: Newton's steps, halved between bounds where they leave
    /// them. Without the sign of `x`.
    fn saddlepoint(&self, x: f64, deviation: f64) -> f64 {
        let sign = x.signum();
        let (mut low, mut high) = (0.0, f64::INFINITY);
        let mut s = x.abs() / (deviation * deviation);
        for _ in 0..100 {
            let [_, first, second] = self.cumulants(sign * s);
            let off = sign * first - x.abs();
            if off.abs() <= 1e-9 * x.abs() {
                break;
            }
            if off > 0.0 {
                high = s
            } else {
                low = s
            }
            let next = s - off / second;
            s = match (next > low && next < high, high.is_finite()) {
                (true, _) => next,
                (false, true) => f64::midpoint(low, high),
                (false, false) => 2.0 * s,
            };
        }
        s
    }
}
