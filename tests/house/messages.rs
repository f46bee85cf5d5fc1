//! The messages of all languages: complete, with the same variables, translated, and no wider than their place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::names::sources;
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

/// The source of the words of the status line: all messages that it names are notices.
const NOTICES: &str = "src/app/screen/notices.rs";

/// Notices that begin with an address or end with a reason or a list, which may be of any length.
const OF_ANY_LENGTH: &[&str] = &["continued", "file-is-gone", "no-such-keys", "only-beginning", "opening", "encoding"];

/// The cells that the status line has on a screen of 80 columns.
const WIDE: usize = 78;

/// The cells and the rows that a notice has on a screen of 40 columns: it goes on above the status line.
const NARROW: (usize, usize) = (38, 3);

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
                "$font" => "Noto Naskh Arabic",
                "$terminal" | "$encoding" => "UTF-8",
                "$count" | "$letters" => "1234",
                variable if variable.starts_with('$') => "wl-copy",
                number if number.bytes().all(|byte| byte.is_ascii_digit()) => number,
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
    assert!(SAME.iter().chain(OF_ANY_LENGTH).all(|name| english.contains_key(*name)), "each name is a message");
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

/// The texts of all Rust files below `folder`.
fn texts(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    sources(folder, &mut found);
    found.into_iter().map(|path| fs::read_to_string(path).expect("a text")).collect()
}

/// The string literals of a Rust text that are written like the name of a message: whole ones, and the beginnings of
/// those that a variable completes.
fn named(source: &str) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let is_name = |text: &&str| {
        text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let texts = || source.split('"').skip(1);
    let begun = texts().filter_map(|text| text.split_once('{').map(|(name, _)| name));
    (texts().filter(is_name).collect(), begun.filter(|name| name.ends_with('-')).filter(is_name).collect())
}

/// The messages that a source names, of those in `english`.
fn names_of<'a>(source: &str, english: &'a BTreeMap<String, String>) -> Vec<&'a str> {
    let (whole, begun) = named(source);
    let is_named = |name: &&String| whole.contains(name.as_str()) || begun.iter().any(|own| name.starts_with(own));
    english.keys().filter(is_named).map(String::as_str).collect()
}

#[test]
fn each_message_is_said_and_each_that_is_said_exists() {
    let languages = languages();
    let english = &languages["en"];
    let files = texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let said: BTreeSet<&str> = files.iter().flat_map(|file| names_of(file, english)).collect();
    let silent: Vec<&String> = english.keys().filter(|name| !said.contains(name.as_str())).collect();
    assert!(silent.is_empty(), "never said: {silent:?}");
    for file in &files {
        let asked = [".get(\"", ".fill(\""].into_iter().flat_map(|call| file.split(call).skip(1));
        for name in asked.filter_map(|rest| rest.split('"').next()) {
            let is_message = !name.contains('-') || name.contains('{') || english.contains_key(name);
            assert!(is_message, "there is no message {name}");
        }
    }
}

/// The rows that `text` takes in lines of `width` cells.
fn rows(text: &str, width: usize) -> usize {
    let mut lines = vec![0];
    for word in text.split(' ').map(cells) {
        let last = lines.last_mut().expect("a line");
        if *last > 0 && *last + 1 + word > width {
            lines.push(word);
        } else {
            *last += word + usize::from(*last > 0);
        }
    }
    lines.len()
}

#[test]
fn notices_fit_the_status_line() {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(NOTICES)).expect("a source");
    let languages = languages();
    let names: Vec<&str> = names_of(&source, &languages["en"]);
    assert!(names.len() > 60, "{names:?}");
    let mut faults = Vec::new();
    for (tag, own) in &languages {
        for name in names.iter().filter(|name| !OF_ANY_LENGTH.contains(name)) {
            for form in forms(&own[*name]) {
                if cells(&form) > WIDE || rows(&form, NARROW.0) > NARROW.1 {
                    faults.push(format!("{tag}: {name}: {} cells: {form}", cells(&form)));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
