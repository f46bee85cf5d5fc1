//! The look of a document: all that keys change of how it is shown, and that is kept with it.

use super::MEASURES;
use super::document::display::{ALIGNS, AMBIGUOUS, CONTROLS, Display, KASHIDA, MARKS, named};
use super::document::record::Choices;
use super::panes::MOST_CONTENTS_EXTRA;

/// The name of the choice of a theme, which the outside paints in.
pub const THEME: &str = "theme";

/// The way that a document is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The way text is shown.
    pub display: Display,
    /// The widest that a line of text may be, in cells.
    pub measure: u16,
    /// `true` if the section list is wanted beside the text, where there is room.
    pub contents_beside: bool,
    /// The columns that the section list is wider than usual.
    pub contents_extra: i16,
    /// `true` if there is to be nothing but the text and a row of the disclaimer.
    pub quiet: bool,
}

/// A choice that keys change.
struct LookRow {
    /// The name. A choice that is an option too has the name and the values of that.
    name: &'static str,
    /// The values; none if it takes a number.
    values: &'static [&'static str],
    /// Returns the value.
    value: fn(&Look) -> String,
    /// Sets the value as written; `None` if it is invalid.
    set: fn(&mut Look, &str) -> Option<()>,
}

/// The values of a choice between yes and no.
const YES_OR_NO: &[&str] = &["true", "false"];

/// All choices.
const LOOK_ROWS: [LookRow; 10] = [
    LookRow {
        name: "marks",
        values: &[MARKS[0].0, MARKS[1].0, MARKS[2].0],
        value: |look| look.display.marks_name().to_owned(),
        set: |look, value| named(&MARKS, value).map(|marks| look.display.marks = marks),
    },
    LookRow {
        name: "align",
        values: &[ALIGNS[0].0, ALIGNS[1].0, ALIGNS[2].0],
        value: |look| look.display.align_name().to_owned(),
        set: |look, value| named(&ALIGNS, value).map(|align| look.display.align = align),
    },
    LookRow {
        name: "controls",
        values: &[CONTROLS[0].0, CONTROLS[1].0],
        value: |look| look.display.controls_name().to_owned(),
        set: |look, value| named(&CONTROLS, value).map(|controls| look.display.controls = controls),
    },
    LookRow {
        name: "kashida",
        values: YES_OR_NO,
        value: |look| (!look.display.without_kashida).to_string(),
        set: |look, value| named(&KASHIDA, value).map(|without| look.display.without_kashida = without),
    },
    LookRow {
        name: "ambiguous",
        values: &[AMBIGUOUS[0].0, AMBIGUOUS[1].0],
        value: |look| AMBIGUOUS[usize::from(look.display.wide_ambiguous)].0.to_owned(),
        set: |look, value| named(&AMBIGUOUS, value).map(|wide| look.display.wide_ambiguous = wide),
    },
    LookRow {
        name: "chop",
        values: YES_OR_NO,
        value: |look| look.display.chop.is_some().to_string(),
        set: |look, value| value.parse().ok().map(|chops: bool| look.display.chop = chops.then_some(0)),
    },
    LookRow {
        name: "measure",
        values: &[],
        value: |look| look.measure.to_string(),
        set: |look, value| {
            let measure = value.parse().ok().filter(|measure| (MEASURES.0..=MEASURES.1).contains(measure));
            measure.map(|measure| look.measure = measure)
        },
    },
    LookRow {
        name: "contents",
        values: YES_OR_NO,
        value: |look| look.contents_beside.to_string(),
        set: |look, value| value.parse().ok().map(|beside| look.contents_beside = beside),
    },
    LookRow {
        name: "quiet",
        values: YES_OR_NO,
        value: |look| look.quiet.to_string(),
        set: |look, value| value.parse().ok().map(|quiet| look.quiet = quiet),
    },
    LookRow {
        name: "contents-width",
        values: &[],
        value: |look| look.contents_extra.to_string(),
        set: |look, value| {
            let extra = value.parse().ok().filter(|extra: &i16| extra.unsigned_abs() <= MOST_CONTENTS_EXTRA);
            extra.map(|extra| look.contents_extra = extra)
        },
    },
];

impl Look {
    /// Returns the choices that are others than in `before`.
    #[must_use]
    pub fn changes_since(&self, before: &Self) -> Choices {
        let changed =
            LOOK_ROWS.iter().map(|row| (row, (row.value)(self))).filter(|(row, value)| (row.value)(before) != *value);
        changed.map(|(row, value)| (row.name.to_owned(), value)).collect()
    }

    /// Returns it with `choices`, as far as they are known and none of `except`.
    #[must_use]
    pub fn with(mut self, choices: &Choices, except: &[&str]) -> Self {
        for row in LOOK_ROWS.iter().filter(|row| !except.contains(&row.name)) {
            // A value of a newer version is none.
            _ = choices.get(row.name).and_then(|value| (row.set)(&mut self, value));
        }
        self
    }

    /// Sets the choice called `name` to `value`. Returns `None` if there is no such choice, or no such value.
    pub fn set(&mut self, name: &str, value: &str) -> Option<()> {
        let row = LOOK_ROWS.iter().find(|row| row.name == name)?;
        (row.set)(self, value)
    }

    /// Returns the names of the choices that look is made of, each with its values, or none if it takes a number.
    pub fn choices() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
        LOOK_ROWS.iter().map(|row| (row.name, row.values))
    }

    /// Returns the names of all choices.
    pub fn names() -> impl Iterator<Item = &'static str> {
        LOOK_ROWS.iter().map(|row| row.name).chain([THEME])
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::display::Align;
    use super::*;
    use qari_bidi::layout::{Controls, Marks};

    fn usual() -> Look {
        Look { display: Display::default(), measure: 80, contents_beside: true, contents_extra: 0, quiet: false }
    }

    #[test]
    fn what_was_changed_is_what_is_set_again() {
        let display = Display {
            marks: Marks::Reduced,
            align: Align::Even,
            controls: Controls::Shown,
            without_kashida: true,
            wide_ambiguous: true,
            chop: Some(0),
            ..usual().display
        };
        let changed = Look { display, measure: 44, contents_beside: false, contents_extra: -4, quiet: true };
        let choices = changed.changes_since(&usual());
        assert!(Look::names().count() == LOOK_ROWS.len() + 1 && choices.len() == LOOK_ROWS.len(), "{choices:?}");
        assert_eq!(usual().with(&choices, &[]), changed);
        assert_eq!(usual().with(&choices, &["measure", "marks"]).changes_since(&usual()).len(), LOOK_ROWS.len() - 2);
        assert!(usual().changes_since(&usual()).is_empty());
    }

    #[test]
    fn what_is_not_known_changes_nothing() {
        for (name, value) in
            [("marks", "none"), ("measure", "5"), ("measure", "-"), ("new", "x"), ("contents-width", "9999")]
        {
            assert_eq!(
                usual().with(&Choices::from([(name.to_owned(), value.to_owned())]), &[]),
                usual(),
                "{name}: {value}"
            );
        }
    }
}
