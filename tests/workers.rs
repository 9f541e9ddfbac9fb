//! Work side by side.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use minzar::error::{Error, Result};
use minzar::workers;

fn threads<R: Send>(count: usize, work: impl FnOnce() -> R + Send) -> R {
    rayon::ThreadPoolBuilder::new().num_threads(count).build().expect("threads").install(work)
}

/// Two pieces that wait for each other: one after the other they would wait in vain.
#[test]
fn pieces_are_worked_on_side_by_side() {
    let (here, both) = (Mutex::new(0), Condvar::new());
    let meet = |_| -> Result<bool> {
        let mut met = here.lock().expect("a lock");
        *met += 1;
        both.notify_all();
        let (met, _) = both.wait_timeout_while(met, Duration::from_secs(60), |met| *met < 2).expect("a lock");
        Ok(*met == 2)
    };
    assert_eq!(threads(2, || workers::map(2, meet)).expect("no error"), [true, true]);
}

#[test]
fn what_is_made_comes_in_order_and_the_first_error_wins() {
    for count in [1, 3, 8] {
        let made = threads(count, || workers::map(100, |n| Ok(n * n))).expect("no error");
        assert!(made.into_iter().eq((0..100).map(|n| n * n)));
        let begun = AtomicUsize::new(0);
        let work = |n: usize| {
            begun.fetch_add(1, Ordering::Relaxed);
            if n % 10 == 7 { Err(Error::new(format!("piece {n}"), "broken", "")) } else { Ok(()) }
        };
        let error = threads(count, || workers::map(1000, work)).expect_err("an error");
        assert_eq!(error.place(), "piece 7");
        assert!(begun.into_inner() < 100, "nothing new is begun after an error");
    }
}

#[test]
fn work_that_is_to_stay_alone_finds_one_thread() {
    let found = threads(4, || workers::map_alone(4, |_| Ok(rayon::current_num_threads())));
    assert_eq!(found.expect("no error"), [1; 4]);
}
