//! The crates that `qari-bidi` brings to a program that has ratatui, counted by `Cargo.lock`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The most crates besides those that ratatui-core needs anyway.
const MOST: usize = 25;

/// Returns the crates that each package of `Cargo.lock` depends on. Versions are left out: there may be several of a
/// crate.
fn dependencies(lock: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in lock.split("[[package]]").skip(1) {
        let (head, list) = package.split_once("dependencies = [").unwrap_or((package, ""));
        let name = head.split('"').nth(1).expect("a name");
        let names = list.split('"').skip(1).step_by(2).filter_map(|own| own.split(' ').next());
        found.entry(name).or_default().extend(names);
    }
    found
}

/// Returns the crates that `roots` need, with them.
fn needed<'a>(roots: &[&'a str], of: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = roots.to_vec();
    while let Some(name) = open.pop() {
        if found.insert(name) {
            open.extend(of.get(name).into_iter().flatten());
        }
    }
    found
}

#[test]
fn the_engine_brings_few_crates() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(root.join(path)).expect("a text");
    let (lock, manifest) = (read("Cargo.lock"), read("engine/Cargo.toml"));
    let of = dependencies(&lock);
    // Those of tests are in the lock too, and are not brought.
    let (_, rest) = manifest.split_once("[dependencies]\n").expect("dependencies");
    let (own, _) = rest.split_once("[dev-dependencies]").expect("dependencies of tests");
    let own: Vec<&str> = own.lines().filter_map(|line| line.split(['.', ' ']).next()).collect();
    let own: Vec<&str> = own.into_iter().filter(|name| of.contains_key(name)).collect();
    assert!(own.contains(&"unicode-bidi") && own.contains(&"nix") && own.len() > 10, "{own:?}");
    let brought: Vec<_> = needed(&own, &of).difference(&needed(&["ratatui-core"], &of)).copied().collect();
    assert!(brought.contains(&"libc") && brought.len() <= MOST, "{} crates: {brought:?}", brought.len());
}
