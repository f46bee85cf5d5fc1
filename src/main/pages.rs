//! A text in pages on a terminal that can't move its cursor: after each, it waits for the person.

use std::io::{self, BufRead, IsTerminal, Write};
use std::ops::ControlFlow;

use qari::messages::Messages;
use qari::terminal::session;
use qari_bidi::text::width::cells;

use super::{USUAL_SIZE, for_person, has_screen};

/// Returns `true` if a person reads at such a terminal and can answer there.
pub fn are_asked_for() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal() && !has_screen()
}

/// Writes `text` to standard output, and stops after each page for a line of standard input. Returns
/// [`ControlFlow::Break`] if the person wants no more.
///
/// # Errors
/// Those of standard output and input.
pub fn show(text: &str, messages: &Messages) -> io::Result<ControlFlow<()>> {
    let (width, height) = session::size().unwrap_or(USUAL_SIZE);
    let mut answers = io::stdin().lock().lines();
    let mut pages = pages(text, width, height.saturating_sub(1)).into_iter().peekable();
    while let Some(page) = pages.next() {
        let mut out = io::stdout().lock();
        out.write_all(page.as_bytes())?;
        if pages.peek().is_none() {
            out.flush()?;
            break;
        }
        let prompt = for_person(&messages.get("next-page"), messages.direction(), None);
        out.write_all(prompt.trim_end().as_bytes())?;
        out.write_all(b" ")?;
        out.flush()?;
        match answers.next().transpose()? {
            Some(answer) if !answer.trim().starts_with(['q', 'Q', 'ض']) => {}
            _ => return Ok(ControlFlow::Break(())),
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Cuts `text` behind lines into pages that take at most `height` rows of `width` cells, where there are such.
fn pages(text: &str, width: u16, height: u16) -> Vec<&str> {
    let (width, height) = (usize::from(width.max(1)), usize::from(height.max(1)));
    let (mut pages, mut start, mut end, mut taken) = (Vec::new(), 0, 0, 0);
    for line in text.split_inclusive('\n') {
        let rows = cells(line.trim_end_matches('\n')).div_ceil(width).max(1);
        if taken > 0 && taken + rows > height {
            pages.push(&text[start..end]);
            (start, taken) = (end, 0);
        }
        (end, taken) = (end + line.len(), taken + rows);
    }
    pages.push(&text[start..]);
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_fit_and_lose_nothing() {
        let check = |text: &str, width, height, expected: &[&str]| {
            assert_eq!(pages(text, width, height), expected, "{text:?}");
            assert_eq!(pages(text, width, height).concat(), text);
        };
        check("", 10, 3, &[""]);
        check("a\nb\nc\n", 10, 3, &["a\nb\nc\n"]);
        check("a\nb\nc\nd\n", 10, 3, &["a\nb\nc\n", "d\n"]);
        check("a\n12345678901\nc\n", 10, 3, &["a\n12345678901\n", "c\n"]);
        // A line that is longer than a page is a page.
        check("a\n123456789\nb", 2, 2, &["a\n", "123456789\n", "b"]);
    }
}
