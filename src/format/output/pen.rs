//! The style that what follows is written in (ECMA-48, SGR).

use crate::article::{Markup, Tint};

/// The terminal's colour for quiet text, which stands for faint text.
const FAINT: Tint = Tint::Indexed(8);

/// The colour of bold text that has none: that of headings, since strong text has the colour of what was removed.
const BOLD: Tint = Tint::Indexed(5);

/// The style that is written in. Blinking and concealed text is text like any other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is set and reset by itself")]
pub(super) struct Pen {
    bold: bool,
    struck_twice: bool,
    faint: bool,
    italic: bool,
    underlined: bool,
    struck_through: bool,
    reversed: bool,
    ink: Option<Tint>,
    paper: Option<Tint>,
}

impl Pen {
    /// Changes it by the parameters of an SGR sequence. Unknown ones are passed over.
    pub(super) fn take(&mut self, parameters: &str) {
        let mut rest = parameters.split(';');
        while let Some(parameter) = rest.next() {
            let mut parts = parameter.split(':');
            let code = number(parts.next().unwrap_or_default());
            let sub: Vec<&str> = parts.collect();
            match code {
                Some(0) => *self = Self::default(),
                Some(1) => self.bold = true,
                Some(2) => self.faint = true,
                Some(3) => self.italic = true,
                Some(4) => self.underlined = sub.first() != Some(&"0"),
                Some(7) => self.reversed = true,
                Some(9) => self.struck_through = true,
                Some(21) => self.underlined = true,
                Some(22) => (self.bold, self.faint) = (false, false),
                Some(23) => self.italic = false,
                Some(24) => self.underlined = false,
                Some(27) => self.reversed = false,
                Some(29) => self.struck_through = false,
                Some(code @ 30..=37) => self.ink = Some(Tint::Indexed(code - 30)),
                Some(38) => self.ink = tint(&sub, &mut rest).or(self.ink),
                Some(39) => self.ink = None,
                Some(code @ 40..=47) => self.paper = Some(Tint::Indexed(code - 40)),
                Some(48) => self.paper = tint(&sub, &mut rest).or(self.paper),
                Some(49) => self.paper = None,
                // The colour of an underline.
                Some(58) => _ = tint(&sub, &mut rest),
                Some(code @ 90..=97) => self.ink = Some(Tint::Indexed(code - 90 + 8)),
                Some(code @ 100..=107) => self.paper = Some(Tint::Indexed(code - 100 + 8)),
                _ => {}
            }
        }
    }

    /// Returns it with the letters struck twice.
    pub(super) fn struck_twice(self) -> Self {
        Self { struck_twice: true, ..self }
    }

    /// Returns it with the letters underlined.
    pub(super) fn underlined(self) -> Self {
        Self { underlined: true, ..self }
    }

    /// Returns it with what striking made of the letters in `other`.
    pub(super) fn struck_as(self, other: Self) -> Self {
        Self {
            struck_twice: self.struck_twice || other.struck_twice,
            underlined: self.underlined || other.underlined,
            ..self
        }
    }

    /// Returns `true` if letters are underlined.
    pub(super) fn is_underlined(self) -> bool {
        self.underlined
    }

    /// Returns it as styles, the outermost first. Colours come behind the others, so that they are what is seen.
    pub(super) fn markup(self) -> impl Iterator<Item = Markup> {
        let ink = self.ink.or(self.faint.then_some(FAINT)).or(self.bold.then_some(BOLD));
        [
            (self.bold || self.struck_twice).then_some(Markup::Strong),
            (self.italic || self.underlined).then_some(Markup::Emphasis),
            self.struck_through.then_some(Markup::Strike),
            self.paper.map(Markup::Paper),
            ink.map(Markup::Ink),
            self.reversed.then_some(Markup::Reversed),
        ]
        .into_iter()
        .flatten()
    }
}

/// Returns the number of a parameter; an empty one is 0.
fn number(parameter: &str) -> Option<u8> {
    if parameter.is_empty() { Some(0) } else { parameter.parse().ok() }
}

/// Returns the colour behind 38 or 48, in the parts behind colons (ITU-T T.416) or else in the parameters that follow.
fn tint<'a>(sub: &[&str], rest: &mut impl Iterator<Item = &'a str>) -> Option<Tint> {
    let direct = |red: &str, green: &str, blue: &str| Some(Tint::Direct(number(red)?, number(green)?, number(blue)?));
    match *sub {
        ["5", index, ..] => Some(Tint::Indexed(number(index)?)),
        // With the colour space between, or as it was first misread.
        ["2", _, red, green, blue, ..] | ["2", red, green, blue] => direct(red, green, blue),
        [_, ..] => None,
        [] => match rest.next()? {
            "5" => Some(Tint::Indexed(number(rest.next()?)?)),
            "2" => direct(rest.next()?, rest.next()?, rest.next()?),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(parameters: &[&str], expected: &[Markup]) {
        let mut pen = Pen::default();
        for parameters in parameters {
            pen.take(parameters);
        }
        assert_eq!(pen.markup().collect::<Vec<_>>(), expected, "{parameters:?}");
    }

    #[test]
    fn parameters_change_the_style() {
        let ink = |index| Markup::Ink(Tint::Indexed(index));
        check(&["31"], &[ink(1)]);
        check(&["01;34"], &[Markup::Strong, ink(4)]);
        check(&["1", "31", "0"], &[]);
        check(&["1;31", ""], &[]);
        check(&["7", "97;41"], &[Markup::Paper(Tint::Indexed(1)), ink(15), Markup::Reversed]);
        check(&["38;5;208"], &[ink(208)]);
        check(&["38:5:208;4"], &[Markup::Emphasis, ink(208)]);
        check(&["38;2;1;2;3;9"], &[Markup::Strike, Markup::Ink(Tint::Direct(1, 2, 3))]);
        check(&["38:2::1:2:3"], &[Markup::Ink(Tint::Direct(1, 2, 3))]);
        check(&["38:2:1:2:3"], &[Markup::Ink(Tint::Direct(1, 2, 3))]);
        check(&["4:3"], &[Markup::Emphasis]);
        check(&["4:3", "4:0"], &[]);
        check(&["58;5;1;31"], &[ink(1)]);
        check(&["2"], &[ink(8)]);
        check(&["2;31", "22"], &[ink(1)]);
        check(&["5;8;99;1000;x;31"], &[ink(1)]);
        check(&["38;5;999"], &[]);
        check(&["38"], &[]);
    }
}
