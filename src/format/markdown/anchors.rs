//! Anchors of headings, as GitHub generates them.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use unicode_normalization::char::is_combining_mark;

use super::events::Placed;

/// Drops the source ranges of events, and gives anchors to headings without one.
pub(super) fn named(events: Vec<Placed>) -> Vec<Event> {
    let mut events: Vec<Event> = events.into_iter().map(|(event, _)| event).collect();
    let mut seen = HashMap::new();
    let mut open = None;
    let mut text = String::new();
    for index in 0..events.len() {
        match &events[index] {
            Event::Start(Tag::Heading { .. }) => {
                open = Some(index);
                text.clear();
            }
            Event::Text(part) | Event::Code(part) | Event::InlineMath(part) | Event::DisplayMath(part)
                if open.is_some() =>
            {
                text += part;
            }
            Event::SoftBreak | Event::HardBreak if open.is_some() => text.push(' '),
            Event::End(TagEnd::Heading(_)) => {
                let name = numbered(slug(&text), &mut seen);
                if let Some(start) = open.take()
                    && let Event::Start(Tag::Heading { id: id @ None, .. }) = &mut events[start]
                {
                    *id = Some(CowStr::from(name));
                }
            }
            _ => {}
        }
    }
    events
}

/// Returns the letters, digits, hyphens and underscores of a heading in lower case, with hyphens for spaces.
fn slug(text: &str) -> String {
    let kept = |&c: &char| c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '-' | '_' | ' ');
    let text = text.trim().chars().filter(kept).flat_map(char::to_lowercase);
    text.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// Appends a number to a name that an earlier heading has.
fn numbered(name: String, seen: &mut HashMap<String, usize>) -> String {
    let count = seen.entry(name.clone()).or_insert(0);
    *count += 1;
    if *count == 1 { name } else { format!("{name}-{}", *count - 1) }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs_are_those_of_github() {
        let check = |heading: &str, expected: &str| assert_eq!(slug(heading), expected);
        check("البدء السريع", "البدء-السريع");
        check("🚀 Quick Start!", "-quick-start");
        check("ما هو «قارئ»؟", "ما-هو-قارئ");
        check("C++ & C#", "c--c");
        check("الإصدار 1.2_ب", "الإصدار-12_ب");
        check("مُقدِّمة", "مُقدِّمة");
    }
}
