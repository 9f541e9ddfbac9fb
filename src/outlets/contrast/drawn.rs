//! The units (articles) that tests look at: those whose key is smallest, so that the choice hangs
//! on the seed and their text alone, and memory is bounded.

/// What units are drawn with; articles of one unit are put together.
pub(in crate::outlets) trait Merge {
    fn merge(&mut self, other: &Self);
}

impl Merge for Vec<u32> {
    fn merge(&mut self, other: &Self) {
        self.iter_mut().zip(other).for_each(|(sum, n)| *sum = sum.saturating_add(*n));
    }
}

/// A unit of an outlet (by its place).
#[derive(Debug, Clone)]
pub(in crate::outlets) struct Unit<R> {
    pub key: u64,
    pub outlet: usize,
    pub row: R,
}

/// Units in the making of a sample. Of each outlet at most [`super::SAMPLE`] are kept.
pub(in crate::outlets) struct Drawn<R> {
    enough: fn(usize, usize) -> bool,
    units: Vec<Unit<R>>,
    /// Larger keys are no longer wanted.
    limit: u64,
    /// Units at which the surplus is thrown out.
    full: usize,
}

impl<R: Merge> Drawn<R> {
    /// `enough(kept, most)` says whether so many units, of which `most` are one outlet's, will do.
    pub fn new(enough: fn(usize, usize) -> bool) -> Self {
        Self { enough, units: Vec::new(), limit: u64::MAX, full: 4 * super::SAMPLE }
    }

    /// Whether a unit may be among the drawn.
    pub fn wants(&self, key: u64) -> bool {
        key <= self.limit
    }

    /// Adds an article.
    pub fn add(&mut self, key: u64, outlet: usize, row: R) {
        if !self.wants(key) {
            return;
        }
        self.units.push(Unit { key, outlet, row });
        if self.units.len() >= self.full {
            self.cut();
            self.full = self.units.len() + 4 * super::SAMPLE;
        }
    }

    /// Keeps the smallest keys, each unit once.
    fn cut(&mut self) {
        self.units.sort_by_key(|unit| (unit.key, unit.outlet));
        self.units.dedup_by(|next, unit| {
            let same = (next.key, next.outlet) == (unit.key, unit.outlet);
            if same {
                unit.row.merge(&next.row);
            }
            same
        });
        let mut of: Vec<usize> = Vec::new();
        let (mut kept, mut most, mut limit) = (0, 0, u64::MAX);
        let enough = self.enough;
        self.units.retain(|unit| {
            if of.len() <= unit.outlet {
                of.resize(unit.outlet + 1, 0);
            }
            if unit.key > limit || of[unit.outlet] == super::SAMPLE {
                return false;
            }
            of[unit.outlet] += 1;
            (kept, most) = (kept + 1, most.max(of[unit.outlet]));
            if limit == u64::MAX && enough(kept, most) {
                limit = unit.key;
            }
            true
        });
        self.limit = self.limit.min(limit);
    }

    /// The drawn units, by key.
    pub fn finish(mut self) -> Vec<Unit<R>> {
        self.cut();
        self.units
    }
}

/// As many as an outlet's test looks at.
pub(in crate::outlets) fn own(kept: usize, _most: usize) -> bool {
    kept >= super::SAMPLE
}

/// So many that as many are left without any one outlet.
pub(in crate::outlets) fn rest(kept: usize, most: usize) -> bool {
    kept - most >= super::SAMPLE
}
