//! Plain text: the structure that is found in pages, books and poems, and that nothing of them is lost.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use qari::article::{Article, ContainerKind, Kind, Marker};
use qari::format::{Error, named, read_text};
use qari::load;

use crate::common::notation;

fn text(text: &str) -> Article {
    read_text(text, "", named("text")).expect("an article").article
}

/// The blocks of an article, one a line: what it is, what it stands in, its text.
fn outline(article: &Article) -> String {
    let block = |index: usize| {
        let kind = match article.blocks()[index].kind() {
            Kind::Heading(level) => "#".repeat(usize::from(level)),
            kind => format!("{kind:?}").to_lowercase(),
        };
        let containers = article.containers(index).map(|container| match container.kind {
            ContainerKind::Item { marker: Marker::Number(number, numbering, _), .. } => {
                format!("{}. ", numbering.letters(number).unwrap_or_else(|| number.to_string()))
            }
            ContainerKind::Item { .. } => "- ".to_owned(),
            other => format!("{other:?} "),
        });
        format!(
            "{kind}: {}{}\n",
            containers.collect::<String>(),
            article.text(index).replace('\n', " / ").replace('\t', " | ")
        )
    };
    (0..article.blocks().len()).map(block).collect()
}

fn blocks(article: &Article) -> Vec<(Kind, &str)> {
    (0..article.blocks().len()).map(|block| (article.blocks()[block].kind(), article.text(block))).collect()
}

/// The texts of `tests/data/pages`, each with its name.
fn samples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pages");
    let mut files: Vec<_> = fs::read_dir(folder).expect("samples").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let name = |file: &Path| file.file_stem().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|file| (name(file), fs::read_to_string(file).expect("a text"))).collect()
}

#[test]
fn the_saved_page_is_the_embedded_article() {
    let page = text(include_str!("../data/article.txt"));
    let embedded = load::embedded().expect("the embedded article").article;
    assert_eq!(blocks(&page), blocks(&embedded));
    assert_eq!(page.sections(), embedded.sections());
    assert_eq!(page.direction(), embedded.direction());
    assert_eq!(page.disclaimer(), embedded.disclaimer());
}

#[test]
fn pages_of_other_shapes_are_read() {
    for (name, page) in samples() {
        insta::assert_snapshot!(format!("text_{}", name.replace('-', "_")), outline(&text(&page)));
    }
}

/// Checks the blocks that a text becomes, in the notation of [`notation`], a line each.
#[track_caller]
fn check(page: &str, expected: &[&str]) {
    assert_eq!(notation::of(&text(page)), expected.join("\n"), "{page}");
}

#[test]
fn lists_may_be_numbered_in_letters() {
    check(
        "نص:\nأ- أول\nب- ثان\nج- ثالث\nد- رابع\nهـ- خامس\nو- سادس",
        &["نص:", "أ/6 أول", "ب/6 ثان", "ج/6 ثالث", "د/6 رابع", "هـ/6 خامس", "و/6 سادس"],
    );
    check("(أ) أول\n\n(ب) ثان\n\n(ت) ثالث", &["أ/3 أول", "ب/3 ثان", "ت/3 ثالث"]);
    check("ا. أول\nب. ثان", &["أ/2 أول", "ب/2 ثان"]);
    check("أ/ أول\nب/ ثان", &["أ/2 أول", "ب/2 ثان"]);
    check("الف) یکم\nب) دوم\nپ) سوم", &["الف/3 یکم", "ب/3 دوم", "پ/3 سوم"]);
    check("الف۔ ایک\nب۔ دو\nج۔ تین", &["الف/3 ایک", "ب/3 دو", "ج/3 تین"]);
    check("א. אחת\nב. שתיים", &["א/2 אחת", "ב/2 שתיים"]);
    check("a) one\nb) two\n\nI. one\nII. two", &["a/2 one", "b/2 two", "I/2 one", "II/2 two"]);
    check("i) one\nii) two\niii) three", &["i/3 one", "ii/3 two", "iii/3 three"]);
}

#[test]
fn letters_that_number_nothing_are_text() {
    for lines in [
        ["أ- أول", "ج- ثالث"],
        ["أ. أحمد", "د. خالد"],
        ["ب- ثان", "ج- ثالث"],
        ["أ- أول", "ب) ثان"],
        ["أ: كيف حالك", "ب: بخير"],
        ["a) one", "c) three"],
        ["A. one", "b. two"],
    ] {
        check(&lines.join("\n"), &lines);
    }
    check("أ- وحيد\nنص", &["أ- وحيد", "نص"]);
}

#[test]
fn lists_in_letters_and_in_digits_stand_in_each_other() {
    let nested = &["1/2 أول", "1/2 أ/2 فرع", "1/2 ب/2 آخر", "2/2 ثان"];
    check("1- أول\nأ- فرع\nب- آخر\n2- ثان", nested);
    check("1- أول\n  أ- فرع\n  ب- آخر\n2- ثان", nested);
    check(
        "أ) أول\n1. فرع\n2. آخر\nب) ثان\n1. فرع\n2. آخر",
        &["أ/2 أول", "أ/2 1/2 فرع", "أ/2 2/2 آخر", "ب/2 ثان", "ب/2 1/2 فرع", "ب/2 2/2 آخر"],
    );
    check("أ- أول\n  تتمة\nب- ثان", &["أ/2 أول تتمة", "ب/2 ثان"]);
    check("1- أول\n  - فرع\n  - آخر\n2- ثان", &["1/2 أول", "1/2 - فرع", "1/2 - آخر", "2/2 ثان"]);
    // A list goes on from the one before.
    check("أ- أول\nب- ثان\nنص\nج- ثالث\nد- رابع", &["أ/2 أول", "ب/2 ثان", "نص", "ج/4 ثالث", "د/4 رابع"]);
}

/// Lines before the title are no list, and keep their markers.
#[test]
fn lines_before_the_title_keep_their_numbers() {
    let prose = "وقالت المهندسة إن المشروع حافظ على الأشجار القديمة، وأضاف إليها ممرات مظللة ومقاعد خشبية ومساحة \
        للقراءة تتسع لخمسين زائرًا.";
    let shown = format!("ما الذي تغير؟\n{prose}\n");
    let page = format!("شروط الحديقة\nأ) عدم إشعال النار\nب) عدم قطف الأزهار\n{shown}{shown}");
    let expected = ["= ما الذي تغير؟", prose, "شروط الحديقة", "أ) عدم إشعال النار", "ب) عدم قطف الأزهار"];
    check(&page, &expected);
}

#[test]
fn a_number_that_does_not_go_on_begins_another_list() {
    check("1. أول\n2. ثان\n3. ثالث\n1. آخر\n2. غيره", &["1/3 أول", "2/3 ثان", "3/3 ثالث", "1/2 آخر", "2/2 غيره"]);
    check(" 8. ثامن\n 9. تاسع\n10. عاشر", &["8/10 ثامن", "9/10 تاسع", "10/10 عاشر"]);
}

/// The words of a text, without signs that stand for the form of what they stand beside.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

/// Every line of every sample is in the article, each as often as it stands there, but for what a page has twice.
#[test]
fn nothing_of_a_page_is_lost() {
    for (name, page) in samples() {
        let article = text(&page);
        let all = format!(" {} ", words(&with_letters(&article)).join(" "));
        for line in page.lines() {
            let line = line.trim_start_matches(|c: char| c.is_whitespace() || "-*•#\u{F0A7}".contains(c));
            let wanted = words(line.replace("***", " ").as_str()).join(" ");
            let without_number = wanted.trim_start_matches(|c: char| c.is_numeric() || " -.".contains(c));
            assert!(keeps(&all, without_number), "{name}: {line}");
        }
    }
}

/// All text of an article, with the letters of lists.
fn with_letters(article: &Article) -> String {
    let block = |block: usize| {
        let begins = article.containers(block).filter(|container| container.first == block);
        let letters = begins.filter_map(|container| match container.kind {
            ContainerKind::Item { marker: Marker::Number(number, numbering, _), .. } => numbering.letters(number),
            _ => None,
        });
        letters.chain([article.text(block).to_owned(), String::new()]).collect::<Vec<_>>().join(" ")
    };
    (0..article.blocks().len()).map(block).collect()
}

/// Returns `true` if the words of a text contain those of a line. The letters of an item are its marker, without
/// brackets and dash.
fn keeps(all: &str, line: &str) -> bool {
    let (first, rest) = line.split_once(' ').unwrap_or_default();
    all.contains(line) || all.contains(&format!(" {} {rest} ", first.trim_matches(['(', ')', '-', '.'])))
}

/// Lines that pages are made of: headings, sentences, labels, dates, signs.
fn line() -> impl Strategy<Value = String> {
    let number = 0..1000_u32;
    prop_oneof![
        (number.clone(), 1..30_usize)
            .prop_map(|(number, words)| format!("جملة {number} {}.", "فيها كلمات ".repeat(words).trim_end())),
        number.clone().prop_map(|number| format!("عنوان {number}")),
        number.clone().prop_map(|number| format!("ما السبب {number}؟")),
        number.clone().prop_map(|number| format!("- بند {number}")),
        number.clone().prop_map(|number| format!("{number}. بند")),
        number.clone().prop_map(|number| format!("    بيت من الشعر {number}    وشطره الثاني هنا {number}")),
        number.prop_map(|number| format!("اقرأ أيضًا: خبر {number}")),
        prop::sample::select(vec![
            "شاهد النسخة الأصلية",
            "قد تحتوي على محتوى من جهات خارجية لأغراض إعلامية فقط، ولا ينبغي اعتباره نصيحة مالية من قبل Gate.",
            "بقلم: أحمد",
            "12 يناير 2024",
            "الفصل الأول",
            "# عنوان",
            "----",
            "====",
            "* * *",
            "",
            "",
            "\u{200F}",
            "١- أول",
            "٢- ثان",
            "أ- أول",
            "ب- ثان",
            "ت- ثالث",
            "ج- ثالث",
            "  أ) فرع",
            "  ب) فرع آخر",
            "الف) یکم",
            "ب) دوم",
            "i) one",
            "ii) two",
            "A. one",
            "B. two",
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(crate::common::cases(400))]

    /// Every line of a page is in the article, whatever it is made of and whichever lines stand twice, and every
    /// word of the article is in the page.
    #[test]
    fn no_sentence_is_dropped_and_none_is_added(
        lines in prop::collection::vec(line(), 1..40),
        repeat in (0..20_usize, 0..20_usize, 0..40_usize),
    ) {
        let (from, count, to) = repeat;
        let copy: Vec<String> = lines.iter().skip(from).take(count).cloned().collect();
        let mut lines = lines;
        let to = to.min(lines.len());
        lines.splice(to..to, copy);
        let page = lines.join("\n");
        let Ok(reading) = read_text(&page, "", named("text")) else {
            prop_assert!(lines.iter().all(|line| words(line).is_empty()), "{page}");
            return Ok(());
        };
        let all = with_letters(&reading.article);
        let all_words = format!(" {} ", words(&all).join(" "));
        for line in &lines {
            // The marker of an item is not in its text.
            let is_marker = |c: char| c.is_numeric() || c == '.' || c == '-';
            let line = line.trim_start_matches("- ").trim_start_matches(is_marker);
            let wanted = words(line).join(" ");
            let outline = outline(&reading.article);
            prop_assert!(keeps(&all_words, &wanted), "{wanted:?} is lost of\n{page}\n->\n{outline}");
        }
        let page_words = words(&page);
        for word in words(&all) {
            prop_assert!(page_words.contains(&word) || page.contains(word), "{word:?} is added to\n{page}");
        }
    }

    /// Any text is read, and nothing visible of it is lost.
    #[test]
    fn any_text_is_read(page in "(?s).{0,200}") {
        match read_text(&page, "", named("text")) {
            Ok(reading) => prop_assert!(!reading.article.blocks().is_empty()),
            Err(error) => {
                prop_assert_eq!(error, Error::Empty);
                prop_assert!(!page.chars().any(char::is_alphanumeric));
            }
        }
    }
}
