//! Texts of shapes that nobody writes.
#![allow(dead_code, reason = "each test program uses a part of it")]

/// The texts, each with its name, in which something is repeated some `many` times.
pub fn texts(many: usize) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a line of megabytes", "كان يا ما كان في قديم الزمان. ".repeat(many).into_bytes()),
        ("a word of some megabytes", "ا".repeat(4 * many).into_bytes()),
        ("many headings", "# عنوان\n".repeat(many).into_bytes()),
        ("many chapters", "الفصل الأول\n\n".repeat(many).into_bytes()),
        ("many bullets on a line", "- ".repeat(many).into_bytes()),
        ("many items, each deeper", items_ever_deeper(many)),
        ("many underlines", "====\n".repeat(many).into_bytes()),
        ("more lines than are looked into", "ا\n".repeat(6_000_000.min(60 * many)).into_bytes()),
        ("many blanks before a letter", format!("{}ا", " ".repeat(many)).into_bytes()),
        ("many lines of one stanza", format!("ا\n\n{}", "بيت من الشعر\n".repeat(many)).into_bytes()),
        ("many lines of verse", "صدر البيت هنا    وعجزه هناك\n".repeat(many).into_bytes()),
        (
            "a page that says one thing over and over",
            "جملة تامة تقال مرة بعد مرة وفيها من الكلمات ما يكفي ليظن أنها نسخة.\nعنوان\n".repeat(3_000).into_bytes(),
        ),
        ("NULs in a text", format!("نص{}", "\0نص نص نص نص نص نص نص نص".repeat(1000)).into_bytes()),
        ("only U+FFFD", "\u{FFFD}".repeat(many).into_bytes()),
        ("only vowel signs", "\u{064E}".repeat(many).into_bytes()),
        ("a letter with many marks", format!("ب{}", "\u{0651}".repeat(many)).into_bytes()),
        ("only direction controls and a letter", format!("{}ا", "\u{202E}".repeat(many / 10)).into_bytes()),
        ("dots", format!("كلمة {} كلمة", ".".repeat(many)).into_bytes()),
        ("slashes", format!("كلمة {} كلمة", "/".repeat(many)).into_bytes()),
        ("an address with many dots behind", format!("كلمة www.a{}", ".".repeat(many)).into_bytes()),
        ("an address with many brackets behind", format!("كلمة www.a{}", ")".repeat(many)).into_bytes()),
        ("an entity bomb", "<!ENTITY a \"&b;&b;\">\n&a;&a;&a;\n".repeat(10_000).into_bytes()),
        ("bytes that are no UTF-8", [&[0xFF; 1000], "نص".repeat(1000).as_bytes()].concat()),
        ("surrogates alone", [b"\xFF\xFE".as_slice(), &b"\x00\xD8\x27\x06".repeat(100_000)].concat()),
    ]
}

/// Returns a list whose items are each deeper than the one before.
pub fn items_ever_deeper(count: usize) -> Vec<u8> {
    (0..count).map(|index| format!("{}- بند\n", " ".repeat(index % 60))).collect::<String>().into_bytes()
}
