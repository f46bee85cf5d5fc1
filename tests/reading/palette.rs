//! The palette: commands by name in two languages, numbers, themes, settings and files.

use crate::common::Player;
use qari::app::document::display::Align;
use qari::app::keys::command::{COMMANDS, Context};
use qari::app::keys::keymap::Keymap;
use qari::app::screen::list;
use qari::app::searching::palette::PaletteItem;
use qari::app::searching::picker::Items;
use qari::app::shelf::arriving::Awaited;
use qari::app::{App, Effect, Message, Notice, Setup};
use qari::article::{Article, Builder, Kind, Pos};
use qari::messages::Messages;

const SIZE: (u16, u16) = (80, 24);

/// Thirty sections; printed pages begin in the middle of their paragraphs.
fn article(pages: bool) -> Article {
    let mut builder = Builder::new();
    for section in 1..=30 {
        builder.block(Kind::Heading(1), &format!("فصل {section}"));
        let mut text = qari::article::Rich::from("نص قبل الصفحة. ");
        if pages {
            text.page(&(section * 10).to_string());
        }
        text.text(&"نص بعد الصفحة ".repeat(20));
        builder.rich(Kind::Paragraph, text);
    }
    builder.finish().expect("an article")
}

fn player(language: &str) -> Player {
    Player::with(article(false), SIZE, language)
}

fn items(player: &Player) -> Vec<PaletteItem> {
    match player.app.picker().map(qari::app::searching::picker::Picker::items) {
        Some(Items::Palette(items)) => items.clone(),
        _ => panic!("no palette"),
    }
}

fn first(player: &Player) -> String {
    let items = items(player);
    items.first().map_or(String::new(), |item| item.line.clone())
}

#[test]
fn commands_have_names_in_english_and_in_the_language_of_the_interface() {
    for (language, typed, expected) in [
        ("en", "quit", "quit"),
        ("en", "next-theme", "next-theme"),
        ("en", "nexthem", "next-theme"),
        ("en", "vowel", "cycle-marks"),
        ("ar", "help", "help"),
        ("ar", "مساعدة", "help"),
        ("ar", "سمة", "سمة "),
        ("ar", "theme", "theme "),
        ("en", "q", "q"),
        ("en", "noh", "noh"),
    ] {
        let mut player = player(language);
        player.keys(&format!(": '{typed}'"));
        assert_eq!(first(&player), expected, "{typed} in {language}: {}", player.screen());
    }
    let mut player = player("en");
    player.keys(":");
    let all = COMMANDS.iter().filter(|row| row.command.usage(Context::Reading).is_some()).count();
    assert!(items(&player).len() >= all - 5, "nothing typed lists all");
    assert_eq!(player.keys("'q' Enter"), Some(Effect::Quit));
}

#[test]
fn keys_stand_beside_commands() {
    let mut player = player("en");
    player.keys(": 'copy-par'");
    let screen = player.screen();
    let row = screen.lines().find(|line| line.contains("copy-paragraph")).expect("a row");
    assert!(row.contains("copy the paragraph") && row.trim_end().ends_with("yy"), "{row}");
}

#[test]
fn what_vim_and_less_call_commands_is_known() {
    let effect = |line: &str| {
        let mut player = player("en");
        player.app.shelve(vec!["a".into(), "b".into(), "c".into()], 1);
        let effect = player.keys(&format!(": '{}' Enter", line.replace(' ', "_")));
        assert!(player.app.picker().is_none(), "{line}");
        (effect, player.app.notice().cloned())
    };
    for line in ["q", "q!", "qa", "wq", "x", "quit", "exit"] {
        assert_eq!(effect(line).0, Some(Effect::Quit), "{line}");
    }
    assert_eq!(effect("n").0, Some(Effect::Open("c".into())));
    assert_eq!(effect("prev").0, Some(Effect::Open("a".into())));
    assert_eq!(effect("p").0, Some(Effect::Open("a".into())));
    for line in ["w", "w!", "write"] {
        assert_eq!(effect(line), (None, Some(Notice::NothingIsWritten)), "{line}");
    }
    assert!(matches!(effect("f").1, Some(Notice::Where(_))));
    assert_eq!((effect("set nowrap").1, effect("set wrap").1), (Some(Notice::Chop), None), "they are wrapped already");
    assert_eq!(effect("qiut"), (None, Some(Notice::NoSuchCommand("qiut".to_owned()))));
    // Short names that mean something in vim do nothing that they happen to be letters of.
    for line in ["vs", "sp", "s"] {
        let (effect, notice) = effect(line);
        let is_refused = notice == Some(Notice::NoSuchCommand(line.to_owned()));
        assert!(effect.is_none() && (is_refused || line == "s"), "{line}");
    }
}

#[test]
fn the_item_that_is_clicked_is_meant() {
    // No word of it begins so.
    let mut player = player("en");
    player.keys(": 'vs'");
    let panes = player.app.panes().expect("panes");
    let rows = list::rows(&player.app, &panes);
    let item = rows.iter().find(|row| row.item.is_some()).expect("an item").rect;
    player.send(Message::Click(item.x + 1, item.y));
    assert!(!matches!(player.app.notice(), Some(Notice::NoSuchCommand(_))), "{:?}", player.app.notice());
}

#[test]
fn a_command_that_does_not_exist_names_the_nearest() {
    let mut player = player("en");
    player.keys(": 'quitt' Enter");
    assert!(player.status().contains("there is no command quitt. did you mean quit?"), "{}", player.status());
}

#[test]
fn a_number_is_a_page_a_section_or_a_line() {
    let mut player = player("en");
    player.keys(": '5' Enter");
    assert_eq!(player.app.document().place().pos, player.app.document().section_start(4));
    player.keys("Backspace");
    assert_eq!(player.app.document().place().pos, Pos::default(), "one can go back");
    player.keys(": '٧' Enter");
    assert_eq!(player.app.document().place().pos, player.app.document().section_start(6));
    player.keys(": '99' Enter");
    assert_eq!(player.app.notice(), Some(&Notice::NoSection(99)));
    player.keys("g : '50%' Enter");
    assert!(player.app.document().place().pos > Pos::default());
    let mut printed = Player::with(article(true), SIZE, "en");
    printed.keys(": '20'");
    assert_eq!(items(&printed).len(), 2, "the printed page, then the section");
    printed.keys("Enter");
    assert_eq!(printed.app.document().place().pos.block, 3, "the page begins in the second section");
    printed.keys(": '20' Down Enter");
    assert_eq!(printed.app.document().place().pos, printed.app.document().section_start(19));
}

#[test]
fn themes_and_settings_are_completed_and_set() {
    let mut player = player("en");
    player.app.know_themes(vec!["paper".into(), "night".into()]);
    player.keys(": 'them' Tab");
    assert_eq!(player.app.picker().expect("a list").editor().text(), "theme ");
    assert_eq!(
        items(&player).iter().map(|item| item.line.as_str()).collect::<Vec<_>>(),
        ["theme paper", "theme night"]
    );
    assert_eq!(player.keys("'ni' Enter"), Some(Effect::ShowTheme("night".to_owned())));
    player.keys(": 'set_align=just' Enter");
    assert_eq!(player.app.display().align, Align::Justified);
    assert_eq!(player.app.notice(), Some(&Notice::IsSet("align", "justified".to_owned())));
    assert_eq!(player.app.record().expect("a record").1.look.choices["align"], "justified", "it is kept");
    player.keys(": 'set_measure=40' Enter");
    let narrow = player.app.panes().expect("panes").text.width;
    player.keys(": 'set_measure=44' Enter");
    assert_eq!(player.app.panes().expect("panes").text.width, narrow + 4);
    player.keys(": 'set_measure=5' Enter");
    assert_eq!(player.app.notice(), Some(&Notice::NoSuchValue("measure", "5".to_owned())));
    player.keys(": 'set_marks' Tab");
    assert_eq!(player.app.picker().expect("a list").editor().text(), "set marks=shown");
    let mut arabic_one = self::player("ar");
    arabic_one.keys(&format!(": '{}_align=even' Enter", "ضبط"));
    assert_eq!(arabic_one.app.display().align, Align::Even);
}

#[test]
fn files_are_completed_and_opened() {
    let mut player = player("en");
    player.app.shelve(vec!["a".into()], 0);
    let ask = player.keys(": 'open_'");
    assert_eq!(ask, Some(Effect::ListFiles(String::new())));
    let files = || vec![("docs".into(), true), ("كتاب.md".into(), false), (".hidden".into(), false)];
    player.send(Message::Files(String::new(), "".into(), files()));
    assert_eq!(items(&player).len(), 2, "hidden files are listed when they are asked for");
    assert_eq!(player.keys("'doc' Enter"), Some(Effect::ListFiles("docs/".to_owned())), "a folder is gone into");
    assert_eq!(player.app.picker().expect("a list").editor().text(), "open docs/");
    player.send(Message::Files("docs/".to_owned(), "docs/".into(), vec![("keys.md".into(), false)]));
    assert_eq!(player.keys("Enter"), Some(Effect::Open("docs/keys.md".into())));
    player.keys(": 'open_~/'");
    player.send(Message::Files("~/".to_owned(), "/home/x".into(), vec![("a.md".into(), false)]));
    assert_eq!(player.keys("Tab Enter"), Some(Effect::Open("/home/x/a.md".into())));
    // What is not listed is opened as it is typed.
    let mut other = self::player("en");
    assert_eq!(other.keys("A-o"), Some(Effect::ListFiles(String::new())));
    assert_eq!(other.keys("'x.md' Enter"), Some(Effect::Open("x.md".into())));
}

#[test]
fn a_secure_reader_opens_nothing_by_name() {
    let setup = Setup { secure: true, ..Setup::new(SIZE) };
    let mut player = Player::of(App::new(article(false), Messages::new(["en"]), Keymap::shipped(), setup), SIZE);
    player.app.shelve(vec!["a.md".into(), "b.md".into()], 0);
    assert_eq!(player.keys(": 'open_'"), None, "no folder is listed");
    assert_eq!(player.keys("'/etc/passwd' Enter"), None);
    assert_eq!(player.app.notice(), Some(&Notice::Secure));
    assert_eq!(player.keys(": 'open_b.md' Enter"), Some(Effect::Open("b.md".into())), "it was named");
}

/// A command that needs all of a document waits for it, as its key does.
#[test]
fn what_needs_more_waits_for_it() {
    let mut player = player("en");
    player.app.expect(Awaited::Rest, None);
    player.keys(": 'end' Enter");
    assert!(player.app.picker().is_some(), "it waits");
    player.send(Message::Arrived(Ok(Box::new(qari::format::Reading::from(article(false)).into()))));
    for held in player.app.take_held() {
        player.send(held);
    }
    assert!(player.app.picker().is_none() && player.app.document().place().pos > Pos::default());
}

/// Every command that is listed does what its key does.
#[test]
fn a_chosen_command_does_what_its_key_does() {
    for (name, keys) in [("cycle-marks", "t"), ("next-section", "]"), ("page-down", "Space"), ("toggle-contents", "c")]
    {
        let (mut one, mut other) = (player("ar"), player("ar"));
        one.keys(&format!(": '{name}' Enter"));
        other.keys(keys);
        assert_eq!(one.screen(), other.screen(), "{name}");
    }
}
