//! End to end: the built program in a pseudo-terminal, its screen held by an emulator. Whatever door it leaves by, the
//! terminal is as before.

use std::rc::Rc;

use crate::common::Player;
use crate::common::books::Book;
use crate::terminal::{Terminal, cells, modes, size};
use portable_pty::CommandBuilder;
use qari::app::Message;
use qari::format::Asked;
use qari::search::{Manner, Query, Words};
use qari::terminal::linked::Linked;
use qari_bidi::terminal::profile::answers::Questions;
use qari_bidi::terminal::profile::environment::Environment;
use qari_bidi::terminal::profile::wishes::Wishes;
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;

/// The reader at its first screen, and a player of the same.
fn started(size: (u16, u16)) -> (Terminal, Player) {
    let player = Player::first(size, "ar");
    let mut terminal = Terminal::qari(&[], size);
    terminal.wait_for_frame_of(&player);
    (terminal, player)
}

#[test]
fn reading_searching_resizing_and_leaving() {
    let (mut terminal, mut player) = started((80, 24));
    for (sent, keys) in [("jj", "j j"), (" ", "Space"), ("]", "]"), ("\x1b[A", "Up"), ("G", "G"), ("تتن", "j j k")] {
        terminal.send(sent);
        player.keys(keys);
        terminal.wait_for_frame_of(&player);
    }
    terminal.send("g/ماسك");
    player.keys("g / 'ماسك'");
    terminal.wait_for_frame_of(&player);
    let cursor = player.paint().1.expect("the prompt has a cursor");
    terminal.wait("the cursor", |terminal| {
        let screen = terminal.emulator.screen();
        screen.cursor_position() == (cursor.1, cursor.0) && !screen.hide_cursor()
    });
    terminal.send("\rnn");
    player.keys("Enter n n");
    terminal.wait_for_frame_of(&player);
    for (columns, rows) in [(40, 12), (20, 5), (10, 3), (120, 40)] {
        terminal.master.resize(size(columns, rows)).expect("the terminal is resized");
        terminal.emulator.screen_mut().set_size(cells(rows), cells(columns));
        player.send(Message::Resize(columns, rows));
        terminal.wait_for_frame_of(&player);
    }
    terminal.send("q");
    assert!(terminal.check_left().success());
}

#[test]
fn a_lam_and_an_alef_from_one_key_are_that_key() {
    let (mut terminal, mut player) = started((80, 10));
    terminal.send("  ");
    player.keys("Space Space");
    terminal.wait_for_frame_of(&player);
    // Windows and some input methods send two characters for the key that is b on a US keyboard.
    terminal.send("لا");
    player.keys("b");
    terminal.wait_for_frame_of(&player);
    terminal.send("q");
    assert!(terminal.check_left().success());
}

#[test]
fn a_typed_number_is_a_section_after_a_pause() {
    let (mut terminal, mut player) = started((80, 24));
    terminal.send("3");
    player.keys("3 Enter");
    terminal.wait_for_frame_of(&player);
    terminal.send("\x03");
    assert!(terminal.check_left().success(), "Ctrl-C leaves");
}

#[test]
fn the_mouse_scrolls() {
    let (mut terminal, mut player) = started((80, 24));
    terminal.send("\x1b[<65;10;10M");
    player.send(Message::Wheel(3));
    terminal.wait_for_frame_of(&player);
    terminal.send("q");
    assert!(terminal.check_left().success());
}

#[test]
fn signals_end_it_with_the_terminal_given_back() {
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let (terminal, _) = started((80, 24));
        terminal.signal(signal);
        assert!(!terminal.check_left().success(), "the parent sees that {signal} ended it");
    }
}

/// Under a shell with job control, as people have it: the shell gets its prompt back, and `fg` brings the reader back.
#[test]
fn suspended_it_gives_the_terminal_to_the_shell_and_resumed_takes_it_again() {
    for by_key in [true, false] {
        let mut command = CommandBuilder::new("sh");
        let script = "set -m; \"$1\"; echo stopped; read answer; fg >/dev/null; echo left";
        command.args(["-c", script, "sh", env!("CARGO_BIN_EXE_qari")]);
        let mut terminal = Terminal::start(command, (80, 24));
        let mut player = Player::first((80, 24), "ar");
        terminal.wait_for_frame_of(&player);
        if by_key {
            terminal.send("\x1a");
        } else {
            terminal.signal_to_child("TSTP");
        }
        terminal
            .wait("the shell", |terminal| terminal.screen_modes_are_plain() && terminal.screen().contains("stopped"));
        assert_eq!(modes(terminal.master.as_ref()), terminal.modes_before, "the modes while it is stopped");
        // The screen changes its size meanwhile; nothing of the reader may be painted on the shell's.
        terminal.master.resize(size(60, 20)).expect("the terminal is resized");
        terminal.emulator.screen_mut().set_size(cells(20), cells(60));
        let before = terminal.written.len();
        terminal.send("\n");
        terminal.wait("the reader", |terminal| terminal.emulator.screen().alternate_screen());
        let taken = String::from_utf8_lossy(&terminal.written[before..]).into_owned();
        let first = taken.find('\x1b').expect("the modes are set");
        assert!(taken[first..].starts_with("\x1b[?1049h"), "nothing comes before the screen is taken: {taken:?}");
        player.send(Message::Resize(60, 20));
        terminal.wait_for_frame_of(&player);
        terminal.send("j");
        player.keys("j");
        terminal.wait_for_frame_of(&player);
        terminal.send("q");
        terminal.wait("the shell", |terminal| terminal.screen().contains("left"));
        assert!(terminal.check_left().success());
    }
}

/// Ctrl-Z does not stop the reader where no shell could continue it.
#[test]
fn without_a_shell_it_is_not_stopped() {
    let (mut terminal, mut player) = started((80, 24));
    terminal.send("\x1aj");
    player.keys("j");
    terminal.wait_for_frame_of(&player);
    terminal.send("q");
    assert!(terminal.check_left().success());
}

/// The test runs itself in a pseudo-terminal, takes the terminal there and panics.
#[test]
fn a_panic_gives_the_terminal_back_and_can_be_read() {
    const CHILD: &str = "QARI_TEST_CHILD_PANICS";
    if std::env::var_os(CHILD).is_some() {
        let mut session =
            qari::terminal::session::Session::enter(Environment::default(), Wishes::default(), Questions::Needed)
                .expect("a terminal");
        // In the middle of a frame, with something painted and not yet sent.
        session.redraw().expect("a terminal");
        session.draw(|_| panic!("on purpose")).expect("a terminal");
    }
    let mut command = CommandBuilder::new(std::env::current_exe().expect("this test"));
    command.args(["--exact", "pty::a_panic_gives_the_terminal_back_and_can_be_read", "--nocapture"]);
    command.env(CHILD, "1");
    command.env("RUST_BACKTRACE", "0");
    let mut terminal = Terminal::start(command, (80, 24));
    terminal
        .wait("the report", |terminal| terminal.screen_modes_are_plain() && terminal.screen().contains("on purpose"));
    assert!(!terminal.check_left().success());
}

/// A document comes down a pipe and keys from the terminal, whether standard input is named or not.
#[test]
fn a_document_comes_on_standard_input_and_keys_do_not() {
    let page = include_str!("../data/article.txt");
    let path = tempfile().join("piped.txt");
    std::fs::write(&path, page).expect("a file");
    for typed in ["cat \"$2\" | \"$1\"", "cat \"$2\" | \"$1\" -", "\"$1\" < \"$2\"", "\"$1\" --format text - < \"$2\""]
    {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", typed, "sh", env!("CARGO_BIN_EXE_qari"), path.to_str().expect("a name")]);
        let article = qari::load::open(path.as_os_str(), Asked::default()).expect("an article").article;
        let mut player = Player::with(article, (80, 24), "ar");
        let mut terminal = Terminal::start(command, (80, 24));
        terminal.wait_for_frame_of(&player);
        for (sent, keys) in [("jj", "j j"), ("/ماسك\r", "/ 'ماسك' Enter"), ("G", "G")] {
            terminal.send(sent);
            player.keys(keys);
            terminal.wait_for_frame_of(&player);
        }
        terminal.master.resize(size(60, 20)).expect("the terminal is resized");
        terminal.emulator.screen_mut().set_size(cells(20), cells(60));
        player.send(Message::Resize(60, 20));
        terminal.wait_for_frame_of(&player);
        terminal.send("q");
        assert!(terminal.check_left().success(), "{typed}");
    }
}

/// A long book is read from its beginning while the rest follows. Whatever is typed meanwhile, the screen in the end is
/// that of a reader who had the whole book from the start.
#[test]
fn a_book_is_read_before_it_is_read_whole() {
    let names: Vec<String> = (1..=40).map(|number| format!("{number}.xhtml")).collect();
    let texts: Vec<String> =
        names.iter().map(|name| format!("<h1>{name}</h1><p>{}</p>", "نص الفصل ".repeat(800))).collect();
    let chapters: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let path = tempfile().join("long.epub");
    std::fs::write(&path, Book { chapters: &chapters, ..Book::default() }.bytes()).expect("a file");
    let article = qari::load::open(path.as_os_str(), Asked::default()).expect("a book").article;
    let (first, rest) = qari::load::begin(path.as_os_str(), Asked::default(), 128 * 1024).expect("a book");
    assert!(rest.is_some() && first.article.sections().len() < article.sections().len());
    let mut player = Player::with(article, (80, 24), "ar");
    let mut terminal = Terminal::qari(&[path.to_str().expect("a name")], (80, 24));
    terminal.wait("the first chapter", |terminal| terminal.screen().contains("1.xhtml"));
    terminal.send("jj] G");
    player.keys("j j ] Space G");
    terminal.wait_for_frame_of(&player);
    terminal.send("/30.xhtml\r");
    player.keys("/ '30.xhtml' Enter");
    terminal.wait_for_frame_of(&player);
    terminal.send("q");
    assert!(terminal.check_left().success());
}

#[test]
fn controls_in_a_file_never_reach_the_terminal() {
    let folder = tempfile();
    let path = folder.join("controls.yaml");
    std::fs::write(&path, "title: \"x\\e[2Jy\\a\"\nlead: \"a\\e]0;owned\\ab \\x9b31mc\"\ndisclaimer: \"\\e[?1049l\"\n")
        .expect("a file");
    let mut terminal = Terminal::qari(&[path.to_str().expect("a name")], (60, 12));
    terminal.wait("the text", |terminal| terminal.screen().contains("a␛]0;owned␇b ␦31mc"));
    assert!(terminal.emulator.screen().alternate_screen());
    assert!(terminal.screen().contains("␛[?1049l"));
    terminal.send("q");
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    // The question about the background is ours.
    let written = written.replacen("\x1b]11;?\x07", "", 1);
    assert!(!written.contains("\x1b]0;") && !written.contains('\u{9b}') && !written.contains('\u{7}'));
    assert!(terminal.check_left().success());
}

/// Returns what the reader sends to paint each cell of `frame`.
fn painted(frame: &Buffer) -> Vec<u8> {
    let area = frame.area;
    let all = (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y, &frame[(x, y)])));
    let mut bytes = Vec::new();
    Linked::new(&mut bytes, Rc::default()).draw(all).expect("bytes");
    bytes
}

/// The emulator shows the characters of an emoji sequence one by one, as xterm does. Nothing of them stays behind when
/// the text moves: the screen is what it would be if it were painted from nothing.
#[test]
fn nothing_stays_behind_of_emoji_that_move() {
    let emoji = ["🇬🇧", "👨\u{200D}👩\u{200D}👧", "❤\u{FE0F}", "👍🏽", "1\u{FE0F}\u{20E3}"];
    let paragraphs: String = (0..30)
        .map(|number| {
            format!("  - \"p{number} {0} {1}{0} {2}\"\n", emoji[number % 5], emoji[number * 3 % 5], "x".repeat(number))
        })
        .collect();
    let path = tempfile().join("emoji.yaml");
    std::fs::write(&path, format!("direction: ltr\nsections:\n- heading: h\n  paragraphs:\n{paragraphs}"))
        .expect("a file");
    let name = path.to_str().expect("a name");
    for screen in [(80, 24), (30, 12)] {
        let article = qari::load::open(path.as_os_str(), Asked::default()).expect("an article").article;
        let mut player = Player::with(article, screen, "en");
        player.app.shelve(vec![name.into()], 0);
        let mut terminal = Terminal::qari(&["--ui-lang", "en", name], screen);
        for keys in ["", "j", "j", "k", "Space", "j", "?", "Esc", "k", "C-l"] {
            player.keys(keys);
            terminal.send(match keys {
                "Space" => " ",
                "Esc" => "\x1b",
                "C-l" => "\x0c",
                keys => keys,
            });
            let mut anew = vt100::Parser::new(cells(screen.1), cells(screen.0), 0);
            anew.process(&painted(&player.paint().0));
            // Blanks at the end of a row need not be written.
            let rows = |screen: &vt100::Screen| -> Vec<String> {
                screen.contents().lines().map(|row| row.trim_end().to_owned()).collect()
            };
            let expected = rows(anew.screen());
            assert!(expected.concat().contains("🇬") || keys == "?", "{expected:?}");
            let what = format!("\n{}\nafter {keys}", expected.join("\n"));
            terminal.wait(&what, |terminal| rows(terminal.emulator.screen()) == expected);
        }
        terminal.send("q");
        assert!(terminal.check_left().success());
    }
}

/// Links, with a browser that is a script: it is given the address as its one argument, and the terminal stays the
/// reader's.
#[test]
fn links_are_opened_copied_and_handed_to_the_browser() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile().join("links");
    std::fs::create_dir_all(&folder).expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("a file");
    let address = "https://example.org/?q=$(id);x&y='\"*";
    write(
        "a.yaml",
        &format!("lead:\n- [go to, ' ', {{link: chapter, url: 'b%20c.yaml'}}]\n- [{{link: web, url: {address:?}}}]\n"),
    );
    write("b c.yaml", "lead: [the chapter]\n");
    write("browser", "#!/bin/sh\necho spoiled; echo spoiled >&2\nprintf '%s\\n' \"$#\" \"$@\" >\"$0.args\"\nexit 3\n");
    let script = folder.join("browser");
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).expect("a program");
    let browsers = format!("/nowhere/browser:{} --new", script.display());
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--ui-lang", "en", folder.join("a.yaml").to_str().expect("a name")]);
    let mut terminal = Terminal::start_in(&[("BROWSER", &browsers)], command, (160, 12));
    let shows = |terminal: &mut Terminal, text: &'static str| {
        terminal.wait(text, |terminal| terminal.screen().contains(text));
    };
    shows(&mut terminal, "go to chapter");
    terminal.send("o\r");
    shows(&mut terminal, "the chapter");
    terminal.send("\x7f");
    shows(&mut terminal, "go to chapter");
    terminal.send("ojy");
    shows(&mut terminal, "sent 40 characters to the terminal");
    // RFC 4648: the address in base 64.
    let copied = "\x1b]52;c;aHR0cHM6Ly9leGFtcGxlLm9yZy8/cT0kKGlkKTt4Jnk9JTI3JTIyKg==\x1b\\";
    terminal.wait("the clipboard", |terminal| String::from_utf8_lossy(&terminal.written).contains(copied));
    terminal.send("\r");
    shows(&mut terminal, "failed");
    let arguments = std::fs::read_to_string(folder.join("browser.args")).expect("what the browser was given");
    assert_eq!(arguments, "2\n--new\nhttps://example.org/?q=$(id);x&y=%27%22*\n");
    assert!(!terminal.screen().contains("spoiled") && terminal.screen().contains("go to chapter"));
    terminal.send("q");
    terminal.wait("the hints", |terminal| terminal.screen().contains("q quit"));
    terminal.send("q");
    assert!(terminal.check_left().success());
}

/// A browser that is read in the terminal does not get it: one that is not is looked for, else the address is shown.
#[test]
fn a_browser_of_the_terminal_is_not_started() {
    let file = tempfile().join("web.yaml");
    std::fs::write(&file, "lead: [[{link: web, url: 'https://example.org/x'}]]\n").expect("a file");
    let said = |browsers: &str, said: &'static str| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(["--ui-lang", "en", file.to_str().expect("a name")]);
        command.env_remove("DISPLAY");
        command.env_remove("WAYLAND_DISPLAY");
        let mut terminal = Terminal::start_in(&[("BROWSER", browsers)], command, (80, 12));
        terminal.wait("the text", |terminal| terminal.screen().contains("web"));
        terminal.send("o\r");
        terminal.wait(said, |terminal| terminal.screen().contains(said));
        terminal.send("qq");
        assert!(terminal.check_left().success());
    };
    said("w3m", "https://example.org/x: w3m runs in a terminal, which qari is using.");
    said("/usr/bin/lynx %s:/bin/true:false", "opened in the browser");
    said("w3m:/bin/false", "https://example.org/x: /bin/false failed");
    said("", "https://example.org/x: no browser found");
}

/// The target of a link is read in the background; a target that can't be opened is reported.
#[test]
fn only_documents_are_opened() {
    let folder = tempfile().join("other");
    std::fs::create_dir_all(folder.join("inner")).expect("a folder");
    std::fs::write(folder.join("picture.png"), [0x89, b'P', b'N', b'G', 0, 0, 0, 1, 0xFF, 0, 0xFE, 0]).expect("a file");
    let links = ["inner", "picture.png", "file:///dev/zero", "nowhere.yaml"];
    let pieces = links.map(|link| format!("{{link: to, url: {link:?}}}")).join(", ");
    std::fs::write(folder.join("a.yaml"), format!("lead: [[{pieces}]]\n")).expect("a file");
    let name = folder.join("a.yaml");
    let mut terminal = Terminal::qari(&["--ui-lang", "en", name.to_str().expect("a name"), "missing.yaml"], (90, 12));
    let mut expect = |keys: &str, text: &'static str| {
        terminal.send(keys);
        terminal.wait(text, |terminal| terminal.screen().contains(text));
    };
    expect("", "missing.yaml: file not found");
    expect("o\r", "it is a folder");
    expect("oj\r", "not a text file");
    expect("oj\r", "not a regular file");
    expect("oj\r", "nowhere.yaml: file not found");
    terminal.send("q");
    // One of the documents that were named could not be read.
    assert_eq!(terminal.check_left().exit_code(), 1);
}

/// On a terminal, messages are laid out as the terminal can't.
#[test]
fn errors_on_a_terminal_are_laid_out() {
    let mut terminal = Terminal::qari(&["--ui-lang", "ar", "nowhere.yaml"], (80, 24));
    terminal.wait("the message", |terminal| terminal.screen().contains("nowhere.yaml FLMLA HTF RĐET"));
    assert_eq!(terminal.child.wait().expect("the program ends").exit_code(), 1);
}

/// On a terminal what is found is set off, and the sections are called by their names.
#[test]
fn what_is_found_is_set_off_on_a_terminal() {
    let folder = tempfile().join("set-off");
    std::fs::create_dir_all(&folder).expect("a folder");
    let text = "sections:\n- heading: \"title: one\"\n  paragraphs: [a word, 'word, word']\ndisclaimer: word\n";
    std::fs::write(folder.join("a.yaml"), text).expect("a file");
    let name = folder.join("a.yaml").to_str().expect("a name").to_owned();
    let printed = |environment: &[(&str, &str)], args: &[&str]| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(["--ui-lang", "en", "--find"]);
        command.args(args);
        let mut terminal = Terminal::start_in(environment, command, (200, 24));
        terminal.wait("the last line", |terminal| terminal.screen().contains("-:1:word"));
        assert!(terminal.child.wait().expect("it ends").success());
        String::from_utf8(terminal.written.clone()).expect("UTF-8").replace('\r', "")
    };
    let plain = "1=title: one\n1:2:a word\n1:3:word, word\n-=Disclaimer\n-:1:word\n";
    let (section, end) = ("\u{1b}[34m", "\u{1b}[39m");
    let coloured = plain.replace("word", "\u{1b}[7mword\u{1b}[27m").replace("1:2", &format!("{section}1{end}:2"));
    let coloured = coloured.replace("1:3", &format!("{section}1{end}:3")).replace("-:1", &format!("{section}-{end}:1"));
    let heading = |number: &str, name: &str| format!("{section}{number}{end}={section}{name}{end}");
    let coloured = coloured.replace("1=title: one", &heading("1", "title: one"));
    let coloured = coloured.replace("-=Disclaimer", &heading("-", "Disclaimer"));
    assert_eq!(printed(&[], &["word", &name]), coloured);
    assert_eq!(printed(&[("NO_COLOR", "1")], &["word", &name]), plain);
    assert_eq!(printed(&[], &["word", "--color=never", &name]), plain);
    assert_eq!(printed(&[("TERM", "dumb")], &["word", &name]), plain);
    let named = printed(&[], &["word", folder.to_str().expect("a name")]);
    assert!(named.contains(&format!("\n\u{1b}[35m{name}{end}:{section}1{end}:2:a ")), "{named:?}");
    // Laid out, and sent with marks to a terminal that is not known.
    std::fs::write(folder.join("a.yaml"), "lead: أب جد\ndisclaimer: word\n").expect("a file");
    let laid_out = printed(&[("TERM", "unknown")], &["جد|word", "--regex", "--visual", "--width", "20", &name]);
    let letters = |word: &str| word.chars().map(|c| format!("{c}\u{200E}")).collect::<String>();
    let line = format!(
        "{:10}\u{1b}[7m{}\u{1b}[27m {}:1:{section}1{end}\n",
        "",
        letters("\u{FEAA}\u{FE9F}"),
        letters("\u{FE8F}\u{FE83}"),
    );
    assert!(laid_out.contains(&line), "{laid_out:?} has no {line:?}");
}

#[test]
fn it_opens_at_a_match() {
    let mut player = Player::first((80, 24), "ar");
    _ = player.app.search_for(Query::new("ماسك"));
    player.send(Message::Resize(80, 24));
    let mut terminal = Terminal::qari(&["+/ماسك"], (80, 24));
    terminal.wait_for_frame_of(&player);
    terminal.send("n");
    player.keys("n");
    terminal.wait_for_frame_of(&player);
    terminal.send("q");
    assert!(terminal.check_left().success());
    // One that is behind the first screen, from a section on.
    let mut player = Player::first((80, 24), "ar");
    player.app.open_at_section(3);
    _ = player.app.search_for(Query::new("ماسك"));
    player.send(Message::Resize(80, 24));
    let mut terminal = Terminal::qari(&["--section", "3", "+/ماسك"], (80, 24));
    terminal.wait_for_frame_of(&player);
    terminal.send("q");
    assert!(terminal.check_left().success());
    // In the manner that is said, which the searches behind it are made in too.
    let mut player = Player::first((80, 24), "ar");
    let manner = Manner { words: Words::Strict, regex: true, ..Manner::default() };
    _ = player.app.search_for(Query { text: "عم.ة".to_owned(), manner });
    player.send(Message::Resize(80, 24));
    let mut terminal = Terminal::qari(&["--word=strict", "--regex", "+/عم.ة"], (80, 24));
    terminal.wait_for_frame_of(&player);
    terminal.send("/");
    player.keys("/");
    terminal.wait_for_frame_of(&player);
    assert!(player.app.prompt().is_some_and(|prompt| prompt.manner == manner));
    terminal.send("\x07q");
    assert!(terminal.check_left().success());
    let mut terminal = Terminal::qari(&["--ui-lang", "en", "+/nowhere"], (80, 24));
    terminal.wait("the notice", |terminal| terminal.screen().contains("no matches for “nowhere”"));
    terminal.send("q");
    assert!(terminal.check_left().success());
}

#[test]
fn it_opens_at_a_section() {
    let mut player = Player::first((80, 24), "ar");
    player.keys("3 Enter");
    let mut terminal = Terminal::qari(&["--section", "3"], (80, 24));
    terminal.wait_for_frame_of(&player);
    terminal.send("q");
    assert!(terminal.check_left().success());
    let mut terminal = Terminal::qari(&["--ui-lang", "en", "--section", "4"], (80, 24));
    terminal.wait("the message", |terminal| terminal.screen().contains("section 4: the document has 3"));
    assert_eq!(terminal.child.wait().expect("the program ends").exit_code(), 1);
}

/// Searches are kept for the next run, for their owner alone, unless the settings say otherwise.
#[test]
fn searches_are_kept_for_the_next_run() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile().join("kept");
    _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(home.join("config/qari")).expect("a folder");
    let (state, config) = (home.join("state"), home.join("config"));
    let file = state.join("qari/history");
    let environment =
        [("XDG_STATE_HOME", state.to_str().expect("a name")), ("XDG_CONFIG_HOME", config.to_str().expect("a name"))];
    let start = |args: &[&str]| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(["--ui-lang", "en"]);
        command.args(args);
        let mut terminal = Terminal::start_in(&environment, command, (80, 24));
        // A search that is asked for may have ended by now, and the status line may say so instead of the keys.
        let shows = |screen: &str| screen.rsplit('\n').next().is_some_and(|status| !status.is_empty());
        terminal.wait("the reader", |terminal| shows(&terminal.screen()));
        terminal
    };
    let leave = |mut terminal: Terminal| {
        terminal.send("q");
        assert!(terminal.check_left().success());
    };
    let kept = || std::fs::read_to_string(&file).unwrap_or_default();
    let mut terminal = start(&[]);
    terminal.send("/ico\r/chatgpt\r");
    terminal.wait("the last search", |terminal| terminal.screen().contains("no matches for “chatgpt”"));
    leave(terminal);
    assert_eq!(kept(), "ico\nchatgpt\n");
    assert_eq!(std::fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o600);
    leave(start(&["+/ico"]));
    assert_eq!(kept(), "chatgpt\nico\n");
    // The next run has them: the last, and with another key up the one before.
    let mut terminal = start(&[]);
    terminal.send("/\x1b[A\x1b[A");
    terminal.wait("the older search", |terminal| terminal.screen().contains("search: chatgpt"));
    terminal.send("\x1b[B\r");
    terminal.wait("the match", |terminal| terminal.screen().contains("match 1 of"));
    leave(terminal);
    // No more are kept than are remembered; what is no text is none of them.
    let many: String = (0..600).map(|number| format!("search {number}\n")).collect();
    std::fs::write(&file, [many.as_bytes(), b"\xff\n"].concat()).expect("a file");
    leave(start(&["+/ico"]));
    assert_eq!(kept().lines().count(), qari::app::searching::queries::MOST_SEARCHES);
    assert!(kept().starts_with("search 102\n") && kept().ends_with("search 599\n\u{FFFD}\nico\n"));
    let left: Vec<_> = std::fs::read_dir(state.join("qari")).expect("a folder").collect();
    assert_eq!(left.len(), 2, "documents have a folder; nothing half-written is left");
    std::fs::write(config.join("qari/config.yaml"), "history: false\n").expect("a file");
    std::fs::write(&file, "ico\n").expect("a file");
    let mut terminal = start(&["+/chatgpt"]);
    terminal.send("/gpt\r");
    terminal.wait("the search", |terminal| terminal.screen().contains("no matches for “gpt”"));
    leave(terminal);
    assert_eq!(kept(), "ico\n");
}

fn tempfile() -> std::path::PathBuf {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}
