//! Frame axes: towards which end of an antonym pair the words of a text lean (FrameAxis; Kwak,
//! An, Jing and Ahn 2021, PeerJ Computer Science 7:e644).
//!
//! An axis is the difference of the vectors of two antonyms, v(peace) - v(war), or the sum of the
//! differences of several pairs. A word's place on it is the cosine c of its vector and the axis.
//! Over the n words of a text that have a vector, counted as often as they stand there:
//!
//! - bias = sum c / n: above 0 the text leans to the first word of the pairs;
//! - intensity = sum (c - B)^2 / n, with B the bias of the whole corpus: how far its words are
//!   from what is usual, in either direction.
//!
//! Why it is a framing device: selection of words that evoke one pole makes that pole salient,
//! also where no single word is loaded. Where it fails: vectors are the user's and hold what their
//! corpus held; undiacritised homographs share a vector, and words with clitics have one of their
//! own or none (the share of words that have one is in the table); the sense of a pair
//! must be checked in the vectors' neighbours; topic moves an axis as it moves a word list.
//!
//! Cosines are kept in fixed point (units of 2^-40) so that sums are exact: neither the order of
//! articles nor threads can move a digit. Words of the vector file are folded as the text is; of
//! spellings that fold together the first in the file, which is the most frequent, holds. No vector
//! stays in memory, only the cosines of each word.

mod seeds;
mod vectors;

use std::collections::BTreeMap;
use std::path::Path;

use rustc_hash::FxHashMap;

use crate::error::{Error, Result, Warning};
use crate::lang::Language;
use crate::text::{Doc, TokenKind};

/// Units of a cosine.
const UNIT: f64 = (1u64 << 40) as f64;
/// Bits of a sum that stand in a column of their own.
const LOW: u32 = 62;

/// The axes of one language, and where each word of a vector file stands on them.
pub struct Axes {
    names: Vec<String>,
    cosines: FxHashMap<Box<str>, Box<[i64]>>,
    /// What the manifest records of the file.
    pub file: VectorFile,
    /// Pairs that the file lacks a word of.
    pub doubts: Vec<Warning>,
}

/// A vector file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VectorFile {
    /// BLAKE3 of its bytes, as they lie on the disk.
    pub hash: String,
    pub words: u64,
    pub dimensions: u64,
}

/// The words of a text on one axis, in fixed point; sums of texts add up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct AxisSum {
    /// Words with a vector.
    pub n: u64,
    /// All words.
    pub words: u64,
    /// Of the cosines, in units of 2^-40, and of their squares, in units of 2^-80.
    sum: i128,
    squares: u128,
}

impl AxisSum {
    /// Adds another text, `weight` times.
    pub fn add(&mut self, other: &Self, weight: u64) {
        self.n += other.n * weight;
        self.words += other.words * weight;
        self.sum += other.sum * i128::from(weight);
        self.squares += other.squares * u128::from(weight);
    }

    /// As whole numbers that a column of a table holds: `n`, `words`, and the two sums, each cut
    /// behind its last 62 bits.
    pub fn columns(&self) -> [i64; 6] {
        let low = (1i128 << LOW) - 1;
        let cut = |sum: i128| [(sum >> LOW) as i64, (sum & low) as i64];
        let ([sum, sum_low], [squares, squares_low]) = (cut(self.sum), cut(self.squares as i128));
        [self.n as i64, self.words as i64, sum, sum_low, squares, squares_low]
    }

    /// The sum that has these columns.
    pub fn of_columns([n, words, sum, sum_low, squares, squares_low]: [i64; 6]) -> Self {
        let whole = |high: i64, low: i64| (i128::from(high) << LOW) | i128::from(low);
        Self {
            n: n.unsigned_abs(),
            words: words.unsigned_abs(),
            sum: whole(sum, sum_low),
            squares: whole(squares, squares_low).unsigned_abs(),
        }
    }

    /// Mean cosine; `None` without words.
    pub fn bias(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sum as f64 / UNIT / self.n as f64)
    }

    /// Mean square of the cosines; `None` without words.
    pub fn square(&self) -> Option<f64> {
        (self.n > 0).then(|| self.squares as f64 / (UNIT * UNIT) / self.n as f64)
    }

    /// Mean square distance from `baseline`: square - 2 baseline bias + baseline^2.
    pub fn intensity(&self, baseline: f64) -> Option<f64> {
        let (square, bias) = (self.square()?, self.bias()?);
        Some((square - 2.0 * baseline * bias + baseline * baseline).max(0.0))
    }
}

impl Axes {
    /// The axes of the pack's `axes.toml` in the vectors of a file: text with or without a header
    /// line (`.vec`, `.txt`) or word2vec binary (`.bin`), also `.gz`. The file is read twice,
    /// for the seeds and then for all words. `place` names it in errors.
    ///
    /// # Errors
    /// When the pack has no axes, the file does not read, or no pair has both vectors.
    pub fn load(language: &Language, path: &Path, place: &str) -> Result<Self> {
        let axes = seeds::read(language)?;
        let fold = |word: &str| language.fold.fold(word);
        let mut wanted: BTreeMap<String, Option<Vec<f64>>> =
            axes.iter().flat_map(|a| a.words()).map(|word| (fold(word), None)).collect();
        let file = vectors::read(path, place, &mut |word, vector| {
            if let Some(slot @ None) = wanted.get_mut(&fold(word)) {
                *slot = Some(vector.iter().map(|v| f64::from(*v)).collect());
            }
        })?;
        let mut doubts = Vec::new();
        let mut lines: Vec<(String, Vec<f64>)> = Vec::new();
        for axis in axes {
            let mut line = vec![0.0; file.dimensions as usize];
            let mut pairs = 0;
            for [first, second] in &axis.pairs {
                let vector = |word: &str| wanted.get(&fold(word)).and_then(Option::as_ref);
                let (Some(a), Some(b)) = (vector(first), vector(second)) else {
                    let pair = format!("{first}, {second}");
                    doubts.push(Warning::new(
                        "axis pair without vectors",
                        format!("axis {}", axis.name),
                        pair,
                    ));
                    continue;
                };
                pairs += 1;
                line.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a - b);
            }
            if pairs > 0 {
                lines.push((axis.name, line));
            }
        }
        if lines.is_empty() {
            return Err(Error::new(
                place,
                format!("no pair of the axes of `{}` has a vector for both words", language.code),
                "give vectors of that language, or a pack with other pairs",
            ));
        }
        let mut cosines = FxHashMap::default();
        vectors::read(path, place, &mut |word, vector| {
            let word = fold(word);
            if !word.is_empty() && !cosines.contains_key(word.as_str()) {
                let places = lines.iter().map(|(_, line)| (cosine(vector, line) * UNIT).round() as i64);
                cosines.insert(word.into_boxed_str(), places.collect());
            }
        })?;
        Ok(Self { names: lines.into_iter().map(|(name, _)| name).collect(), cosines, file, doubts })
    }

    /// The words of a text on each axis, by the axis's name.
    pub fn sums(&self, doc: &Doc) -> BTreeMap<String, AxisSum> {
        let mut sums = vec![AxisSum::default(); self.names.len()];
        for at in (0..doc.tokens.len()).filter(|at| doc.tokens[*at].kind == TokenKind::Word) {
            let places = self.cosines.get(doc.fold(at));
            for (axis, sum) in sums.iter_mut().enumerate() {
                sum.words += 1;
                let Some(c) = places.map(|places| places[axis]) else { continue };
                sum.n += 1;
                sum.sum += i128::from(c);
                sum.squares += i128::from(c).pow(2).unsigned_abs();
            }
        }
        self.names.iter().cloned().zip(sums).collect()
    }
}

/// The cosine of a vector and an axis; 0 for a vector without length.
fn cosine(vector: &[f32], axis: &[f64]) -> f64 {
    let (mut dot, mut here, mut there) = (0.0, 0.0, 0.0);
    for (v, a) in vector.iter().map(|v| f64::from(*v)).zip(axis) {
        dot += v * a;
        here += v * v;
        there += a * a;
    }
    let length = (here * there).sqrt();
    if length > 0.0 { (dot / length).clamp(-1.0, 1.0) } else { 0.0 }
}
