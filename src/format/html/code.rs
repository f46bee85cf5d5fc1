//! The language of program text, which HTML has no attribute for: it is said in the class names of highlighters.

use dom_query::NodeRef;

use super::elements::attribute;

/// Attributes that name a language.
const ATTRIBUTES: [&str; 4] = ["data-lang", "data-language", "data-enlighter-language", "lang-code"];

/// Class names that a language follows, the more certain first.
const PREFIXES: [&str; 6] = ["language-", "lang-", "highlight-source-", "highlight-text-", "brush:", "highlight-"];

/// Words that highlighters put where a language stands, for none.
const NONE: [&str; 7] = ["none", "plaintext", "text", "plain", "nohighlight", "auto", "default"];

/// Returns the language of the code in the element `pre`: that of an element in it, its own, or that of the boxes right
/// around it. It is empty if none is named.
pub(super) fn language(pre: &NodeRef) -> String {
    let inside = pre.children_it(false).find(|child| child.has_name("code"));
    // Two boxes is what Sphinx, Rouge and GitHub draw around code.
    let around = pre.ancestors_it(Some(2)).filter(|node| node.has_name("div") || node.has_name("figure"));
    inside.into_iter().chain([*pre]).chain(around).find_map(|node| of_element(&node)).unwrap_or_default()
}

fn of_element(node: &NodeRef) -> Option<String> {
    let element = node.element_ref()?;
    let stated = ATTRIBUTES.iter().find_map(|name| attribute(&element, name)).map(str::to_owned);
    let classes: Vec<&str> = attribute(&element, "class").unwrap_or_default().split_whitespace().collect();
    let of_class = || {
        PREFIXES.iter().find_map(|prefix| {
            let place = classes.iter().position(|class| class.starts_with(prefix))?;
            let name = &classes[place][prefix.len()..];
            // `brush: js;` has a blank before the name.
            let name = if name.is_empty() { classes.get(place + 1).copied().unwrap_or_default() } else { name };
            Some(name.trim_end_matches(';').to_owned())
        })
    };
    let name = stated.or_else(of_class)?;
    (!name.is_empty() && !NONE.iter().any(|none| name.eq_ignore_ascii_case(none))).then_some(name)
}
