//! What was counted in one article, and its bytes while it waits for its outlet.

use crate::features::AxisSum;

/// One article: only what is not 0.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Counts {
    /// The resampling unit under the seed of the run: weights and samples hang on it alone.
    pub key: u64,
    /// The period it was published in, as year, month and day in one number; 0 where none is asked
    /// for, or the article has no date.
    pub period: u32,
    /// Series and count.
    pub series: Vec<(u32, u32)>,
    /// Axis and sum.
    pub axes: Vec<(u32, AxisSum)>,
    /// Attributions by named source.
    pub sources: Vec<(String, u32)>,
}

/// The same as bytes; each part is read when it is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record<'b> {
    pub key: u64,
    pub period: u32,
    series: &'b [u8],
    axes: &'b [u8],
    sources: &'b [u8],
}

/// Bytes of an axis's sum.
const AXIS: usize = 4 + 6 * 8;

impl Counts {
    /// Appends the article to `out`: its length in four bytes, then itself.
    pub fn write(&self, out: &mut Vec<u8>) {
        let start = out.len();
        out.extend([0; 4]);
        out.extend(self.key.to_le_bytes());
        out.extend(self.period.to_le_bytes());
        for part in 0..2 {
            // The length of each part but the last stands before it.
            let head = out.len();
            out.extend([0; 4]);
            match part {
                0 => self.series.iter().for_each(|(series, n)| {
                    number(out, *series);
                    number(out, *n);
                }),
                _ => self.axes.iter().for_each(|(axis, sum)| {
                    out.extend(axis.to_le_bytes());
                    sum.columns().iter().for_each(|c| out.extend(c.to_le_bytes()));
                }),
            }
            fill_length(out, head);
        }
        for (source, n) in &self.sources {
            number(out, source.len() as u32);
            out.extend(source.as_bytes());
            number(out, *n);
        }
        fill_length(out, start);
    }
}

/// Writes how many bytes came behind `head` into the four there.
fn fill_length(out: &mut [u8], head: usize) {
    let length = (out.len() - head - 4) as u32;
    out[head..head + 4].copy_from_slice(&length.to_le_bytes());
}

/// Seven bits a byte, the low ones first; most numbers here are below 128.
fn number(out: &mut Vec<u8>, mut n: u32) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn take_number(bytes: &mut &[u8]) -> Option<u32> {
    let (mut n, mut shift) = (0, 0);
    while let Some((first, rest)) = bytes.split_first() {
        *bytes = rest;
        n |= u32::from(first & 0x7f) << shift;
        if *first < 0x80 {
            return Some(n);
        }
        shift += 7;
    }
    None
}

fn take<'b>(bytes: &mut &'b [u8], length: usize) -> Option<&'b [u8]> {
    let (part, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(part)
}

fn word<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    take(bytes, N)?.try_into().ok()
}

impl<'b> Record<'b> {
    /// The first record of `bytes`, which then begin behind it; `None` where they end before it does.
    pub fn take(bytes: &mut &'b [u8]) -> Option<Self> {
        let mut rest = *bytes;
        let length = u32::from_le_bytes(word(&mut rest)?) as usize;
        let mut record = take(&mut rest, length)?;
        *bytes = rest;
        let key = u64::from_le_bytes(word(&mut record)?);
        let period = u32::from_le_bytes(word(&mut record)?);
        let mut part = || {
            let length = u32::from_le_bytes(word(&mut record)?) as usize;
            take(&mut record, length)
        };
        let (series, axes) = (part()?, part()?);
        Some(Self { key, period, series, axes, sources: record })
    }

    /// Series and count.
    pub fn series(mut self) -> impl Iterator<Item = (u32, u32)> + 'b {
        std::iter::from_fn(move || Some((take_number(&mut self.series)?, take_number(&mut self.series)?)))
    }

    /// Axis and sum.
    pub fn axes(self) -> impl Iterator<Item = (u32, AxisSum)> + 'b {
        self.axes.chunks_exact(AXIS).filter_map(|mut bytes| {
            let axis = u32::from_le_bytes(word(&mut bytes)?);
            let mut columns = [0; 6];
            for column in &mut columns {
                *column = i64::from_le_bytes(word(&mut bytes)?);
            }
            Some((axis, AxisSum::of_columns(columns)))
        })
    }

    /// Attributions by named source.
    pub fn sources(mut self) -> impl Iterator<Item = (&'b str, u32)> {
        std::iter::from_fn(move || {
            let length = take_number(&mut self.sources)? as usize;
            let name = take(&mut self.sources, length)?;
            Some((std::str::from_utf8(name).unwrap_or_default(), take_number(&mut self.sources)?))
        })
    }
}
