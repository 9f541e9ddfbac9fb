//! How many to draw from each stratum. Both rules give places one by one, so a larger draw
//! holds the smaller one in every stratum (house monotony, which largest remainders lack), and
//! both give each stratum one before any gets a second.

/// How places are shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allocation {
    /// The same for each stratum, as far as its size allows: best for comparing strata.
    Equal,
    /// By size, after one for each: the divisor method of Webster and Sainte-Laguë (Balinski and
    /// Young 2001). Best for statements about the whole.
    Proportional,
}

/// Places for strata of these sizes, in their order. Ties go to the smaller rank, then to the
/// first. Of `wanted` places only as many are given as there are members.
pub fn allocate(wanted: u64, sizes: &[u64], ranks: &[u64], how: Allocation) -> Vec<u64> {
    let mut given = vec![0; sizes.len()];
    for _ in 0..wanted {
        let open = (0..sizes.len()).filter(|&i| given[i] < sizes[i]);
        let next = open.min_by(|&a, &b| {
            let round = |i: usize| match how {
                Allocation::Equal => given[i],
                Allocation::Proportional => u64::from(given[i] > 0),
            };
            // a before b where size(a) / (2 given(a) + 1) is the larger quotient.
            let claim = |x: usize, y: usize| u128::from(sizes[x]) * u128::from(2 * given[y] + 1);
            let by_claim = match how {
                Allocation::Equal => std::cmp::Ordering::Equal,
                Allocation::Proportional => claim(b, a).cmp(&claim(a, b)),
            };
            round(a).cmp(&round(b)).then(by_claim).then(ranks[a].cmp(&ranks[b])).then(a.cmp(&b))
        });
        match next {
            Some(stratum) => given[stratum] += 1,
            None => break,
        }
    }
    given
}
