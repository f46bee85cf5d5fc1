//! Tells lines from prose by what the lines look like: timestamps, columns, keys and values, signs of program text.

use serde::de::IgnoredAny;

use super::sample;
use qari_bidi::text::direction::is_right_to_left;
use qari_bidi::text::order::digit;
use qari_bidi::text::visible::is_invisible;

/// The most lines that are examined.
const MOST_LINES: usize = 400;

/// The least lines that begin with a time in a log or a chat.
const LEAST_STAMPED: usize = 3;

/// The evidence of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// It is no prose.
    Strong,
    /// It is no prose if its neighbours are none: a comment, an item, an indented line.
    Weak,
    /// It may be prose.
    Prose,
}

/// Detects lines.
pub(in crate::format) fn is_likely(text: &str) -> bool {
    let sample = sample(text);
    text.starts_with("#!") || is_json(text, sample) || is_difference(sample) || is_structured(sample)
}

/// Returns `true` if most lines of a text are in brackets or end in signs of program text.
pub(super) fn is_bracketed(sample: &str) -> bool {
    let (mut bracketed, mut all) = (0, 0);
    for line in sample.lines().map(str::trim).filter(|line| !line.is_empty()).take(MOST_LINES) {
        all += 1;
        bracketed +=
            usize::from(line.starts_with(['{', '}', ']', '"']) || line.ends_with(['{', '}', ';', '[', ']', ',']));
    }
    bracketed * 2 > all
}

/// Detects JSON, one value or one a line.
fn is_json(text: &str, sample: &str) -> bool {
    let begun = text.trim_start();
    let Some(inside) = begun.strip_prefix(['{', '[']) else { return false };
    let begins = match inside.trim_start().chars().next() {
        Some('"' | '}') => true,
        Some('{' | '[' | ']') => begun.starts_with('['),
        Some(c) => begun.starts_with('[') && (c.is_ascii_digit() || matches!(c, '-' | 't' | 'f' | 'n')),
        None => false,
    };
    let mut values = serde_json::Deserializer::from_str(sample).into_iter::<IgnoredAny>();
    let is_value = |value: Option<serde_json::Result<IgnoredAny>>| match value {
        Some(Ok(_)) => true,
        // The sample, or a text that was cut, ends inside a value.
        Some(Err(error)) => error.is_eof(),
        None => false,
    };
    begins && is_value(values.next()) && values.next().is_none_or(|next| is_value(Some(next)))
}

/// Detects the differences of files, as `diff -u` and `git` write them.
pub(super) fn is_difference(sample: &str) -> bool {
    let first = sample.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let begins = ["diff ", "--- ", "Index: ", "commit "].iter().any(|word| first.starts_with(word));
    begins && sample.lines().any(|line| line.starts_with("@@ -") && line[4..].contains(" @@"))
}

/// Detects lines by the share of those that are no prose.
fn is_structured(sample: &str) -> bool {
    let (mut strong, mut weak, mut stamped, mut all) = (0, 0, 0, 0);
    let mut fence = false;
    for line in sample.lines().filter(|line| !line.trim().is_empty()).take(MOST_LINES) {
        if line.starts_with("```") || line.starts_with("~~~") {
            // Markdown: what stands between fences says nothing of the document.
            fence = !fence;
            continue;
        }
        if fence {
            continue;
        }
        all += 1;
        stamped += usize::from(is_stamped(line));
        match sign(line) {
            Sign::Strong => strong += 1,
            Sign::Weak => weak += 1,
            Sign::Prose => {}
        }
    }
    let is_record = stamped >= LEAST_STAMPED && stamped * 10 >= all * 3;
    let is_mostly = strong >= 2 && strong * 10 >= all * 4 && (strong + weak) * 10 >= all * 7;
    is_record || is_mostly
}

/// Returns the evidence of a line.
fn sign(line: &str) -> Sign {
    let body = line.trim();
    if STRONG.iter().any(|is_sign| is_sign(line, body)) {
        Sign::Strong
    } else if is_weak(line, body) {
        Sign::Weak
    } else {
        Sign::Prose
    }
}

/// Signs of lines that are no prose. Each takes a line, and the line without surrounding blanks.
const STRONG: &[fn(&str, &str) -> bool] = &[
    |_, body| is_mode(body),
    |line, _| is_stamped(line),
    |_, body| is_assignment(body),
    |_, body| is_key(body),
    |_, body| is_header(body),
    |_, body| is_quoted_key(body),
    |_, body| is_program_text(body),
    |_, body| is_message(body),
    |_, body| is_prompt(body),
    |line, body| is_option(line, body),
    |_, body| is_columns(body),
    |_, body| is_tree(body),
];

fn is_weak(line: &str, body: &str) -> bool {
    let is_comment = ["#", "//", "/*", "*/", "* ", "-- ", ";", "% ", "<!--"].iter().any(|sign| body.starts_with(sign));
    let is_item = body.starts_with("- ") || body.starts_with("+ ");
    let is_rule = body.len() > 2 && body.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'.'));
    let is_section = body.starts_with('[') && body.ends_with(']');
    let is_table_header = body.is_ascii() && columns(body).count() >= 3;
    let is_key = body.split_once(": ").is_some_and(|(key, _)| is_name(key));
    is_comment
        || is_item
        || is_rule
        || is_section
        || is_table_header
        || is_key
        || line.starts_with(['\t', ' '])
        || is_total(body)
}

/// `total 8`, as `ls -l` begins.
fn is_total(body: &str) -> bool {
    body.strip_prefix("total ").is_some_and(|size| !size.is_empty() && size.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A file mode: `-rw-r--r--`.
fn is_mode(body: &str) -> bool {
    let bytes = body.as_bytes();
    bytes.len() > 10
        && b"-dlbcpsD".contains(&bytes[0])
        && bytes[1..10].iter().all(|byte| b"rwxsStTl-".contains(byte))
        && matches!(bytes[10], b' ' | b'.' | b'+' | b'@')
}

/// Returns `true` if a line begins with a time of day, with or without a date: `2024-05-01T10:30:00`, `May  1
/// 10:30:00`, `[12/05/2023, 10:30]`, `10:30`; or if it ends with one in brackets.
fn is_stamped(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| is_invisible(c) || matches!(c, '[' | '(' | '<' | ' '));
    let is_ending = || {
        let inside = line.trim_end().strip_suffix(']').and_then(|line| line.rsplit_once('['));
        inside.is_some_and(|(before, stamp)| !before.is_empty() && stamp.len() <= 30 && stamp_bytes(stamp).is_some())
    };
    stamp_bytes(line).is_some() || is_ending()
}

/// The most characters before the time of day of a timestamp.
const MOST_DATE: usize = 28;

/// Returns the bytes before the minutes of the time of day that a text begins with, behind a date.
fn stamp_bytes(text: &str) -> Option<usize> {
    let mut digits = 0;
    let mut letters = 0;
    for (count, (at, c)) in text.char_indices().enumerate() {
        if count > MOST_DATE {
            return None;
        }
        match c {
            _ if digit(c).is_some() => {
                digits += 1;
                letters = 0;
            }
            ':' if (1..=2).contains(&digits) => {
                let minutes = text[at + 1..].chars().take_while(|&c| digit(c).is_some()).count();
                return (minutes == 2).then_some(at);
            }
            // The name of a month or of a day.
            _ if c.is_ascii_alphabetic() && letters < 3 => (digits, letters) = (0, letters + 1),
            '-' | '/' | '.' | ',' | '،' | ' ' | '\u{A0}' | '\u{202F}' => (digits, letters) = (0, 0),
            _ if is_invisible(c) => {}
            _ => return None,
        }
    }
    None
}

/// `key = value`, `key=value`, `export KEY=value`.
fn is_assignment(body: &str) -> bool {
    let words = ["export ", "let ", "const ", "var ", "local ", "set "];
    let own = words.iter().find_map(|word| body.strip_prefix(word)).unwrap_or(body);
    let Some((key, value)) = own.split_once('=') else { return false };
    let key = key.trim_end_matches(['+', '-', ':', '?', '*', '|']).trim_end();
    is_name(key) && !value.starts_with('=')
}

/// Returns `true` for an identifier of program text or settings, in ASCII.
fn is_name(name: &str) -> bool {
    let is_part =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'[' | b']' | b'$' | b'"');
    !name.is_empty() && name.bytes().all(is_part) && name.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// `key: value` or `- key: value` with a key as programs have them: it begins with a small letter and has no blanks.
fn is_key(body: &str) -> bool {
    let body = body.strip_prefix("- ").unwrap_or(body);
    let Some((key, value)) = body.split_once(':') else { return false };
    key.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && is_name(key)
        && (value.is_empty() || value.starts_with(' '))
}

/// `Start-Date: value`, as logs and packages have: a key of capitalized words; or a line of `git log`.
fn is_header(body: &str) -> bool {
    if let Some(hash) = body.strip_prefix("commit ") {
        let hash = hash.split(' ').next().unwrap_or_default();
        return hash.len() > 6 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    }
    let Some((key, value)) = body.split_once(": ") else { return false };
    let is_capitalized = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase()) && is_name(word);
    let is_of_commit = matches!(key, "Author" | "Date") && value.contains(['<', ':']);
    is_of_commit || key.contains('-') && key.split('-').all(is_capitalized)
}

/// `"key": value`, `msgid "text"`, or a text in quotation marks alone.
fn is_quoted_key(body: &str) -> bool {
    if ["msgid ", "msgstr ", "msgstr[", "msgctxt ", "msgid_plural "].iter().any(|word| body.starts_with(word)) {
        return true;
    }
    let Some(inside) = body.strip_prefix(['"', '\'']) else { return false };
    let Some(end) = inside.find(['"', '\'']) else { return false };
    let behind = inside[end + 1..].trim_start();
    behind.starts_with([':', ',']) && !behind[1..].starts_with(char::is_alphabetic)
}

/// Words that lines of program text begin with, and a colon, a bracket or a name follows.
const KEYWORDS: &[&str] = &[
    "if",
    "elif",
    "else",
    "for",
    "while",
    "def",
    "class",
    "try",
    "except",
    "finally",
    "with",
    "async",
    "switch",
    "case",
    "fn",
    "func",
    "function",
    "public",
    "private",
    "static",
    "struct",
    "enum",
    "impl",
    "interface",
    "namespace",
    "match",
    "do",
    "then",
    "unless",
    "module",
    "package",
    "import",
    "use",
    "using",
    "from",
    "return",
    "end",
    "fi",
    "done",
];

/// Operators that prose does not have.
const OPERATORS: &[&str] = &["==", "!=", "=>", "->", "::", "&&", "||", ":=", "+=", "-=", "</", "/>", "<-", "();", "()"];

/// A line of a programming language.
fn is_program_text(body: &str) -> bool {
    if body.chars().all(|c| matches!(c, '{' | '}' | '(' | ')' | '[' | ']' | ',' | ';' | ' ')) {
        return true;
    }
    if ["#include", "#define", "#if", "#endif", "#pragma", "#!", "<?php", "@@ "]
        .iter()
        .any(|sign| body.starts_with(sign))
    {
        return true;
    }
    // Strings and comments may be in any script, what stands before them is not.
    let code = body.split(['"', '\'', '`', '#']).next().unwrap_or_default();
    let code = code.split("//").next().unwrap_or_default().trim_end();
    if code.is_empty() || code.chars().any(is_right_to_left) {
        return false;
    }
    let has_signs = code.contains(['(', ')', '{', '}', '[', ']', '=', '<', '>', '$', '&', '*']);
    let first = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
    let ends = body.trim_end_matches(|c: char| c.is_whitespace());
    let is_block = ends.ends_with(['{', '}']) && !ends.ends_with("\\}");
    let is_statement = ends.ends_with(';') && (has_signs || KEYWORDS.contains(&first) || code.split(' ').count() <= 3);
    let is_keyword = KEYWORDS.contains(&first)
        && (ends.ends_with([':', '{', '(']) && (has_signs || code.split(' ').count() <= 4)
            || matches!(first, "import" | "from" | "use" | "using" | "package" | "module")
                && code.split(' ').count() <= 4
                && !ends.ends_with(['.', '!', '?'])
            || matches!(first, "end" | "fi" | "done" | "else") && code.len() == first.len()
            || first == "return" && code.split(' ').count() <= 4 && !ends.ends_with('.'));
    let has_operator = OPERATORS.iter().any(|operator| code.contains(operator));
    // `echo "text"`: a word and a string.
    let is_command = code.len() == first.len() && body[first.len()..].starts_with([' ']) && {
        let string = body[first.len()..].trim_start();
        string.starts_with(['"', '\'', '$']) && string.len() > 1 && string.ends_with(['"', '\''])
    };
    let is_loop = ["; do", "; then"].iter().any(|word| ends.ends_with(word));
    is_block || is_statement || is_keyword || has_operator || is_command || is_loop || is_call(code, ends)
}

/// `name(`…`)`, with nothing but signs behind it.
fn is_call(code: &str, body: &str) -> bool {
    let name = code.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_.$:@!".contains(byte)).count();
    name > 1 && code[name..].starts_with('(') && body.ends_with([')', ';', ',', '{', ':', '('])
}

/// Levels of log messages.
const LEVELS: &[&str] = &["DEBUG", "INFO", "WARN", "WARNING", "ERROR", "FATAL", "TRACE", "CRITICAL", "NOTICE", "PANIC"];

/// A message of a program: `ERROR: text`, `[info] text`, `src/main.rs:12: text`, an address of a client.
fn is_message(body: &str) -> bool {
    let open = body.trim_start_matches(['[', '<']);
    let level = open.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_bracketed = open.len() < body.len() && open[level..].starts_with([']', '>']);
    let is_level = (open[..level].bytes().all(|byte| byte.is_ascii_uppercase()) || is_bracketed)
        && LEVELS.iter().any(|name| name.eq_ignore_ascii_case(&open[..level]))
        && open[level..].starts_with([':', ']', ' ', '>', '\t']);
    let first = body.split(' ').next().unwrap_or_default();
    let is_place = || {
        let mut parts = first.split(':');
        let is_file = parts.next().is_some_and(|file| file.contains('.') && file.is_ascii() && !file.ends_with('.'));
        let number = parts.next().unwrap_or_default();
        is_file && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) && parts.next().is_some()
    };
    let is_address = || first.split('.').filter(|part| part.parse::<u8>().is_ok()).count() == 4;
    is_level || is_place() || is_address()
}

/// A command behind the prompt of a shell or an interpreter.
fn is_prompt(body: &str) -> bool {
    let is_shell = body.split_once(['$', '#']).is_some_and(|(prompt, command)| {
        command.starts_with(' ') && prompt.contains('@') && prompt.contains(':') && !prompt.contains(' ')
    });
    body.starts_with("$ ") || body.starts_with(">>> ") || body.starts_with("PS C:\\") || is_shell
}

/// An option in the help of a program: `  -a, --all  …`.
fn is_option(line: &str, body: &str) -> bool {
    let name = body.trim_start_matches('-');
    line.starts_with([' ', '\t'])
        && (1..=2).contains(&(body.len() - name.len()))
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// Three columns or more, one of them a number.
fn is_columns(body: &str) -> bool {
    let is_part =
        |c: char| digit(c).is_some() || c.is_ascii_alphabetic() || matches!(c, '.' | ',' | '%' | ':' | '-' | '/');
    let is_number = |field: &str| field.starts_with(|c: char| digit(c).is_some()) && field.chars().all(is_part);
    columns(body).count() >= 3 && columns(body).any(is_number)
}

/// Splits a line at tabs and at two blanks or more; a line without two blanks has no columns.
fn columns(body: &str) -> impl Iterator<Item = &str> {
    let body = if body.contains("  ") { body } else { "" };
    body.split("  ").flat_map(|part| part.split('\t')).map(str::trim).filter(|field| !field.is_empty())
}

/// A branch of a tree drawn with lines.
fn is_tree(body: &str) -> bool {
    let branch = body.trim_start_matches(['│', ' ', '\u{A0}']);
    branch.starts_with("├── ") || branch.starts_with("└── ")
}
