//! The cost of reading, on the embedded article and on one 10,000 times as long (some 30 MB), where a key press must
//! cost the same: `cargo bench --bench reader`.

#[path = "reader/counted.rs"]
mod counted;
#[path = "reader/growing.rs"]
mod growing;

use divan::{Bencher, black_box};
use qari::app::document::matches::Matches;
use qari::app::keys::key::Key;
use qari::app::keys::keymap::Keymap;
use qari::app::{App, Message, Setup};
use qari::article::{Article, Builder, Kind, Pos};
use qari::format::html::parse;
use qari::load;
use qari::messages::Messages;
use qari::search::Query;
use qari::theme::{Styles, Theme};
use qari::view;
use qari_bidi::layout::{self, LayoutOptions};
use qari_bidi::terminal::colour::{Background, Colours, Depth};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// The number of copies of the article in the long one.
const COPIES: usize = 10_000;

/// The screen that frames are painted on.
const SCREEN: (u16, u16) = (200, 60);

fn main() {
    match std::env::var("SCENARIO") {
        Ok(name) => counted::run(&name),
        Err(_) => divan::main(),
    }
}

fn article(copies: usize) -> Article {
    let one = load::embedded().expect("the embedded article").article;
    if copies == 1 {
        return one;
    }
    let mut builder = Builder::new();
    builder.language("ar");
    for _ in 0..copies {
        for block in one.flow() {
            builder.block(one.blocks()[block].kind(), one.text(block));
        }
    }
    for block in one.disclaimer() {
        builder.block(one.blocks()[block].kind(), one.text(block));
    }
    builder.finish().expect("an article")
}

fn reader(copies: usize) -> App {
    let settings = Setup::new(SCREEN);
    App::new(article(copies), Messages::new(["ar"]), Keymap::shipped(), settings)
}

fn terminal() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(SCREEN.0, SCREEN.1)).expect("a test screen")
}

/// The styles of a terminal with all colours.
fn styles() -> Styles {
    let colours = Colours { depth: Depth::Direct, background: Some(Background::Dark) };
    Styles::of(&Theme::usual(colours), colours)
}

fn draw(app: &App, styles: &Styles, terminal: &mut Terminal<TestBackend>) {
    terminal.draw(|frame| drop(view::draw(app, styles, frame.buffer_mut()))).expect("a test screen can be drawn on");
}

/// Lays out the whole article in lines of 80 cells.
#[divan::bench]
fn lay_out_the_article_at_80(bencher: Bencher) {
    let article = article(1);
    bencher.counter(divan::counter::BytesCount::new(article.flow_bytes())).bench_local(|| {
        for block in 0..article.blocks().len() {
            let text = article.text(block);
            let layout =
                layout::paragraph(text, article.blocks()[block].direction(), &[], LayoutOptions::new(80).isolating());
            for line in 0..layout.line_count(text) {
                black_box(layout.line(line, text));
            }
        }
    });
}

/// Paints a frame with nothing laid out before.
#[divan::bench(args = [1, COPIES], sample_count = 20, sample_size = 1)]
fn frame_from_a_cold_cache(bencher: Bencher, copies: usize) {
    let shared = article(copies);
    bencher
        .with_inputs(|| {
            let settings = Setup::new(SCREEN);
            (App::new(shared.clone(), Messages::new(["ar"]), Keymap::shipped(), settings), terminal())
        })
        .bench_local_refs(|(app, terminal)| draw(app, &styles(), terminal));
}

/// Paints the same frame again.
#[divan::bench(args = [1, COPIES])]
fn frame_from_a_warm_cache(bencher: Bencher, copies: usize) {
    let (app, mut terminal, styles) = (reader(copies), terminal(), styles());
    bencher.bench_local(|| draw(&app, &styles, &mut terminal));
}

/// Presses keys and paints the frame, in the middle of the article; `g G` goes from one end to the other.
#[divan::bench(args = [
    ("j", 1), ("j", COPIES), ("Space", 1), ("Space", COPIES), ("]", 1), ("]", COPIES), ("g G", 1), ("g G", COPIES),
])]
fn key_press_to_painted_frame(bencher: Bencher, (keys, copies): (&str, usize)) {
    let (mut app, mut terminal, styles) = (reader(copies), terminal(), styles());
    let keys: Vec<Key> = keys.split(' ').map(|key| key.parse().expect("a key")).collect();
    // 9999 sections on is half of the long article; the short one begins again after each few presses.
    let middle = if copies > 1 { "9 9 9 9 ]" } else { "g" };
    let middle: Vec<Key> = middle.split(' ').map(|key| key.parse().expect("a key")).collect();
    let mut presses = 0;
    bencher.bench_local(|| {
        if presses == 0 || (copies == 1 && presses % 4 == 0) {
            for key in &middle {
                app.update(Message::Key(*key));
            }
        }
        presses += 1;
        for key in &keys {
            app.update(Message::Key(*key));
            draw(&app, &styles, &mut terminal);
        }
    });
}

/// Presses keys in the contents of a book of parts, chapters and lessons, and paints the frame: as many sections must
/// cost what few do.
#[divan::bench(args = [("j", 20), ("j", 20_000), ("Left Right", 20), ("Left Right", 20_000)])]
fn key_press_in_contents(bencher: Bencher, (keys, sections): (&str, usize)) {
    let mut builder = Builder::new();
    builder.language("ar");
    for number in 0..sections {
        let level = if number % 20 == 0 { 1 } else { 2 + u8::from(number % 5 > 0) };
        builder.block(Kind::Heading(level), &format!("باب {number} في أخبار الكتب"));
        builder.block(Kind::Paragraph, "نص قصير في هذا الباب");
    }
    let article = builder.finish().expect("an article");
    let mut app = App::new(article, Messages::new(["ar"]), Keymap::shipped(), Setup::new((100, 16)));
    let (mut terminal, styles) = (Terminal::new(TestBackend::new(100, 16)).expect("a test screen"), styles());
    let key = |key: &str| Message::Key(key.parse().expect("a key"));
    let mut presses = 0;
    bencher.bench_local(|| {
        if presses % 8 == 0 {
            // In the middle of the book.
            let middle = (sections / 2).to_string();
            let digits = middle.chars().map(|digit| digit.to_string()).chain(["Enter".to_owned(), "Tab".to_owned()]);
            digits.for_each(|digit| _ = app.update(key(&digit)));
        }
        presses += 1;
        for own in keys.split(' ') {
            app.update(key(own));
            draw(&app, &styles, &mut terminal);
        }
        if presses % 8 == 0 {
            app.update(key("Esc"));
        }
    });
}

/// Opens a YAML file as long as the long article.
#[divan::bench(args = [1, COPIES], sample_count = 5, sample_size = 1)]
fn open_a_yaml_file(bencher: Bencher, copies: usize) {
    let one = include_str!("../assets/article.yaml");
    let (head, rest) = one.split_once("sections:\n").expect("sections");
    let (sections, tail) = rest.split_once("link:\n").expect("a link");
    let text = format!("{head}sections:\n{}link:\n{tail}", sections.repeat(copies));
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench_local(|| black_box(qari::format::read_text(&text, "article.yaml", None).expect("an article")));
}

/// A page of 3 MB in HTML, with links, lists and tables.
fn page() -> String {
    let part = |number| {
        let paragraph = format!(
            "<p class=par>نص فيه <a href='/news/{number}.html'>رابط</a> و<b>كلمة قوية</b>، وخرج الناس صباحًا إلى \
             السوق القديم، واشتروا ما يحتاجون إليه من خبز وزيت وتمر، ثم عادوا إلى بيوتهم قبل الظهر.</p>\n"
        );
        format!(
            "<h2 id=h{number}>عنوان {number}</h2><ul><li>بند<li><span>آخر</span></ul>\
             <table><tr><th>أ<th>ب<tr><td>1<td>2</table>{}",
            paragraph.repeat(20)
        )
    };
    format!("<!doctype html><title>كتاب</title><main><h1>كتاب</h1>{}</main>", (0..400).map(part).collect::<String>())
}

/// Opens a page.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn open_a_page(bencher: Bencher) {
    let text = page();
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench_local(|| black_box(qari::format::read_text(&text, "page.html", None).expect("an article")));
}

/// Builds html5ever's tree of the page and nothing else.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn parse_a_page(bencher: Bencher) {
    let text = page();
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench_local(|| black_box(parse::document(&text, parse::Syntax::Html)));
}

/// Searches the whole article.
#[divan::bench(args = [("ماسك", 1), ("ماسك", COPIES), ("openai", COPIES), ("لا يوجد هنا", COPIES)], sample_count = 20)]
fn search(bencher: Bencher, (query, copies): (&str, usize)) {
    let article = article(copies);
    bencher.counter(divan::counter::BytesCount::new(article.flow_bytes())).bench_local(|| {
        let mut find = Matches::new(Query::new(query), Some("ar"), Pos::default()).expect("a query");
        find.finish(&article);
        black_box(find.count())
    });
}

/// Types a letter into the search prompt and paints the frame with its first match.
#[divan::bench(args = [1, COPIES])]
fn typed_letter_to_painted_frame(bencher: Bencher, copies: usize) {
    let (mut app, mut terminal, styles) = (reader(copies), terminal(), styles());
    app.update(Message::Key(Key::char('/')));
    let mut letters = "التمويل".chars().cycle();
    let mut typed = 0;
    bencher.bench_local(|| {
        if typed % 7 == 0 {
            app.update(Message::Key("C-u".parse().expect("a key")));
        }
        typed += 1;
        app.update(Message::Key(Key::char(letters.next().expect("a letter"))));
        draw(&app, &styles, &mut terminal);
    });
}
