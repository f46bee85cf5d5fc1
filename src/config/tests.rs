//! Tests of the settings.

use super::read::parse;
use super::table::SETTINGS;
use super::write::with_line;
use super::*;
use crate::app::document::display::Align;
use crate::app::keys::command::{Command, Context};
use crate::app::keys::keymap::{KEYMAPS, Keymap};
use crate::messages::Messages;
use crate::mistakes::Mistake;
use qari_bidi::layout::{Direction, Marks};
use qari_bidi::terminal::colour::{Background, Depth};
use qari_bidi::terminal::encode::Encoding;
use qari_bidi::terminal::profile::wishes::{Bidi, Colour, Ground, Shaping};

fn check(text: &str, wishes: Wishes) {
    assert_eq!(parse(text).expect("settings"), Settings { wishes, ..Settings::default() }, "{text}");
}

/// Checks that `text` has these mistakes, as they are told.
fn check_fails(text: &str, expected: &[&str]) {
    let messages = Messages::new(["en"]);
    let mistakes = parse(text).expect_err("no settings");
    let told: Vec<String> = mistakes
        .iter()
        .map(|mistake: &Mistake<SettingFault>| mistake.describe(&messages).replace(['\u{2068}', '\u{2069}'], ""))
        .collect();
    assert_eq!(told, expected, "{text}");
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
fn yes_and_no_are_written_in_any_way() {
    let history = |value: &str| parse(&format!("history: {value}\n")).expect("settings").history;
    assert!(["true", "yes", "on", "Yes", "TRUE", ""].into_iter().all(history));
    assert!(!["false", "no", "off", "No", "FALSE"].into_iter().any(history));
    assert!(parse("kashida: no").expect("settings").display.without_kashida);
}

#[test]
fn all_mistakes_are_told_with_their_lines_and_what_may_be_meant() {
    check_fails(
        "thme: night\n# \ncolour: never\nbidi: app\nbidi: auto\nmeasure: 19\nmarks: hiden\nhistory: never\n\
         background: {left: 1}\ntheme: {light: papre, drak: night}\nwatch: [yes]\n",
        &[
            "line 1: unknown setting thme. Did you mean theme?",
            "line 3: unknown setting colour. Did you mean color?",
            "line 5: bidi is given twice.",
            "line 6: invalid value 19 for measure. Valid: 20–400.",
            "line 7: invalid value hiden for marks. Valid: shown, reduced, hidden. Did you mean hidden?",
            "line 8: invalid value never for history. Valid: true, false.",
            "line 9: background: invalid type: map, expected one of auto, light, dark.",
            "line 10: invalid value papre for light. Valid: paper, night, sepia, contrast, terminal. \
             Did you mean paper?",
            "line 10: invalid value drak for theme. Valid: auto, paper, night, sepia, contrast, terminal, \
             {light: NAME, dark: NAME}.",
            "line 11: watch: invalid type: sequence, expected one of true, false.",
        ],
    );
    check_fails(
        "bidi: no` of `x",
        &["line 1: invalid value no` of `x for bidi. Valid: auto, app, terminal, explicit, \
         visual, marks, words, blanks, runs, fonts, mlterm, tint."],
    );
    check_fails("just text", &["line 1: invalid type: string \"just text\", expected keys with values."]);
}

/// Behind what is no YAML nothing can be read.
#[test]
fn what_is_no_yaml_is_told_once() {
    let mistakes = parse("thme: a\nmarks: hiden\nalign: [\n").expect_err("mistakes");
    assert_eq!(mistakes.iter().map(|mistake| mistake.line).collect::<Vec<_>>()[..2], [1, 2]);
    assert!(matches!(mistakes.last(), Some(Mistake { what: SettingFault::Malformed(_), .. })), "{mistakes:?}");
    assert!(mistakes.len() <= 4, "{mistakes:?}");
}

#[test]
fn keys_are_the_persons() {
    let text = "keymap: less\nkeys:\n  help: x\n  row-to-middle: \"Z z\"\n  next-match: [n, C-s]\n  quit: []\n\
                \x20 start: 0\n  reading: {page-down: [Space, v]}\n  list: {older: [C-k]}\n  links:\n";
    let set = parse(text).expect("settings");
    assert_eq!(set.keymap, KEYMAPS[1].1);
    let keymap = Keymap::new(set.keymap, &set.keys);
    let keys = |context, command| {
        let keys = keymap.keys(context, command, Direction::Rtl);
        keys.map(|keys| keys.to_string()).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(keys(Context::Reading, Command::Help), "x");
    assert_eq!(keys(Context::Reading, Command::RowToMiddle), "Z z");
    assert_eq!(keys(Context::Selecting, Command::RowToMiddle), "Z z", "wherever the command is for");
    assert_eq!(keys(Context::Reading, Command::NextMatch), "n, C-s");
    assert_eq!(keys(Context::Reading, Command::Quit), "");
    assert_eq!(keys(Context::Reading, Command::Start), "0");
    assert_eq!(keys(Context::Reading, Command::PageDown), "Space, v");
    assert_eq!(keys(Context::Selecting, Command::PageDown), "PageDown, C-f", "only there");
    assert_eq!(keys(Context::Reading, Command::Edit), "A-e", "v is another's now");
    assert_eq!(keys(Context::List, Command::Older), "C-k");
    assert_eq!(keys(Context::Prompt, Command::Older), "Up, C-p, A-k");
    assert_eq!(keys(Context::Reading, Command::Links), "o, C-]", "nothing is said of it");
}

#[test]
fn mistakes_in_keys_are_told() {
    check_fails(
        "keys:\n  hlep: x\n  help: [F1, F13]\n  quit: [a]\n  start: [a]\n  reading:\n    accept: x\n  prompt:\n\
         \x20   accept: [q]\n  end: {a: b}\n",
        &[
            "line 2: there is no command hlep here. Did you mean help?",
            "line 3: help: F13 is not the name of a key.",
            "line 5: start: a is bound to another command already.",
            "line 7: there is no command accept here.",
            "line 9: accept: q is typed there.",
            "line 10: keys.end: invalid type: map, expected a key, a list of keys, or [] for none.",
        ],
    );
}

#[test]
fn what_is_printed_is_read_as_the_same() {
    let all = "bidi: words\ntheme: {light: sepia, dark: contrast}\nhistory: no\nmeasure: 40\nkashida: off\n\
               ui-lang: en\ntypeset: yes\nfont: It's a font\nfont-size: 28\n\
               copy-command: \"'my copy' -i # 'x'\"\nkeymap: less\n\
               keys: {help: [x, \"'\", \"Z #\"], quit: [], list: {older: [C-k]}}\n";
    for text in ["", all, "theme: sepia"] {
        let set = parse(text).expect("settings");
        for language in Messages::languages() {
            let messages = Messages::new([language]);
            let printed = as_file(&set, &messages);
            assert_eq!(parse(&printed), Ok(set.clone()), "{printed}");
            let lines = |sign: &str| {
                SETTINGS
                    .iter()
                    .filter(|own| printed.lines().any(|line| line.starts_with(&format!("{sign}{}:", own.name))))
                    .count()
            };
            assert_eq!(lines("") + lines("#"), SETTINGS.len(), "each is there: {printed}");
            let is_described = |id: &str| messages.get(id) != id;
            assert!(SETTINGS.iter().all(|own| is_described(&format!("setting-{}", own.name))), "{language}");
        }
    }
    let usual = as_file(&Settings::default(), &Messages::new(["en"]));
    assert!(usual.lines().all(|line| line.is_empty() || line.starts_with('#')), "{usual}");
    let uncommented: String = usual
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(rest) if !rest.starts_with(' ') => format!("{rest}\n"),
            _ => String::new(),
        })
        .collect();
    assert_eq!(parse(&uncommented), Ok(Settings::default()), "{uncommented}");
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
