//! Batches side by side, one a thread.
//!
//! Not by rayon: polars has a pool of its own, and a worker of one pool that waits for the other
//! takes up the next batch meanwhile, and the next; a dozen batches a core were in memory at once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::error::Result;

/// What `work` makes of the numbers below `count`, in their order, on as many threads as rayon has.
///
/// # Errors
/// The first error by number. No more numbers are taken up after one.
pub(super) fn map<R: Send>(count: usize, work: impl Fn(usize) -> Result<R> + Sync) -> Result<Vec<R>> {
    let next = Mutex::new(0..count);
    let failed = AtomicBool::new(false);
    let done: Mutex<Vec<(usize, Result<R>)>> = Mutex::new(Vec::with_capacity(count));
    let take = || next.lock().unwrap_or_else(PoisonError::into_inner).next();
    let worker = || {
        while !failed.load(Ordering::Relaxed)
            && let Some(number) = take()
        {
            let made = work(number);
            failed.fetch_or(made.is_err(), Ordering::Relaxed);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((number, made));
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..rayon::current_num_threads().min(count) {
            scope.spawn(worker);
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, made)| made).collect()
}
