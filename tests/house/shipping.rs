//! The parts of packages: the list of licences, the descriptions for desktops, and the page on security.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The text of a file of the repository.
fn text(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All that stands between `before` and `after` in `text`.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

const METAINFO: &str = "packaging/local.qari.qari.metainfo.xml";

#[test]
fn the_list_of_licences_is_current() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/licences");
    let output = Command::new(script).arg("--check").output().expect("Python runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_version_is_a_release_that_people_are_told_of() {
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(between(&text(METAINFO), "<release version=\"", "\"").first(), Some(&version));
    assert!(text("CHANGELOG.md").contains(&format!("\n## {version}\n")), "CHANGELOG.md has no part for {version}");
}

#[test]
fn desktops_are_told_the_same_types_twice() {
    let (metainfo, entry) = (text(METAINFO), text("packaging/qari.desktop"));
    let types = between(&entry, "MimeType=", "\n");
    let types: Vec<&str> = types[0].split_terminator(';').collect();
    assert_eq!(between(&metainfo, "<mediatype>", "</mediatype>"), types);
}

#[test]
fn the_tests_of_each_promise_exist() {
    let security = text("SECURITY.md");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let names = between(&security, "`", "`").into_iter().step_by(2);
    let files: Vec<&str> = names.filter(|name| name.contains('/') && !name.starts_with('/')).collect();
    assert!(files.len() > 15, "files are found: {files:?}");
    for file in files {
        assert!(root.join(file).exists(), "SECURITY.md names {file}");
    }
}
