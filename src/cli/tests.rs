//! Tests of the command line.

use super::arguments::{TURNED_OFF, arguments};
use super::definition::command;
use crate::config::{self, Settings};
use crate::messages::Messages;

/// Each option that is a setting too, with each of its values, is what is printed of the setting.
#[test]
fn what_is_printed_of_the_settings_is_what_options_say() {
    let messages = Messages::new(["en"]);
    let mut seen = Vec::new();
    for option in command().get_arguments().filter(|option| !option.is_positional()) {
        let name = option.get_id().as_str();
        let off = TURNED_OFF.iter().find(|(own, _)| *own == name).map(|(_, setting)| *setting);
        let Some(setting) = off.or_else(|| Settings::names().find(|own| *own == name)) else { continue };
        let values: Vec<String> = match option.get_action().takes_values() {
            false => vec![off.is_none().to_string()],
            true if name == "measure" => vec!["66".to_owned()],
            true => option.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect(),
        };
        assert!(!values.is_empty(), "{name}");
        for value in values {
            let typed = if option.get_action().takes_values() {
                vec![format!("--{name}={value}")]
            } else {
                vec![format!("--{name}")]
            };
            let matches = command().try_get_matches_from(typed).expect("options");
            let arguments = arguments(&matches, &Settings::default());
            let printed = config::as_file(&Settings::default().with(&arguments.given), &messages);
            let said = printed.lines().filter_map(|line| line.trim_start_matches('#').split_once(": "));
            let said = said.filter(|(own, _)| *own == setting).map(|(_, value)| value.trim_matches('\'').to_owned());
            assert_eq!(said.collect::<Vec<_>>(), std::slice::from_ref(&value), "--{name}={value}");
        }
        seen.push(setting);
    }
    let lack: Vec<&str> = Settings::names().filter(|name| !seen.contains(name)).collect();
    assert_eq!(lack, ["watch", "cursor", "font", "font-size", "lookup-command", "copy-command", "keymap", "keys"]);
}
