//! Details of blocks beside their text, in every format that has them: the alignment of a table's columns, the language
//! of code.

use qari::article::{Article, ColumnAlign};
use qari::format::{WRITERS, named, read_text};

fn read(text: &str, format: &str) -> Article {
    let reading = read_text(text, "", named(format));
    reading.unwrap_or_else(|error| panic!("{error} in\n{text}")).article
}

/// The alignments of the first table: a letter a column.
fn aligns(article: &Article) -> String {
    let letter = |align: &Option<ColumnAlign>| align.map_or("-", |align| &align.name()[..1]);
    let of_block = |block: usize| article.column_aligns(block).iter().map(letter).collect::<String>();
    article.flow().map(of_block).find(|aligns| !aligns.is_empty()).unwrap_or_default()
}

/// Checks the alignment of a table's columns, in the article and in its YAML.
#[track_caller]
fn check_aligns(text: &str, format: &str, expected: &str) {
    let article = read(text, format);
    assert_eq!(aligns(&article), expected, "{text}");
    assert_eq!(aligns(&read(&WRITERS[0].1(&article), "yaml")), expected, "{text}");
}

#[test]
fn the_columns_of_a_table_are_aligned_as_written() {
    check_aligns("| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |", "markdown", "lcr");
    check_aligns("| أ | ب |\n|---|:-:|\n| ١ | ٢ |", "markdown", "-c");
    check_aligns("a | b\n--|--\n1 | 2", "markdown", "");
    // A grid of pandoc's, in Markdown and in plain text.
    let grid = "+---+----+\n| a | b  |\n+:=:+===:+\n| c | d  |\n+---+----+\n";
    check_aligns(grid, "markdown", "cr");
    check_aligns(&format!("نص\n\n{grid}"), "text", "cr");
    check_aligns("نص\n\n| a | b |\n|:-:|---|\n| c | d |\n", "text", "c");
    // HTML: styles, attributes, classes; of cells, rows and groups of rows.
    let table = |attributes: &str| format!("<p>x</p><table><tr><th>a<th>b<tr><td {attributes}>1<td>2</table>");
    for attributes in [
        "align=center",
        "align=CENTER",
        "style='color: red; text-align:center'",
        "style='text-align: center !important'",
        "class='x has-text-align-center'",
        "class='tableblock halign-center'",
        "class=text-center",
        "data-align=center",
        "align=left style='text-align: center'",
    ] {
        check_aligns(&table(attributes), "html", "c");
    }
    for attributes in ["align=justify", "style='text-align: start'", "style='text-align: inherit'", "class=left"] {
        check_aligns(&table(attributes), "html", "");
    }
    check_aligns("<table><tr><th>a<th>b<tr align=right><td>1<td align=left>2</table>", "html", "rl");
    check_aligns("<table><tr><td>a<td>b<tbody style='text-align: right'><tr><td>1<td>2</table>", "html", "rr");
    // The end is where lines end.
    check_aligns("<table dir=rtl><tr><td style='text-align:end'>أ<td>ب</table>", "html", "l");
    check_aligns("<table dir=ltr><tr><td style='text-align:end'>a<td>b</table>", "html", "r");
    // Most cells decide, and not the header.
    let cells = "<tr><td align=left>1<td>2<tr><td align=left>1<td>2<tr><td>1<td align=right>2";
    check_aligns(&format!("<table><tr><th align=center>a<th align=center>b{cells}</table>"), "html", "l");
    check_aligns("blocks:\n  - table: [[a, b, c]]\n    align: [none, center, ~]", "yaml", "-c");
    assert!(read_text("blocks:\n  - table: [[a]]\n    align: [middle]", "", named("yaml")).is_err());
}

/// Checks the language of the first code, in the article and in its YAML.
#[track_caller]
fn check_language(text: &str, format: &str, expected: Option<&str>) {
    let article = read(text, format);
    let language = |article: &Article| article.flow().find_map(|block| article.code_language(block)).map(str::to_owned);
    assert_eq!(language(&article).as_deref(), expected, "{text}");
    assert_eq!(language(&read(&WRITERS[0].1(&article), "yaml")).as_deref(), expected, "{text}");
}

#[test]
fn code_names_its_language() {
    check_language("```rust\nfn\n```", "markdown", Some("rust"));
    check_language("~~~ c++ title=x\nint\n~~~", "markdown", Some("c++"));
    check_language("```rust,ignore\nfn\n```", "markdown", Some("rust"));
    check_language("``` {.python .numberLines}\nx\n```", "markdown", Some("python"));
    check_language("```\nx\n```\n\n```sh\ny\n```", "markdown", Some("sh"));
    check_language("```\nx\n```", "markdown", None);
    check_language("    x\n", "markdown", None);
    for (html, expected) in [
        ("<pre><code class='language-go' data-lang=go>x</code></pre>", Some("go")),
        ("<pre class='lang-js'>x</pre>", Some("js")),
        ("<pre class='brush: php;'>x</pre>", Some("php")),
        ("<div class='highlight highlight-source-rust'><pre>x</pre></div>", Some("rust")),
        ("<div class='highlight-python notranslate'><div class=highlight><pre>x</pre></div></div>", Some("python")),
        ("<div class='language-ruby highlighter-rouge'><div><pre><code>x</code></pre></div></div>", Some("ruby")),
        ("<pre data-lang=C#>x</pre>", Some("C#")),
        ("<pre><code class='language-plaintext'>x</code></pre>", None),
        ("<pre class=highlight>x</pre>", None),
    ] {
        check_language(&format!("<p>a</p>{html}"), "html", expected);
    }
    check_language("blocks:\n  - code: x\n    language: perl", "yaml", Some("perl"));
    check_language("blocks:\n  - code: x\n    lang: 'a: b'", "yaml", Some("a:"));
}
