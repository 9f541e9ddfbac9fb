//! Work side by side, a piece a thread, where rayon does not serve.
//!
//! Other pools stand behind some crates: polars has one of its own, and linfa shares out the rows of
//! every small matrix. A worker of rayon that waits for another takes up the next piece meanwhile, and
//! the next: a dozen batches a core were in memory at once, and small fits cost twice what they do alone.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::error::{Error, Result};

/// Does `work` with the numbers below `count`, on as many threads as rayon has, and hands over what it
/// makes, in no order.
///
/// # Errors
/// The first error by number. No more numbers are taken up after one.
pub fn each<R: Send>(
    count: usize,
    work: impl Fn(usize) -> Result<R> + Sync,
    take: impl FnMut(usize, R) + Send,
) -> Result<()> {
    let next = Mutex::new(0..count);
    let failed = AtomicBool::new(false);
    let end: Mutex<(_, Vec<(usize, Error)>)> = Mutex::new((take, Vec::new()));
    // Its own closure: in the condition of the loop the lock would be held until the work is done.
    let take_up = || next.lock().unwrap_or_else(PoisonError::into_inner).next();
    let worker = || {
        while !failed.load(Ordering::Relaxed)
            && let Some(number) = take_up()
        {
            let made = work(number);
            let mut end = end.lock().unwrap_or_else(PoisonError::into_inner);
            match made {
                Ok(made) => (end.0)(number, made),
                Err(error) => {
                    failed.store(true, Ordering::Relaxed);
                    end.1.push((number, error));
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..rayon::current_num_threads().min(count) {
            scope.spawn(worker);
        }
    });
    let errors = end.into_inner().unwrap_or_else(PoisonError::into_inner).1;
    errors.into_iter().min_by_key(|(number, _)| *number).map_or(Ok(()), |(_, error)| Err(error))
}

/// What `work` makes of the numbers below `count`, in their order.
///
/// # Errors
/// As [`each`].
pub fn map<R: Send>(count: usize, work: impl Fn(usize) -> Result<R> + Sync) -> Result<Vec<R>> {
    let mut made = Vec::with_capacity(count);
    each(count, work, |number, one| made.push((number, one)))?;
    made.sort_by_key(|(number, _)| *number);
    Ok(made.into_iter().map(|(_, one)| one).collect())
}

/// The same for work that would share itself out among threads, and is to stay on one.
///
/// # Errors
/// As [`each`]; also where no more threads can be had.
pub fn map_alone<R: Send>(count: usize, work: impl Fn(usize) -> Result<R> + Sync) -> Result<Vec<R>> {
    map(count, |number| alone(|| work(number)))
}

/// Does something on one thread.
///
/// # Errors
/// That of the work; also where no more threads can be had.
pub fn alone<R: Send>(work: impl FnOnce() -> Result<R> + Send) -> Result<R> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    pool.map_err(|e| Error::new("threads", e, "free some threads"))?.install(work)
}
