//! The layers of ARCHITECTURE.md, held against the code: imports point one way, what is pure stays pure, and no files
//! import each other in a circle. `planted` breaks each rule in a copy of the sources and sees that it is caught.

mod house;
mod planted;

use std::fs;
use std::path::{Path, PathBuf};

use self::house::{File, House};

/// Packages that only some layers may name.
const PACKAGES: &[(&str, &[&str])] = &[
    ("crossterm", &["terminal", "system"]),
    ("ratatui", &["theme", "view", "terminal", "run"]),
    ("ratatui_core", &["qari_bidi::terminal", "qari_bidi::widgets", "qari_bidi::session"]),
    ("nix", &["system", "qari_bidi::tty"]),
    ("signal_hook", &["system"]),
];

/// The files of pure layers that import a layer that is not pure, by the end of their path, and why that changes no
/// answer.
const IMPORTERS: &[(&str, &str, &str)] =
    &[("system", "app/document/address.rs", "bytes become a name, which systems write in different ways")];

/// The modules of `std` that reach outside, which pure layers do not name.
const OUTSIDE: &[&str] = &["io", "fs", "env", "time", "net", "process", "thread", "sync"];

/// The modules of [`OUTSIDE`] that pure layers name all the same, by the end of the file's path, and why that changes
/// no answer.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("sync", "text/properties.rs", "the table of properties is filled as it is asked"),
    ("sync", "text/fold.rs", "the letters that are alike are put in order once"),
    ("sync", "layout/paragraph.rs", "lines are broken as they are asked for, and are the same in any order"),
    (
        "sync",
        "typeset/src/face.rs",
        "words that were shaped are kept, and have the same glyphs whenever they are asked for",
    ),
    ("sync", "format/phrases/division.rs", "the first words of a list in assets are gathered once"),
    ("sync", "format/phrases/page.rs", "the phrases of disclaimers are prepared once"),
    ("io", "format/epub/archive.rs", "an archive in memory is unpacked through the traits of reading"),
    ("io", "messages/reason.rs", "errors of the system are put into words; nothing is read or written"),
    ("fs", "format/phrases/mod.rs", "a test reads the lists in assets"),
    (
        "env",
        "terminal/profile/environment.rs",
        "the variables that tell terminals apart are read when a program asks for it",
    ),
    (
        "thread",
        "app/document/compiling.rs",
        "an expression is compiled on a thread, and finds the same whenever that is done",
    ),
    ("sync", "app/document/compiling.rs", "a test tells a thread when to go on"),
    ("thread", "format/pieces.rs", "pieces are read on several threads, and are the same in any order"),
    (
        "thread",
        "app/document/matches.rs",
        "slices are searched on several threads, and give the same matches in any order",
    ),
];

/// A row of the table of layers in ARCHITECTURE.md.
#[derive(Debug)]
struct Layer {
    /// The modules in it, which do not import each other.
    modules: Vec<String>,
    /// Those of them that are pure.
    pure: Vec<String>,
}

/// The table of layers in ARCHITECTURE.md, from the bottom up.
fn layers() -> Vec<Layer> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let table = text.lines().skip_while(|line| !line.starts_with("| layer |")).skip(2);
    let rows = table.take_while(|line| line.starts_with('|')).map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
        let modules = names(cells[0]);
        // The second cell says `pure` of the whole row, or names the modules that are.
        let pure = if cells[1] == "pure" { modules.clone() } else { names(cells[1]) };
        Layer { modules, pure }
    });
    let mut layers: Vec<Layer> = rows.collect();
    layers.push(Layer { modules: vec![String::from("lib"), String::from("main")], pure: Vec::new() });
    layers
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The layer that a file is of, by its module: the first name in the reader, the first two in the engine.
fn layer_of(file: &File) -> String {
    match file.module.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["qari_typeset", ..] => String::from("qari_typeset"),
        ["qari_bidi", first, ..] => format!("qari_bidi::{first}"),
        ["qari"] => String::from("lib"),
        ["qari", first, ..] | [first, ..] => (*first).to_owned(),
        [] => String::new(),
    }
}

/// All that breaks a rule in `house`, a line each.
fn violations(house: &House, layers: &[Layer]) -> Vec<String> {
    let rank = |layer: &str| layers.iter().position(|row| row.modules.iter().any(|module| module == layer));
    let mut found = Vec::new();
    for file in house.files() {
        let layer = layer_of(file);
        let path = file.path.display();
        if layer == "qari_bidi" {
            continue;
        }
        let Some(own) = rank(&layer) else {
            found.push(format!("{path}: {layer} is no layer of ARCHITECTURE.md"));
            continue;
        };
        for target in house.imports_of(file) {
            let other = layer_of(target);
            let is_pure = |layer: &String| rank(layer).is_some_and(|rank| layers[rank].pure.contains(layer));
            let is_excepted =
                || IMPORTERS.iter().any(|(outside, end, _)| other == *outside && file.path.ends_with(end));
            if other != layer && is_pure(&layer) && !is_pure(&other) && !is_excepted() {
                found.push(format!("{path} is pure and imports {}", target.path.display()));
            }
            if other != layer && rank(&other).is_some_and(|other| other >= own) && layer != "main" {
                found.push(format!("{path} imports {}, and {other} is not below {layer}", target.path.display()));
            }
        }
        for names in &file.names {
            let outside = PACKAGES.iter().find(|(package, allowed)| {
                names[0] == *package && !allowed.contains(&layer.as_str()) && !is_free(file, &layer)
            });
            if let Some((package, _)) = outside {
                found.push(format!("{path} names {package}"));
            }
            let is_of_system = names.len() > 1 && names[0] == "std" && names[1] == "os";
            if is_of_system
                && !["system", "qari_bidi::tty"].contains(&layer.as_str())
                && !file.path.ends_with("tests.rs")
            {
                found.push(format!("{path} names std::os"));
            }
            if names.len() > 1 && names[0] == "std" && names[1] == "net" {
                found.push(format!("{path} names std::net"));
            }
            // Sharing a value changes no answer; locks and cells might.
            let is_shared = names.len() >= 3 && names[..3] == ["std", "sync", "Arc"];
            let is_outside = layers[own].pure.contains(&layer) && names[0] == "std" && names.len() > 1 && !is_shared;
            if is_outside && OUTSIDE.contains(&names[1].as_str()) && !is_excepted(file, &names[1]) {
                found.push(format!("{path} is pure and names std::{}", names[1]));
            }
        }
    }
    for circle in house.circles() {
        let paths: Vec<String> = circle.iter().map(|file| file.path.display().to_string()).collect();
        found.push(format!("a circle: {}", paths.join(", ")));
    }
    found.sort();
    found.dedup();
    found
}

/// Returns `true` if a file may name any package: the program's own, and tests.
fn is_free(file: &File, layer: &str) -> bool {
    layer == "main" || file.path.ends_with("tests.rs")
}

fn is_excepted(file: &File, module: &str) -> bool {
    EXCEPTIONS.iter().any(|(outside, end, _)| *outside == module && file.path.ends_with(end))
}

#[test]
fn the_house_keeps_its_rules() {
    let house = House::read(&root());
    assert!(house.files().len() > 100, "the sources are found");
    let arrows: usize = house.files().iter().map(|file| house.imports_of(file).len()).sum();
    assert!(arrows > 400, "the imports are found: {arrows}");
    let violations = violations(&house, &layers());
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn no_exception_outlives_its_reason() {
    let house = House::read(&root());
    for (module, end, why) in EXCEPTIONS {
        let needs = |file: &&File| {
            file.names.iter().any(|names| names[0] == "std" && names.get(1).is_some_and(|name| name == module))
        };
        let found = house.files().iter().filter(|file| file.path.ends_with(end)).any(|file| needs(&file));
        assert!(found, "{end} does not name std::{module} ({why})");
    }
}
