//! Front matter, whatever its notation and whatever the file is called.

use std::fs;
use std::path::Path;

use crate::common::notation;
use qari::format::{of_text, read_text};

/// Checks the blocks that a document becomes, in the notation of [`notation`], a line each.
#[track_caller]
fn check(text: &str, name: &str, expected: &[&str]) {
    let article = read_text(text, name, None).expect("an article").article;
    assert_eq!(notation::of(&article), expected.join("\n"), "{name}: {text}");
}

fn word(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/words");
    fs::read_to_string(folder.join(name)).expect("a document")
}

#[test]
fn front_matter_is_markdown_whatever_the_file_is_called() {
    for name in ["front-matter.mdx", "post.qmd", "post.txt", "post.yaml", "post.html", "post", "", "-"] {
        check(&word("front-matter.mdx"), name, &["= رحلة", "خرجنا في الصباح."]);
        check("---\nlayout: post\n---\n\nنص **غليظ**.\n", name, &["نص <b>غليظ</b>."]);
    }
    for name in ["hugo.md", "hugo", "hugo.txt", ""] {
        check(&word("hugo.md"), name, &["= اختبار", "by 2024-01-01", "#1 عنوان", "نص المقال هنا."]);
    }
}

#[test]
fn every_notation_says_the_title() {
    let expected = &["= أ: ب", "by ج", "نص."];
    check("---\ntitle: \"أ: ب\"\nauthor: ج\n---\nنص.", "", expected);
    check("---\ntitle: أ: ب\nauthor: ج\n---\nنص.", "", expected);
    check("---\ntitle: أ: ب\nauthor: ج\n...\nنص.", "a.md", expected);
    check(
        "+++\ntitle = \"أ: ب\"\nauthor = 'ج'\ntags = [\n  \"x\",\n  \"y\",\n]\n[params]\ntitle = \"z\"\n+++\nنص.",
        "",
        expected,
    );
    check("{\n  \"title\": \"أ: ب\",\n  \"author\": [\"ج\"]\n}\n\nنص.", "", expected);
    check("Title: أ: ب\nAuthor: ج\nTags: x, y\n\nنص.", "a.md", expected);
    check("Title: أ: ب\nAuthor: ج\n\nنص.", "", expected);
    check("% أ: ب\n% ج\n\nنص.", "", expected);
    check("% أ:\n  ب\n% ج; د\n% 2024\n\nنص.", "a.md", &["= أ: ب", "by ج", "by د", "by 2024", "نص."]);
}

#[test]
fn a_title_that_the_first_heading_repeats_is_shown_once() {
    check("---\ntitle: أ ب\n---\n# أ  ب\n\nنص", "", &["= أ ب", "نص"]);
    check("---\ntitle: أ ب\n---\n## أ **ب**\n\nنص\n\n## ج\n\nد", "", &["= أ <b>ب</b>", "نص", "#1 ج", "د"]);
    check("---\ntitle: أ ب\n---\n# ج\n\nنص", "", &["= أ ب", "#1 ج", "نص"]);
    check("---\ntitle: أ ب\n---\nنص\n\n# ج\n\n# أ ب\n", "", &["= أ ب", "نص", "#1 ج", "#1 أ ب"]);
}

#[test]
fn what_only_looks_like_front_matter_is_text() {
    let format = |text: &str, name: &str| of_text(text, name).name;
    // Documents of YAML, one behind the other.
    assert_eq!(format("---\nkind: a\n---\nkind: b\nspec:\n  x: 1\n", "a.yaml"), "lines");
    assert_eq!(format("---\nkind: a\n---\nkind: b\nspec:\n  x: 1\n", ""), "lines");
    assert_eq!(format("---\ntitle: أ\nlead: ب\n", "a.yaml"), "yaml");
    assert_eq!(format("---\ntitle: أ\n---\n", "a.yaml"), "yaml");
    assert_eq!(format("---\ntitle: أ\nauthor: ب\n---\n", ""), "markdown", "metadata of a page without text");
    assert_eq!(format("title: أ\n\nlead: ب\n", ""), "yaml");
    assert_eq!(format("title: أ\nsections:\n- heading: ب\n", ""), "yaml");
    assert_eq!(format("{\"a\": 1}\n{\"a\": 2}\n", ""), "lines");
    assert_eq!(format("{\"title\": \"أ\"}\n", ""), "lines");
    // Sentences between rules.
    check("---\nقال الرجل: نعم\n---\nنص\n", "a.md", &["code قال الرجل: نعم", "نص"]);
    check("ملاحظة: هذا نص.\n\nوآخر.\n", "a.md", &["ملاحظة: هذا نص.", "وآخر."]);
    check("Note: this is text.\n\nMore.\n", "a.md", &["Note: this is text.", "More."]);
    check("100% أ\n\nنص\n", "a.md", &["100% أ", "نص"]);
}
