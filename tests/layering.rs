//! The layers: imports point one way.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers from the bottom up. A layer may import from those before it; those of one row not from each other.
const LAYERS: &[&[&str]] = &[
    &["messages", "article"],
    &["format", "search"],
    &["page"],
    &["load", "app", "print"],
    &["theme", "terminal", "home"],
    &["config", "history"],
    &["cli", "view"],
    &["run"],
    &["doctor"],
    &["main", "lib"],
];

/// Who may name a package of the terminal.
const TERMINAL_PACKAGES: &[(&str, &[&str])] =
    &[("crossterm", &["terminal"]), ("ratatui", &["theme", "view", "terminal", "run"]), ("signal_hook", &["terminal"])];

/// Every source file with the layer it is in.
fn sources() -> Vec<(String, PathBuf)> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() { collect(&entry, files) } else { files.push(entry) }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let layer = |file: &Path| {
        let inside = file.strip_prefix(&root).expect("inside src");
        let first = inside.iter().next().expect("a name").to_string_lossy().into_owned();
        first.trim_end_matches(".rs").to_owned()
    };
    files.into_iter().map(|file| (layer(&file), file)).collect()
}

fn rank(layer: &str) -> usize {
    LAYERS
        .iter()
        .position(|row| row.contains(&layer))
        .unwrap_or_else(|| panic!("{layer} has no place among the layers"))
}

/// The code of a file without its comments and its tests.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("a source file");
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The modules of this crate that `code` names, however the path is written.
fn imports(code: &str) -> Vec<String> {
    [names_after(code, "crate::"), names_after(code, "qari::")].concat()
}

/// The names that follow `prefix` in paths and in lists of imports.
fn names_after(code: &str, prefix: &str) -> Vec<String> {
    let word = |part: &str| part.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let names = code.match_indices(prefix).flat_map(|(at, _)| {
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                top_level(list.split("};").next().unwrap_or_default()).iter().map(|part| word(part)).collect()
            }
            None => vec![word(rest)],
        }
    });
    names.filter(|name| !name.is_empty()).collect()
}

/// The parts of a list of imports, not split inside braces.
fn top_level(list: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().expect("a part").push(c);
    }
    parts
}

#[test]
fn imports_point_one_way() {
    let sources = sources();
    assert!(sources.len() > 30, "the sources are found");
    let mut arrows = 0;
    for (layer, file) in &sources {
        for import in imports(&code(file)) {
            if import == *layer || layer == "main" {
                continue;
            }
            arrows += 1;
            assert!(rank(&import) < rank(layer), "{} imports {import}, which is not below {layer}", file.display());
        }
    }
    assert!(arrows > 50, "the imports are found");
}

#[test]
fn only_the_upper_layers_know_the_terminal() {
    for (layer, file) in sources() {
        for (package, allowed) in TERMINAL_PACKAGES {
            let names = code(&file).contains(&format!("{package}::"));
            assert!(!names || allowed.contains(&layer.as_str()), "{} names {package}", file.display());
        }
    }
}

/// The pure layers use no clock, no environment and no files.
#[test]
fn the_inner_layers_are_pure() {
    for (layer, file) in sources() {
        if !["article", "messages", "format", "search", "page", "app"].contains(&layer.as_str()) {
            continue;
        }
        let modules = names_after(&code(&file), "std::");
        for outside in ["io", "fs", "env", "time", "net", "process", "thread", "sync"] {
            // An archive that is in memory is unpacked through the traits of reading.
            if outside == "io" && file.ends_with("format/epub/archive.rs") {
                continue;
            }
            // Slices are searched on several threads; what is found does not depend on that either.
            if outside == "thread" && file.ends_with("app/document/matches.rs") {
                continue;
            }
            assert!(!modules.contains(&outside.to_owned()), "{} uses std::{outside}", file.display());
        }
    }
}

#[test]
fn the_test_sees_what_it_is_to_see() {
    assert_eq!(imports("use crate::{a, b::{c, d}, e};\nuse crate::f::g; crate::h::i()"), ["a", "b", "e", "f", "h"]);
    assert_eq!(names_after("use std::{io, iter};", "std::"), ["io", "iter"]);
}
