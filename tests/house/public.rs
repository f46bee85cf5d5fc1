//! The public items of the crate `qari-bidi`, held against the list in `engine/public.txt`.
//!
//! Public is all that the root of the crate exports and does not hide: its types with their fields or variants, its
//! functions, and the methods of its types. `PUBLIC=write cargo test --test house public` writes the list.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::Path;

use super::names::sources;
use syn::{Attribute, Fields, ImplItem, Item, Type, UseTree, Visibility};

/// The most items that may be public.
const MOST: usize = 90;

fn items(file: &Path) -> Vec<Item> {
    let text = fs::read_to_string(file).expect("a text");
    syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display())).items
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("doc")
            && attribute.parse_args::<syn::Ident>().is_ok_and(|argument| argument == "hidden")
    })
}

fn is_public(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    matches!(visibility, Visibility::Public(_)) && !is_hidden(attributes)
}

/// The names that a tree of imports ends in.
fn leaves(tree: &UseTree, found: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => leaves(&path.tree, found),
        UseTree::Name(name) => _ = found.insert(name.ident.to_string()),
        UseTree::Rename(name) => _ = found.insert(name.rename.to_string()),
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, found)),
        UseTree::Glob(_) => panic!("the root exports names, not all of a module"),
    }
}

/// The public fields of a struct, in braces.
fn fields(fields: &Fields) -> String {
    let names = fields.iter().filter(|field| is_public(&field.vis, &field.attrs));
    let names: Vec<String> = names.filter_map(|field| Some(field.ident.as_ref()?.to_string())).collect();
    if names.is_empty() { String::new() } else { format!(" {{ {} }}", names.join(", ")) }
}

/// The methods and constants of an `impl` of a type itself, or a trait.
fn members(items: &[ImplItem]) -> Vec<String> {
    let name = |item: &ImplItem| match item {
        ImplItem::Fn(own) if is_public(&own.vis, &own.attrs) => Some(format!("{}()", own.sig.ident)),
        ImplItem::Const(own) if is_public(&own.vis, &own.attrs) => Some(own.ident.to_string()),
        _ => None,
    };
    items.iter().filter_map(name).collect()
}

/// The public items of the crate whose sources are in `folder`, a line each.
fn public_items(folder: &Path) -> BTreeSet<String> {
    let mut exported = BTreeSet::new();
    for item in items(&folder.join("lib.rs")) {
        match item {
            Item::Use(own) if is_public(&own.vis, &own.attrs) => leaves(&own.tree, &mut exported),
            Item::Mod(own) => assert!(!is_public(&own.vis, &own.attrs), "{} is a public module", own.ident),
            _ => {}
        }
    }
    let mut files = Vec::new();
    sources(folder, &mut files);
    // Settings of the reader's, which are hidden; one is called as the widget is.
    files.retain(|file| !file.ends_with("terminal/profile/wishes.rs"));
    let mut found = BTreeSet::new();
    for item in files.iter().flat_map(|file| items(file)) {
        match item {
            Item::Struct(own) if is_public(&own.vis, &[]) && exported.contains(&own.ident.to_string()) => {
                found.insert(format!("struct {}{}", own.ident, fields(&own.fields)));
            }
            Item::Enum(own) if is_public(&own.vis, &[]) && exported.contains(&own.ident.to_string()) => {
                let variants: Vec<String> = own.variants.iter().map(|variant| variant.ident.to_string()).collect();
                found.insert(format!("enum {} {{ {} }}", own.ident, variants.join(", ")));
            }
            Item::Trait(own) if exported.contains(&own.ident.to_string()) => {
                found.insert(format!("trait {}", own.ident));
                for member in &own.items {
                    if let syn::TraitItem::Fn(method) = member {
                        found.insert(format!("{}::{}()", own.ident, method.sig.ident));
                    }
                }
            }
            Item::Fn(own) if is_public(&own.vis, &own.attrs) && exported.contains(&own.sig.ident.to_string()) => {
                found.insert(format!("fn {}()", own.sig.ident));
            }
            Item::Impl(own) if own.trait_.is_none() => {
                let Type::Path(path) = &*own.self_ty else { continue };
                let name = path.path.segments.last().expect("a name").ident.to_string();
                if exported.contains(&name) {
                    found.extend(members(&own.items).into_iter().map(|member| format!("{name}::{member}")));
                }
            }
            _ => {}
        }
    }
    for name in &exported {
        let is_it = |line: &String| line.split([' ', '(']).nth(1) == Some(name);
        assert!(found.iter().any(is_it), "{name} is exported, and not found");
    }
    found
}

#[test]
fn the_public_items_are_those_listed() {
    let engine = Path::new(env!("CARGO_MANIFEST_DIR")).join("engine");
    let (found, list) = (public_items(&engine.join("src")), engine.join("public.txt"));
    assert!(found.len() <= MOST, "{} public items", found.len());
    let text: String = found.iter().map(|item| format!("{item}\n")).collect();
    if env::var_os("PUBLIC").is_some() {
        fs::write(&list, &text).expect("a list");
    }
    let listed = fs::read_to_string(&list).expect("a list");
    let listed: BTreeSet<String> = listed.lines().map(str::to_owned).collect();
    let differ: Vec<&String> = found.symmetric_difference(&listed).collect();
    assert!(differ.is_empty(), "engine/public.txt differs: {differ:#?}");
}

/// The suites of Unicode and the examples stand for any program: they name what is public and nothing else.
#[test]
fn suites_and_examples_use_public_items() {
    let engine = Path::new(env!("CARGO_MANIFEST_DIR")).join("engine");
    let mut files = vec![engine.join("tests/conformance.rs"), engine.join("tests/common/order.rs")];
    sources(&engine.join("examples"), &mut files);
    assert!(files.len() > 8, "{files:?}");
    for file in files {
        let text = fs::read_to_string(&file).expect("a text");
        for hidden in ["layout", "text", "terminal", "widgets", "session"] {
            let ways = [format!("qari_bidi::{hidden}::"), format!("{hidden}::{{self")];
            assert!(!ways.iter().any(|way| text.contains(way)), "{}: {hidden} is hidden", file.display());
        }
    }
}
