//! Bootstrap weights without a list of articles: each resampling unit (an article, or a story)
//! gets for each replicate a whole-number weight drawn from a Poisson distribution with mean 1,
//! and a replicate's share is the weighted hits over the weighted base.
//!
//! Weights come from a hash of (random seed, name of the unit, replicate) and from nothing else.
//! So they can be drawn in one pass, in any order, on any number of machines, and sums from parts
//! of a corpus can be added. With n units the weights are the multinomial counts of the usual
//! bootstrap but for the condition that they add up to n (Hanley and MacGibbon 2006,
//! Computer Methods and Programs in Biomedicine 83:57; Chamandy, Muralidharan, Najmi and Naidu
//! 2012, "Estimating uncertainty for massive data streams"). For a ratio of sums that condition
//! hardly matters from some 20 units on; below that the intervals are a little wider.

use super::random::{GAMMA, key, mix};

/// The largest weight: the mass above it (1.1 in a million) falls on it.
pub const MOST: u8 = 8;

/// P(weight <= k) for k = 0..=7 in units of 2^-64, from e^-1 to 60 digits.
const UP_TO: [u64; MOST as usize] = [
    0x5e2d_58d8_b3bc_df1b,
    0xbc5a_b1b1_6779_be35,
    0xeb71_5e1d_c158_2dc3,
    0xfb23_9797_34a2_52f2,
    0xff10_25f5_9174_dc3e,
    0xffd9_0f3b_a405_5e1a,
    0xfffa_8b71_fc72_c914,
    0xffff_540c_0914_b3ca,
];

/// The weights of one unit in replicates `0..replicates`, into `out`, which is cleared first.
/// A longer series begins with the shorter one.
pub fn weights(rng_seed: u64, unit: &str, replicates: usize, out: &mut Vec<u8>) {
    let key = key(rng_seed, unit);
    out.clear();
    out.extend((1..=replicates as u64).map(|replicate| {
        let bits = mix(key.wrapping_add(replicate.wrapping_mul(GAMMA)));
        UP_TO.iter().map(|limit| u8::from(bits >= *limit)).sum::<u8>()
    }));
}
