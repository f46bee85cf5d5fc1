//! Help, the manual page, completions, and errors of usage.

use std::process::Command;

use portable_pty::CommandBuilder;
use qari::messages::Messages;
use qari_bidi::text::width::cells;

use super::printing::{check_fails, file, stdout};
use super::terminal::Terminal;

/// The options that the help has, with and without dashes.
const OPTIONS: [&str; 5] = ["--find", "--align", "--ui-lang", "--man", "--completions"];

#[test]
fn a_summary_fits_on_a_screen() {
    for language in Messages::languages() {
        let help = stdout(&["-h", "--ui-lang", language]);
        assert!(help.lines().count() <= 24, "{help}");
        assert!(help.lines().all(|line| cells(line) <= 80), "{help}");
        assert!(help.contains("--find") && help.contains("qari --help=keys"), "{help}");
    }
}

#[test]
fn the_help_has_all_options_in_groups_or_those_of_a_topic() {
    for language in Messages::languages() {
        let all = stdout(&["--help", "--ui-lang", language]);
        assert!(all.lines().all(|line| cells(line) <= 80), "{all}");
        assert!(OPTIONS.iter().all(|option| all.contains(&format!("\n  {option} "))), "{all}");
        assert_eq!(all, stdout(&["--help=all", "--ui-lang", language]));
        let mut parts = 0;
        for topic in ["files", "start", "search", "print", "display", "terminal", "kept", "program"] {
            let own = stdout(&[&format!("--help={topic}"), "--ui-lang", language]);
            assert!(all.contains(&own) && own.lines().count() > 2, "{topic}: {own}");
            parts += own.matches("\n  -").count();
        }
        assert_eq!(all.matches("\n  -").count(), parts, "each option is in one group");
    }
    assert!(stdout(&["--help=keys", "--ui-lang", "en"]).contains("Search text"));
    check_fails(&["--help=keyz"], 2, &["Did you mean keys?"]);
}

#[test]
fn values_are_named_in_the_language() {
    assert!(stdout(&["-h", "--ui-lang", "en"]).contains("qari [OPTIONS] [+/QUERY | +N | +G | +F] [FILE]..."));
    assert!(stdout(&["-h", "--ui-lang", "ar"]).contains("qari [خيارات] [+/عبارة | +N | +G | +F] [ملف]..."));
}

#[test]
fn a_mistyped_option_or_value_is_answered_with_the_nearest() {
    check_fails(&["--algn", "even"], 2, &["Unknown option --algn. Did you mean --align?"]);
    check_fails(&["--quit-if"], 2, &["Did you mean --quit-if-one-screen?"]);
    check_fails(&["--zzzz"], 2, &["Unknown option --zzzz.\n"]);
    check_fails(
        &["--align", "evn"],
        2,
        &["Invalid value evn for --align. Valid: ragged, even, justified. Did you mean even?"],
    );
    check_fails(&["--encoding", "windows-1255x"], 2, &["Did you mean windows-1255?"]);
    check_fails(&["--theme", "nigth", "--plain"], 2, &["Did you mean night?"]);
    check_fails(&["--theme", ""], 2, &["--theme needs a value: paper, night"]);
    check_fails(&["--ui-lang", "ar", "--algn=even"], 2, &["الخيار --algn غير معروف. هل تقصد --align؟"]);
}

#[test]
fn options_that_do_nothing_alone_say_what_they_go_with() {
    check_fails(&["--json"], 2, &["--json works only with --list, --find."]);
    check_fails(&["--count"], 2, &["--count works only with --find."]);
    check_fails(&["--recent", "extra"], 2, &["--recent takes no files, but extra was given."]);
    check_fails(&["--list-themes", "extra"], 2, &["--list-themes takes no files"]);
}

#[test]
fn bookmarks_of_a_file_that_is_not_there_are_an_error() {
    check_fails(&["--bookmarks", "/nonexistent"], 1, &["Can’t open /nonexistent: file not found."]);
    assert_eq!(stdout(&["--bookmarks", &file("unmarked.txt", b"text")]), "");
}

#[test]
fn the_manual_page_has_what_the_help_has() {
    let page = stdout(&["--man", "--ui-lang", "ar"]);
    for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "KEYS", "\"EXIT STATUS\"", "FILES", "ENVIRONMENT"] {
        assert!(page.contains(&format!(".SH {section}\n")), "{section}");
    }
    let plain = page.replace("\\-", "-");
    assert!(OPTIONS.iter().all(|option| plain.contains(option)), "{plain}");
    assert!(!page.contains(['\u{2066}', '\u{2068}', '\u{2069}']), "no isolates");
    assert!(!page.chars().any(|c| ('\u{5d0}'..='\u{6ff}').contains(&c)), "groff does not reorder");
}

#[test]
fn completions_know_options_and_their_values() {
    for shell in ["bash", "fish", "zsh"] {
        let script = stdout(&["--completions", shell]);
        assert!(script.contains("align") && script.contains("justified") && script.contains("windows-1256"), "{shell}");
        assert!(!script.contains(['\u{2066}', '\u{2068}', '\u{2069}']), "{shell}");
    }
    check_fails(&["--completions", "tcsh"], 2, &["Valid: bash, fish, zsh."]);
}

/// Bash, if it is installed, completes by the script.
#[test]
fn bash_completes() {
    let script = file("completions.bash", stdout(&["--completions", "bash"]).as_bytes());
    let complete = |words: &str, index: usize| {
        let code = format!(
            "source {script}; COMP_WORDS=({words}); COMP_CWORD={index}; \
            _qari qari \"${{COMP_WORDS[{index}]}}\" \"${{COMP_WORDS[{index}-1]}}\"; echo \"${{COMPREPLY[@]}}\""
        );
        let output = Command::new("bash").args(["--norc", "-c", &code]).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let Some(options) = complete("qari --al", 1) else { return };
    assert_eq!(options, "--align");
    assert_eq!(complete("qari --align j", 2).as_deref(), Some("justified"));
}

/// A terminal that can't move its cursor gets a page at a time, and the whole at once by `--plain`.
#[test]
fn a_dumb_terminal_stops_after_each_page() {
    let text: String = (1..=30).map(|number| format!("word{number}\n\n")).collect();
    let long = file("dumb-long.txt", text.as_bytes());
    let start = |args: &[&str]| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(["--ui-lang", "en"]);
        command.args(args);
        Terminal::start_in(&[("TERM", "dumb")], command, (80, 12))
    };
    let asks = |terminal: &Terminal| terminal.screen().contains("enter: next page");
    let mut terminal = start(&[&long]);
    terminal.wait("the first page", |terminal| asks(terminal) && terminal.screen().contains("word1\n"));
    assert!(!terminal.screen().contains("word9"), "{}", terminal.screen());
    terminal.send("\r");
    terminal.wait("the second page", |terminal| asks(terminal) && terminal.screen().contains("word9"));
    terminal.send("q\r");
    assert!(terminal.child.wait().expect("the program ends").success());
    let mut terminal = start(&["--plain", &long]);
    assert!(terminal.child.wait().expect("the program ends").success());
    terminal.wait("the end", |terminal| terminal.screen().contains("word30"));
    assert!(!asks(&terminal));
    let short = file("dumb-short.txt", b"word");
    let mut terminal = start(&[&short]);
    assert!(terminal.child.wait().expect("the program ends").success());
}
