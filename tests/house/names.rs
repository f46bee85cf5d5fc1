//! Public type names: each stands for one thing in the whole workspace.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders of the workspace's libraries.
const FOLDERS: [&str; 3] = ["src", "engine/src", "typeset/src"];

/// Names that several types have, and the reason.
const SHARED: &[(&str, &str)] = &[
    ("Error", "the error of its module, named with the module wherever it is used, as `io::Error` is"),
    ("Bidi", "the engine's widget, and a setting of the reader's that the engine hides"),
    ("Session", "the engine's for other programs, and the reader's own; neither names the other"),
];

/// The words that declare a type.
const DECLARATIONS: [&str; 5] = ["struct", "enum", "trait", "type", "union"];

/// The Rust files in `folder` and below it, without what is built.
pub(super) fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The name of the public type that a line declares.
fn name(line: &str) -> Option<&str> {
    let declaration = line.trim_start().strip_prefix("pub ")?;
    let mut words = declaration.split(|c: char| !c.is_alphanumeric() && c != '_');
    DECLARATIONS.contains(&words.next()?).then(|| words.next()).flatten()
}

/// The names of the public types that `source` declares.
fn names(source: &str) -> Vec<&str> {
    source.lines().filter_map(name).collect()
}

#[test]
fn each_public_type_name_stands_for_one_thing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in FOLDERS {
        sources(&root.join(folder), &mut files);
    }
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    // The faces of `system` are the same on every system: one of them is looked at.
    for file in files.iter().filter(|file| !file.starts_with(root.join("src/system/windows"))) {
        let source = fs::read_to_string(file).expect("a text");
        let place = file.strip_prefix(root).expect("inside the workspace").display().to_string();
        for name in names(&source) {
            places.entry(name.to_owned()).or_default().push(place.clone());
        }
    }
    assert!(places.len() > 100, "only {} types were found", places.len());
    let shared: Vec<&str> = SHARED.iter().map(|(name, _)| *name).collect();
    for (name, places) in &places {
        let is_shared = shared.contains(&name.as_str());
        assert!(places.len() == 1 || is_shared, "{name} stands for several things: {}", places.join(", "));
        assert!(places.len() > 1 || !is_shared, "{name} is listed as shared and is not");
    }
    assert!(shared.iter().all(|name| places.contains_key(*name)), "a name is listed that no type has");
}

#[test]
fn declarations_are_found() {
    let source = "pub struct One<'a> {\n    pub enum Two {}\npub type Three = u8;\npub trait Four: Five {}\n\
                  struct No;\npub(crate) struct No;\npub fn no() {}\npub use a::struct_of;\npub struct Six(u8);";
    assert_eq!(names(source), ["One", "Two", "Three", "Four", "Six"]);
}
