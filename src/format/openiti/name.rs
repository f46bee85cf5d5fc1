//! File names of the corpus. `0748Dhahabi.SiyarAclamNubala.Shamela0022669-ara1` has the author with the year of his
//! death, the book, the library with the text's number there, and the language. Source: the OpenITI documentation,
//! "URIs".

/// Suffixes that tell the state of the text or the kind of the file.
const STATES: [&str; 8] =
    [".mARkdown", ".automARkdown", ".completed", ".inProgress", ".inprogress", ".markdown", ".txt", ".md"];

/// Returns `true` if a file of this name is a book.
pub(in crate::format) fn is_book(name: &str) -> bool {
    // No other format spells Markdown like this.
    if name.ends_with(STATES[0]) || name.ends_with(STATES[1]) {
        return true;
    }
    let Some((book, language)) = stem(name).rsplit_once('-') else { return false };
    let letters = language.trim_end_matches(|c: char| c.is_ascii_digit());
    letters.len() < language.len()
        && letters.len() >= 3
        && letters.bytes().all(|byte| byte.is_ascii_lowercase())
        && is_of_parts(book, 3)
}

/// Returns `true` if a file of this name is the metadata record of a book.
pub(in crate::format) fn is_record(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".yml") else { return false };
    let stem = stem.strip_suffix(".metadata").unwrap_or(stem);
    is_book(stem) || is_of_parts(stem, 2)
}

/// Returns `true` if a name has `count` parts separated by full stops, the first of them a year with an author.
fn is_of_parts(name: &str, count: usize) -> bool {
    let is_word =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let author = name.get(4..).unwrap_or_default();
    name.bytes().take_while(u8::is_ascii_digit).count() == 4
        && author.starts_with(|c: char| c.is_ascii_uppercase())
        && name.split('.').count() == count
        && name.split('.').all(is_word)
}

/// Strips the state of the text.
pub(super) fn stem(name: &str) -> &str {
    STATES.iter().find_map(|state| name.strip_suffix(state)).unwrap_or(name)
}

/// Returns the language of the text (a BCP 47 tag).
pub(super) fn language(name: &str) -> Option<&'static str> {
    let (_, language) = stem(name).rsplit_once('-')?;
    match language.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "ara" => Some("ar"),
        "per" | "fas" => Some("fa"),
        "urd" | "urdu" => Some("ur"),
        "ota" => Some("ota"),
        "heb" => Some("he"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn books_are_told_by_their_names() {
        for name in [
            "0748Dhahabi.SiyarAclamNubala.Shamela0022669-ara1",
            "0748Dhahabi.SiyarAclamNubala.Shamela0022669-ara2.completed",
            "0276IbnQutayba.CuyunAkhbar.JK010342-ara1.inProgress",
            "0672JalalDinRumi.Mathnawi.PV000123-per1.mARkdown",
            "1350MirzaHadi.Umraw.FASDH2025010-urdu1",
            "0001A.B.C_Vols-ara1.txt",
            "draft.mARkdown",
            "82924024.automARkdown",
        ] {
            assert!(is_book(name), "{name}");
        }
        for name in ["a-ara1", "0001A.B-ara1", "0001A.B.C-ara", "0001A.B.C-ara1.yml", "001A.B.C-ara1", "x.markdown", ""]
        {
            assert!(!is_book(name), "{name}");
        }
    }

    #[test]
    fn records_of_books_are_none() {
        for name in
            ["0001A.B.C-ara1.yml", "0001A.B.C-ara1.metadata.yml", "0001A.B.yml", "0748Dhahabi.Siyar.metadata.yml"]
        {
            assert!(is_record(name), "{name}");
        }
        for name in ["1984Novel.yml", "a.b.yml", "0001A.B.yaml", "0001A.B.C-ara1"] {
            assert!(!is_record(name), "{name}");
        }
    }
}
