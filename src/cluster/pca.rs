//! A plane to draw outlets on: the first two principal components of the scaled measures.
//!
//! linfa finds them by an iteration that stops at a tolerance, over products whose last bits hang
//! on the processor. So its answer is a start only, from which plain orthogonal iteration in a
//! fixed order of addition goes on to full precision. Signs, which the definition leaves open, are
//! set so that each component's largest loading is positive.

use linfa::DatasetBase;
use linfa::traits::Fit;
use linfa_reduction::Pca;

use super::kmeans::array;

const STEPS: usize = 2000;

/// For each row its scores on the first and second component; `None` where there is no such
/// component (a single measure has one, its own scaled value), with a reason when linfa found none.
/// Columns must have mean 0.
pub fn plane(rows: &[Vec<f64>]) -> (Vec<[Option<f64>; 2]>, Option<String>) {
    let width = rows.first().map_or(0, Vec::len);
    let axes = match width.min(rows.len().saturating_sub(1)) {
        0 => return (vec![[None; 2]; rows.len()], None),
        1 if width == 1 => vec![vec![1.0]],
        size => match Pca::params(size.min(2)).fit(&DatasetBase::from(array(rows))) {
            Ok(found) => refine(rows, found.components().outer_iter().map(|r| r.to_vec()).collect()),
            Err(why) => return (vec![[None; 2]; rows.len()], Some(why.to_string())),
        },
    };
    let score = |row: &Vec<f64>, axis: usize| axes.get(axis).map(|a| dot(row, a));
    (rows.iter().map(|r| [score(r, 0), score(r, 1)]).collect(), None)
}

/// Orthogonal iteration on the matrix of products of columns, until nothing moves.
fn refine(rows: &[Vec<f64>], mut axes: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    for _ in 0..STEPS {
        let mut next: Vec<Vec<f64>> = axes.iter().map(|a| product(rows, a)).collect();
        orthonormal(&mut next);
        next.iter_mut().for_each(|a| point(a));
        let moved = next.len() != axes.len()
            || next.iter().zip(&axes).any(|(n, a)| n.iter().zip(a).any(|(x, y)| (x - y).abs() > 1e-15));
        axes = next;
        if !moved {
            break;
        }
    }
    axes
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn product(rows: &[Vec<f64>], axis: &[f64]) -> Vec<f64> {
    let mut out = vec![0.0; axis.len()];
    for row in rows {
        let score = dot(row, axis);
        out.iter_mut().zip(row).for_each(|(o, x)| *o += score * x);
    }
    out
}

/// Gram and Schmidt; an axis that vanishes (the rows have no such direction) is dropped.
fn orthonormal(axes: &mut Vec<Vec<f64>>) {
    let mut done: Vec<Vec<f64>> = Vec::with_capacity(axes.len());
    let mut largest = 0.0f64;
    for mut axis in std::mem::take(axes) {
        for other in &done {
            let along = dot(&axis, other);
            axis.iter_mut().zip(other).for_each(|(x, y)| *x -= along * y);
        }
        let length = dot(&axis, &axis).sqrt();
        largest = largest.max(length);
        if length > 1e-10 * largest {
            axis.iter_mut().for_each(|x| *x /= length);
            done.push(axis);
        }
    }
    *axes = done;
}

/// Turns an axis so that its largest loading, the first of equal ones, is positive.
fn point(axis: &mut [f64]) {
    let largest = axis.iter().fold(0.0f64, |m, x| m.max(x.abs()));
    if axis.iter().find(|x| x.abs() > largest * (1.0 - 1e-9)).is_some_and(|x| *x < 0.0) {
        axis.iter_mut().for_each(|x| *x = -*x);
    }
}
