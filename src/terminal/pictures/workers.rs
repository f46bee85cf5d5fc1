//! Work on several pictures at once: a page of them is painted in half the time on two processors.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// The most threads, and the fewest things that a thread is begun for.
const MOST: usize = 4;
const FEWEST: usize = 4;

/// Makes something of each thing, on as many threads as that is worth. They come in the order of the things.
pub(super) fn each<S: Sync, T: Send>(things: &[S], make: impl Fn(&S) -> T + Sync) -> Vec<T> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = processors.min(MOST).min(things.len() / FEWEST);
    if threads < 2 {
        return things.iter().map(make).collect();
    }
    let mut shares = things.chunks(things.len().div_ceil(threads));
    let own = shares.next().unwrap_or_default();
    let work = |share: &[S]| share.iter().map(&make).collect::<Vec<T>>();
    thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = shares.map(|share| scope.spawn(move || work(share))).collect();
        let mut all = work(own);
        for other in others {
            // A panic goes on in this thread, which restores the terminal.
            all.append(&mut other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_comes_in_order() {
        for count in [0, 1, 7, 8, 300] {
            let numbers: Vec<u64> = (0..count).collect();
            assert_eq!(
                each(&numbers, |number| number * 3),
                numbers.iter().map(|number| number * 3).collect::<Vec<_>>()
            );
        }
    }
}
