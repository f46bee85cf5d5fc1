//! The built program, as a process: in a pseudo-terminal, on pipes.

#![cfg(unix)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/terminal.rs"]
mod terminal;

mod answering;
mod bounded;
mod copying;
mod editing;
mod ending;
mod engine;
mod finding;
mod growing;
mod homes;
mod hyperlinks;
mod keeping;
mod options;
mod pager;
mod pictured;
mod printing;
mod pty;
mod records;
mod themes;
mod typesetting;
