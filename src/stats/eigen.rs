//! Eigenvalues of a symmetric matrix, by Jacobi's rotations (1846; Golub and Van Loan, Matrix
//! Computations, section 8.5): slow beyond some hundred columns, exact to the last digits, and the
//! same on every machine.

/// Sweeps over all pairs; some eight are enough.
const SWEEPS: usize = 60;

/// Eigenvalues from the largest down, each with its eigenvector of length 1.
///
/// # Panics
/// When the matrix is not square.
pub fn symmetric(mut matrix: Vec<Vec<f64>>) -> Vec<(f64, Vec<f64>)> {
    let n = matrix.len();
    assert!(matrix.iter().all(|row| row.len() == n), "a square matrix");
    // Row k is the k-th vector.
    let mut vectors: Vec<Vec<f64>> =
        (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    for _ in 0..SWEEPS {
        let squares = |on: bool| -> f64 {
            let cells = (0..n).flat_map(|i| (0..n).map(move |j| (i, j))).filter(|(i, j)| (i == j) == on);
            cells.map(|(i, j)| matrix[i][j] * matrix[i][j]).sum()
        };
        if squares(false) <= 1e-32 * squares(true) {
            break;
        }
        for p in 0..n {
            for q in p + 1..n {
                if matrix[p][q] != 0.0 {
                    rotate(&mut matrix, &mut vectors, p, q);
                }
            }
        }
    }
    let mut found: Vec<(f64, Vec<f64>)> =
        vectors.into_iter().enumerate().map(|(k, vector)| (matrix[k][k], vector)).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found
}

/// Turns the plane of two axes so that their product becomes 0.
fn rotate(matrix: &mut [Vec<f64>], vectors: &mut [Vec<f64>], p: usize, q: usize) {
    let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
    let tangent = 1.0f64.copysign(theta) / (theta.abs() + (theta * theta + 1.0).sqrt());
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    let sine = tangent * cosine;
    let turn = |x: &mut f64, y: &mut f64| (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
    for row in matrix.iter_mut() {
        let (left, right) = row.split_at_mut(q);
        turn(&mut left[p], &mut right[0]);
    }
    for rows in [matrix, vectors] {
        let (above, below) = rows.split_at_mut(q);
        above[p].iter_mut().zip(&mut below[0]).for_each(|(x, y)| turn(x, y));
    }
}
