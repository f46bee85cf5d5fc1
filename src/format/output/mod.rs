//! The output of programs: `git`, `man`, `ls`, `journalctl`, compilers.
//!
//! Its lines are lines, see [`super::lines`]. Colours, underlines and links that a program writes for a terminal
//! are styles, and letters that are struck twice, as manual pages have them, are strong or emphasised. Other whole
//! control sequences are dropped, since they move a cursor that a reader has not. What is no whole sequence stays, and
//! is shown as control characters are everywhere.

mod overstrike;
mod pen;
mod sequence;
mod struck;

use memchr::memchr2;

use super::lines::{self, Filling};
use super::pieces::{Piece, Pieces};
use super::{Error, Reading, SourceText};
use crate::article::{Builder, Kind, Markup, Rich};
use pen::Pen;
use qari_bidi::text::direction::Direction;
use sequence::{BACKSPACE, ESCAPE, Sequence, sequence};
use struck::Struck;

/// The least lines that only program output has.
const LEAST_LINES: usize = 2;

/// Returns `true` if several lines of the sample have what programs write for terminals.
pub(super) fn is_certain(text: &str) -> bool {
    signed_lines(text).take(LEAST_LINES).count() == LEAST_LINES
}

/// Returns `true` if a line of the sample has it, which is enough for what a program writes into a pipe.
pub(super) fn is_piped(text: &str) -> bool {
    signed_lines(text).next().is_some()
}

/// Returns the lines of the sample with a colour, a link or a letter that is struck twice.
fn signed_lines(text: &str) -> impl Iterator<Item = &str> {
    let sample = lines::sample(text);
    let has_any = memchr2(ESCAPE, BACKSPACE, sample.as_bytes()).is_some();
    if has_any { sample } else { "" }.lines().filter(|line| has_sign(line))
}

fn has_sign(line: &str) -> bool {
    let mut at = 0;
    while let Some(found) = memchr2(ESCAPE, BACKSPACE, &line.as_bytes()[at..]) {
        at += found;
        let is_sign = match line.as_bytes()[at] {
            ESCAPE => matches!(sequence(&line[at..]), Some((Sequence::Style(_) | Sequence::Link(_), _))),
            _ => overstrike::is_at(line, at),
        };
        if is_sign {
            return true;
        }
        at += 1;
    }
    false
}

/// Reads the output of a program.
///
/// # Errors
/// [`Error::Empty`] if all lines are blank.
pub(super) fn read(source: &SourceText) -> Result<Reading, Error> {
    let mut builder = Builder::new();
    builder.direction(lines::direction(&plain(lines::sample(source.text))));
    let mut output = Output::default();
    for line in source.text.split_inclusive('\n') {
        output.add(&mut builder, line);
    }
    output.end(&mut builder);
    Reading::of(builder, false)
}

/// Makes a reader of long output; see [`Pieces`].
pub(super) fn in_pieces(sample: &SourceText, _: &str) -> Box<dyn Pieces> {
    let direction = lines::direction(&plain(lines::sample(sample.text)));
    Box::new(OutputPieces { output: Output::default(), direction })
}

/// Reads output in pieces of whole blocks.
#[derive(Clone, Debug)]
struct OutputPieces {
    output: Output,
    direction: Direction,
}

impl Pieces for OutputPieces {
    fn read(&mut self, text: &str, is_last: bool) -> Piece {
        let mut builder = Builder::new();
        let mut output = self.output.clone();
        let mut at = 0;
        let mut bytes = 0;
        for line in text.split_inclusive('\n') {
            if output.filling.is_full() {
                output.end(&mut builder);
                self.output.clone_from(&output);
                bytes = at;
            }
            output.add(&mut builder, line);
            at += line.len();
        }
        if is_last {
            output.end(&mut builder);
            bytes = at;
            self.output = output;
        }
        Piece::of(builder, Some(self.direction), bytes)
    }

    fn direct(&mut self, direction: Direction) {
        self.direction = direction;
    }

    fn fork(&self) -> Box<dyn Pieces> {
        Box::new(self.clone())
    }
}

/// Returns the text of an output without its styles.
fn plain(text: &str) -> String {
    let mut output = Output::default();
    text.split_inclusive('\n').map(|line| output.line(line).as_str().to_owned()).collect()
}

/// Reads output line by line. Styles last until they are ended, over lines and blocks.
#[derive(Clone, Debug, Default)]
struct Output {
    pen: Pen,
    /// The link around what follows, by its number.
    link: Option<usize>,
    /// The addresses of the links of the line.
    links: Vec<String>,
    /// The lines of the block that is being filled.
    block: Rich,
    filling: Filling,
}

impl Output {
    /// Adds a line, with its line end.
    fn add(&mut self, builder: &mut Builder, line: &str) {
        if self.filling.is_full() {
            self.end(builder);
        }
        let line = self.line(line);
        self.filling.add(line.as_str());
        self.block.append(line);
    }

    /// Adds the block that is being filled.
    fn end(&mut self, builder: &mut Builder) {
        builder.rich(Kind::Lines, std::mem::take(&mut self.block));
        self.filling = Filling::default();
    }

    /// Returns a line with its styles.
    fn line(&mut self, line: &str) -> Rich {
        let is_plain = self.pen == Pen::default() && self.link.is_none();
        if is_plain && memchr2(ESCAPE, BACKSPACE, line.as_bytes()).is_none() {
            return Rich::from(line);
        }
        let struck = self.struck(line);
        let mut rich = Rich::new();
        for run in struck.chunk_by(|one, other| one.pen == other.pen && one.link == other.link) {
            let text: String = run.iter().map(|struck| struck.c).collect();
            let start = rich.as_str().len();
            rich.text(&text);
            let range = start..start + text.trim_end_matches('\n').len();
            let address = run[0].link.and_then(|link| self.links.get(link));
            for markup in address.map(|to| Markup::Link(to.clone())).into_iter().chain(run[0].pen.markup()) {
                rich.set_off(range.clone(), markup);
            }
        }
        // The link that goes on is the only one that is still asked for.
        self.links = self.link.take().and_then(|link| self.links.get(link).cloned()).into_iter().collect();
        self.link = (!self.links.is_empty()).then_some(0);
        rich
    }

    /// Returns the characters of a line that are to be seen.
    fn struck(&mut self, line: &str) -> Vec<Struck> {
        let mut struck: Vec<Struck> = Vec::with_capacity(line.len());
        let mut at = 0;
        while let Some(c) = line[at..].chars().next() {
            let rest = &line[at..];
            match c {
                '\x1B' => {
                    if let Some((sequence, bytes)) = sequence(rest) {
                        at += bytes;
                        self.obey(sequence);
                        continue;
                    }
                }
                '\x08' => {
                    if let Some(over) = overstrike::read(&struck, rest, self.pen) {
                        struck.truncate(over.kept);
                        struck.extend(over.struck);
                        at += over.bytes;
                        continue;
                    }
                }
                _ => {}
            }
            struck.push(Struck { c, pen: self.pen, link: self.link });
            at += c.len_utf8();
        }
        struck
    }

    fn obey(&mut self, sequence: Sequence) {
        match sequence {
            Sequence::Style(parameters) => self.pen.take(parameters),
            Sequence::Link("") => self.link = None,
            Sequence::Link(address) => {
                self.link = Some(self.links.len());
                self.links.push(address.to_owned());
            }
            Sequence::Other => {}
        }
    }
}
