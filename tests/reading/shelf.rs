//! Links, and moving between documents: keys, the mouse, and the effects that are asked for.

use std::ffi::{OsStr, OsString};

use crate::common::Player;
use crate::common::messages::{Outside, drive, roll};
use proptest::prelude::*;
use qari::app::{Effect, Message, Overlay};
use qari::article::{Article, Builder, ContainerKind, Kind, Markup, Rich};
use qari::format::{Asked, Reading};
use ratatui::style::Modifier;

/// The documents that the tests open, by name; there are no others.
const DOCUMENTS: &[(&str, &str)] = &[
    ("كتب/فهرس.yaml", include_str!("../data/shelf/index.yaml")),
    ("كتب/فصل 1.yaml", include_str!("../data/shelf/chapter.yaml")),
    ("plain.yaml", "direction: ltr\nlead: Plain text.\n"),
];

fn read(name: &str) -> Result<Box<Reading>, String> {
    let text = DOCUMENTS.iter().find(|document| document.0 == name).ok_or(format!("no {name}"))?.1;
    Ok(Box::new(qari::format::read(text.as_bytes().to_vec(), "", Asked::default()).expect("an article")))
}

/// A reader of the index, with the other documents that are named beside it on the shelf.
fn reader(others: &[&str], size: (u16, u16), language: &str) -> Player {
    let mut player = Player::with(read("كتب/فهرس.yaml").expect("the index").article, size, language);
    player.app.shelve(["كتب/فهرس.yaml"].iter().chain(others).map(OsString::from).collect(), 0);
    player
}

/// Presses keys; what is asked to be opened is. Returns what else the last key asked for.
fn press(player: &mut Player, keys: &str) -> Option<Effect> {
    let mut last = None;
    for key in keys.split(' ').filter(|key| !key.is_empty()) {
        let effect = player.keys(key);
        last = answer(player, effect);
    }
    last
}

/// Answers what was asked for with the document, if it is one of the tests'.
fn answer(player: &mut Player, effect: Option<Effect>) -> Option<Effect> {
    match effect {
        Some(Effect::Open(name)) => {
            let outcome = read(&name.to_string_lossy());
            player.send(Message::Opened(name, outcome))
        }
        other => other,
    }
}

fn title(player: &Player) -> &str {
    player.app.document().article().title().unwrap_or_default()
}

/// The text of the link that is chosen; empty for the sign of a note.
fn chosen(player: &Player) -> Option<&str> {
    let span = player.app.document().link()?.span;
    Some(&player.app.document().article().text(span.block())[span.range()])
}

/// The number of cells of the text that are reversed.
fn reversed(player: &Player) -> usize {
    let (buffer, _) = player.paint();
    let text = player.app.panes().expect("panes").text;
    let is_reversed = |x, y| buffer[(x, y)].modifier.contains(Modifier::REVERSED);
    (text.y..text.y + text.height).map(|y| (0..buffer.area.width).filter(|&x| is_reversed(x, y)).count()).sum()
}

/// The frame after each of `keys`, at some sizes.
fn check_frames(name: &str, keys: &[&str]) {
    for size in [(40, 12), (80, 24)] {
        let mut player = reader(&["كتب/فصل 1.yaml", "كتب/فصل 10.yaml", "plain.yaml"], size, "ar");
        let mut frames = String::new();
        for keys in keys {
            press(&mut player, keys);
            frames.push_str(&format!("── {keys} ──\n{}\n", player.screen()));
        }
        insta::assert_snapshot!(format!("{name}@{}x{}", size.0, size.1), frames);
    }
}

#[test]
fn links_are_chosen_and_followed() {
    check_frames("links", &["o", "j", "j", "Enter", "Enter", "Esc", "o k Enter", "Backspace"]);
}

#[test]
fn documents_are_chosen_from_a_list() {
    check_frames("shelf", &["s", "Down Down", "Enter", "s p l", "Enter", "A-p"]);
}

#[test]
fn one_chooses_a_link_by_going_from_one_to_the_next() {
    let mut player = reader(&[], (80, 24), "ar");
    press(&mut player, "o");
    assert_eq!(chosen(&player), Some("الفصل الأول"));
    assert_eq!(reversed(&player), "الفصل الأول".chars().count() - 2, "lam and alef are one cell, the hint covers one");
    let all = |player: &mut Player, key: &str| {
        let mut seen = Vec::new();
        while seen.last().map(String::as_str) != chosen(player) {
            seen.extend(chosen(player).map(str::to_owned));
            press(player, key);
        }
        seen
    };
    let forward = all(&mut player, "j");
    assert_eq!(forward, ["الفصل الأول", "[1]", "صفحة", "هنا", "لا شيء", "برنامج", "البريد", "", "رجوع", "فهرس.yaml#"]);
    assert!(player.status().contains("ṬBAWRLA NM DYZM &"), "{}", player.status());
    let mut back = all(&mut player, "k");
    back.reverse();
    assert_eq!(back, forward);
    for (keys, expected) in [("G", "فهرس.yaml#"), ("g", "الفصل الأول"), ("Tab Tab", "صفحة"), ("BackTab", "[1]")]
    {
        press(&mut player, keys);
        assert_eq!(chosen(&player), Some(expected), "{keys}");
    }
    press(&mut player, "Esc");
    assert_eq!((chosen(&player), reversed(&player)), (None, 0));
    press(&mut player, "o Space");
    assert_eq!(chosen(&player), None, "any other key does what it does, and chooses nothing");
}

#[test]
fn a_chosen_link_is_on_the_screen() {
    for size in [(20, 5), (30, 8), (60, 10)] {
        let mut player = reader(&[], size, "ar");
        press(&mut player, "o");
        for _ in 0..12 {
            let Some(text) = chosen(&player).map(str::to_owned) else { panic!("a link is chosen") };
            assert!(reversed(&player) > 0 || text.is_empty(), "{text} at {size:?}:\n{}", player.screen());
            press(&mut player, "j");
        }
    }
}

#[test]
fn one_begins_with_what_is_on_the_screen() {
    let mut builder = Builder::new();
    for number in 0..60 {
        let mut rich = Rich::new();
        rich.text("نص ").styled(Markup::Link(format!("#{number}")), &number.to_string());
        builder.rich(Kind::Paragraph, rich);
    }
    let mut player = Player::with(builder.finish().expect("an article"), (60, 12), "ar");
    player.keys("2 0 j");
    let place = player.app.document().place();
    player.keys("o");
    assert_eq!(chosen(&player), Some(place.pos.block.to_string().as_str()));
    assert_eq!(player.app.document().place(), place, "nothing moves");
    // Behind the last link, it is the last.
    let mut builder = Builder::new();
    builder.rich(Kind::Paragraph, Rich::from("رابط").within(Markup::Link("#".to_owned())));
    builder.block(Kind::Paragraph, &"كلمة ".repeat(2000));
    let mut player = Player::with(builder.finish().expect("an article"), (60, 12), "ar");
    player.keys("G o");
    assert_eq!(chosen(&player), Some("رابط"));
    let mut builder = Builder::new();
    builder.block(Kind::Paragraph, "نص");
    let mut player = Player::with(builder.finish().expect("an article"), (80, 12), "en");
    player.keys("o");
    assert!(player.status().contains("no links"), "{}", player.status());
}

#[test]
fn a_note_is_gone_to_and_back_from() {
    let mut player = reader(&[], (80, 10), "ar");
    press(&mut player, "o j");
    assert!(player.status().contains("1 PYŠAHLA ÝLÀ"), "{}", player.status());
    let before = player.app.document().place();
    press(&mut player, "Enter");
    assert_eq!((chosen(&player), player.app.document().place()), (Some("[1]"), before), "the note is shown here first");
    press(&mut player, "Enter");
    assert_eq!(chosen(&player), Some(""), "the note's own sign");
    let note = player.app.document().article().footnote(0).expect("the note");
    assert_eq!(player.app.document().link().expect("a link").span.block(), note);
    assert_eq!(reversed(&player), 3, "[1] beside the note:\n{}", player.screen());
    press(&mut player, "Enter");
    assert_eq!(chosen(&player), Some("[1]"));
    press(&mut player, "Backspace Backspace");
    assert_eq!(player.app.document().place(), before);
}

#[test]
fn a_name_leads_to_its_place() {
    let mut builder = Builder::new();
    builder.rich(Kind::Paragraph, Rich::from("إلى").within(Markup::Link("#%D9%86".to_owned())));
    builder.rich(Kind::Paragraph, Rich::from("ضائع").within(Markup::Link("#nowhere".to_owned())));
    builder.block(Kind::Paragraph, &"كلمة ".repeat(900)).anchor("ن").block(Kind::Heading(1), "هنا");
    builder.rich(Kind::Paragraph, Rich::from("أعلى").within(Markup::Link("#".to_owned()))).anchor("end");
    builder.rich(Kind::Disclaimer, Rich::from("لا ضمان"));
    let mut player = Player::with(builder.finish().expect("an article"), (80, 12), "en");
    player.keys("o Enter");
    assert_eq!((player.app.document().place().pos.block, chosen(&player)), (3, None));
    player.keys("Backspace");
    assert_eq!(player.app.document().place().pos.block, 0);
    player.keys("o j Enter");
    assert!(player.status().contains("this document has no place named nowhere"), "{}", player.status());
    player.keys("o G Enter");
    assert_eq!(player.app.document().place().pos.block, 0);
}

#[test]
fn a_file_opens_at_its_place_and_one_comes_back() {
    let mut player = reader(&[], (80, 24), "ar");
    press(&mut player, "o j Esc");
    let before = player.app.document().place();
    press(&mut player, "o g");
    assert_eq!(player.keys("Enter"), Some(Effect::Open("كتب/فصل 1.yaml".into())));
    assert!(
        player.status().contains("yaml.1 LŞF/BTK HTF RAJ") || player.status().contains("1.yaml"),
        "{}",
        player.status()
    );
    assert_eq!(title(&player), "فهرس المكتبة", "the reader stays while it is read");
    player.send(Message::Opened("كتب/فصل 1.yaml".into(), read("كتب/فصل 1.yaml")));
    assert_eq!(title(&player), "الفصل 1");
    press(&mut player, "j j");
    let left = player.app.document().place();
    press(&mut player, "Backspace");
    assert_eq!((title(&player), player.app.document().place()), ("فهرس المكتبة", before));
    press(&mut player, "o");
    assert_eq!(chosen(&player), Some("الفصل الأول"), "the link that was followed");
    assert_eq!(player.keys("Enter"), None, "what was opened is kept");
    assert_eq!((title(&player), player.app.document().place()), ("الفصل 1", left), "and its place");
    // The way back by a link is by the same document.
    press(&mut player, "o Enter");
    assert_eq!((title(&player), player.app.shelf().count()), ("فهرس المكتبة", 2));
}

#[test]
fn what_cannot_be_opened_leaves_the_reader_where_he_is() {
    let mut player = reader(&["missing.yaml"], (80, 24), "en");
    let place = player.app.document().place();
    for keys in ["A-n", "s Down Enter", "o j j j j Enter"] {
        press(&mut player, keys);
        assert!(player.status().contains("no "), "{keys}: {}", player.status());
        assert_eq!((title(&player), player.app.document().place()), ("فهرس المكتبة", place), "{keys}");
    }
    assert_eq!(player.app.shelf().count(), 2, "what a link leads to is there once it was read");
    press(&mut player, "A-p");
    assert!(player.status().contains("no more documents"), "{}", player.status());
    press(&mut player, "o G k k k k Enter");
    assert!(player.status().contains("this link leads to nothing"), "{}", player.status());
}

#[test]
fn a_document_that_is_no_longer_wanted_does_not_come() {
    let mut player = reader(&["كتب/فصل 1.yaml", "plain.yaml"], (80, 24), "en");
    assert_eq!(player.keys("A-n"), Some(Effect::Open("كتب/فصل 1.yaml".into())));
    assert_eq!(player.keys("A-n Esc A-n"), None, "it is asked for once");
    assert!(player.status().contains("opening "), "{}", player.status());
    player.keys("j Esc");
    player.send(Message::Opened("كتب/فصل 1.yaml".into(), read("كتب/فصل 1.yaml")));
    assert_eq!(title(&player), "فهرس المكتبة");
    assert_eq!(player.keys("A-n"), Some(Effect::Open("كتب/فصل 1.yaml".into())), "what had come too late was let go");
    player.keys("Backspace");
    player.send(Message::Opened("كتب/فصل 1.yaml".into(), read("كتب/فصل 1.yaml")));
    assert_eq!(title(&player), "فهرس المكتبة", "to go back from where one is not yet is to stay");
    // The one that was asked for last comes.
    player.keys("A-n");
    assert_eq!(player.keys("2 A-n"), Some(Effect::Open("plain.yaml".into())));
    player.send(Message::Opened("كتب/فصل 1.yaml".into(), read("كتب/فصل 1.yaml")));
    assert_eq!(title(&player), "فهرس المكتبة");
    player.send(Message::Opened("plain.yaml".into(), read("plain.yaml")));
    assert_eq!(player.app.shelf().current(), 2);
    // A document that comes while a search is typed takes its place.
    player.keys("2 A-p");
    player.keys("A-n / 'نص'");
    player.send(Message::Opened("كتب/فصل 1.yaml".into(), read("كتب/فصل 1.yaml")));
    assert!(player.app.prompt().is_none() && player.app.document().matches().is_none());
    assert_eq!(title(&player), "الفصل 1");
    // So does one that comes while one looks for a heading or among the matches of another text.
    for keys in ["C-p", "/ 'الفصل' Enter r"] {
        let mut player = reader(&["plain.yaml"], (80, 24), "en");
        player.keys(&format!("A-n {keys}"));
        assert!(player.app.picker().is_some(), "{keys}");
        player.send(Message::Opened("plain.yaml".into(), read("plain.yaml")));
        assert!(player.app.picker().is_none(), "{keys}");
        player.keys("j Enter");
        player.paint();
    }
}

/// Who goes to another document meanwhile waits no longer for the one that was asked for.
#[test]
fn a_document_that_comes_late_does_not_take_the_place_of_one_that_was_gone_to() {
    let mut player = reader(&["كتب/فصل 1.yaml", "plain.yaml"], (80, 24), "en");
    press(&mut player, "2 A-n 2 A-p");
    assert_eq!(player.keys("A-n"), Some(Effect::Open("كتب/فصل 1.yaml".into())));
    assert_eq!(player.keys("s PageDown Enter"), None, "it was kept");
    assert_eq!((player.app.shelf().current(), player.app.shelf().opening()), (2, None));
    player.send(Message::Opened("كتب/فصل 1.yaml".into(), read("كتب/فصل 1.yaml")));
    assert_eq!(player.app.shelf().current(), 2);
}

#[test]
fn addresses_are_handed_out() {
    let mut player = reader(&[], (80, 24), "en");
    press(&mut player, "o j j");
    let status = player.status();
    assert!(status.starts_with("https://example.org/كتاب?q=a%20b") || status.contains("BATK"), "{status}");
    let address = "https://example.org/%D9%83%D8%AA%D8%A7%D8%A8?q=a%20b";
    assert_eq!(press(&mut player, "y"), Some(Effect::Copy(address.to_owned())));
    assert_eq!(press(&mut player, "Enter"), Some(Effect::Browse(address.to_owned())));
    assert_eq!(chosen(&player), Some("صفحة"), "the reader stays");
    player.send(Message::Failed("no browser".to_owned()));
    assert!(player.status().contains("no browser"), "{}", player.status());
    press(&mut player, "j j j j");
    assert_eq!(press(&mut player, "Enter"), Some(Effect::Browse("mailto:a@example.org".to_owned())));
    press(&mut player, "k");
    assert_eq!(press(&mut player, "Enter"), None, "nothing is run");
    press(&mut player, "g j");
    assert_eq!(press(&mut player, "y"), None, "a note has no address");
}

/// The column and row of the first cell that is reversed.
fn chosen_cell(player: &Player) -> (u16, u16) {
    let (buffer, _) = player.paint();
    let text = player.app.panes().expect("panes").text;
    let cells = (text.y..text.y + text.height).flat_map(|y| (0..buffer.area.width).map(move |x| (x, y)));
    cells.into_iter().find(|&at| buffer[at].modifier.contains(Modifier::REVERSED)).expect("a chosen link")
}

#[test]
fn a_click_on_a_link_follows_it() {
    // Where each link is, and what it does.
    let place = |key: &str| {
        let mut player = reader(&[], (80, 24), "ar");
        press(&mut player, &format!("o {key}"));
        chosen_cell(&player)
    };
    let click = |(x, y)| {
        let mut player = reader(&[], (80, 24), "ar");
        let effect = player.send(Message::Click(x, y));
        (player, effect)
    };
    assert_eq!(click(place("")).1, Some(Effect::Open("كتب/فصل 1.yaml".into())));
    let (player, effect) = click(place("j j"));
    assert_eq!((chosen(&player), effect), (Some("صفحة"), None), "one to the web is only chosen");
    let (mut player, _) = click(place("j"));
    assert_eq!(chosen(&player), Some("[1]"), "the note is shown");
    let sign = place("j");
    player.send(Message::ClickAgain(sign.0, sign.1, 2));
    assert_eq!(chosen(&player), Some(""), "the note");
    let sign = chosen_cell(&player);
    player.send(Message::Click(sign.0, sign.1));
    assert_eq!(chosen(&player), Some("[1]"), "and back");
    player.send(Message::Click(1, 1));
    assert_eq!(chosen(&player), None, "beside it");
    let mut player = reader(&["plain.yaml"], (80, 24), "ar");
    player.keys("s");
    assert_eq!(player.send(Message::Click(70, 3)), Some(Effect::Open("plain.yaml".into())));
    player.keys("s");
    assert_eq!((player.send(Message::Click(70, 9)), player.app.picker().is_some()), (None, true), "below the last");
    assert_eq!((player.send(Message::Click(70, 23)), player.app.picker().is_some()), (None, false), "beside the list");
}

#[test]
fn the_shelf_is_gone_through_in_its_order() {
    let mut player = reader(&["كتب/فصل 1.yaml", "plain.yaml"], (80, 24), "en");
    press(&mut player, "A-n A-n");
    assert_eq!(player.app.shelf().current(), 2);
    assert!(player.status().contains("document 3 of 3"), "{}", player.status());
    press(&mut player, "2 A-p");
    assert_eq!(player.app.shelf().current(), 0);
    press(&mut player, "C-o C-o");
    assert_eq!(player.app.shelf().current(), 1, "back through what was read");
    press(&mut player, "A-Left");
    assert_eq!(player.app.shelf().current(), 2, "and on");
    press(&mut player, "s Esc");
    assert!(player.app.picker().is_none());
    press(&mut player, "s Backspace");
    assert!(player.app.picker().is_none(), "nothing left to erase closes the list");
    let mut one = Player::new((80, 24), "en");
    assert!(!one.status().contains("document"), "one document alone is not counted: {}", one.status());
    one.keys("s Enter");
    assert_eq!(one.app.shelf().count(), 1);
}

/// The list of documents is filtered and gone through as those of matches and headings are.
#[test]
fn a_document_is_found_by_a_few_letters() {
    let names: Vec<OsString> = (0..500).map(|number| format!("books/كتاب {number}.txt").into()).collect();
    let mut player = Player::with(read("plain.yaml").expect("an article").article, (60, 12), "en");
    player.app.shelve(names, 7);
    let chosen = |player: &Player| player.app.picker().expect("the list").chosen();
    let count = |player: &Player| player.app.picker().expect("the list").count(None);
    player.keys("s");
    assert_eq!((chosen(&player), count(&player)), (7, 500), "it opens at the one that is read");
    assert!(player.status().starts_with("filter:") && player.status().ends_with("8/500"), "{}", player.status());
    player.keys("PageDown PageDown Down");
    let height = usize::from(player.app.panes().expect("panes").overlay_text.height);
    assert_eq!(chosen(&player), 7 + 2 * (height - 1) + 1);
    player.send(Message::Wheel(-3));
    player.keys("PageUp C-p");
    assert_eq!(chosen(&player), 7 + height - 1 - 3);
    player.keys("'499'");
    assert_eq!((chosen(&player), count(&player)), (0, 1));
    assert!(player.screen().contains("499.txt BATK"), "{}", player.screen());
    assert_eq!(player.keys("Enter"), Some(Effect::Open("books/كتاب 499.txt".into())));
    assert!(player.app.picker().is_none());
    player.keys("Esc s 'كتب' Space '12'");
    assert!(count(&player) > 1 && count(&player) < 500, "letters in their order");
    player.keys("'ظظ' Enter");
    assert!(player.app.picker().is_none(), "with nothing to choose it closes");
    // One is found by its title, once it was read.
    let mut player = reader(&["plain.yaml"], (60, 12), "en");
    press(&mut player, "A-n");
    player.keys("s 'المكتبة'");
    assert_eq!(count(&player), 1);
    assert_eq!(player.keys("Enter"), None);
    assert_eq!(player.app.shelf().current(), 0);
}

/// Links in the disclaimer are chosen while it is open, and are no links of the text.
#[test]
fn links_of_the_disclaimer_are_chosen_and_followed() {
    let article = || {
        let link = |text: &str, address: &str| Rich::from(text).within(Markup::Link(address.to_owned()));
        let mut builder = Builder::new();
        builder.rich(Kind::Paragraph, link("متن", "https://example.org/text"));
        builder.block(Kind::Paragraph, &"كلمة ".repeat(900)).anchor("هنا").block(Kind::Heading(1), "موضع");
        builder.rich(Kind::Disclaimer, link("أول", "https://example.org/a"));
        builder.block(Kind::Disclaimer, &"إخلاء ".repeat(900));
        builder.rich(Kind::Disclaimer, link("ثان", "#هنا")).rich(Kind::Disclaimer, link("ثالث", "#لا"));
        builder.rich(Kind::Disclaimer, link("رابع", "plain.yaml"));
        builder.finish().expect("an article")
    };
    let mut player = Player::with(article(), (60, 12), "en");
    player.app.shelve(vec!["a.yaml".into()], 0);
    player.keys("o j");
    assert_eq!(chosen(&player), Some("متن"), "those of the disclaimer are not among those of the text");
    assert!(player.status().contains("no more links"), "{}", player.status());
    player.keys("Esc i o");
    assert_eq!(chosen(&player), Some("أول"));
    assert!(player.status().contains("https://example.org/a"), "{}", player.status());
    let cells = |player: &Player| {
        let (buffer, _) = player.paint();
        let area = buffer.area;
        let all = (1..area.height - 1).flat_map(|y| (0..area.width).map(move |x| (x, y)));
        all.filter(|&at| buffer[at].modifier.contains(Modifier::REVERSED)).collect::<Vec<_>>()
    };
    let first = cells(&player);
    assert_eq!(first.len(), "أول".chars().count() - 1, "the hint covers one: {}", player.screen());
    assert_eq!(player.keys("Enter"), Some(Effect::Browse("https://example.org/a".to_owned())));
    assert_eq!(player.keys("y"), Some(Effect::Copy("https://example.org/a".to_owned())));
    player.keys("j");
    assert_eq!((chosen(&player), cells(&player).len()), (Some("ثان"), 3), "it is scrolled to:\n{}", player.screen());
    player.keys("G");
    assert_eq!(chosen(&player), Some("رابع"));
    player.keys("k Enter");
    assert!(player.status().contains("this document has no place named &"), "{}", player.status());
    assert!(matches!(player.app.overlay(), Overlay::Disclaimer(_)), "one stays where one is");
    player.keys("o k Enter");
    assert_eq!((player.app.document().place().pos.block, matches!(player.app.overlay(), Overlay::Nothing)), (2, true));
    player.keys("Backspace i o G");
    assert_eq!(player.keys("Enter"), Some(Effect::Open("plain.yaml".into())));
    player.send(Message::Opened("plain.yaml".into(), read("plain.yaml")));
    assert_eq!((player.app.shelf().current(), matches!(player.app.overlay(), Overlay::Nothing)), (1, true));
    // Esc leaves the links, then the disclaimer; its links are no longer chosen then.
    let mut player = Player::with(article(), (60, 12), "en");
    player.keys("i o Esc");
    assert!(matches!(player.app.overlay(), Overlay::Disclaimer(_)) && chosen(&player).is_none());
    player.keys("o i");
    assert!(matches!(player.app.overlay(), Overlay::Nothing) && chosen(&player).is_none());
    player.keys("o");
    assert_eq!(chosen(&player), Some("متن"));
    // A click chooses one to the web, and follows another.
    let mut player = Player::with(article(), (60, 12), "en");
    player.keys("i");
    assert_eq!(player.send(Message::Click(first[0].0, first[0].1)), None);
    assert_eq!(chosen(&player), Some("أول"));
    player.keys("j");
    let second = cells(&player)[0];
    player.keys("Esc");
    player.send(Message::Click(second.0, second.1));
    assert_eq!((player.app.document().place().pos.block, matches!(player.app.overlay(), Overlay::Nothing)), (2, true));
    let mut builder = Builder::new();
    builder.rich(Kind::Paragraph, link_to_nothing()).block(Kind::Disclaimer, "بلا روابط");
    let mut player = Player::with(builder.finish().expect("an article"), (60, 12), "en");
    player.keys("i o");
    assert!(player.status().contains("no links"), "{}", player.status());
}

fn link_to_nothing() -> Rich {
    Rich::from("رابط").within(Markup::Link("#".to_owned()))
}

/// A search is of one text: the next one searches for the same.
#[test]
fn a_search_goes_on_in_the_next_document() {
    let mut player = reader(&["كتب/فصل 1.yaml"], (80, 24), "ar");
    press(&mut player, "/");
    player.keys("'الفصل' Enter");
    press(&mut player, "A-n");
    assert!(player.app.document().matches().is_none());
    press(&mut player, "n");
    assert!(player.app.document().matches().expect("a search").count() > 0);
}

/// The keys of an Arabic and of a Hebrew keyboard.
#[test]
fn a_keyboard_of_another_script_chooses_too() {
    for (latin, other) in [
        ("o j", "خ ت"),
        ("o j k", "خ ت ن"),
        ("o G g", "خ ﻷ ل"),
        ("s", "س"),
        ("s Esc", "س Esc"),
        ("o j", "ם ח"),
        ("s Down", "ד Down"),
    ] {
        let (mut one, mut two) = (reader(&["plain.yaml"], (80, 24), "ar"), reader(&["plain.yaml"], (80, 24), "ar"));
        press(&mut one, latin);
        press(&mut two, other);
        assert_eq!(one.screen(), two.screen(), "{other}");
    }
    let mut player = reader(&[], (80, 24), "ar");
    assert!(matches!(press(&mut player, "خ ت ت غ"), Some(Effect::Copy(_))));
}

/// A link may name a place in the file that it leads to, whether that is open or not.
#[test]
fn a_file_opens_at_the_place_that_is_named() {
    let mut builder = Builder::new();
    for (text, address) in
        [("واحد", "b#%D8%A8"), ("اثنان", "b#z"), ("ثلاثة", "./a"), ("أربعة", "a#x"), ("خمسة", "../d/a#x")]
    {
        builder.rich(Kind::Paragraph, Rich::from(text).within(Markup::Link(address.to_owned())));
    }
    builder.block(Kind::Paragraph, &"كلمة ".repeat(500)).anchor("x").block(Kind::Paragraph, "هنا");
    let mut player = Player::with(builder.finish().expect("an article"), (60, 12), "en");
    player.app.shelve(vec!["d/a".into()], 0);
    let mut builder = Builder::new();
    builder.block(Kind::Paragraph, &"كلمة ".repeat(500)).anchor("ب").block(Kind::Paragraph, "هنا");
    let other = Ok(Box::new(Reading::from(builder.finish().expect("an article"))));
    assert_eq!(player.keys("o Enter"), Some(Effect::Open("d/b".into())));
    player.send(Message::Opened("d/b".into(), other));
    assert_eq!((player.app.shelf().current(), player.app.document().place().pos.block), (1, 1));
    player.keys("g Backspace Backspace");
    assert_eq!(player.app.shelf().current(), 0);
    player.keys("o j Enter");
    assert!(player.status().contains("this document has no place named z"), "{}", player.status());
    assert_eq!((player.app.shelf().current(), player.app.document().place().pos.block), (1, 1), "where one left it");
    // However it is written, it is the same document.
    for (key, block) in [("j j", 0), ("j j j", 6), ("j j j j", 6)] {
        player.keys(&format!("A-p g o g {key} Enter"));
        assert_eq!((player.app.shelf().current(), player.app.shelf().count()), (0, 2), "{key}");
        assert_eq!(player.app.document().place().pos.block, block, "{key}");
    }
}

/// A document that was read again may have changed: the place is the nearest one.
#[test]
fn a_document_that_changed_opens_where_it_can() {
    let long = |word: &str, count: usize| -> Article {
        let mut builder = Builder::new();
        builder.block(Kind::Paragraph, &word.repeat(count));
        builder.finish().expect("an article")
    };
    let opened = |article: Article| Ok(Box::new(Reading::from(article)));
    let mut player = Player::with(long("كلمة ", 9), (60, 12), "ar");
    player.app.shelve(vec!["a".into(), "b".into()], 0);
    player.keys("A-n");
    // More than is kept: it is let go of when one leaves it.
    player.send(Message::Opened("b".into(), opened(long("abc ", 17_000_000))));
    player.keys("9 9 Space A-p");
    assert_eq!(player.keys("A-n"), Some(Effect::Open("b".into())));
    player.send(Message::Opened("b".into(), opened(long("é ", 40))));
    player.paint();
    assert_eq!(player.app.shelf().current(), 1);
    assert_eq!(player.keys("A-p"), None, "the small one was kept");
}

proptest! {
    #![proptest_config(crate::common::cases(100))]

    /// Random messages among several documents: nothing panics, and the screen can always be painted.
    #[test]
    fn no_way_through_the_shelf_panics(rolls in prop::collection::vec(roll(), 1..60)) {
        let mut player = reader(&["كتب/فصل 1.yaml", "missing.yaml", "plain.yaml"], (80, 24), "ar");
        let read = |name: &OsStr| read(&name.to_string_lossy());
        let more = |_| Err("it is whole".to_owned());
        let mut outside = Outside { asked: Vec::new(), reread: None, question: None, read: &read, more: &more };
        drive(&mut player, &rolls, &mut outside);
    }
}

/// Nested notes and links in all kinds of blocks: each is chosen once, in the order of the text.
#[test]
fn links_in_lists_tables_and_verse_are_found() {
    let mut builder = Builder::new();
    let link = |text: &str| Rich::from(text).within(Markup::Link(format!("#{text}")));
    builder.table(vec![vec![link("أ"), link("ب")], vec![Rich::from("نص"), link("ج")]], true);
    builder.verse(link("د"), link("ه"));
    builder.image(Rich::from("و"), "picture.png");
    let label = builder.label("x");
    builder.open(ContainerKind::Quote).open(ContainerKind::Footnote { label });
    builder.rich(Kind::Paragraph, link("ز")).block(Kind::Paragraph, "نص");
    let mut player = Player::with(builder.finish().expect("an article"), (80, 40), "ar");
    player.keys("o");
    let mut seen = Vec::new();
    for _ in 0..9 {
        seen.push(chosen(&player).expect("a link").to_owned());
        assert!(reversed(&player) > 0, "{seen:?}\n{}", player.screen());
        player.keys("j");
    }
    assert_eq!(seen, ["أ", "ب", "ج", "د", "ه", "و", "", "ز", "ز"]);
    player.keys("k Enter");
    assert!(player.status().contains("BARLA YDẂY &"), "nothing refers to the note: {}", player.status());
}
