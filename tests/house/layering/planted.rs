//! Breaks each rule once, in a copy of the sources, and sees that it is caught.

use std::fs;
use std::path::{Path, PathBuf};

use super::house::House;
use super::{layers, root, violations};

/// Code that breaks a rule: the module file below which it is planted in a file of its own, the code, and what has to
/// be said of it.
const PLANTS: &[(&str, &str, &str)] = &[
    ("src/article/mod.rs", "use crate::view::paint;", "imports src/view/mod.rs"),
    ("src/search/mod.rs", "use crate::{article::Pos, view::{self as v, paint as p}};", "imports src/view/mod.rs"),
    ("src/search/mod.rs", "use super::super::app::App as A;", "imports src/app/mod.rs"),
    ("src/format/mod.rs", "fn planted() { crate::view::paint(); }", "imports src/view/mod.rs"),
    ("src/format/mod.rs", "fn planted() { println!(\"{}\", crate::view::paint(1)); }", "imports src/view/mod.rs"),
    ("src/format/mod.rs", "#[cfg(test)]\nmod tests { use crate::view::paint; }", "imports src/view/mod.rs"),
    ("src/format/mod.rs", "mod inner { fn f() { super::super::super::app::planted(); } }", "imports src/app/mod.rs"),
    ("src/format/mod.rs", "use crate as house; fn planted() { house::view::paint(); }", "imports src/view/mod.rs"),
    ("src/article/mod.rs", "#[serde(with = \"crate::view::planted\")] struct Planted;", "imports src/view/mod.rs"),
    ("src/search/mod.rs", "use crate::format::Error as E;", "and format is not below search"),
    ("src/messages/mod.rs", "use crate::article::Pos as P;", "and article is not below messages"),
    ("src/format/mod.rs", "extern crate crossterm as c;", "names crossterm"),
    ("src/app/mod.rs", "fn planted() -> ratatui::style::Style { ratatui::style::Style::new() }", "names ratatui"),
    ("src/terminal/mod.rs", "use std::os::fd::AsFd;", "names std::os"),
    ("src/run.rs", "use std::net::TcpStream;", "names std::net"),
    ("src/run.rs", "fn planted() -> i32 { nix::unistd::getpid().as_raw() }", "names nix"),
    ("src/app/mod.rs", "use crate::system::files as f;", "is pure and imports src/system"),
    ("src/article/mod.rs", "use std::{fmt as f, fs as files};", "is pure and names std::fs"),
    ("src/search/mod.rs", "fn planted() { vec![std::env::var(\"A\")]; }", "is pure and names std::env"),
    ("engine/src/layout/mod.rs", "use std::time::Instant;", "is pure and names std::time"),
    ("engine/src/text/mod.rs", "use crate::layout::Options as O;", "imports engine/src/layout/mod.rs"),
];

#[test]
fn each_rule_is_caught_when_it_is_broken() {
    let copy = Copy::new("rules");
    for (index, (parent, code, _)) in PLANTS.iter().enumerate() {
        copy.add(parent, &format!("mod planted_{index};"));
        let folder = parent.trim_end_matches("/mod.rs").trim_end_matches(".rs");
        copy.write(&format!("{folder}/planted_{index}.rs"), code);
    }
    let found = violations(&House::read(&copy.root), &layers());
    for (index, (parent, code, said)) in PLANTS.iter().enumerate() {
        let is_caught = |found: &String| found.contains(&format!("/planted_{index}.rs")) && found.contains(said);
        assert!(found.iter().any(is_caught), "{parent}: {code}\nis not caught:\n{}", found.join("\n"));
    }
    let others: Vec<&String> = found.iter().filter(|found| !found.contains("/planted_")).collect();
    assert!(others.is_empty(), "nothing else is said: {others:?}");
}

#[test]
fn an_import_through_a_re_export_is_one_of_where_it_leads() {
    let copy = Copy::new("re-exports");
    copy.add("src/lib.rs", "pub use view::paint as planted; pub mod all { pub use super::view::*; }");
    copy.add("src/format/mod.rs", "use crate::planted;");
    copy.add("src/search/mod.rs", "use crate::all::paint as planted;");
    let found = violations(&House::read(&copy.root), &layers()).join("\n");
    assert!(found.contains("src/format/mod.rs imports src/view/mod.rs"), "{found}");
    assert!(found.contains("src/search/mod.rs imports src/lib.rs"), "{found}");
}

#[test]
fn a_circle_of_files_is_caught() {
    let copy = Copy::new("circles");
    let declare = "mod planted_one; mod planted_two; mod planted_three; pub use planted_three::Three;";
    copy.add("src/search/mod.rs", declare);
    copy.write("src/search/planted_one.rs", "use super::planted_two::Two; pub struct One(Two);");
    copy.write("src/search/planted_two.rs", "pub struct Two(Box<super::Three>);");
    copy.write("src/search/planted_three.rs", "#[cfg(test)] mod tests { use super::super::planted_one::One; }");
    let found = violations(&House::read(&copy.root), &layers());
    let circle = "src/search/planted_one.rs, src/search/planted_two.rs, src/search/planted_three.rs";
    assert!(found.iter().any(|found| found.contains(circle)), "{found:?}");
}

/// A copy of the sources to break.
struct Copy {
    root: PathBuf,
}

impl Copy {
    fn new(name: &str) -> Self {
        let copy = Self { root: Path::new(env!("CARGO_TARGET_TMPDIR")).join("layering").join(name) };
        if copy.root.exists() {
            fs::remove_dir_all(&copy.root).expect("the copy of an earlier run is removed");
        }
        for house in ["src", "engine/src", "typeset/src"] {
            copy_folder(&root().join(house), &copy.root.join(house));
        }
        copy
    }

    /// Adds a line to the end of a file.
    fn add(&self, file: &str, line: &str) {
        let before = fs::read_to_string(self.root.join(file)).expect("a source file");
        self.write(file, &format!("{before}\n{line}\n"));
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.root.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("the copy is written");
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file is copied");
        }
    }
}
