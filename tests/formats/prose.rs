//! No prose of a page is lost, wherever it stands; what is left out says of itself that it is something else.

use crate::common::Player;
use proptest::prelude::*;
use qari::app::document::Extent;
use qari::app::{Effect, Message, Notice};
use qari::format::{Asked, Reading, Warning, named, read, read_text};

/// Reads a page.
fn page(html: &str) -> Reading {
    read_text(html, "page.html", named("html")).expect("an article")
}

/// Returns the text of an article on one line.
fn text(reading: &Reading) -> String {
    let blocks = (0..reading.article.blocks().len()).map(|block| reading.article.text(block));
    let text = blocks.collect::<Vec<_>>().join(" ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks that these texts stand in an article, in this order and once each.
#[track_caller]
fn check_order(html: &str, expected: &[&str]) {
    let text = text(&page(html));
    let mut from = 0;
    for expected in expected {
        let at = text[from..].find(expected);
        assert!(at.is_some(), "«{expected}» is lost or out of order in {text}\n{html}");
        from += at.unwrap_or_default() + expected.len();
        assert_eq!(text.matches(expected).count(), 1, "«{expected}» stands twice in {text}\n{html}");
    }
}

/// Returns the texts between tags of a page that have twelve words or more, in their order.
fn paragraphs(html: &str) -> Vec<String> {
    let body = html.split("</head>").last().unwrap_or(html);
    let texts = body.split('<').filter_map(|tag| tag.split_once('>'));
    let lines = texts.map(|(_, text)| text.split_whitespace().collect::<Vec<_>>());
    lines.filter(|words| words.len() >= 12).map(|words| words.join(" ")).collect()
}

/// Pages of the kinds that lost text: an article in several tables, a thread of a forum, a page builder.
#[test]
fn saved_pages_keep_their_paragraphs() {
    let pages = [
        (include_str!("../data/saved/three-tables.html"), 8),
        (include_str!("../data/saved/thread.html"), 20),
        (include_str!("../data/saved/builder.html"), 14),
    ];
    for (html, count) in pages {
        let paragraphs = paragraphs(html);
        assert!(paragraphs.len() >= count, "{}", paragraphs.len());
        check_order(html, &paragraphs.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

/// The headings of a builder's page stay with what they stand above.
#[test]
fn headings_in_boxes_of_builders_stay() {
    check_order(
        include_str!("../data/saved/builder.html"),
        &["عنوان 1", "عنوان 2", "عنوان 3", "أسئلة شائعة", "سؤال 1؟", "سؤال 2؟"],
    );
}

const LONG: &str = "هذه فقرة طويلة من صفحة فيها أكثر من اثنتي عشرة كلمة حتى تعد من النص الذي يقرأ ولا يسقط";

/// A page with an article of some length, and `beside` behind it.
fn with_article(beside: &str) -> String {
    let article: String = (1..=6)
        .map(|at| format!("<p>والفقرة {at} طويلة أيضا كأخواتها، وفيها من الكلام ما فيها، وهي من المقال نفسه.</p>"))
        .collect();
    format!("<!doctype html><html dir=rtl><body><div class=story>{article}</div>{beside}</body></html>")
}

#[test]
fn boxes_that_say_what_they_are_stay_out() {
    for beside in [
        format!("<nav><p>{LONG}</p><ul><li><a href=/1>قسم</a></ul></nav>"),
        format!("<footer><p>{LONG}</p></footer>"),
        format!("<div role=contentinfo><p>{LONG}</p></div>"),
        format!("<div class=site-footer><p>{LONG}</p></div>"),
        format!("<form><p>{LONG}</p><input name=mail><input type=submit></form>"),
        format!("<div id=comments><h3>تعليقات</h3><div class=comment-body><p>{LONG}</p></div></div>"),
        format!("<ol class=commentlist><li class=comment><p>{LONG}</p></li></ol>"),
        format!("<div class='related-posts'><a href=/2>عنوان آخر</a><p>{LONG}</p></div>"),
        format!("<div class='share-buttons'><p>{LONG}</p><a href=/s>شارك</a></div>"),
        format!("<div class='cookie-notice'><p>{LONG}</p><button>موافق</button></div>"),
    ] {
        let text = text(&page(&with_article(&beside)));
        assert!(text.contains("المقال نفسه"), "{text}");
        assert!(!text.split("المقال نفسه").last().unwrap_or_default().contains(LONG), "{beside}: {text}");
    }
}

#[test]
fn names_are_not_believed_against_what_is_in_a_box() {
    for beside in [
        format!("<div class=elementor-widget-container><p>{LONG}</p></div>"),
        format!("<div class='has-footer comments-open'><p>{LONG}</p></div>"),
        format!("<section class=panel><div class=local-footer><p>{LONG}</p></div></section>"),
        format!("<div class=card-footer><p>{LONG}</p></div>"),
        format!("<div class=related-work><p>{LONG}</p></div>"),
        format!("<div class=social-studies><p>{LONG}</p></div>"),
        format!("<div class=information><p>{LONG}</p></div>"),
        format!("<aside class=sidebar><p>{LONG}</p></aside>"),
        format!("<div class=menu-card><p>{LONG}</p></div>"),
        format!("<form id=aspnetForm><input type=hidden value=x><p>{LONG}</p></form>"),
        format!("<blockquote>قول<footer>{LONG}</footer></blockquote>"),
        format!("<p>قال الولد نعم.</p><p>{LONG}</p>"),
    ] {
        let text = text(&page(&with_article(&beside)));
        assert!(text.split("المقال نفسه").last().unwrap_or_default().contains(LONG), "{beside}: {text}");
    }
}

#[test]
fn collapsed_parts_are_text() {
    for beside in [
        format!("<details><summary>سؤال؟</summary><p>{LONG}</p></details>"),
        format!("<button aria-controls=p1 aria-expanded=false>سؤال؟</button><div id=p1 hidden><p>{LONG}</p></div>"),
        format!("<h3><button data-bs-target='#p1'>سؤال؟</button></h3><div class=collapse id=p1><p>{LONG}</p></div>"),
        format!("<h3 onclick='f()'>سؤال؟</h3><div style='display: none'><p>{LONG}</p></div>"),
        format!("<a href='#t2'>سؤال؟</a><div role=tabpanel id=t2 style='display:none'><p>{LONG}</p></div>"),
        format!("<b>سؤال؟</b><div class='elementor-tab-content' hidden><p>{LONG}</p></div>"),
        format!("<div class=step>سؤال؟</div><div class='step hidden' style='display:none'><p>{LONG}</p></div>"),
    ] {
        check_order(&with_article(&beside), &["سؤال؟", LONG]);
    }
    let hidden = format!("<div hidden><p>{LONG}</p></div><div class=modal style='display:none'><p>{LONG}</p></div>");
    assert!(!text(&page(&with_article(&hidden))).ends_with(LONG));
}

#[test]
fn fallback_content_is_text() {
    for name in ["object", "video", "audio", "iframe"] {
        let html =
            with_article(&format!("<{name} src=x data=x><p>{LONG} <b>أيضا</b></p></{name}><p>ختام النص كله هنا.</p>"));
        check_order(&html, &[&format!("{LONG} أيضا"), "ختام النص كله هنا."]);
    }
    check_order(&with_article("<iframe src=x></iframe><p>ختام النص كله هنا.</p>"), &["ختام النص كله هنا."]);
}

#[test]
fn a_page_that_is_mostly_left_out_says_so() {
    let comments = format!("<div id=comments>{}</div>", format!("<div class=comment><p>{LONG}</p></div>").repeat(15));
    let html = with_article("").replace("</body>", &format!("<p>{}</p>{comments}</body>", "كلام المقال ".repeat(20)));
    let reading = page(&html);
    let letters = 15 * LONG.chars().filter(|c| c.is_alphanumeric()).count();
    assert_eq!(reading.warnings, [Warning::LeftOut { letters }]);
    let asked = Asked { whole_page: true, ..Asked::default() };
    let whole = read(html.into_bytes(), "page.html", asked).expect("an article");
    assert_eq!(whole.warnings, []);
    assert_eq!(text(&whole).matches(LONG).count(), 15);
    assert_eq!(page(&with_article("")).warnings, []);
}

/// Alt-w reads the page again with all that is on it, and goes on at the same text; once more, the article.
#[test]
fn a_key_shows_the_whole_page() {
    let html = with_article(&format!("<footer><p>{LONG}</p></footer>"));
    let read = |whole_page| {
        let asked = Asked { whole_page, ..Asked::default() };
        Box::new(read(html.clone().into_bytes(), "page.html", asked).expect("an article"))
    };
    let mut player = Player::with(read(false).article, (60, 8), "en");
    player.app.shelve(vec!["page.html".into()], 0);
    player.keys("2 j");
    let here = player.app.document().place();
    assert!(here.pos.byte > 0);
    let again = |player: &mut Player, extent, whole_page| {
        assert_eq!(player.keys("A-w"), Some(Effect::Reread("page.html".into(), extent)));
        player.send(Message::Reread("page.html".into(), extent, Ok(read(whole_page))));
    };
    again(&mut player, Extent::Other, true);
    assert_eq!(player.app.document().place(), here);
    assert!(text(&player.app.document().article().clone().into()).ends_with(LONG));
    again(&mut player, Extent::AsAsked, false);
    assert!(!text(&player.app.document().article().clone().into()).ends_with(LONG));
    // What is not asked for any more, or is the same, changes nothing.
    player.send(Message::Reread("other.html".into(), Extent::Other, Ok(read(true))));
    assert_eq!(player.app.document().extent(), Extent::AsAsked);
    again(&mut player, Extent::Other, false);
    assert_eq!(player.app.notice(), Some(&Notice::NothingLeftOut));
    player.app.shelve(vec!["-".into()], 0);
    assert_eq!(player.keys("A-w"), None);
    assert_eq!(player.app.notice(), Some(&Notice::InputIsGone));
}

/// The frames of pages; `§` is where the paragraphs stand.
const SHAPES: &[&str] = &[
    "§",
    "<div>§</div>",
    "<div><div><div>§</div></div></div>",
    "<section>§</section>",
    "<article>§</article>",
    "<main>§</main>",
    "<center><font size=4>§</font></center>",
    "<div class='elementor-element elementor-widget elementor-widget-text-editor'><div \
     class=elementor-widget-container>§</div></div>",
    "<div class='et_pb_section et_pb_widget_area'><div class='et_pb_row'><div class=et_pb_text_inner>§</div></div>\
     </div>",
    "<div class='vc_row wpb_row'><div class=wpb_wrapper>§</div></div>",
    "<div class='wp-block-group has-background is-layout-flow'>§</div>",
    "<div class='promo-box banner popular-science'>§</div>",
    "<div class='sqs-block sponsor toolbar'>§</div>",
    "<table><tr><td>§</td></tr></table>",
    "<table width=100% border=0><tr><td width=20%><a href=/u>كاتب</a><br>عضو</td><td>§</td></tr></table>",
    "<table><tr><td class=thead>10-05-2009</td></tr><tr><td class=alt1>§</td></tr></table>",
    "<table role=presentation><tbody><tr><td><table><tr><td>§</td></tr></table></td></tr></tbody></table>",
    "<div class=post><div class=author><a href=/u>كاتب</a></div><div class=post-content>§</div></div>",
    "<details><summary>سؤال</summary>§</details>",
    "<div class=accordion-item><h3><button aria-expanded=false data-bs-target='#c'>سؤال</button></h3><div \
     class='collapse'>§</div></div>",
    "<div class=tab-content><div class=tab-pane role=tabpanel style='display:none'>§</div></div>",
    "<h4 onclick='open()'>سؤال</h4><div hidden>§</div>",
    "<aside class=sidebar><h3>عن الكاتب</h3>§</aside>",
    "<div class=widget><h3>عنوان</h3>§</div>",
    "<div id=sidebar role=complementary>§</div>",
    "<blockquote>§</blockquote>",
    "<ul><li>§</li></ul>",
    "<dl><dt>لفظ</dt><dd>§</dd></dl>",
    "<a name=top>§</a>",
    "<object data=x>§</object>",
    "<iframe src=x>§</iframe>",
    "<div class='page has-sidebar no-footer comments-open'>§</div>",
];

/// The parts of pages beside prose.
const CLUTTER: &[&str] = &[
    "",
    "",
    "<nav><ul><li><a href=/1>قسم أول</a><li><a href=/2>قسم ثان</a><li><a href=/3>قسم ثالث</a></ul></nav>",
    "<ul><li><a href=/1>قسم أول</a><li><a href=/2>قسم ثان</a><li><a href=/3>قسم ثالث</a></ul>",
    "<form action=/search><input name=q><input type=submit value=بحث></form>",
    "<div class=social-share><a href=/f>شارك</a><a href=/t>غرد</a></div>",
    "<div class=related><h3>اقرأ أيضا</h3><ul><li><a href=/4>عنوان آخر طويل بعض الطول</a></ul></div>",
    "<div id=cookie-bar>نستخدم ملفات تعريف الارتباط.<button>موافق</button></div>",
    "<script>var x = 'نص لا يقرأ أبدا';</script><style>p { color: red }</style>",
    "<img src=a.png alt=صورة><hr>",
    "<h2>عنوان فرعي</h2>",
    "<p>سطر قصير</p>",
    "<br><br>",
    "<div class=advert><a href=/ad>إعلان</a></div>",
];

/// Ways to write a paragraph; `§` is its text, of which only some may stand in links.
const WRITTEN: &[&str] = &[
    "<p>§</p>",
    "<p class=intro>§</p>",
    "<div>§</div>",
    "§<br><br>",
    "<p><b>تنبيه:</b> §</p>",
    "<p>§ <a href=/more>المزيد</a></p>",
    "<div><span style='font-size:14px'>§</span></div>",
];

/// A part of a page: a shape, what stands before it, and what stands in it.
#[derive(Clone, Debug)]
enum Part {
    Prose { written: usize, is_sentence: bool },
    Shape { shape: usize, clutter: usize, parts: Vec<Part> },
}

fn part() -> impl Strategy<Value = Part> {
    let prose =
        (0..WRITTEN.len(), any::<bool>()).prop_map(|(written, is_sentence)| Part::Prose { written, is_sentence });
    prose.prop_recursive(5, 24, 4, |inside| {
        (0..SHAPES.len(), 0..CLUTTER.len(), prop::collection::vec(inside, 1..5))
            .prop_map(|(shape, clutter, parts)| Part::Shape { shape, clutter, parts })
    })
}

impl Part {
    /// Writes the part, and adds the texts of its paragraphs.
    fn write(&self, texts: &mut Vec<String>) -> String {
        match self {
            Self::Prose { written, is_sentence } => {
                let number = texts.len();
                let text = if *is_sentence {
                    format!("وقال الرجل{number} لصاحبه نعم.")
                } else {
                    let words: Vec<String> = (0..14).map(|word| format!("كلمة{number}و{word}")).collect();
                    words.join(" ")
                };
                texts.push(text.clone());
                WRITTEN[*written].replace('§', &text)
            }
            Self::Shape { shape, clutter, parts } => {
                let inside: String = parts.iter().map(|part| part.write(texts)).collect();
                [CLUTTER[*clutter], &SHAPES[*shape].replace('§', &inside)].concat()
            }
        }
    }
}

proptest! {
    #![proptest_config(crate::common::cases(300))]

    /// Each paragraph of a page stands in the article once and in order, whatever the page is built of.
    #[test]
    fn no_prose_is_lost(
        parts in prop::collection::vec(part(), 1..8),
        title in any::<bool>(),
        in_form in any::<bool>(),
    ) {
        let mut texts = Vec::new();
        let body: String = parts.iter().map(|part| part.write(&mut texts)).collect();
        // Forms don't nest.
        let body = if in_form { body.replace("<form", "<div").replace("</form", "</div") } else { body };
        let body = if in_form { format!("<form action=x.aspx><input type=hidden name=v>{body}</form>") } else { body };
        let title = if title { "<title>عنوان الصفحة</title>" } else { "" };
        let head = format!("<!doctype html><html dir=rtl lang=ar><head>{title}</head>");
        let html = format!("{head}<body class='home has-nav'>{body}</body></html>");
        let text = text(&page(&html));
        let mut from = 0;
        for paragraph in &texts {
            let at = text[from..].find(paragraph.as_str());
            prop_assert!(at.is_some(), "{} is lost or out of order in {} of {}", paragraph, text, html);
            from += at.unwrap_or_default() + paragraph.len();
            prop_assert_eq!(text.matches(paragraph.as_str()).count(), 1, "{} in {} of {}", paragraph, text, html);
        }
    }
}
