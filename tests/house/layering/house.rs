//! The house as its code draws it: files, modules, and the names that each file takes from others, read from the syntax
//! trees of whole files (code behind `#[cfg(test)]`, inside macros and in attributes too).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// An absolute path of names: the crate, its modules, perhaps an item.
pub type Names = Vec<String>;

/// The crates whose sources are read: the name that paths give them, the root file, and the folder of their modules.
const CRATES: &[(&str, &str)] = &[
    ("qari", "src/lib.rs"),
    ("main", "src/main.rs"),
    ("qari_bidi", "engine/src/lib.rs"),
    ("qari_typeset", "typeset/src/lib.rs"),
];

/// A source file and what it names.
#[derive(Debug)]
pub struct File {
    /// The path below the folder that was read.
    pub path: PathBuf,
    /// The module that it is.
    pub module: Names,
    /// The absolute paths that it names.
    pub names: BTreeSet<Names>,
}

/// All source files.
#[derive(Debug, Default)]
pub struct House {
    files: Vec<File>,
    /// The names that stand for something elsewhere in a module: its imports, re-exports among them.
    imports: BTreeMap<Names, BTreeMap<String, Names>>,
    /// The modules from which a module imports all names.
    globs: BTreeMap<Names, Vec<Names>>,
}

impl House {
    /// Reads the crates below `root`.
    pub fn read(root: &Path) -> Self {
        let mut house = Self::default();
        let mut trees = Vec::new();
        for (name, file) in CRATES {
            house.collect(root, Path::new(file), &vec![(*name).to_owned()], &mut trees);
        }
        let modules: BTreeSet<Names> = house.files.iter().map(|file| file.module.clone()).collect();
        for (index, tree) in trees.iter().enumerate() {
            let module = house.files[index].module.clone();
            let mut reader = Reader::new(&modules, module);
            // Imports first: a path may begin with a name that is imported below it.
            reader.only_imports = true;
            reader.visit_file(tree);
            reader.only_imports = false;
            reader.visit_file(tree);
            house.files[index].names = reader.names;
            for (module, name, target) in reader.imports {
                house.imports.entry(module).or_default().insert(name, target);
            }
            for (module, target) in reader.globs {
                house.globs.entry(module).or_default().push(target);
            }
        }
        house
    }

    /// Reads `file` as module `module`, and the files of the modules that it declares.
    fn collect(&mut self, root: &Path, file: &Path, module: &Names, trees: &mut Vec<syn::File>) {
        let text = fs::read_to_string(root.join(file)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let tree = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let is_root = file.file_name().is_some_and(|name| name == "mod.rs" || name == "lib.rs");
        // `main.rs` is the root of a crate whose modules stand in `src/main`.
        let folder = if is_root { file.parent().expect("a folder").to_owned() } else { file.with_extension("") };
        let declared = declared(&tree.items);
        self.files.push(File { path: file.to_owned(), module: module.clone(), names: BTreeSet::new() });
        trees.push(tree);
        for name in declared {
            let inner = [module.as_slice(), std::slice::from_ref(&name)].concat();
            let candidates = [folder.join(format!("{name}.rs")), folder.join(&name).join("mod.rs")];
            let found = candidates.iter().find(|candidate| root.join(candidate).is_file());
            let found = found.unwrap_or_else(|| panic!("{} declares {name}, which has no file", file.display()));
            self.collect(root, found, &inner, trees);
        }
    }

    /// The source files.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The file in which what `names` stands for is written, through imports and re-exports; `None` if it is of another
    /// crate.
    pub fn file_of(&self, names: &Names) -> Option<&File> {
        self.file_in(names, 0)
    }

    fn file_in(&self, names: &Names, depth: usize) -> Option<&File> {
        let mut module: Names = vec![names.first()?.clone()];
        let mut at = self.module(&module)?;
        for (index, name) in names.iter().enumerate().skip(1) {
            module.push(name.clone());
            if let Some(file) = self.module(&module) {
                at = file;
                continue;
            }
            module.pop();
            if depth < 16 {
                let rest = &names[index + 1..];
                let imported = self.imports.get(&module).and_then(|imports| imports.get(name));
                if let Some(target) = imported {
                    let through = [target.as_slice(), rest].concat();
                    return self.file_in(&through, depth + 1);
                }
                let globs = self.globs.get(&module).into_iter().flatten();
                let found = globs
                    .filter(|target| self.imports.get(*target).is_some_and(|imports| imports.contains_key(name)))
                    .find_map(|target| {
                        let through = [target.as_slice(), std::slice::from_ref(name), rest].concat();
                        self.file_in(&through, depth + 1)
                    });
                if found.is_some() {
                    return found;
                }
            }
            break;
        }
        Some(at)
    }

    fn module(&self, module: &Names) -> Option<&File> {
        self.files.iter().find(|file| file.module == *module)
    }

    /// The files that `file` names something of, itself aside.
    pub fn imports_of(&self, file: &File) -> Vec<&File> {
        let targets = file.names.iter().filter_map(|names| self.file_of(names));
        let mut targets: Vec<&File> = targets.filter(|target| target.module != file.module).collect();
        targets.sort_by_key(|target| &target.module);
        targets.dedup_by_key(|target| &target.module);
        targets
    }

    /// The circles of files: groups in which each file names something of the next, and the last of the first. That a
    /// module's own file names what stands in its folder makes no circle: it is the face of the module.
    pub fn circles(&self) -> Vec<Vec<&File>> {
        let arrows: Vec<Vec<usize>> = self
            .files
            .iter()
            .map(|file| {
                let index = |target: &File| self.files.iter().position(|other| other.module == target.module);
                let targets =
                    self.imports_of(file).into_iter().filter(|target| !target.module.starts_with(&file.module));
                targets.filter_map(index).collect()
            })
            .collect();
        let reachable: Vec<BTreeSet<usize>> = (0..arrows.len()).map(|start| reach(&arrows, start)).collect();
        let mut circles: Vec<Vec<usize>> = Vec::new();
        for one in 0..arrows.len() {
            if reachable[one].contains(&one) && !circles.iter().flatten().any(|&other| other == one) {
                let circle = |&other: &usize| reachable[one].contains(&other) && reachable[other].contains(&one);
                circles.push((0..arrows.len()).filter(circle).collect());
            }
        }
        circles.into_iter().map(|circle| circle.into_iter().map(|index| &self.files[index]).collect()).collect()
    }
}

/// All that can be reached from `start` by one arrow or more.
fn reach(arrows: &[Vec<usize>], start: usize) -> BTreeSet<usize> {
    let mut seen = BTreeSet::new();
    let mut ahead = arrows[start].clone();
    while let Some(index) = ahead.pop() {
        if seen.insert(index) {
            ahead.extend(&arrows[index]);
        }
    }
    seen
}

/// The modules that these items declare in files of their own.
fn declared(items: &[syn::Item]) -> Vec<String> {
    let module = |item: &syn::Item| match item {
        syn::Item::Mod(module) if module.content.is_none() => Some(module.ident.to_string()),
        _ => None,
    };
    items.iter().filter_map(module).collect()
}

/// Reads the names out of one file.
struct Reader<'a> {
    modules: &'a BTreeSet<Names>,
    /// The module that is read: the file's, or one that is written inside it.
    module: Names,
    /// The module that the file is.
    file: Names,
    only_imports: bool,
    names: BTreeSet<Names>,
    imports: Vec<(Names, String, Names)>,
    globs: Vec<(Names, Names)>,
}

impl<'a> Reader<'a> {
    fn new(modules: &'a BTreeSet<Names>, file: Names) -> Self {
        let (imports, globs) = (Vec::new(), Vec::new());
        Self { modules, module: file.clone(), file, only_imports: false, names: BTreeSet::new(), imports, globs }
    }

    /// The absolute path that `path` stands for here; a path into another crate stays as it is.
    fn absolute(&self, path: &[String]) -> Option<Names> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some([&self.file[..1], rest].concat()),
            "self" => Some([self.module.as_slice(), rest].concat()),
            "super" => {
                let mut module = self.module.clone();
                let ups = path.iter().take_while(|name| *name == "super").count();
                module.truncate(module.len().saturating_sub(ups));
                Some([module.as_slice(), &path[ups..]].concat())
            }
            _ => {
                let inner = [self.module.as_slice(), std::slice::from_ref(first)].concat();
                if self.modules.contains(&inner) {
                    return Some([inner.as_slice(), rest].concat());
                }
                let imported = self.imports.iter().find(|(_, name, _)| name == first);
                if let Some((_, _, target)) = imported {
                    return Some([target.as_slice(), rest].concat());
                }
                Some(path.to_vec())
            }
        }
    }

    fn name(&mut self, path: &[String]) {
        // One name alone is imported or of this file; the import says where it comes from.
        let is_whole = path.len() > 1 || path.first().is_some_and(|name| name == "crate");
        if is_whole
            && !self.only_imports
            && let Some(absolute) = self.absolute(path)
        {
            self.names.insert(absolute);
        }
    }

    fn import(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.import(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) if name.ident == "self" => {
                let called = before.last().cloned().unwrap_or_default();
                self.imported(before, called);
            }
            syn::UseTree::Name(name) => self.imported(&with(&name.ident), name.ident.to_string()),
            syn::UseTree::Rename(rename) if rename.ident == "self" => self.imported(before, rename.rename.to_string()),
            syn::UseTree::Rename(rename) => self.imported(&with(&rename.ident), rename.rename.to_string()),
            syn::UseTree::Glob(_) => {
                if let Some(target) = self.absolute(before) {
                    if self.only_imports {
                        self.globs.push((self.module.clone(), target));
                    } else {
                        self.names.insert(target);
                    }
                }
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(before, tree)),
        }
    }

    fn imported(&mut self, path: &[String], called: String) {
        let Some(target) = self.absolute(path) else { return };
        if !self.only_imports {
            self.names.insert(target);
        } else if target != [self.module.as_slice(), std::slice::from_ref(&called)].concat() {
            self.imports.push((self.module.clone(), called, target));
        }
    }

    /// The paths in what is no syntax tree: the arguments of a macro or of an attribute, texts that are paths among
    /// them.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.name(&std::mem::take(&mut path));
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                other => {
                    self.name(&std::mem::take(&mut path));
                    colons = 0;
                    match other {
                        TokenTree::Group(group) => self.tokens(group.stream()),
                        TokenTree::Literal(literal) => {
                            let text = literal.to_string();
                            let text = text.trim_matches('"');
                            if let (true, Ok(path)) = (text.contains("::"), syn::parse_str::<syn::Path>(text)) {
                                self.visit_path(&path);
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        self.name(&path);
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if module.content.is_some() {
            self.module.push(module.ident.to_string());
            visit::visit_item_mod(self, module);
            self.module.pop();
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&[], &item.tree);
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        self.names.insert(vec![item.ident.to_string(), String::from("*")]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Names = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.name(&names);
        visit::visit_path(self, path);
    }

    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {
        // `pub(crate)` and its like name nothing.
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        visit::visit_macro(self, call);
        self.tokens(call.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone());
        }
    }
}
