//! Rows of numbers laid out for sums over many of them: in the fewest bits that hold them, and as
//! wide as a processor adds at a time.

use super::rows::Rows;

/// Rows of numbers.
pub(super) trait Lanes: Send {
    /// The sum of each column over these rows.
    fn sum(&self, rows: &[u32], out: &mut [u64]);
}

/// Numbers of one row that lie together, at most: with 16 bits each, a line of a processor's cache.
const MOST: usize = 32;

/// Lays out rows.
pub(super) fn of(rows: &Rows) -> Box<dyn Lanes> {
    let all: Vec<u32> = rows.iter().flatten().copied().collect();
    let width = rows.width();
    // So many numbers of 16 bits have a sum of 32.
    let narrow = rows.len() <= 1 << 16 && all.iter().all(|n| *n <= u32::from(u16::MAX));
    match (narrow, width) {
        (true, 0..=8) => Box::new(Parts::<u16, u32, 8>::of(&all, width)),
        (true, 9..=16) => Box::new(Parts::<u16, u32, 16>::of(&all, width)),
        (true, _) => Box::new(Parts::<u16, u32, MOST>::of(&all, width)),
        (false, _) => Box::new(Parts::<u32, u64, MOST>::of(&all, width)),
    }
}

/// The first so many columns of all rows, then the next. Sums of `T` are made in `S`.
struct Parts<T, S, const WIDE: usize> {
    parts: Vec<Vec<[T; WIDE]>>,
    sums: std::marker::PhantomData<S>,
}

impl<T: Copy + Default + TryFrom<u32>, S, const WIDE: usize> Parts<T, S, WIDE> {
    fn of(all: &[u32], width: usize) -> Self {
        let part = |first: usize| {
            let row = |row: &[u32]| {
                let mut part = [T::default(); WIDE];
                let own = row[first..].iter().take(WIDE);
                part.iter_mut().zip(own).for_each(|(to, n)| *to = T::try_from(*n).unwrap_or_default());
                part
            };
            all.chunks_exact(width).map(row).collect()
        };
        Self { parts: (0..width).step_by(WIDE).map(part).collect(), sums: std::marker::PhantomData }
    }
}

impl<T, S, const WIDE: usize> Lanes for Parts<T, S, WIDE>
where
    T: Copy + Send + Into<u64>,
    S: Copy + Send + Default + Into<u64> + From<T> + std::ops::AddAssign,
{
    fn sum(&self, rows: &[u32], out: &mut [u64]) {
        for (part, out) in self.parts.iter().zip(out.chunks_mut(WIDE)) {
            // The sums stay in registers while the rows go by.
            let mut sums = [S::default(); WIDE];
            for row in rows {
                let row = &part[*row as usize];
                for (sum, n) in sums.iter_mut().zip(row) {
                    *sum += S::from(*n);
                }
            }
            out.iter_mut().zip(sums).for_each(|(out, sum)| *out = sum.into());
        }
    }
}
