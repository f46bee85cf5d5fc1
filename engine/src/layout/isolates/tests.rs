use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::text::code::tokens;

/// Checks the isolates in a paragraph of direction `base`: each is marked by ⟨ and ⟩, one from right to left by ⟪ and
/// ⟫.
fn check_in(base: Direction, marked: &str) {
    let text = marked.replace(['⟨', '⟩', '⟪', '⟫'], "");
    let mut marks: Vec<(usize, usize, char)> = Vec::new();
    for (depth, isolate) in isolates(&text, base, &[]).iter().enumerate() {
        let (open, close) = if isolate.direction == Some(Direction::Rtl) { ('⟪', '⟫') } else { ('⟨', '⟩') };
        marks.push((isolate.range.start, usize::MAX / 2 + depth, open));
        // What starts later ends earlier.
        marks.push((isolate.range.end, usize::MAX / 2 - 1 - depth, close));
    }
    marks.sort_unstable();
    let mut found = text.clone();
    for (at, _, mark) in marks.into_iter().rev() {
        found.insert(at, mark);
    }
    assert_eq!(found, marked);
}

/// Checks which pieces of a text are isolated, one behind the other: each is marked by ⟨ and ⟩.
#[track_caller]
pub(in crate::layout) fn check_marked(marked: &str, isolated: impl Fn(&str) -> Vec<Isolate>) {
    let text = marked.replace(['⟨', '⟩'], "");
    let mut found = text.clone();
    for piece in isolated(&text).iter().rev() {
        found.insert(piece.range.end, '⟩');
        found.insert(piece.range.start, '⟨');
    }
    assert_eq!(found, marked);
}

fn check(marked: &str) {
    check_in(Direction::Rtl, marked);
}

#[test]
fn addresses_are_isolated() {
    check("انظر ⟨https://example.com/a?b=1#c⟩.");
    check("(⟨https://ar.wikipedia.org/wiki/العربية_(لغة)⟩)،");
    check("الموقع:⟨http://x.org/⟩؟ و⟨www.example.org/a⟩!");
    check("راسل ⟨info@mail.example.com⟩، أو @ وحدها");
    check("نطاق ⟨example.com⟩.");
    check("(ب⟨www.x.org/(a)⟩)).) و/ب_⟨a://x.org/⟩.. .. //");
    check("و⟨main.rs⟩ و⟨.gitignore⟩ .a");
}

#[test]
fn paths_and_file_names_are_isolated() {
    check("افتح ⟨/usr/share/doc/⟩ ثم «⟨~/.config/qari⟩»");
    check("الملف ⟨README.ar.md⟩، و⟨C:\\Users\\a⟩ و⟨src/main.rs⟩");
    check("الملف ⟨تقرير.pdf⟩ في ⟨./مجلد/⟩");
    check("و/أو ١/٢ 3/4 كلمة.كلمة نهاية. 3.5 12.5M ج.م");
}

#[test]
fn right_to_left_names_with_blanks_are_left_to_uax_9_between_latin_letters() {
    check_in(Direction::Ltr, "10:00 ملف أول.txt");
    check_in(Direction::Ltr, "10:00 תמונה שלי 2.jpeg");
    check_in(Direction::Ltr, "cp /home/me/مجلد جديد x");
    check_in(Direction::Ltr, "see ⟨./a/b.txt⟩ in كتاب");
}

#[test]
fn prefixes_stay_before_what_they_belong_to() {
    check("ראו ב-⟨https://example.com/he⟩ היום, ל-⟨info@x.org⟩ ול־⟨README.md⟩");
    check("الملف والـ⟨/etc/passwd⟩ وبالـ⟨~/.bashrc⟩ و⟨/etc/hosts⟩ والـ⟨C++⟩");
    check("ה-⟨.NET⟩ הזה ב-⟨main()⟩ ול-⟨@user⟩ ב⟨README.md⟩");
    check("في بـ⟨main()⟩ ولـ⟨@user_name⟩ والـ⟨.NET⟩");
    check("ל-⟨03-123-4567⟩ ול-10-20");
    check("ב-⟨5°C⟩ בחוץ וגם ⟨-5 °C⟩");
}

#[test]
fn phone_numbers_are_isolated_and_dates_are_not() {
    check("هاتف ⟨+20-100-555⟩.");
    check("هاتف ⟨+20 100 555 1234⟩ أو ⟨010-1234-5678⟩ أو ⟨+٢٠-١٠٠-٥٥٥⟩");
    check("في 2017-2018؟ و 2017-05-12 و 1+2 و +5");
    check("الرقم ⟨0100 123 4567⟩ أو ⟨02 1234-5678⟩ أو ⟨(02) 1234567⟩، ⟨(+20) 100 123 4567⟩ و⟨05 22 12 34 56⟩.");
    check("هاتف:⟨۰۲۱ ۱۲۳ ۴۵۶۷⟩ و ٠١٠٠ ١٢٣ ٤٥٦٧ و ذ و(⟨021 123 4567⟩)");
    check("في 2017 2018 و 0 1 2 3 4 5 6 7 8 و 1,000 2000 300 و (5) 2017 و 01234567 و 00 11");
    check("من 05-12-2023 حتى 15-12-2023 و 0123-2023 ثم 1123-2023 و05 12 2023 أو 05-12-2023 15-12-2023");
    check("از ۰۵-۱۲-۱۴۰۲ تا ۱۵-۱۲-۱۴۰۲ و 0900-1700 و 2023-12-05 و 12-1445");
    check("من 05-12-2023-15-12-2023");
}

#[test]
fn numbers_with_separators_are_one_token() {
    check("رقم ⟨978-3-16-148410-0⟩ و⟨1-800-555-1234⟩ و⟨555-123-4567⟩ و⟨4111-1111-1111-1111⟩ و⟨0-306-40615-X⟩");
    check("آيات 1-2-3-4 و 10-20 و 10-20-30");
    check("عدد ⟨12 000 000⟩ نسمة و⟨1 234 567,5⟩ و⟨12\u{A0}000⟩ لا 12 000 ولا 100 200 300 40 ولا 2000 300 400");
    check("دقة ⟨1920×1080⟩ بكسل، ⟨۱۹۲۰×۱۰۸۰⟩ و⟨1920×1080p⟩ و⟨2.5×3.5×4⟩ لا 3×4=12");
    check("في ⟨2023-05-17T10:30:00Z⟩ ثم ⟨10:30:00+03:00⟩ ثم 10:30 و10:30-12:00");
    check("درجة ⟨-5°C⟩ أو ⟨−5°C⟩ أو ⟨25°C⟩ أو ⟨-5 °C⟩ لا -7% ولا 5%");
}

#[test]
fn words_with_signs_at_an_edge_are_one_token() {
    check("النسخة ⟨1.2.3-beta.4⟩ و⟨3.5-inch⟩ لا v1.2.3-rc.1 ولا 1.2.3 ولا a-b");
    check("كتب ⟨@user_name⟩، و⟨#123⟩. و⟨#include⟩ لا #غزة ولا #١٢");
    check("خيار ⟨--max-tokens=4096⟩ أو ⟨-v⟩ أو ⟨--name=⟩أحمد أو ⟨-O2⟩");
    check("دالة ⟨main()⟩ (أو ⟨f(x).bar()⟩) و⟨arr[]⟩. و⟨int[]⟩");
    check("عبر ⟨os.getenv()⟩. ثم ⟨POST ⟨/hooks/<name>⟩⟩) و⟨/users/{id}/x⟩ لا a<b ولا Google<نص>");
    check("لغة ⟨C++⟩، ⟨F#⟩ و⟨g++⟩ و⟨C#⟩");
    check("كلمة Sharp# هنا");
    check("متغير ⟨$HOME⟩ أو ⟨%PATH%⟩ لا $5 ولا 50% ولا $10");
    check("ملفات ⟨*.txt⟩ و⟨**kwargs⟩ و⟨__init__⟩");
}

#[test]
fn punctuation_stays_with_the_sentence() {
    check("شركة -Google- قالت، شركة -google الكبيرة- قالت");
    check("-Google: محرك");
    check("-google: محرك");
    check("نص Google. ثم Google: و(Google) و*Google و«API»/");
    check("قال AI! وقال AI؟ و-AI");
}

#[test]
fn a_latin_phrase_is_one_with_its_tokens() {
    check("كتب ⟨see ⟨https://x.org/a⟩⟩ ثم ذهب");
    check("كتب ⟨⟨https://x.org/a⟩ is down⟩ ثم ذهب");
    check("كتب ⟨read ⟨a.txt⟩ and ⟨b.txt⟩⟩، ثم");
    check("الملفات ⟨a.txt⟩ ⟨b.txt⟩ و⟨c.txt⟩, OpenAI");
    check("استخدم Docker. ⟨a.txt⟩ هنا، وDocker: ⟨a.txt⟩ هنا");
    check("في 2017 ⟨a.txt⟩ 5 مرات و⟨Windows 10 ⟨Pro-x64()⟩⟩ هنا");
}

#[test]
fn signs_of_words_do_not_part_a_phrase() {
    check("لغة ⟨⟨C++⟩ foo- ⟨C++⟩⟩ هنا، و⟨pre- and ⟨post-C#⟩⟩");
    check("لأن ⟨⟨C++⟩ is 50% faster than ⟨C#⟩⟩ هنا");
    check("كتب ⟨⟨C++⟩'s library⟩ ثم ⟨⟨C#⟩- and more⟩");
    check("وهنا ⟨⟨C++⟩ foo⟩- نص، ⟨⟨C++⟩ 5 foo⟩% نص، ⟨C++⟩ 50% نص");
    check("قال ⟨⟨C++⟩ foo⟩. ⟨C#⟩ ثم ⟨⟨C++⟩ foo⟩, ⟨C#⟩ ثم ⟨⟨C++⟩ foo⟩! ⟨C#⟩ ثم '⟨⟨C++⟩ foo⟩' ⟨C#⟩");
}

#[test]
fn text_of_one_direction_needs_no_isolates() {
    check_in(Direction::Ltr, "See https://example.com/a, C++ and /usr/bin/.");
}

/// Checks the isolates of program text, marked as in [`check_in`].
fn check_code(marked: &str) {
    let text = marked.replace(['⟨', '⟩', '⟪', '⟫'], "");
    let mut found = text.clone();
    for isolate in of_code(&text, &tokens(&text, None)).iter().rev() {
        let (open, close) = if isolate.direction == Some(Direction::Rtl) { ('⟪', '⟫') } else { ('⟨', '⟩') };
        found.insert(isolate.range.end, close);
        found.insert(isolate.range.start, open);
    }
    assert_eq!(found, marked);
}

#[test]
fn in_code_strings_and_comments_are_isolated() {
    check_code("x = [\"⟨أب⟩\", '⟨ج د!⟩'] # ⟪تعليق: نعم.⟫\nit's");
    check_code("# ⟪التحقق من JSON ثم حفظه في PostgreSQL⟫");
    check_code("  // ⟪JSON يتحقق من (الكلي) هنا⟫\nx -- ⟪شرح SQL.⟫\n; ⟪شرح⟫\n% ⟪شرح⟫");
    check_code("# ⟪!!! شرح 'x' هنا !!!⟫\n//! ⟪شرح⟫\n/** ⟪شرح⟫ */ /// ⟪شرح⟫");
    check_code("# ⟨returns the word كتاب of a book⟩");
    check_code("/* ⟪أول⟫\n * ⟪ثان (b)⟫ */ x = \"⟨قيمة⟩\"");
    check_code("\"\"\"⟪شرح JSON.⟫\n⟪سطر⟫\n\"\"\" y # ⟪نص⟫");
    check_code("<!-- ⟪تعليق HTML⟫ --> <b>⟨نص⟩</b>");
    check_code("x = \"⟨# ليس تعليقا⟩\"");
    check_code("ls /* ⟨ملف⟩ \"⟨http://x.org/#قسم⟩\"");
    check_code("print(\"it's\", '⟨نعم⟩') \\ \"⟨لا \\\" ربما⟩\"");
}

#[test]
fn known_isolates_stay_whole_and_win() {
    let text = "اكتب ls -l a.txt هنا b.txt";
    let code = text.find("ls").unwrap_or(0)..text.find(" هنا").unwrap_or(0);
    let found = isolates(text, Direction::Rtl, &[code.clone().into()]);
    assert_eq!(found, [code.into(), Isolate::from(text.len() - 5..text.len())]);
    assert_eq!(isolates("أب", Direction::Rtl, &[(0..2).into(), (2..4).into()]), [(0..2).into(), (2..4).into()]);
    // A comment is prose: tokens are found in it.
    let text = "x # استخدم C++ هنا";
    let found = isolates(text, Direction::Ltr, &of_code(text, &tokens(text, None)));
    let token = text.find("C++").unwrap_or(0);
    assert_eq!(found, [Isolate::rtl(4..text.len()), Isolate::ltr(token..token + 3)]);
    // So are escapes and placeholders in a string.
    let text = "x = \"مرحبا\\nبك ${name}\"";
    let found = isolates(text, Direction::Ltr, &of_code(text, &tokens(text, None)));
    let parts: Vec<&str> = found.iter().map(|isolate| &text[isolate.range.clone()]).collect();
    assert_eq!(parts, ["مرحبا\\nبك ${name}", "\\n", "${name}"]);
}

#[test]
fn escapes_and_placeholders_are_isolated() {
    check("مرحبا⟨\\n⟩بك ⟨\\t⟩ ثم ⟨\\u0643⟩ أو ⟨\\section⟩");
    check("قيمة⟨${name}⟩ و⟨#{x}⟩ و⟨$HOME⟩");
    check("نعم\\no أو لا");
}

/// A long row of tokens is one list: every token is found, and none is walked over for each of the others.
#[test]
fn a_row_of_tokens_makes_no_phrases() {
    let text = format!("ملفات {}", "a.b ".repeat(2000));
    let found = isolates(&text, Direction::Rtl, &[]);
    assert_eq!(found.len(), 2000);
    assert!(found.windows(2).all(|pair| pair[0].range.end < pair[1].range.start));
}

/// Words and tokens, in scripts of both directions, some with signs at an end.
const WORDS: &[&str] = &[
    "نص",
    "كلمة،",
    "word",
    "C#",
    "foo-",
    "Wx.loD@@",
    "C++",
    "C++'s",
    "C#-",
    "50%",
    "a.b",
    "/usr/bin",
    "/v@@ا",
    "--x",
    "+20-100",
    "5",
    "it's.",
    "(x)",
];

proptest! {
    /// Each isolate ends before the next begins, or holds it whole.
    #[test]
    fn isolates_are_beside_or_inside_one_another(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 1..12),
        is_rtl: bool,
        known: Option<(Index, Index)>,
    ) {
        let text = words.join(" ");
        let base = if is_rtl { Direction::Rtl } else { Direction::Ltr };
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let known = known.map(|(one, other)| (*one.get(&places), *other.get(&places)));
        let known = known.map(|(one, other)| Isolate::rtl(one.min(other)..one.max(other)));
        let mut open: Vec<usize> = Vec::new();
        for own in isolates(&text, base, known.as_slice()) {
            while open.pop_if(|end| *end <= own.range.start).is_some() {}
            prop_assert!(open.last().is_none_or(|end| own.range.end <= *end), "{:?} of {text:?}", own.range);
            open.push(own.range.end);
        }
    }
}

#[test]
fn an_isolate_that_begins_with_blanks_is_no_part_of_a_phrase() {
    let text = "لغة C++ foo هنا";
    let start = text.find(" foo").unwrap_or(0);
    let known = Isolate::ltr(start..start + 4);
    assert_eq!(isolates(text, Direction::Rtl, std::slice::from_ref(&known))[1..], [known]);
}

/// A phrase may go on behind its last token; the next one begins behind it.
#[test]
fn phrases_do_not_overlap() {
    let text = "شغّل /usr/bin name' /etc/hosts الآن";
    let found = isolates(text, Direction::Rtl, &[]);
    let parts: Vec<&str> = found.iter().map(|isolate| &text[isolate.range.clone()]).collect();
    assert_eq!(parts, ["/usr/bin name", "/usr/bin", "/etc/hosts"]);
}
