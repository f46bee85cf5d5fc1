//! The person's editor: the one that `VISUAL` names, else `EDITOR`. Its words are split as a shell does; no shell runs
//! it.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::system::files;

/// The variables that name an editor, the first first.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];

/// The way an editor is told the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineForm {
    /// `+LINE FILE`, as vi has it, and most after it.
    Plus,
    /// `FILE:LINE`.
    Colon,
    /// An option before `FILE:LINE`.
    Goto(&'static str),
    /// An option with the line, before the file.
    Option(&'static str),
    /// Not at all.
    None,
}

/// The editors that are told otherwise than vi.
const FORMS: [(&[&str], LineForm); 5] = [
    (&["code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"], LineForm::Goto("--goto")),
    (&["hx", "helix", "subl", "sublime_text", "zed", "zeditor"], LineForm::Colon),
    (&["kate", "kwrite", "mate", "idea", "pycharm", "clion"], LineForm::Option("--line")),
    (&["ed", "red", "notepad", "notepad.exe", "open", "xdg-open"], LineForm::None),
    (&["geany"], LineForm::Option("--line")),
];

/// Returns the command that opens the document called `name` at `line`; `None` if no editor is named.
pub fn command(name: &OsStr, line: usize) -> Option<Command> {
    let set = |name: &&str| env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = VARIABLES.iter().find_map(set)?;
    let words = words(&editor);
    let (program, arguments) = words.split_first()?;
    let mut command = Command::new(program);
    command.args(arguments).args(place(program, name, line));
    // Where a document came on standard input the terminal is elsewhere.
    if !io::stdin().is_terminal() {
        command.stdin(files::terminal().ok()?);
    }
    Some(command)
}

/// Splits the value of a variable; one with an open quote at its blanks.
fn words(editor: &str) -> Vec<String> {
    shell_words::split(editor).unwrap_or_else(|_| editor.split_whitespace().map(str::to_owned).collect())
}

/// Returns the arguments that name a file and a line of it for `program`.
fn place(program: &str, name: &OsStr, line: usize) -> Vec<OsString> {
    let editor = Path::new(program).file_name().unwrap_or_default();
    let form =
        FORMS.iter().find(|(names, _)| names.iter().any(|own| editor == *own)).map_or(LineForm::Plus, |row| row.1);
    // A name that begins so would be an option.
    let is_option = name.as_encoded_bytes().first().is_some_and(|byte| matches!(byte, b'-' | b'+'));
    let file = if is_option { Path::new(".").join(name) } else { PathBuf::from(name) }.into_os_string();
    let with_line = || {
        let mut place = file.clone();
        place.push(format!(":{line}"));
        place
    };
    match form {
        LineForm::Plus => vec![format!("+{line}").into(), file],
        LineForm::Colon => vec![with_line()],
        LineForm::Goto(option) => vec![option.into(), with_line()],
        LineForm::Option(option) => vec![option.into(), line.to_string().into(), file],
        LineForm::None => vec![file],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_editor_is_told_the_line_in_its_way() {
        let check = |program: &str, name: &str, expected: &[&str]| {
            assert_eq!(place(program, OsStr::new(name), 7), expected, "{program}");
        };
        check("vim", "كتاب.md", &["+7", "كتاب.md"]);
        check("/usr/bin/nano", "a b.md", &["+7", "a b.md"]);
        check("/usr/bin/code", "a.md", &["--goto", "a.md:7"]);
        check("hx", "a.md", &["a.md:7"]);
        check("kate", "a.md", &["--line", "7", "a.md"]);
        check("ed", "a.md", &["a.md"]);
        check("vi", "-x", &["+7", "./-x"]);
        check("vi", "+x", &["+7", "./+x"]);
    }

    #[test]
    fn words_are_split_as_a_shell_does() {
        assert_eq!(words("code --wait"), ["code", "--wait"]);
        assert_eq!(words("'/opt/my editor/run' -n"), ["/opt/my editor/run", "-n"]);
        assert_eq!(words("vim \"x"), ["vim", "\"x"]);
    }
}
