//! Prints the settings as a file of settings (`--print-config`).

use super::Settings;
use super::table::SETTINGS;
use crate::messages::{Messages, Value};

/// Returns a file that has every setting as it is in `settings`, below what it is for and its values. One that has its
/// usual value is commented out.
#[must_use]
pub fn as_file(settings: &Settings, messages: &Messages) -> String {
    let usual = Settings::default();
    let mut text = format!("# {}\n", messages.get("settings-about"));
    for setting in &SETTINGS {
        let about = messages.get(&format!("setting-{}", setting.name));
        let values = (setting.values)().join(", ");
        text += &format!("\n# {about}\n# {}\n", messages.fill("setting-values", &[("values", Value::Text(&values))]));
        let value = (setting.get)(settings);
        let sign = if value == (setting.get)(&usual) { "#" } else { "" };
        let value = value.map(|value| if value.starts_with('\n') { value } else { format!(" {value}") });
        text += &format!("{sign}{}:{}\n", setting.name, value.unwrap_or_default());
    }
    // Isolates keep the order of a line on the screen, and mean nothing in a file.
    text.replace(['\u{2068}', '\u{2069}', '\u{2066}'], "")
}
