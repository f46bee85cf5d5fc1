//! Copies text to the clipboard by a program: the one that the settings name, else one of the desktop's.

use std::env;
use std::ffi::OsStr;
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::system::programs;

/// The form in which a program reads text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// UTF-8.
    Utf8,
    /// UTF-16 with a byte order mark: Windows takes bytes without one for its own code page.
    Utf16,
}

/// The programs that take text on standard input into the clipboard, with their arguments, in the order in which they
/// are tried.
const PROGRAMS: [(&str, &[&str], Form); 5] = [
    ("wl-copy", &[], Form::Utf8),
    ("xclip", &["-selection", "clipboard"], Form::Utf8),
    ("xsel", &["--clipboard", "--input"], Form::Utf8),
    ("pbcopy", &[], Form::Utf8),
    ("clip.exe", &[], Form::Utf16),
];

/// The variables of which one is set on a local display: those of Wayland and X, and that of Linux inside Windows.
const DISPLAYS: [&str; 3] = ["WAYLAND_DISPLAY", "DISPLAY", "WSL_DISTRO_NAME"];

/// The variable that is set in a session from another machine, whose clipboard is not here.
const REMOTE: &str = "SSH_CONNECTION";

/// The time that a program may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// The time between two looks at whether a program has ended.
const LOOK: Duration = Duration::from_millis(5);

/// The outcome of copying by programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This program took the text.
    By(String),
    /// The program of the settings failed, or took too long.
    Failed(String),
    /// No program took it.
    ByNone,
}

/// Returns `true` if a program may take text: the settings name one, or there is a display here.
pub fn has_program(command: Option<&[String]>) -> bool {
    let is_set = |name: &&str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_local = cfg!(any(target_os = "macos", windows)) || DISPLAYS.iter().any(is_set);
    command.is_some() || (is_local && !is_set(&REMOTE))
}

/// Gives `text` to `command`, the words of the one that the settings name, or else to the first program of the desktop
/// that takes it. Takes at most two seconds for each.
pub fn copy(text: &str, command: Option<&[String]>) -> Outcome {
    if let Some((program, arguments)) = command.and_then(|words| words.split_first()) {
        let took = takes(program, arguments, text.as_bytes());
        return if took { Outcome::By(program.clone()) } else { Outcome::Failed(program.clone()) };
    }
    let took = |(program, arguments, form): &&(&str, &[&str], Form)| match form {
        Form::Utf8 => takes(program, arguments, text.as_bytes()),
        Form::Utf16 => takes(program, arguments, &utf16(text)),
    };
    PROGRAMS.iter().find(took).map_or(Outcome::ByNone, |(program, ..)| Outcome::By((*program).to_owned()))
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// Runs `program` with `input`, unseen. Returns `true` if it ended well in time; one that did not is killed.
fn takes(program: &str, arguments: &[impl AsRef<OsStr>], input: &[u8]) -> bool {
    let mut command = Command::new(program);
    // Its own process group: Ctrl-C and Ctrl-Z are the reader's, and a copy outlives the reader. pbcopy needs to be
    // told that text is UTF-8.
    command.args(arguments).env("LC_CTYPE", "UTF-8");
    programs::set_apart(&mut command);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return false };
    if let Some(mut pipe) = child.stdin.take() {
        let input = input.to_vec();
        // A program that does not read must not be waited for.
        thread::spawn(move || pipe.write_all(&input));
    }
    ends_well(&mut child)
}

fn ends_well(child: &mut Child) -> bool {
    let until = Instant::now() + PATIENCE;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < until => thread::sleep(LOOK),
            Ok(None) | Err(_) => {
                end(child);
                return false;
            }
        }
    }
}

/// Kills a program with all that it has started, and takes note of its end.
pub fn end(child: &mut Child) {
    programs::kill(child.id());
    _ = child.wait();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_given_to_a_program() {
        let check = |script: &str, text: &str, expected: bool| {
            assert_eq!(takes("sh", &["-c", script], text.as_bytes()), expected, "{script}");
        };
        check("test \"$(cat)\" = 'نص'", "نص", true);
        check("exit 1", "نص", false);
        check("exit 0", &"نص".repeat(1_000_000), true);
        assert!(!takes("/nowhere/program", &[""; 0], b""));
    }

    #[test]
    fn windows_reads_units_of_16_bits() {
        assert_eq!(utf16("aب"), [0xFF, 0xFE, b'a', 0, 0x28, 0x06]);
    }
}
