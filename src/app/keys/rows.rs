//! The form of the shipped key maps and keyboard layouts: YAML, of which they use so little that it is read line by
//! line. A reader of YAML would take a quarter of the time to the first frame for them.

/// A row: a name with what is written behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row<'a> {
    /// The section that it stands in; empty before the first.
    pub section: &'a str,
    /// The name.
    pub name: &'a str,
    /// The values: one, or the several of a list.
    pub values: Vec<&'a str>,
}

/// Returns the rows of `text`: `section:`, and `name: value` or `name: [value, value]`, with values in quotation marks
/// if need be. Comments are lines of their own. A line of another form is an error.
pub(super) fn rows(text: &str) -> impl Iterator<Item = Result<Row<'_>, &str>> {
    let mut section = "";
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("# ") && *line != "#").filter_map(
        move |line| {
            if let Some(name) = line.strip_suffix(':') {
                section = name;
                return None;
            }
            Some(row(section, line).ok_or(line))
        },
    )
}

fn row<'a>(section: &'a str, line: &'a str) -> Option<Row<'a>> {
    let (name, value) = line.split_once(": ")?;
    let values = match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        Some("") => Vec::new(),
        Some(list) => list.split(", ").map(bare).collect(),
        None => vec![bare(value)],
    };
    Some(Row { section, name: bare(name), values })
}

/// Returns `value` without its quotation marks.
fn bare(value: &str) -> &str {
    value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// The values of a name, as YAML.
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Written {
        One(String),
        Several(Vec<String>),
    }

    /// A section, or a row before the first, as YAML.
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Section {
        Switch(bool),
        Names(BTreeMap<String, Written>),
    }

    impl Written {
        fn values(self) -> Vec<String> {
            match self {
                Self::One(value) => vec![value],
                Self::Several(values) => values,
            }
        }
    }

    /// The rows of `text`, in no order.
    fn read(text: &str) -> BTreeMap<(String, String), Vec<String>> {
        let row = |row: Result<Row, &str>| {
            let Row { section, name, values } = row.expect("a row");
            ((section.to_owned(), name.to_owned()), values.into_iter().map(str::to_owned).collect())
        };
        rows(text).map(row).collect()
    }

    #[test]
    fn the_shipped_maps_say_the_same_as_yaml() {
        for text in
            [include_str!("../../../assets/keymaps/qari.yaml"), include_str!("../../../assets/keymaps/less.yaml")]
        {
            let yaml: BTreeMap<String, Section> = serde_yaml::from_str(text).expect("YAML");
            let of_section = |(section, written): (String, Section)| match written {
                Section::Switch(on) => vec![((String::new(), section), vec![on.to_string()])],
                Section::Names(names) => {
                    names.into_iter().map(|(name, written)| ((section.clone(), name), written.values())).collect()
                }
            };
            assert_eq!(read(text), yaml.into_iter().flat_map(of_section).collect());
        }
    }

    #[test]
    fn the_shipped_keyboards_say_the_same_as_yaml() {
        for text in [
            include_str!("../../../assets/keyboards/arabic-101.yaml"),
            include_str!("../../../assets/keyboards/persian.yaml"),
            include_str!("../../../assets/keyboards/hebrew.yaml"),
        ] {
            let yaml: BTreeMap<char, char> = serde_yaml::from_str(text).expect("YAML");
            let row = |(own, us): (char, char)| ((String::new(), own.to_string()), vec![us.to_string()]);
            assert_eq!(read(text), yaml.into_iter().map(row).collect());
        }
    }

    #[test]
    fn a_line_of_another_form_is_an_error() {
        let all: Vec<_> = rows("# of two\nreading:\n  quit: [q, \"#\"]\n\nquit q\nhelp: []").collect();
        let row = |name, values| Ok(Row { section: "reading", name, values });
        assert_eq!(all, [row("quit", vec!["q", "#"]), Err("quit q"), row("help", Vec::new())]);
    }
}
