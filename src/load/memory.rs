//! The memory that is left for documents.

use std::fs;

/// The memory that is left to other programs and to what is done with a document, in bytes.
const RESERVE: u64 = 128 * 1024 * 1024;

/// Returns `true` if hardly any memory is left, as far as the system says.
pub(super) fn is_short() -> bool {
    let said = fs::read_to_string("/proc/meminfo").ok();
    said.and_then(|said| available(&said)).is_some_and(|available| available < RESERVE)
}

/// Returns the bytes of memory that can be used without swapping, from the text of `/proc/meminfo` (proc(5)).
fn available(said: &str) -> Option<u64> {
    let row = said.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kibibytes: u64 = row.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_read_from_what_the_system_says() {
        assert_eq!(available("MemTotal:  10 kB\nMemAvailable:    2048 kB\n"), Some(2 * 1024 * 1024));
        assert_eq!(available("MemTotal:  10 kB\n"), None);
        assert_eq!(available("MemAvailable: many\n"), None);
    }
}
