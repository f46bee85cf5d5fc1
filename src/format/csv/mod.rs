//! Tables in CSV (RFC 4180) and its kin, with commas, semicolons, tabs or bars between the fields.
//!
//! The first record names the columns, unless it has what is no name. A long table is several blocks, since the columns
//! of a block are measured together.

use csv::{ReaderBuilder, StringRecord, Trim};

use super::{Error, Reading, SourceText};
use crate::article::{Builder, Rich};
use qari_bidi::text::address::has_address;
use qari_bidi::text::order::digit;

/// Separators of fields, the most common first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The records of a block.
const BLOCK_RECORDS: usize = 256;

/// The most records that tell the delimiter.
const SAMPLE_RECORDS: usize = 60;

/// Bytes of text that tell the delimiter.
const SAMPLE: usize = 64 * 1024;

/// The least records of a text that is taken for a table without a name that says so.
const LEAST_RECORDS: usize = 3;

/// Returns `true` if a text without a telling name is a table: all records have as many fields, three or more, and no
/// blank follows a comma, as one does in prose.
pub(super) fn is_likely(text: &str) -> bool {
    let Some(delimiter) = delimiter(text) else { return false };
    let sample = sample(text);
    let counts: Vec<usize> = records(sample, delimiter).take(SAMPLE_RECORDS).map(|record| record.len()).collect();
    let first = counts.first().copied().unwrap_or(0);
    let sign = char::from(delimiter);
    let (mut all, mut apart) = (0, 0);
    for (at, _) in sample.match_indices(sign) {
        all += 1;
        apart += usize::from(sample[at + 1..].starts_with(' ') || sample[..at].ends_with(' '));
    }
    // A bar is that of a table drawn with signs, which other readers know.
    sign != '|'
        && counts.len() >= LEAST_RECORDS
        && first >= 3
        && counts.iter().all(|&count| count == first)
        && apart * 5 <= all
}

/// Reads a table.
///
/// # Errors
/// [`Error::Empty`] if no field has text.
pub(super) fn read(source: &SourceText) -> Result<Reading, Error> {
    let delimiter = delimiter(source.text).unwrap_or(DELIMITERS[0]);
    let mut builder = Builder::new();
    let mut rows = Vec::new();
    let mut has_header = records(source.text, delimiter).next().is_some_and(|first| names_columns(&first));
    for record in records(source.text, delimiter) {
        rows.push(record.iter().map(Rich::from).collect::<Vec<Rich>>());
        if rows.len() == BLOCK_RECORDS {
            builder.table(std::mem::take(&mut rows), std::mem::take(&mut has_header));
        }
    }
    let has_rows = rows.len() > 1;
    builder.table(rows, has_header && has_rows);
    Reading::of(builder, false)
}

/// Returns `true` if the fields of the first record may be names of columns. Numbers, dates and addresses are none, but
/// years are: those that a table counts something by.
fn names_columns(first: &StringRecord) -> bool {
    let is_year = |field: &str| field.chars().count() == 4 && field.chars().all(|c| digit(c).is_some());
    let is_figure = |field: &str| field.contains(|c| digit(c).is_some()) && !field.contains(char::is_alphabetic);
    !first.iter().any(|field| has_address(field) || is_figure(field) && !is_year(field))
}

/// Iterates over the records of a text. Records may differ in length, and a record that can't be parsed ends the table.
fn records(text: &str, delimiter: u8) -> impl Iterator<Item = StringRecord> {
    let reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    reader.into_records().map_while(Result::ok)
}

/// Detects the delimiter: that by which most records have as many fields as the first, and more than one.
fn delimiter(text: &str) -> Option<u8> {
    let sample = sample(text);
    let alike = |delimiter: u8| {
        let counts: Vec<usize> = records(sample, delimiter).take(SAMPLE_RECORDS).map(|record| record.len()).collect();
        let first = counts.first().copied().unwrap_or(0);
        let alike = counts.iter().filter(|&&count| count == first).count();
        (first > 1).then_some((alike * 100 / counts.len().max(1), first))
    };
    let ranked = DELIMITERS.into_iter().rev().filter_map(|delimiter| Some((alike(delimiter)?, delimiter)));
    ranked.max_by_key(|(alike, _)| *alike).map(|(_, delimiter)| delimiter)
}

/// Returns the beginning of a text, to the end of a line if there is one.
fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE {
        return text;
    }
    let end = (0..=SAMPLE).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    &text[..text[..end].rfind('\n').unwrap_or(end)]
}
