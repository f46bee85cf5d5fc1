//! The messages of all languages: complete, with the same variables, translated, and no wider than their place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use qari_bidi::text::width::cells;

/// Messages that may read as in English: made of variables or signs, and names that no language translates.
const SAME: &[&str] = &[
    "numbered-section",
    "fault-short",
    "match-of-short",
    "match-count-running-short",
    "palette-label",
    "is-set",
    "hint",
    "link-to",
    "pending-count",
    "pending-keys",
    "known-keys",
    "key-enter",
    "key-escape",
    "key-tab",
    "key-backspace",
    "key-delete",
    "key-home",
    "key-end",
    "key-page-up",
    "key-page-down",
    "cli-with-choices",
    "depth-256",
    "depth-16",
    "images-sixel",
    "error",
    "document-notice",
];

/// Notices of the status line, which has 80 cells.
const NOTICES: &[&str] = &[
    "marks-ignored",
    "no-matches",
    "wrapped-to-top",
    "wrapped-to-end",
    "no-search",
    "no-section",
    "marks-shown",
    "marks-reduced",
    "marks-hidden",
    "chop-on",
    "chop-off",
    "controls-shown",
    "controls-hidden",
    "align-ragged",
    "align-even",
    "align-justified",
    "rest-is-read",
    "input-arrives",
    "reading-stopped",
    "read-anew",
    "file-has-grown",
    "file-unchanged",
    "no-file-to-look-at",
    "no-links",
    "no-such-hint",
    "nothing-left-out",
    "secure",
    "leads-nowhere",
    "browsing",
    "copied-not",
    "copied-in-doubt",
    "copied-in-vain",
    "copied-too-long",
    "no-source",
    "no-lookup",
    "no-editor",
    "nothing-to-copy",
    "bookmark-is-gone",
    "warning-undecodable",
    "warning-left-out",
    "nothing-is-written",
    "no-such-command",
    "no-such-value",
    "is-set",
];

/// The languages by their tags, each with its messages.
fn languages() -> BTreeMap<String, BTreeMap<String, String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/messages");
    let files = fs::read_dir(folder).expect("messages").map(|entry| entry.expect("an entry").path());
    let language = |path: std::path::PathBuf| {
        let tag = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (tag, messages(&fs::read_to_string(path).expect("a text")))
    };
    files.map(language).collect()
}

/// The messages of a file: each name with all lines behind its sign.
fn messages(file: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for line in file.lines() {
        if line.starts_with([' ', '}']) {
            found.get_mut(&last).expect("a message").extend(["\n", line]);
        } else if let Some((name, text)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) {
            name.clone_into(&mut last);
            assert!(found.insert(last.clone(), text.to_owned()).is_none(), "{name} twice");
        }
    }
    found
}

/// The variables of a message.
fn variables(text: &str) -> BTreeSet<&str> {
    let names = text.split('$').skip(1);
    names.map(|rest| rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default()).collect()
}

/// The forms of a message as they are shown, with usual values: each plural is a form.
fn forms(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let forms = if lines.len() > 1 { &lines[1..lines.len() - 1] } else { &lines[..] };
    let shown = |form: &&str| {
        let form = form.trim_start().trim_start_matches('*');
        let form = if form.starts_with('[') { form.split_once("] ").map_or(form, |pair| pair.1) } else { form };
        let mut out = String::new();
        for (index, piece) in form.split(['{', '}']).enumerate() {
            out += match piece.trim() {
                _ if index % 2 == 0 => piece,
                "$what" => "1234 characters",
                "$terminal" | "$encoding" => "UTF-8",
                "$count" | "$letters" => "1234",
                variable if variable.starts_with('$') => "wl-copy",
                _ => "",
            };
        }
        out
    };
    forms.iter().map(shown).collect()
}

#[test]
fn every_language_says_everything() {
    let languages = languages();
    let english = &languages["en"];
    assert!(languages.len() >= 5 && english.len() > 400, "the messages are found");
    assert!(SAME.iter().chain(NOTICES).all(|name| english.contains_key(*name)), "each name is a message");
    let mut faults = Vec::new();
    for (tag, own) in languages.iter().filter(|(tag, _)| *tag != "en") {
        for name in english.keys().filter(|name| !own.contains_key(*name)) {
            faults.push(format!("{tag} lacks {name}"));
        }
        for (name, text) in own {
            let Some(meant) = english.get(name) else {
                faults.push(format!("{tag} alone has {name}"));
                continue;
            };
            if variables(text) != variables(meant) {
                faults.push(format!("{tag}: {name} has other variables than in English"));
            }
            if text == meant && !SAME.contains(&name.as_str()) {
                faults.push(format!("{tag}: {name} is English"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn notices_fit_the_status_line() {
    for (tag, own) in languages() {
        for name in NOTICES {
            for form in forms(&own[*name]) {
                assert!(cells(&form) <= 80, "{tag}: {name}: {form}");
            }
        }
    }
}
