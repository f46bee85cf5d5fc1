//! Makes the program smaller: packs its texts, and has the linker do what it can.
//!
//! - The messages of the interface are compressed. They are a fortieth of the program; a run needs those of a language
//!   or two, which take a tenth of a millisecond to unpack.
//! - Tables of words, options, commands and encodings are tables of addresses, which the loader relocates: some 36,000,
//!   of 24 bytes each as `SHT_RELA` writes them, a thirteenth of the program. `SHT_RELR` takes a seventieth of that, and
//!   less time. A linker and a loader from before 2022 don't know it, and some linkers write it as the loader refuses.
//! - Of functions with the same code one is kept. Rust does not promise that their addresses differ.
//!
//! The options of the linker are tried on a program that does nothing.

use std::env;
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// The options of linkers for that.
const SMALLER: [&str; 2] = ["-Wl,-z,pack-relative-relocs", "-Wl,--icf=all"];

/// The folder of the messages.
const MESSAGES: &str = "assets/messages";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={MESSAGES}");
    pack_messages()?;
    let is_linux = env::var_os("CARGO_CFG_TARGET_OS").is_some_and(|os| os == "linux");
    let is_native = env::var_os("HOST") == env::var_os("TARGET");
    for option in SMALLER.into_iter().filter(|_| is_linux && is_native) {
        if runs_with(option).unwrap_or(false) {
            println!("cargo::rustc-link-arg-bins={option}");
        }
    }
    Ok(())
}

/// Compresses each file of messages: `ar.ftl` is `ar.ftl.deflate` where the build's own files are. It begins with the
/// number of bytes that it unpacks to.
fn pack_messages() -> Result<(), Box<dyn Error>> {
    let folder = env::var("OUT_DIR")?;
    for entry in fs::read_dir(MESSAGES)? {
        let file = entry?;
        let name = file.file_name().to_string_lossy().into_owned() + ".deflate";
        let text = fs::read(file.path())?;
        let size = u32::try_from(text.len())?.to_le_bytes();
        let mut packed = DeflateEncoder::new(size.to_vec(), Compression::best());
        packed.write_all(&text)?;
        fs::write(Path::new(&folder).join(name), packed.finish()?)?;
    }
    Ok(())
}

/// Builds a program as this one is built, with `option` for the linker. Returns `true` if it runs.
fn runs_with(option: &str) -> Result<bool, Box<dyn Error>> {
    let folder = env::var("OUT_DIR")?;
    let (source, program) = (Path::new(&folder).join("probe.rs"), Path::new(&folder).join("probe"));
    fs::write(&source, "fn main() {}")?;
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let mut rustc = Command::new(env::var("RUSTC")?);
    rustc.arg(&source).arg("-o").arg(&program).arg(format!("-Clink-arg={option}"));
    rustc.args(flags.split('\u{1f}').filter(|flag| !flag.is_empty()));
    rustc.args(env::var("RUSTC_LINKER").iter().map(|linker| format!("-Clinker={linker}")));
    Ok(rustc.output()?.status.success() && Command::new(&program).output()?.status.success())
}
