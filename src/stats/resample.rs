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

/// Weight by the first [`FIRST`] bits of a number; [`DEPENDS`] where the others matter too.
static BY_FIRST_BITS: [u8; 1 << FIRST] = by_first_bits();
const FIRST: u32 = 12;
const DEPENDS: u8 = u8::MAX;

const fn by_first_bits() -> [u8; 1 << FIRST] {
    let mut table = [DEPENDS; 1 << FIRST];
    let mut at = 0;
    while at < table.len() {
        let least = (at as u64) << (64 - FIRST);
        let (low, high) = (reached(least), reached(least | (u64::MAX >> FIRST)));
        if low == high {
            table[at] = low;
        }
        at += 1;
    }
    table
}

/// How many limits a number reaches: the weight.
const fn reached(bits: u64) -> u8 {
    let (mut weight, mut k) = (0, 0);
    while k < UP_TO.len() {
        weight += (bits >= UP_TO[k]) as u8;
        k += 1;
    }
    weight
}

/// The weight of the unit with this key ([`key`]) in a replicate, counted from 0.
fn weight(key: u64, replicate: u64) -> u8 {
    let bits = mix(key.wrapping_add((replicate + 1).wrapping_mul(GAMMA)));
    match BY_FIRST_BITS[(bits >> (64 - FIRST)) as usize] {
        DEPENDS => reached(bits),
        weight => weight,
    }
}

/// The weights of one unit in replicates `0..replicates`, into `out`, which is cleared first.
/// A longer series begins with the shorter one.
pub fn weights(rng_seed: u64, unit: &str, replicates: usize, out: &mut Vec<u8>) {
    let key = key(rng_seed, unit);
    out.clear();
    out.extend((0..replicates as u64).map(|replicate| weight(key, replicate)));
}

/// The same of the unit with this key in the replicates from `first` on.
pub fn fill(key: u64, first: usize, out: &mut [u16]) {
    for (replicate, out) in (first as u64..).zip(out) {
        *out = u16::from(weight(key, replicate));
    }
}
