//! The options about what is kept of documents: listing those read last, printing bookmarks, forgetting.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::Path;

use qari::app::document::bookmarks::{Bookmark, Bookmarks};
use qari::app::document::record::Record;
use qari::article::{Article, Pos, on_one_line};
use qari::cli::{Arguments, KeptAction};
use qari::load;
use qari::messages::{Messages, Value};
use qari::page::digits_of;
use qari::state::{KeptDocument, MOST_DOCUMENTS, Store};
use qari_bidi::text::visible::{name_line, safe_name};

use super::{Failure, complain, for_person, say, terminal_width, write_out};

/// Does what `action` says with what is kept in `store`; if nothing is kept, there is none.
pub fn act(action: KeptAction, store: Option<&Store>, options: &Arguments, messages: &Messages) -> Result<(), Failure> {
    let Some(store) = store else {
        return Err(Failure { text: messages.get("error-nothing-is-kept"), code: 1 });
    };
    match action {
        KeptAction::Recent => recent(store, options.null, messages),
        KeptAction::Bookmarks => bookmarks(store, options, messages),
        KeptAction::Forget => forget(store, options, messages),
        KeptAction::ForgetAll => {
            let count = store.forget_all().map_err(|error| Failure { text: error.describe(messages), code: 1 })?;
            say(&messages.fill("forgotten-all", &[("count", count.into())]), messages)
        }
    }
}

/// Prints the documents, the one read last first: path, title, percentage and date, separated by tabs; the path by a
/// NUL if `parts_by_null`, since it may have tabs and line ends.
fn recent(store: &Store, parts_by_null: bool, messages: &Messages) -> Result<(), Failure> {
    let kept = store.latest(MOST_DOCUMENTS);
    let is_terminal = io::stdout().is_terminal();
    write_out(messages, |out| {
        kept.iter().try_for_each(|kept| recent_line(out, kept, (is_terminal, parts_by_null), messages))
    })
}

fn recent_line(
    out: &mut BufWriter<StdoutLock>,
    kept: &KeptDocument,
    (is_terminal, parts_by_null): (bool, bool),
    messages: &Messages,
) -> io::Result<()> {
    let KeptDocument { path, record } = kept;
    let title = on_one_line(record.title.as_deref().unwrap_or_default());
    let title = name_line(&title.replace('\t', " ")).into_owned();
    let (percent, date) = (format!("{}%", record.percent), date(record.read));
    if is_terminal {
        let path = path.as_deref().map(|path| safe_name(&path.to_string_lossy()).into_owned());
        let path = path.unwrap_or_else(|| messages.get("embedded-article"));
        let parts = [path, title, percent, date].map(|part| format!("\u{2068}{part}\u{2069}"));
        return out.write_all(for_person(&parts.join(" · "), messages.direction(), Some(terminal_width())).as_bytes());
    }
    // A name is its bytes. The article of the program has none.
    let article = messages.get("embedded-article");
    out.write_all(path.as_deref().map_or(article.as_bytes(), |path| path.as_os_str().as_encoded_bytes()))?;
    let behind = if parts_by_null { '\0' } else { '\t' };
    writeln!(out, "{behind}{title}\t{percent}\t{date}")
}

/// Prints the bookmarks of the documents named, or of all, as Markdown.
fn bookmarks(store: &Store, options: &Arguments, messages: &Messages) -> Result<(), Failure> {
    let mut failed = false;
    let mut documents: Vec<(Option<OsString>, Record)> = Vec::new();
    for name in &options.files {
        match store.load(Some(name)) {
            Ok(Some(record)) => documents.push((Some(name.clone()), record)),
            Ok(None) => {
                if let Err(error) = fs::metadata(name) {
                    let error = load::Error { name: name.to_string_lossy().into_owned(), cause: error.into() };
                    complain(&error.describe(messages), messages);
                    failed = true;
                }
            }
            Err(error) => {
                complain(&error.describe(messages), messages);
                failed = true;
            }
        }
    }
    if options.files.is_empty() {
        let kept = store.latest(MOST_DOCUMENTS).into_iter();
        documents = kept.map(|kept| (kept.path.map(Into::into), kept.record)).collect();
    }
    documents.retain(|(_, record)| record.bookmarks.iter().any(|one| !one.removed));
    let text: Vec<String> =
        documents.into_iter().map(|(name, record)| markdown(name.as_deref(), record, options)).collect();
    write_out(messages, |out| out.write_all(text.join("\n").as_bytes()))?;
    if failed { Err(Failure { text: String::new(), code: 1 }) } else { Ok(()) }
}

/// Returns the bookmarks of a document as Markdown: each paragraph as a quote, then the remark and the citation. What
/// is not in the document any more is quoted as it was kept.
fn markdown(name: Option<&OsStr>, record: Record, options: &Arguments) -> String {
    let opened = match name {
        Some(name) => load::open(name, options.asked),
        None => load::embedded(),
    };
    let article = opened.ok().map(|reading| reading.article);
    let file = name.map(|name| Path::new(name).file_name().unwrap_or(name).to_string_lossy().into_owned());
    let title = article.as_ref().and_then(|article| article.title().map(str::to_owned)).or(record.title);
    let heading = title.clone().or_else(|| file.clone()).unwrap_or_default();
    let mut own = Bookmarks::default();
    own.merge(record.bookmarks);
    if let Some(article) = &article {
        own.place_in(article);
    }
    let mut all: Vec<&Bookmark> = own.all().iter().filter(|one| !one.removed).collect();
    all.sort_unstable_by_key(|one| (one.pos.unwrap_or(one.anchor.pos()), one.made));
    let mut text = format!("# {}\n", one_line(&heading));
    for one in all {
        let placed = article.as_ref().zip(one.pos);
        let (quote, cited) = match placed {
            Some((article, pos)) => quoted(article, pos, file.as_deref()),
            None => (one.anchor.text(), kept_citation(one, title.as_deref().or(file.as_deref()))),
        };
        text += "\n";
        quote.lines().for_each(|line| text += &format!("> {line}\n"));
        if !one.remark.is_empty() {
            text += &format!("\n{}\n", one.remark);
        }
        let letter = one.letter().map(|letter| format!(" ({letter})")).unwrap_or_default();
        text += &format!("\n— {}{letter}\n", one_line(&cited));
    }
    text
}

/// Returns the paragraph at `pos` in logical order, and its citation.
fn quoted(article: &Article, pos: Pos, file: Option<&str>) -> (String, String) {
    let range = article.range_of(pos.block..pos.block + 1);
    let digits = digits_of(article);
    let cited = article.attribution(&(pos..range.end)).cited(file, |label| digits.within(label));
    (article.extract(range), cited)
}

/// Returns the citation of a bookmark whose document can't be read, called `name`, as far as it was kept.
fn kept_citation(bookmark: &Bookmark, name: Option<&str>) -> String {
    let place = if bookmark.page.is_empty() { &bookmark.section } else { &bookmark.page };
    [name.unwrap_or_default(), place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Forgets what is kept of the documents named, or of the article that the program carries if none is.
fn forget(store: &Store, options: &Arguments, messages: &Messages) -> Result<(), Failure> {
    let names = options.files.iter().map(|name| Some(name.as_os_str()));
    let mut failed = false;
    for name in names.chain(options.files.is_empty().then_some(None)) {
        let shown = name.map(|name| safe_name(&name.to_string_lossy()).into_owned());
        let shown = shown.unwrap_or_else(|| messages.get("embedded-article"));
        let file = [("file", Value::Text(&shown))];
        match store.forget(name) {
            Ok(true) => say(&messages.fill("forgotten", &file), messages)?,
            Ok(false) => {
                complain(&messages.fill("error-not-kept", &file), messages);
                failed = true;
            }
            Err(error) => {
                complain(&error.describe(messages), messages);
                failed = true;
            }
        }
    }
    if failed { Err(Failure { text: String::new(), code: 1 }) } else { Ok(()) }
}

/// Returns the date of a time in milliseconds since 1970, in UTC: `2026-11-29`.
fn date(milliseconds: u64) -> String {
    // Days are counted from 1 March of a year 0, so that a leap day is the last of its year (H. Hinnant,
    // "chrono-Compatible Low-Level Date Algorithms").
    let days = milliseconds / 86_400_000 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (20_786, "2026-11-29"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(date(days * 86_400_000 + 3_600_000), expected);
        }
    }
}
