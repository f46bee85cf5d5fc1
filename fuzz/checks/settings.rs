//! Any text as the settings, and as a theme: they are read, or an error says where it goes wrong.

use std::{env, fs};

use qari::messages::Messages;
use qari::print::for_person;
use qari::{config, theme};

/// Checks `bytes` as the file of settings and as a theme.
pub fn check(bytes: &[u8]) {
    let (folder, name) = (env::temp_dir(), super::own_name("settings"));
    let file = folder.join(format!("{name}.yaml"));
    fs::write(&file, bytes).expect("the folder of temporary files takes a file");
    let messages = Messages::new(Some("en"));
    if let Err(error) = config::read(&file) {
        // The error has the words of the file as they are; nothing is printed but this way.
        let said = for_person(&error.describe(&messages), messages.direction(), None);
        assert!(
            !said.trim().is_empty() && !said.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')),
            "{said:?}"
        );
    }
    if let Err(error) = theme::load(&name, Some(&folder)) {
        assert!(!error.describe(&messages).trim().is_empty());
    }
    _ = fs::remove_file(file);
}
