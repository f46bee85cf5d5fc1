//! The messages of the interface: one Fluent file a language in `assets/messages`, which hold all text that a user
//! reads.
//!
//! Fluent wraps the variables in isolates (U+2068, U+2069), so that a Latin name in an Arabic sentence keeps its order;
//! layout obeys them and does not emit them.

mod packed;
mod reason;

use std::cell::{Cell, RefCell};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use unic_langid::LanguageIdentifier;

use packed::PackedFile;
use qari_bidi::text::digits::Digits;
use qari_bidi::text::direction::Direction;

/// A language of the interface.
#[derive(Debug, PartialEq, Eq)]
struct Language {
    tag: &'static str,
    /// Its Fluent file, as `build.rs` packs it.
    packed: &'static [u8],
}

/// Makes the language of a file in `assets/messages`.
macro_rules! language {
    ($tag:literal) => {
        Language { tag: $tag, packed: include_bytes!(concat!(env!("OUT_DIR"), "/", $tag, ".ftl.deflate")) }
    };
}

/// The languages of the interface. The last one is the default.
const LANGUAGES: &[Language] =
    &[language!("ar"), language!("fa"), language!("he"), language!("ur"), language!("ckb"), language!("en")];

/// The codes that languages of the interface had before, or have in a country.
const OTHER_CODES: [(&str, &str); 2] = [("iw", "he"), ("prs", "fa")];

/// The messages of one language. Each is parsed when it is first needed: a run needs few of them.
pub struct Messages {
    tongue: Tongue,
    /// The Fluent file of the language.
    file: RefCell<PackedFile>,
    /// The digits that numbers are written with now.
    digits: Cell<Digits>,
    bundle: RefCell<FluentBundle<FluentResource>>,
}

/// A language of the interface with the digits of its country, which [`Messages`] are made of on any thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tongue {
    language: &'static Language,
    digits: Digits,
}

/// A variable of a message.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// A number, which also selects the plural form.
    Number(usize),
    /// A string, isolated from the text around it.
    Text(&'a str),
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl Tongue {
    /// Returns the first of `wishes` (BCP 47 tags or POSIX locales) that the interface has, or else the default
    /// language. Its digits are those of the country that one of the wishes has for it.
    fn of<'a>(wishes: impl IntoIterator<Item = &'a str>) -> Self {
        let parts = |wish: &'a str| wish.split(['.', '@']).next().unwrap_or_default().split(['-', '_']);
        let wishes: Vec<&str> = wishes.into_iter().collect();
        let known = |wish: &&'a str| {
            let code = parts(wish).next().unwrap_or_default();
            let code = OTHER_CODES.iter().find(|(other, _)| other.eq_ignore_ascii_case(code)).map_or(code, |row| row.1);
            LANGUAGES.iter().find(|language| language.tag.eq_ignore_ascii_case(code))
        };
        let language = wishes.iter().find_map(known).unwrap_or(&LANGUAGES[LANGUAGES.len() - 1]);
        let of_country = |wish: &&'a str| {
            let country: Vec<&str> = parts(wish).skip(1).collect();
            (!country.is_empty()).then(|| format!("{}-{}", language.tag, country.join("-")))
        };
        let tag = wishes.iter().filter(|wish| known(wish) == Some(language)).find_map(of_country);
        let digits = Digits::of_language(tag.as_deref().unwrap_or(language.tag)).unwrap_or_default();
        Self { language, digits }
    }
}

impl From<Tongue> for Messages {
    fn from(tongue: Tongue) -> Self {
        Self {
            tongue,
            file: RefCell::new(PackedFile::new(tongue.language.packed)),
            digits: Cell::new(tongue.digits),
            bundle: RefCell::new(bundle(tongue)),
        }
    }
}

impl Messages {
    /// Returns the messages of the first of `wishes` (BCP 47 tags or POSIX locales) that the interface has; of the
    /// default language if it has none.
    #[must_use]
    pub fn new<'a>(wishes: impl IntoIterator<Item = &'a str>) -> Self {
        Tongue::of(wishes).into()
    }

    /// Returns the tags of all languages of the interface.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|language| language.tag)
    }

    /// Returns the tag of the language.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.tongue.language.tag
    }

    /// Returns the language with its digits.
    #[must_use]
    pub fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// Writes numbers in the digits of a document from now on, if the language is written with them, so that one screen
    /// has one kind of digits. English is written with no Arabic ones.
    pub fn beside(&self, own: Digits) -> &Self {
        let is_usual = [Digits::Latin, Digits::of_language(self.language()).unwrap_or_default()].contains(&own);
        let digits = if is_usual { own } else { self.tongue.digits };
        if self.digits.replace(digits) != digits {
            write_numbers_in(&mut self.bundle.borrow_mut(), digits);
        }
        self
    }

    /// Returns the writing direction of the language.
    #[must_use]
    pub fn direction(&self) -> Direction {
        Direction::of_language(self.language()).unwrap_or(Direction::Ltr)
    }

    /// Returns the message `id`.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.fill(id, &[])
    }

    /// Returns the message `id` with its variables filled in; the `id` itself if it is missing (a test keeps the files
    /// complete).
    #[must_use]
    pub fn fill(&self, id: &str, values: &[(&'static str, Value)]) -> String {
        self.parse(id);
        let bundle = self.bundle.borrow();
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let args: FluentArgs = values
            .iter()
            .map(|(name, value)| match value {
                Value::Number(number) => (*name, FluentValue::from(*number)),
                Value::Text(text) => (*name, FluentValue::from(*text)),
            })
            .collect();
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// Parses the message `id`, unless that was done before.
    fn parse(&self, id: &str) {
        if self.bundle.borrow().has_message(id) {
            return;
        }
        let entry = self.file.borrow_mut().entry(id);
        if let Some(entry) = entry {
            // Entries with errors are skipped; tests check that there are none.
            let resource = FluentResource::try_new(entry).unwrap_or_else(|(resource, _)| resource);
            self.bundle.borrow_mut().add_resource_overriding(resource);
        }
    }
}

fn bundle(tongue: Tongue) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = tongue.language.tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![tag]);
    add_plural_function(&mut bundle, tongue.language.tag);
    write_numbers_in(&mut bundle, tongue.digits);
    bundle
}

fn write_numbers_in(bundle: &mut FluentBundle<FluentResource>, digits: Digits) {
    // Fluent takes a function that captures nothing.
    bundle.set_formatter(match digits {
        Digits::Latin => None,
        Digits::Arabic => Some(|value, _| written(value, Digits::Arabic)),
        Digits::Persian => Some(|value, _| written(value, Digits::Persian)),
    });
}

/// Writes a number in `digits`; `None` for other values.
fn written(value: &FluentValue, digits: Digits) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(digits.within(&number.as_string()))
}

/// Adds `PLURAL($count)`, the CLDR plural category of a number. Fluent's own selection has the rules of CLDR 37 by
/// `intl_pluralrules`, where 103 is not «few» in Arabic.
fn add_plural_function(bundle: &mut FluentBundle<FluentResource>, tag: &'static str) {
    let added = bundle.add_function("PLURAL", move |values, _| match values {
        [FluentValue::Number(number)] => FluentValue::from(plural_category(tag, number.value)),
        _ => FluentValue::Error,
    });
    debug_assert!(added.is_ok(), "a new bundle has no functions");
}

/// Returns the name of the CLDR plural category of `number` in the language `tag`.
fn plural_category(tag: &str, number: f64) -> &'static str {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count is whole and positive")]
    let count = number as u64;
    let locale: Option<Locale> = tag.parse().ok();
    let rules = locale.and_then(|locale| PluralRules::try_new_cardinal(locale.into()).ok());
    match rules.map_or(PluralCategory::Other, |rules| rules.category_for(count)) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Returns the names of the messages in a Fluent file.
    fn names(file: &str) -> BTreeSet<&str> {
        let lines = file.lines().filter(|line| line.starts_with(char::is_alphabetic));
        lines.filter_map(|line| Some(line.split_once(" =")?.0)).collect()
    }

    #[test]
    fn every_file_is_carried_whole_and_parses() {
        let whole = [
            include_str!("../../assets/messages/ar.ftl"),
            include_str!("../../assets/messages/fa.ftl"),
            include_str!("../../assets/messages/he.ftl"),
            include_str!("../../assets/messages/ur.ftl"),
            include_str!("../../assets/messages/ckb.ftl"),
            include_str!("../../assets/messages/en.ftl"),
        ];
        assert_eq!(LANGUAGES.len(), whole.len());
        for (language, whole) in LANGUAGES.iter().zip(whole) {
            assert_eq!(PackedFile::new(language.packed).whole(), whole, "{}", language.tag);
            let errors =
                FluentResource::try_new(PackedFile::new(language.packed).whole()).err().map(|(_, errors)| errors);
            assert_eq!(errors, None, "{}", language.tag);
        }
    }

    /// Each message is parsed from its entry alone, as it is parsed with all others.
    #[test]
    fn a_message_is_its_entry() {
        for language in LANGUAGES {
            let mut whole = FluentBundle::new(Vec::new());
            let parsed = FluentResource::try_new(PackedFile::new(language.packed).whole());
            let resource = parsed.unwrap_or_else(|(resource, _)| resource);
            whole.add_resource_overriding(resource);
            for name in names(&PackedFile::new(language.packed).whole()) {
                // Unpacked no further than to this one.
                let messages = Messages::new([language.tag]);
                messages.parse(name);
                let bundle = messages.bundle.borrow();
                let own = bundle.get_message(name).and_then(|message| message.value()).expect("a message");
                assert_eq!(whole.get_message(name).and_then(|message| message.value()), Some(own), "{name}");
            }
        }
    }

    /// The CLDR plurals of Arabic: zero, one, two, few (3–10), many (11–99), other (100–102).
    #[test]
    fn arabic_counts_as_arabic_does() {
        let messages = Messages::new(["ar"]);
        let check = |count: usize, expected: &str| {
            let text = messages.fill("matches", &[("count", count.into())]);
            assert_eq!(qari_bidi::text::visible::without_invisible(&text), expected);
        };
        check(0, "لا نتائج");
        check(1, "نتيجة واحدة");
        check(2, "نتيجتان");
        check(3, "٣ نتائج");
        check(10, "١٠ نتائج");
        check(11, "١١ نتيجة");
        check(99, "٩٩ نتيجة");
        check(100, "١٠٠ نتيجة");
        check(102, "١٠٢ نتيجة");
        check(103, "١٠٣ نتائج");
    }

    #[test]
    fn a_locale_names_its_language() {
        for (wish, language) in [
            ("ar_EG.UTF-8", "ar"),
            ("fa", "fa"),
            ("prs_AF", "fa"),
            ("en-GB", "en"),
            ("C", "en"),
            ("fr", "en"),
            ("AR", "ar"),
            ("iw_IL", "he"),
            ("ur_PK.UTF-8", "ur"),
            ("ckb_IQ.UTF-8", "ckb"),
        ] {
            assert_eq!(Messages::new([wish]).language(), language, "{wish}");
        }
        assert_eq!(Messages::new(["fr", "ar"]).language(), "ar");
    }

    #[test]
    fn numbers_have_the_digits_of_the_country() {
        let check = |wishes: &[&str], expected: &str| {
            let text = Messages::new(wishes.iter().copied()).fill("pending-count", &[("number", 103.into())]);
            assert_eq!(qari_bidi::text::visible::without_invisible(&text), expected, "{wishes:?}");
        };
        check(&["ar_EG.UTF-8"], "١٠٣…");
        check(&["ar_MA.UTF-8"], "103…");
        // The option names no country, and the locale does.
        check(&["ar", "ar_MA.UTF-8"], "103…");
        check(&["ar", "fa_IR"], "١٠٣…");
        check(&["fa"], "۱۰۳…");
        check(&["en"], "103…");
    }

    #[test]
    fn digits_beside_those_of_a_document_are_of_the_language() {
        let check = |language: &str, own: Digits, expected: Digits| {
            let messages = Messages::new([language]);
            let text = messages.beside(own).fill("pending-count", &[("number", 103.into())]);
            assert!(text.contains(&expected.write(103)), "{language} {own:?}: {text}");
        };
        check("en", Digits::Arabic, Digits::Latin);
        check("en", Digits::Latin, Digits::Latin);
        check("ar", Digits::Latin, Digits::Latin);
        check("ar-MA", Digits::Arabic, Digits::Arabic);
        check("ar", Digits::Persian, Digits::Arabic);
        check("fa", Digits::Arabic, Digits::Persian);
    }
}
