//! Markdown: what its authors mean by it.

use crate::common::notation;
use proptest::prelude::*;
use qari::article::Article;
use qari::format::{Error, named, of_text, read_text};

pub fn read(text: &str) -> Result<Article, Error> {
    read_text(text, "", named("markdown")).map(|reading| reading.article)
}

/// Checks the blocks that a document becomes, in the notation of [`notation`], a line each.
#[track_caller]
pub fn check(text: &str, expected: &[&str]) {
    let found = read(text).map(|article| notation::of(&article)).unwrap_or_default();
    assert_eq!(found, expected.join("\n"), "{text}");
}

#[test]
fn commonmark_and_what_github_adds() {
    check("# a\n\nb\nc  \nd\n\n> e\n\n***\n", &["= a", "b c⏎d", "> e", "rule"]);
    check("a\n===\nb\n---\n", &["= a", "#1 b"]);
    check("- a\n- b\n  1. c\n  2. d\n- [x] e\n- [ ] f", &["- a", "- b", "- 1/2 c", "- 2/2 d", "x e", "o f"]);
    check("3. a\n\n4. b\n\n   c", &["3/4 a", "4/4 b", "4/4 c"]);
    check("|a|b|\n|-|:-:|\n|c **d**|`e`|\n|f||", &["|| a|b / c <b>d</b>|<code>e</code> / f|"]);
    check("|a|\n|-|\n|b|", &["|| a / b"]);
    check("~~a~~ `b` *c* __d__ ***e***", &["<s>a</s> <code>b</code> <i>c</i> <b>d</b> <i><b>e</b></i>"]);
    check("```rust\n  a < b;\n\n\tc\n```\n\n    d", &["code   a < b;⏎⏎\tc", "code d"]);
    check(
        "a[^1] b[^x]\n\n[^1]: c\n\n    d\n[^x]: e",
        &["a<note>[1]</note> b<note>[x]</note>", "[1] c", "[1] d", "[x] e"],
    );
    check("# a\n\n[^1]: c\n\nb[^1]", &["= a", "b<note>[1]</note>", "[1] c"]);
    check(
        "[a](x 'y') <https://e.org> [b] ![c](d.png) [^none]\n\n[b]: z",
        &["<a x>a</a> <a https://e.org>https://e.org</a> <a z>b</a> <a d.png>c</a> [^none]"],
    );
    check("[a](ع.md#ب 'c') ![*d* `e`](<ع \"1\".png>)", &["<a ع.md#ب>a</a> <a ع \"1\".png>d e</a>"]);
    check("<a@b.org> ![](x/c.png)", &["<a mailto:a@b.org>a@b.org</a> <a x/c.png>c.png</a>"]);
    check("![c](d.png)\n\n[![e](f.svg)](g) [![h](i.svg)](j)", &["image <a d.png>c</a>", "<a g>e</a> <a j>h</a>"]);
    check("&copy; &amp; &#1593; \\*c\\*", &["© & ع *c*"]);
    check("<!-- a -->\nb <!-- c --> d\n\n<!--\ne\n\nf\n-->\n\ng", &["b d", "g"]);
    check("a <span role=\"doc-pagebreak\" title=\"1/51\"></span>b", &["a ⟦1/51⟧b"]);
}

#[test]
fn html_is_what_it_is_on_a_page() {
    check(
        "<div dir=\"rtl\">\n\n# عنوان\n\n**OpenAI** رائدة، وثمة *كثير*\n\n```\nls\n```\n\n</div>\n",
        &["= عنوان", "<b>OpenAI</b> رائدة، وثمة <i>كثير</i>", "code ls"],
    );
    check(
        "<p align=\"center\"><img src=\"a.png\" alt=\"شعار\"></p>\n\n# عنوان\n\nنص<br>آخر <kbd>Ctrl</kbd>",
        &["= عنوان", "image <a a.png>شعار</a>", "نص⏎آخر <code>Ctrl</code>"],
    );
    check(
        "<details>\n<summary>a <b>b</b></summary>\n\n- c\n\n</details>\n",
        &["┃details title a <b>b</b>", "┃details - c"],
    );
    check("<h1 align=center>a</h1>\n\n## b\n\nH<sub>2</sub>O <a href='#c'>d</a>", &["= a", "#1 b", "H₂O <a #c>d</a>"]);
    check("<table>\n<tr><td>\n\n**a**\n\n</td><td>b</td></tr>\n</table>\n", &["| <b>a</b>|b"]);
    check("git clone <name> <b>c</b> <source>", &["git clone <name> <b>c</b> <source>"]);
    check("<select id=\"a\"><option value=\"b\">c</option></select>d", &["d"]);
    check("<select id=\"a\">b", &["<select id=\"a\">b"]);
    check("a <script>b</script> <title>c\n\nd", &["a <script>b</script> <title>c", "d"]);
    check("<style>\na {}\n</style>\n\n<script>\nb\n\nc\n</script>\n\nd", &["d"]);
    check("<style>\na {}\n\nb\n", &["<style> a {} b"]);
    check("<div>\n\na\n\n<div>\n\nb\n\n</p></div></div></div>\n\nc", &["a", "b", "c"]);
    check("<center>\n\na <font color=red>b</font>\n\nc", &["a b", "c"]);
}

/// From the read-me files of Arabic projects.
#[test]
fn what_authors_write() {
    // Divisions of either direction that nobody closes, code in one of them.
    check(
        "<div dir=\"rtl\">\n\n# دليل\nنص أول (One)\n\n <div dir=\"ltr\">\n\n ```json\n   {}\n\
         ```\n <div dir=\"rtl\">      \n\n  - بند\n<div dir=\"ltr\">\n   Java , Git\n<div dir=\"rtl\">\n\
         لا <a href=\"x\"> تتردد</a>\n",
        &["= دليل", "نص أول (One)", "code   {}", "- بند", "Java , Git", "لا <a x>تتردد</a>"],
    );
    check(
        "<p align=\"center\">\n\t<img src=\"a/icon.png\" width=160 >\n</p>\n<h1 align=\"center\">\n\tSeal\n</h1>\n\n\
         ## لقطات\n\n<div>\n<img src=\"1.jpg\" />\n<img src=\"2.jpg\" />\n</div>\n\n[<img src=\"b.png\"\n  alt=\"Get \
         it\">](https://e.org)\n",
        &[
            "= Seal",
            "image <a a/icon.png>icon.png</a>",
            "#1 لقطات",
            "<a 1.jpg>1.jpg</a> <a 2.jpg>2.jpg</a>",
            "image <a https://e.org>Get it</a>",
        ],
    );
    check(
        "<a  href=\"x\">\n\n<img  src=\"c.svg\"  />\n\n</a>\n\n<a href=\"y\"><img src=\"d.svg\" alt=\"Discord\" />\
         </a>\n",
        &["image <a x>c.svg</a>", "image <a y>Discord</a>"],
    );
    check(
        "|أمر|وصف|\n|-|-|\n|/quran <surah\\|page>|عرض < channel ><br>ثم <mode>|\n",
        &["|| أمر|وصف / /quran <surah|page>|عرض < channel >⏎ثم <mode>"],
    );
    check(
        "<div id=\"top\"></div>\n\n## حول\n\nال`A.md`للبدء، هي**كذا**.\n\n<p align=\"right\">(<a href=\"#top\">\
         أعلى</a>)</p>\n",
        &["#1 حول", "ال<code>A.md</code>للبدء، هي<b>كذا</b>.", "(<a #top>أعلى</a>)"],
    );
    check("نص\n<p align=\"right\">\n<a href=https://e.org/x>رابط</a>\n</p>\n", &["نص", "<a https://e.org/x>رابط</a>"]);
}

#[test]
fn a_tag_that_does_not_exist_is_one_with_attributes() {
    check("<dev align=\"center\">\n\nنص <x-y>\n\n</dev>", &["نص <x-y>"]);
}

#[test]
fn most_text_inside_an_element_gives_the_direction() {
    use qari_bidi::text::direction::Direction;
    let direction = |text: &str| read(text).expect("an article").direction();
    assert_eq!(direction("<div dir=rtl>\n\nنص with many Latin letters in it\n\n</div>\n"), Direction::Rtl);
    assert_eq!(direction("<p dir=rtl>نص</p>\n\na long English text around it"), Direction::Ltr);
    assert_eq!(direction("---\ndir: rtl\n---\ntext"), Direction::Rtl);
    assert_eq!(direction("---\nlang: fa\n---\ntext"), Direction::Rtl);
}

#[test]
fn front_matter_says_what_the_document_is() {
    check(
        "---\ntitle: \"a: b\"\nauthor: [c, {name: d}]\ndate: 2024-05-01\ntags: [x]\n---\n# e\n\nf",
        &["= a: b", "by c", "by d", "by 2024-05-01", "#1 e", "f"],
    );
    check("---\ntitle: [\n---\na", &["code title: [", "a"]);
    check("---\n\na\n\n---\n", &["rule", "a", "rule"]);
    // Between two rules further on stands text.
    check("a\n\n---\nNote: b\n---\n\nc", &["a", "rule", "#1 Note: b", "c"]);
    check("---\ntitle: t\n---\na\n\n---\ntitle: u\n---\n", &["= t", "a", "rule", "#1 title: u"]);
    check(&format!("---\na: {}\n---\nb", "[".repeat(50_000)), &[&format!("code a: {}", "[".repeat(50_000)), "b"]);
}

#[test]
fn headings_have_the_names_that_github_gives() {
    let article =
        read("# قارئ\n\n## البدء السريع\n\na\n\n## a `b`!\n\n## a `b`\n\n### x {#own}\n").expect("an article");
    let found = ["قارئ", "البدء-السريع", "a-b", "a-b-1", "own"].map(|name| article.anchor(name));
    assert_eq!(found, [Some(0), Some(1), Some(3), Some(4), Some(5)]);
    check("[a](#%D8%A7%D9%84%D8%A8%D8%AF%D8%A1) [b](x#%D8%A7)", &["<a #البدء>a</a> <a x#%D8%A7>b</a>"]);
}

#[test]
fn levels_begin_with_the_outermost() {
    check("# a\n\n## b\n\n### c\n", &["= a", "#1 b", "#2 c"]);
    check("# a\n\n# b\n\n### c\n", &["#1 a", "#1 b", "#3 c"]);
    check("### a\n\n#### b\n", &["#1 a", "#2 b"]);
    check("[en](x)\n\n# a\n\nb", &["= a", "<a x>en</a>", "b"]);
}

#[test]
fn emphasis_beside_arabic_punctuation() {
    check("**«نص»**تال", &["<b>«نص»</b>تال"]);
    check("**(مثال)**كلمة", &["<b>(مثال)</b>كلمة"]);
    check("كلمة**(مثال)** أخرى", &["كلمة<b>(مثال)</b> أخرى"]);
    check("**المؤلف:**محمد و**السنة:**2024", &["<b>المؤلف:</b>محمد و<b>السنة:</b>2024"]);
    check(
        "*«نص»*تال __«نص»__تال ~~«نص»~~تال ***نص:***تال",
        &["<i>«نص»</i>تال <b>«نص»</b>تال <s>«نص»</s>تال <i><b>نص:</b></i>تال"],
    );
    // The parser takes what is between the two for what is strong.
    check("قال **«أ»**ب و**«ج»**د", &["قال <b>«أ»</b>ب و<b>«ج»</b>د"]);
    check("**`cmd`:**شرح **«[رابط](x)»**ثم", &["<b><code>cmd</code>:</b>شرح <b>«<a x>رابط</a>»</b>ثم"]);
    check("- **أ:**ب\n- **ج:**د\n\n|**أ:**ب|\n|-|\n|c|", &["- <b>أ:</b>ب", "- <b>ج:</b>د", "|| <b>أ:</b>ب / c"]);
    check("**نص *مائل، «حقا»*تال**", &["<b>نص <i>مائل، «حقا»</i>تال</b>"]);
    check("**(א)**ב", &["<b>(א)</b>ב"]);
}

#[test]
fn what_is_no_emphasis_stays_text() {
    let check_same = |text: &str| check(text, &[text]);
    check("\\*\\*«نص»\\*\\*تال &#42;&#42;«نص»**تال", &["**«نص»**تال **«نص»**تال"]);
    check("`**«نص»**تال`\n\n    **«نص»**تال", &["<code>**«نص»**تال</code>", "code **«نص»**تال"]);
    check_same("س*(ص)*ع");
    check_same("٥*(٣)*٢");
    check_same("دالة_(س)_ص");
    check_same("** «نص» **تال");
    check_same("**(that)**word");
    check_same("2**(3)**4 (a)_b");
    check("**«نص»** تال ** نص", &["<b>«نص»</b> تال ** نص"]);
}

#[test]
fn lists_in_arabic_digits() {
    check("١. أول\n٢. ثان\nمتابعة\n٣. **ثالث**", &["١/3 أول", "٢/3 ثان متابعة", "٣/3 <b>ثالث</b>"]);
    check("نص:\n۴- چهار\n۵- پنج", &["نص:", "۴/5 چهار", "۵/5 پنج"]);
    check("(١) أول\n\n(٢) ثان\n\nنص", &["١/2 أول", "٢/2 ثان", "نص"]);
    check("1- أول\n2- ثان\n\n> ١) أ\n> ٢) ب", &["1/2 أول", "2/2 ثان", "> ١/2 أ", "> ٢/2 ب"]);
    check("\u{200f}1. أول\n\u{200f}2. ثان", &["1/2 أول", "2/2 ثان"]);
    check("١. وحيد\n\n١٩٤٨. عام", &["١. وحيد", "١٩٤٨. عام"]);
    check("١. أ\n٣. ب", &["١. أ ٣. ب"]);
    check("1- one\n2- two", &["1- one 2- two"]);
    check("أ) أول\nت) ثالث", &["أ) أول ت) ثالث"]);
    check("٣٫٥ نص\n٤٫٥ نص", &["٣٫٥ نص ٤٫٥ نص"]);
}

/// The text of an item in a list without blank lines is no paragraph for the parser.
#[test]
fn lists_in_arabic_digits_stand_in_lists() {
    check("1. أول\n   ١. فرع\n   ٢. آخر\n2. ثان", &["1/2 أول", "1/2 ١/2 فرع", "1/2 ٢/2 آخر", "2/2 ثان"]);
    check(
        "- أول\n  ١- **فرع**\n  ٢- آخر\n  - ورقة\n- ثان",
        &["- أول", "- ١/2 <b>فرع</b>", "- ٢/2 آخر", "- - ورقة", "- ثان"],
    );
    check("- ١. فرع\n  ٢. آخر", &["- ١/2 فرع", "- ٢/2 آخر"]);
    // Items of their own are no lines of one list.
    check("- ١. فرع\n- ٢. آخر", &["- ١. فرع", "- ٢. آخر"]);
    check("- أول\n\n  ١. فرع\n  ٢. آخر", &["- أول", "- ١/2 فرع", "- ٢/2 آخر"]);
    check("- [x] أول\n  ١. فرع\n  ٢. آخر", &["x أول", "x ١/2 فرع", "x ٢/2 آخر"]);
}

/// Text that is indented below an item belongs to it, as in lists in European digits.
#[test]
fn lists_in_arabic_digits_hold_what_is_below_their_items() {
    check(
        "١. أول\n٢. ثان:\n   - فرع\n   - آخر\n٣. ثالث\n\n٤. رابع\n\n   فقرة تابعة\n\n٥. خامس",
        &["١/5 أول", "٢/5 ثان:", "٢/5 - فرع", "٢/5 - آخر", "٣/5 ثالث", "٤/5 رابع", "٤/5 فقرة تابعة", "٥/5 خامس"],
    );
    check("١. أول\n   ١) فرع\n   ٢) آخر\n٢. ثان", &["١/2 أول", "١/2 ١/2 فرع", "١/2 ٢/2 آخر", "٢/2 ثان"]);
    check("(۱) یکم\n    - فرعی\n(۲) دوم", &["۱/2 یکم", "۱/2 - فرعی", "۲/2 دوم"]);
    check("> ١- أ\n>\n>    تتمة\n> ٢- ب", &["> ١/2 أ", "> ١/2 تتمة", "> ٢/2 ب"]);
    check("٩. تاسع\n١٠. عاشر\n    - فرع", &["٩/10 تاسع", "١٠/10 عاشر", "١٠/10 - فرع"]);
    check("```\n١. رمز\n٢. رمز\n```", &["code ١. رمز⏎٢. رمز"]);
    check("    ١. رمز\n    ٢. رمز", &["code ١. رمز⏎٢. رمز"]);
    check("## أ\n\n١. أول\n\n## ب\n\n٢. ثان", &["#1 أ", "١/1 أول", "#1 ب", "٢/2 ثان"]);
}

#[test]
fn markdown_is_told_by_its_signs() {
    let format = |text: &str| of_text(text, "").name;
    assert_eq!(format("# عنوان\n\nنص [رابط](x)"), "markdown");
    assert_eq!(format("<div dir=rtl>\n\n## عنوان\n\n- بند\n"), "markdown");
    assert_eq!(format("> [!NOTE]\n> نص"), "markdown");
    assert_eq!(format("title: t\nlead: '[a](b) # c'\n"), "yaml");
    assert_eq!(of_text("x", "README.AR.MD").name, "markdown");
}

#[test]
fn a_document_without_text_is_empty() {
    for text in ["", " \n", "<!-- a -->", "---\ntitle: ''\n---\n", "[a]: b"] {
        assert_eq!(read(text), Err(Error::Empty), "{text}");
    }
}

/// Pieces of Markdown around words of their own, well formed and not.
fn document() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec![
        "# ",
        "\n## ",
        "\n\n",
        "\n",
        "  \n",
        "**",
        "*",
        "<i>_",
        "</i>",
        "~~",
        "<code>",
        "</code><code>",
        "</code>``\n",
        "    ",
        "- ",
        "1. ",
        "> ",
        "<a x>",
        "</a>",
        "]",
        "![",
        "| ",
        "|\n|-|-|\n",
        "<b>",
        "</b>",
        "<div dir=rtl>\n\n",
        "\n</div>\n",
        "<p>",
        "<table>",
        "<td>",
        "<ul><li>",
        "</table>",
        "<name>",
        "&amp;",
        "&",
        "<",
        ">",
        "\\",
        "«",
        "»",
        "(",
        ")",
        ":",
        "،",
        "١. ",
        "\n٢. ",
        "أ- ",
        "\n---\n",
        "[^n]",
        "\n[^n]: ",
        "<br>",
        "<details>",
        "\t",
        " ",
        "<i",
        "=\n===\n",
        "$",
        "$$",
        "\n$$\n",
        "\n::: tip ",
        "\n:::\n",
        "\n!!! note \"أ\"\n    ",
        "> [!NOTE]\n> ",
        "\n<Tabs>\n",
        "\n</Tabs>\n",
        "{{< x >}}",
        "{% y %}",
        "</name>",
        "- [x] ",
        "\u{200f}",
        "<details hidden=\"\">\n\n</details>",
    ]);
    let piece = prop_oneof![2 => sign.prop_map(str::to_owned), 1 => Just("W".to_owned())];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| {
        let mut number = 0;
        let word = |piece: String| {
            if piece != "W" {
                return piece;
            }
            number += 1;
            let script = if number % 2 == 0 { "كلمة" } else { "word" };
            format!("{script}{number}x")
        };
        pieces.into_iter().map(word).collect()
    })
}

/// The words of a document that GitHub would show: all but those in what is a part of the syntax.
fn is_shown(text: &str, word: &str) -> bool {
    use pulldown_cmark::{Event, Options, Parser};
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    Parser::new_ext(text, options).any(|event| match event {
        Event::Text(text) | Event::Code(text) => text.contains(word),
        _ => false,
    })
}

/// Returns `true` if a word may be the language of program text in a box, which GitHub shows as text: there the line is
/// one of a paragraph.
fn may_name_a_language(text: &str, word: &str) -> bool {
    let is_fence = |line: &str| ["~~~", "```"].iter().any(|fence| line.trim_start().starts_with(fence));
    text.contains("!!! ") && text.lines().any(|line| is_fence(line) && line.contains(word))
}

proptest! {
    #![proptest_config(crate::common::cases(600))]

    /// Each word that is text for `CommonMark` stands in the article, and once.
    #[test]
    fn every_word_stands_once(text in document()) {
        // A note comes last: what hides something and begins in one hides what comes behind it, as on a page.
        if text.contains("hidden") && text.contains("]: ") {
            return Ok(());
        }
        let article = read(&text);
        let all: String = match &article {
            Ok(article) => {
                crate::common::article::check(article);
                (0..article.blocks().len()).map(|block| format!("{}\n", article.text(block))).collect()
            }
            Err(_) => String::new(),
        };
        for number in 1..40 {
            let word = format!("{}{number}x", if number % 2 == 0 { "كلمة" } else { "word" });
            let count = all.matches(&word).count();
            if is_shown(&text, &word) && !may_name_a_language(&text, &word) {
                prop_assert_eq!(count, 1, "{} in {:?} of {:?}", word, text, all);
            } else {
                prop_assert!(count <= 1, "{} in {:?} of {:?}", word, text, all);
            }
        }
    }
}

#[test]
fn the_sample_is_read() {
    let article = read(include_str!("../data/README.ar.md")).expect("an article");
    insta::assert_snapshot!("readme", notation::of(&article));
}
