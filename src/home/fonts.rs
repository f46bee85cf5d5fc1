//! Font files of the system and the person, found by the names of families.

use std::path::{Path, PathBuf};
use std::{env, fs};

use qari_typeset::Face;
use walkdir::WalkDir;

use super::folder;

/// Naskh, in the order of preference.
const NASKH: [&str; 4] = ["Amiri", "Scheherazade New", "Scheherazade", "Noto Naskh Arabic"];

/// The families of languages that are set in others than Naskh first.
const OF_LANGUAGES: [(&[&str], &[&str]); 3] = [
    (&["ur", "ks", "pnb", "skr"], &["Noto Nastaliq Urdu"]),
    (&["fa", "prs", "mzn", "lrc"], &["Vazirmatn"]),
    (&["he", "yi"], &["Frank Ruehl CLM", "FrankRuehlCLM", "Noto Serif Hebrew", "FreeSerif"]),
];

/// Families that have what others lack: letters of other scripts, signs.
const OTHERS: [&[&str]; 3] = [&["Noto Serif", "DejaVu Serif"], &["DejaVu Sans"], &["FreeSerif"]];

/// The endings of the names of font files.
const EXTENSIONS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

/// Endings of the file names of a family's usual face, without its extension, the best first.
const USUAL: [&str; 6] = ["", "regular", "variablefontwght", "wght", "medium", "book"];

/// Reads the faces that texts in `language`, an IETF tag, are set in: the font that is `wanted`, the name of a family
/// or the path of a file, then those that suit the language, then others for what these lack. The first one has the
/// letters of the language; there may be none.
#[must_use]
pub fn faces(wanted: Option<&str>, language: Option<&str>) -> Vec<Face> {
    let language = language.unwrap_or_default().split(['-', '_']).next().unwrap_or_default();
    let own = OF_LANGUAGES.iter().find(|(tags, _)| tags.contains(&language)).map_or(&[][..], |(_, families)| *families);
    let files = files();
    let mut faces: Vec<Face> = wanted.into_iter().filter_map(|wanted| wanted_face(wanted, &files)).collect();
    if faces.is_empty() && wanted.is_some() {
        return faces;
    }
    let of = |families: &[&str]| families.iter().find_map(|family| face_of(family, &files));
    faces.extend(of(own));
    faces.extend(of(&NASKH));
    if !faces.is_empty() {
        faces.extend(OTHERS.iter().filter_map(|families| of(families)));
    }
    faces
}

/// Reads the font that is wanted: a file, or a family.
fn wanted_face(wanted: &str, files: &[PathBuf]) -> Option<Face> {
    if wanted.contains('/') { read(Path::new(wanted)) } else { face_of(wanted, files) }
}

/// Reads the usual face of a family.
fn face_of(family: &str, files: &[PathBuf]) -> Option<Face> {
    let family = plain(family);
    let mut candidates: Vec<(usize, &PathBuf)> = files
        .iter()
        .filter_map(|file| {
            let stem = plain(&file.file_stem()?.to_string_lossy());
            let rest = stem.strip_prefix(&family)?;
            Some((USUAL.iter().position(|usual| rest == *usual)?, file))
        })
        .collect();
    candidates.sort_unstable();
    candidates.into_iter().find_map(|(_, file)| read(file))
}

fn read(file: &Path) -> Option<Face> {
    Face::new(fs::read(file).ok()?, 0)
}

/// Returns the letters and digits of a name, as small letters.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns the font files of the person, then those of the system.
fn files() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = folder("XDG_DATA_HOME", ".local/share").into_iter().collect();
    let system = env::var_os("XDG_DATA_DIRS").unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    folders.extend(env::split_paths(&system));
    let mut folders: Vec<PathBuf> = folders.into_iter().map(|folder| folder.join("fonts")).collect();
    folders.extend(crate::system::files::home().map(|home| Path::new(&home).join(".fonts")));
    let files = folders.iter().flat_map(|folder| WalkDir::new(folder).follow_links(true).into_iter().flatten());
    let is_font = |path: &PathBuf| {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str()))
    };
    files.map(walkdir::DirEntry::into_path).filter(is_font).collect()
}
