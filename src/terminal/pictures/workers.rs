//! Work on several pictures at once. On two processors that share a core a page takes a twentieth less.

use std::num::NonZero;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::thread;

/// The most threads, and the fewest things that a thread is begun for.
const MOST: usize = 4;
const FEWEST: usize = 4;

/// Makes something of each thing, on as many threads as that is worth. They come in the order of the things.
pub(super) fn each<S: Sync, T: Send + Sync>(things: &[S], make: impl Fn(&S) -> T + Sync) -> Vec<T> {
    let places: Vec<OnceLock<T>> = things.iter().map(|_| OnceLock::new()).collect();
    share(things.len(), &|range| {
        for (place, thing) in places[range.clone()].iter().zip(&things[range]) {
            place.get_or_init(|| make(thing));
        }
    });
    places.into_iter().filter_map(OnceLock::into_inner).collect()
}

/// Works on so many things, a range of them in each thread.
fn share(count: usize, work: &(dyn Fn(Range<usize>) + Sync)) {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = processors.min(MOST).min(count / FEWEST).max(1);
    let size = count.div_ceil(threads);
    thread::scope(|scope| {
        let ranges = (1..threads).map(|number| (number * size).min(count)..((number + 1) * size).min(count));
        let others: Vec<_> = ranges.map(|range| scope.spawn(move || work(range))).collect();
        work(0..size);
        for other in others {
            // A panic goes on in this thread, which restores the terminal.
            other.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_comes_in_order() {
        for count in [0, 1, 7, 8, 9, 300] {
            let numbers: Vec<u64> = (0..count).collect();
            assert_eq!(
                each(&numbers, |number| number * 3),
                numbers.iter().map(|number| number * 3).collect::<Vec<_>>()
            );
        }
    }
}
