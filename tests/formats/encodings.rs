//! Encodings: a text reads the same in each of them, and invalid bytes are shown and counted.

use crate::common::Player;
use encoding_rs::{Encoding, ISO_8859_6, ISO_8859_8, ISO_8859_8_I, UTF_8, WINDOWS_1255, WINDOWS_1256};
use proptest::prelude::*;
use qari::article::Article;
use qari::format::encoding::{Charset, TOLD, decode, named};
use qari::format::{Asked, Error, Reading, Warning, read, read_linked};

/// An article that every encoding of Arabic has all characters of.
const ARABIC: &str = "title: \"تمويل المشاريع: من البداية إلى النهاية\"
lead: في بداية عام 2018 دعم رجل أعمال لفترة قصيرة فكرة جريئة (جمع 10 مليارات دولار).
sections:
- heading: لماذا فشلت الخطة؟
  paragraphs: \"لم يتحقق الحلم في النهاية، وابتعد صاحبه عنها؛ واختار طريقًا آخر: OpenAI.\"
";

/// An article in Hebrew, with a number, brackets and Latin letters.
const HEBREW: &str = "title: שלום עולם, זה מאמר קצר.
lead: בשנת 1948 הוקמה המדינה (ראו שם).
sections:
- heading: למה זה חשוב?
  paragraphs: החברה OpenAI גייסה 10 מיליארד דולר, וזה הכול.
";

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn utf_32(text: &str, unit: fn(u32) -> [u8; 4]) -> Vec<u8> {
    text.chars().flat_map(|c| unit(u32::from(c))).collect()
}

/// Returns `text` in a code page that has all its characters.
fn in_page(text: &str, label: &str) -> Vec<u8> {
    let page: Vec<char> = (0..=u8::MAX).map(|byte| in_encoding(&[byte], label).chars().next().expect("one")).collect();
    let byte = |c: char| page.iter().position(|own| *own == c).and_then(|at| u8::try_from(at).ok());
    text.chars().map(|c| byte(c).unwrap_or_else(|| panic!("{label} has no {c}"))).collect()
}

/// Decodes `bytes`, of which nothing is invalid but what becomes U+FFFD.
fn in_encoding(bytes: &[u8], label: &str) -> String {
    let text = decode(bytes.to_vec(), named(label)).expect("text").text;
    // A carriage return is a line end.
    if bytes == b"\r" { "\r".to_owned() } else { text }
}

fn single_byte(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{} has all characters", encoding.name());
    bytes.into_owned()
}

#[track_caller]
fn article(bytes: Vec<u8>, encoding: Option<&str>) -> Article {
    let encoding = encoding.map(|label| named(label).expect("an encoding"));
    let reading = read(bytes, "article.yaml", Asked { encoding, ..Asked::default() }).expect("an article");
    assert_eq!(reading.warnings, []);
    reading.article
}

fn texts(article: &Article) -> Vec<&str> {
    (0..article.blocks().len()).map(|block| article.text(block)).collect()
}

#[test]
fn one_article_in_every_encoding_is_the_same() {
    let arabic = article(ARABIC.into(), None);
    assert_eq!(arabic.blocks().len(), 4);
    let samples = [
        ("UTF-8 with a mark", format!("\u{FEFF}{ARABIC}").into_bytes()),
        ("UTF-8 of DOS", ARABIC.replace('\n', "\r\n").into_bytes()),
        ("UTF-16LE with a mark", utf_16(&format!("\u{FEFF}{ARABIC}"), u16::to_le_bytes)),
        ("UTF-16BE with a mark", utf_16(&format!("\u{FEFF}{ARABIC}"), u16::to_be_bytes)),
        ("UTF-16LE", utf_16(ARABIC, u16::to_le_bytes)),
        ("UTF-16BE", utf_16(ARABIC, u16::to_be_bytes)),
        ("UTF-16LE of DOS", utf_16(&ARABIC.replace('\n', "\r\n"), u16::to_le_bytes)),
        ("UTF-32LE with a mark", utf_32(&format!("\u{FEFF}{ARABIC}"), u32::to_le_bytes)),
        ("UTF-32BE with a mark", utf_32(&format!("\u{FEFF}{ARABIC}"), u32::to_be_bytes)),
        ("windows-1256", single_byte(ARABIC, WINDOWS_1256)),
        ("ISO-8859-6", single_byte(ARABIC, ISO_8859_6)),
    ];
    for (name, bytes) in samples {
        let read = article(bytes, None);
        assert_eq!(texts(&read), texts(&arabic), "{name}");
        assert_eq!(read.direction(), arabic.direction(), "{name}");
    }
    let hebrew = article(HEBREW.into(), None);
    assert_eq!(texts(&article(single_byte(HEBREW, WINDOWS_1255), None)), texts(&hebrew));
    assert_eq!(texts(&article(single_byte(HEBREW, ISO_8859_8), Some("iso-8859-8-i"))), texts(&hebrew));
}

/// Code pages of DOS and of the Macintosh: what is asked for is read, by any of its names.
#[test]
fn code_pages_of_arabic_are_read_by_name() {
    // Code page 720 has the letters, and no comma or question mark of Arabic.
    let with_latin_signs = ARABIC.replace('؟', "?").replace('،', ",").replace('؛', ".");
    for (label, text) in
        [("macarabic", ARABIC), ("X-Mac-Arabic", ARABIC), ("cp720", &with_latin_signs), ("DOS-720", &with_latin_signs)]
    {
        let expected = article(text.into(), None);
        assert_eq!(texts(&article(in_page(text, label), Some(label))), texts(&expected), "{label}");
    }
    // Code page 864 has forms, in the order that they are seen in: that is what a screen of DOS took.
    let visual = "\u{FEE2}\u{FEDF}\u{FE8E}\u{FECC}\u{FEDF}\u{FE8E}\u{FE91} \u{FE8E}\u{FE92}\u{FEA3}\u{FEAE}\u{FEE3}";
    // It has one form where others are alike.
    let known = visual.replace('\u{FEE2}', "\u{FEE1}").replace('\u{FE92}', "\u{FE91}").replace('\u{FEAE}', "\u{FEAD}");
    let bytes = in_page(&format!("title: {known}\n"), "ibm864");
    let reading = read(bytes, "a.yaml", Asked { encoding: named("ibm864"), ..Asked::default() }).expect("an article");
    assert_eq!(texts(&reading.article), ["مرحبا بالعالم"]);
    let undefined = decode(b"\xFF \x9B".to_vec(), named("cp864")).expect("text");
    assert_eq!((undefined.text.as_str(), undefined.undecodable), ("\u{FFFD} \u{FFFD}", 2));
}

/// A mark of UTF-32 begins as that of UTF-16 does.
#[test]
fn the_mark_of_utf_32_is_told_from_that_of_utf_16() {
    let check = |bytes: Vec<u8>, name: &str, text: &str| {
        let decoded = decode(bytes, None).expect("text");
        assert_eq!((decoded.encoding.name(), decoded.text.as_str()), (name, text));
    };
    check(utf_32("\u{FEFF}نص 🌍", u32::to_le_bytes), "UTF-32LE", "نص 🌍");
    check(utf_32("\u{FEFF}نص 🌍", u32::to_be_bytes), "UTF-32BE", "نص 🌍");
    check(utf_16("\u{FEFF}نص 🌍", u16::to_le_bytes), "UTF-16LE", "نص 🌍");
    let asked = decode(utf_32("\u{FEFF}نص", u32::to_be_bytes), named("utf-32")).expect("text");
    assert_eq!(asked.text, "نص", "a mark says the order of the bytes");
    let long = "كلمة من نص طويل.\n".repeat(30_000);
    let whole = read(long.clone().into_bytes(), "", Asked::default()).expect("an article").article;
    let read = read(utf_32(&format!("\u{FEFF}{long}"), u32::to_le_bytes), "", Asked::default()).expect("an article");
    assert!(read.article == whole && read.warnings.is_empty());
}

/// A Hebrew text in visual order, as a line printer had it: told by where its full stops are, and put into logical
/// order.
#[test]
fn visual_hebrew_is_put_into_logical_order() {
    let logical = "שלום עולם, זה מאמר קצר.\nבשנת 1948 הוקמה המדינה (ראו שם).\nהחברה OpenAI גייסה 10 מיליארד דולר.\n";
    let visual = ".רצק רמאמ הז ,םלוע םולש\n.(םש ואר) הנידמה המקוה 1948 תנשב\n.רלוד דראילימ 10 הסייג OpenAI הרבחה\n";
    let bytes = single_byte(visual, ISO_8859_8);
    let decoded = decode(bytes.clone(), None).expect("text");
    assert_eq!((decoded.encoding.name(), decoded.text.as_str()), (ISO_8859_8.name(), logical));
    assert_eq!(decode(bytes.clone(), named("iso-8859-8")).expect("text").text, logical);
    let as_is = decode(bytes, named("iso-8859-8-i")).expect("text");
    assert_eq!(
        (as_is.encoding.name(), as_is.text.as_str()),
        (ISO_8859_8_I.name(), visual),
        "what is asked for is done"
    );
}

#[test]
fn the_encoding_is_told_from_few_words() {
    let check = |text: &str, encoding: &'static Encoding| {
        let decoded = decode(single_byte(text, encoding), None).expect("text");
        assert_eq!((decoded.text.as_str(), decoded.encoding.name()), (text, encoding.name()));
    };
    for text in ["السلام عليكم", "قال: \"نعم\" (لا) 5%.", "في بداية عام 2018، دعم فكرة"]
    {
        check(text, WINDOWS_1256);
        check(text, ISO_8859_6);
    }
    // Persian and Urdu as Windows-1256 has them, without the letters that it does not.
    check("متن فارسي است که مي\u{200C}نويسم و پرچم و گچ و ژاله مي\u{200C}گويد.", WINDOWS_1256);
    check("اردو کا پہلا سبق، لڑکے ٹوپی پہنتے ڈرتے ہیں".replace('ی', "ي").as_str(), WINDOWS_1256);
    check("مكتوبٌ بالتشكيلِ الكاملِ: كَتَبَ الوَلَدُ الدَّرْسَ.", WINDOWS_1256);
    check("שלום עולם, מה שלומך היום?", WINDOWS_1255);
    check("בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ.", WINDOWS_1255);
}

/// The one encoding of two that are alike in this text, or one of another script: asking decides.
#[test]
fn what_is_asked_for_decides() {
    let bytes = single_byte("سلام", WINDOWS_1256);
    assert_eq!(decode(bytes.clone(), named("windows-1256")).expect("text").text, "سلام");
    assert_ne!(decode(bytes, named("windows-1255")).expect("text").text, "سلام");
    let marked = "\u{FEFF}نص".as_bytes().to_vec();
    let decoded = decode(marked, named("windows-1256")).expect("text");
    assert!(decoded.text.starts_with("ï»؟"), "the mark is letters there: {}", decoded.text);
    let big_endian = utf_16("\u{FEFF}نص", u16::to_be_bytes);
    assert_eq!(decode(big_endian, named("utf-16")).expect("text").text, "نص", "a mark says the order of the bytes");
    assert_eq!(decode(utf_16("نص", u16::to_be_bytes), named("utf-16be")).expect("text").text, "نص");
    assert!(decode(vec![0; 64], named("windows-1256")).is_some(), "even for what looks like no text");
}

#[test]
fn what_markup_says_of_itself_counts_unless_it_is_wrong() {
    let page = "<html><head><meta charset=windows-1256></head><body>كتب</body></html>";
    let decoded = decode(single_byte(page, WINDOWS_1256), None).expect("text");
    assert_eq!((decoded.text.as_str(), decoded.encoding.name()), (page, WINDOWS_1256.name()));
    let decoded = decode(page.into(), None).expect("text");
    assert_eq!(
        (decoded.text.as_str(), decoded.encoding.name()),
        (page, UTF_8.name()),
        "the page was converted and not corrected"
    );
    let wrong = "<html><head><meta charset=utf-8></head><body>السلام عليكم ورحمة الله</body></html>";
    let decoded = decode(single_byte(wrong, WINDOWS_1256), None).expect("text");
    assert_eq!((decoded.text.as_str(), decoded.encoding.name()), (wrong, WINDOWS_1256.name()));
    let visual = "<html><meta charset=iso-8859-8><body>.םלוע םולש</body></html>";
    let decoded = decode(single_byte(visual, ISO_8859_8), None).expect("text");
    assert_eq!(decoded.text, visual, "tags are not turned around");
}

#[test]
fn damaged_text_stays_in_its_encoding_and_the_damage_is_counted() {
    let check = |bytes: &[u8], asked: Option<&str>, expected: &str, encoding: &str, undecodable: usize| {
        let decoded = decode(bytes.to_vec(), asked.and_then(named)).expect("text");
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding.name(), decoded.undecodable),
            (expected, encoding, undecodable)
        );
    };
    let arabic = "نص عربي".as_bytes();
    check(&[arabic, b" \xFF\xFE ", arabic].concat(), None, "نص عربي \u{FFFD}\u{FFFD} نص عربي", "UTF-8", 2);
    check(&arabic[..arabic.len() - 1], None, "نص عرب\u{FFFD}", "UTF-8", 1);
    check(&arabic[1..], None, "\u{FFFD}ص عربي", "UTF-8", 1);
    check(b"\xEF\xBB\xBFa\xE3\x80z", None, "a\u{FFFD}z", "UTF-8", 1);
    check(b"caf\xe9 \xd9", Some("utf-8"), "caf\u{FFFD} \u{FFFD}", "UTF-8", 2);
    check(b"\xC7\xA1\xC8", Some("iso-8859-6"), "ا\u{FFFD}ب", "ISO-8859-6", 1);
    check(b"\xFF\xFE\x27\x06\x00\xD8\x28\x06\x20", None, "ا\u{FFFD}ب\u{FFFD}", "UTF-16LE", 2);
    check("كان هنا \u{FFFD}".as_bytes(), None, "كان هنا \u{FFFD}", "UTF-8", 0);
    check(b"", None, "", "UTF-8", 0);
}

#[test]
fn what_is_no_text_is_an_error() {
    for bytes in [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89".as_slice(),
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0\xf0\x8d\0\0\0\0\0\0",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n",
        b"PK\x03\x04\x14\0\0\0\x08\0\x9a\xb5\x77\x59\x1d\xd0\xe9\x9a",
        &[0; 4096],
    ] {
        assert_eq!(read(bytes.to_vec(), "name.yaml", Asked::default()).err(), Some(Error::NotText), "{bytes:?}");
    }
}

/// The notice stands on the status line until a key is pressed.
#[test]
fn the_reader_is_told_how_many_places_are_damaged() {
    let bytes = [b"title: t\nlead: ".as_slice(), "نص".as_bytes(), b"\xFF \xFF\n"].concat();
    let Reading { article, warnings } = read(bytes, "a.yaml", Asked::default()).expect("an article");
    assert_eq!(warnings, [Warning::Undecodable { count: 2, encoding: "UTF-8" }]);
    assert!(article.text(1).ends_with("\u{FFFD} \u{FFFD}"));
    let mut player = Player::with(article, (80, 12), "en");
    player.app.warn(warnings);
    assert!(player.status().starts_with("2 places are not valid utf-8 (shown as \u{FFFD})"), "{}", player.status());
    player.keys("j");
    assert!(!player.status().contains("utf-8"), "{}", player.status());
}

/// Text that an encoding has all characters of.
fn text_in(encoding: &'static Encoding) -> impl Strategy<Value = String> {
    prop::collection::vec(any::<u8>().prop_filter("no line end of another kind", |byte| *byte != b'\r'), 0..200)
        .prop_map(move |bytes| encoding.decode_without_bom_handling(&bytes).0.replace('\u{FFFD}', ""))
}

proptest! {
    /// Any bytes are text of some encoding or none; in one that is asked for they always are.
    #[test]
    fn any_bytes_can_be_decoded(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        label in prop::sample::select(TOLD.to_vec()),
    ) {
        let decoded = decode(bytes.clone(), named(label)).expect("an encoding is asked for");
        prop_assert!(decoded.text.matches(char::REPLACEMENT_CHARACTER).count() >= decoded.undecodable);
        prop_assert!(!decoded.text.contains(char::from(13)));
        if let Some(decoded) = decode(bytes, None) {
            prop_assert!(decoded.text.matches(char::REPLACEMENT_CHARACTER).count() >= decoded.undecodable);
        }
    }

    /// Text that was encoded is decoded to the same, if the encoding is known.
    #[test]
    fn what_was_encoded_comes_back(text in text_in(WINDOWS_1256), logical in text_in(WINDOWS_1255)) {
        for (text, encoding) in [(&text, WINDOWS_1256), (&logical, WINDOWS_1255)] {
            let decoded = decode(single_byte(text, encoding), Some(Charset::Standard(encoding))).expect("text");
            prop_assert_eq!((&decoded.text, decoded.undecodable), (text, 0));
        }
        let decoded = decode(utf_16(&text, u16::to_be_bytes), named("utf-16be")).expect("text");
        prop_assert_eq!(&decoded.text, text.trim_start_matches('\u{FEFF}'));
        let decoded = decode(text.clone().into_bytes(), Some(Charset::UTF_8)).expect("text");
        prop_assert_eq!(&decoded.text, &text);
    }
}

/// A page that a link led to is in the encoding that the first one was said to be in, unless it says another.
#[test]
fn a_linked_document_is_in_the_encoding_of_the_first() {
    let in_encoding = |name| Asked { encoding: named(name), ..Asked::default() };
    let check = |bytes: Vec<u8>, expected: &str| {
        let Reading { article, .. } = read_linked(bytes, "b.html", in_encoding("windows-1256")).expect("an article");
        assert_eq!(article.text(0), expected);
    };
    // Too little to tell by its letters.
    let short = "<p>سلام</p>";
    check(single_byte(short, WINDOWS_1256), "سلام");
    let detected = read_linked(single_byte(short, WINDOWS_1256), "b.html", Asked::default());
    assert_ne!(detected.expect("text").article.text(0), "سلام");
    check(short.into(), "سلام");
    check(utf_16(short, u16::to_le_bytes), "سلام");
    check(single_byte(&format!("<meta charset=iso-8859-6>{short}"), ISO_8859_6), "سلام");
    check(b"<p>plain</p>".to_vec(), "plain");
    // An encoding of one byte a letter can't be that of such a page.
    let odd = read_linked(single_byte(short, WINDOWS_1256), "b.html", in_encoding("utf-16le"));
    assert!(odd.is_ok_and(|reading| reading.warnings.is_empty()));
}
