//! Counts of units (articles) over the same few columns, flat, for tests that permute units.

/// A measure: the columns of its hits and of its base. Measures may share a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    pub hits: usize,
    pub base: usize,
}

/// Rows of counts, sorted: units are told apart by their numbers alone, so that they are the same
/// in whatever order they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    width: usize,
    values: Vec<u32>,
}

impl Rows {
    /// Rows of `width` columns from their values, row after row.
    ///
    /// # Panics
    /// When a row is not whole, or there are no columns.
    pub fn new(width: usize, values: &[u32]) -> Self {
        assert!(width > 0 && values.len().is_multiple_of(width), "whole rows of {width} columns");
        let mut rows: Vec<&[u32]> = values.chunks_exact(width).collect();
        rows.sort_unstable();
        Self { width, values: rows.concat() }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.values.len() / self.width
    }

    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        self.width
    }

    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        self.values.chunks_exact(self.width)
    }

    /// The sum of each column.
    pub fn sums(&self) -> Vec<u64> {
        let mut sums = vec![0; self.width];
        for row in self.iter() {
            sums.iter_mut().zip(row).for_each(|(sum, n)| *sum += u64::from(*n));
        }
        sums
    }

    /// The rows of both, sorted.
    ///
    /// # Panics
    /// When they differ in width.
    pub fn with(&self, other: &Self) -> Self {
        assert_eq!(self.width, other.width, "the same columns");
        let (mut a, mut b) = (self.iter().peekable(), other.iter().peekable());
        let mut values = Vec::with_capacity(self.values.len() + other.values.len());
        loop {
            let next = match (a.peek(), b.peek()) {
                (Some(x), Some(y)) if x <= y => a.next(),
                (_, Some(_)) => b.next(),
                _ => a.next(),
            };
            match next {
                Some(row) => values.extend_from_slice(row),
                None => return Self { width: self.width, values },
            }
        }
    }
}
