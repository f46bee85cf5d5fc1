//! Long texts, which are read in pieces: the beginning is shown first, and no piece changes what was read before it.

use proptest::prelude::*;
use qari::article::{Article, Kind};
use qari::format::{Asked, Begun, Incoming, Reading, SAMPLE, encoding, named, read, windows};

/// Texts of different forms, that [`text`] is made of.
const PARTS: [&str; 9] = [
    "الفصل الأول\n\nهذه فقرة من النثر الطويل الذي يمضي بلا انقطاع حتى تنتهي الجملة عند النقطة في آخر السطر هنا.\n\n",
    "1. البند الأول من القائمة\n2. البند الثاني من القائمة\n3. البند الثالث\n\n",
    "قفا نبك من ذكرى حبيب ومنزل    بسقط اللوى بين الدخول فحومل\n\
     فتوضح فالمقراة لم يعف رسمها    لما نسجتها من جنوب وشمأل\n\n",
    "- نقطة\n- نقطة أخرى\n  - نقطة داخلية\n\n",
    "سطر قصير\n",
    "A paragraph in Latin letters that says nothing in particular, and ends with a full stop.\n\n",
    "نص بلا سطر فارغ بعده وهو طويل بما يكفي ليكون فقرة من النثر لا عنوانًا ولا بيتًا من الشعر، وينتهي بنقطة.\n",
    "* * *\n\n",
    "خاتمة\n\nوفي الختام نقول إن هذا النص ليس له من المعنى إلا أنه طويل يملأ الصفحات ويجرب القراءة.\n\n",
];

/// Returns a text of at least `bytes` bytes, of parts that `seed` chooses.
fn text(mut seed: u64, bytes: usize) -> String {
    let mut text = String::new();
    while text.len() < bytes {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let part = PARTS[(seed >> 33) as usize % PARTS.len()];
        text.push_str(part);
    }
    text
}

/// Reads `bytes` as they come, in chunks of `chunk` bytes; the windows further on are looked at if `can_seek`.
fn arrived(bytes: &[u8], chunk: usize, can_seek: bool, asked: Asked) -> (Article, Article) {
    let window = |(start, size): (u64, usize)| {
        let start = usize::try_from(start).expect("small");
        bytes[start..start + size].to_vec()
    };
    let windows: Vec<Vec<u8>> = windows(bytes.len() as u64).into_iter().filter(|_| can_seek).map(window).collect();
    let begun = Incoming::begin(bytes[..SAMPLE].to_vec(), &windows, "", asked).expect("a text");
    let Begun::InPieces(Reading { article: beginning, .. }, mut rest) = begun else { panic!("it is read in pieces") };
    let mut article = beginning.clone();
    for chunk in bytes[SAMPLE..].chunks(chunk) {
        rest.take(chunk, false).into_iter().for_each(|part| article.append(part));
    }
    rest.take(&[], true).into_iter().for_each(|part| article.append(part));
    (beginning, article)
}

/// Returns all letters of a text, in order; the numbers of lists are not in their text.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

fn letters_of(article: &Article) -> String {
    (0..article.blocks().len()).map(|block| letters(article.text(block))).collect()
}

#[test]
fn a_short_text_is_its_own_sample() {
    let short = text(1, SAMPLE - 4096);
    let article = read(short.clone().into_bytes(), "", Asked::default()).expect("an article").article;
    assert_eq!(article, qari::format::read_text(&short, "", None).expect("an article").article);
}

/// The form that the sample tells holds for all of a text.
#[test]
fn a_long_text_has_the_form_of_its_beginning() {
    let paragraph = "هذه فقرة من النثر الملفوف الذي كسرت سطوره عند حد من الأحرف فيكون السطر\n\
                     منه كاملًا إلى أن تأتي نهاية الفقرة فيكون آخر سطورها قصيرًا، وهكذا.\n\n";
    let book: String = (1..=1200).map(|chapter| format!("الفصل {chapter}\n\n{}", paragraph.repeat(4))).collect();
    let article = read(book.into_bytes(), "book.txt", Asked::default()).expect("an article").article;
    assert_eq!(article.sections().len(), 1200);
    assert!(article.sections().iter().all(|section| section.level == 1 && section.blocks.len() == 5));
    let is_joined = |block: &usize| !article.text(*block).contains('\n');
    assert!(article.flow().all(|block| is_joined(&block)), "wrapped lines are joined in every piece");
}

/// A list that is longer than the end of a piece is one list.
#[test]
fn lists_are_not_cut() {
    let prose = "هذه فقرة من النثر الطويل الذي يمضي بلا انقطاع حتى تنتهي الجملة عند النقطة في آخر السطر هنا.\n\n";
    let list: String = (1..=9).map(|number| format!("{number}. بند\n")).collect();
    let long = format!("{}{list}\n", prose.repeat(3)).repeat(2500);
    let article = read(long.into_bytes(), "a.txt", Asked::default()).expect("an article").article;
    let mut items = 0;
    for block in article.flow() {
        for container in article.containers(block) {
            let qari::article::ContainerKind::Item { list_end, .. } = container.kind else { panic!("{container:?}") };
            assert_eq!(list_end, 9);
            assert!(container.tight);
            items += 1;
        }
    }
    assert_eq!(items, 9 * 2500);
}

#[test]
fn the_lines_of_a_long_log_are_those_of_the_source() {
    let line = |number: usize| format!("2026-11-29 12:{:02}:00 INFO رسالة {number}\n", number % 60);
    let blank = |number: usize| if number.is_multiple_of(50) { "\n\n" } else { "" };
    let log: String = (0..20_000).map(|number| line(number) + blank(number)).collect();
    let whole = read(log.clone().into_bytes(), "a.log", Asked::default()).expect("an article").article;
    assert!(whole.is_lines());
    let joined: Vec<&str> = whole.flow().map(|block| whole.text(block)).collect();
    assert_eq!(joined.join("\n").trim_end(), log.trim_end());
    for chunk in [1000, 65_537, log.len()] {
        let asked = Asked { format: named("lines"), ..Asked::default() };
        assert!(arrived(log.as_bytes(), chunk, true, asked).1 == whole, "in chunks of {chunk}");
    }
}

/// The encoding of a text whose first bytes are ASCII is told by the first that is not.
#[test]
fn an_encoding_is_told_however_late() {
    let latin = "A line of Latin letters and nothing else.\n".repeat(8000);
    let arabic = "سطر من النص العربي بترميز وندوز، كلماته شائعة يعرفها من يخمن الترميز من تواتر الحروف.\n".repeat(900);
    let bytes = [latin.as_bytes(), &encoding_rs::WINDOWS_1256.encode(&arabic).0].concat();
    let article = read(bytes.clone(), "", Asked::default()).expect("an article").article;
    assert!(letters_of(&article) == letters(&format!("{latin}{arabic}")));
    assert!(arrived(&bytes, 777, false, Asked::default()).1 == arrived(&bytes, 100_000, false, Asked::default()).1);
    let asked = Asked { encoding: encoding::named("utf-8"), ..Asked::default() };
    let damaged = [latin.as_bytes(), "نص".as_bytes(), b"\xff\xfe", arabic.as_bytes()].concat();
    let article = arrived(&damaged, 5000, false, asked).1;
    assert!(letters_of(&article) == letters(&format!("{latin}نص{arabic}")));
}

/// A text of one line.
#[test]
fn a_line_without_an_end_is_read_in_parts() {
    let long = "كلمة من كلمات السطر الطويل. ".repeat(50_000);
    let asked = Asked { format: named("text"), ..Asked::default() };
    let (beginning, article) = arrived(long.as_bytes(), 300_000, false, asked);
    assert!(letters_of(&article) == letters(&long));
    assert!(beginning.flow_bytes() > 100_000);
    let word = "كلمة".repeat(100_000);
    assert_eq!(read(word.clone().into_bytes(), "", asked).expect("an article").article.text(0), word);
}

/// The beginning of a document that is read whole is shown too, where the format lets it be told.
#[test]
fn the_beginning_of_a_book_or_an_article_is_how_it_begins() {
    let page = |number: usize| format!("# فقرة من الصفحة (1) وفيها كلام طويل ~~ PageV01P{number:03}\n");
    let openiti: String = (1..=900)
        .map(|number| {
            format!("### | باب {number}\n# نص {number} طويل\n~~ يمضي إلى السطر الثاني\n{}", page(number).repeat(3))
        })
        .collect();
    let openiti = format!(
        "######OpenITI#\n\n#META# 010.AuthorNAME\t:: كاتب\n#META# 020.BookTITLE\t:: الكتاب\n\
         #META#Header#End#\n\n{openiti}"
    );
    let section = |number: usize| {
        format!(
            "- heading: قسم {number}\n  paragraphs:\n  - {}\n  - \"نص: آخر\"\n",
            "كلمات من النص ".repeat(20).trim_end()
        )
    };
    let sections: String = (1..=900).map(section).collect();
    let yaml = format!("title: عنوان\nlink: https://example.org\nsections:\n{sections}disclaimer: تنبيه\n");
    for (name, text) in [("a.mARkdown", openiti), ("a.yaml", yaml)] {
        let begun = Incoming::begin(text.as_bytes()[..SAMPLE].to_vec(), &[], name, Asked::default()).expect("a text");
        let Begun::Early(Reading { article, .. }, _) = begun else { panic!("{name} has a beginning") };
        let whole = read(text.into_bytes(), name, Asked::default()).expect("an article").article;
        let count = article.blocks().len();
        assert!(count > 300 && article.flow_bytes() > SAMPLE / 3, "{count} of {name}");
        assert!(article.blocks() == &whole.blocks()[..count], "{name}");
        assert!(article.text_of(0..count) == whole.text_of(0..count), "{name}");
        assert_eq!(article.pages(), &whole.pages()[..article.pages().len()], "{name}");
    }
}

proptest! {
    #![proptest_config(crate::common::cases(12))]

    /// However a text comes, it is the same, its beginning is how the whole begins, and no letter of it is lost.
    #[test]
    fn the_beginning_of_a_text_is_how_it_begins(
        seed in any::<u64>(),
        bytes in SAMPLE + 4096..SAMPLE * 3,
        chunk in prop_oneof![1_usize..2000, 2000_usize..400_000],
        label in prop::sample::select(vec!["utf-8", "windows-1256", "utf-16le"]),
        ends in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let text = text(seed, bytes);
        let written = text.replace('\n', ends);
        let encoded = match label {
            "utf-16le" => written.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            label => {
                let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("it is known");
                encoding.encode(&written).0.into_owned()
            },
        };
        if encoded.len() >= SAMPLE {
            let asked = Asked { encoding: encoding::named(label), format: named("text"), ..Asked::default() };
            let (beginning, article) = arrived(&encoded, chunk, true, asked);
            prop_assert!(beginning.blocks() == &article.blocks()[..beginning.blocks().len()]);
            prop_assert!(letters_of(&article) == letters(&text));
            prop_assert!(article == read(encoded.clone(), "", asked).expect("an article").article);
            let streamed = arrived(&encoded, chunk, false, asked).1;
            prop_assert!(streamed == arrived(&encoded, encoded.len(), false, asked).1);
            prop_assert!(article.flow().any(|block| matches!(article.blocks()[block].kind(), Kind::Heading(_))));
        }
    }
}
