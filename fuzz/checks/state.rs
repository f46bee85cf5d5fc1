//! Any bytes as what is kept of a document: they are a record that can be joined and kept again, or are set aside.

use std::{env, fs};

use qari::messages::Messages;
use qari::state::Store;

/// Checks `bytes` as the file of the article that the program carries.
pub fn check(bytes: &[u8]) {
    let folder = env::temp_dir().join(super::own_name("state"));
    fs::create_dir_all(&folder).expect("the folder of temporary files takes a folder");
    fs::write(folder.join("0.json"), bytes).expect("the folder takes a file");
    let store = Store::new(folder.clone());
    match store.load(None) {
        Ok(Some(record)) => {
            let kept = store.save(None, record.clone()).expect("it can be written").expect("it is kept");
            assert_eq!(store.load(None).expect("it can be read"), Some(kept.clone()));
            assert_eq!(record.merged(kept.clone()), kept, "joined with itself it stays");
        }
        Ok(None) => panic!("a file is there"),
        Err(error) => assert!(!error.describe(&Messages::new(Some("en"))).is_empty()),
    }
    _ = store.latest(10);
    _ = fs::remove_dir_all(folder);
}
