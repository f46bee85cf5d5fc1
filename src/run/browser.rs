//! Handing an address to a browser: to the one that `BROWSER` names, else to the desktop's.
//!
//! `BROWSER` is a list of commands with colons between, tried in their order, as `xdg-open`, `man` and Python's `webbrowser` read
//! it; in a command `%s` stands for the address, `%c` for a colon, `%%` for a percent sign, and without `%s` the address comes
//! last. No shell reads them: the words of a command have blanks between, and the address is in one argument, whatever is in it.

use std::env;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What opens an address where `BROWSER` is not set: the desktop's own way.
const DESKTOP: &str = "xdg-open";

/// Browsers that are read in the terminal, which the reader has: a list of those that Debian calls `www-browser`, and some others. Without
/// a terminal most of them print the page to nowhere and say that all went well.
const OF_TERMINALS: [&str; 12] = [
    "w3m",
    "lynx",
    "links",
    "links2",
    "elinks",
    "felinks",
    "www-browser",
    "browsh",
    "carbonyl",
    "cha",
    "retawq",
    "edbrowse",
];

/// The variables that say that there is a desktop for a browser to be seen on.
const DISPLAYS: [&str; 2] = ["DISPLAY", "WAYLAND_DISPLAY"];

/// A browser that fails within this time has not shown the address; one that fails later has.
const STARTING: Duration = Duration::from_secs(10);

/// Why no browser shows an address.
#[derive(Debug)]
pub enum Failure {
    /// None could be started.
    None,
    /// This one was started and failed at once.
    Ended(OsString),
    /// This one, and no other could be started, is read in the terminal, which it does not get.
    WantsTerminal(OsString),
}

/// Starts a browser with `address` apart from the terminal, and waits until it ends.
///
/// # Errors
/// [`Failure`] if it has not shown the address.
pub fn browse(address: &str) -> Result<(), Failure> {
    let is_set = |variable: &&str| env::var_os(variable).is_some_and(|value| !value.is_empty());
    // Where there is no desktop its own way is to look for a browser in the terminal.
    let desktop = DISPLAYS.iter().any(is_set).then(|| DESKTOP.into());
    let Some(browsers) = env::var_os("BROWSER").filter(|set| !set.is_empty()).or(desktop) else {
        return Err(Failure::None);
    };
    let mut failure = Failure::None;
    for command in commands(&browsers, address) {
        let Some((program, arguments)) = command.split_first() else { continue };
        if wants_terminal(program) {
            failure = Failure::WantsTerminal(program.clone());
            continue;
        }
        let mut process = Command::new(program);
        // Its own process group: Ctrl-C and Ctrl-Z are the reader's, and its end does not end the browser.
        process.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let started = Instant::now();
        let Ok(mut child) = process.spawn() else { continue };
        let failed = child.wait().is_ok_and(|status| !status.success());
        return if failed && started.elapsed() < STARTING { Err(Failure::Ended(program.clone())) } else { Ok(()) };
    }
    Err(failure)
}

/// Whether a program, by its name or its path, is a browser that is read in the terminal.
fn wants_terminal(program: &OsStr) -> bool {
    Path::new(program).file_name().is_some_and(|name| OF_TERMINALS.iter().any(|own| name == *own))
}

/// The commands of the list `set`, each as its words, with the address in its place. Empty ones are left out.
fn commands(set: &OsStr, address: &str) -> Vec<Vec<OsString>> {
    let words = |command: &[u8]| {
        let words = command.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        let mut has_address = false;
        let mut filled: Vec<OsString> = words.map(|word| fill(word, address, &mut has_address)).collect();
        if !filled.is_empty() && !has_address {
            filled.push(address.into());
        }
        filled
    };
    set.as_bytes().split(|&byte| byte == b':').map(words).filter(|words| !words.is_empty()).collect()
}

/// A word of a command with what its percent signs stand for; notes whether that was the address.
fn fill(word: &[u8], address: &str, has_address: &mut bool) -> OsString {
    let mut filled = Vec::new();
    let mut bytes = word.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match bytes.peek().filter(|_| byte == b'%') {
            Some(b's') => {
                filled.extend_from_slice(address.as_bytes());
                *has_address = true;
            }
            Some(b'c') => filled.push(b':'),
            Some(b'%') => filled.push(b'%'),
            _ => {
                filled.push(byte);
                continue;
            }
        }
        bytes.next();
    }
    OsString::from_vec(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(set: &str, expected: &[&[&str]]) {
        assert_eq!(commands(OsStr::new(set), "https://a.org/?x=1;rm *"), expected, "{set}");
    }

    #[test]
    fn browsers_of_the_terminal_are_known() {
        for (program, expected) in [("w3m", true), ("/usr/bin/lynx", true), ("firefox", false), ("/w3m/firefox", false)]
        {
            assert_eq!(wants_terminal(OsStr::new(program)), expected, "{program}");
        }
    }

    #[test]
    fn the_list_is_read_as_others_read_it() {
        let address = "https://a.org/?x=1;rm *";
        check("firefox", &[&["firefox", address]]);
        check("a:b --new", &[&["a", address], &["b", "--new", address]]);
        check("a --url=%s --x", &[&["a", &format!("--url={address}"), "--x"]]);
        check("a 100%% %c", &[&["a", "100%", ":", address]]);
        check(": :a", &[&["a", address]]);
        check("a %z %", &[&["a", "%z", "%", address]]);
        check(":", &[]);
    }
}
