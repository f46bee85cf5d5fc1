//! The names of boxes in the notations of Markdown and `MyST`, their kinds, and the labels of boxes without a title.

use crate::article::BoxKind;

/// The languages of [`BoxName::labels`], in their order.
pub(super) const LANGUAGES: [&str; 5] = ["ar", "fa", "ur", "he", "en"];

/// A sort of box: the names that authors give it and the label that readers see.
#[derive(Debug)]
pub(super) struct BoxName {
    /// Its names in lower case; the first is the usual one.
    names: &'static [&'static str],
    pub(super) kind: BoxKind,
    /// Its label in each of [`LANGUAGES`].
    labels: [&'static str; 5],
}

/// All sorts of boxes: GitHub, `VitePress`, Docusaurus, Starlight, Quarto, docutils, Material for `MkDocs`, Obsidian.
const BOXES: &[BoxName] = &[
    row(&["note", "admonition", "remark"], BoxKind::Note, ["ملاحظة", "یادداشت", "نوٹ", "הערה", "Note"]),
    row(&["tip", "hint"], BoxKind::Tip, ["نصيحة", "نکته", "مشورہ", "טיפ", "Tip"]),
    row(&["important"], BoxKind::Important, ["مهم", "مهم", "اہم", "חשוב", "Important"]),
    row(&["warning", "warn"], BoxKind::Warning, ["تحذير", "هشدار", "انتباہ", "אזהרה", "Warning"]),
    row(&["caution"], BoxKind::Caution, ["تنبيه", "احتیاط", "احتیاط", "זהירות", "Caution"]),
    row(&["attention"], BoxKind::Caution, ["انتباه", "توجه", "توجہ", "שימו לב", "Attention"]),
    row(&["danger"], BoxKind::Danger, ["خطر", "خطر", "خطرہ", "סכנה", "Danger"]),
    row(&["error"], BoxKind::Danger, ["خطأ", "خطا", "خرابی", "שגיאה", "Error"]),
    row(&["bug"], BoxKind::Danger, ["علة", "اشکال", "خامی", "באג", "Bug"]),
    row(&["failure", "fail", "missing"], BoxKind::Danger, ["إخفاق", "ناموفق", "ناکامی", "כישלון", "Failure"]),
    row(&["info", "information"], BoxKind::Info, ["معلومات", "اطلاعات", "معلومات", "מידע", "Info"]),
    row(&["seealso", "see-also"], BoxKind::Info, ["انظر أيضًا", "همچنین ببینید", "یہ بھی دیکھیں", "ראו גם", "See also"]),
    row(&["abstract", "summary", "tldr"], BoxKind::Info, ["ملخص", "چکیده", "خلاصہ", "תקציר", "Summary"]),
    row(&["question", "faq", "help"], BoxKind::Info, ["سؤال", "پرسش", "سوال", "שאלה", "Question"]),
    row(&["todo"], BoxKind::Info, ["مهمة", "کار باقی‌مانده", "باقی کام", "לביצוע", "To do"]),
    row(&["example"], BoxKind::Note, ["مثال", "مثال", "مثال", "דוגמה", "Example"]),
    row(&["quote", "cite"], BoxKind::Note, ["اقتباس", "نقل‌قول", "اقتباس", "ציטוט", "Quote"]),
    row(&["definition"], BoxKind::Note, ["تعريف", "تعریف", "تعریف", "הגדרה", "Definition"]),
    row(&["theorem"], BoxKind::Note, ["مبرهنة", "قضیه", "مسئلہ", "משפט", "Theorem"]),
    row(&["proof"], BoxKind::Note, ["برهان", "اثبات", "ثبوت", "הוכחה", "Proof"]),
    row(&["success", "check", "done"], BoxKind::Tip, ["نجاح", "موفق", "کامیابی", "הצלחה", "Success"]),
    row(&["details", "dropdown"], BoxKind::Details, ["تفاصيل", "جزئیات", "تفصیلات", "פרטים", "Details"]),
];

const fn row(names: &'static [&'static str], kind: BoxKind, labels: [&'static str; 5]) -> BoxName {
    BoxName { names, kind, labels }
}

/// Returns the labels of all sorts, in all languages.
pub(super) fn labels() -> impl Iterator<Item = &'static str> {
    BOXES.iter().flat_map(|own| own.labels)
}

impl BoxName {
    /// Returns the sort with this name, in any case and with the prefixes that Quarto and Bootstrap put before it.
    pub(super) fn of(name: &str) -> Option<&'static Self> {
        let name = name.to_ascii_lowercase();
        let name = ["callout-", "alert-", "admonition-"].iter().find_map(|it| name.strip_prefix(it)).unwrap_or(&name);
        BOXES.iter().find(|own| own.names.contains(&name))
    }

    /// Returns the sort that has this label in some language.
    pub(super) fn labelled(label: &str) -> Option<&'static Self> {
        BOXES.iter().find(|own| own.labels.contains(&label))
    }

    /// Returns the sort whose name is that of `kind`.
    pub(super) fn of_kind(kind: BoxKind) -> Option<&'static Self> {
        BOXES.iter().find(|own| own.kind == kind)
    }

    /// Its usual name.
    pub(super) fn name(&self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }

    /// Returns its label in `language`, one of [`LANGUAGES`].
    pub(super) fn label(&self, language: &str) -> &'static str {
        let index = LANGUAGES.iter().position(|own| *own == language).unwrap_or(LANGUAGES.len() - 1);
        self.labels[index]
    }
}

/// The characters of a text that its language is guessed by.
pub(super) const SAMPLE: usize = 16 * 1024;

/// Returns the one of [`LANGUAGES`] that a tag (BCP 47) names.
pub(super) fn known_language(tag: &str) -> Option<&'static str> {
    let language = tag.split(['-', '_']).next()?;
    LANGUAGES.into_iter().find(|own| own.eq_ignore_ascii_case(language))
}

/// Guesses which of [`LANGUAGES`] a text is in, by its letters: the script, and for Arabic script the letters that only
/// Urdu has, and those that Persian and Arabic write differently. English if a quarter of the letters or less is
/// right-to-left.
pub(super) fn language(letters: impl Iterator<Item = char>) -> &'static str {
    let (mut latin, mut hebrew, mut arabic, mut of_arabic, mut of_persian, mut of_urdu) = (0, 0, 0, 0, 0, 0);
    for c in letters {
        match c {
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{05D0}'..='\u{05EA}' => hebrew += 1,
            '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{06D3}' => arabic += 1,
            _ => {}
        }
        match c {
            'ي' | 'ك' | 'ى' | 'ة' => of_arabic += 1,
            'ی' | 'ک' | 'پ' | 'چ' | 'ژ' | 'گ' => of_persian += 1,
            'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ' | 'ھ' => of_urdu += 1,
            _ => {}
        }
    }
    if (hebrew + arabic) * 4 <= hebrew + arabic + latin {
        "en"
    } else if hebrew > arabic {
        "he"
    } else if of_persian + of_urdu <= of_arabic {
        "ar"
    } else if of_urdu * 4 > of_persian {
        "ur"
    } else {
        "fa"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_their_letters() {
        let check = |text: &str, expected: &str| assert_eq!(language(text.chars()), expected, "{text}");
        check("", "en");
        check("This is كتاب in English", "en");
        check("يحفظ البرنامج الملف في مجلد config", "ar");
        check("برنامه پرونده را ذخیره می‌کند", "fa");
        check("یہ پروگرام فائل کو محفوظ کرتا ہے", "ur");
        check("התוכנה שומרת את הקובץ", "he");
    }

    #[test]
    fn names_and_labels_are_unique() {
        let mut names: Vec<&str> = BOXES.iter().flat_map(|own| own.names.iter().copied()).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|two| two[0] != two[1]));
        assert_eq!(BoxName::of("callout-Note").map(BoxName::name), Some("note"));
        for kind in BoxKind::ALL {
            assert_eq!(BoxName::of(kind.name()).map(|own| own.kind), Some(kind));
        }
    }
}
