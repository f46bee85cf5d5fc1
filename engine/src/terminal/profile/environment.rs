//! The environment variables that describe the terminal.

use std::env;

/// The variables that describe the terminal. No others are read or shown.
pub const VARIABLES: &[&str] = &[
    "TERM",
    "COLORTERM",
    "COLORFGBG",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "KITTY_WINDOW_ID",
    "MLTERM",
    "XTERM_VERSION",
    "ALACRITTY_WINDOW_ID",
    "GHOSTTY_RESOURCES_DIR",
    "WEZTERM_PANE",
    "WT_SESSION",
    "TMUX",
    "STY",
    "ZELLIJ",
    "NO_COLOR",
    "SSH_TTY",
    "QARI_BIDI",
];

/// The variables that are set, with their values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment(Vec<(String, String)>);

impl Environment {
    /// Reads the environment of this process.
    #[must_use]
    pub fn of_process() -> Self {
        let set = |name: &&&str| env::var_os(name).is_some();
        let pair =
            |name: &&str| ((*name).to_owned(), env::var_os(name).unwrap_or_default().to_string_lossy().into_owned());
        Self(VARIABLES.iter().filter(set).map(pair).collect())
    }

    /// Returns an environment with these variables.
    #[must_use]
    pub fn of(variables: &[(&str, &str)]) -> Self {
        Self(variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    /// Returns the value of the variable `name`, if it is set and not empty.
    #[doc(hidden)]
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let pair = self.0.iter().find(|pair| pair.0 == name)?;
        Some(pair.1.as_str()).filter(|value| !value.is_empty())
    }

    /// Returns `true` if this may be screen, whose name tmux uses too.
    #[doc(hidden)]
    #[must_use]
    pub fn is_screen(&self) -> bool {
        let named = self.get("TERM").is_some_and(|term| term.starts_with("screen"));
        self.get("STY").is_some() || (named && self.get("TMUX").is_none())
    }

    /// Returns the variables that are set, with their values.
    #[doc(hidden)]
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}
