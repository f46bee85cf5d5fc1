//! The hold of a process on its terminal. Who takes the terminal says how it is restored, and whoever comes first
//! restores it: the program that ends, a panic, a signal, a suspension.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

/// The longest wait for a terminal that takes nothing when it is restored.
const PATIENCE: Duration = Duration::from_millis(100);

/// Restores the terminal. One that takes nothing may be waited for as long as it is told.
type Restore = Box<dyn FnOnce(Duration) + Send>;

static RESTORE: Mutex<Option<Restore>> = Mutex::new(None);
/// `true` until the terminal is restored. The first to restore it resets the flag.
static HELD: AtomicBool = AtomicBool::new(false);
/// The number of times that the terminal was taken.
static TIMES: AtomicU64 = AtomicU64::new(0);

fn restore() -> MutexGuard<'static, Option<Restore>> {
    RESTORE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the terminal, which `how` restores. Call it before the terminal is set up: from now on a panic restores it
/// before it is reported.
pub fn take(how: impl FnOnce(Duration) + Send + 'static) {
    give_back_on_panic();
    *restore() = Some(Box::new(how));
    TIMES.fetch_add(1, Ordering::SeqCst);
    HELD.store(true, Ordering::SeqCst);
}

/// Changes how the terminal is restored, if it is held.
pub fn change(how: impl FnOnce(Duration) + Send + 'static) {
    let mut kept = restore();
    if kept.is_some() {
        *kept = Some(Box::new(how));
    }
}

/// Returns `true` while the terminal is held.
#[must_use]
pub fn is_held() -> bool {
    HELD.load(Ordering::SeqCst)
}

/// Returns the number of times that the terminal was taken.
#[must_use]
pub fn times() -> u64 {
    TIMES.load(Ordering::SeqCst)
}

/// Restores the terminal if it is held. One that takes nothing is waited for until a tenth of a second has passed.
pub fn give_back() {
    give_back_within(PATIENCE);
}

/// Restores the terminal at once if it is held, on any thread, whatever another is doing: it may be writing to a
/// terminal that takes nothing.
pub fn abandon() {
    give_back_within(Duration::ZERO);
}

fn give_back_within(patience: Duration) {
    if !HELD.swap(false, Ordering::SeqCst) {
        return;
    }
    // The lock is not kept meanwhile.
    let how = restore().take();
    if let Some(how) = how {
        how(patience);
    }
}

/// Installs a panic hook that restores the terminal before the panic is reported.
fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            give_back();
            report(info);
        }));
    });
}
