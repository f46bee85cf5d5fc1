//! Gives what the fuzzer thinks of to the target that the environment variable `TARGET` names.
#![no_main]

#[path = "../checks/mod.rs"]
mod checks;

use std::env;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

static CHECK: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let wanted = env::var("TARGET").expect("TARGET names a target");
    let found = checks::TARGETS.iter().find(|(name, _)| *name == wanted);
    found.unwrap_or_else(|| panic!("{wanted} is no target")).1
});

fuzz_target!(|bytes: &[u8]| CHECK(bytes));
