//! Work on many things at once, whose results are taken in order.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

/// The results for each thread that may wait to be taken: more would only take memory.
const WAITING: usize = 2;

/// Does `work` on each of `count` things, on as many threads as there are processors, and gives the results to `take`
/// in the order of the things. It does not wait for the threads if `take` fails.
///
/// # Errors
/// Those of `take`, and one if `work` panics.
pub fn in_order<R: Send + 'static>(
    count: usize,
    work: impl Fn(usize) -> R + Send + Sync + 'static,
    mut take: impl FnMut(usize, R) -> io::Result<()>,
) -> io::Result<()> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(count);
    if threads < 2 {
        return (0..count).try_for_each(|index| take(index, work(index)));
    }
    let crew = Arc::new(Crew { work, count, next: AtomicUsize::new(0), taken: Mutex::new(0), more: Condvar::new() });
    let (results, arrived) = mpsc::channel();
    for _ in 0..threads {
        let (crew, results) = (Arc::clone(&crew), results.clone());
        thread::spawn(move || crew.go_on(&results, threads * WAITING));
    }
    drop(results);
    let mut waiting = BTreeMap::new();
    for index in 0..count {
        let result = loop {
            if let Some(result) = waiting.remove(&index) {
                break result;
            }
            let (own, result) = arrived.recv().map_err(|_| io::Error::other("panic"))?;
            waiting.insert(own, result);
        };
        take(index, result)?;
        *crew.taken.lock().unwrap_or_else(PoisonError::into_inner) = index + 1;
        crew.more.notify_all();
    }
    Ok(())
}

/// The work that the threads share.
struct Crew<W> {
    work: W,
    count: usize,
    /// The next thing to work on.
    next: AtomicUsize,
    /// The number of results that were taken.
    taken: Mutex<usize>,
    more: Condvar,
}

impl<W> Crew<W> {
    /// Works until nothing is left or nobody takes the results, which are at most `ahead` of those that were taken.
    fn go_on<R>(&self, results: &Sender<(usize, R)>, ahead: usize)
    where
        W: Fn(usize) -> R,
    {
        loop {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            if index >= self.count {
                return;
            }
            let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
            drop(self.more.wait_while(taken, |taken| index >= *taken + ahead));
            if results.send((index, (self.work)(index))).is_err() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        for count in [0, 1, 2, 3, 100] {
            let mut taken = Vec::new();
            let slow_first = |index: usize| {
                thread::sleep(std::time::Duration::from_micros(if index.is_multiple_of(7) { 900 } else { 10 }));
                index * 2
            };
            let done = in_order(count, slow_first, |index, result| {
                taken.push((index, result));
                Ok(())
            });
            assert!(done.is_ok());
            assert_eq!(taken, (0..count).map(|index| (index, index * 2)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn it_ends_when_nothing_more_is_taken() {
        let done = in_order(
            1000,
            |index| index,
            |index, _| match index {
                5 => Err(io::ErrorKind::BrokenPipe.into()),
                _ => Ok(()),
            },
        );
        assert_eq!(done.map_err(|error| error.kind()), Err(io::ErrorKind::BrokenPipe));
    }
}
