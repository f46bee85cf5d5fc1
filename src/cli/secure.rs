//! The variables that ask a pager to be secure.

use std::ffi::OsString;

/// The variables: of `less`, and of systemd for any pager.
const VARIABLES: [&str; 2] = ["LESSSECURE", "SYSTEMD_PAGERSECURE"];

/// The values that mean no, as systemd reads them.
const NO: [&str; 6] = ["0", "no", "n", "false", "f", "off"];

/// Returns `true` if the environment, of which `variable` returns a variable, asks for a secure reader: one that starts
/// no program, keeps nothing, and opens nothing that is not named. An unknown value does.
#[must_use]
pub fn is_secure(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let says_no = |value: &OsString| NO.iter().any(|no| value.eq_ignore_ascii_case(no));
    VARIABLES.iter().filter_map(|name| variable(name)).any(|value| !value.is_empty() && !says_no(&value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_value_but_no_is_secure() {
        let check = |name: &str, value: &str, expected: bool| {
            let is_set = is_secure(|variable| (variable == name).then(|| value.into()));
            assert_eq!(is_set, expected, "{name}={value}");
        };
        check("LESSSECURE", "1", true);
        check("LESSSECURE", "0", false);
        check("LESSSECURE", "", false);
        check("SYSTEMD_PAGERSECURE", "yes", true);
        check("SYSTEMD_PAGERSECURE", "maybe", true);
        check("SYSTEMD_PAGERSECURE", "False", false);
        check("LESS", "1", false);
        assert!(!is_secure(|_| None));
    }
}
