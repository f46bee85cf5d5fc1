//! Program output: what is told to be it, and what becomes of its colours, links and letters struck twice.

use proptest::prelude::*;
use qari::article::{Article, Kind, Style, Tint};
use qari::format::{self, Asked, Reading};
use qari_bidi::text::direction::Direction;

fn read(text: &str, name: &str) -> Article {
    format::read(text.as_bytes().to_vec(), name, Asked::default()).expect("an article").article
}

fn output(text: &str) -> Article {
    let asked = Asked { format: format::named("output"), ..Asked::default() };
    format::read(text.as_bytes().to_vec(), "", asked).expect("an article").article
}

/// The text of all blocks, with the line ends between them.
fn text(article: &Article) -> String {
    (0..article.blocks().len()).map(|block| article.text(block).trim_end_matches('\n')).collect::<Vec<_>>().join("\n")
}

/// The styles of the first block, each with its text.
fn styles(article: &Article) -> Vec<(&str, Style)> {
    article.inlines(0).iter().map(|inline| (&article.text(0)[inline.bytes()], inline.style)).collect()
}

#[track_caller]
fn check(source: &str, expected: &str, styled: &[(&str, Style)]) {
    let article = output(source);
    assert_eq!(text(&article), expected, "{source:?}");
    assert_eq!(styles(&article), styled, "{source:?}");
}

const RED: Style = Style::Ink(Tint::Indexed(1));

#[test]
fn colours_are_styles() {
    check("\x1b[31mأحمر\x1b[0m نص", "أحمر نص", &[("أحمر", RED)]);
    check("\x1b[1;38;5;208mx\x1b[m y", "x y", &[("x", Style::Strong), ("x", Style::Ink(Tint::Indexed(208)))]);
    check(
        "\x1b[38;2;1;2;3;48;5;9mx",
        "x",
        &[("x", Style::Paper(Tint::Indexed(9))), ("x", Style::Ink(Tint::Direct(1, 2, 3)))],
    );
    check("\x1b[7mx\x1b[27my", "xy", &[("x", Style::Reversed)]);
    check("\x1b[5;8mx\x1b[25;28m y", "x y", &[]);
    // A style goes on over lines, and not over their ends.
    check("a\x1b[31mb\nc\x1b[md", "ab\ncd", &[("b", RED), ("c", RED)]);
}

#[test]
fn other_sequences_are_dropped_and_what_is_none_stays() {
    check("\x1b[Ka\x1b[2Jb\x1b[?25lc\x1b]0;title\x07d\x1b]133;A\x1b\\e", "abcde", &[]);
    check("a\x1b[31", "a\x1b[31", &[]);
    check("a\x1bcb\x1b(Bc\x1bP1$r\x1b\\", "a\x1bcb\x1b(Bc\x1bP1$r\x1b\\", &[]);
    check("\u{9b}31ma", "\u{9b}31ma", &[]);
}

#[test]
fn links_are_links() {
    let article = output(
        "\x1b]8;;https://a.org/x\x1b\\دليل\x1b]8;;\x1b\\ و\x1b]8;id=2;file:///tmp/a\x07\x1b[31mb\x1b[m\x1b]8;;\x07",
    );
    assert_eq!(text(&article), "دليل وb");
    let targets: Vec<_> = styles(&article)
        .into_iter()
        .map(|(text, style)| match style {
            Style::Link(link) => (text, article.target(link)),
            _ => (text, ""),
        })
        .collect();
    assert_eq!(targets, [("دليل", "https://a.org/x"), ("b", "file:///tmp/a"), ("b", "")]);
    let article = output("\x1b]8;;x:y\x07a\nb\x1b]8;;\x07c\n");
    assert_eq!(styles(&article).iter().map(|(text, _)| *text).collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn what_is_struck_twice_is_set_off() {
    let (strong, emphasis) = (Style::Strong, Style::Emphasis);
    check("N\x08NA\x08AM\x08ME\x08E x", "NAME x", &[("NAME", strong)]);
    check("_\x08f_\x08i", "fi", &[("fi", emphasis)]);
    check("f\x08_i\x08_", "fi", &[("fi", emphasis)]);
    check("a\x08a\x08a\x08a", "a", &[("a", strong)]);
    check("_\x08a\x08a", "a", &[("a", strong), ("a", emphasis)]);
    check("NAME\x08\x08\x08\x08NAME", "NAME", &[("NAME", strong)]);
    check("ا\x08اس\x08سم\x08م", "اسم", &[("اسم", strong)]);
    check("_\x08ن_\x08ص", "نص", &[("نص", emphasis)]);
    check("بَ\x08بَ", "بَ", &[("بَ", strong)]);
    check("ب\x08بَ\x08َ", "بَ", &[("بَ", strong)]);
    check("中\x08\x08中", "中", &[("中", strong)]);
    check("中\x08中", "中", &[("中", strong)]);
    check("+\x08o item", "• item", &[]);
    check("a_\x08_b", "a_b", &[("_", strong)]);
    check("_\x08a_\x08__\x08b", "a_b", &[("a_b", emphasis)]);
    check("\x1b[31ma\x08a\x1b[m", "a", &[("a", strong), ("a", RED)]);
    // Letters that are struck over by others are not lost.
    check("ab\x08c", "ab\x08c", &[]);
    check("\x08a", "\x08a", &[]);
    check("ab\x08", "ab\x08", &[]);
    check("|\x08/\x08-", "|\x08/\x08-", &[]);
}

#[test]
fn output_is_told_by_its_sample() {
    let is_output = |source: &str, name: &str| {
        let article = read(source, name);
        article.is_lines() && !text(&article).contains('\x1b')
    };
    let (once, twice) = ("\x1b[31mأ\x1b[m\nنص أول.\n", "\x1b[31mأ\x1b[m\n\x1b[31mب\x1b[m\n");
    assert!(is_output(twice, "a.txt") && is_output(twice, "a.md") && is_output(twice, ""));
    assert!(is_output(once, "") && !is_output(once, "a.txt") && !is_output(once, "a.log"));
    assert!(!is_output("\x1b[K\n\x1b[K\n", "a.txt"), "a sequence of no style says nothing");
    let man = "ا\x08اس\x08س\n_\x08ن\n";
    assert!(read(man, "a.txt").is_lines() && text(&read(man, "a.txt")) == "اس\nن");
    let by_hand = |name| Asked { format: format::named(name), ..Asked::default() };
    let Reading { article, .. } = format::read(twice.as_bytes().to_vec(), "", by_hand("text")).expect("an article");
    assert!(!article.is_lines() && text(&article).contains('\x1b'));
    let Reading { article, .. } = format::read(b"a\nb\n".to_vec(), "", by_hand("output")).expect("an article");
    assert!(article.is_lines());
}

#[test]
fn lines_stay_lines() {
    let source: String = (0..300).map(|n| format!("  \x1b[32m{n}\x1b[m سطر\n\n")).collect();
    let article = output(&source);
    assert!(article.blocks().len() > 1 && article.blocks().iter().all(|block| block.kind() == Kind::Lines));
    let expected: String = (0..300).map(|n| format!("  {n} سطر\n\n")).collect();
    assert_eq!(text(&article), expected.trim_end());
}

#[test]
fn signs_and_places_keep_their_side() {
    let direction = |source: &str| read(source, "").blocks()[0].direction();
    let diff = [
        "\x1b[1mdiff --git a/x b/x\x1b[m\n--- a/x\n+++ b/x\n\x1b[36m@@ -1,2 +1,2 @@\x1b[m\n",
        "\x1b[31m-قال نعم\x1b[m\n\x1b[32m+قال لا\x1b[m\n ثم مضى\n ثم عاد\n ثم نام\n",
    ];
    assert_eq!(direction(&diff.concat()), Direction::Ltr);
    assert_eq!(direction("\x1b[32m1\x1b[m:نص أول\n\x1b[32m2\x1b[m:نص ثان\n"), Direction::Ltr);
    assert_eq!(direction("ا\x08اس\x08س\nنص عربي\n"), Direction::Rtl);
}

/// Pieces of output, whole and broken.
const PIECES: &[&str] = &[
    "a",
    "نص",
    "ب",
    "َ",
    " ",
    "\n",
    "_",
    "\x08",
    "a\x08a",
    "_\x08ن",
    "\x1b[31m",
    "\x1b[0m",
    "\x1b[1\n",
    "\x1b[K",
    "\x1b",
    "\x1b]8;;x\x07",
    "\x1b]8;;\x07",
    "\x1b]8;;",
    "\x1b[38;5;ن",
    "中",
    "\t",
];

proptest! {
    /// No letter is lost, whatever stands between, and every style is in bounds.
    #[test]
    fn no_letter_is_lost(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..40)) {
        let source = pieces.concat();
        prop_assume!(source.contains('a'));
        let article = output(&source);
        let shown = text(&article);
        for letter in ["ن", "ص", "ب"] {
            prop_assert!(shown.matches(letter).count() <= source.matches(letter).count());
        }
        // Struck twice, a letter is one; else it is there as often as it is written.
        if !source.contains('\x08') {
            for letter in ["نص", "ب", "中", "_"] {
                prop_assert_eq!(shown.matches(letter).count(), source.matches(letter).count(), "{:?}", source);
            }
        }
        for letter in ["a", "ن", "ب", "中"] {
            prop_assert_eq!(shown.contains(letter), source.contains(letter), "{} of {:?}", letter, source);
        }
    }
}
