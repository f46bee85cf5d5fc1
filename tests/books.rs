//! Books: OpenITI mARkdown and EPUB.

mod common;

use common::notation;
use proptest::prelude::*;
use qari::article::{Article, Kind};
use qari::format::{Error, named, of_text, read_text};
use qari::text::visible::trimmed;

/// The article of an OpenITI text from a file called `name`.
fn openiti_of(text: &str, name: &str) -> Result<Article, Error> {
    read_text(text, name, named("openiti")).map(|reading| reading.article)
}

fn openiti(text: &str) -> Article {
    openiti_of(text, "").unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// Checks the blocks of an OpenITI text in the notation of [`notation`], a line each.
#[track_caller]
fn check_openiti(text: &str, expected: &[&str]) {
    assert_eq!(notation::of(&openiti(text)), expected.join("\n"), "{text}");
}

#[test]
fn an_openiti_book_is_read_without_its_tags() {
    let article = openiti(include_str!("data/siyar.mARkdown"));
    let expected = [
        "= مختصر أخبار الشعراء",
        "by أبو سطر القارئ",
        "by لجنة التحقيق · دار السطر · 1447 ه",
        "هذه مقدمة التحقيق، كتبها أبو الورق سنة سبع وأربعين وأربعمائة وألف. وليست من كلام المؤلف.",
        "rule",
        "بسم الله الرحمن الرحيم",
        "#1 باب الشعراء المتقدمين",
        "#2 فصل في أصحاب المعلقات",
        "#3 1 - امرؤ القيس بن حجر",
        "شاعر من نجد، قال كلامًا حفظه الناس، ومن شعره:",
        "verse قفا نبك من ذكرى حبيب ومنزل … بسقط اللوى بين الدخول فحومل",
        "verse فتوضح فالمقراة لم يعف رسمها … لما نسجتها من جنوب وشمأل",
        "verse ترى بعر الأرآم في عرصاتها … وقيعانها كأنه حب فلفل",
        "verse 3",
        "#3 2 - الخنساء تماضر بنت عمرو، شاعرة من بني سليم، عاشت أكثر عمرها",
        "في الجاهلية، وأدركت الإسلام فأسلمت، ووفدت مع قومها، وكان يستنشدها ويعجبه شعرها، وأكثر شعرها وأجوده رثاؤها لأخويها صخر ومعاوية.",
        "#3 سنة 8 للهجرة",
        "حدثنا فلان عن فلان أن الشعراء حضروا صحيح.",
        "البصرة الكوفة ثمانون فرسخا",
        "#3 القافية",
        "آخر كلمة في البيت، وقيل: نسبتها 50% منه، والبريد a@b.example لا يتغير.",
        "خاتمة الكتاب.",
        "link [https://example.org/book/1](https://example.org/book/1)",
    ];
    assert_eq!(notation::of(&article), expected.join("\n"));
}
