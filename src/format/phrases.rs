//! Phrases that texts and web pages have beside their text, in Arabic, Persian, Urdu, Hebrew and English: disclaimers,
//! labels of links, bylines, dates, names of chapters.
//!
//! Phrases are compared folded, and are listed in folded form; a test checks that.

use qari_bidi::text::fold::is_ignorable;

/// Labels of links to the original.
#[rustfmt::skip]
const ORIGINALS: &[&str] = &[
    "شاهد النسخه الاصليه", "عرض النسخه الاصليه", "النسخه الاصليه", "رابط المقال", "رابط الخبر", "المقال الاصلي",
    "اقرا المقال الاصلي", "اقرا المقال كاملا", "المصدر", "المصدر الاصلي", "لينك خبر", "مشاهده اصل مطلب", "منبع",
    "اصل متن", "اصل خبر", "ماخذ", "למקור", "מקור", "לכתבה המקורית", "לכתבה המלאה", "view original", "see original",
    "see the original", "read the original", "read the full", "original article", "original post", "source",
];

/// Announcements of related texts.
#[rustfmt::skip]
const RELATED: &[&str] = &[
    "اقرا ايضا", "اقرا كذلك", "اقرا المزيد", "اقراوا ايضا", "شاهد ايضا", "طالع ايضا", "للمزيد", "مواضيع ذات صله",
    "مقالات ذات صله", "اخبار ذات صله", "ذات صله", "قد يهمك", "قد يعجبك", "مواضيع متعلقه", "بيشتر بخوانيد",
    "همچنين بخوانيد", "مطالب مرتبط", "اخبار مرتبط", "يہ بھي پڑھيں", "مزيد پڑھيں", "קראו גם", "קראו עוד",
    "כתבות נוספות", "עוד בנושא", "read also", "also read", "read more", "related", "see also", "more on this",
    "you may also like", "قصص مقترحه", "الاكثر قراءه", "الاكثر تصفحا", "الاكثر مشاهده", "پربازديدترين", "اخرين اخبار",
    "הנקראות ביותר", "most read", "most popular", "most viewed",
];

/// Phrases of disclaimers. One of them may occur in any text; two make a disclaimer.
#[rustfmt::skip]
const DISCLAIMERS: &[&str] = &[
    "اخلاء المسؤوليه", "اخلاء مسؤوليه", "لا ينبغي اعتبار", "لا يجب اعتبار", "لا ينبغي ان تعتبر", "لا تعتبر نصيحه",
    "لا يعتبر نصيحه", "لا تشكل نصيحه", "استشاره قانونيه", "لاغراض المعلومات", "لا تعكس اراء", "لا يعكس اراء",
    "نصيحه ماليه", "نصيحه استثماريه", "مشوره ماليه", "استشاره ماليه", "او مهنيه", "لاغراض اعلاميه", "لاغراض تعليميه",
    "لاغراض معلوماتيه", "جهات خارجيه", "اطراف خارجيه", "لا تعبر عن راي", "لا يعبر عن راي", "لا تعبر بالضروره",
    "لا يعبر بالضروره", "لا تعكس بالضروره", "لا نتحمل", "لا يتحمل", "لا تتحمل", "اي مسؤوليه", "علي مسؤوليتك",
    "سلب مسئوليت", "رفع مسئوليت", "هيچ مسئوليتي", "توصيه مالي", "توصيه سرمايه گذاري", "صرفا جهت اطلاع",
    "جنبه اطلاع رساني", "دستبرداري", "ذمہ دار نہيں", "مالي مشورہ", "صرف معلومات", "הסרת אחריות", "כתב ויתור",
    "אינו מהווה ייעוץ", "אינה מהווה ייעוץ", "אין לראות", "ייעוץ השקעות", "ייעוץ פיננסי", "למטרות מידע", "צד שלישי",
    "אינה אחראית", "לא נושאת באחריות", "disclaimer", "informational purposes", "information purposes",
    "financial advice", "investment advice", "professional advice", "third part", "do not necessarily",
    "does not necessarily", "not responsible", "no responsibility", "no liability", "not be construed",
    "not be considered", "educational purposes", "financial, legal", "at your own risk", "does not reflect",
];

/// Headings of disclaimers.
const DISCLAIMER_HEADINGS: &[&str] =
    &["اخلاء المسؤوليه", "اخلاء مسؤوليه", "سلب مسئوليت", "دستبرداري", "הסרת אחריות", "כתב ויתור", "disclaimer"];

/// Words before the name of a publisher in a disclaimer.
const PUBLISHED_BY: &[&str] = &["من قبل ", "by "];

/// Beginnings of bylines and publication notices.
#[rustfmt::skip]
const BYLINES: &[&str] = &[
    "بقلم", "كتب:", "كتبت:", "كتبه", "اعداد:", "تحرير:", "ترجمه:", "نشر في", "نشرت في", "نشر بتاريخ", "تاريخ النشر",
    "اخر تحديث", "تم النشر", "نويسنده", "نوشته", "مترجم:", "تاريخ انتشار", "مصنف:", "מאת", "פורסם", "עודכן",
    "by ", "written by", "published", "posted", "updated", "last updated",
];

/// Names of months and other words that occur beside numbers in dates. Month names that are common words are left out.
#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "يناير", "فبراير", "مارس", "ابريل", "مايو", "يونيو", "يوليو", "اغسطس", "سبتمبر", "اكتوبر", "نوفمبر", "ديسمبر",
    "كانون", "شباط", "اذار", "نيسان", "ايار", "حزيران", "تموز", "ايلول", "تشرين", "جانفي", "فيفري", "افريل", "جويليه",
    "محرم", "رمضان", "شوال", "فروردين", "ارديبهشت", "خرداد", "مرداد", "شهريور", "ابان", "بهمن", "اسفند", "جنوري",
    "فروري", "مارچ", "اپريل", "مئي", "جون", "جولائي", "اگست", "ستمبر", "دسمبر", "בינואר", "בפברואר", "במרץ", "באפריל",
    "במאי", "ביוני", "ביולי", "באוגוסט", "בספטמבר", "באוקטובר", "בנובמבר", "בדצמבר", "january", "february", "april",
    "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "oct", "nov", "dec", "منذ", "قبل", "دقائق", "ago",
];

/// Words that introduce direct speech.
#[rustfmt::skip]
const SAYINGS: &[&str] = &[
    "قال", "وقال", "اضاف", "واضاف", "قالت", "وقالت", "تابع", "وتابع", "كتب", "گفت", "نوشت", "نے كہا", "said", "says",
    "wrote", "אמר", "אמרה",
];

/// Names of the parts of a book, by rank from the outermost. A number, an ordinal or a title follows.
const DIVISIONS: [&[&str]; 5] = [
    &["الجزء", "المجلد", "الكتاب", "جلد", "part", "volume", "book", "חלק"],
    &["الباب", "باب", "القسم", "بخش", "حصه", "שער"],
    &["الفصل", "فصل", "chapter", "פרק"],
    &["المبحث", "المطلب", "الفرع"],
    &["الماده", "ماده", "ماددەي", "مادەي", "دفعہ", "article", "סעיף"],
];

/// Names of parts that follow their number, as in Uyghur, with their ranks.
const NUMBERED: [(&str, u8); 2] = [("باب", 1), ("ماددا", 4)];

/// Second words of ordinals, as in «الحادي عشر».
const TENS: &[&str] = &["عشر", "عشره", "والعشرون", "والثلاثون", "والاربعون", "والخمسون", "و", "يكم", "ام"];

/// Ordinals. Behind the name of a part they make a heading.
#[rustfmt::skip]
const ORDINALS: &[&str] = &[
    "الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر", "الحادي",
    "الثانيه", "العشرون", "الثلاثون", "الاربعون", "الخمسون", "الاخير", "التمهيدي", "اول", "دوم", "سوم", "چهارم",
    "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم", "يازدهم", "دوازدهم", "سيزدهم", "چهاردهم", "پانزدهم", "شانزدهم", "هفدهم", "هجدهم", "نوزدهم", "بيستم", "بيست",
    "سي", "سيام", "پہلا", "دوسرا", "تيسرا", "چوتھا", "ראשון",
    "שני", "שלישי", "רביעי", "חמישי", "الاولي", "الثالثه", "الرابعه", "الخامسه", "السادسه", "السابعه", "الثامنه",
    "التاسعه", "العاشره", "الحاديه", "يەكەم", "دووەم", "سێيەم", "چوارەم", "پێنجەم", "شەشەم", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "the first", "the second", "the third", "first", "second", "third",
];

/// Headings of parts without a number.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "المقدمه", "مقدمه", "تمهيد", "توطئه", "الخاتمه", "خاتمه", "فهرس المحتويات", "المحتويات", "المراجع", "الهوامش",
    "پيشگفتار", "ديباچہ", "فہرست", "מבוא", "הקדמה", "פתח דבר", "סוף דבר", "introduction", "preface", "foreword",
    "prologue", "epilogue", "conclusion", "contents", "references", "notes",
];

/// Words that mark a page number.
const PAGES: &[&str] = &["صفحه", "الصفحه", "صفحہ", "ص", "ج", "page", "p", "עמוד", "עמ", "דף"];

/// Returns `true` if the first word of a line marks a page number.
pub(super) fn is_page_mark(text: &str) -> bool {
    let folded = folded_line(text);
    folded.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).is_some_and(|word| PAGES.contains(&word))
}

/// Folds a text for comparison: no vowel signs or tatweel, lower case, one form of alef, yeh and kaf, heh for teh
/// marbuta, single spaces.
pub(super) fn folded(text: &str) -> String {
    let letter = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        c if c.is_whitespace() => ' ',
        c => c.to_ascii_lowercase(),
    };
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !is_ignorable(c)).map(letter) {
        if c != ' ' || !folded.ends_with(' ') {
            folded.push(c);
        }
    }
    folded
}

/// Returns `true` if a short line is the label of a link to the original.
pub(super) fn is_link_label(text: &str) -> bool {
    let folded = folded_line(text);
    let is_label = |label: &str| {
        let rest = folded.strip_prefix(label)?.trim_start();
        // A word alone may begin a sentence.
        Some(rest.is_empty() || rest.starts_with(':') || label.contains(' '))
    };
    words(&folded) <= 6 && ORIGINALS.iter().any(|label| is_label(label) == Some(true))
}

/// Returns `true` if a line announces a related text.
pub(super) fn is_related(text: &str) -> bool {
    let folded = folded_line(text);
    RELATED.iter().any(|label| {
        folded.strip_prefix(label).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
            && (label.contains(' ') || words(&folded) <= 2 || folded.contains(':'))
    })
}

/// Size limit of a disclaimer, in bytes.
pub(super) const MOST_DISCLAIMER_BYTES: usize = 4000;

/// Returns `true` if a paragraph has two phrases of disclaimers.
pub(super) fn is_disclaimer(text: &str) -> bool {
    text.len() <= MOST_DISCLAIMER_BYTES && disclaimer_weight(text) >= 2
}

/// Counts the phrases of disclaimers in a paragraph.
pub(super) fn disclaimer_weight(text: &str) -> usize {
    let folded = folded(text);
    DISCLAIMERS.iter().filter(|phrase| folded.contains(**phrase)).count()
}

/// Returns `true` if a line is the heading of a disclaimer.
pub(super) fn is_disclaimer_heading(text: &str) -> bool {
    let folded = folded_line(text);
    DISCLAIMER_HEADINGS.contains(&folded.trim_end_matches([':', '.', ' ']))
}

/// Finds the publisher in a disclaimer: a Latin name behind «من قبل» or "by".
pub(super) fn publisher(disclaimer: &str) -> Option<&str> {
    PUBLISHED_BY.iter().find_map(|before| {
        disclaimer.match_indices(before).find_map(|(at, _)| {
            let rest = &disclaimer[at + before.len()..];
            let name = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').next()?.trim_end_matches('.');
            (name.starts_with(|c: char| c.is_ascii_uppercase()) && name.len() > 1).then_some(name)
        })
    })
}

/// Returns `true` if a short line is a byline or a date.
pub(super) fn is_byline_or_date(text: &str) -> bool {
    let folded = folded_line(text);
    if words(&folded) > 10 {
        return false;
    }
    let has_digit = folded.chars().any(char::is_numeric);
    let names_month = || folded.split(|c: char| !c.is_alphabetic()).any(|word| MONTHS.contains(&word));
    let is_figures = || !folded.chars().any(char::is_alphabetic);
    // A day and a year with a word between them, which may be a month in any language.
    let numbers = || folded.split(' ').filter(|word| word.chars().all(char::is_numeric)).count();
    let is_date = || is_figures() || names_month() || words(&folded) <= 4 && numbers() >= 2;
    BYLINES.iter().any(|byline| folded.starts_with(byline)) || has_digit && is_date()
}

/// Returns `true` if a text introduces direct speech.
pub(super) fn is_saying(text: &str) -> bool {
    let folded = folded_line(text);
    SAYINGS.iter().any(|saying| folded.split(' ').any(|word| word == *saying) || folded.contains(" نے كہا"))
}

/// The part of a book that a line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Division {
    /// A part of this rank; 0 is the outermost.
    Rank(u8),
    /// An introduction, a conclusion or the like, which stands beside parts of any rank.
    Unranked,
}

/// Detects a line that names a part of a book.
pub(super) fn division(text: &str) -> Option<Division> {
    let text = text.trim_start_matches(is_ignorable);
    if text.starts_with(char::is_numeric) { numbered_division(text) } else { named_division(text) }
}

/// Detects the name of a part at the beginning of a line.
fn named_division(text: &str) -> Option<Division> {
    // Most lines are rejected by their first letter.
    let first = text.chars().next()?;
    if !"اأإآبفجمتوخپدحהמפחשסaAcCpPvVbBiIeEfFrRnN".contains(first) {
        return None;
    }
    let folded = folded_line(text);
    if PARTS.contains(&folded.trim_end_matches([':', '.', ' '])) {
        return Some(Division::Unranked);
    }
    let ranks = DIVISIONS.iter().zip(0..);
    ranks
        .filter(|(names, _)| names.iter().any(|name| names_division(&folded, name)))
        .map(|(_, rank)| Division::Rank(rank))
        .next()
}

/// Detects a line such as `3 باب`, or a named part with an outline number before it.
fn numbered_division(text: &str) -> Option<Division> {
    // Longer names can't match and are not folded.
    let name = text.trim_start_matches(|c: char| c.is_numeric() || matches!(c, ' ' | '-' | '.'));
    let folded = if name.len() < 24 { folded_line(name) } else { String::new() };
    let is_apart = text.len() > name.len() && text[..text.len() - name.len()].ends_with(' ');
    let named = || named_division(name).filter(|division| is_apart && matches!(division, Division::Rank(_)));
    NUMBERED.iter().find(|(own, _)| folded == *own).map(|(_, rank)| Division::Rank(*rank)).or_else(named)
}

/// Returns `true` for an entry of a table of contents: it ends in a page number behind a tab or a row of dots.
pub(super) fn is_contents_entry(text: &str) -> bool {
    let entry = text.trim_end_matches(|c: char| c.is_numeric());
    let leader = entry.trim_end_matches([' ', '.', '…', '·', '_', '-', '\t']);
    let signs = &entry[leader.len()..];
    entry.len() < text.len()
        && !leader.is_empty()
        && (signs.contains(['\t', '…']) || signs.chars().filter(|c| *c != ' ').count() >= 3)
}

/// Returns `true` if a word is a number in Hebrew letters, such as י״ב or טו: two or three letters of falling value.
fn is_hebrew_number(word: &str) -> bool {
    const LETTERS: &str = "אבגדהוזחטיכלמנסעפצקרשת";
    let letters = word.chars().filter(|c| !matches!(c, '\'' | '"' | '׳' | '״'));
    let Some(worth) = letters.map(|c| LETTERS.chars().position(|own| own == c)).collect::<Option<Vec<_>>>() else {
        return false;
    };
    // A number has at most one letter each of hundreds, tens and units. 15 and 16 are written 9+6 and 9+7.
    let falls = worth.windows(2).all(|pair| pair[0] / 9 > pair[1] / 9);
    (2..=3).contains(&worth.len()) && (falls || worth == [8, 5] || worth == [8, 6])
}

/// Returns `true` if a line is the name of a part and its number without a title. The title may stand on the next line.
pub(super) fn is_bare_division(text: &str) -> bool {
    if !matches!(division(text), Some(Division::Rank(_))) {
        return false;
    }
    let folded = folded_line(text);
    let mut words = folded.split([' ', ':', '.', '۔', '-', '(', ')']).filter(|word| !word.is_empty());
    let is_number = |word: &str| {
        let letter = word.trim_end_matches(['\'', '׳']);
        letter.chars().count() == 1
            || word.chars().all(char::is_numeric)
            || is_hebrew_number(word)
            || ORDINALS.contains(&word)
            || TENS.contains(&word)
    };
    let is_roman = |word: &str| word.chars().all(|c| "ivxlc".contains(c));
    let is_name = |word: &str| DIVISIONS.iter().any(|names| names.contains(&word));
    words.clone().count() > 1
        && words
            .all(|word| is_name(word) || is_number(word) || is_roman(word) || NUMBERED.iter().any(|it| it.0 == word))
}

/// Returns `true` if a line is `name` followed by what makes it a heading: a number, an ordinal, or in classical books,
/// where «باب» and «فصل» begin a title, any words.
fn names_division(folded: &str, name: &str) -> bool {
    let Some(rest) = folded.strip_prefix(name) else { return false };
    if !rest.is_empty() && !rest.starts_with([' ', ':', '(', '-']) {
        return false;
    }
    let rest = rest.trim_start_matches([' ', ':', '(', '-', '«']);
    let word = rest.split([' ', ':', '.', '۔', '-', '–', ')', '،']).next().unwrap_or_default();
    let is_number = word.chars().next().is_some_and(char::is_numeric);
    let is_roman = !word.is_empty() && word.chars().all(|c| "ivxlc".contains(c));
    let is_letter =
        word.trim_end_matches(['\'', '׳']).chars().count() == 1 || words(folded) == 2 && is_hebrew_number(word);
    let is_classical = matches!(name, "باب" | "فصل") && words(folded) <= 8;
    is_number || is_roman || is_letter || is_classical || ORDINALS.contains(&word)
}

/// Folds a line and trims it.
fn folded_line(text: &str) -> String {
    folded(text).trim().to_owned()
}

fn words(folded: &str) -> usize {
    folded.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_written_folded() {
        let lists =
            [PAGES, ORIGINALS, RELATED, DISCLAIMERS, DISCLAIMER_HEADINGS, BYLINES, MONTHS, SAYINGS, ORDINALS, PARTS];
        for phrase in lists.iter().chain(&DIVISIONS).flat_map(|list| list.iter()) {
            assert_eq!(folded(phrase), *phrase);
        }
    }

    #[test]
    fn labels_are_told_from_text() {
        for label in
            ["شاهد النسخة الأصلية", "المصدر: الجزيرة", "View original", "Source: Reuters", "למקור", "منبع: ایسنا"]
        {
            assert!(is_link_label(label), "{label}");
        }
        for text in
            ["المصدر الأول للطاقة في العالم", "source code matters", "شاهد النسخة الأصلية من الفيلم في دور العرض كلها"]
        {
            assert!(!is_link_label(text), "{text}");
        }
        for related in [
            "اقرأ أيضًا: عنوان آخر طويل بعض الشيء",
            "اقرأ أيضاً",
            "Read also: another",
            "بیشتر بخوانید",
            "یہ بھی پڑھیں:",
            "קראו גם:",
        ] {
            assert!(is_related(related), "{related}");
        }
        for text in ["related work has been done by others", "ذات صلةٍ وثيقة بما قيل في المجلس أمس"]
        {
            assert!(text.starts_with("ذات") || !is_related(text), "{text}");
        }
    }

    #[test]
    fn bylines_and_dates_are_no_headings() {
        for line in [
            "بقلم: أحمد علي",
            "12 يناير 2024",
            "۲۲ دی ۱۴۰۲",
            "١٢ رمضان ١٤٤٥",
            "2024-01-12",
            "By Jane Doe",
            "منذ 3 ساعات",
            "מאת: דנה כהן",
            "12 בינואר 2024",
        ] {
            assert!(is_byline_or_date(line), "{line}");
        }
        for line in ["لماذا فشلت الخطة؟", "ثلاثة أسباب", "في عام 2018", "الفصل 3"] {
            assert!(!is_byline_or_date(line), "{line}");
        }
    }

    #[test]
    fn parts_of_books_are_named() {
        let check = |line: &str, expected: Option<Division>| assert_eq!(division(line), expected, "{line}");
        check("الفصل الأول", Some(Division::Rank(2)));
        check("الفصل الأوّل: في البدء", Some(Division::Rank(2)));
        check("الباب ٣", Some(Division::Rank(1)));
        check("الجزء الثاني", Some(Division::Rank(0)));
        check("باب ما جاء في الصبر", Some(Division::Rank(1)));
        check("CHAPTER IV", Some(Division::Rank(2)));
        check("Chapter 1: The Beginning", Some(Division::Rank(2)));
        check("فصل اول", Some(Division::Rank(2)));
        check("בראשית", None);
        check("פרק א׳", Some(Division::Rank(2)));
        check("مقدمة", Some(Division::Unranked));
        for article in
            ["المادة 1", "المادة الأولى", "مادهٔ دوم", "مادة ٣:", "دفعہ ۱۔", "סעיף א.", "Article 5", "12 ماددا"]
        {
            check(article, Some(Division::Rank(4)));
        }
        for line in ["סעיף טו.", "פרק כ״ג", "פרק קכא", "مادهٔ بیست و یکم", "فصل سیزدهم", "المادة الثانية عشرة"]
        {
            assert!(matches!(division(line), Some(Division::Rank(_))), "{line}");
        }
        check("חלק מהם", None);
        check("חלק מה שראינו", None);
        check("المادة العضوية", None);
        check("3 باب", Some(Division::Rank(1)));
        check("3 أبواب", None);
        check("الفصل بين السلطات مبدأ قديم", None);
        check("partly cloudy", None);
        check("Part of the plan", None);
        check("الكتاب الذي قرأته أمس", None);
    }

    #[test]
    fn entries_of_contents_are_told_from_headings() {
        for line in ["الفصل الأول: في البدء\t9", "باب الصبر ........ ١٢", "מבוא … 3", "فصل اول ـ . . . ۱۲"]
        {
            assert!(is_contents_entry(line), "{line}");
        }
        for line in ["الفصل الأول", "الفصل 3", "في عام 2018", "9", "...9", "1.5"] {
            assert!(!is_contents_entry(line), "{line}");
        }
        assert_eq!(division("3 الفصل الثاني : الرسم"), Some(Division::Rank(2)));
        assert_eq!(division("\u{200F}1 \u{200F}2"), None);
        assert_eq!(division("3.الفصل الثاني"), None, "an item of a list");
    }

    #[test]
    fn bare_parts_are_told_from_those_that_say_what_they_are_about() {
        for line in [
            "الفصل الأول",
            "الفصل الحادي عشر:",
            "الباب ٣",
            "CHAPTER IV",
            "פרק א׳",
            "دفعہ ۱۔",
            "2 ماددا",
            "باب اول",
            "סעיף כג.",
            "مادهٔ بیست و یکم",
        ] {
            assert!(is_bare_division(line), "{line}");
        }
        for line in ["الفصل الأول في الهواء", "باب الصبر", "مقدمة", "Chapter 1: Air", "فصل", "الفصل", "سطر"]
        {
            assert!(!is_bare_division(line), "{line}");
        }
    }

    #[test]
    fn two_phrases_make_a_disclaimer() {
        let check = |text: &str, expected: bool| assert_eq!(is_disclaimer(text), expected, "{text}");
        check("المقال لأغراض إعلامية فقط، ولا ينبغي اعتباره نصيحة مالية.", true);
        check("إخلاء المسؤوليّة: ما يرد هنا من جهات خارجية لا يعبّر عن رأي الموقع.", true);
        check("كتب محامٍ في إخلاء المسؤولية كتابًا.", false);
        check("Disclaimer: for informational purposes only.", true);
        check("He read the disclaimer aloud.", false);
        check("", false);
    }

    #[test]
    fn a_disclaimer_names_its_publisher() {
        assert_eq!(publisher("موافقة على آرائه من قبل Gate، ولا بمثابة نصيحة"), Some("Gate"));
        assert_eq!(publisher("not endorsed by Example.com."), Some("Example.com"));
        assert_eq!(publisher("من قبل الخبراء"), None);
        assert_eq!(publisher("by the author"), None);
    }
}
