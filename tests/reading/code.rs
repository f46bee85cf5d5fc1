//! The colours of program text on the screen.

use crate::common::Player;
use qari::format::{Asked, read};
use qari::theme::{Role, Styles, Theme};
use qari_bidi::terminal::colour::{Colours, Depth};

/// Paints a document of Markdown and returns, row by row, the letters that a role has the colour of, others as `.`.
fn in_colour_of(role: Role, text: &str, keys: &str) -> Vec<String> {
    of_file_in_colour_of("a.md", role, text, keys)
}

fn of_file_in_colour_of(name: &str, role: Role, text: &str, keys: &str) -> Vec<String> {
    let article = read(text.as_bytes().to_vec(), name, Asked::default()).expect("an article").article;
    let mut player = Player::with(article, (60, 24), "en");
    if !keys.is_empty() {
        player.keys(keys);
    }
    let styles =
        Styles::of(&Theme::named("paper").expect("a theme"), Colours { depth: Depth::Direct, background: None });
    let (buffer, _) = player.painted_in(&styles);
    let own = styles[role];
    let row = |y: u16| {
        let cells = (0..buffer.area.width).map(|x| &buffer[(x, y)]);
        let cells = cells.map(|cell| {
            let is_own = Some(cell.fg) == own.fg && own.bg.is_none_or(|ground| ground == cell.bg);
            if is_own && cell.symbol() != " " { cell.symbol() } else { "." }
        });
        cells.collect::<String>().trim_matches('.').to_owned()
    };
    (0..buffer.area.height).map(row).filter(|row| !row.is_empty()).collect()
}

const DOCUMENT: &str = "text\n\n```rust,ignore\nlet x = \"a // b\"; // note\nif x { return 12 }\n```\n";

#[test]
fn the_language_of_code_decides_its_colours() {
    assert_eq!(in_colour_of(Role::CodeKeyword, DOCUMENT, ""), ["let", "if.....return"]);
    assert_eq!(in_colour_of(Role::CodeString, DOCUMENT, ""), ["\"a.//.b\""]);
    let comments = in_colour_of(Role::CodeComment, DOCUMENT, "").join("\n");
    assert!(comments.contains("//.note") && !comments.contains("//.b"), "{comments}");
}

#[test]
fn code_in_an_unknown_language_has_comments_only() {
    let document = "text\n\n```\nlet x = 'a' and it's # note\n```\n";
    assert!(in_colour_of(Role::CodeKeyword, document, "").is_empty());
    assert!(in_colour_of(Role::CodeString, document, "").is_empty());
    assert!(in_colour_of(Role::CodeComment, document, "").contains(&"#.note".to_owned()));
}

#[test]
fn a_match_in_code_has_the_colours_of_a_match() {
    assert_eq!(in_colour_of(Role::CurrentMatch, DOCUMENT, "/ 'return' Enter"), ["return"]);
    assert_eq!(in_colour_of(Role::CodeKeyword, DOCUMENT, "/ 'return' Enter"), ["let", "if"]);
}

/// A string of many lines goes on from one block of the document to the next.
#[test]
fn a_file_of_a_program_has_the_colours_of_its_language() {
    let lines: String = (1..=200).map(|n| format!("word {n}\n")).collect();
    let program = format!("def f():  # note\n    return 1\nx = \"\"\"\n{lines}\"\"\"\nfor y in x:\n    pass\n");
    let of = |role, keys| of_file_in_colour_of("a.py", role, &program, keys);
    assert_eq!(of(Role::CodeKeyword, "g"), ["def", "return"]);
    assert_eq!(of(Role::CodeComment, "g"), ["#.note"]);
    assert_eq!(of(Role::CodeKeyword, "G"), ["for...in", "pass"]);
    let strings = of(Role::CodeString, "G");
    assert!(strings.ends_with(&["word.200".to_owned(), "\"\"\"".to_owned()]), "{strings:?}");
    assert!(strings.iter().all(|row| row.starts_with("word") || row == "\"\"\""), "{strings:?}");
    // Without a name it is lines like any others.
    assert!(of_file_in_colour_of("a.log", Role::CodeKeyword, &program, "g").is_empty());
}
