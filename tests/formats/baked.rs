//! Text that was baked: presentation forms, in logical or in visual order, are read as the letters they show.

use std::process::{Command, Output};

use crate::common::books::Book;
use proptest::prelude::*;
use qari::format::{Asked, Baked, Reading, Warning, named, read};
use qari_bidi::layout::{self, Direction, LayoutOptions};
use unicode_normalization::UnicodeNormalization;

/// Reads `text` from a file called `name`.
fn read_as(text: &str, name: &str, baked: Baked) -> Reading {
    let format = name.is_empty().then(|| named("text")).flatten();
    read(text.as_bytes().to_vec(), name, Asked { format, baked, ..Asked::default() }).expect("an article")
}

/// Reads a plain text.
fn reading(text: &str) -> Reading {
    read_as(text, "", Baked::Auto)
}

/// The texts of the blocks of a document, a line each.
fn lines(reading: &Reading) -> Vec<String> {
    (0..reading.article.blocks().len()).map(|block| reading.article.text(block).to_owned()).collect()
}

/// Checks the blocks of a plain text that was stored in visual order.
fn check_visual(text: &str, expected: &[&str]) {
    let reading = reading(text);
    assert_eq!(lines(&reading), expected, "{text}");
    assert_eq!(reading.warnings, [Warning::Baked { was_visual: true }], "{text}");
}

/// Checks the blocks of a plain text that was stored in logical order.
fn check_logical(text: &str, expected: &[&str]) {
    let reading = reading(text);
    assert_eq!(lines(&reading), expected, "{text}");
    assert_eq!(reading.warnings, [Warning::Baked { was_visual: false }], "{text}");
}

/// Checks that a plain text is shown as it is stored.
fn check_untouched(text: &str) {
    let reading = reading(text);
    assert_eq!(lines(&reading), [text]);
    assert_eq!(reading.warnings, []);
}

/// `text` as a program bakes it: each line laid out, in forms and in visual order.
fn baked(text: &str, width: u16) -> String {
    let layout = layout::paragraph(text, Direction::Rtl, &[], LayoutOptions::new(width).isolating());
    let line = |line| layout.line(line, text).visual_text() + "\n";
    (0..layout.line_count(text)).map(line).collect()
}

/// `text` in presentation forms, in logical order: the cells of each word, from right to left.
fn shaped(text: &str) -> String {
    let layout = layout::paragraph(text, Direction::Rtl, &[], LayoutOptions::new(u16::MAX).isolating());
    layout.line(0, text).cells.iter().rev().map(qari_bidi::Cell::symbol).collect()
}

#[test]
fn both_orders_are_told_from_the_forms() {
    check_visual("ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ", &["مرحبا بالعالم"]);
    check_logical("ﻣﺮﺣﺒﺎ ﺑﺎﻟﻌﺎﻟﻢ", &["مرحبا بالعالم"]);
    // Bakers that leave letters as they are that look isolated.
    check_visual("ﺔﺳرﺪﻤﻟا ﻰﻟإ ﺪﻟﻮﻟا ﺐھذ", &["ذھب الولد إلى المدرسة"]);
}

#[test]
fn numbers_latin_words_and_brackets_stay_in_order() {
    check_visual(".2023/05/12 ﺦﻳﺭﺎﺘﺑ (Linux Mint) ﻡﺎﻈﻧ ﺭﺪﺻ", &["صدر نظام (Linux Mint) بتاريخ 2023/05/12."]);
    check_visual("؟Windows 11 ﻦﻣ ﻞﻀﻓﺃ ﻮﻫ ﻞﻫ", &["هل هو أفضل من Windows 11؟"]);
    check_visual("https://example.com/a/ ﻊﻗﻮﻣ ﺭﺯ", &["زر موقع https://example.com/a/"]);
    check_visual(")ﻦﻴﺳﻮﻗ ﻦﻴﺑ( ﺺﻨﻟﺍ ﺍﺬﻫ", &["هذا النص (بين قوسين)"]);
}

#[test]
fn ligatures_are_their_letters() {
    check_visual("ﻡﻼﺴﻟﺍﻭ ﻻﺍ", &["اﻻ والسلام".replace('ﻻ', "لا").as_str()]);
    check_logical("ﻻ ﺇﻟﻪ ﺇﻻ ﷲ ﻣﺤﻤﺪ ﷺ", &["لا إله إلا الله محمد ﷺ"]);
}

#[test]
fn a_few_forms_are_no_baked_text() {
    check_untouched("قال النبي ﷺ ﴿قل هو ﷲ أحد﴾ والله ﷻ أعلم ﷼ ﷽");
    check_untouched("الأشكال: ﺏ ﺑ ﺒ ﺐ");
    check_untouched("قال إنه ﻻ يعرف شيئًا عن الأمر الذي سألته عنه");
    check_untouched("plain ﬁligatures of Latin");
    check_untouched("שׂרה שׁלום");
}

#[test]
fn the_option_decides() {
    let visual = "ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ";
    let with = |text, baked| lines(&read_as(text, "", baked)).join("\n");
    assert_eq!(with(visual, Baked::Off), visual);
    assert_eq!(with(visual, Baked::Visual), "مرحبا بالعالم");
    assert_eq!(with("םלוע םולש", Baked::Visual), "שלום עולם");
    assert_eq!(with("ﺩﺍﺭ", Baked::Visual), "راد");
    assert_eq!(with("ﺩﺍﺭ", Baked::Logical), "دار");
    assert!(read_as(visual, "", Baked::Off).warnings.is_empty());
}

#[test]
fn a_document_of_both_kinds_is_read_line_by_line() {
    let text = "ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ\n\nوهذا سطر لم يُخبز قط\n\nﻭﻫﺬﺍ ﺳﻄﺮ ﻣﻨﻄﻘﻲ\n\nﺭﻭﺩ ﺭﺍﺩ\n\nLatin alone.";
    check_visual(
        text,
        &["مرحبا بالعالم مرحبا بالعالم", "وهذا سطر لم يُخبز قط", "وهذا سطر منطقي", "دار دور", "Latin alone."],
    );
}

#[test]
fn text_in_visual_order_without_forms_is_told_by_its_endings() {
    check_visual("ةيبرعلا ةغللاب ةبوتكم ةرقف هذه", &["هذه فقرة مكتوبة باللغة العربية"]);
    check_visual(".םלועה לכל םולש\n.םיבוט םימי", &["שלום לכל העולם.", "ימים טובים."]);
    check_untouched("هذه فقرة مكتوبة باللغة العربية");
    check_untouched("أهلا وسهلا بكم إلا قليلا");
}

#[test]
fn a_listing_runs_from_left_to_right() {
    let text = ".rw 276 ﯼﮊﺮﻧﺍ ﻭ ﺏﺁ.html\n.rw 3 ﯼﮊﺮﻧﺍ ﻭ ﺏﺁ.json\n.rw 27 ﯽﻤﯿﺷﻮﯿﺑ.html\n";
    let lines = lines(&reading(text)).join(" ");
    assert!(lines.contains(".rw 276 آب و انرژی.html") && lines.contains(".rw 27 بیوشیمی.html"), "{lines}");
}

#[test]
fn strings_of_data_are_turned_where_they_stand() {
    check_visual("menu.start = ﺔﺒﻌﻠﻟﺍ ﺃﺪﺑﺍ", &["menu.start = ابدأ اللعبة"]);
    check_visual("\"quit\": \"ﺝﻭﺮﺧ\\nﺓﺩﻮﻋ {name}\",", &["\"quit\": \"خروج\\n{name} عودة\","]);
    check_visual("1\tquit\tﺔﺒﻌﻠﻟﺍ ﻦﻣ ﺝﻭﺮﺨﻟﺍ", &["1\tquit\tالخروج من اللعبة"]);
}

#[test]
fn yaml_keeps_its_keys() {
    let yaml = "title: ﻥﺍﻮﻨﻋ\nlead: \"ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ\"\nsections:\n- heading: ﻢﺴﻗ\n  paragraphs:\n\
                  \x20 - .ﻰﻟﻭﺃ ﺓﺮﻘﻓ\n  - 'ﺔﻴﻧﺎﺛ'\n";
    let reading = read_as(yaml, "a.yaml", Baked::Auto);
    assert_eq!(lines(&reading), ["عنوان", "مرحبا بالعالم", "قسم", "فقرة أولى.", "ثانية"]);
}

#[test]
fn markdown_and_html_keep_their_syntax() {
    let markdown = "# ﻥﺍﻮﻨﻋ\n\n- **ﻢﻬﻣ** ﺪﻨﺑ\n\nﺓﺭﺎﺑﻋ [ﻂﺑﺭ](http://a.b/c) ﺍﺬﻫ\n";
    let expected = ["عنوان", "بند مهم"];
    assert_eq!(lines(&read_as(markdown, "a.md", Baked::Auto))[..2], expected);
    let html = "<p title='ﺎﺒﺣﺮﻣ'>ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ &amp; <b>ﺔﻤﻠﻛ</b></p><ul><li>ﺪﻨﺑ</ul>";
    let reading = read_as(html, "a.html", Baked::Auto);
    assert_eq!(lines(&reading), ["& مرحبا بالعالم كلمة", "بند"]);
    assert_eq!(reading.warnings, [Warning::Baked { was_visual: true }]);
}

#[test]
fn a_book_is_read_chapter_by_chapter_and_said_to_be_baked_once() {
    let chapters =
        [("a.xhtml", "<h1>ﻥﺍﻮﻨﻋ</h1><p>ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ</p>"), ("b.xhtml", "<p>نص عادي</p>"), ("c.xhtml", "<p>ﺓﺩﻮﻋ</p>")];
    let book = Book { metadata: "<dc:title>كتاب</dc:title>", chapters: &chapters, ..Book::default() };
    let asked = |baked| Asked { format: named("epub"), baked, ..Asked::default() };
    let reading = read(book.bytes(), "a.epub", asked(Baked::Auto)).expect("a book");
    assert_eq!(lines(&reading), ["كتاب", "عنوان", "مرحبا بالعالم", "نص عادي", "عودة"]);
    assert_eq!(reading.warnings, [Warning::Baked { was_visual: true }]);
    let stored = read(book.bytes(), "a.epub", asked(Baked::Off)).expect("a book");
    assert_eq!(lines(&stored)[2], "ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ");
}

#[test]
fn what_is_printed_and_found_is_the_mended_text() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join("baked.txt");
    std::fs::write(&file, "ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ\n").expect("a file");
    let run = |args: &[&str]| -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
        command.args(args).arg(&file).env("LC_ALL", "C").env("XDG_CONFIG_HOME", folder.join("no-settings"));
        command.output().expect("the program runs")
    };
    let stdout = |args: &[&str]| String::from_utf8(run(args).stdout).expect("UTF-8");
    assert_eq!(stdout(&["--plain"]), "مرحبا بالعالم\n");
    assert_eq!(stdout(&["--plain", "--baked", "off"]), "ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ\n");
    assert_eq!(stdout(&["--visual", "--width", "20"]).trim(), "ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ");
    assert!(stdout(&["--to", "yaml"]).contains("مرحبا بالعالم"));
    assert!(stdout(&["--find", "العالم"]).contains("مرحبا بالعالم"));
    let said = String::from_utf8(run(&["--plain", "--ui-lang", "en"]).stderr).expect("UTF-8");
    assert_eq!(said, "qari: Visual order was converted to reading order; --baked off undoes it\n");
    assert!(run(&["--plain", "--baked", "off"]).stderr.is_empty());
}

#[test]
fn lines_flush_right_keep_their_indent() {
    let text = "      ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ\n  ﺔﻴﻧﺎﺜﻟﺍ ﺓﺮﻘﻔﻟﺍ ﺍﺬﻫ\n";
    let mended = lines(&reading(text)).join(" ");
    assert_eq!(mended, "مرحبا بالعالم هذا الفقرة الثانية");
}

#[test]
fn decomposed_letters_are_composed() {
    let decomposed: String = "أحمد آمن بإيمان مؤمن شيئًا لأنّ ۂ ۀ ۓ".nfd().collect();
    let reading = reading(&decomposed);
    assert_eq!(lines(&reading), ["أحمد آمن بإيمان مؤمن شيئًا لأنّ ۂ ۀ ۓ"]);
    assert_eq!(reading.warnings, []);
    // With a vowel sign between the letter and its hamza, as canonical order has it.
    assert_eq!(lines(&self::reading("ا\u{064E}\u{0654}ب")), ["أ\u{064E}ب"]);
    // Persian writes a hamza above heh, which has no character of its own.
    assert_eq!(lines(&self::reading("خانه\u{0654} من")), ["خانه\u{0654} من"]);
}

/// A paragraph of Arabic words with marks, numbers, Latin words and punctuation, apart from one another.
fn prose() -> impl Strategy<Value = String> {
    let word = "(ال|و|ب)?[بتجحسشعغفقكلمنهي][ابتدرسلمنويةى]{2,5}";
    let extra = prop_oneof![
        6 => Just(String::new()),
        1 => "[0-9]{1,4}".prop_map(|number| format!(" {number}")),
        1 => "[a-z]{2,8}".prop_map(|name| format!(" {name}")),
        1 => "[a-z]{2,4} [a-z]{2,4}".prop_map(|name| format!(" ({name})")),
        1 => Just("،".to_owned()),
        1 => Just(" – لا".to_owned()),
        1 => Just("؛ (نعم)".to_owned()),
    ];
    prop::collection::vec((word, extra), 2..12).prop_map(|words| {
        let words: Vec<String> = words.into_iter().map(|(word, extra)| word + &extra + " كان").collect();
        words.join(" ") + "."
    })
}

proptest! {
    #![proptest_config(crate::common::cases(150))]

    /// Text that our own layout baked is read back.
    #[test]
    fn a_visual_text_is_read_back(text in prose(), width in 30_u16..100) {
        let reading = reading(&baked(&text, width));
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(words(&lines(&reading).join(" ")), words(&text));
        prop_assert_eq!(&reading.warnings, &[Warning::Baked { was_visual: true }]);
    }

    /// Forms in logical order are the letters that Unicode says they are.
    #[test]
    fn a_logical_text_is_read_back(words in prop::collection::vec("[بتجحسشعغفقكلمنهياودرزةى]{3,7}", 3..20)) {
        let text = words.join(" ");
        let shaped = shaped(&text);
        let joins = shaped.nfkc().collect::<String>() == text;
        prop_assert!(joins, "the forms of {} are {}", text, shaped);
        prop_assert_eq!(lines(&reading(&shaped)).join(" "), text);
    }
}
