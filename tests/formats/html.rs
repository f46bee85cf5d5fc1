//! HTML: what the pieces of a page become.

use crate::common::notation;
use proptest::prelude::*;
use qari::article::Builder;
use qari::format::html::{body, parse};
use qari::format::{Warning, named, of_text, read_text};
use qari_bidi::text::direction::Direction;

/// Checks the blocks that a piece of HTML becomes, in the notation of [`notation`], a line each.
#[track_caller]
fn check(html: &str, expected: &[&str]) {
    check_as(parse::Syntax::Html, html, expected);
}

#[track_caller]
fn check_as(syntax: parse::Syntax, html: &str, expected: &[&str]) {
    let document = parse::document(html, syntax);
    let mut builder = Builder::new();
    body::append(&mut builder, &body::of(&document), &body::TreeOptions::default());
    let found = builder.finish().map(|article| notation::of(&article)).unwrap_or_default();
    assert_eq!(found, expected.join("\n"), "{html}");
}

#[test]
fn white_space_collapses() {
    check(" <p> a \n b </p>\tc  <p>d", &["a b", "c", "d"]);
    check("<p>a<b> b </b>c <i> d</i>", &["a<b> b</b> c <i>d</i>"]);
    check("a&nbsp; b", &["a\u{a0} b"]);
    check("a<br> b<br/>\nc<br><br>d", &["a⏎b⏎c⏎⏎d"]);
    check("<p></p><p> \n</p><div><span></span></div>", &[]);
    check("<p>&nbsp;</p><h2>&#8203;</h2><bdi>&nbsp;</bdi><p>a</p><table><tr><td>&nbsp;<td>&nbsp;</table>", &["a"]);
    check("<p>&#11;</p>", &["\u{b}"]);
}

#[test]
fn styles_go_on_across_blocks() {
    check("<b>a<p>b<p>c</b>d", &["<b>a</b>", "<b>b</b>", "<b>c</b>d"]);
    check("<a href=x><h2>a</h2>b</a>", &["#2 <a x>a</a>", "<a x>b</a>"]);
    check(
        "<em>a<strong>b</strong></em><s>c</s><code>d</code><kbd>e</kbd>",
        &["<i>a<b>b</b></i><s>c</s><code>d</code><code>e</code>"],
    );
    check("<b>a<strong>b<p><b>c", &["<b>ab</b>", "<b>c</b>"]);
    check(&format!("{}a", "<bdi>".repeat(200)), &[&format!("{}a{}", "\u{2068}".repeat(16), "\u{2069}".repeat(16))]);
    check("<mark>a</mark><u>b</u> <del>c</del>", &["<i>a</i><i>b</i> <s>c</s>"]);
}

#[test]
fn lists_number_their_items() {
    check("<ul><li>a<li>b<ul><li>c</ul></ul>d", &["- a", "- b", "- - c", "d"]);
    check(
        "<ol start=9><li>a</li><li value=12>b</li><li><p>c</p><p>d</p></li></ol>",
        &["9/11 a", "12/11 b", "13/11 c", "13/11 d"],
    );
    check("<ol reversed><li>a<li>b</ol><ol start=-2><li>c</ol>", &["2/2 a", "1/2 b", "0/0 c"]);
    check("<ul><li><input type=checkbox checked disabled> a<li><p><input type=checkbox> b</ul>", &["x a", "o b"]);
    check("<li>a", &["- a"]);
}

#[test]
fn lists_are_numbered_as_their_author_chose() {
    check("<ol type=a><li>x<li>y</ol>", &["a/2 x", "b/2 y"]);
    check("<ol type=I start=3><li>x<li value=9>y</ol>", &["III/4 x", "IX/4 y"]);
    check("<ol style='margin:0; list-style-type: arabic-abjad'><li>x<li>y<li>z</ol>", &["أ/3 x", "ب/3 y", "ج/3 z"]);
    check("<ol style='list-style: hebrew inside'><li>x<li type=A>y</ol>", &["א/2 x", "B/2 y"]);
    check("<ul style='list-style-type:persian-alphabetic'><li>x</ul>", &["الف/1 x"]);
    check(
        "<ol style='list-style-type:persian'><li>x</ol><ul style='list-style-type:square'><li>y</ul>",
        &["۱/1 x", "- y"],
    );
    check("<ol type=a><li>x<ol><li>y</ol></ol>", &["a/1 x", "a/1 1/1 y"]);
}

#[test]
fn blocks_stand_in_what_is_around_them() {
    check("<blockquote>a<p>b<blockquote>c</blockquote></blockquote>d", &["> a", "> b", "> > c", "d"]);
    check("<dl><dt>a</dt><dd>b<p>c</p></dd><dt>d<dd>e</dl>", &["<b>a</b>", ": b", ": c", "<b>d</b>", ": e"]);
    check("<details><summary>a</summary>b</details>", &["┃details title a", "┃details b"]);
    check("<pre>  a\n\n\tb <b>c</b>\n</pre>", &["code   a⏎⏎\tb <b>c</b>"]);
    check("a<hr>b", &["a", "rule", "b"]);
    check("<h1>a</h1><h6>b</h6><h7>c</h7>", &["#1 a", "#6 b", "c"]);
    check(
        "<figure><img src=a/b.png alt=c><figcaption>d <i>e</i></figcaption></figure>",
        &["image <a a/b.png>c</a>", "caption d <i>e</i>"],
    );
}

#[test]
fn images_stand_for_their_texts() {
    check("<img src=x/a.png>", &["image <a x/a.png>a.png</a>"]);
    check("<img src=x.png alt=''>", &[]);
    check("a<img src=x.png alt=b>c", &["a <a x.png>b</a> c"]);
    check("<p><a href=y><img src=x.svg alt=b></a>", &["image <a y>b</a>"]);
    check("<p><a href=y><img src=x.svg alt=b></a><a href=w><img src=v.svg alt=''></a>", &["<a y>b</a> <a w>v.svg</a>"]);
    check("<img src='data:x' data-src=late.jpg>", &["image <a late.jpg>late.jpg</a>"]);
    check("<img src=p.gif width=1 height=1>a", &["a"]);
}

#[test]
fn a_table_holds_data_or_the_page() {
    check("<table><tr><th>a<th>b<tr><td>c<br>d<td><b>e</b></table>", &["|| a|b / c⏎d|<b>e</b>"]);
    check("<table><caption>x</caption><tr><td>a<td>b<tr><td>c<td>d</table>", &["caption x", "| a|b / c|d"]);
    check("<table><tr><td rowspan=2>a<td>b<td>c<tr><td colspan=2>d</table>", &["| a|b|c / |d|"]);
    check("<table><thead><tr><td>a<td>b</thead><tr><td><ul><li>c<li>d</ul><td>e</table>", &["|| a|b / • c⏎• d|e"]);
    check("<table><tr><td><h2>a</h2>b<td>c</table>", &["#2 a", "b", "c"]);
    check("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", &["| a|b", "c"]);
    check("<table><tr><td>a<tr><td>b</table>", &["a", "b"]);
    check("<table role=presentation><tr><td>a<td>b</table>", &["a", "b"]);
    check("<table><tr><td colspan=99999 rowspan=99999>a<td>b<tr><td>c</table>", &["| a||b / ||c"]);
    // Cells that reach down and never end push what is below them no further than to the widest row.
    check(&format!("<table>{}</table>", "<tr><th rowspan=99999>x".repeat(4)), &["|| x| / |x / |x / |x"]);
}

#[test]
fn directions_are_those_of_the_author() {
    let check = |html: &str, expected: &[&str]| {
        let document = parse::document(html, parse::Syntax::Html);
        let mut builder = Builder::new();
        builder.language("en");
        body::append(&mut builder, &body::of(&document), &body::TreeOptions::default());
        assert_eq!(notation::of(&builder.finish().expect("an article")), expected.join("\n"), "{html}");
    };
    check("<p dir=rtl>a</p><p>b", &["{rtl} a", "b"]);
    check("<div dir=rtl><p>OpenAI رائدة<p>a<pre>ب</pre></div>", &["{rtl} OpenAI رائدة", "{rtl} a", "code ب"]);
    // A row of badges stands at the side that the author gave it; a sentence would have its stop at the wrong end.
    check("<div dir=rtl><a href=a>CI</a> <a href=b>v1.0</a></div>", &["{rtl} <a a>CI</a> <a b>v1.0</a>"]);
    check("<div dir=rtl><p>Read this first.<p>نص.</div>", &["Read this first.", "نص."]);
    check("<div dir=ltr><p>כן</div>", &["כן"]);
    check("<div dir=RTL>OpenAI<br>رائدة</div>", &["{rtl} OpenAI⏎رائدة"]);
    check("<div dir=rtl><div dir=ltr><p>OpenAI رائدة</div></div>", &["OpenAI رائدة"]);
    check("<div dir=rtl><table><tr><td>a<td>b</table></div>", &["{rtl} | a|b"]);
    check(
        "<p>a<span dir=ltr>b</span><bdi>c</bdi><bdo dir=rtl>d</bdo>",
        &["a\u{2066}b\u{2069}\u{2068}c\u{2069}\u{2068}\u{202E}d\u{202C}\u{2069}"],
    );
    check("<bdi>a<p>b</p>c</bdi>", &["\u{2068}a\u{2069}", "\u{2068}b\u{2069}", "\u{2068}c\u{2069}"]);
}

#[test]
fn small_text_is_told_from_large() {
    check("10<sup>3</sup> H<sub>2</sub>O", &["10³ H₂O"]);
    check("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby><q>a</q>", &["漢(kan)“a”"]);
}

#[test]
fn what_is_not_there_to_be_read_is_not_shown() {
    check("<script>a</script><style>b</style><template>c</template><svg><text>d</text></svg>e", &["e"]);
    check("<p hidden>a</p><p style='color:red; DISPLAY : none !important'>b</p><p style='display:block'>c</p>", &["c"]);
    check("<!-- a --><select><option>b</select><noscript>c</noscript>", &["c"]);
    check(
        "<p>a<span class='x sr-only'>b</span><h2>c<span class=mw-editsection>[<a href=d>d</a>]</span></h2>",
        &["a", "#2 c"],
    );
    // A picture that is loaded late stands there once more for those without scripts.
    check("<img data-src=a alt=b><noscript><img src=a alt=b></noscript>", &["image <a a>b</a>"]);
    check("<p>c<noscript><img src=a alt=b></noscript>", &["c <a a>b</a>"]);
    check("<head><title>a</title></head>b", &["b"]);
}

#[test]
fn names_are_those_of_the_next_block() {
    let document = parse::document("<p id=a>x<i id=b>y</i><p><a name=c></a>z<h2 id=d>w</h2>", parse::Syntax::Html);
    let mut builder = Builder::new();
    let anchor = |name: &str| format!("chapter-{name}");
    body::append(
        &mut builder,
        &body::of(&document),
        &body::TreeOptions { anchor: &anchor, ..body::TreeOptions::default() },
    );
    let article = builder.finish().expect("an article");
    let found = ["a", "b", "c", "d"].map(|name| article.anchor(&anchor(name)));
    assert_eq!(found, [Some(0), Some(0), Some(1), Some(2)]);
}

#[test]
fn printed_pages_begin_where_the_document_says() {
    let check = |html: &str, expected: &[&str]| check_as(parse::Syntax::Xhtml, html, expected);
    check(
        "<p>a <span epub:type='pagebreak' id='p' title='51'/>b<b epub:type='x pagebreak'>52</b>c</p>",
        &["a ⟦51⟧b⟦52⟧c"],
    );
    check("<p>a</p><div role='doc-pagebreak' aria-label=' Page 53. '>53</div><p>b</p>", &["a", "⟦53⟧b"]);
    check(
        "a<hr role='doc-pagebreak' title='xii'/>b<div role='doc-pagebreak'>صفحة ٥٤</div>c",
        &["a", "⟦xii⟧b", "⟦٥٤⟧c"],
    );
    check("<a id='page_007' epub:type='pagebreak'/><p>a</p><i role='doc-pagebreak' id='r9x'/>", &["⟦7⟧a⟦9⟧"]);
    check("<p>a <span epub:type='pagebreak' id='x'/> b</p>", &["a ⟦⟧b"]);
    // What is hidden is a beginning all the same, and what is more than a label is text.
    check("<p>a<span role='doc-pagebreak' title='5' hidden=''>page 5</span>b</p>", &["a⟦5⟧b"]);
    check("<div epub:type='pagebreak' title='6'><p>a b</p><p>c</p></div>", &["⟦6⟧a b", "c"]);
    check(&format!("<p role='doc-pagebreak'>{}</p>", "ع".repeat(30)), &[&format!("⟦⟧{}", "ع".repeat(30))]);
    let begun = |label: u8| format!("<span role='doc-pagebreak' title='{label}'/>");
    check(
        &format!(
            "<p>{}</p><p>&#160;{}</p><hr/>{}<p><img src='i.png' alt='d'/></p>{}<table><tr><td>e</td><td>{}f{}</td></tr>\
             <tr><td>g</td><td/></tr></table><h1>{}<b>h</b></h1>",
            begun(1),
            begun(2),
            begun(3),
            begun(4),
            begun(5),
            begun(6),
            begun(7),
        ),
        &["rule ⟦1⟧⟦2⟧", "image ⟦3⟧<a i.png>d</a>", "| ⟦4⟧e|⟦5⟧f / ⟦6⟧g|", "#1 ⟦7⟧<b>h</b>"],
    );
}

#[test]
fn xhtml_closes_where_it_says() {
    let check = |html: &str, expected: &[&str]| check_as(parse::Syntax::Xhtml, html, expected);
    check("<?xml version='1.0'?><html><head><title/><script src='x'/></head><body><p>a</p></body></html>", &["a"]);
    check("<body><p><a id='x'/>a<b/>b</p><div/>c<![CDATA[<d>]]></body>", &["ab", "c<d>"]);
}

#[test]
fn text_stands_whatever_the_nesting() {
    check("<b>a<p>b</b>c</p></div></i>d<table>e<tr>f", &["<b>a</b>", "<b>b</b>c", "def"]);
    for tag in ["div", "b", "font size=1", "ul><li", "blockquote", "table><tr><td", "span dir=rtl", "p><b"] {
        let html = format!("{}text", format!("<{tag}>").repeat(20_000));
        let document = parse::document(&html, parse::Syntax::Html);
        let mut builder = Builder::new();
        body::append(&mut builder, &body::of(&document), &body::TreeOptions::default());
        let article = builder.finish().expect("an article");
        assert!(article.text(article.blocks().len() - 1).contains("text"), "{tag}");
    }
}

/// The blocks that a page becomes, in the notation of [`notation`].
fn page(html: &str) -> String {
    let reading = read_text(html, "", named("html"));
    reading.map(|reading| notation::of(&reading.article)).unwrap_or_default()
}

#[test]
fn the_article_of_a_page() {
    insta::assert_snapshot!("news", page(include_str!("../data/news.html")));
}

/// A paragraph that is long enough to be one of an article, around the word `word`.
fn paragraph(word: &str) -> String {
    let filler =
        "خرج الناس صباحًا إلى السوق القديم، واشتروا ما يحتاجون إليه من خبز وزيت وتمر، ثم عادوا إلى بيوتهم قبل الظهر";
    format!("{filler}، {word}، {filler}.")
}

/// Checks that each word is in the article of a page once, and none of the others.
#[track_caller]
fn check_words(html: &str, there: &[&str], gone: &[&str]) {
    let page = page(html);
    for word in there {
        assert_eq!(page.matches(word).count(), 1, "{word} in {page}");
    }
    for word in gone {
        assert!(!page.contains(word), "{word} in {page}");
    }
}

#[test]
fn pages_of_other_shapes_lose_nothing() {
    let paragraphs = |range: std::ops::Range<usize>| -> String {
        range.map(|number| format!("<p>{}</p>", paragraph(&format!("كلمة{number}ك")))).collect()
    };
    // Nothing but divisions, and a short line between long ones.
    let menu = "<div class=menu><a href=a>قائمة1</a><a href=b>قائمة2</a><a href=c>قائمة3</a></div>";
    let html = format!(
        "<html><body>{menu}<div><div><h1>عنوان واحد</h1>{}<p>سطرقصير.</p>{}</div></div>{menu}</body></html>",
        paragraphs(0..2),
        paragraphs(2..4)
    );
    check_words(&html, &["عنوان واحد", "كلمة0ك", "كلمة1ك", "سطرقصير", "كلمة2ك", "كلمة3ك"], &["قائمة1"]);
    // Paragraphs that are lines with empty ones between, in a table for the looks of the page.
    let lines: Vec<String> = (0..4).map(|number| paragraph(&format!("كلمة{number}ك"))).collect();
    let html = format!("<table><tr><td>{menu}<td><b>العنوان</b><br><br>{}</table>", lines.join("<br><br>"));
    check_words(&html, &["كلمة0ك", "كلمة1ك", "كلمة2ك", "كلمة3ك"], &[]);
    // Hardly any text, and a list of other pages.
    let others: String =
        (0..30).map(|number| format!("<p><a href=x>خبر آخر رقم {number}ن وتفاصيله كثيرة جدًا هنا</a></p>")).collect();
    check_words(&format!("<h1>خبر عاجل</h1><p>نصقصير.</p><div>{others}</div>"), &["خبر عاجل", "نصقصير", " 29ن"], &[]);
    // A poem, names, and figures without a paragraph.
    let items: String =
        (0..40).map(|number| format!("<li>بند طويل بعض الشيء فيه كلام كثير رقم {number}ن</li>")).collect();
    check_words(&format!("<title>قائمة</title><ul>{items}</ul>"), &[" 0ن", " 39ن"], &[]);
}

#[test]
fn the_title_is_a_heading_or_what_the_page_is_called() {
    let first = |html: &str| page(html).lines().next().unwrap_or_default().to_owned();
    assert_eq!(
        first("<title>عنوان الخبر | الموقع</title><h1>الموقع الكبير</h1><h1>عنوان الخبر</h1><p>نص"),
        "= عنوان الخبر"
    );
    assert_eq!(first("<title>اسم الصفحة</title><p>نص"), "= اسم الصفحة");
    assert_eq!(first("<h1>أ <em>ب</em></h1><p>نص"), "= أ <i>ب</i>");
    assert_eq!(first("<p>نص"), "نص");
    let twice =
        page("<title>عنوان الخبر الأول هنا</title><h1>عنوان الخبر الأول هنا</h1><h2>عنوان الخبر الأول هنا</h2><p>نص");
    assert_eq!(twice, "= عنوان الخبر الأول هنا\nنص");
}

#[test]
fn what_is_the_title_is_not_shown_twice() {
    assert_eq!(page("<h1><blockquote><h1>ONE<blockquote>TWO THREE"), "> #1 ONE\n> > #1 TWO THREE");
    assert_eq!(page("<h3><span><h1>ONE TWO <blockquote>THREE FOUR FIVE"), "= ONE TWO THREE FOUR FIVE");
    assert_eq!(page("<h1>ONE<article>TWO THREE"), "= ONE TWO THREE");
    assert_eq!(page("<h1>ONE <div>TWO<h1> THREE<blockquote>FOUR"), "#1 ONE\n#1 TWO\n#1 THREE\n> #1 FOUR");
}

#[test]
fn who_wrote_it_and_when_is_said_once() {
    let check = |head: &str, body: &str, expected: &[&str]| {
        let page = page(&format!("<head>{head}</head><h1>عنوان</h1>{body}<p>{}", paragraph("كلمة")));
        let sources: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("by ")).collect();
        assert_eq!(sources, expected, "{page}");
    };
    check("<meta name=author content='أحمد علي'>", "", &["أحمد علي"]);
    check("<meta name=author content='أحمد علي'>", "<p class=byline>بقلم: أحمد علي</p>", &["بقلم: أحمد علي"]);
    check("<meta property=article:published_time content=2024-05-01T10:00:00Z>", "", &["2024-05-01"]);
    let published = "<meta property=article:published_time content=2024-05-01T10:00:00Z>";
    check(published, "<time>الأربعاء</time>", &["الأربعاء"]);
    check(
        "<meta property=og:site_name content=الصحيفة>",
        "<div><span class=date>١ أيار</span></div>",
        &["الصحيفة", "١ أيار"],
    );
    check(
        "",
        "<p>قابلنا يوم <time>الأحد</time> رجلًا <span class=author>كاتبًا</span>، والحديث طويل طويل طويل طويل طويل \
         طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل.</p>",
        &[],
    );
    check(
        "",
        "<div>بقلم <a rel=author>ليلى</a></div><div>نشر في <time>٣ آب</time></div>",
        &["بقلم ليلى", "نشر في ٣ آب"],
    );
    let linked = r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
        "headline":"عنوان","author":{"name":"سعاد"},"datePublished":"2024-01-02"}</script>"#;
    check(linked, "", &["سعاد", "2024-01-02"]);
}

/// Pages of news sites: what stands in the article and is none of it.
#[test]
fn what_leads_elsewhere_is_none_of_the_article() {
    let text = |word: &str| format!("<p>{}</p>", paragraph(word));
    let article = |inside: &str| {
        format!("<article><h1>ع</h1>{}{inside}{}{}</article>", text("أولى"), text("ثانية"), text("أخيرة"))
    };
    let links = "<ul><li><a href=a>رابط1</a><li><a href=b>رابط2</a></ul>";
    for label in ["<h2>اقرأ أيضا</h2>", "<header><h2>بیشتر بخوانید</h2></header>", "<div><b>الأكثر قراءة</b></div>"]
    {
        check_words(&article(&format!("<div class=x>{label}{links}</div>")), &["أولى", "ثانية"], &["رابط"]);
    }
    let labelled = format!("<section aria-labelledby=r><a href=#e>تخطى</a><b id=r>قصص مقترحة</b>{links}</section>");
    check_words(&article(&labelled), &["أولى", "ثانية"], &["رابط", "تخطى"]);
    // With text of its own it is a part of the article, and a list under such a heading in its middle is one too.
    let told = format!("<div><h2>للمزيد</h2><p>{}</p><a href=a>رابط1</a></div>", paragraph("ثالثة"));
    check_words(&article(&told), &["ثالثة", "رابط1"], &[]);
    check_words(&article(&format!("<h2>مواضيع ذات صلة</h2>{}{links}", text("رابعة"))), &["رابعة", "رابط1"], &[]);
    check_words(&article("<p>اقرأ أيضا: <a href=a>رابط1</a></p>"), &["رابط1"], &[]);
    // A box beside the text of a book is a part of it; beside that of a page it is for getting around.
    for aside in ["<div class=sidebar>", "<aside>"] {
        check_words(
            &article(&format!("{aside}<h2>ملاحظة</h2>{}</div></aside>", text("رابعة"))),
            &["ملاحظة", "رابعة"],
            &[],
        );
        check_words(&article(&format!("{aside}<h2>أقسام</h2>{links}</div></aside>")), &["أولى"], &["رابط"]);
    }
    check_words(
        &article("<noscript>فعّل البرامج</noscript><div class=tagsBar><a href=a>وسم</a></div>"),
        &[],
        &["فعّل", "وسم"],
    );
}

/// Readability finds the text, and what stands between it and the title is a part of the article too.
#[test]
fn what_stands_between_the_title_and_the_text_is_kept() {
    let texts: String = (0..6).map(|number| format!("<p>{}</p>", paragraph(&format!("كلمة{number}ك")))).collect();
    let html = format!(
        "<title>عودة السوق القديم</title><body><div><div class=w><p>قبل العنوان</p><h1>عودة السوق القديم</h1><div>\
         <span>عمّان</span><div>موجز الخبر</div></div>\
         <div><div class=body>{texts}</div></div><div>ما بعد النص</div></div><div class=o>شيء آخر</div></div>"
    );
    check_words(&html, &["عودة السوق", "موجز الخبر", "عمّان", "كلمة0ك", "كلمة5ك"], &["شيء آخر"]);
}

/// Names of classes that say what a line is, and lines of one element that the page sets apart.
#[test]
fn lines_about_the_article_are_told_apart() {
    let check = |header: &str, expected: &[&str], before: &[&str]| {
        let text = format!("<p>{0}</p><p>{0}</p><p>{0}</p>", paragraph("كلمة"));
        let html = format!("<title>عنوان الخبر</title><article>{header}{text}</article>");
        let page = page(&html);
        let sources: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("by ")).collect();
        assert_eq!(sources, expected, "{page}");
        let others: Vec<&str> = page.lines().skip(1).filter(|line| !line.starts_with("by ")).collect();
        assert_eq!(&others[..others.len() - 3], before, "{page}");
    };
    check("<h1>عنوان الخبر</h1><div class=DateDisplay>3.2.24</div>", &["3.2.24"], &[]);
    check(
        "<div class=article-info><span>دبي</span><div>نشر في: <time>١ شباط</time></div><div>تحديث:</div><div>٢ \
         شباط</div></div>",
        &["دبي", "نشر في: ١ شباط", "تحديث: ٢ شباط"],
        &[],
    );
    check("<p class=date><span class=sr-only>Published 3/2</span>3/2</p><p class=date>3/2</p>", &["3/2"], &[]);
    // A date beside the links to the section, which is no part of the article.
    check(
        "<div class=item-nav><span class=item-date>۱۴ بهمن ۱۴۰۲</span> <a href=a>اقتصاد</a></div>",
        &["۱۴ بهمن ۱۴۰۲"],
        &[],
    );
    // What is said of a picture is its caption.
    check("<div class=imageInfo>سوق</div>", &[], &["سوق"]);
    check("<h4>تقرير؛ اقتصاد</h4><h1>عنوان الخبر</h1>", &["تقرير؛ اقتصاد"], &[]);
    // The title once more in large letters; not where a sentence begins with it.
    check("<font size=5><b>عنوان الخبر</b></font><br>كتب أحمد", &[], &["كتب أحمد"]);
    check("<div><b>عنوان الخبر</b> هو</div>", &[], &["<b>عنوان الخبر</b> هو"]);
}

#[test]
fn what_is_beyond_the_bounds_is_said() {
    let warnings = |html: &str, format| read_text(html, "", named(format)).expect("an article").warnings;
    let deep = "<div>".repeat(300) + "نص";
    assert_eq!(warnings(&deep, "html"), [Warning::Flattened]);
    assert_eq!(warnings(&deep, "markdown"), [Warning::Flattened]);
    let sparse = "<tr><td>a".repeat(6000) + "<tr>" + &"<td>b".repeat(6000);
    assert_eq!(warnings(&format!("<table>{sparse}</table>"), "html"), [Warning::Flattened]);
    assert_eq!(warnings("<table><tr><td>a<td>b</table>", "html"), []);
    // Containers nest less deep than elements.
    for (depth, expected) in [(16, &[][..]), (17, &[Warning::Flattened])] {
        assert_eq!(warnings(&("<blockquote>".repeat(depth) + "نص"), "html"), expected, "{depth}");
        assert_eq!(warnings(&("<ul><li>".repeat(depth) + "نص"), "html"), expected, "{depth}");
        assert_eq!(warnings(&("> ".repeat(depth) + "نص"), "markdown"), expected, "{depth}");
        let nested = format!("{}نص{}", "{quote: [".repeat(depth), "]}".repeat(depth));
        assert_eq!(warnings(&format!("blocks: [{nested}]"), "yaml"), expected, "{depth}");
    }
}

#[test]
fn addresses_lead_from_where_the_page_is() {
    let base = "<base href='https://e.org/a/'><p><a href=b.html>c</a> <a href='#d'>e</a> <img src='/f.png' alt=g>";
    assert_eq!(page(base), "<a https://e.org/a/b.html>c</a> <a #d>e</a> <a https://e.org/f.png>g</a>");
    assert_eq!(page("<p><a href=b.html>c</a>"), "<a b.html>c</a>");
    assert_eq!(page("<p><a href='javascript:x()'>c</a> <a href=' '>d</a> <a>e</a>"), "c d e");
}

#[test]
fn a_declared_language_that_the_text_contradicts_turns_no_block() {
    let text = "OpenAI شركة رائدة في مجالها، أسست قبل سنوات، وكتبها كثير من الناس في كل مكان من الأرض.";
    let article = read_text(&format!("<html lang=en><p>{text}"), "", named("html")).expect("an article").article;
    assert_eq!((article.direction(), article.blocks()[0].direction()), (Direction::Rtl, Direction::Rtl));
    assert_eq!(article.language(), Some("en"));
}

#[test]
fn a_disclaimer_is_none_of_the_flow() {
    let disclaimer = "إخلاء المسؤولية: لأغراض إعلامية، ولا يعد نصيحة مالية.";
    let inside = page(&format!("<h1>ع</h1><p>{disclaimer}</p><p>نص"));
    assert_eq!(inside, format!("= ع\nنص\ndisclaimer {disclaimer}"));
    let text: String = (0..4).map(|_| format!("<p>{}</p>", paragraph("كلمة"))).collect();
    let around = page(&format!("<article>{text}</article><footer><p>{disclaimer}</p><p>حقوق</p></footer>"));
    assert!(around.ends_with(&format!("disclaimer {disclaimer}")) && !around.contains("حقوق"), "{around}");
}

#[test]
fn html_is_told_by_how_it_begins() {
    let format = |text: &str| of_text(text, "").name;
    assert_eq!(format("\n<!-- x --><!DOCTYPE HTML><p>"), "html");
    assert_eq!(format("<?xml version='1.0'?>\n<html>"), "html");
    assert_eq!(format("<p>a</p>"), "html");
    assert_eq!(of_text("<html><p>", "page.md").name, "html");
    assert_eq!(of_text("a", "page.HTM").name, "html");
}

#[test]
fn a_page_without_text_is_empty() {
    for html in ["", "<html>", "<title></title><body><script>a</script>", "<!-- a"] {
        assert_eq!(page(html), "", "{html}");
    }
}

/// Pieces of HTML around words of their own, well nested and not. Nothing of it hides what is in it.
fn document() -> impl Strategy<Value = String> {
    let names = vec![
        "p",
        "div",
        "b",
        "i",
        "a href=x",
        "ul",
        "ol start=3",
        "li",
        "table",
        "tr",
        "td colspan=3",
        "th rowspan=2",
        "thead",
        "caption",
        "h1",
        "h2 id=y",
        "blockquote",
        "pre",
        "code",
        "dl",
        "dt",
        "dd",
        "br",
        "hr",
        "img alt=t",
        "span dir=rtl",
        "bdi",
        "sup",
        "ruby",
        "rt",
        "figure",
        "figcaption",
        "center",
        "font",
        "article",
        "nav",
        "details",
        "summary",
        "section dir=ltr",
        "button",
        "form",
        "q",
        "table role=presentation",
        "li value=-3",
        "html lang=ar",
        "body",
        "main",
        "p class=byline",
        "time",
        "h3",
        "x-y",
        "em",
    ];
    let name = prop::sample::select(names);
    let piece = prop_oneof![
        3 => name.clone().prop_map(|name| format!("<{name}>")),
        2 => name.prop_map(|name| format!("</{}>", name.split(' ').next().unwrap_or_default())),
        3 => Just("W".to_owned()),
        1 => prop::sample::select(vec![" ", "\n", "&nbsp;", "&amp;", "&#x644;", "<!-- x -->", "<", ">"])
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| {
        let mut number = 0;
        let word = |piece: String| {
            if piece == "W" {
                number += 1;
                format!("كلمة{number}ك")
            } else {
                piece
            }
        };
        pieces.into_iter().map(word).collect()
    })
}

/// A short page says itself what its article is: what is for getting around in it is none of it.
#[test]
fn a_short_page_is_without_its_navigation() {
    let text = "جملة قصيرة من خبر اليوم عن السوق القديم وما حوله من المحال والمقاهي. ".repeat(4);
    let page = format!(
        "<header><nav><a href='/'>الرئيسية</a></nav></header><main><article><p>{text}</p></article></main><footer>\
         الحقوق محفوظة</footer>"
    );
    let article = qari::format::read_text(&page, "a.html", None).expect("an article").article;
    let texts: Vec<&str> = (0..article.blocks().len()).map(|block| article.text(block)).collect();
    assert_eq!(texts, [text.trim()]);
}

proptest! {
    #![proptest_config(crate::common::cases(600))]

    /// Each word stands in the article once, whatever is open or closed.
    #[test]
    fn every_word_stands_once(html in document()) {
        let reading = read_text(&html, "", named("html"));
        let text: String = match &reading {
            Ok(reading) => {
                crate::common::article::check(&reading.article);
                (0..reading.article.blocks().len()).map(|block| format!("{}\n", reading.article.text(block))).collect()
            }
            Err(_) => String::new(),
        };
        for number in 1..=html.matches("كلمة").count() {
            let word = format!("كلمة{number}ك");
            prop_assert_eq!(text.matches(&word).count(), 1, "{} in {:?} of {:?}", word, text, html);
        }
    }
}
