//! Addresses, e-mail addresses, paths and file names.

use std::ops::Range;

use super::chars::{MAQAF, TATWEEL, is_blank, is_ltr, is_rtl, is_rtl_or_mark, is_sentence_punctuation, is_wrapping};
use crate::text::direction::{Direction, first_strong};

/// Characters between white space, quotation marks and brackets.
#[derive(Clone, Debug, Default)]
pub(super) struct Token {
    /// The bytes, without sentence punctuation at the end.
    own: Range<usize>,
    /// The byte after it, punctuation included.
    end: usize,
    /// The colon of the first `://` in it.
    colon: Option<usize>,
    /// For triggers of names and for those of paths: `true` if the last one that was asked about is after the colon.
    asked: [Option<bool>; 2],
}

impl Token {
    /// Returns the token around byte `at`.
    pub fn around(text: &str, at: usize) -> Self {
        let separates = |c: char| c.is_whitespace() || is_wrapping(c);
        let start = text[..at].rfind(separates).map_or(0, |before| before + char_len(text, before));
        let end = text[at..].find(separates).map_or(text.len(), |behind| at + behind);
        let own = text[start..end].trim_end_matches(is_sentence_punctuation);
        let colon = own.find("://").map(|colon| start + colon);
        Self { own: start..start + own.len(), end, colon, asked: [None; 2] }
    }

    /// Returns the byte after it.
    pub fn end(&self) -> usize {
        self.end
    }

    /// Returns the address, path or file name that the trigger at byte `at` is part of.
    pub fn ask(&mut self, text: &str, at: usize) -> Option<Range<usize>> {
        let is_path = text.as_bytes()[at] != b'.';
        // The answer is the same for all triggers of a kind, except the first one after the colon. A token is
        // therefore examined only a few times, however many triggers it has.
        let is_behind = self.colon.is_some_and(|colon| colon <= at);
        if self.asked[usize::from(is_path)].replace(is_behind) == Some(is_behind) {
            return None;
        }
        let of_token = |own: &Range<usize>| if is_path { path(text, own) } else { file_name(text, own, at) };
        url(text, self, at).or_else(|| of_token(&without_prefix(text, &self.own)))
    }
}

/// Returns `true` if the name or word `range` may be isolated in a paragraph of direction `base`.
///
/// A file name with a blank in it looks like two words, of which the second has an extension. In a right-to-left
/// paragraph an isolate around the second changes nothing if the name is right-to-left too. In a left-to-right one it
/// would put the two words into the wrong order, so that UAX #9 alone decides there.
pub(super) fn is_whole(text: &str, range: &Range<usize>, base: Direction) -> bool {
    if base == Direction::Rtl {
        return true;
    }
    let own = &text[range.clone()];
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    let is_rtl_name = !own.contains(['/', '\\']) && first_strong(own) == Some(Direction::Rtl);
    let follows = before.ends_with(is_blank) && before.trim_end_matches(is_blank).ends_with(is_rtl_or_mark);
    let is_end_of_name = follows && own.rsplit_once('.').is_some_and(|(stem, _)| !stem.contains(is_ltr));
    let goes_on = behind.starts_with(is_blank) && behind.trim_start_matches(is_blank).starts_with(is_rtl);
    let is_torn = is_rtl_name || (is_end_of_name && is_file_name(own)) || (goes_on && own.ends_with(is_rtl_or_mark));
    !is_torn
}

/// Returns `token` without a Hebrew or Arabic prefix: particles (and, in, to, the) that are written as part of the
/// next word, here a name in other letters, and any word with a hyphen, a maqaf or a tatweel at its end.
fn without_prefix(text: &str, token: &Range<usize>) -> Range<usize> {
    let own = &text[token.clone()];
    let rest = own.trim_start_matches(is_rtl_or_mark);
    let word = &own[..own.len() - rest.len()];
    let name = rest.strip_prefix('-').filter(|_| !word.is_empty()).unwrap_or(rest);
    let is_hyphened = name.len() < rest.len() || word.ends_with([TATWEEL, MAQAF]);
    let is_name = name.trim_start_matches(['/', '~', '.', '\\']).starts_with(|c: char| c.is_ascii_alphanumeric());
    let is_prefix = is_hyphened || is_particle(word);
    if is_name && is_prefix { token.start + (own.len() - name.len())..token.end } else { token.clone() }
}

/// Returns `true` for particles that are written as part of the next word: at most two of and, so, in, to, like,
/// and the article.
pub(super) fn is_particle(word: &str) -> bool {
    const SINGLE: [char; 9] = ['و', 'ف', 'ب', 'ل', 'ك', 'ו', 'ב', 'ל', 'ה'];
    let word = word.strip_suffix("ال").or_else(|| word.strip_suffix("لل")).unwrap_or(word);
    word.chars().count() <= 2 && word.chars().all(|c| SINGLE.contains(&c) || matches!(c, 'מ' | 'ש' | 'כ'))
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

/// Matches `scheme://…` or `www.…`, with parentheses inside.
fn url(text: &str, token: &Token, at: usize) -> Option<Range<usize>> {
    let start = if let Some(colon) = token.colon.filter(|&colon| colon <= at) {
        let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        let scheme = text[token.own.start..colon].trim_end_matches(is_scheme).len() + token.own.start;
        // A scheme starts with a letter (RFC 3986, 3.1); a hyphen before it belongs to a prefix.
        colon - text[scheme..colon].trim_start_matches(|c: char| !c.is_ascii_alphabetic()).len()
    } else {
        token.own.start + text[token.own.clone()].find("www.")?
    };
    let stops = |c: char| c.is_whitespace() || (is_wrapping(c) && !matches!(c, '(' | ')' | '\'' | '|'));
    let end = text[start..].find(stops).map_or(text.len(), |end| start + end);
    let mut url = text[start..end].trim_end_matches(is_sentence_punctuation);
    if url.starts_with(':') {
        return None;
    }
    let mut unopened = url.matches(')').count().saturating_sub(url.matches('(').count());
    while unopened > 0 && url.ends_with(')') {
        url = url[..url.len() - 1].trim_end_matches(is_sentence_punctuation);
        unopened -= 1;
    }
    Some(start..start + url.len())
}

/// Matches `name@host.domain`.
pub(super) fn email(text: &str, at: usize) -> Option<Range<usize>> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let before = text[..at].trim_end_matches(is_name).len();
    let name = text[before..at].trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    let host = text[at + 1..].find(|c| !is_host(c)).map_or(&text[at + 1..], |end| &text[at + 1..at + 1 + end]);
    let host = host.trim_end_matches(['.', '-']);
    let is_email = !name.is_empty() && host.contains('.') && !host.starts_with('.');
    is_email.then(|| at - name.len()..at + 1 + host.len())
}

/// Matches a path: it starts at a root (`/`, `~/`, `./`, `../`, `C:\`) and has a letter, or it is all ASCII and has a
/// letter.
fn path(text: &str, token: &Range<usize>) -> Option<Range<usize>> {
    let own = &text[token.clone()];
    let drive = own.as_bytes();
    let has_root = ["/", "~/", "./", "../", "\\\\"].iter().any(|root| own.starts_with(root))
        || (drive.len() > 2 && drive[0].is_ascii_alphabetic() && drive[1] == b':' && matches!(drive[2], b'\\' | b'/'));
    let has_letter = |own: &str| own.chars().any(char::is_alphabetic);
    let is_path = if has_root { has_letter(own) } else { own.is_ascii() && has_letter(own) };
    is_path.then(|| token.clone())
}

/// Matches `name.extension` and domain names: a few ASCII letters and digits follow the last dot, a letter first. A
/// name that starts with the dot has at least two of them.
fn file_name(text: &str, token: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if at >= token.end {
        return None;
    }
    is_file_name(&text[token.clone()]).then(|| token.clone())
}

fn is_file_name(own: &str) -> bool {
    let Some((stem, extension)) = own.rsplit_once('.') else { return false };
    let is_extension = if stem.is_empty() { extension.len() > 1 } else { (1..=6).contains(&extension.len()) }
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && extension.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_stem = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '~') || is_mark_in_name(c);
    is_extension && stem.chars().all(is_stem)
}

/// Returns `true` for vowel signs, tatweel and joiners, which file names may have.
fn is_mark_in_name(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{0652}' | '\u{0640}' | '\u{200C}' | '\u{200D}')
}
