//! Distances between all pairs of a few things.

/// Distances between n things: n (n - 1) / 2 values, row by row of the upper triangle, the
/// condensed form of SciPy and kodama.
#[derive(Debug, Clone, PartialEq)]
pub struct Distances {
    things: usize,
    values: Vec<f64>,
}

impl Distances {
    /// Euclidean distances between the rows of a matrix, added up in column order.
    pub fn euclidean(rows: &[Vec<f64>]) -> Self {
        let mut values = Vec::with_capacity(rows.len() * rows.len().saturating_sub(1) / 2);
        for (i, a) in rows.iter().enumerate() {
            for b in &rows[i + 1..] {
                values.push(a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum::<f64>().sqrt());
            }
        }
        Self { things: rows.len(), values }
    }

    /// Number of things.
    pub fn len(&self) -> usize {
        self.things
    }

    pub fn is_empty(&self) -> bool {
        self.things == 0
    }

    /// The condensed values.
    pub fn condensed(&self) -> &[f64] {
        &self.values
    }

    /// Distance between things `i` and `j`.
    ///
    /// # Panics
    /// When there are no such things.
    pub fn between(&self, i: usize, j: usize) -> f64 {
        let (low, high) = (i.min(j), i.max(j));
        assert!(high < self.things, "thing {high} of {}", self.things);
        if low == high {
            return 0.0;
        }
        self.values[low * self.things - low * (low + 1) / 2 + high - low - 1]
    }

    /// Distances between some of the things, in the order given.
    ///
    /// # Panics
    /// When there are no such things.
    pub fn among(&self, some: &[usize]) -> Self {
        let mut values = Vec::with_capacity(some.len() * some.len().saturating_sub(1) / 2);
        for (place, i) in some.iter().enumerate() {
            values.extend(some[place + 1..].iter().map(|j| self.between(*i, *j)));
        }
        Self { things: some.len(), values }
    }

    /// The largest distance; 0 when there are fewer than two things.
    pub fn largest(&self) -> f64 {
        self.values.iter().copied().fold(0.0, f64::max)
    }

    /// Similarity exp(-distance / unit) between `i` and `j`.
    pub fn similarity(&self, i: usize, j: usize, unit: f64) -> f64 {
        libm::exp(-self.between(i, j) / unit)
    }
}
