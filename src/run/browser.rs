//! Opens an address in the browser: the one that `BROWSER` names, else the desktop's.
//!
//! `BROWSER` is a list of commands separated by colons, tried in order, as in `xdg-open`, `man` and Python's
//! `webbrowser`. In a command `%s` is the address, `%c` a colon, `%%` a percent sign; without `%s` the address comes
//! last. No shell is involved: words are separated by blanks, and the address is one argument.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::system::{files, programs};

/// The command for an address if `BROWSER` is not set.
const DESKTOP: &str = "xdg-open";

/// Browsers that need the terminal, which the reader has: those that Debian calls `www-browser`, and some others.
/// Without a terminal most of them print the page to nowhere and succeed.
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

/// The variables that tell that there is a desktop.
const DISPLAYS: [&str; 2] = ["DISPLAY", "WAYLAND_DISPLAY"];

/// The time within which a failing browser has not shown the address.
const STARTING: Duration = Duration::from_secs(10);

/// The reason why no browser shows an address.
#[derive(Debug)]
pub enum Failure {
    /// No browser could be started.
    None,
    /// This browser was started and failed at once.
    Ended(OsString),
    /// This browser needs the terminal, and no other could be started.
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
        programs::set_apart(&mut process);
        process.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let started = Instant::now();
        let Ok(mut child) = process.spawn() else { continue };
        let failed = child.wait().is_ok_and(|status| !status.success());
        return if failed && started.elapsed() < STARTING { Err(Failure::Ended(program.clone())) } else { Ok(()) };
    }
    Err(failure)
}

/// Returns `true` if a program, by its name or its path, is a browser that needs the terminal.
fn wants_terminal(program: &OsStr) -> bool {
    Path::new(program).file_name().is_some_and(|name| OF_TERMINALS.iter().any(|own| name == *own))
}

/// Returns the commands of the list `set`, each as its words, with the address filled in. Empty ones are left out.
fn commands(set: &OsStr, address: &str) -> Vec<Vec<OsString>> {
    let words = |command: &[u8]| {
        let words = command.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        let mut has_address = false;
        let mut filled: Vec<OsString> = words.filter_map(|word| fill(word, address, &mut has_address)).collect();
        if !filled.is_empty() && !has_address {
            filled.push(address.into());
        }
        filled
    };
    set.as_encoded_bytes().split(|&byte| byte == b':').map(words).filter(|words| !words.is_empty()).collect()
}

/// Replaces the percent signs in a word of a command; sets `has_address` if one was the address.
fn fill(word: &[u8], address: &str, has_address: &mut bool) -> Option<OsString> {
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
    files::name_of(filled)
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
