//! HTML: what the pieces of a page become.

mod common;

use common::notation;
use qari::article::Builder;
use qari::format::html::{body, parse};

/// Checks the blocks that a piece of HTML becomes, in the notation of [`notation`], a line each.
#[track_caller]
fn check(html: &str, expected: &[&str]) {
    check_as(parse::Syntax::Html, html, expected);
}

#[track_caller]
fn check_as(syntax: parse::Syntax, html: &str, expected: &[&str]) {
    let document = parse::document(html, syntax);
    let mut builder = Builder::new();
    body::append(&mut builder, &body::of(&document), &body::Options::default());
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
}

#[test]
fn styles_go_on_across_blocks() {
    check("<b>a<p>b<p>c</b>d", &["<b>a</b>", "<b>b</b>", "<b>c</b>d"]);
    check("<a href=x><h2>a</h2>b</a>", &["#2 <a x>a</a>", "<a x>b</a>"]);
    check(
        "<em>a<strong>b</strong></em><s>c</s><code>d</code><kbd>e</kbd>",
        &["<i>a<b>b</b></i><s>c</s><code>d</code><code>e</code>"],
    );
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
fn blocks_stand_in_what_is_around_them() {
    check("<blockquote>a<p>b<blockquote>c</blockquote></blockquote>d", &["> a", "> b", "> > c", "d"]);
    check("<dl><dt>a</dt><dd>b<p>c</p></dd><dt>d<dd>e</dl>", &["<b>a</b>", ": b", ": c", "<b>d</b>", ": e"]);
    check("<details><summary>a</summary>b</details>", &["<b>a</b>", "b"]);
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
    check("<table><tr><th>a<th>b<tr><td>c<br>d<td><b>e</b></table>", &["|| a|b / c d|<b>e</b>"]);
    check("<table><caption>x</caption><tr><td>a<td>b<tr><td>c<td>d</table>", &["caption x", "| a|b / c|d"]);
    check("<table><tr><td rowspan=2>a<td>b<td>c<tr><td colspan=2>d</table>", &["| a|b|c / |d|"]);
    check("<table><thead><tr><td>a<td>b</thead><tr><td><ul><li>c<li>d</ul><td>e</table>", &["|| a|b / • c • d|e"]);
    check("<table><tr><td><h2>a</h2>b<td>c</table>", &["#2 a", "b", "c"]);
    check("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", &["| a|b", "c"]);
    check("<table><tr><td>a<tr><td>b</table>", &["a", "b"]);
    check("<table role=presentation><tr><td>a<td>b</table>", &["a", "b"]);
    check("<table><tr><td colspan=99999 rowspan=99999>a<td>b<tr><td>c</table>", &["| a||b / ||c"]);
}

#[test]
fn directions_are_those_of_the_author() {
    let check = |html: &str, expected: &[&str]| {
        let document = parse::document(html, parse::Syntax::Html);
        let mut builder = Builder::new();
        builder.language("en");
        body::append(&mut builder, &body::of(&document), &body::Options::default());
        assert_eq!(notation::of(&builder.finish().expect("an article")), expected.join("\n"), "{html}");
    };
    check("<p dir=rtl>a</p><p>b", &["{rtl} a", "b"]);
    check("<div dir=rtl><p>OpenAI رائدة<p>a<pre>ب</pre></div>", &["{rtl} OpenAI رائدة", "a", "code ب"]);
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
    check("<head><title>a</title></head>b", &["b"]);
}

#[test]
fn names_are_those_of_the_next_block() {
    let document = parse::document("<p id=a>x<i id=b>y</i><p><a name=c></a>z<h2 id=d>w</h2>", parse::Syntax::Html);
    let mut builder = Builder::new();
    let anchor = |name: &str| format!("chapter-{name}");
    body::append(&mut builder, &body::of(&document), &body::Options { anchor: &anchor, ..body::Options::default() });
    let article = builder.finish().expect("an article");
    let found = ["a", "b", "c", "d"].map(|name| article.anchor(&anchor(name)));
    assert_eq!(found, [Some(0), Some(0), Some(1), Some(2)]);
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
        let html = format!("{}text", format!("<{tag}>").repeat(100_000));
        let document = parse::document(&html, parse::Syntax::Html);
        let mut builder = Builder::new();
        body::append(&mut builder, &body::of(&document), &body::Options::default());
        let article = builder.finish().expect("an article");
        assert!(article.text(article.blocks().len() - 1).contains("text"), "{tag}");
    }
}
