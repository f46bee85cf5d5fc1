//! Finds front matter at the beginning of a text.

/// A notation of front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// Between lines of dashes.
    Yaml,
    /// Between lines of plus signs.
    Toml,
    /// An object.
    Json,
    /// `Key: value`, one a line.
    Headers,
    /// Title, authors and date, each behind a percent sign.
    Percent,
}

/// A text split behind its front matter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Split<'a> {
    pub(super) notation: Notation,
    /// The front matter, without the lines around it.
    pub(super) matter: &'a str,
    /// The text behind it.
    pub(super) text: &'a str,
}

/// Keys of headers. A paragraph that begins with another word and a colon is text.
const HEADER_KEYS: [&str; 25] = [
    "title",
    "subtitle",
    "date",
    "modified",
    "updated",
    "author",
    "authors",
    "category",
    "categories",
    "tags",
    "tag",
    "keywords",
    "slug",
    "lang",
    "language",
    "dir",
    "direction",
    "summary",
    "description",
    "status",
    "template",
    "layout",
    "draft",
    "publisher",
    "source",
];

/// The most lines of headers.
const MOST_HEADERS: usize = 40;

/// The number of lines of the text that are examined.
const SAMPLE_LINES: usize = 60;

/// Splits a text behind front matter that has marks of its own: dashes, plus signs, braces.
pub(super) fn fenced(text: &str) -> Option<Split<'_>> {
    match text.as_bytes().first()? {
        b'-' => between(text, "---", &["---", "..."], Notation::Yaml),
        b'+' => between(text, "+++", &["+++"], Notation::Toml),
        b'{' => object(text),
        _ => None,
    }
}

/// Splits a text behind headers or title lines, which end at a blank line.
pub(super) fn open(text: &str) -> Option<Split<'_>> {
    if text.starts_with('%') { title_lines(text) } else { headers(text) }
}

fn between<'a>(text: &'a str, first: &str, last: &[&str], notation: Notation) -> Option<Split<'a>> {
    let (opening, rest) = text.split_once('\n')?;
    // A blank line behind a rule begins text.
    if opening.trim_end() != first || rest.trim_start_matches([' ', '\t']).starts_with('\n') {
        return None;
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if last.contains(&line.trim_end()) {
            return Some(Split { notation, matter: &rest[..at], text: &rest[at + line.len()..] });
        }
        at += line.len();
    }
    None
}

/// Splits a text behind the object that it begins with, if a line ends there and no other value follows.
fn object(text: &str) -> Option<Split<'_>> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    values.next()?.ok()?;
    let (matter, rest) = text.split_at(values.byte_offset());
    let line_end = rest.find('\n')?;
    let behind = rest[line_end..].trim_start();
    let is_json = behind.starts_with(['{', '[', '}', ']', ',', '"']);
    (rest[..line_end].trim().is_empty() && !behind.is_empty() && !is_json).then(|| Split {
        notation: Notation::Json,
        matter,
        text: &rest[line_end + 1..],
    })
}

/// Splits a text behind headers with known keys. Indented lines continue a header.
fn headers(text: &str) -> Option<Split<'_>> {
    let mut at = 0;
    for (index, line) in text.split_inclusive('\n').take(MOST_HEADERS).enumerate() {
        let is_header =
            || header(line).is_some_and(|(key, _)| HEADER_KEYS.contains(&key.to_ascii_lowercase().as_str()));
        if line.trim().is_empty() {
            return (index > 0).then(|| Split {
                notation: Notation::Headers,
                matter: &text[..at],
                text: &text[at + line.len()..],
            });
        }
        let continues = index > 0 && line.starts_with([' ', '\t']);
        if !continues && !is_header() {
            return None;
        }
        at += line.len();
    }
    None
}

/// Splits a header into key and value.
pub(super) fn header(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    (is_key && !value.trim().is_empty() && value.starts_with([' ', '\t'])).then(|| (key, value.trim()))
}

/// Splits a text behind up to three lines that begin with `%` and a blank, each with its continuation lines.
fn title_lines(text: &str) -> Option<Split<'_>> {
    let (mut at, mut count) = (0, 0);
    for line in text.split_inclusive('\n') {
        let is_field = line.starts_with("% ") || line.trim_end() == "%";
        let continues = count > 0 && line.starts_with([' ', '\t']) && !line.trim().is_empty();
        if !is_field && !continues {
            let is_end = line.trim().is_empty();
            let matter = &text[..at];
            let is_title = !matter.trim_matches(['%', ' ', '\t', '\n']).is_empty() && !matter.starts_with("% !");
            return (is_end && is_title).then(|| Split { notation: Notation::Percent, matter, text: &text[at..] });
        }
        count += usize::from(is_field);
        if count > 3 {
            return None;
        }
        at += line.len();
    }
    None
}

/// Returns `true` if a text is more YAML: keys in its first column, and lists or indented lines below them. `---` may
/// separate documents of a stream.
pub(super) fn is_yaml(text: &str) -> bool {
    let (mut keys, mut others) = (0, 0);
    for line in text.lines().take(SAMPLE_LINES).filter(|line| !line.trim().is_empty()) {
        match line {
            "---" | "..." => {}
            _ if line.starts_with('#') => {}
            _ if is_key_line(line) => keys += 1,
            _ if keys > 0 && (line.starts_with([' ', '\t']) || line.starts_with("- ")) => others += 1,
            _ => return false,
        }
    }
    keys > 1 || keys == 1 && others > 0
}

/// Returns `true` if a line has a key in its first column: a word, then a colon that ends the line or has a blank
/// behind.
pub(super) fn is_key_line(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let key = key.trim_matches(['"', '\'']);
    let is_key = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'/');
    !key.is_empty() && key.bytes().all(is_key) && (value.is_empty() || value.starts_with([' ', '\t']))
}

/// Returns `true` if a text begins with prose: its first line is no key of YAML and no program text.
pub(super) fn is_prose(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    first.is_some_and(|line| {
        !is_key_line(line) && !line.starts_with(['\\', '%']) && !line.trim_end().ends_with([';', '{'])
    })
}
