//! Font files of the system and the person, found by the names of families.

mod tables;

use std::path::{Path, PathBuf};
use std::{env, fs};

use qari_typeset::{Face, FontLabel};
use walkdir::WalkDir;

use super::folder;

/// Naskh, in the order of preference.
const NASKH: [&str; 4] = ["Amiri", "Scheherazade New", "Scheherazade", "Noto Naskh Arabic"];

/// The families of languages that are set in others than Naskh first.
const OF_LANGUAGES: [(&[&str], &[&str]); 3] = [
    (&["ur", "ks", "pnb", "skr"], &["Noto Nastaliq Urdu"]),
    (&["fa", "prs", "mzn", "lrc"], &["Vazirmatn"]),
    (&["he", "yi"], &["Frank Ruehl CLM", "Noto Serif Hebrew", "FreeSerif"]),
];

/// Families that have what others lack: letters of other scripts, signs.
const OTHERS: [&[&str]; 3] = [&["Noto Serif", "DejaVu Serif"], &["DejaVu Sans"], &["FreeSerif"]];

/// The endings of the names of font files.
const EXTENSIONS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

/// A font of a file.
struct Found {
    file: PathBuf,
    /// Its number in the file.
    index: u32,
    label: FontLabel,
}

/// Reads the faces that texts in `language`, an IETF tag, are set in: the font that is `wanted`, the name of a family
/// or the path of a file, then those that suit the language, then others for what these lack. The first one has the
/// letters of the language; there may be none.
#[must_use]
pub fn faces(wanted: Option<&str>, language: Option<&str>) -> Vec<Face> {
    let language = language.unwrap_or_default().split(['-', '_']).next().unwrap_or_default();
    let own = OF_LANGUAGES.iter().find(|(tags, _)| tags.contains(&language)).map_or(&[][..], |(_, families)| *families);
    let fonts = found(files());
    let mut faces: Vec<Face> = wanted.into_iter().filter_map(|wanted| wanted_face(wanted, &fonts)).collect();
    if faces.is_empty() && wanted.is_some() {
        return faces;
    }
    let of = |families: &[&str]| families.iter().find_map(|family| face_of(family, &fonts));
    faces.extend(of(own));
    faces.extend(of(&NASKH));
    if !faces.is_empty() {
        faces.extend(OTHERS.iter().filter_map(|families| of(families)));
    }
    faces
}

/// Reads the font that is wanted: a file, or a family.
fn wanted_face(wanted: &str, fonts: &[Found]) -> Option<Face> {
    if wanted.contains('/') { read(Path::new(wanted), 0) } else { face_of(wanted, fonts) }
}

/// Reads the usual face of a family, or the face that has this name.
fn face_of(name: &str, fonts: &[Found]) -> Option<Face> {
    in_order(name, fonts).into_iter().find_map(|font| read(&font.file, font.index))
}

/// Returns the fonts of a family, the most usual first.
fn in_order<'a>(name: &str, fonts: &'a [Found]) -> Vec<&'a Found> {
    let mut own: Vec<&Found> = fonts.iter().filter(|font| font.label.is_of(name)).collect();
    own.sort_by_key(|font| font.label.distance);
    own
}

fn read(file: &Path, index: u32) -> Option<Face> {
    Face::new(fs::read(file).ok()?, index)
}

/// Returns the fonts of files, in their order. Of each file a few tables are read, some kilobytes.
fn found(files: Vec<PathBuf>) -> Vec<Found> {
    let mut found = Vec::new();
    for file in files {
        for (index, own) in (0..).zip(tables::read(&file, &FontLabel::TABLES).unwrap_or_default()) {
            found.extend(FontLabel::of(own).map(|label| Found { file: file.clone(), index, label }));
        }
    }
    found
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
    // What is no file may keep whoever opens it waiting.
    files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).filter(is_font).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the bytes of a font that is no more than its names, by number and language, and its weight.
    fn font(names: &[(u16, u16, &str)], weight: u16, start: usize) -> Vec<u8> {
        let wide: Vec<Vec<u8>> =
            names.iter().map(|(.., name)| name.encode_utf16().flat_map(u16::to_be_bytes).collect()).collect();
        let short = |number: usize| u16::try_from(number).expect("a short number").to_be_bytes();
        let mut table = [short(0), short(names.len()), short(6 + 12 * names.len())].concat();
        let mut offset = 0;
        for ((id, language, _), own) in names.iter().zip(&wide) {
            let record = [3, 1, *language, *id].map(u16::to_be_bytes);
            table.extend(record.concat());
            table.extend([short(own.len()), short(offset)].concat());
            offset += own.len();
        }
        table.extend(wide.concat());
        let mut look = vec![0; 96];
        look[4..6].copy_from_slice(&weight.to_be_bytes());
        look[6..8].copy_from_slice(&5_u16.to_be_bytes());
        let mut bytes = [&[0, 1, 0, 0][..], &short(2), &[0; 6]].concat();
        let mut at = start + 12 + 2 * 16;
        for (tag, table) in [(b"OS/2", &look), (b"name", &table)] {
            let long = |number: usize| u32::try_from(number).expect("a long number").to_be_bytes();
            bytes.extend([&tag[..], &[0; 4], &long(at), &long(table.len())].concat());
            at += table.len();
        }
        [bytes, look, table].concat()
    }

    /// Writes a font file of the tests.
    fn write(name: &str, bytes: &[u8]) -> PathBuf {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tmp/fonts");
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join(format!("{}-{name}", std::process::id()));
        fs::write(&file, bytes).expect("a file");
        file
    }

    const ENGLISH: u16 = 0x409;
    const ARABIC: u16 = 0x401;

    #[test]
    fn fonts_are_known_by_their_names_and_not_by_those_of_their_files() {
        let bold = font(&[(1, ENGLISH, "Some Naskh"), (4, ENGLISH, "Some Naskh Bold")], 700, 0);
        let usual = font(&[(1, ENGLISH, "Some Naskh"), (1, ARABIC, "نسخ ما"), (4, ENGLISH, "Some Naskh")], 400, 0);
        let medium =
            font(&[(1, ENGLISH, "Some Naskh Medium"), (16, ENGLISH, "Some Naskh"), (17, ENGLISH, "Medium")], 500, 0);
        // A collection: the first font begins behind the list of two.
        let first = font(&[(1, ENGLISH, "First")], 400, 20);
        let second = font(&[(1, ENGLISH, "Second")], 400, 20 + first.len());
        let starts = [20, 20 + u32::try_from(first.len()).expect("a length")].map(u32::to_be_bytes);
        let both = [&b"ttcf\0\x01\0\0\0\0\0\x02"[..], &starts.concat(), &first, &second].concat();
        let files = vec![
            write("a.ttf", &bold),
            write("b.otf", &medium),
            write("c.ttf", &usual),
            write("d.ttc", &both),
            write("empty.ttf", b""),
            write("cut.ttf", &usual[..60]),
            write("hostile.ttc", b"ttcf\0\x01\0\0\xFF\xFF\xFF\xFF"),
        ];
        let fonts = found(files.clone());
        let of = |name: &str| -> Vec<(usize, u32)> {
            let own = in_order(name, &fonts).into_iter();
            own.map(|font| (files.iter().position(|file| *file == font.file).expect("a file"), font.index)).collect()
        };
        assert_eq!(of("Some Naskh"), [(2, 0), (1, 0), (0, 0)], "the usual face first");
        assert_eq!(of("some-naskh medium"), [(1, 0)]);
        assert_eq!(of("Some Naskh Bold"), [(0, 0)]);
        assert_eq!(of("نسخ ما"), [(2, 0)]);
        assert_eq!((of("First"), of("Second")), (vec![(3, 0)], vec![(3, 1)]));
        assert!(of("d").is_empty() && of("Some").is_empty() && of("").is_empty());
        for file in &files {
            fs::remove_file(file).expect("a file");
        }
    }
}
