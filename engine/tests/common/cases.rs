//! The number of cases of a property test.

use proptest::test_runner::Config;

/// Returns a configuration of `usual` cases, multiplied by the environment variable `TIMES`. Seeds are new in
/// each run and not recorded: a failure that is found becomes a test of its own.
pub fn cases(usual: u32) -> Config {
    let times = std::env::var("TIMES").map_or(1, |times| times.parse().expect("TIMES is a number"));
    Config { cases: usual.saturating_mul(times), failure_persistence: None, ..Config::default() }
}
