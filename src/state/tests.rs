use std::collections::BTreeMap;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process;

use super::*;
use crate::app::document::anchor::Anchor;
use crate::app::document::bookmarks::Bookmark;
use crate::app::document::record::{ChangedLook, LeftPlace};
use crate::load;

/// An empty folder with this name, and in it a store and a document.
fn world(name: &str) -> (PathBuf, Store, PathBuf) {
    let folder = std::env::temp_dir().join(format!("qari-state-{}-{name}", process::id()));
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let document = folder.join("كتاب.txt");
    fs::write(&document, "كلمات من كتاب طويل\n".repeat(9000)).expect("a document");
    (folder.clone(), Store::new(folder.join("state/qari/documents")), document)
}

fn record(moved: u64, bookmarks: &[(&str, u64)]) -> Record {
    let article = load::embedded().expect("the article").article;
    let anchor = Anchor::of(&article, crate::article::Pos { block: 3, byte: 0 });
    let bookmark = |(id, changed): &(&str, u64)| Bookmark {
        id: (*id).to_owned(),
        changed: *changed,
        remark: "ملاحظة \"x\"\n".to_owned(),
        anchor: anchor.clone(),
        ..Bookmark::default()
    };
    Record {
        title: Some("عنوان".to_owned()),
        read: moved,
        percent: 3,
        place: Some(LeftPlace { anchor: anchor.clone(), asked_for: true, moved }),
        look: ChangedLook { changed: moved, choices: BTreeMap::from([("marks".to_owned(), "hidden".to_owned())]) },
        bookmarks: bookmarks.iter().map(bookmark).collect(),
    }
}

fn load(store: &Store, path: &Path) -> Option<Record> {
    store.load(Some(path.as_os_str())).expect("it is read")
}

fn save(store: &Store, path: &Path, record: Record) -> Option<Record> {
    store.save(Some(path.as_os_str()), record).expect("it is written")
}

#[test]
fn what_was_kept_is_known_by_any_name_of_the_document() {
    let (folder, store, document) = world("names");
    assert_eq!(load(&store, &document), None);
    let kept = record(5, &[("a", 1)]);
    assert_eq!(save(&store, &document, kept.clone()), Some(kept.clone()));
    assert_eq!(load(&store, &document), Some(kept.clone()));
    symlink(&document, folder.join("link")).expect("a link");
    assert_eq!(load(&store, &folder.join("link")), Some(kept.clone()));
    assert_eq!(load(&store, &folder.join("state/../كتاب.txt")), Some(kept.clone()));
    assert_eq!(store.load(None).expect("no error"), None);
    store.save(None, kept.clone()).expect("it is written");
    assert_eq!(store.load(None).expect("no error"), Some(kept.clone()));
    for nothing in ["-", "/dev/null", "/"] {
        assert_eq!(save(&store, Path::new(nothing), kept.clone()), None, "{nothing}");
    }
    let files = fs::read_dir(&store.folder).expect("the folder");
    for file in files.map(|file| file.expect("a file")) {
        assert_eq!(file.metadata().expect("a file").permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(fs::metadata(&store.folder).expect("the folder").permissions().mode() & 0o777, 0o700);
    fs::remove_dir_all(folder).expect("it goes");
}

#[test]
fn a_document_that_has_moved_takes_along_what_was_kept() {
    let (folder, store, document) = world("moved");
    let kept = record(5, &[("a", 1)]);
    save(&store, &document, kept.clone());
    let moved = folder.join("new name.txt");
    fs::rename(&document, &moved).expect("it moves");
    assert_eq!(load(&store, &moved), Some(kept.clone()));
    save(&store, &moved, record(6, &[("b", 1)]));
    let ids = |record: Record| record.bookmarks.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    assert_eq!(load(&store, &moved).map(ids), Some(vec!["b".to_owned(), "a".to_owned()]), "nothing is lost");
    assert_eq!(store.latest(9).len(), 1, "the old name is forgotten");
    // A copy begins with the same, and then has its own.
    let copy = folder.join("copy.txt");
    fs::copy(&moved, &copy).expect("a copy");
    assert_eq!(load(&store, &copy).map(|record| record.read), Some(6));
    save(&store, &copy, record(9, &[]));
    assert_eq!(
        (load(&store, &copy).map(|record| record.read), load(&store, &moved).map(|record| record.read)),
        (Some(9), Some(6))
    );
    // The path wins over the content.
    fs::write(&moved, "another text, which is not as long").expect("a document");
    assert_eq!(load(&store, &moved).map(|record| record.read), Some(6));
    // One of the same length is another one.
    let other = folder.join("other.txt");
    fs::write(&other, "كلمات من كتاب قصير\n".repeat(9000)).expect("a document");
    assert_eq!(load(&store, &other), None);
    fs::remove_dir_all(folder).expect("it goes");
}

#[test]
fn two_readers_lose_nothing() {
    let (folder, store, document) = world("two");
    let readers: Vec<_> = (0..6_u64)
        .map(|reader| {
            let (store, document) = (store.clone(), document.clone());
            std::thread::spawn(move || {
                for at in 0..5 {
                    let id = char::from(b'a' + u8::try_from(reader * 4 + at % 4).expect("a letter")).to_string();
                    save(&store, &document, record(reader * 10 + at, &[(&id, at)]));
                }
            })
        })
        .collect();
    for reader in readers {
        reader.join().expect("it ends");
    }
    let kept = load(&store, &document).expect("a record");
    assert_eq!((kept.bookmarks.len(), kept.place.expect("a place").moved), (24, 54));
    fs::remove_dir_all(folder).expect("it goes");
}

#[test]
fn what_is_no_state_of_ours_is_left_alone() {
    let (folder, store, document) = world("broken");
    save(&store, &document, record(5, &[("a", 1)]));
    let file = store.by_stem(&document);
    // The name of the pointer would lead out of the folder.
    let own = fs::read_to_string(&file).expect("a file");
    let (before, rest) = own.split_once("\"content\":\"").expect("it has a content");
    let outside = format!("{before}\"content\":\"../{rest}");
    let check = |text: &str, message: &str| {
        fs::write(&file, text).expect("a file");
        let error = store.load(Some(document.as_os_str())).expect_err("it is told");
        let told = error.describe(&Messages::new(["en"]));
        assert!(told.contains(message), "{text}: {told}");
    };
    check("{\"version\":2,\"anything\":[]}", "newer");
    assert!(store.save(Some(document.as_os_str()), record(6, &[])).is_err(), "it is not written over");
    assert_eq!(fs::read_to_string(&file).expect("a file"), "{\"version\":2,\"anything\":[]}");
    let aside = |number: u32| fs::read_to_string(file.with_extension(format!("damaged-{number}"))).expect("it is kept");
    for (number, text) in (1..).zip(["", "{", "[]", "{\"version\":1}", "{\"version\":-1}", "\u{0}", &outside]) {
        check(text, "damaged");
        assert_eq!(save(&store, &document, record(6, &[])).map(|record| record.read), Some(6));
        assert_eq!((load(&store, &document).map(|record| record.read), aside(number).as_str()), (Some(6), text));
    }
    fs::write(&file, "x".repeat(9 << 20)).expect("a file");
    store.load(Some(document.as_os_str())).expect_err("it is too large");
    fs::remove_file(&file).expect("it goes");
    fs::create_dir(&file).expect("a folder");
    store.load(Some(document.as_os_str())).expect_err("a folder is in its place");
    store.save(Some(document.as_os_str()), record(6, &[])).expect_err("a folder is in its place");
    fs::remove_dir_all(folder).expect("it goes");
}

#[test]
fn devices_keep_nothing_and_say_nothing() {
    let (folder, store, document) = world("devices");
    for refused in ["state/qari/documents", "state/qari"] {
        _ = fs::remove_dir_all(folder.join("state"));
        let link = folder.join(refused);
        fs::create_dir_all(link.parent().expect("a folder")).expect("a folder");
        symlink("/dev/null", &link).expect("a link");
        assert_eq!((save(&store, &document, record(5, &[])), load(&store, &document)), (None, None), "{refused}");
    }
    _ = fs::remove_dir_all(folder.join("state"));
    save(&store, &document, record(5, &[]));
    let file = store.by_stem(&document);
    fs::remove_file(&file).expect("it goes");
    symlink("/dev/null", &file).expect("a link");
    assert_eq!((save(&store, &document, record(5, &[])), load(&store, &document)), (None, None));
    fs::write(folder.join("file"), "").expect("a file");
    let nowhere = Store::new(folder.join("file/documents"));
    nowhere.load(Some(document.as_os_str())).expect_err("there is no such folder");
    nowhere.save(Some(document.as_os_str()), record(5, &[])).expect_err("there can be no such folder");
    fs::remove_dir_all(folder).expect("it goes");
}

#[test]
fn the_oldest_go() {
    let (folder, store, document) = world("oldest");
    let paths: Vec<PathBuf> = (0..MOST_DOCUMENTS + 3).map(|number| folder.join(format!("{number}.txt"))).collect();
    for (moved, path) in (1..).zip(&paths) {
        fs::write(path, path.to_string_lossy().as_bytes()).expect("a document");
        save(&store, path, record(moved, &[]));
        // Clocks of file systems are coarse.
        let file = fs::File::options().write(true).open(store.by_stem(path)).expect("the file");
        file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(moved)).expect("a time");
    }
    assert_eq!(store.latest(9999).len(), MOST_DOCUMENTS);
    assert_eq!((load(&store, &paths[2]), load(&store, &paths[3]).is_some()), (None, true));
    assert_eq!(store.latest(3).iter().map(|kept| kept.path.clone().expect("a path")).collect::<Vec<_>>(), {
        let mut last = paths[MOST_DOCUMENTS..].to_vec();
        last.reverse();
        last
    });
    let in_folder = || fs::read_dir(&store.folder).expect("the folder").count();
    assert_eq!(in_folder(), 2 * MOST_DOCUMENTS, "a pointer for each, and nothing else");
    assert!(store.forget(Some(paths[9].as_os_str())).expect("it is forgotten"));
    assert!(!store.forget(Some(paths[9].as_os_str())).expect("no error"));
    assert!(!store.forget(Some(document.as_os_str())).expect("no error"));
    assert_eq!((load(&store, &paths[9]), in_folder()), (None, 2 * MOST_DOCUMENTS - 2));
    assert_eq!(store.forget_all().expect("all is forgotten"), MOST_DOCUMENTS - 1);
    assert_eq!((in_folder(), store.forget_all().expect("no error")), (0, 0));
    fs::remove_dir_all(folder).expect("it goes");
}

impl Store {
    /// The file of the document `path`.
    fn by_stem(&self, path: &Path) -> PathBuf {
        self.file(&Subject::of(Some(path.as_os_str())).expect("a document").stem)
    }
}
