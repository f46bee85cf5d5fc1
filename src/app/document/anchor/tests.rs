use proptest::prelude::*;

use super::*;
use crate::article::{Builder, Kind};

fn article(paragraphs: &[String]) -> Article {
    let mut builder = Builder::new();
    for paragraph in paragraphs {
        builder.block(Kind::Paragraph, paragraph);
    }
    builder.finish().expect("an article")
}

/// Paragraphs of twenty words, all of them different.
fn paragraphs(count: usize) -> Vec<String> {
    let word = |number: usize| format!("كلمة{number}");
    (0..count).map(|at| (at * 20..at * 20 + 20).map(word).collect::<Vec<_>>().join(" ")).collect()
}

/// The text from the place of `word` on, in the article of `paragraphs`.
fn anchor(paragraphs: &[String], word: &str) -> Anchor {
    let article = article(paragraphs);
    let place = |block: usize| Some(Pos { block, byte: article.text(block).find(word)? });
    Anchor::of(&article, article.flow().find_map(place).expect("the word"))
}

fn check(anchor: &Anchor, paragraphs: &[String], expected: &str) {
    let article = article(paragraphs);
    let pos = anchor.find(&article).expect("the place");
    let text = &article.text(pos.block)[pos.byte..];
    assert!(text.starts_with(expected), "{expected} and not {}", text.chars().take(30).collect::<String>());
}

#[test]
fn a_place_is_found_where_its_text_has_gone() {
    let old = paragraphs(30);
    for word in ["كلمة200 ", "كلمة207 ", "كلمة219"] {
        let anchor = anchor(&old, word);
        check(&anchor, &old, word);
        let mut new = old.clone();
        new.insert(3, "فقرة جديدة".to_owned());
        check(&anchor, &new, word);
        new.drain(..9);
        check(&anchor, &new, word);
        let joined: Vec<String> = old.chunks(3).map(|paragraphs| paragraphs.join(" ")).collect();
        check(&anchor, &joined, word);
        let lines: Vec<String> = old.iter().flat_map(|text| text.split(' ').map(str::to_owned)).collect();
        check(&anchor, &lines, word.trim_end());
        let edited: Vec<String> = old.iter().map(|text| text.replace("كلمة209 ", "غيرها ")).collect();
        check(&anchor, &edited, word);
        let moved: Vec<String> = old[10..].iter().chain(&old[..10]).cloned().collect();
        check(&anchor, &moved, word);
    }
}

#[test]
fn a_place_whose_own_words_have_changed_is_found_by_those_around() {
    let old = paragraphs(30);
    let anchor = anchor(&old, "كلمة205 ");
    let new: Vec<String> = old.iter().map(|text| text.replace("كلمة205 كلمة206", "شيء آخر")).collect();
    check(&anchor, &[vec!["مقدمة".to_owned()], new].concat(), "شيء آخر");
}

#[test]
fn of_several_equal_places_it_is_the_nearest() {
    let refrain = "لازمة تعود في كل موضع من هذه القصيدة الطويلة التي لا تنتهي أبدا عند أحد".to_owned();
    let old: Vec<String> = std::iter::repeat_n(refrain, 40).collect();
    let text = article(&old);
    let anchor = Anchor::of(&text, Pos { block: 30, byte: 0 });
    let new = article(&[vec!["عنوان جديد".to_owned()], old].concat());
    assert_eq!(anchor.find(&new).map(|pos| pos.block), Some(30));
}

#[test]
fn what_is_gone_is_not_found() {
    let anchor = anchor(&paragraphs(30), "كلمة200");
    let other: Vec<String> = (0..50).map(|at| format!("نص آخر من كتاب آخر رقمه {at} فيه كلمات")).collect();
    assert_eq!(anchor.find(&article(&other)), None);
    let beginning = Anchor::of(&article(&paragraphs(3)), Pos::default());
    assert_eq!(beginning.find(&article(&other)), Some(Pos::default()), "the beginning is one in any text");
}

#[test]
fn a_text_that_has_grown_has_the_place_where_it_was() {
    let old = paragraphs(5);
    let end = Pos { block: 4, byte: old[4].len() };
    let anchor = Anchor::of(&article(&old), end);
    assert!(anchor.is_in(&article(&paragraphs(9))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn any_text_has_its_own_places(
        texts in prop::collection::vec("[ا-ي \u{64e}a-z0-9,.\n]{0,40}", 1..20),
        other in prop::collection::vec("[ا-ي \u{64e}a-z0-9,.\n]{0,40}", 1..20),
        block in 0_usize..20,
        byte in 0_usize..80,
    ) {
        let filled = |texts: &[String]| article(&texts.iter().map(|text| format!("{text}.")).collect::<Vec<_>>());
        let (own, other) = (filled(&texts), filled(&other));
        let anchor = Anchor::of(&own, Pos { block, byte });
        prop_assert_eq!(anchor.find(&own), Some(anchor.pos()));
        if let Some(pos) = anchor.find(&other) {
            prop_assert!(other.flow().contains(&pos.block) && other.text(pos.block).is_char_boundary(pos.byte));
        }
        let saved = serde_json::to_string(&anchor).expect("it is written");
        prop_assert_eq!(serde_json::from_str::<Anchor>(&saved).expect("it is read"), anchor);
    }
}
