use proptest::prelude::*;

use super::*;

/// Checks the tokens of a text: between marks of its kind each, `⟦` comment, `«` string, `‹` keyword, `⟨` number.
#[track_caller]
fn check(language: &str, marked: &str) {
    const MARKS: [(TokenKind, char, char); 4] = [
        (TokenKind::Comment, '⟦', '⟧'),
        (TokenKind::String, '«', '»'),
        (TokenKind::Keyword, '‹', '›'),
        (TokenKind::Number, '⟨', '⟩'),
    ];
    let text: String =
        marked.chars().filter(|c| MARKS.iter().all(|(_, open, close)| c != open && c != close)).collect();
    let mut found = text.clone();
    for token in tokens(&text, Language::named(language)).iter().rev() {
        let (_, open, close) = MARKS.iter().find(|row| row.0 == token.kind).expect("a kind");
        found.insert(token.range.end, *close);
        found.insert(token.range.start, *open);
    }
    assert_eq!(found, marked, "{language}");
}

#[test]
fn each_language_has_its_own_signs() {
    check("rust", "‹fn› f<'a>(x: &'a ‹str›, y: ‹u8›) -> ‹char› { «'x'» } ⟦// ليس \"نصا\"⟧");
    check("rust", "‹let› s = «r#\"a \"b\" \"#»; ‹let› c = «'\\n'»; f::<'a, 'b>()");
    check("python", "‹def› f(x):\n    «\"\"\"أول»\n«    ثان\"\"\"»\n    ‹return› ⟨10⟩ + x_1 ⟦#تعليق⟧");
    check("js", "‹const› a = «`أ»\n«ب`» + ⟨0xff⟩; ⟦/* x⟧\n⟦ y */⟧ ‹let› b = /#/;");
    check("sql", "‹select› «'it'»«'s'» ‹FROM› t ⟦-- تعليق⟧");
    check("bash", "git commit ‹-m› «\"رسالة # هنا\"» ‹$HOME›/a#b ‹--no-edit› ⟦# تعليق⟧");
    check("lua", "⟦--[[ أ⟧\n⟦ب ]]⟧ ‹local› x = «[[ن]]» ⟦-- ج⟧");
    check("lisp", "(‹defun› f (x) «\"نص ; هنا\"») ⟦; تعليق⟧");
    check("latex", "‹\\section›{نص} ⟨5⟩\\% ⟦% تعليق⟧");
    check("html", "it's <‹a› href=«\"س\"»>it's <‹b›>'x'</‹b›></‹a›>");
    check("html", "don't </‹p›> ⟦<!-- ت⟧\n⟦ث -->⟧");
    check("json", "{‹\"مفتاح\"›: «\"قيمة\"», ‹\"a\"›: [⟨1.5⟩, ‹true›]}");
    check("yaml", "‹اسم›: قيمة ⟦# تعليق⟧\n- ‹port›: ⟨80⟩\nurl http://x#y\n  - ‹on›");
    check("ini", "‹[a]›\n‹key› = القيمة ⟦; ت⟧");
    check("css", "‹@media› print { a { color: #fff; } ⟦/* ت */⟧ }");
    check("c", "‹#include› <x.h>\n‹int› a = ⟨5⟩; ⟦// ت⟧");
    check("python", "x = ⟨1.5e3⟩ + ⟨10⟩.real; y = ⟨0x1F⟩. a1");
    check("haskell", "f' x = «\"س\"» ⟦-- ت⟧");
    check("vb", "‹Dim› s = «\"س\"» ⟦' ت⟧");
    check("ini", "= القيمة");
    check("yaml", ": قيمة");
    check("bash", "‹--yes› x\n\t‹-y› a-b");
    check("rust", "re-use x$let y@if ‹use› b");
}

/// Each language has the words, the strings and the comments of its own, and none of the table is left out here.
#[test]
fn each_language_is_read_by_its_row() {
    const ROWS: &[(&str, &str)] = &[
        ("c", "‹#define› A\n‹char› *s = «\"س\"», c = «'س'»; ⟦/* ت */⟧ ⟦// ت⟧"),
        ("cpp", "‹#if› A\n‹namespace› b { ‹auto› s = «\"س\"»; } ⟦/* ت */⟧ ⟦// ت⟧"),
        ("rust", "‹impl› A { s: «\"س\"», c: «'س'» } ⟦/* ت */⟧ ⟦// ت⟧"),
        ("go", "‹func› f() { s, c := «`س`», «'س'» } ⟦/* ت */⟧ ⟦// ت⟧"),
        ("java", "‹@Override› ‹public› s = «\"\"\"س\"\"\"», «'س'»; ⟦/* ت */⟧ ⟦// ت⟧"),
        ("csharp", "‹#region› A\n‹public› ‹string› s = «\"\"\"س\"\"\"»; ⟦/* ت */⟧ ⟦// ت⟧"),
        ("kotlin", "‹@Test› ‹fun› f() { ‹val› s = «\"\"\"س\"\"\"» } ⟦/* ت */⟧ ⟦// ت⟧"),
        ("swift", "‹#if› A\n‹@main› ‹func› f() { ‹let› s = «\"\"\"س\"\"\"» } ⟦/* ت */⟧ ⟦// ت⟧"),
        ("javascript", "‹@A› ‹class› B { s = «`س`», «'س'» } ⟦/* ت */⟧ ⟦// ت⟧"),
        ("php", "‹echo› ‹$a›, «\"س\"», «'س'»; ⟦/* ت */⟧ ⟦# ت⟧"),
        ("dart", "‹@A› ‹final› s = «'''س'''», «\"\"\"س\"\"\"»; ⟦/* ت */⟧ ⟦// ت⟧"),
        ("zig", "‹const› s = ‹@import›(«\"س\"»); ⟦/* ت */⟧ ⟦// ت⟧"),
        ("css", "‹$a›: x !‹important›; ‹@media› «'س'» ⟦/* ت */⟧ ⟦// ت⟧"),
        ("json", "{‹\"س\"›: «\"س\"», ‹\"a\"›: ‹null›} ⟦/* ت */⟧ ⟦// ت⟧"),
        ("python", "‹@wraps› ‹def› f(): s = «'''س'''», «\"\"\"س\"\"\"», «'س'» ⟦# ت⟧"),
        ("ruby", "‹@a› = «`س`», «'س'» ‹unless› ‹$b› ⟦=begin ت =end⟧ ⟦# ت⟧"),
        ("perl", "‹my› ‹@a› = (‹$b›, «\"س\"», «'س'»); ⟦# ت⟧"),
        ("r", "‹if› (‹TRUE›) x <- «'س'» ⟦# ت⟧"),
        ("julia", "‹@time› ‹let› s = «\"\"\"س\"\"\"», «'س'» ⟦#= ت =#⟧ ⟦# ت⟧"),
        ("elixir", "‹@doc› «\"\"\"س\"\"\"» ‹defmodule› A, «'س'» ⟦# ت⟧"),
        ("nix", "‹let› s = «''س''»; ‹in› «\"س\"» ⟦/* ت */⟧ ⟦# ت⟧"),
        ("bash", "‹if› x ‹--y› ‹$z› «'س'» «`س`» ⟦# ت⟧"),
        ("powershell", "‹FOREACH› ‹-Path› ‹$a› «'س'» ⟦<# ت #>⟧ ⟦# ت⟧"),
        ("batch", "‹ECHO› «\"س\"» ‹goto› a\n⟦REM ت⟧\n⟦rem ت⟧\n⟦:: ت⟧"),
        ("make", "‹FROM› x ‹AS› ‹$y› «\"س\"» ⟦# ت⟧"),
        ("nginx", "‹listen› ⟨80⟩; ‹proxy_pass› ‹$a›, «\"س\"»; ‹@b› ⟦# ت⟧"),
        ("terraform", "‹resource› «\"س\"» { ‹for_each› = a } ⟦/* ت */⟧ ⟦# ت⟧\n⟦// ت⟧"),
        ("yaml", "‹اسم›: ‹yes›, «\"س\"», «'س'» ⟦# ت⟧"),
        ("toml", "‹[a]›\n‹b› = ‹true›, «'''س'''», «\"\"\"س\"\"\"», «'س'» ⟦# ت⟧"),
        ("ini", "‹[a]›\n‹b› = ‹off›, «\"س\"» ⟦# ت⟧\n⟦; ت⟧"),
        ("sql", "‹SELECT› «'س'», «\"س\"», «`س`» ‹from› t ⟦/* ت */⟧ ⟦-- ت⟧"),
        ("lua", "‹local› s = «[[س]]», «'س'» ⟦--[[ ت ]]⟧ ⟦-- ت⟧"),
        ("haskell", "‹module› A ‹where› s = «\"س\"», «'س'» ⟦{- ت -}⟧ ⟦-- ت⟧"),
        ("ada", "‹BEGIN› s := «\"س\"», «'س'»; ⟦-- ت⟧"),
        ("lisp", "(‹defun› f «\"س\"») ⟦#| ت |#⟧ ⟦; ت⟧"),
        ("asm", "‹MOV› ax, «'س'», «\"س\"» ⟦; ت⟧\n⟦// ت⟧"),
        ("tex", "‹\\section›{س} ⟦% ت⟧"),
        ("erlang", "‹case› x ‹of› «\"س\"», «'س'» ⟦% ت⟧"),
        ("html", "<‹a› b=«\"س\"» c=«'س'»> ⟦<!-- ت -->⟧ ⟦{# ت #}⟧"),
        ("ocaml", "‹let› s = «\"\"\"س\"\"\"» ‹in› «'س'» ⟦(* ت *)⟧ ⟦// ت⟧"),
        ("pascal", "‹BEGIN› s := «'س'»; ⟦{ ت }⟧ ⟦(* ت *)⟧ ⟦// ت⟧"),
        ("vb", "‹DIM› s = «\"س\"» ⟦' ت⟧\n⟦REM ت⟧"),
        ("fortran", "‹PRINT› «'س'», «\"س\"» ⟦! ت⟧"),
        ("vim", "‹let› s = «'س'»\n⟦\" ت⟧"),
    ];
    for (name, marked) in ROWS {
        check(name, marked);
    }
    let row = |name: &str| Language::named(name).map(|language| language.names);
    for name in languages::names() {
        assert!(ROWS.iter().any(|(own, _)| row(own) == row(name)), "{name} is not here");
    }
}

/// An unknown language has comments and strings, as most have them.
#[test]
fn an_unknown_language_has_the_usual_signs() {
    check("", "if x == 1: y = «\"نص\"» ⟦# تعليق⟧");
    check("mermaid", "a --> b ⟦-- تعليق⟧");
    check("", "see http://x.org/#a and it's 5 ⟦// ت⟧");
}

/// A sign that opens something begins nothing if it is never closed, however much follows.
#[test]
fn what_is_not_closed_was_not_opened() {
    check("python", "x = 'لا\n‹import› y");
    check("js", "a = \"لا\n‹let› b = `c");
    check("c", "a /* b\n‹int› c");
    check("c", &format!("a = {}\n‹int› c", "\"\\".repeat(1000)));
}

/// Texts of the signs that languages have, letters and blanks.
fn code() -> impl Strategy<Value = String> {
    const SIGNS: &str = "// /* */ # -- ; % ' \" ` \"\"\" ''' <!-- --> < > </ \\ $ @ : = [ ] { } (* *) r#\" \"# --[[ ]] \
        1.5 0x1 let if true ا نص é _a - --opt";
    let pieces: Vec<&'static str> = SIGNS.split(' ').chain([" ", "\n", "\r\n", "\t", "a"]).collect();
    proptest::collection::vec(proptest::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    /// Tokens are in order and disjoint, none contains a line end, and what is inside of one is a part of it.
    #[test]
    fn tokens_are_pieces_of_lines(text in code(), name in proptest::sample::select(languages::names())) {
        for language in [Language::named(name), None] {
            let mut end = 0;
            for token in tokens(&text, language) {
                prop_assert!(end <= token.range.start && token.range.start < token.range.end, "{token:?} in {text:?}");
                prop_assert!(token.range.start <= token.inside.start && token.inside.end <= token.range.end);
                prop_assert!(!text[token.range.clone()].contains('\n'), "{token:?} in {text:?}");
                prop_assert!(text.is_char_boundary(token.inside.start) && text.is_char_boundary(token.inside.end));
                end = token.range.end;
            }
        }
    }
}
