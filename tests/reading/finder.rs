//! The list of matches, the list of headings, the search for a word that is pointed at, and how a search is typed.

use crate::common::{Player, matches};
use qari::app::{Effect, Message, Notice, Overlay};
use qari::article::{Article, Builder, Kind, Rich};
use qari::search::{Query, Words};
use qari_bidi::text::fold::Level;
use unicode_normalization::UnicodeNormalization;

/// Three sections of two paragraphs, with a disclaimer; the word `كتاب` stands five times, once with marks.
fn article() -> Article {
    let mut builder = Builder::new();
    builder.language("ar").block(Kind::Title, "فهرس");
    for (heading, texts) in [
        ("مقدمة الكتاب", ["نص أول", "هذا كِتابٌ قديم"]),
        ("أخبار المدينة", ["وصل كتاب من المدينة إلى القرية", "نص آخر"]),
        ("رسائل", ["قال صاحب الكتاب", "خاتمة"]),
    ] {
        builder.block(Kind::Heading(1), heading);
        for text in texts {
            builder.block(Kind::Paragraph, text);
        }
    }
    builder.block(Kind::Disclaimer, "لا كتاب هنا");
    builder.finish().expect("an article")
}

fn reader() -> Player {
    Player::with(article(), (60, 20), "ar")
}

/// The text of the rows of the list that is open: `*` before the chosen one, what is marked between `[` and `]`; the
/// name of a section after `#`.
fn rows(player: &Player) -> Vec<String> {
    let panes = player.app.panes().expect("panes");
    let finder = player.app.picker().expect("a list");
    let text = |row: &qari::app::screen::list::ListRow| {
        let of_text = |cell: &&qari_bidi::layout::Cell| matches!(cell.source, qari_bidi::layout::CellSource::Text(_));
        let mut cells: Vec<_> = row.line.cells.iter().filter(of_text).collect();
        cells.sort_by_key(|cell| match &cell.source {
            qari_bidi::layout::CellSource::Text(range) => range.start,
            qari_bidi::layout::CellSource::Filling(_) | qari_bidi::layout::CellSource::Virtual => 0,
        });
        let mut text = String::new();
        let mut was_marked = false;
        for cell in cells {
            let is_marked = row.marked.iter().any(|range| cell.shows(range));
            if is_marked != was_marked {
                text.push(if is_marked { '[' } else { ']' });
            }
            was_marked = is_marked;
            text.extend(cell.symbol().nfkc());
        }
        text + if was_marked { "]" } else { "" }
    };
    let sign = |row: &qari::app::screen::list::ListRow| match row.item {
        None => "#",
        Some(item) if item == finder.chosen() => "*",
        Some(_) => " ",
    };
    qari::app::screen::list::rows(&player.app, &panes).iter().map(|row| format!("{}{}", sign(row), text(row))).collect()
}

#[test]
fn every_match_is_listed_below_its_section() {
    let mut player = reader();
    player.keys("/ 'كتاب' Enter r");
    assert_eq!(
        rows(&player),
        [
            "#١. مقدمة الكتاب",
            "*مقدمة ال[كتاب]",
            " هذا [كِتابٌ] قديم",
            "#٢. أخبار المدينة",
            " وصل [كتاب] من المدينة إلى القرية",
            "#٣. رسائل",
            " قال صاحب ال[كتاب]",
            "#إخلاء المسؤولية",
            " لا [كتاب] هنا",
        ]
    );
    let (buffer, cursor) = player.paint();
    assert!(cursor.is_some(), "the filter is typed in the status line");
    let marks = matches(&buffer);
    assert_eq!((marks.matches('m').count(), marks.matches('M').count()), (4 * 4, 4), "each match is marked");
    player.keys("Down Down Enter");
    assert_eq!(
        player.app.document().matches().and_then(qari::app::document::matches::Matches::number),
        Some(3),
        "Enter goes to the match"
    );
    assert!(player.app.picker().is_none());
    player.keys("n");
    assert_eq!(
        player.app.document().matches().and_then(qari::app::document::matches::Matches::number),
        Some(4),
        "and from there on"
    );
}

#[test]
fn a_line_is_cut_at_its_beginning_only_where_it_has_no_room() {
    let check = |width: u16, expected: &str| {
        let mut builder = Builder::new();
        builder.language("ar").block(Kind::Paragraph, "قبله\nالباب الأول: تعريف الصدق").block(Kind::Paragraph, "بعده");
        let mut player = Player::with(builder.finish().expect("an article"), (width, 12), "ar");
        player.keys("/ 'الصدق' Enter r");
        assert_eq!(rows(&player).last().map(String::as_str), Some(expected));
    };
    check(60, "*الباب الأول: تعريف [الصدق]");
    check(28, "*الباب الأول: تعريف [الصدق]");
    check(20, "*...تعريف [الصدق]");
}

#[test]
fn the_list_is_filtered_as_one_types() {
    let mut player = reader();
    player.keys("/ 'كتاب' Enter r 'مدينه'");
    assert_eq!(rows(&player), ["#٢. أخبار المدينة", "*وصل [كتاب] من المدينة إلى القرية"]);
    player.keys("C-u");
    assert_eq!(rows(&player).iter().filter(|row| !row.starts_with('#')).count(), 5);
    player.keys("'ظظظ'");
    assert_eq!(rows(&player), [""; 0]);
    player.keys("Enter");
    assert!(player.app.picker().is_none(), "with nothing to choose it closes");
}

#[test]
fn one_comes_back_from_a_result() {
    let mut builder = Builder::new();
    for number in 0..300 {
        builder.block(Kind::Paragraph, if number % 50 == 7 { "هنا كلمة نادرة" } else { "سطر من النص" });
    }
    let mut player = Player::with(builder.finish().expect("an article"), (60, 20), "ar");
    player.keys("j j j / 'نادرة' Esc");
    let start = player.app.document().place();
    player.keys("/ 'نادرة' Tab");
    assert!(player.app.picker().is_some(), "from the prompt, Tab lists the matches");
    let before = player.app.document().place();
    player.keys("PageDown Enter");
    assert!(player.app.document().place().pos > before.pos);
    player.keys("C-o");
    assert_eq!(player.app.document().place(), before);
    player.keys("C-o");
    assert_eq!(player.app.document().place().pos, start.pos, "and from the search itself");
}

/// Two volumes of sixty pages, six to a chapter; each begins in the middle of a paragraph.
fn printed() -> Article {
    let mut builder = Builder::new();
    builder.language("ar");
    for page in 0..120 {
        if page % 6 == 0 {
            builder.block(Kind::Heading(1), &format!("باب {}", page / 6));
        }
        let mut text = Rich::from("آخر الصفحة وفيه كلام يملأ أكثر من سطر واحد على الشاشة الضيقة. ");
        text.page(&format!("{}/{}", page / 60 + 1, page % 60 + 1)).text(&format!("أول الصفحة ص{page} وبعده كلام."));
        builder.rich(Kind::Paragraph, text);
    }
    builder.block(Kind::Disclaimer, "إخلاء");
    builder.finish().expect("an article")
}

#[test]
fn printed_pages_are_found_by_their_numbers() {
    let mut player = Player::with(printed(), (60, 20), "ar");
    let start = player.app.document().place();
    player.keys("C-p '5'");
    let found = rows(&player);
    assert_eq!(found[..2], ["*ص 1/5: أول الصفحة ص4 وبعده كلام.", " ص 2/5: أول الصفحة ص64 وبعده كلام."], "{found:?}");
    assert!(found[2..].contains(&" باب [5]".to_owned()), "headings with that number come behind: {found:?}");
    player.keys("C-u '٢/٥٢'");
    assert_eq!(rows(&player), ["*ص 2/52: أول الصفحة ص111 وبعده كلام."]);
    player.keys("Enter");
    let page = player.app.document().article().pages()[111].start();
    assert_eq!(player.app.document().place().pos, page, "the very place, not the paragraph");
    assert!(page.byte > 0);
    let panes = player.app.panes().expect("panes");
    assert_eq!(player.app.document().printed_page(&player.app.viewport(&panes)).as_deref(), Some("2/52"));
    player.keys("k");
    assert_eq!(player.app.document().printed_page(&player.app.viewport(&panes)).as_deref(), Some("2/51"));
    player.keys("j Backspace");
    assert_eq!(
        (player.app.document().place(), player.app.document().printed_page(&player.app.viewport(&panes))),
        (start, None)
    );
    player.keys("C-p '2/61'");
    assert_eq!(rows(&player), [""; 0]);
}

/// The title bar names the page on the side where lines end, and the names of sections give way to it; where there is
/// no title bar, the status line does.
#[test]
fn the_printed_page_is_named_at_every_width() {
    let screen = |size: (u16, u16), language: &str| {
        let mut player = Player::with(printed(), size, language);
        player.keys("C-p '1/15' Enter");
        player.screen()
    };
    for (width, language, page) in [(80, "en", "p. 1/15   "), (40, "en", "p. 1/15   "), (20, "ar", "1/15 Ş")] {
        let screen = screen((width, 12), language);
        let bar = screen.lines().next().expect("a title bar");
        assert!(bar.contains(page) && bar.contains('%'), "{width}: {screen}");
    }
    let low = screen((40, 6), "en");
    assert!(low.lines().last().expect("a status line").contains("p. 1/15"), "{low}");
}

#[test]
fn a_search_whose_matches_are_listed_from_the_prompt_is_kept() {
    let mut player = reader();
    assert_eq!(player.keys("/ 'كتاب' Tab"), Some(Effect::Remember("كتاب".to_owned())));
    assert!(player.app.prompt().is_none() && player.app.picker().is_some());
    player.keys("Esc");
    assert_eq!(player.keys("/ Tab"), None, "an empty one is the last one again");
    assert!(player.app.prompt().is_none());
    assert_eq!(player.app.picker().map(|finder| finder.count(player.app.document().matches())), Some(5));
    // What can't be searched for has no matches to list.
    player.keys("Esc / /");
    assert_eq!(player.keys("'(' Tab"), None);
    assert!(player.app.prompt().is_some() && player.app.picker().is_none());
    let mut player = reader();
    assert_eq!(player.keys("/ Tab"), None);
    assert!(player.app.picker().is_none());
    assert_eq!(player.app.notice(), Some(&Notice::NoSearch));
}

#[test]
fn a_search_that_one_begins_with_is_kept_as_if_it_had_been_typed() {
    let mut player = reader();
    assert_eq!(player.app.search_for(Query::new("كتاب")), Effect::Remember("كتاب".to_owned()));
    player.keys("/ Up");
    assert_eq!(player.app.prompt().map(|prompt| prompt.editor.text()), Some("كتاب"));
}

#[test]
fn a_heading_is_found_by_a_few_letters() {
    let mut player = reader();
    player.keys("C-p 'اخب'");
    assert_eq!(rows(&player).len(), 1);
    assert!(rows(&player)[0].contains("[أخب]ار"), "{:?}", rows(&player));
    player.keys("Enter");
    let section =
        |player: &Player| player.app.document().section(&player.app.viewport(&player.app.panes().expect("panes")));
    assert_eq!(section(&player), 1);
    player.keys("C-p Down Enter");
    assert_eq!(section(&player), 2, "it begins at the section that is read");
    player.keys("C-o");
    assert_eq!(section(&player), 1);
    player.keys("C-p 'رسا' Esc");
    assert_eq!(section(&player), 1, "Esc goes nowhere");
}

#[test]
fn a_list_can_be_used_with_the_mouse() {
    let mut player = reader();
    player.keys("/ 'كتاب' Enter r");
    let panes = player.app.panes().expect("panes");
    let rect = |index: usize| qari::app::screen::list::rows(&player.app, &panes)[index].rect;
    let (third, name) = (rect(4), rect(3));
    player.send(Message::Click(name.x + 3, name.y));
    assert!(player.app.picker().is_some(), "the name of a section is no match");
    player.send(Message::Wheel(2));
    assert_eq!(player.app.picker().map(qari::app::searching::picker::Picker::chosen), Some(2));
    player.send(Message::Click(third.x + third.width - 3, third.y));
    assert_eq!(player.app.document().matches().and_then(qari::app::document::matches::Matches::number), Some(3));
}

/// The disclaimer can be open below a list, as it is where one searched in it.
#[test]
fn a_list_over_the_disclaimer_can_be_used_with_the_mouse() {
    let list = || {
        let mut player = reader();
        player.keys("i / 'كتاب' Tab");
        assert!(matches!(player.app.overlay(), Overlay::Disclaimer(_)) && player.app.picker().is_some());
        player
    };
    let mut player = list();
    let panes = player.app.panes().expect("panes");
    let third = qari::app::screen::list::rows(&player.app, &panes)[4].rect;
    player.send(Message::Click(third.x + third.width - 3, third.y));
    assert!(player.app.picker().is_none());
    assert_eq!(player.app.document().matches().and_then(qari::app::document::matches::Matches::number), Some(3));
    let mut player = list();
    player.send(Message::Click(0, 19));
    assert!(player.app.picker().is_none(), "a click beside the list closes it");
    player.send(Message::Click(third.x + third.width - 3, third.y));
    assert!(matches!(player.app.overlay(), Overlay::Disclaimer(_)), "what lies below the disclaimer is not clicked");
}

#[test]
fn a_list_has_its_keys_on_a_screen_too_small_for_it() {
    let mut player = reader();
    player.keys("/ 'كتاب' Tab");
    player.send(Message::Resize(2, 2));
    assert!(player.app.panes().is_none());
    assert_eq!(player.keys("C-z"), Some(Effect::Suspend));
    player.keys("PageDown PageUp Esc");
    assert!(player.app.picker().is_none());
}

#[test]
fn the_word_that_is_clicked_is_searched() {
    let mut player = reader();
    let panes = player.app.panes().expect("panes");
    let rows = player.app.document().rows(&player.app.viewport(&panes));
    let y = (0..panes.text.height)
        .find(|y| {
            let row = rows.from(rows.at(player.app.document().place().pos), usize::from(*y) + 1).nth(usize::from(*y));
            row.is_some_and(|row| player.app.document().article().text(row.block).starts_with("هذا") && row.row == 0)
        })
        .expect("the row");
    let right = panes.text.x + panes.text.width - 1;
    let effect = {
        player.send(Message::Click(right - 5, panes.text.y + y));
        player.keys("*")
    };
    assert!(matches!(&effect, Some(Effect::Remember(word)) if word.starts_with("كِتاب")), "{effect:?}");
    let find = player.app.document().matches().expect("a search");
    assert_eq!(find.query().manner.words, Words::Whole);
    assert_eq!(find.count(), 1, "with its marks it is there once");
    player.keys("g Esc");
    let mut player = reader();
    player.keys("*");
    assert_eq!(
        player.app.document().matches().map(|find| find.query().text.as_str()),
        Some("فهرس"),
        "the first word on the screen"
    );
}

#[test]
fn a_word_is_found_below_a_blank_row() {
    let mut builder = Builder::new();
    for text in ["سطر أول", "كلمة هنا", "آخر"].iter().cycle().take(60) {
        builder.block(Kind::Paragraph, text);
    }
    let mut player = Player::with(builder.finish().expect("an article"), (60, 20), "ar");
    player.keys("j *");
    assert_eq!(player.app.document().matches().map(|find| find.query().text.as_str()), Some("كلمة"));
}

/// A search that is made anew, as after another document was opened, begins with its first match.
#[test]
fn the_last_search_begins_with_the_first_match() {
    let mut player = reader();
    player.app.recall(vec!["كتاب".to_owned()]);
    player.keys("n");
    assert_eq!(player.app.document().matches().and_then(qari::app::document::matches::Matches::number), Some(1));
    player.keys("n");
    assert_eq!(player.app.document().matches().and_then(qari::app::document::matches::Matches::number), Some(2));
    let mut player = reader();
    player.app.recall(vec!["كتاب".to_owned()]);
    player.keys("N");
    assert_eq!(
        player.app.document().matches().and_then(qari::app::document::matches::Matches::number),
        Some(5),
        "backwards, with the last"
    );
}

#[test]
fn how_a_search_is_typed() {
    let mut player = reader();
    player.keys("/ C-t");
    let manner = |player: &Player| player.app.prompt().expect("a prompt").manner;
    assert_eq!(manner(&player).level, Level::Loose);
    player.keys("C-t C-t C-t C-o C-o");
    assert_eq!((manner(&player).level, manner(&player).words), (Level::Letters, Words::Strict));
    player.keys("C-o /");
    assert!(manner(&player).regex, "the key that opens the prompt, once more");
    player.keys("'/'");
    assert!(!manner(&player).regex);
    player.keys("'ا/'");
    assert_eq!(player.app.prompt().map(|prompt| prompt.editor.text()), Some("ا/"), "behind a letter it is text");
}

#[test]
fn what_is_no_expression_changes_nothing() {
    let mut player = reader();
    player.keys("/ / 'كتاب'");
    let (place, count) = (
        player.app.document().place(),
        player.app.document().matches().map(qari::app::document::matches::Matches::count),
    );
    player.keys("'('");
    assert!(player.app.prompt().expect("a prompt").fault.is_some());
    let mut wide = Player::with(article(), (80, 24), "en");
    wide.keys("/ / 'كت('");
    assert!(wide.status().contains("( is not closed"), "{}", wide.status());
    assert_eq!(
        (
            player.app.document().place(),
            player.app.document().matches().map(qari::app::document::matches::Matches::count)
        ),
        (place, count)
    );
    assert_eq!(player.keys("Enter"), None);
    assert!(player.app.prompt().is_some(), "it is not left to stand");
    player.keys("Backspace");
    assert!(player.app.prompt().expect("a prompt").fault.is_none());
    player.keys("Enter");
    assert_eq!(player.app.document().matches().map(qari::app::document::matches::Matches::count), count);
}

#[test]
fn that_marks_are_passed_over_is_said() {
    let mut player = Player::with(article(), (90, 20), "en");
    player.keys("/ 'كُتاب'");
    assert!(player.status().contains("marks"), "{}", player.status());
    player.keys("Enter");
    assert!(player.status().contains("marks"), "{}", player.status());
    assert_eq!(player.app.document().matches().map(qari::app::document::matches::Matches::count), Some(5));
}

#[test]
fn a_search_goes_on_while_one_reads() {
    let mut builder = Builder::new();
    for number in 0..60_000 {
        builder.block(
            Kind::Paragraph,
            if number == 59_990 {
                "كلمة نادرة"
            } else {
                "نص طويل من كلمات كثيرة لا تعني شيئًا"
            },
        );
    }
    let mut player = Player::with(builder.finish().expect("an article"), (60, 20), "ar");
    let typed = |app: &mut qari::app::App, keys: &str| {
        for key in keys.split(' ') {
            app.update(Message::Key(key.parse().expect("a key")));
        }
    };
    typed(&mut player.app, "/ ن ا د ر ة Enter n j");
    assert!(player.app.has_work(), "nothing waits for the search");
    while player.app.has_work() {
        player.app.update(Message::Work);
    }
    assert_eq!(
        player.app.document().matches().and_then(qari::app::document::matches::Matches::number),
        Some(1),
        "what was asked for is gone to when it is known"
    );
    assert_eq!(player.app.notice(), Some(&Notice::Wrapped(qari::app::document::matches::Way::Forward)));
    typed(&mut player.app, "Esc / ا ل ك Enter");
    assert!(player.app.has_work());
    typed(&mut player.app, "Esc");
    assert!(!player.app.has_work(), "Esc stops it");
}

/// While it is not known where the next match is, the reader stays where he went.
#[test]
fn the_next_match_is_gone_to_only_when_it_is_known() {
    let mut builder = Builder::new();
    let line = "نص طويل من كلمات كثيرة لا تعني شيئًا ".repeat(3);
    for number in 0..60_000 {
        let is_match = [5, 50_000, 59_997].contains(&number);
        builder.block(Kind::Paragraph, if is_match { "كلمة نادرة" } else { &line });
    }
    let mut player = Player::with(builder.finish().expect("an article"), (60, 20), "ar");
    for key in "/ ن ا د ر ة Enter G".split(' ') {
        player.app.update(Message::Key(key.parse().expect("a key")));
    }
    let (place, first) = (player.app.document().place(), player.app.document().current_match());
    assert_eq!(first.map(|span| span.block()), Some(5));
    player.app.update(Message::Key("n".parse().expect("a key")));
    assert!(player.app.has_work(), "nothing waits for the search");
    assert_eq!((player.app.document().place(), player.app.document().current_match()), (place, first));
    while player.app.has_work() {
        player.app.update(Message::Work);
    }
    assert_eq!(player.app.document().current_match().map(|span| span.block()), Some(59_997), "it goes on from there");
}

/// The scroll bar marks the rows whose part of the text has a match, and no others.
#[test]
fn the_scroll_bar_shows_where_matches_are() {
    let mut builder = Builder::new();
    for number in 0..200 {
        builder.block(Kind::Paragraph, if number == 20 || number == 150 { "كلمة نادرة" } else { "سطر من النص" });
    }
    let mut player = Player::with(builder.finish().expect("an article"), (80, 24), "ar");
    player.keys("/ 'نادرة' Enter");
    let (buffer, _) = player.paint();
    let bar = player.app.panes().expect("panes").bar.expect("a scroll bar");
    let marked: Vec<u16> = (0..bar.height).filter(|row| buffer[(bar.x, bar.y + row)].symbol() == "┿").collect();
    let height = bar.height;
    assert_eq!(marked, [20 * height / 200, 150 * height / 200]);
}
