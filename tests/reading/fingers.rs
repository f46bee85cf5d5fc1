//! Keys that people know from vim and less: numbers before movements, rows to a place on the screen, paragraphs,
//! searching back, and what is said of keys that mean nothing.

use crate::common::Player;
use qari::app::document::matches::Matches;
use qari::app::keys::command::{COMMANDS, Command, Context};
use qari::app::keys::key::{Code, Key};
use qari::app::keys::keymap::{KEYMAPS, Keymap, Meaning};
use qari::app::keys::layer::Layer;
use qari::app::keys::sequence::KeyStep;
use qari::app::{App, Effect, FileForm, Message, Notice, Setup};
use qari::article::{Article, Builder, Kind, Markup, Pos, Rich};
use qari::messages::Messages;
use qari::search::Words;
use qari_bidi::layout::Direction;
use qari_bidi::text::fold::Level;

const SIZE: (u16, u16) = (80, 24);

/// Twenty sections of three paragraphs; the word `كلمة` is in each tenth paragraph.
fn article() -> Article {
    let mut builder = Builder::new();
    for section in 1..=20 {
        builder.block(Kind::Heading(1), &format!("فصل {section}"));
        for paragraph in 0..3 {
            let number = section * 3 + paragraph;
            let word = if number % 10 == 0 { "كلمة " } else { "" };
            builder.block(Kind::Paragraph, &format!("{word}{}", "نص من النصوص الطويلة ".repeat(8)));
        }
    }
    builder.finish().expect("an article")
}

fn player() -> Player {
    Player::with(article(), SIZE, "en")
}

fn less(article: Article) -> Player {
    let keymap = Keymap::new(KEYMAPS[1].1, &Layer::default());
    Player::of(App::new(article, Messages::new(["en"]), keymap, Setup::new(SIZE)), SIZE)
}

/// A log of as many lines.
fn log(lines: usize) -> Article {
    let text: Vec<String> = (1..=lines).map(|line| format!("2026-01-01 12:00:00 INFO line {line}")).collect();
    qari::format::read(text.join("\n").into_bytes(), "a.log", qari::format::Asked::default()).expect("a log").article
}

fn top(player: &Player) -> Pos {
    player.app.document().place().pos
}

/// The row of the screen that the current match is in, counted from the top of the text.
fn row_of_match(player: &Player) -> usize {
    let panes = player.app.panes().expect("panes");
    let rows = player.app.document().rows(&player.app.viewport(&panes));
    let row = rows.at(player.app.document().current_match().expect("a match").start());
    rows.from(rows.at(top(player)), usize::from(panes.text.height)).position(|own| own == row).expect("in sight")
}

#[test]
fn a_number_before_g_is_a_section_or_a_line() {
    let mut player = player();
    let start = |player: &Player, section: usize| player.app.document().section_start(section - 1);
    for keys in ["5 G", "5 g", "5 End", "5 Home"] {
        player.keys("g");
        player.keys(keys);
        assert_eq!(top(&player), start(&player, 5), "{keys}");
    }
    player.keys("Backspace");
    assert_eq!(top(&player), Pos::default(), "and back");
    player.keys("2 1 G");
    assert_eq!((player.app.notice(), top(&player)), (Some(&Notice::NoSection(21)), Pos::default()));
    let mut log = Player::with(log(300), SIZE, "en");
    log.keys("1 5 0 G");
    assert!(log.screen().lines().any(|line| line.starts_with("2026-01-01 12:00:00 info line 150")), "{}", log.screen());
    assert_eq!(log.app.document().line_number(top(&log)), Some(150));
    log.keys("2 0 Enter");
    assert_eq!(log.app.document().line_number(top(&log)), Some(20));
    log.keys("9 9 9 G");
    assert_eq!(log.app.document().line_number(top(&log)), Some(300), "the last one");
}

#[test]
fn a_percentage_needs_its_number() {
    let mut player = player();
    player.keys("%");
    assert_eq!((player.app.notice(), top(&player)), (Some(&Notice::NumberFirst), Pos::default()));
    assert!(player.status().contains("50%"), "{}", player.status());
    player.keys("5 0 %");
    assert!(player.screen().lines().next().is_some_and(|bar| bar.contains("50%")), "{}", player.screen());
    player.keys("Backspace");
    assert_eq!(top(&player), Pos::default());
    let place = |keys: &str| {
        let mut player = self::player();
        player.keys(keys);
        top(&player)
    };
    assert_eq!(place("1 0 0 %"), place("G"));
    assert_eq!(place("5 0 ٪"), place("5 0 %"), "as a Persian keyboard types it");
    assert_eq!(place("G 0 %"), place("G"), "a number does not begin with 0");
}

#[test]
fn the_match_goes_to_the_top_the_middle_and_the_bottom() {
    let mut player = player();
    player.keys("/ 'كلمة' Enter n");
    let height = usize::from(player.app.panes().expect("panes").text.height);
    for (keys, row) in [("z t", 0), ("z z", height / 2), ("z b", height - 1), ("A-Up", 0), ("A-g", height / 2)] {
        player.keys(keys);
        assert_eq!(row_of_match(&player), row, "{keys}");
    }
    player.keys("A-Down");
    assert_eq!(row_of_match(&player), height - 1);
    player.keys("Esc g v 1 0 j z t");
    let cursor = player.app.document().selection().expect("a selection").cursor().start();
    assert_eq!(cursor.block, top(&player).block, "while selecting, the row of the cursor");
    assert!(top(&player) > Pos::default());
}

#[test]
fn braces_go_by_paragraphs() {
    let mut player = player();
    let block = |player: &Player| (top(player).block, top(player).byte);
    player.keys("}");
    assert_eq!(block(&player), (1, 0));
    player.keys("3 }");
    assert_eq!(block(&player), (4, 0));
    player.keys("j {");
    assert_eq!(block(&player), (4, 0), "inside a paragraph, to its beginning");
    player.keys("2 {");
    assert_eq!(block(&player), (2, 0));
    player.keys("9 {");
    assert_eq!(block(&player), (0, 0));
    let end = {
        player.keys("G");
        top(&player)
    };
    player.keys("}");
    assert_eq!(top(&player), end, "there is no further one");
}

#[test]
fn a_search_back_goes_back() {
    let mut player = player();
    let number = |player: &Player| player.app.document().matches().and_then(Matches::number);
    player.keys("5 0 % A-/ 'كلمة'");
    assert!(player.status().starts_with("search back:"), "{}", player.status());
    player.keys("Enter");
    let count = player.app.document().matches().expect("matches").count();
    assert_eq!((count, number(&player)), (6, Some(3)), "the last before the middle");
    player.keys("n");
    assert_eq!(number(&player), Some(2));
    player.keys("N N");
    assert_eq!(number(&player), Some(4), "N goes against it");
    player.keys("g A-/ 'كلمة' Enter");
    assert_eq!(number(&player), Some(6), "from the beginning, the last of all");
    player.keys("g / 'كلمة' Enter n");
    assert_eq!(number(&player), Some(2));
    let mut less = less(article());
    less.keys("5 0 p ? 'كلمة' Enter n");
    assert_eq!(number(&less), Some(2), "by less's key");
}

#[test]
fn the_lines_that_match_are_listed() {
    let mut player = player();
    player.keys("& 'كلمة'");
    assert!(player.status().starts_with("lines with:"), "{}", player.status());
    player.keys("Enter");
    let list = |player: &Player| player.app.picker().map(|list| list.count(player.app.document().matches()));
    assert_eq!(list(&player), Some(6));
    player.keys("Esc & Enter");
    assert_eq!(list(&player), Some(6), "an empty line is the last search");
    player.keys("Esc & 'ظظظ' Enter");
    assert_eq!(list(&player), Some(0));
}

#[test]
fn where_one_is_is_told() {
    let mut player = Player::with(article(), (120, 24), "en");
    assert_eq!(player.keys("C-g"), None, "the article of the program has no file");
    let status = player.status();
    assert!(status.contains("section 1 of 20") && status.contains("words") && status.contains('%'), "{status}");
    player.app.shelve(vec!["b/a.md".into()], 0);
    assert_eq!(player.keys("5 G C-g"), Some(Effect::LookAt("b/a.md".into())));
    let form = FileForm { format: "markdown", encoding: Some("UTF-8") };
    player.send(Message::Tell(Notice::Where(Some(form))));
    let status = player.status();
    assert!(status.contains("b/a.md · markdown, utf-8 · section 5 of 20"), "{status}");
    assert!(status.contains("21% ·") && status.ends_with("minutes left"), "{status}");
    assert_eq!(status.matches("minutes").count(), 1, "{status}");
}

#[test]
fn a_key_that_means_nothing_says_what_is_near() {
    let check = |player: &mut Player, key: &str, expected: &str| {
        let before = player.app.document().place();
        player.keys(key);
        let screen = player.screen();
        assert!(screen.contains("is not bound") && screen.contains(expected), "{key}: {screen}");
        assert_eq!(player.app.document().place(), before, "{key}");
        player.keys("j k");
        assert_eq!(player.app.notice(), None, "until the next key");
    };
    let mut own = player();
    check(&mut own, "w", "· v select text");
    check(&mut own, "V", "· v select text");
    check(&mut own, "H", "· ? help");
    check(&mut own, "D", "· d half a page down");
    check(&mut own, "#", "· * search");
    check(&mut own, "5 w", "· v select text");
    check(&mut own, "(", "· [ previous section");
    check(&mut own, "Delete", "· ? help");
    let mut less = less(article());
    check(&mut less, "l", "· v select text");
}

/// The keys of less's manual.
#[test]
fn less_does_as_less() {
    let press = |keys: &str| {
        let mut player = less(log(300));
        player.keys("5 0 p");
        let before = player.app.document().line_number(top(&player)).expect("a line");
        let effect = player.keys(keys);
        let line = player.app.document().line_number(top(&player)).expect("a line");
        (i64::try_from(line).expect("small") - i64::try_from(before).expect("small"), effect, player)
    };
    let height = less(log(300)).app.panes().expect("panes").text.height;
    let page = i64::from(height) - 1;
    for (keys, lines) in [
        ("e", 1),
        ("J", 1),
        ("C-j", 1),
        ("Enter", 1),
        ("y", -1),
        ("K", -1),
        ("C-k", -1),
        ("C-p", -1),
        ("f", page),
        ("z", page),
        ("C-v", page),
        ("A-Space", page),
        ("w", -page),
        ("A-v", -page),
        ("d", page / 2),
        ("u", -page / 2),
        ("1 0 e", 10),
        ("<", -142),
        ("A-<", -142),
    ] {
        let (moved, ..) = press(keys);
        assert!((moved - lines).abs() <= 2 && moved.signum() == lines.signum(), "{keys}: {moved}");
    }
    for keys in ["h", "H", "F1"] {
        assert!(press(keys).2.app.guide().is_some(), "{keys}");
    }
    for keys in ["q", "Q", "Z Z"] {
        assert_eq!(press(keys).1, Some(Effect::Quit), "{keys}");
    }
    assert!(matches!(press("=").2.app.notice(), Some(Notice::Where(_))));
    assert!(press("V").2.app.document().selection().is_some());
    let numbers = press("- N").2;
    assert!(numbers.screen().lines().any(|line| line.starts_with("152 2026-")), "{}", numbers.screen());
    assert_eq!(press("- S").2.app.notice(), Some(&Notice::Chop));
    assert_eq!(press("- w").2.app.notice(), Some(&Notice::NoSuchKeys(vec![Key::char('-'), Key::char('w')])));
    assert!(matches!(press("- i").2.app.notice(), Some(Notice::Level(_))));
    assert_eq!(press("r").1, Some(Effect::Redraw));
    let mut player = press("/ 'line' Enter n").2;
    let (place, count) = (top(&player), player.app.document().matches().map(Matches::count));
    player.keys("A-u");
    assert!(player.app.document().matches().is_none(), "Alt-u hides what is marked");
    player.keys("A-u");
    assert_eq!((top(&player), player.app.document().matches().map(Matches::count)), (place, count), "and shows it");
    player.keys("A-U A-u A-u A-U");
    assert!(player.app.document().matches().is_none(), "Alt-U clears it");
}

/// As in less, a number before a page key is of lines, and alone waits for its key; as in less and vim, one before the
/// keys of half pages stays.
#[test]
fn numbers_are_of_lines_as_in_less() {
    let line = |player: &Player| player.app.document().line_number(top(player)).expect("a line");
    let mut player = less(log(300));
    player.keys("1 0 0 g");
    for (keys, moved) in [("5 Enter", 105), ("5 Space", 110), ("2 0 f", 130), ("3 0 b", 100), ("7 w", 93), ("7 z", 100)]
    {
        player.keys(keys);
        assert_eq!(line(&player), moved, "{keys}");
    }
    player.keys("5");
    assert!(!player.app.waits_for_idle(), "it waits for its key");
    player.send(Message::Idle);
    assert_eq!((line(&player), player.app.pending_count()), (100, Some(5)));
    player.keys("j");
    assert_eq!(line(&player), 105);
    player.keys("p");
    assert_eq!(line(&player), 1, "a percentage without a number is the beginning");
    for mut player in [less(log(300)), Player::with(log(300), SIZE, "en")] {
        player.keys("1 0 0 g 3 d d C-d");
        assert_eq!(line(&player), 109);
        player.keys("u 5 C-u");
        assert_eq!(line(&player), 101);
    }
}

/// As in other programs the key that quits closes the help, until something is typed there; on another keyboard, its
/// letter may begin a word.
#[test]
fn the_help_is_closed_as_elsewhere() {
    let closes = |key: &str| {
        let mut player = player();
        player.keys("?");
        player.keys(key);
        player.app.guide().is_none()
    };
    assert_eq!(["q", "?", "Esc", "C-c", "ض", "j"].map(closes), [true, true, true, true, false, false]);
    let mut player = player();
    player.keys("? 'aq'");
    assert!(player.app.guide().is_some(), "it is typed");
}

/// A word that was searched for by its key leaves what is typed next as it was.
#[test]
fn a_word_leaves_the_next_search_alone() {
    let mut player = player();
    player.keys("* Esc n");
    assert!(player.app.document().matches().is_some_and(|found| found.query().manner.words == Words::Whole), "again");
    player.keys("/");
    assert_eq!(player.app.prompt().expect("a prompt").manner.words, Words::default());
}

/// Keys of vim that begin with one that acts by itself.
#[test]
fn what_g_has_done_is_taken_back_where_it_goes_on() {
    let linked = {
        let mut builder = Builder::new();
        for number in 0..60 {
            let text = Rich::from(&*format!("رابط {number}")).within(Markup::Link("#ع".to_owned()));
            builder.rich(Kind::Paragraph, text);
        }
        builder.finish().expect("an article")
    };
    let mut player = Player::with(linked, SIZE, "en");
    player.keys("2 0 j g");
    assert_eq!(top(&player), Pos::default(), "at once");
    assert!(!player.screen().contains("g…"), "and waits for nothing");
    player.keys("Backspace g x");
    assert_ne!(top(&player), Pos::default(), "the links are those of where one was");
    assert!(player.app.document().is_choosing());
    let mut player = self::player();
    player.keys("2 0 j 5 g g");
    assert_eq!(top(&player), player.app.document().section_start(4), "the number is of both");
    player.keys("g g");
    assert_eq!(top(&player), Pos::default());
    player.keys("2 0 j g j");
    assert!(top(&player) > Pos::default() && top(&player).block == 0, "a key that does not go on is one of its own");
}

#[test]
fn searches_match_at_another_level_by_a_key() {
    let mut builder = Builder::new();
    builder.block(Kind::Paragraph, "أحمد واحمد");
    let mut player = Player::with(builder.finish().expect("an article"), SIZE, "en");
    player.keys("/ 'احمد' Enter");
    let count = |player: &Player| player.app.document().matches().map(Matches::count);
    assert_eq!(count(&player), Some(2));
    player.keys("- i - i");
    assert_eq!((count(&player), player.app.notice()), (Some(1), Some(&Notice::Level(Level::Exact))));
    // The search that is made again is at that level, too.
    player.keys("Esc n");
    assert_eq!(count(&player), Some(1));
    player.keys("- i - i");
    assert_eq!(count(&player), Some(2));
}

/// Keyboards, each with all that its keys type, without Shift and with it, by the layouts of X11.
pub(crate) const KEYBOARDS: [(&str, &str); 4] = [
    ("latin", "`1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"|ZXCVBNM<>?"),
    ("arabic", "ذ1234567890-=ضصثقفغعهخحجدشسيبلاتنمكط\\ئءؤرﻻىةوزظ!@#$%^&*()_+ﻹ`÷×؛<>][ﻷأـ،/:\"|~}{ﻵآ',.؟"),
    ("persian", "۱۲۳۴۵۶۷۸۹۰-=ضصثقفغعهخحجچشسیبلاتنمکگ\\ظطزرذدپو./÷!٬٫﷼٪×،*)(ـ+]}{[ؤئيإأآة»«:؛|كژٰ‌ٔء<>؟"),
    ("hebrew", ";1234567890-=/'קראטוןםפ][שדגכעיחלךף,\\זסבהנמצתץ.~!@#$%^&*)(_+QWERTYUIOP}{ASDFGHJKL:\"|ZXCVBNM><?"),
];

/// Returns `true` if keys of `keyboard` do `command` in `context`, by some of its sequences.
pub(crate) fn can_be_typed(keymap: &Keymap, keyboard: &str, context: Context, command: Command) -> bool {
    let mut sequences = keymap.keys(context, command, Direction::Rtl);
    sequences.any(|sequence| {
        let mut before: Vec<Vec<Key>> = vec![Vec::new()];
        let (last, first) = sequence.steps().split_last().expect("keys");
        let typed = |step: &KeyStep| match step {
            // Terminals send a letter that is held with Ctrl as a control character, whatever the layout.
            KeyStep::Key(key @ (Key { code: Code::Named(_), .. } | Key { ctrl: true, .. })) => vec![*key],
            KeyStep::Key(Key { alt, .. }) => {
                let space = std::iter::once(' ');
                keyboard.chars().chain(space).map(|c| Key { alt: *alt, ..Key::char(c) }).collect()
            }
            KeyStep::Letter => keyboard.chars().map(Key::char).collect(),
        };
        for step in first {
            let behind = |before: &Vec<Key>| {
                let keys = typed(step).into_iter();
                let written = keys.filter_map(|key| match keymap.meaning(context, before, key, Direction::Rtl) {
                    (Meaning::Prefix(_), written) if KeyStep::Key(written) == *step => {
                        Some([&before[..], &[written]].concat())
                    }
                    _ => None,
                });
                written.collect::<Vec<_>>()
            };
            before = before.iter().flat_map(behind).collect();
        }
        let is_meant = |before: &Vec<Key>, key: Key| {
            matches!(keymap.meaning(context, before, key, Direction::Rtl).0,
                Meaning::Command(own, _) | Meaning::Prefix(Some(own)) if own == command)
        };
        before.iter().any(|before| typed(last).into_iter().any(|key| is_meant(before, key)))
    })
}

/// Commands whose letters are on other keys there: the docs say so. All came before the rule that each has a key that
/// all keyboards type.
const EXCEPTIONS: [(&str, &str); 3] =
    [("persian", "next-match"), ("persian", "next-encoding"), ("hebrew", "whole-page")];

/// Each command while reading can be typed on each keyboard, by a key or by several.
#[test]
fn every_keyboard_types_every_command() {
    for (map, shipped) in KEYMAPS {
        let keymap = Keymap::new(shipped, &Layer::default());
        let mut missing = Vec::new();
        for (layout, keyboard) in KEYBOARDS {
            let commands = COMMANDS.iter().filter(|row| row.command.usage(Context::Reading).is_some());
            for row in commands.filter(|row| !can_be_typed(&keymap, keyboard, Context::Reading, row.command)) {
                if !EXCEPTIONS.contains(&(layout, row.name)) {
                    missing.push(format!("{} on the {layout} keyboard by {map}", row.name));
                }
            }
        }
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }
}
