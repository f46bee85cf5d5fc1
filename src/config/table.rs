//! The table of settings: the name of each, what sets it, what it is, and its values for messages.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::Settings;
use crate::app::document::display::{ALIGNS, AMBIGUOUS, CONTROLS, KASHIDA, MARKS, named};
use crate::app::keys::command::COMMANDS;
use crate::app::keys::keymap::KEYMAPS;
use crate::app::panes::FOOTINGS;
use crate::app::{MEASURES, READING_CURSORS};
use crate::format::baked::BAKED;
use crate::messages::Messages;
use crate::theme::{self, ThemeChoice};
use qari_bidi::terminal::profile::wishes::{Bidi, Colour, Ground, Shaping};
use qari_typeset::setting::SIZES;

/// A setting. One that is an option too has the same name and values.
pub(super) struct Setting {
    /// The name. `setting-` and this name is the message that describes it.
    pub name: &'static str,
    /// Sets it to a value as written; `None` if the value is invalid.
    pub set: fn(&mut Settings, &str) -> Option<()>,
    /// Returns its value, in YAML; `None` if it has none.
    pub get: fn(&Settings) -> Option<String>,
    /// The valid values.
    pub values: fn() -> Vec<String>,
}

/// The name of the setting whose value is the person's own keys.
pub(super) const KEYS: &str = "keys";

/// The font size that fits into lines of two cells.
const AUTO_SIZE: &str = "auto";

/// All settings.
pub(super) const SETTINGS: [Setting; 25] = [
    Setting {
        name: "bidi",
        set: |set, value| value.parse().ok().map(|bidi| set.wishes.bidi = bidi),
        get: |set| name_of(Bidi::names(), &set.wishes.bidi),
        values: || owned(Bidi::names()),
    },
    Setting {
        name: "shaping",
        set: |set, value| value.parse().ok().map(|shaping| set.wishes.shaping = shaping),
        get: |set| name_of(Shaping::NAMES, &set.wishes.shaping),
        values: || owned(Shaping::NAMES),
    },
    Setting {
        name: "color",
        set: |set, value| value.parse().ok().map(|colour| set.wishes.colour = colour),
        get: |set| name_of(Colour::names(), &set.wishes.colour),
        values: || owned(Colour::names()),
    },
    Setting {
        name: "background",
        set: |set, value| value.parse().ok().map(|ground| set.wishes.ground = ground),
        get: |set| name_of(Ground::NAMES, &set.wishes.ground),
        values: || owned(Ground::NAMES),
    },
    Setting {
        name: "theme",
        set: |set, name| {
            let name = if name == theme::AUTO { Some(name) } else { known_theme(name) };
            name.map(|name| set.theme = ThemeChoice::always(name))
        },
        get: |set| Some(theme(&set.theme)),
        values: || {
            let names = std::iter::once(theme::AUTO.to_owned()).chain(theme_names());
            names.chain(["{light: NAME, dark: NAME}".to_owned()]).collect()
        },
    },
    Setting {
        name: "history",
        set: |set, value| yes_or_no(value).map(|history| set.history = history),
        get: |set| Some(set.history.to_string()),
        values: || owned(YES_OR_NO),
    },
    Setting {
        name: "resume",
        set: |set, value| yes_or_no(value).map(|resume| set.resume = resume),
        get: |set| Some(set.resume.to_string()),
        values: || owned(YES_OR_NO),
    },
    Setting {
        name: "watch",
        set: |set, value| yes_or_no(value).map(|watch| set.watch = watch),
        get: |set| Some(set.watch.to_string()),
        values: || owned(YES_OR_NO),
    },
    Setting {
        name: "marks",
        set: |set, value| named(&MARKS, value).map(|marks| set.display.marks = marks),
        get: |set| name_in(&MARKS, &set.display.marks),
        values: || names(&MARKS),
    },
    Setting {
        name: "measure",
        set: |set, value| {
            let measure = value.parse().ok().filter(|measure| (MEASURES.0..=MEASURES.1).contains(measure));
            measure.map(|measure| set.measure = measure)
        },
        get: |set| Some(set.measure.to_string()),
        values: || vec![format!("{}–{}", MEASURES.0, MEASURES.1)],
    },
    Setting {
        name: "align",
        set: |set, value| named(&ALIGNS, value).map(|align| set.display.align = align),
        get: |set| name_in(&ALIGNS, &set.display.align),
        values: || names(&ALIGNS),
    },
    Setting {
        name: "kashida",
        set: |set, value| yes_or_no(value).map(|is_wanted| set.display.without_kashida = !is_wanted),
        get: |set| name_in(&KASHIDA, &set.display.without_kashida),
        values: || owned(YES_OR_NO),
    },
    Setting {
        name: "controls",
        set: |set, value| named(&CONTROLS, value).map(|controls| set.display.controls = controls),
        get: |set| name_in(&CONTROLS, &set.display.controls),
        values: || names(&CONTROLS),
    },
    Setting {
        name: "ambiguous",
        set: |set, value| named(&AMBIGUOUS, value).map(|wide| set.display.wide_ambiguous = wide),
        get: |set| name_in(&AMBIGUOUS, &set.display.wide_ambiguous),
        values: || names(&AMBIGUOUS),
    },
    Setting {
        name: "disclaimer",
        set: |set, value| named(&FOOTINGS, value).map(|footing| set.footing = footing),
        get: |set| name_in(&FOOTINGS, &set.footing),
        values: || names(&FOOTINGS),
    },
    Setting {
        name: "cursor",
        set: |set, value| named(&READING_CURSORS, value).map(|cursor| set.cursor = cursor),
        get: |set| name_in(&READING_CURSORS, &set.cursor),
        values: || names(&READING_CURSORS),
    },
    Setting {
        name: "baked",
        set: |set, value| named(&BAKED, value).map(|baked| set.baked = baked),
        get: |set| name_in(&BAKED, &set.baked),
        values: || names(&BAKED),
    },
    Setting {
        name: "ui-lang",
        set: |set, value| {
            let language = Messages::languages().find(|tag| *tag == value);
            language.map(|language| set.language = Some(language))
        },
        get: |set| set.language.map(str::to_owned),
        values: || owned(Messages::languages()),
    },
    Setting {
        name: "typeset",
        set: |set, value| yes_or_no(value).map(|typeset| set.typeset = typeset),
        get: |set| Some(set.typeset.to_string()),
        values: || owned(YES_OR_NO),
    },
    Setting {
        name: "font",
        set: |set, value| (!value.trim().is_empty()).then(|| set.font.font = Some(value.trim().to_owned())),
        get: |set| set.font.font.as_deref().map(written),
        values: || owned(["FAMILY", "FILE"]),
    },
    Setting {
        name: "font-size",
        set: |set, value| {
            let size = value.parse().ok().filter(|size| (SIZES.0..=SIZES.1).contains(size));
            set.font.size = size;
            (value == AUTO_SIZE || size.is_some()).then_some(())
        },
        get: |set| Some(set.font.size.map_or_else(|| AUTO_SIZE.to_owned(), |size| size.to_string())),
        values: || vec![AUTO_SIZE.to_owned(), format!("{}–{}", SIZES.0, SIZES.1)],
    },
    Setting {
        name: "lookup-command",
        set: |set, value| command_line(value).map(|words| set.programs.lookup = Some(words)),
        get: |set| set.programs.lookup.as_ref().map(|words| written(&shell_words::join(words))),
        values: || owned([COMMAND_LINE]),
    },
    Setting {
        name: "copy-command",
        set: |set, value| command_line(value).map(|words| set.programs.copy = Some(words)),
        get: |set| set.programs.copy.as_ref().map(|words| written(&shell_words::join(words))),
        values: || owned([COMMAND_LINE]),
    },
    Setting {
        name: "keymap",
        set: |set, value| named(&KEYMAPS, value).map(|keymap| set.keymap = keymap),
        get: |set| name_in(&KEYMAPS, &set.keymap),
        values: || names(&KEYMAPS),
    },
    Setting {
        name: KEYS,
        // Its value is no name: see `read`.
        set: |_, _| None,
        get: |set| keys(&set.keys.written()),
        values: || owned(["{COMMAND: KEY}", "{COMMAND: [KEY, KEY KEY]}", "{COMMAND: []}", "{reading: {COMMAND: KEY}}"]),
    },
];

/// The settings of which the value may be a list of settings too, each with these.
pub(super) const PARTS: [(&str, [Setting; 2]); 1] = [(
    "theme",
    [
        Setting {
            name: "light",
            set: |set, name| known_theme(name).map(|name| name.clone_into(&mut set.theme.light)),
            get: |set| Some(set.theme.light.clone()),
            values: theme_names,
        },
        Setting {
            name: "dark",
            set: |set, name| known_theme(name).map(|name| name.clone_into(&mut set.theme.dark)),
            get: |set| Some(set.theme.dark.clone()),
            values: theme_names,
        },
    ],
)];

/// Returns the names of all commands, for messages.
pub(super) fn command_names() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().map(|row| row.name)
}

/// Returns the value that sets `choice`, in YAML.
fn theme(choice: &ThemeChoice) -> String {
    let ThemeChoice { light, dark, unknown } = choice;
    if *choice == ThemeChoice::default() {
        theme::AUTO.to_owned()
    } else if light == dark && light == unknown {
        written(light)
    } else {
        format!("{{light: {}, dark: {}}}", written(light), written(dark))
    }
}

/// Returns the value that binds `keys`, in YAML; `None` if there are none.
fn keys(keys: &BTreeMap<&str, BTreeMap<&str, Vec<String>>>) -> Option<String> {
    let list = |keys: &[String]| keys.iter().map(|key| written(key)).collect::<Vec<_>>().join(", ");
    let mut text = String::new();
    for (section, commands) in keys {
        text += &format!("\n  {section}:");
        for (command, keys) in commands {
            text += &format!("\n    {command}: [{}]", list(keys));
        }
    }
    (!text.is_empty()).then_some(text)
}

/// Returns a text as a scalar of YAML inside a list.
fn written(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Returns `name` if there is a theme of this name.
fn known_theme(name: &str) -> Option<&str> {
    theme::is_known(name, super::themes().as_deref()).then_some(name)
}

/// Returns the names of all themes.
fn theme_names() -> Vec<String> {
    theme::names(super::themes().as_deref())
}

/// The form of a command line, for messages.
const COMMAND_LINE: &str = "PROGRAM [ARGUMENT]...";

/// Splits a command line into words as a shell does, by blanks outside of quotes. `None` if it has no words or a quote
/// is not closed.
fn command_line(line: &str) -> Option<Vec<String>> {
    shell_words::split(line).ok().filter(|words| !words.is_empty())
}

/// The values of a setting that says yes or no, as they are told.
const YES_OR_NO: [&str; 2] = ["true", "false"];

/// Reads a value that says yes or no, in any way that YAML has ever had.
fn yes_or_no(value: &str) -> Option<bool> {
    match value.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// Returns which of `names` is the name of `value`.
fn name_of<T: FromStr + PartialEq>(names: impl IntoIterator<Item = &'static str>, value: &T) -> Option<String> {
    let mut names = names.into_iter();
    names.find(|name| name.parse::<T>().is_ok_and(|own| own == *value)).map(str::to_owned)
}

/// Returns the name that `value` has in `choices`.
fn name_in<T: PartialEq>(choices: &[(&'static str, T)], value: &T) -> Option<String> {
    choices.iter().find(|(_, own)| own == value).map(|(name, _)| (*name).to_owned())
}

fn names<T>(choices: &[(&'static str, T)]) -> Vec<String> {
    owned(choices.iter().map(|(name, _)| *name))
}

fn owned(names: impl IntoIterator<Item = &'static str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}
