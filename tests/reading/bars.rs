//! The screen around the text: bars, the disclaimer at the foot, the quiet page, branches of the contents, the help.

use crate::common::{Player, matches};
use qari::app::keys::command::Group;
use qari::app::keys::keymap::Keymap;
use qari::app::panes::{FOOTINGS, Footing};
use qari::app::screen::{bars, contents, help};
use qari::app::{App, Focus, Message, Setup};
use qari::article::{Article, Builder, Kind};
use qari::messages::Messages;
use qari_bidi::text::direction::Direction;
use qari_bidi::text::visible::without_invisible;

const SIZES: [(u16, u16); 5] = [(20, 6), (40, 12), (80, 24), (100, 30), (200, 60)];

/// A reader of the embedded article whose disclaimer stands so.
fn with_footing(size: (u16, u16), footing: Footing) -> Player {
    let mut player = Player::new(size, "ar");
    let article = qari::load::embedded().expect("the embedded article").article;
    let setup = Setup { footing, ..Setup::new(size) };
    player.app = App::new(article, Messages::new(["ar"]), Keymap::shipped(), setup);
    player
}

/// A book of `parts` parts, each of `chapters` chapters of two lessons.
fn book(parts: usize, chapters: usize, language: &str) -> Article {
    let (part_name, chapter_name, lesson_name) =
        if language == "ar" { ("باب", "فصل", "درس") } else { ("Part", "Chapter", "Lesson") };
    let mut builder = Builder::new();
    builder.language(language).block(Kind::Title, if language == "ar" { "كتاب" } else { "Book" });
    let words = if language == "ar" { "كلمات كثيرة " } else { "many words " };
    builder.block(Kind::Paragraph, words);
    let mut heading = |level: u8, name: &str, number: usize| {
        builder.block(Kind::Heading(level), &format!("{name} {number}"));
        builder.block(Kind::Paragraph, &words.repeat(40));
    };
    for part in 0..parts {
        heading(1, part_name, part + 1);
        for chapter in 0..chapters {
            heading(2, chapter_name, chapter + 1);
            heading(3, lesson_name, 1);
            heading(3, lesson_name, 2);
        }
    }
    builder.finish().expect("an article")
}

/// The names that the contents show, top down; the one that is marked behind a `>`.
fn shown(player: &Player) -> Vec<String> {
    let panes = player.app.panes().expect("panes");
    let article = player.app.document().article();
    let name = |row: contents::SectionRow| {
        let heading = article.sections()[row.section].heading;
        let name = heading.map_or("-", |heading| article.text(heading));
        format!("{}{name}", if row.is_current { ">" } else { "" })
    };
    contents::rows(&player.app, &panes).into_iter().map(name).collect()
}

fn path(player: &Player) -> Vec<String> {
    bars::path(&player.app, &player.app.panes().expect("panes"))
}

#[test]
fn the_text_has_nineteen_rows_of_twenty_four() {
    let panes = Player::new((80, 24), "ar").app.panes().expect("panes");
    assert!(panes.text.height >= 19, "{:?}", panes.text);
    for (width, height) in SIZES {
        let player = Player::new((width, height), "ar");
        let panes = player.app.panes().expect("panes");
        assert_eq!(panes.footer.map(|footer| footer.height), Some(1), "{width}×{height}");
        assert!(panes.text.height >= height.saturating_sub(6).max(4), "{width}×{height}");
        assert!(panes.text.width >= width.min(80) * 2 / 3, "{width}×{height}");
        assert!(!player.screen().contains(['─', '┌', '┐', '└', '┘']), "no frames");
    }
}

#[test]
fn the_disclaimer_stands_as_the_reader_wants() {
    let first = "PHFŞLA OĐO YWTHT DQ";
    let rows =
        |footing| with_footing((80, 24), footing).app.panes().expect("panes").footer.map_or(0, |foot| foot.height);
    assert_eq!(FOOTINGS.map(|(_, footing)| rows(footing)), [1, 4, 0]);
    for (name, footing) in FOOTINGS {
        for size in SIZES {
            let mut player = with_footing(size, footing);
            let screen = player.screen();
            let words = if size.0 < 40 { "OĐO YWTHT DQ" } else { first };
            assert_eq!(screen.contains(words), footing != Footing::Hidden, "{name} {size:?}\n{screen}");
            let is_whole = screen.contains("LYŞAFTLA ÝLE LWŞHLL");
            let has_room = size.1 >= 24;
            assert_eq!(is_whole, footing == Footing::Whole && has_room, "{name} {size:?}\n{screen}");
            // It opens, and a match in it is seen, however it stands.
            player.keys("i");
            assert!(player.screen().contains("OĐO YWTHT DQ"), "{name} {size:?}");
            player.keys("Esc / 'نصيحة' Enter");
            assert!(matches(&player.paint().0).contains('M'), "{name} {size:?}");
            player.keys("Esc");
            assert_eq!(player.app.panes().expect("panes").footer.is_some(), footing != Footing::Hidden);
        }
    }
}

#[test]
fn a_quiet_page_is_the_text_and_a_row_of_the_disclaimer() {
    for size in SIZES {
        let mut player = Player::new(size, "ar");
        player.keys("]");
        let (loud, place) = (player.screen(), player.app.document().place());
        player.keys("A-q");
        let panes = player.app.panes().expect("panes");
        assert!(panes.title.is_none() && panes.status.is_none() && panes.bar.is_none() && panes.contents.is_none());
        assert_eq!(panes.footer.map(|footer| footer.height), Some(1));
        let screen = player.screen();
        assert!(!screen.contains(['%', '│', '┃']) && screen.contains("OĐO YWTHT DQ"), "{size:?}\n{screen}");
        // What is typed, and what there is to tell, has a row while it lasts.
        player.keys("/");
        assert!(player.paint().1.is_some() && player.status().contains("ŦHB"), "{size:?}\n{}", player.screen());
        player.keys("Esc n");
        assert!(player.app.panes().expect("panes").status.is_some());
        player.keys("Esc");
        assert!(player.app.panes().expect("panes").status.is_none());
        // The contents open over the text, and close with it.
        player.keys("Tab");
        assert_eq!(player.app.focus(), Focus::Contents);
        player.keys("Enter A-q");
        assert_eq!((player.screen(), player.app.document().place().pos), (loud, place.pos), "{size:?}");
    }
    let whole = |keys: &str| {
        let mut player = with_footing((80, 24), Footing::Whole);
        player.keys(keys);
        player.app.panes().expect("panes").footer.map(|footer| footer.height)
    };
    assert_eq!((whole(""), whole("A-q")), (Some(4), Some(1)), "a quiet page has one row of a whole disclaimer");
}

#[test]
fn the_title_stands_in_the_bar_when_it_has_left_the_page() {
    for (size, language) in [((80, 24), "ar"), ((40, 12), "en"), ((20, 8), "ar")] {
        let mut player = Player::with(book(3, 2, language), size, "en");
        let name = |arabic: &str, english: &str| (if language == "ar" { arabic } else { english }).to_owned();
        let (title, part) = (name("كتاب", "Book"), name("باب 1", "Part 1"));
        assert_eq!(path(&player), [""; 0], "the title is on the page");
        player.keys("]");
        assert_eq!(path(&player), [title.clone(), part.clone()]);
        player.keys("] ]");
        let names = [title.clone(), part, name("فصل 1", "Chapter 1"), name("درس 1", "Lesson 1")];
        assert_eq!(path(&player), names);
        player.keys("g");
        assert_eq!(path(&player), [""; 0]);
        // A document without a title is called by its name, which stands nowhere else.
        let mut builder = Builder::new();
        builder.block(Kind::Paragraph, "نص");
        assert_eq!(path(&Player::with(builder.finish().expect("an article"), size, "en")), ["Untitled"]);
    }
}

/// The bar says where the match on the screen is, and when it has left it, where one reads.
#[test]
fn the_bar_names_the_section_of_the_match() {
    let mut builder = Builder::new();
    for number in 1..=9 {
        builder.block(Kind::Heading(1), &format!("فصل {number}"));
        builder.block(Kind::Paragraph, if number == 3 { "كلمة نادرة" } else { "سطر من النص" });
    }
    builder.block(Kind::Paragraph, &"كلمات كثيرة ".repeat(400)).block(Kind::Disclaimer, "نادرة أيضا");
    let mut player = Player::with(builder.finish().expect("an article"), (80, 24), "ar");
    let last = |player: &Player| path(player).pop().expect("a name");
    assert_eq!(last(&player), "فصل 1");
    player.keys("/ 'نادرة' Enter");
    assert_eq!(last(&player), "فصل 3", "it is lower on the page");
    assert_eq!(player.app.document().place().pos.block, 0);
    player.keys("G");
    assert_eq!(last(&player), "فصل 9");
    player.keys("n");
    assert_eq!(last(&player), "إخلاء المسؤولية");
}

/// Inner names are worth more than outer ones; the innermost is cut at last.
#[test]
fn a_long_path_gives_way_from_outside() {
    let mut player = Player::with(book(1, 1, "en"), (80, 24), "en");
    player.keys("] ] ]");
    let panes = player.app.panes().expect("panes");
    let line = |width| bars::path_line(&player.app, &panes, width).expect("a path").visual_text();
    assert_eq!(line(60), "Book › Part 1 › Chapter 1 › Lesson 1");
    assert_eq!(line(35), "Part 1 › Chapter 1 › Lesson 1");
    assert_eq!(line(20), "Chapter 1 › Lesson 1");
    assert_eq!(line(8), "Lesson 1");
    assert_eq!(line(7), "Lesson…");
    assert!(
        (0..60).all(|width| bars::path_line(&player.app, &panes, width).expect("a path").width() <= usize::from(width))
    );
}

/// Figures about the document are in its digits; the interface's own numbers are not.
#[test]
fn figures_are_in_the_digits_of_the_document() {
    let mut builder = Builder::new();
    builder.language("ar").block(Kind::Title, "رسالة سنة ١٤٢٠");
    for _ in 0..30 {
        builder.block(Kind::Heading(1), "باب").block(Kind::Paragraph, &"كلمات كثيرة نادرة ".repeat(60));
    }
    let mut player = Player::with(builder.finish().expect("an article"), (80, 24), "ar");
    player.keys("/ 'نادرة' Enter");
    let screen = player.screen();
    let (bar, status) = (screen.lines().next().expect("a bar"), screen.lines().last().expect("a status line"));
    assert!(bar.contains('٪') && !bar.contains(|c: char| c.is_ascii_digit()), "{bar}");
    assert!(status.contains("١ PJYTNLA") && status.contains("٣٠ TYQB"), "{status}");
    assert!(!status.contains(|c: char| c.is_ascii_digit()), "{status}");
    assert!(screen.contains("BAB  ٢"), "the numbers of sections\n{screen}");
    player.keys("?");
    assert!(player.screen().contains("1–9") && player.screen().contains("5j"), "{}", player.screen());
}

#[test]
fn the_time_left_shrinks_and_says_so() {
    let mut player = Player::with(book(9, 9, "en"), (80, 24), "en");
    let left = |player: &Player| {
        let panes = player.app.panes().expect("panes");
        without_invisible(&bars::time_left(&player.app, &panes).expect("something is left"))
    };
    let whole = left(&player);
    assert!(whole.ends_with("minutes left"), "{whole}");
    let minutes =
        |text: &str| text.split(' ').next().and_then(|number| number.parse::<usize>().ok()).expect("a number");
    // 252 sections of 80 words and their headings.
    assert!((108..=125).contains(&minutes(&whole)), "{whole}");
    player.keys("1 2 6 Enter");
    assert!((54..=63).contains(&minutes(&left(&player))), "{}", left(&player));
    player.keys("G");
    assert_eq!(bars::time_left(&player.app, &player.app.panes().expect("panes")), None, "all of it has been shown");
    let long = Player::with(book(30, 9, "en"), (80, 24), "en");
    assert!(left(&long).ends_with("hours left"), "{}", left(&long));
}

/// Five keys are told until one has opened the help.
#[test]
fn the_keys_of_most_use_are_told_until_the_help_was_open() {
    let mut player = Player::new((100, 24), "en");
    for hint in ["? help", "/ search", "tab contents", "q quit"] {
        assert!(player.status().contains(hint), "{hint}: {}", player.status());
    }
    player.keys("? Esc");
    assert!(player.status().contains("? help") && !player.status().contains("search"), "{}", player.status());
    let narrow = Player::new((20, 8), "en");
    assert!(narrow.status().starts_with("? help"), "the help comes before the time: {}", narrow.status());
}

#[test]
fn what_has_no_room_is_folded_around_what_is_read() {
    for language in ["ar", "en"] {
        let (on, back) = if language == "ar" { ("Left", "Right") } else { ("Right", "Left") };
        let mut player = Player::with(book(4, 3, language), (80, 24), "en");
        let names = |player: &Player| {
            let plain = |name: String| name.replace("باب", "Part").replace("فصل", "Chapter").replace("درس", "Lesson");
            shown(player).into_iter().map(plain).collect::<Vec<_>>()
        };
        assert_eq!(names(&player), [">-", "Part 1", "Part 2", "Part 3", "Part 4"]);
        assert!(player.screen().contains(if language == "ar" { '◂' } else { '▸' }), "{}", player.screen());
        let folded = player.screen();
        let count = folded.lines().find(|row| row.contains(['◂', '▸'])).expect("a folded branch");
        assert!(count.contains('9'), "with how many are inside: {count}");
        // The arrow on unfolds, then opens; the arrow back folds, then leaves.
        player.keys("Tab j");
        player.keys(on);
        assert_eq!(names(&player)[..4], ["-", ">Part 1", "Chapter 1", "Chapter 2"]);
        assert!(player.screen().contains('▾'));
        player.keys("j");
        player.keys(on);
        player.keys("j");
        assert_eq!(names(&player)[1..6], ["Part 1", "Chapter 1", ">Lesson 1", "Lesson 2", "Chapter 2"]);
        assert_eq!(player.app.focus(), Focus::Contents);
        player.keys(on);
        assert_eq!(player.app.focus(), Focus::Text, "a section without others is opened");
        player.keys("Tab k");
        player.keys(back);
        assert_eq!((names(&player)[2].as_str(), names(&player)[3].as_str()), (">Chapter 1", "Chapter 2"));
        assert_eq!(player.app.focus(), Focus::Contents);
        player.keys(back);
        assert_eq!(player.app.focus(), Focus::Text, "there is nothing left to fold");
        // Where one reads is marked, though it be folded away; and one goes over what is.
        player.keys("] ] Tab k");
        player.keys(back);
        assert_eq!(names(&player)[..3], ["-", ">Part 1", "Part 2"]);
        player.keys("j");
        assert_eq!(names(&player)[1..4], ["Part 1", ">Part 2", "Part 3"]);
        // Reading on opens what one reads.
        player.keys("Esc ] ]");
        assert_eq!(names(&player)[2..6], ["Part 2", "Chapter 1", ">Lesson 1", "Lesson 2"]);
    }
}

/// A list that has room is not folded, and shows no signs of it.
#[test]
fn a_short_list_is_whole() {
    let player = Player::with(book(2, 1, "en"), (80, 40), "en");
    assert_eq!(shown(&player).len(), 9);
    assert!(!player.screen().contains(['▸', '▾', '◂']));
}

#[test]
fn a_click_on_the_sign_of_a_branch_unfolds_it() {
    let mut player = Player::with(book(4, 3, "ar"), (80, 24), "en");
    let place = player.app.document().place();
    let sign = |player: &Player| {
        let (buffer, _) = player.paint();
        let cells = (0..80).flat_map(|x| (0..24).map(move |y| (x, y)));
        cells.filter(|&at| buffer[at].symbol() == "◂").min_by_key(|at| at.1).expect("a sign")
    };
    let (x, y) = sign(&player);
    player.send(Message::Click(x, y));
    assert_eq!(shown(&player)[..3], [">-", "باب 1", "فصل 1"]);
    assert_eq!(player.app.document().place(), place, "one stays where one reads");
    player.send(Message::Click(x, y));
    assert_eq!(shown(&player)[..3], [">-", "باب 1", "باب 2"]);
}

/// Headings that bear numbers get none from us.
#[test]
fn a_section_has_one_number() {
    let article = |name: &str| {
        let mut builder = Builder::new();
        for number in 1..=3 {
            builder.block(Kind::Heading(1), &name.replace('#', &number.to_string())).block(Kind::Paragraph, "text");
        }
        builder.finish().expect("an article")
    };
    let list = |name: &str| {
        let screen = Player::with(article(name), (80, 24), "en").screen();
        let list = screen.lines().map(|row: &str| row.chars().take(22).collect::<String>().trim().to_owned());
        list.rev().find(|row| row.contains("name"))
    };
    assert_eq!(list("# - name").as_deref(), Some("3 - name"));
    assert_eq!(list("name").as_deref(), Some("3 name"));
    // Where few have one, each has its own or ours.
    let mut builder = Builder::new();
    for name in ["one", "two", "1 - three", "four"] {
        builder.block(Kind::Heading(1), name).block(Kind::Paragraph, "text");
    }
    let screen = Player::with(builder.finish().expect("an article"), (80, 24), "en").screen();
    let rows: Vec<String> =
        screen.lines().map(|row| row.chars().take(20).collect::<String>().trim().to_owned()).collect();
    for row in ["2 two", "1 - three", "4 four"] {
        assert!(rows.iter().any(|own| own == row), "{row}\n{screen}");
    }
}

#[test]
fn signs_of_the_screen_are_ascii_where_they_would_be_wide() {
    let mut player = Player::new((80, 24), "en");
    let display = qari::app::document::display::Display { wide_ambiguous: true, ..Default::default() };
    let setup = Setup { display, ..Setup::new((80, 24)) };
    player.app = App::new(book(4, 3, "en"), Messages::new(["en"]), Keymap::shipped(), setup);
    player.keys("] ]");
    let (buffer, _) = player.paint();
    for cell in &buffer.content {
        assert!(qari_bidi::text::width::cells(cell.symbol()) <= 1, "{:?}", cell.symbol());
    }
}

#[test]
fn help_is_in_groups_and_two_columns_where_they_fit() {
    for language in Messages::languages() {
        let messages = Messages::new([language]);
        let player = Player::new((80, 24), language);
        let groups = help::groups(&player.app, "");
        assert_eq!(groups.len(), Group::ALL.len());
        for (group, shown) in Group::ALL.into_iter().zip(&groups) {
            assert_eq!(shown.heading, messages.get(group.name()));
            assert_ne!(shown.heading, group.name(), "in {language}");
            assert!(!shown.entries.is_empty(), "{group:?}");
        }
    }
    let columns = |width: u16, language: &str| {
        let mut player = Player::new((width, 40), language);
        player.keys("?");
        let rows = help::rows(&player.app, &player.app.panes().expect("panes"));
        let starts = rows.iter().flatten().filter(|piece| piece.role == help::HelpRole::Heading);
        let mut starts: Vec<u16> = starts.map(|piece| piece.columns.start).collect();
        starts.sort_unstable();
        starts.dedup();
        let widest = rows.iter().map(|row| row.iter().map(|piece| piece.columns.end).max().unwrap_or(0)).max();
        assert!(widest.expect("rows") <= width, "{width} {language}");
        starts.len()
    };
    for language in ["ar", "en"] {
        assert_eq!([20, 40, 80, 100, 200].map(|width| columns(width, language)), [1, 1, 1, 2, 2], "{language}");
    }
}

#[test]
fn typing_filters_the_help_as_a_search_does() {
    let mut player = Player::new((80, 24), "ar");
    let entries = |player: &Player| {
        let filter = player.app.guide().expect("the help").editor.text().to_owned();
        help::groups(&player.app, &filter).iter().map(|group| group.entries.len()).sum::<usize>()
    };
    player.keys("?");
    let all = entries(&player);
    let top = player.screen();
    player.keys("Space");
    assert_ne!(player.screen(), top, "a blank goes on a page while nothing is typed");
    player.keys("PageUp");
    assert_eq!(player.screen(), top);
    player.keys("PageDown 'متقاربه'");
    assert_eq!(entries(&player), 1, "letters are folded: متقاربة");
    assert!(player.screen().contains("LWṬLA PBRAQTM"), "from the top\n{}", player.screen());
    assert!(matches(&player.paint().0).contains('m'), "what is found is marked");
    player.keys("C-u 'ctrl-z'");
    let groups = help::groups(&player.app, "");
    let bound = groups.iter().flat_map(|group| &group.entries).filter(|entry| entry.keys.contains("Ctrl-Z")).count();
    assert!(bound > 1 && entries(&player) == bound, "keys are found too");
    player.keys("C-u 'xqqq'");
    assert_eq!(entries(&player), 0);
    assert!(player.screen().contains("QBAṬY"), "{}", player.screen());
    player.keys("C-u");
    assert_eq!(entries(&player), all);
    player.keys("?");
    assert!(player.app.guide().is_none(), "the key that opened it closes it while nothing is typed");
    // A heading lets its group through.
    let mut player = Player::new((80, 24), "en");
    player.keys("? 'moving'");
    assert!(entries(&player) >= 12);
    player.keys("Esc");
    assert!(player.app.guide().is_none());
}

/// The panes of a document stand on the side where its lines begin.
#[test]
fn bars_are_mirrored_with_the_document() {
    for (language, direction) in [("ar", Direction::Rtl), ("en", Direction::Ltr)] {
        let mut player = Player::with(book(3, 2, language), (80, 24), "en");
        player.keys("]");
        let screen = player.screen();
        let bar = screen.lines().next().expect("a bar");
        let begins_with_figure = bar.trim_start().starts_with(|c: char| c.is_numeric() || c == '٪');
        assert_eq!(begins_with_figure, direction == Direction::Rtl, "{bar}");
        let status = screen.lines().last().expect("a status line");
        assert_eq!(status.trim_start().starts_with("? help"), direction == Direction::Ltr, "{status}");
    }
}
