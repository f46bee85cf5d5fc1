//! Books in OpenITI mARkdown.

use crate::common::notation;
use proptest::prelude::*;
use qari::article::Article;
use qari::format::{Error, named, of_text, read_text};

/// The article of an OpenITI text from a file called `name`.
fn openiti_of(text: &str, name: &str) -> Result<Article, Error> {
    read_text(text, name, named("openiti")).map(|reading| reading.article)
}

fn openiti(text: &str) -> Article {
    openiti_of(text, "").unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// Checks the blocks of an OpenITI text in the notation of [`notation`], a line each.
#[track_caller]
fn check_openiti(text: &str, expected: &[&str]) {
    assert_eq!(notation::of(&openiti(text)), expected.join("\n"), "{text}");
}

#[test]
fn an_openiti_book_is_read_without_its_tags() {
    let article = openiti(include_str!("../data/siyar.mARkdown"));
    let expected = [
        "= مختصر أخبار الشعراء",
        "by أبو سطر القارئ",
        "by لجنة التحقيق · دار السطر · 1447 ه",
        "⟦1/5⟧هذه مقدمة التحقيق، كتبها أبو الورق سنة سبع وأربعين وأربعمائة وألف. وليست من كلام المؤلف.",
        "rule ⟦1/6⟧",
        "بسم الله الرحمن الرحيم",
        "#1 باب الشعراء المتقدمين",
        "#2 فصل في أصحاب المعلقات",
        "#3 1 - امرؤ القيس بن حجر",
        "شاعر من نجد، قال <i>كلامًا</i> حفظه الناس، ومن شعره:",
        "verse قفا نبك من ذكرى حبيب ومنزل … بسقط اللوى بين الدخول فحومل",
        "verse فتوضح فالمقراة لم يعف رسمها … لما نسجتها من جنوب ⟦1/7⟧وشمأل",
        "verse ترى بعر الأرآم في عرصاتها … وقيعانها كأنه حب فلفل 3",
        "#3 2 - الخنساء تماضر بنت عمرو، شاعرة من بني سليم، عاشت أكثر عمرها",
        "في الجاهلية، وأدركت الإسلام فأسلمت، ووفدت مع قومها، وكان يستنشدها ويعجبه شعرها، وأكثر شعرها وأجوده رثاؤها \
         لأخويها صخر ومعاوية.",
        "#3 ⟦2/1⟧سنة 8 للهجرة",
        "حدثنا فلان عن فلان أن الشعراء حضروا صحيح.",
        "البصرة الكوفة ثمانون فرسخا",
        "#3 القافية",
        "آخر كلمة في البيت، وقيل: نسبتها 50% منه، والبريد a@b.example لا يتغير.",
        "خاتمة الكتاب.",
        "link ⟦⟧<a https://example.org/book/1>https://example.org/book/1</a>",
    ];
    assert_eq!(notation::of(&article), expected.join("\n"));
}

#[test]
fn every_tag_of_openiti_is_known() {
    let body = |lines: &str| format!("######OpenITI#\n#META#Header#End#\n{lines}\n");
    let check = |lines: &str, expected: &[&str]| check_openiti(&body(lines), expected);
    check("# a\n~~b\n~~ c\n# d", &["a b c", "d"]);
    check("### | a\n### || b\n### ||||| c\n### ||||||| d", &["#1 a", "#2 b", "#5 c", "#6 d"]);
    check("### | a\n~~b\n# c", &["#1 a b", "c"]);
    check(
        "### $ a\n### $$ b\n### $$$ c\n### $$$$ d\n### @ e\n### @ RAW f",
        &["#1 a", "#1 b", "#1 c", "#1 d", "#1 e", "#1 f"],
    );
    for unit in [
        "BIO_MAN", "BIO_WOM", "BIO_REF", "BIO_NLI", "CHR_EVE", "CHR_RAW", "DIC_NIS", "DIC_TOP", "DIC_LEX", "DIC_BIB",
        "DOX_POS", "DOX_SEC",
    ] {
        check(&format!("### || h\n### ${unit}$ a\n# b"), &["#2 h", "#3 a", "b"]);
    }
    check("# a\n### |EDITOR|\n# b\n### |PARATEXT| c\n### | -\n# d", &["a", "rule", "b", "rule", "#1 c", "d"]);
    check("# a @P02 b @PER02 c @T1 d @TOP12 e @S07 @SOC1 @SRC03 f @YB597 @YD1 @YY22 @YA3 g", &["a b c d e f g"]);
    check("# a @USER@CAT_SUB@ b @USER@CAT_SUB_SUBSUB@ c @ABC@DEFG@hij@-@0f@ d", &["a b c d"]);
    check("# a @QB@ b ms1 c @QE@ d @QB@e@QE@. @QE@ f\n# @QB@ g\n# h @QE@", &["a <i>b c</i> d <i>e</i>. f", "g", "h"]);
    check("# a @QB@ b\n~~c PageV01P001 d @QE@ e", &["⟦1/1⟧a <i>b c ⟦⟧d</i> e"]);
    check("# @QB@ a %~% b @QE@\n### | c @QB@ d @QE@", &["verse <i>a</i> … <i>b</i>", "#1 c <i>d</i>"]);
    check("# $RWY$ a @MATN@ b @HUKM@ c", &["a b c"]);
    check("#$#PROV a #$#TYPE b #$#REG1 c #$#STTL d", &["a b c d"]);
    check("#~:onomastic:\n# a\n#~:b: c", &["a", "c"]);
    check("# a ms001 b ms1 c Milestone300 d\n# ms99", &["a b c d"]);
    check("# <span class=\"title\">a</span> b < c > d", &["a b < c > d"]);
    check(
        "# a@b.c b@ @ c $5 d$ # e ms f @ABC Page m1 PageVxP1",
        &["a@b.c b@ @ c $5 d$ # e ms f @ABC Page m1 PageVxP1"],
    );
    check(
        "# a %~% b\n# %~% c\n# d %~%\n# e %~% f %~% g",
        &["verse a … b", "verse c", "verse d", "verse e … f", "verse g"],
    );
    check("# % a % % b % 12\n# 50% % c\n# % d", &["verse a … b 12", "50% % c", "% d"]);
    check("#\n# a\n\n(b)\n[c]\n# d", &["a", "(b)", "[c]", "d"]);
    check("a\nb\n\nc\n### | d\ne", &["a b", "c", "#1 d", "e"]);
}

#[test]
fn pages_are_named_where_they_begin() {
    let text = "######OpenITI#\n#META#Header#End#\n# a\n# b PageV01P001\n# c PageV01P002 d PageV01P003A\n# e\n\
        PageV02P001\n### | f\n# g PageV02P002\n";
    let article = openiti(text);
    let texts: Vec<&str> = (0..article.blocks().len()).map(|block| article.text(block)).collect();
    assert_eq!(texts, ["a", "b", "c d", "e", "f", "g"]);
    let pages = ["V01P001", "V01P002", "V01P003A", "V02P001", "V02P002"].map(|page| article.anchor(page));
    assert_eq!(pages, [Some(0), Some(2), Some(2), Some(3), Some(4)]);
    let labels: Vec<(usize, usize, &str)> =
        article.pages().iter().map(|page| (page.start().block, page.start().byte, page.label())).collect();
    assert_eq!(labels, [(0, 0, "1/1"), (2, 0, "1/2"), (2, 2, "1/3a"), (3, 0, "2/1"), (4, 0, "2/2")]);
}

#[test]
fn pages_begin_where_they_begin() {
    let check = |lines: &str, expected: &[&str]| check_openiti(&format!("#META#Header#End#\n{lines}\n"), expected);
    // The mark stands at the end of its page, wherever that is.
    check("# a PageV01P001 b\n~~PageV01P002 c\n# d", &["⟦1/1⟧a ⟦1/2⟧b ⟦⟧c", "d"]);
    check("# a\n# PageV01P001\n# b PageV01P002", &["⟦1/1⟧a", "⟦1/2⟧b"]);
    check("# a\nPageV01P001 # b %~% c PageV01P002 d\n#\n", &["⟦1/1⟧a", "verse ⟦1/2⟧b … c ⟦⟧d"]);
    check("# a %~% PageV01P001 b\n# c PageV01P002 %~% d\n", &["verse ⟦1/1⟧a … ⟦1/2⟧b", "verse c⟦⟧ … d"]);
    check("# a %~% b %~% PageV01P001\n# c", &["verse ⟦1/1⟧a … b", "⟦⟧c"]);
    check("# % PageV01P001 % a % % b % 3 PageV01P002", &["verse ⟦1/1⟧⟦1/2⟧a … b 3"]);
    check("### | a PageV01P001 b\n# c", &["#1 ⟦1/1⟧a ⟦⟧b", "c"]);
    check("### $ a\n~~b PageV01P001\n# c PageV01P002 d", &["#1 ⟦1/1⟧a b", "⟦1/2⟧c ⟦⟧d"]);
    check("# a\n### |EDITOR| PageV01P001\n# b", &["⟦1/1⟧a", "rule", "⟦⟧b"]);
    // A book of one volume has it not in its labels; pages without numbers have none, nor has what is behind the last.
    check("# PageV00P000\n# a PageV00P009\n# b PageV00P010B\n# c", &["⟦9⟧a", "⟦10b⟧b", "⟦⟧c"]);
    check("# FolioV01P012A a PageBegV02P003 b PageEndV02P003", &["⟦1/12a⟧⟦2/3⟧a ⟦2/3⟧b"]);
    check("# no marks", &["no marks"]);
}

/// Conventions of the corpus's books beyond the description of their format.
#[test]
fn openiti_books_are_read_as_they_are() {
    let check = |lines: &str, expected: &[&str]| check_openiti(&format!("#META#Header#End#\n{lines}\n"), expected);
    // A milestone leaves no space before what closes.
    check("# a «b Milestone300» c ms01, d ms02", &["a «b» c, d"]);
    check("# a YB0450 b YD7 c Y2 @QUR011 d", &["a b c Y2 d"]);
    // Verse in brackets, as a library has it.
    check("# ( a % b )\n# ( c ) % ( d )\n# (e) 5 % f", &["verse a … b", "verse c ) … ( d", "(e) 5 % f"]);
    check("| a | b |\n~~ c |\n| 1 | PageV01P001 2 |\n\n| d |\n# e", &["| ⟦1/1⟧a|b|c / 1|⟦⟧2|", "| d", "e"]);
    check("| a | b |\n|---|:-:|\n| 1 | 2 |", &["|| a|b / 1|2"]);
    check(
        "# a\n\nPageV01P001\n\n![image filename](./scan_2.png)\n\n~~b\n# c ![](x/y.png) d ![e](z) f",
        &["⟦1/1⟧a ⟦⟧b", "image <a ./scan_2.png>scan_2.png</a>", "c <a x/y.png>y.png</a> d <a z>e</a> f"],
    );
    check("### |SKIP| ~!~PageV01P001 a~!!~\n# b", &["⟦1/1⟧⟦⟧a", "b"]);
    check(
        "# a [1] PageV01P001\n### |EDITOR|\nENDNOTES:\n\nNotes to PageV01P001:\n\n# [1] b\n\n\
         Notes on section (c)(no page numbers):\n\n[1] d\n",
        &[
            "⟦1/1⟧a <note>[1]</note>",
            "rule ⟦⟧",
            "#1 ENDNOTES",
            "#2 Notes to <a #V01P001>1/1</a>",
            "[1/1:1] b",
            "#2 Notes on section (c)(no page numbers)",
            "[1] d",
        ],
    );
}

#[test]
fn notes_of_openiti_are_referred_to_where_their_sign_stands_once() {
    let check = |lines: &str, notes: &str, expected: &[&str]| {
        let text = format!("#META#Header#End#\n{lines}\n### |EDITOR|\nENDNOTES:\n\n{notes}\n");
        let found = notation::of(&openiti(&text)).replace(['⟦', '⟧'], "|");
        let expected = expected.join("\n");
        assert!(found.contains(&expected), "{text}\n{found}\n{expected}");
    };
    // Signs begin anew on each page; a note may have several paragraphs.
    check(
        "# a (1) b(2). PageV01P001 c (1)\n~~d PageV01P002",
        "Notes to PageV01P001:\n\n# (1) e\n# f\n# (2) g\n\nNotes to PageV01P002:\n\n(1) h",
        &["|1/1|a <note>(1)</note> b<note>(2)</note>. |1/2|c <note>(1)</note> d"],
    );
    check(
        "# a (1) b(2). PageV01P001 c (1)\n~~d PageV01P002",
        "Notes to PageV01P001:\n\n# (1) e\n# f\n# (2) g\n\nNotes to PageV01P002:\n\n(1) h",
        &["[1/1:1] e", "[1/1:1] f", "[1/1:2] g", "#2 Notes to <a #V01P002>1/2</a>", "[1/2:1] h"],
    );
    // In other digits, and in verse.
    check("# a [١] %~% b PageV00P007", "Notes to PageV00P007:\n[١] c", &["verse |7|a <note>[١]</note> … b"]);
    // Which of two is meant, or whether one is at all, nobody knows.
    let refers_to_none = [
        ("# a (1) b (1) PageV01P001", "Notes to PageV01P001:\n(1) c", "(1) c"),
        ("# a (1) PageV01P001", "Notes to PageV01P001:\n(1) c\n(1) d", "(1) d"),
        ("# a (1) PageV01P001", "Notes to PageV01P001:\n[1] c", "[1] c"),
        ("# a (1) PageV01P001", "Notes to PageV01P002:\n(1) c", "(1) c"),
        ("# a (1) PageV01P001", "Notes on section (a):\n(1) c", "(1) c"),
        ("# a (1) PageV01P001", "Notes to PageV01P001:\n(1)\n\nc", "c"),
        ("# a (1978) PageV01P001", "Notes to PageV01P001:\n(1978) c", "(1978) c"),
    ];
    for (lines, notes, note) in refers_to_none {
        check(lines, notes, &["|1/1|a (1"]);
        check(lines, notes, &[note]);
    }
}

#[test]
fn headers_of_openiti_are_of_many_kinds() {
    let check = |head: &str, expected: &[&str]| check_openiti(&format!("{head}\n# text"), expected);
    check(
        "#####ARABICA#SUBJECT#\n\n######## BEGofRECORD ####\n#000000# 000.SortField\t:: x\n#NewRec# \
         010.AuthorNAME\t:: a\n#NewRec# 020.BookTITLE\t:: b\n\n#####FILENAME#x",
        &["= b", "by a", "text"],
    );
    check("######OpenITI#\n#META# 020.BookTITLE\t:: b\n\n#####FILENAME#x\n#", &["= b", "text"]);
    check(
        "#META# 01#BookTitle: b\n#META# 02#AuthorNam: a\n#META# 03#EditorNam: None\n#META#Header#End#",
        &["= b", "by a", "text"],
    );
    check("#META# الكتاب: b\n\n#META# المحقق: c\n#META# الناشر: d\n#META#Header#End#", &["= b", "by c · d", "text"]);
    check_openiti("#META#Header#End#\n##### عنوان\n# text", &["#1 عنوان", "text"]);
}

#[test]
fn an_openiti_book_is_known_by_its_first_line() {
    let text = include_str!("../data/siyar.mARkdown");
    assert_eq!(of_text(text, "book.txt").name, "openiti");
    assert_eq!(of_text("#META# 020.BookTITLE :: a\n#META#Header#End#\n# b", "").name, "openiti");
    assert_eq!(of_text("# a", "0001A.B.C-ara1").name, "openiti", "so it is by its name");
    assert_eq!(of_text("00#BOOK#URI######: 0001A.B\n90#BOOK#COMMENT##: a", "0001A.yml").name, "text");
    let article = openiti_of(
        "######OpenITI#\n#META# 020.BookTITLE :: NODATA\n#META#Header#End#\n# a",
        "0001A.B.C-per1.completed",
    );
    let article = article.expect("an article");
    assert_eq!((article.title(), article.language()), (Some("0001A.B.C-per1"), Some("fa")));
    assert_eq!(openiti_of("######OpenITI#\n#META# 020.BookTITLE :: a\n#META#Header#End#\n\n", ""), Err(Error::Empty));
}

/// A line of an OpenITI book, and its words.
fn openiti_line() -> impl Strategy<Value = (String, String)> {
    let words = prop::collection::vec("[\u{621}-\u{64a}]{1,7}|[a-l]{1,5}|[\u{660}-\u{669}]{1,3}", 1..8);
    let start = prop::sample::select(vec![
        "# ",
        "~~",
        "",
        "### | ",
        "### || ",
        "### $ ",
        "### $BIO_MAN$ ",
        "### @ ",
        "#",
        "### |EDITOR| ",
        "# $RWY$ ",
        "# % ",
        "### ",
        "| ",
    ]);
    let tag = prop::sample::select(vec![
        "",
        "",
        "",
        "",
        "@P02 ",
        "ms12 ",
        "PageV01P002 ",
        "PageBegV01P003 ",
        "Milestone300 ",
        "~!~",
        "%~% ",
        "@MATN@ ",
        "% % ",
        "#$#FROM ",
        "<span class=\"x\">",
        "@A@B_C@ ",
    ]);
    (start, words, prop::collection::vec(tag, 8)).prop_map(|(start, words, tags)| {
        let tagged: String = words.iter().zip(tags).map(|(word, tag)| format!("{word} {tag}")).collect();
        (format!("{start}{tagged}"), words.join(" "))
    })
}

proptest! {
    #![proptest_config(crate::common::cases(400))]

    /// Each word outside tags is in the article, in its order.
    #[test]
    fn no_word_of_an_openiti_book_is_lost(lines in prop::collection::vec(openiti_line(), 1..20)) {
        let (lines, words): (Vec<String>, Vec<String>) = lines.into_iter().unzip();
        let article = openiti(&format!("######OpenITI#\n#META#Header#End#\n{}\n", lines.join("\n")));
        let text: Vec<&str> = (0..article.blocks().len()).map(|block| article.text(block)).collect();
        let text = text.join(" ").replace("* * *", " ").replace('%', " ");
        let found: Vec<&str> = text.split_whitespace().collect();
        let expected = words.join(" ");
        prop_assert_eq!(found, expected.split_whitespace().collect::<Vec<_>>(), "{}", lines.join("\n"));
    }
}
