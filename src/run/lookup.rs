//! Looks a text up by the program that the settings name, such as a dictionary.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::system::programs;

/// The word of the command that the text stands for. Without it the text comes last.
const TEXT: &str = "%s";

/// The most bytes of output that are shown.
const MOST_OUTPUT: u64 = 64 * 1024;

/// The program that is running, which can be ended.
#[derive(Clone, Debug, Default)]
pub struct Running(Arc<Mutex<Option<u32>>>);

impl Running {
    /// Kills the program with all that it has started, if there is one.
    pub fn end(&self) {
        if let Some(id) = self.0.lock().ok().and_then(|mut running| running.take()) {
            programs::kill(id);
        }
    }

    fn begin(&self, child: &Child) {
        if let Ok(mut running) = self.0.lock() {
            *running = Some(child.id());
        }
    }
}

/// Runs `command` for `text`, apart from the terminal, and returns what it writes: its output, or where there is none
/// what it complains of. Output that is too long is cut, and the program killed.
///
/// # Errors
/// The reason why it could not be started.
pub fn look_up(command: &[String], text: &str, running: &Running) -> std::io::Result<String> {
    let words = words(command, text);
    let Some((program, arguments)) = words.split_first() else { return Ok(String::new()) };
    let mut process = Command::new(program);
    programs::set_apart(&mut process);
    process.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // There is nobody to page for, and colours are shown as they are written.
    process.env("TERM", "dumb").env("NO_COLOR", "1").env("PAGER", "cat");
    let mut child = process.spawn()?;
    running.begin(&child);
    let complaints = child.stderr.take().map(|pipe| thread::spawn(move || read(pipe)));
    let output = child.stdout.take().map(read).unwrap_or_default();
    running.end();
    _ = child.wait();
    let complaint = complaints.and_then(|thread| thread.join().ok()).unwrap_or_default();
    Ok(if output.trim().is_empty() { complaint } else { output })
}

/// Returns the words of the command with the text in its place. A text that begins like an option loses its hyphens.
fn words(command: &[String], text: &str) -> Vec<String> {
    let text = text.trim_start_matches('-');
    let mut words: Vec<String> = command.iter().map(|word| word.replace(TEXT, text)).collect();
    if !command.iter().any(|word| word.contains(TEXT)) {
        words.push(text.to_owned());
    }
    words
}

fn read(pipe: impl Read) -> String {
    let mut bytes = Vec::new();
    // What has been read before an error is shown.
    _ = pipe.take(MOST_OUTPUT).read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(script: &str, text: &str) -> String {
        let command = ["sh", "-c", script, "sh"].map(str::to_owned);
        look_up(&command, text, &Running::default()).expect("sh runs")
    }

    #[test]
    fn a_program_is_given_the_text_and_read_to_its_end() {
        assert_eq!(found("echo \"<$1>\"; echo no >&2", "كلمة"), "<كلمة>\n");
        assert_eq!(found("echo no >&2; exit 3", "كلمة"), "no\n");
        assert_eq!(found("yes", "").len() as u64, MOST_OUTPUT);
        assert!(look_up(&["/nowhere/dict".to_owned()], "x", &Running::default()).is_err());
    }

    #[test]
    fn the_text_stands_where_it_should() {
        let words = |command: &[&str], text: &str| {
            words(&command.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>(), text)
        };
        assert_eq!(words(&["dict", "-d", "x"], "a b"), ["dict", "-d", "x", "a b"]);
        assert_eq!(words(&["dict", "%s", "-d"], "--help"), ["dict", "help", "-d"]);
        assert_eq!(words(&["open", "dict://%s"], "ك"), ["open", "dict://ك"]);
    }

    #[test]
    fn a_program_that_runs_on_is_killed() {
        let running = Running::default();
        let other = running.clone();
        let thread = thread::spawn(move || look_up(&["sleep".to_owned()], "1000", &other));
        while running.0.lock().expect("no panic").is_none() {
            thread::yield_now();
        }
        running.end();
        assert_eq!(thread.join().expect("no panic").expect("it ran"), "");
    }
}
