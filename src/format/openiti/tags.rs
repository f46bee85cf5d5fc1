//! Tags in the text of OpenITI mARkdown.

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text.
    Text(&'a str),
    /// The mark of a page.
    Page(Page<'a>),
    /// An image: its alternative text and its address.
    Image(&'a str, &'a str),
    /// The beginning or the end of a quotation from the Quran: `@QB@`, `@QE@`.
    Quran(Side),
    /// Any other tag.
    Tag,
}

/// The side of a passage that a tag stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Its beginning.
    Begin,
    /// Its end.
    End,
}

/// The mark of a page in a printed book or a leaf of a manuscript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page<'a> {
    /// Its name, such as `V01P051`; a letter may tell its sides apart.
    pub(super) name: &'a str,
    /// `true` if the page begins here. The usual mark stands at the end of a page.
    pub(super) begins: bool,
}

/// Splits a line into pieces, each with the byte behind it; together they are the whole line.
pub(super) fn pieces(line: &str) -> impl Iterator<Item = (usize, Piece<'_>)> {
    let mut rest = line;
    let mut before = None;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let at = next_tag(rest, before);
        let (piece, bytes) = match at {
            Some((0, tag, bytes)) => (tag, bytes),
            Some((at, ..)) => (Piece::Text(&rest[..at]), at),
            None => (Piece::Text(rest), rest.len()),
        };
        before = rest[..bytes].chars().next_back();
        rest = &rest[bytes..];
        Some((line.len() - rest.len(), piece))
    })
}

/// Parses the tag at the beginning of a line. Returns it with its length in bytes.
pub(super) fn first(line: &str) -> Option<(Piece<'_>, usize)> {
    line.starts_with(['P', 'F', '!']).then(|| tag(line, None))?
}

/// Finds the first tag of a text: its offset, the tag, and its length in bytes. `before` is the character before the
/// text.
fn next_tag(text: &str, before: Option<char>) -> Option<(usize, Piece<'_>, usize)> {
    let may_begin =
        |byte: &u8| matches!(byte, b'@' | b'P' | b'F' | b'Y' | b'm' | b'M' | b'#' | b'$' | b'<' | b'!' | b'~');
    let mut from = 0;
    while let Some(at) = text.as_bytes()[from..].iter().position(may_begin).map(|at| from + at) {
        let before = text[..at].chars().next_back().or(before);
        if let Some((tag, bytes)) = tag(&text[at..], before) {
            return Some((at, tag, bytes));
        }
        from = at + 1;
    }
    None
}

/// Parses the tag at the beginning of a text. Returns it with its length in bytes.
fn tag(text: &str, before: Option<char>) -> Option<(Piece<'_>, usize)> {
    let begins_word = before.is_none_or(|before| !before.is_ascii_alphanumeric());
    if let Some((page, bytes)) = page(text) {
        return Some((Piece::Page(page), bytes));
    }
    if let Some((image, bytes)) = image(text) {
        return Some((image, bytes));
    }
    if let Some(side) = [("@QB@", Side::Begin), ("@QE@", Side::End)].iter().find(|(tag, _)| text.starts_with(tag)) {
        return Some((Piece::Quran(side.1), side.0.len()));
    }
    let bytes = match text.as_bytes()[0] {
        b'm' | b'M' if begins_word => milestone(text),
        b'@' if begins_word => entity(text).or_else(|| labels(text)),
        b'#' => toponym(text),
        b'$' => category(text),
        b'<' => span(text),
        b'Y' if begins_word => year(text),
        // These surround passages that word counts skip.
        b'~' => ["~!~", "~!!~"].into_iter().find(|sign| text.starts_with(sign)).map(str::len),
        _ => None,
    };
    bytes.map(|bytes| (Piece::Tag, bytes))
}

/// Parses the mark of a page: `PageV01P051`, `PageBegV01P051`, `FolioV01P012a`. Returns it with its length in bytes.
pub(super) fn page(text: &str) -> Option<(Page<'_>, usize)> {
    let rest = ["Page", "Folio"].into_iter().find_map(|word| text.strip_prefix(word))?;
    let at = ["Beginning", "Beg", "End"].into_iter().find_map(|at| rest.strip_prefix(at).map(|rest| (at, rest)));
    let (at, named) = at.unwrap_or(("End", rest));
    let rest = named.strip_prefix('V')?;
    let rest = rest[some(rest, |c| c.is_ascii_digit())?..].strip_prefix('P')?;
    let rest = &rest[some(rest, |c| c.is_ascii_digit())?..];
    let rest = rest.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest);
    let name = &named[..named.len() - rest.len()];
    Some((Page { name, begins: at != "End" }, text.len() - rest.len()))
}

/// Parses `![a map](map.png)`, as in Markdown. Neither part may contain brackets, which bounds the search.
fn image(text: &str) -> Option<(Piece<'_>, usize)> {
    let rest = text.strip_prefix("![")?;
    let (alternative, rest) = rest.split_at(rest.find(['[', ']'])?);
    let rest = rest.strip_prefix("](")?;
    let address = &rest[..rest.find([')', '['])?];
    let is_whole = rest[address.len()..].starts_with(')');
    let bytes = "![](".len() + alternative.len() + address.len() + ")".len();
    is_whole.then_some((Piece::Image(alternative, address), bytes))
}

/// Matches `ms001`, `Milestone300`: a word count.
fn milestone(text: &str) -> Option<usize> {
    let word = ["ms", "Milestone"].into_iter().find(|word| text.starts_with(word))?.len();
    let end = word + some(&text[word..], |c| c.is_ascii_digit())?;
    ends_word(&text[end..]).then_some(end)
}

/// Matches `@P02`, `@TOP12`, `@YD597`: a person, a place or a year begins here.
fn entity(text: &str) -> Option<usize> {
    let kind = 1 + some(&text[1..], |c| c.is_ascii_uppercase())?;
    let end = kind + some(&text[kind..], |c| c.is_ascii_digit())?;
    (kind <= 5 && ends_word(&text[end..]) && !text[end..].starts_with('@')).then_some(end)
}

/// Matches `YB450`, `YD597`: the year of a birth or a death.
fn year(text: &str) -> Option<usize> {
    let kind = "Y".len() + text[1..].strip_prefix(['A', 'B', 'D', 'Y']).map(|_| 1)?;
    let end = kind + some(&text[kind..], |c| c.is_ascii_digit())?;
    (end <= 6 && ends_word(&text[end..])).then_some(end)
}

/// Matches `@MATN@`, `@USER@CAT_SUBCAT@`: labels between signs.
fn labels(text: &str) -> Option<usize> {
    let mut end = 1;
    while let Some(label) = some(&text[end..], |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')) {
        if !text[end + label..].starts_with('@') {
            break;
        }
        end += label + 1;
    }
    (end > 1).then_some(end)
}

/// Matches `#$#FROM`, `#$#REG1`: a place in a list of places or routes.
fn toponym(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("#$#")?;
    let word = some(rest, |c| c.is_ascii_uppercase())?;
    Some("#$#".len() + word + some(&rest[word..], |c| c.is_ascii_digit()).unwrap_or(0))
}

/// Matches `$RWY$`, `$BIO_MAN$`: the category of the unit that begins here.
fn category(text: &str) -> Option<usize> {
    let end = 1 + some(&text[1..], |c| c.is_ascii_uppercase() || c == '_')?;
    text[end..].starts_with('$').then_some(end + 1)
}

/// Matches `<span class="title">`, `</span>`: remains of web pages.
fn span(text: &str) -> Option<usize> {
    if !text.starts_with("<span") && !text.starts_with("</span") {
        return None;
    }
    let end = 1 + text[1..].find(['<', '>'])?;
    text[end..].starts_with('>').then_some(end + 1)
}

/// Returns the bytes of the longest prefix of such characters, if there is one.
fn some(text: &str, is_such: impl Fn(char) -> bool) -> Option<usize> {
    let end = text.find(|c| !is_such(c)).unwrap_or(text.len());
    (end > 0).then_some(end)
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
}
