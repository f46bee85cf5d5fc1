//! Tests of the settings.

use super::*;
use crate::app::document::display::Align;
use qari_bidi::layout::Marks;
use qari_bidi::terminal::colour::{Background, Depth};
use qari_bidi::terminal::encode::Encoding;

fn check(text: &str, wishes: Wishes) {
    assert_eq!(parse(text).expect("settings"), Settings { wishes, ..Settings::default() }, "{text}");
}

fn check_fails(text: &str, expected: &str) {
    assert_eq!(parse(text).expect_err("no settings").to_string(), expected, "{text}");
}

#[test]
fn settings_are_read() {
    check("", Wishes::default());
    check("# nothing set\n", Wishes::default());
    check("\u{feff}---\nbidi:\n", Wishes::default());
    check(
        "bidi: words\ncolor: never\n",
        Wishes { bidi: Bidi::Always(Encoding::Words), colour: Colour::Never, ..Wishes::default() },
    );
    check("shaping: raw\nbidi: terminal", Wishes { bidi: Bidi::Terminal, shaping: Shaping::Raw, ..Wishes::default() });
    let colour = Colour::Of(Depth::Indexed);
    let ground = Ground::Always(Background::Light);
    check("color: 256 # a name too\nbackground: 'light'", Wishes { colour, ground, ..Wishes::default() });
}

#[test]
fn the_text_is_shown_as_it_is_set() {
    let text =
        "marks: reduced\nkashida: false\nmeasure: 66\nalign: justified\nambiguous: wide\nbaked: off\nui-lang: ar\n";
    let display = Display {
        marks: Marks::Reduced,
        align: Align::Justified,
        wide_ambiguous: true,
        without_kashida: true,
        ..Display::default()
    };
    let expected = Settings { measure: 66, display, baked: Baked::Off, language: Some("ar"), ..Settings::default() };
    assert_eq!(parse(text).expect("settings"), expected);
}

#[test]
fn history_can_be_switched_off() {
    for (text, history) in [("history: false\n", false), ("history: true", true), ("history:", true)] {
        assert_eq!(parse(text).expect("settings").history, history, "{text}");
    }
}

#[test]
fn what_is_wrong_is_named_with_its_line_and_what_there_is() {
    check_fails("bidi: auto\n# \ncolour: never\nshaping: raw\n", "line 3: unknown key colour");
    let check = |line: usize, text: &str, key: &str, value: &str, known: &str| {
        check_fails(text, &format!("line {line}: {key}: unknown value {value}, known: {known}"));
    };
    check(2, "color: never\nbackground: left\n", "background", "left", "auto, light, dark");
    check(1, "history: never", "history", "never", "true, false");
    check(1, "measure: 19", "measure", "19", "20–400");
    check(1, "measure: wide", "measure", "wide", "20–400");
    check(1, "marks: no` of `x", "marks", "no` of `x", "shown, reduced, hidden");
    check(3, "\n\nalign: left", "align", "left", "ragged, even, justified");
    check(1, "kashida: no", "kashida", "no", "true, false");
    check(1, "baked: yes", "baked", "yes", "auto, visual, logical, off");
    check(1, "ambiguous: both", "ambiguous", "both", "narrow, wide");
    check(1, "ui-lang: fa", "ui-lang", "fa", "ar, en");
    check(1, "copy-command: '\"x'", "copy-command", "\"x", "PROGRAM [ARGUMENT]...");
    check_fails("bidi: app\nbidi: auto", "line 2: duplicate key `bidi`");
    check_fails("just text", "line 1: invalid type: string \"just text\", expected keys with values");
    for key in &KEYS {
        // A quote that is not closed is no value of any key.
        let cause = parse(&format!("{}: '\"x'", key.name)).expect_err("no value");
        let error = Error { file: "f".to_owned(), cause };
        let said = error.describe(&Messages::new(["en"]));
        assert!((key.values)().split(", ").all(|value| said.contains(value)), "{said}");
    }
}

#[test]
fn one_line_is_changed_and_the_rest_stays() {
    assert_eq!(with_line("", "bidi", "words"), "bidi: words\n");
    assert_eq!(
        with_line("# mine\nbidi : app # why\ncolor: never", "bidi", "runs"),
        "# mine\nbidi: runs\ncolor: never\n"
    );
    assert_eq!(with_line("color: never\n", "bidi", "runs"), "color: never\nbidi: runs\n");
}
