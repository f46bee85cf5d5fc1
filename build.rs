//! Has the relative relocations of the program packed, where that can be had.
//!
//! Tables of words, options, commands and encodings are tables of addresses, which the loader relocates: some 36,000, of
//! 24 bytes each as `SHT_RELA` writes them, a thirteenth of the program. `SHT_RELR` takes a seventieth of that, and less
//! time. A linker and a loader from before 2022 don't know it, and some linkers write it as the loader refuses: so it is
//! tried.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What tells the linker.
const PACKED: &str = "-Wl,-z,pack-relative-relocs";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_linux = env::var_os("CARGO_CFG_TARGET_OS").is_some_and(|os| os == "linux");
    if is_linux && env::var_os("HOST") == env::var_os("TARGET") && runs_packed().unwrap_or(false) {
        println!("cargo::rustc-link-arg-bins={PACKED}");
    }
}

/// Builds a program in which they are packed, as this one is built. Returns `true` if it runs.
fn runs_packed() -> Result<bool, Box<dyn Error>> {
    let folder = env::var("OUT_DIR")?;
    let (source, program) = (Path::new(&folder).join("probe.rs"), Path::new(&folder).join("probe"));
    fs::write(&source, "fn main() {}")?;
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let mut rustc = Command::new(env::var("RUSTC")?);
    rustc.arg(&source).arg("-o").arg(&program).arg(format!("-Clink-arg={PACKED}"));
    rustc.args(flags.split('\u{1f}').filter(|flag| !flag.is_empty()));
    rustc.args(env::var("RUSTC_LINKER").iter().map(|linker| format!("-Clinker={linker}")));
    Ok(rustc.output()?.status.success() && Command::new(&program).output()?.status.success())
}
