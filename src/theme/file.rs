//! Theme files: YAML, a role and its style in each line.
//!
//! They are read line by line: that is enough for a list of roles, and tells the line of every mistake at once, where a
//! YAML parser stops at the first.

use super::paint::Paint;
use super::role::Role;
use crate::mistakes::Mistake;

/// The styles that a theme gives, by role; those that it leaves out are those of the roles that they are like.
pub type Paints = [Paint; Role::ALL.len()];

/// The kind of a [`Mistake`], with the text that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The line is no role with a style.
    Line(String),
    /// There is no role of this name.
    Role(String),
    /// The role was given a style before.
    Twice(Role),
    /// The word is no part of a style. Before it stands the name of the role.
    Word(String, String),
    /// The role of this name has no style, or none behind `on`. In YAML, `#` begins a comment.
    Missing(String),
}

/// Reads a theme file.
///
/// # Errors
/// All its mistakes, in order.
pub fn parse(text: &str) -> Result<Paints, Vec<Mistake<Wrong>>> {
    let mut given: [Option<Paint>; Role::ALL.len()] = [None; Role::ALL.len()];
    let mut mistakes = Vec::new();
    for (index, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
        let line_is = without_comment(line).trim_end();
        if line_is.is_empty() || line_is == "---" {
            continue;
        }
        let mut wrong = Vec::new();
        if let Some((role, paint)) = entry(line_is, &given, &mut wrong) {
            given[role as usize] = Some(paint);
        }
        mistakes.extend(wrong.into_iter().map(|what| Mistake { line: index + 1, what }));
    }
    if mistakes.is_empty() { Ok(filled(&given)) } else { Err(mistakes) }
}

/// Reads the entry of a line, and adds what is `wrong` with it.
fn entry(line: &str, given: &[Option<Paint>], wrong: &mut Vec<Wrong>) -> Option<(Role, Paint)> {
    let is_entry = |(name, style): &(&str, &str)| {
        !name.starts_with([' ', '\t']) && (style.is_empty() || style.starts_with([' ', '\t']))
    };
    let Some((name, style)) = line.split_once(':').filter(is_entry) else {
        wrong.push(Wrong::Line(line.trim().to_owned()));
        return None;
    };
    let (name, style) = (unquoted(name), unquoted(style));
    let role = Role::named(name);
    match role {
        None => wrong.push(Wrong::Role(name.to_owned())),
        Some(role) if given[role as usize].is_some() => wrong.push(Wrong::Twice(role)),
        Some(_) => {}
    }
    let paint = Paint::parse(style).map_err(|word| match word {
        "" => Wrong::Missing(name.to_owned()),
        word => Wrong::Word(name.to_owned(), word.to_owned()),
    });
    match paint {
        Ok(paint) => role.filter(|_| wrong.is_empty()).map(|role| (role, paint)),
        Err(what) => {
            wrong.push(what);
            None
        }
    }
}

/// Returns a line without its comment: from a `#` at its start or behind a blank, outside of quotation marks.
fn without_comment(line: &str) -> &str {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (None, '#') if before.is_whitespace() => return &line[..at],
            // A quotation mark inside a word is none.
            (None, '"' | '\'') if before.is_whitespace() => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        before = c;
    }
    line
}

/// Returns a scalar without the quotation marks around it.
fn unquoted(scalar: &str) -> &str {
    let scalar = scalar.trim();
    let inside = |quote: char| scalar.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    inside('"').or_else(|| inside('\'')).unwrap_or(scalar)
}

/// Returns the styles of all roles: those of roles that a theme gives none are those of the roles they are like. What
/// is like the text has no style of its own, and stands on what is there.
fn filled(given: &[Option<Paint>; Role::ALL.len()]) -> Paints {
    let mut paints = given.map(Option::unwrap_or_default);
    for role in Role::ALL {
        if given[role as usize].is_none() && role.like() != Role::Text {
            paints[role as usize] = paints[role.like() as usize];
        }
    }
    paints
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paint(text: &str) -> Paint {
        Paint::parse(text).expect(text)
    }

    #[test]
    fn a_role_without_a_style_is_like_another() {
        let paints =
            parse("\u{FEFF}---\n# mine\ntext: red on black # warm\n'heading-1': \"#102030\"\n\nheading-3 : blue\n")
                .expect("a theme");
        let of = |role: Role| paints[role as usize];
        assert_eq!([of(Role::Text), of(Role::Strong)], [paint("red on black"), Paint::default()]);
        assert_eq!(
            [of(Role::Title), of(Role::Heading1), of(Role::Heading2)],
            [Paint::default(), paint("102030"), paint("102030")]
        );
        assert_eq!([of(Role::Heading3), of(Role::HeadingInner)], [paint("blue"); 2]);
    }

    #[test]
    fn all_mistakes_are_found() {
        let text =
            "text: red\ntittle: redd\njust words\n  link: red\nlink: redd blue\ntext: blue\ndim: #102030\nbar: on\n";
        let found = parse(text).expect_err("mistakes");
        let expected = [
            (2, Wrong::Role("tittle".to_owned())),
            (2, Wrong::Word("tittle".to_owned(), "redd".to_owned())),
            (3, Wrong::Line("just words".to_owned())),
            (4, Wrong::Line("link: red".to_owned())),
            (5, Wrong::Word("link".to_owned(), "redd".to_owned())),
            (6, Wrong::Twice(Role::Text)),
            (7, Wrong::Missing("dim".to_owned())),
            (8, Wrong::Missing("bar".to_owned())),
        ];
        assert_eq!(found, expected.map(|(line, what)| Mistake { line, what }));
    }
}
