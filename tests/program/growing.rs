//! Documents that grow while they are read: long files, pipes, files that are written to, in the built program.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::common::Player;
use crate::terminal::Terminal;
use portable_pty::CommandBuilder;
use qari::format::Asked;

/// A new folder of this name.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("growing-{name}"));
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Lines of a log.
fn lines(numbers: std::ops::Range<usize>) -> String {
    numbers.map(|number| format!("2026-11-29 12:00:{:02} INFO line {number}.\n", number % 60)).collect()
}

fn append(path: &Path, text: &str) {
    let mut file = OpenOptions::new().append(true).open(path).expect("the file");
    file.write_all(text.as_bytes()).expect("it is written");
}

fn wait_for(terminal: &mut Terminal, what: &str) {
    terminal.wait(what, |terminal| terminal.screen().contains(what));
}

/// A pipe that the reader reads, and the end that is written to.
fn piped(name: &str, option: &str) -> (Terminal, File) {
    let pipe = folder(name).join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    let mut command = CommandBuilder::new("sh");
    let run = format!("\"$1\" --ui-lang en {option} < \"$2\"");
    command.args(["-c", &run, "sh", env!("CARGO_BIN_EXE_qari"), pipe.to_str().expect("a name")]);
    let terminal = Terminal::start(command, (80, 12));
    let writer = OpenOptions::new().write(true).open(&pipe).expect("the reader reads");
    (terminal, writer)
}

#[test]
fn a_pipe_is_shown_as_it_comes_and_no_longer_than_wanted() {
    let (mut terminal, mut pipe) = piped("pipe", "");
    for number in 1..=3 {
        writeln!(pipe, "This is sentence number {number}.").expect("it is written");
        wait_for(&mut terminal, &format!("number {number}."));
    }
    wait_for(&mut terminal, "reading standard input");
    terminal.send("/number 2\r");
    wait_for(&mut terminal, "match 1 of 1");
    writeln!(pipe, "This is number 2 again.").expect("it is written");
    wait_for(&mut terminal, "match 1 of 2");
    terminal.send("\x03");
    wait_for(&mut terminal, "stopped: only");
    terminal.send("\x03");
    assert!(terminal.check_left().success());
}

#[test]
fn the_end_of_a_pipe_is_the_end_of_the_document() {
    let (mut terminal, mut pipe) = piped("ended", "--follow");
    pipe.write_all(lines(0..20_000).as_bytes()).expect("it is written");
    wait_for(&mut terminal, "line 19999.");
    wait_for(&mut terminal, "following");
    drop(pipe);
    terminal.wait("the end", |terminal| !terminal.screen().contains("following"));
    terminal.send("gF");
    wait_for(&mut terminal, "no file to read again");
    terminal.send("G");
    wait_for(&mut terminal, "line 19999.");
    terminal.send("q");
    assert!(terminal.check_left().success());
}

#[test]
fn a_file_is_followed_whatever_becomes_of_it() {
    for (name, count) in [("short", 30), ("long", 15_000)] {
        let path = folder(name).join("a.log");
        fs::write(&path, lines(0..count)).expect("a file");
        let mut terminal = Terminal::qari(&["--ui-lang", "en", path.to_str().expect("a name")], (80, 12));
        wait_for(&mut terminal, "line 3.");
        terminal.send("GF");
        wait_for(&mut terminal, &format!("line {}.", count - 1));
        append(&path, &lines(count..count + 5));
        wait_for(&mut terminal, &format!("line {}.", count + 4));
        // Half a line, and the rest of it.
        append(&path, "2026-11-29 12:00:00 INFO half");
        wait_for(&mut terminal, "info half");
        append(&path, " and whole.\n");
        wait_for(&mut terminal, "half and whole.");
        // It is written anew, as logs are.
        fs::write(&path, lines(0..3)).expect("a file");
        terminal.wait("the new file", |terminal| {
            !terminal.screen().contains("whole") && terminal.screen().contains("line 2.")
        });
        append(&path, &lines(3..40));
        wait_for(&mut terminal, "line 39.");
        // Emptied, it stays as it was.
        File::create(&path).expect("a file");
        wait_for(&mut terminal, "the text stays as it was.");
        assert!(terminal.screen().contains("line 38."), "{}", terminal.screen());
        append(&path, &lines(70..75));
        wait_for(&mut terminal, "line 74.");
        // It is taken away, and another one put there.
        fs::remove_file(&path).expect("there was a file");
        wait_for(&mut terminal, "the text stays as it was.");
        assert!(terminal.screen().contains("line 74."), "{}", terminal.screen());
        fs::write(&path, lines(80..90)).expect("a file");
        wait_for(&mut terminal, "line 89.");
        terminal.send("\x03");
        terminal.wait("the end of following", |terminal| !terminal.screen().contains("following"));
        terminal.send("q");
        assert!(terminal.check_left().success());
    }
}

#[test]
fn a_changed_file_is_noticed_and_the_place_kept() {
    let path = folder("changed").join("a.txt");
    let text = |begin: &str| {
        let paragraphs = (0..200).map(|number| format!("Paragraph {number} of a text that someone edits.\n\n"));
        begin.to_owned() + &paragraphs.collect::<String>()
    };
    fs::write(&path, text("")).expect("a file");
    let mut terminal = Terminal::qari(&["--ui-lang", "en", path.to_str().expect("a name")], (60, 12));
    wait_for(&mut terminal, "paragraph 2 ");
    terminal.send("/Paragraph 50 \r");
    wait_for(&mut terminal, "paragraph 50 ");
    fs::write(&path, text("A new beginning, which nobody has read before.\n\n")).expect("a file");
    wait_for(&mut terminal, "changed and was read again");
    assert!(terminal.screen().contains("paragraph 50 "), "{}", terminal.screen());
    terminal.send("g");
    wait_for(&mut terminal, "a new beginning");
    fs::remove_file(&path).expect("there was a file");
    terminal.send("R");
    wait_for(&mut terminal, "the text stays as it was.");
    fs::write(&path, text("")).expect("a file");
    terminal.send("R");
    wait_for(&mut terminal, "changed and was read again");
    terminal.send("R");
    wait_for(&mut terminal, "has not changed");
    terminal.send("q");
    assert!(terminal.check_left().success());
}

/// A long text is read from its beginning while the rest follows. Whatever is typed meanwhile, the screen in the end is
/// that of a reader who had the whole text from the start.
#[test]
fn a_text_is_read_before_it_is_read_whole() {
    let paragraph = "هذه فقرة من النثر الطويل الذي يمضي بلا انقطاع حتى تنتهي الجملة عند النقطة في آخر السطر هنا.\n\n";
    let book: String = (1..=400).map(|chapter| format!("الفصل {chapter}\n\n{}", paragraph.repeat(30))).collect();
    let path = folder("whole").join("book.txt");
    fs::write(&path, book).expect("a file");
    let article = qari::load::open(path.as_os_str(), Asked::default()).expect("a text").article;
    let (first, rest) = qari::load::begin(path.as_os_str(), Asked::default(), 1000).expect("a text");
    assert!(rest.is_some_and(|rest| !rest.has_ended()));
    assert!(first.article.blocks() == &article.blocks()[..first.article.blocks().len()]);
    let (growing, rest) = qari::load::open_growing(path.as_os_str(), Asked::default()).expect("a text");
    assert!(growing.article == article && rest.is_some());
    for (sent, keys) in
        [("jj] G", "j j ] Space G"), ("/الفصل 399\rn", "/ 'الفصل_399' Enter n"), ("300\r", "3 0 0 Enter")]
    {
        let mut player = Player::with(article.clone(), (80, 24), "ar");
        player.app.shelve(vec![path.clone().into()], 0);
        let mut terminal = Terminal::qari(&[path.to_str().expect("a name")], (80, 24));
        terminal.wait("the first chapter", |terminal| terminal.screen().contains("1 LŞFLA"));
        terminal.send(sent);
        player.keys(keys);
        terminal.wait_for_frame_of(&player);
        terminal.send("q");
        assert!(terminal.check_left().success());
    }
}
