//! Subtitles in `SubRip` (`.srt`) and `WebVTT` (`.vtt`): each cue is its times and below them its text.
//!
//! Source: <https://www.w3.org/TR/webvtt1/>; `SubRip` has no specification, and is a part of it but for the comma in
//! its times. Numbers of cues, settings, styles and comments are no text.

use super::{Error, Reading, SourceText};
use crate::article::{Builder, Kind, Markup, Rich};

/// The sign between the beginning and the end of a cue.
const ARROW: &str = "-->";

/// The blocks of `WebVTT` that are no cues.
const OTHER_BLOCKS: [&str; 4] = ["WEBVTT", "NOTE", "STYLE", "REGION"];

/// Returns `true` if a text begins with the header of `WebVTT`, or with a number and times.
pub(super) fn is_certain(text: &str) -> bool {
    let mut lines = text.trim_start().lines();
    let first = lines.next().unwrap_or_default().trim();
    let is_number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    first == "WEBVTT" || first.starts_with("WEBVTT ") || is_number && times(lines.next().unwrap_or_default()).is_some()
}

/// Reads the cues.
///
/// # Errors
/// [`Error::Empty`] if no cue has text.
pub(super) fn read(source: &SourceText) -> Result<Reading, Error> {
    let mut builder = Builder::new();
    let mut block: Vec<&str> = Vec::new();
    for line in source.text.lines().chain([""]) {
        if !line.trim().is_empty() {
            block.push(line);
            continue;
        }
        add(&mut builder, &block);
        block.clear();
    }
    Reading::of(builder, false)
}

/// Adds the cue that lines without a blank one between them are.
fn add(builder: &mut Builder, lines: &[&str]) {
    let Some(at) = lines.iter().position(|line| times(line).is_some()) else {
        // A cue whose text has a blank line goes on here.
        let is_other =
            lines.first().is_some_and(|first| OTHER_BLOCKS.iter().any(|word| first.trim_start().starts_with(word)));
        if !is_other {
            builder.rich(Kind::Paragraph, text(lines));
        }
        return;
    };
    let mut cue = Rich::new();
    if let Some((begin, end)) = times(lines[at]) {
        cue.styled(Markup::Code, &format!("{begin} {ARROW} {end}"));
    }
    let text = text(&lines[at + 1..]);
    if !text.as_str().trim().is_empty() {
        cue.text("\n").append(text);
        builder.rich(Kind::Paragraph, cue);
    }
}

/// Parses the times of a cue. Settings may follow.
fn times(line: &str) -> Option<(&str, &str)> {
    let (begin, rest) = line.split_once(ARROW)?;
    let end = rest.split_whitespace().next()?;
    let is_time = |time: &str| {
        time.contains(':') && time.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b','))
    };
    let begin = begin.trim();
    (is_time(begin) && is_time(end)).then_some((begin, end))
}

/// Converts the lines of a cue: `<i>`, `<b>` and `<v Name>` are kept as what they mean, other tags are dropped, and so
/// are positions such as `{\an8}`.
fn text(lines: &[&str]) -> Rich {
    let mut rich = Rich::new();
    // Editors of other formats leave their line ends.
    let text = lines.join("\n").replace("\\N", "\n");
    let mut rest = text.as_str();
    let mut open = 0_usize;
    while let Some(at) = rest.find(['<', '{', '&']) {
        rich.text(&rest[..at]);
        rest = &rest[at..];
        let tag = match rest.as_bytes()[0] {
            b'<' => rest.find('>').map(|end| &rest[..=end]).filter(|tag| is_tag(tag)),
            b'{' => rest.find('}').map(|end| &rest[..=end]).filter(|tag| tag.starts_with("{\\")),
            _ => None,
        };
        if let Some(tag) = tag {
            match tag {
                "<i>" => _ = rich.start(Markup::Emphasis),
                "<b>" => _ = rich.start(Markup::Strong),
                _ => {}
            }
            open += usize::from(matches!(tag, "<i>" | "<b>"));
            if matches!(tag, "</i>" | "</b>") && open > 0 {
                rich.end();
                open -= 1;
            }
            if let Some(name) = tag.strip_prefix("<v").and_then(|name| name.strip_suffix('>')) {
                let name = name.split_once(' ').map_or("", |(_, name)| name).trim();
                rich.text(name).text(if name.is_empty() { "" } else { ": " });
            }
            rest = &rest[tag.len()..];
        } else if let Some((entity, shown)) = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity)) {
            rich.text(shown);
            rest = &rest[entity.len()..];
        } else {
            rich.text(&rest[..1]);
            rest = &rest[1..];
        }
    }
    rich.text(rest);
    rich
}

/// The character references of `WebVTT`. Others are those of HTML, which subtitles hardly have.
const ENTITIES: [(&str, &str); 7] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", "\u{A0}"),
    ("&lrm;", "\u{200E}"),
    ("&rlm;", "\u{200F}"),
    ("&quot;", "\""),
];

/// Returns `true` for a tag in angle brackets: a name or a time, and not what is smaller than another thing.
fn is_tag(tag: &str) -> bool {
    let inside = tag.trim_start_matches('<').trim_start_matches('/');
    inside.starts_with(|c: char| c.is_ascii_alphanumeric()) && !tag.contains('\n')
}
