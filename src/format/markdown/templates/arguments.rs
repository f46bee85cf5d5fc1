//! The name and the arguments of a template tag.

use qari_bidi::text::direction::is_right_to_left;

/// Names of arguments that readers see.
const SHOWN: [&str; 6] = ["title", "caption", "label", "summary", "header", "text"];

/// A name and arguments: words, quoted strings, and both behind a name and a sign.
#[derive(Debug, Default)]
pub(super) struct Arguments<'a> {
    pub(super) name: &'a str,
    /// Those without a name, and whether they are quoted.
    positional: Vec<(&'a str, bool)>,
    named: Vec<(&'a str, &'a str)>,
}

impl<'a> Arguments<'a> {
    /// Parses the inside of a tag.
    pub(super) fn of(text: &'a str) -> Self {
        let mut rest = text.trim();
        // The slash of a closing tag may stand apart.
        let slash = usize::from(rest.starts_with('/'));
        let blank = rest[slash..].len() - rest[slash..].trim_start().len();
        let end = rest[slash + blank..].find(char::is_whitespace).map_or(rest.len(), |end| slash + blank + end);
        let mut arguments = Self { name: &rest[..end], ..Self::default() };
        rest = rest[end..].trim_start();
        while !rest.is_empty() {
            let (value, is_quoted, behind) = value(rest);
            if !is_quoted && let Some((name, own)) = value.split_once(['=', ':']) {
                let start = name.len() + 1;
                let (own, behind) = if own.is_empty() || own.starts_with(['"', '\'', '`']) {
                    let (own, _, behind) = self::value(rest[start..].trim_start());
                    (own, behind)
                } else {
                    (own, behind)
                };
                arguments.named.push((name, own));
                rest = behind.trim_start();
            } else {
                arguments.positional.push((value, is_quoted));
                rest = behind.trim_start();
            }
        }
        arguments
    }

    /// Returns the first argument without a name, or an empty string.
    pub(super) fn first(&self) -> &'a str {
        self.positional.first().map_or("", |(value, _)| value)
    }

    /// Returns the first of the arguments `names` that there is.
    pub(super) fn named(&self, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| self.named.iter().find(|(own, _)| own == name)).map(|(_, value)| *value)
    }

    /// Returns what a reader would see of it: a title, or quoted words.
    pub(super) fn title(&self) -> String {
        let is_text = |text: &str| text.contains(' ') || text.chars().any(is_right_to_left);
        let name = self.named(&["name"]).filter(|name| is_text(name));
        let quoted = self.positional.iter().filter(|(value, is_quoted)| *is_quoted && is_text(value));
        let quoted = quoted.map(|(value, _)| *value);
        self.named(&SHOWN).or(name).or_else(|| quoted.into_iter().next()).unwrap_or_default().replace('\n', " ")
    }
}

/// Splits the word or the quoted string that a text begins with from what follows.
fn value(text: &str) -> (&str, bool, &str) {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))
        && let Some(end) = text[1..].find(quote)
    {
        return (&text[1..=end], true, &text[end + 2..]);
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], false, &text[end..])
}
