//! Memory: each text of a hostile shape is opened, searched and left in 1 GiB of addresses.

use std::fs;
use std::path::Path;

use portable_pty::CommandBuilder;

use crate::common::hostile;
use crate::terminal::Terminal;

/// The most KiB of addresses that the program may take.
const MOST: u32 = 1 << 20;

/// The times that something is repeated: less often in a debug build, which is many times slower.
const MANY: usize = if cfg!(debug_assertions) { 10_000 } else { 1_000_000 };

#[test]
fn hostile_texts_are_read_in_a_gibibyte() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bounded");
    fs::create_dir_all(&folder).expect("a folder");
    for (name, bytes) in hostile::texts(MANY) {
        let path = folder.join("text.txt");
        fs::write(&path, bytes).expect("a file");
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", &format!("ulimit -v {MOST} && exec \"$@\""), "sh", env!("CARGO_BIN_EXE_qari")]);
        command.args(["--ui-lang", "en", path.to_str().expect("a name")]);
        let mut terminal = Terminal::start(command, (80, 24));
        terminal.wait(&format!("{name}: the reader"), |terminal| terminal.screen().trim() != "");
        terminal.send("/ل\r");
        terminal.wait(&format!("{name}: what is found"), |terminal| terminal.screen().contains("match"));
        terminal.send("Gq");
        assert!(terminal.check_left_plain().success(), "{name}");
    }
}
