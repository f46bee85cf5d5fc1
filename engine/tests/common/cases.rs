//! How many cases of a property are tried.

use proptest::test_runner::Config;

/// So many cases of a property, or as many times that as `TIMES` in the environment says, for who hunts what is rare. Seeds are new each
/// time; what is found becomes a case of its own, so none are kept.
pub fn cases(usual: u32) -> Config {
    let times = std::env::var("TIMES").map_or(1, |times| times.parse().expect("TIMES is a number"));
    Config { cases: usual.saturating_mul(times), failure_persistence: None, ..Config::default() }
}
