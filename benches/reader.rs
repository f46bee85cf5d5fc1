//! What reading costs, on the embedded article and on one 10,000 times as long (some 30 MB), where a key press must cost the
//! same: `cargo bench --bench reader`.

use divan::{Bencher, black_box};
use qari::app::find::Find;
use qari::app::key::Key;
use qari::app::keymap::Keymap;
use qari::app::{App, MEASURE, Message, Settings};
use qari::article::{Article, Builder, Pos};
use qari::layout::{self, Options};
use qari::load;
use qari::messages::Messages;
use qari::search::Query;
use qari::text::fold::Level;
use qari::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// How many copies of the article the long one is.
const COPIES: usize = 10_000;

/// The screen that frames are painted on.
const SCREEN: (u16, u16) = (200, 60);

fn main() {
    divan::main();
}

fn article(copies: usize) -> Article {
    let one = load::embedded().expect("the embedded article");
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
    let settings = Settings { screen: SCREEN, measure: MEASURE };
    App::new(article(copies), Messages::new(["ar"]), Keymap::shipped(), settings)
}

fn terminal() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(SCREEN.0, SCREEN.1)).expect("a test screen")
}

fn draw(app: &App, terminal: &mut Terminal<TestBackend>) {
    terminal.draw(|frame| view::draw(app, frame)).expect("a test screen can be drawn on");
}

/// The text of the whole article to visual lines of 80 cells.
#[divan::bench]
fn lay_out_the_article_at_80(bencher: Bencher) {
    let article = article(1);
    bencher.counter(divan::counter::BytesCount::new(article.flow_bytes())).bench_local(|| {
        for block in 0..article.blocks().len() {
            let text = article.text(block);
            let layout = layout::paragraph(text, article.blocks()[block].direction(), Options { width: 80 });
            for line in 0..layout.line_count() {
                black_box(layout.line(line, text));
            }
        }
    });
}

/// A frame with nothing laid out before.
#[divan::bench(args = [1, COPIES], sample_count = 20, sample_size = 1)]
fn frame_from_a_cold_cache(bencher: Bencher, copies: usize) {
    let shared = article(copies);
    bencher
        .with_inputs(|| {
            let settings = Settings { screen: SCREEN, measure: MEASURE };
            (App::new(shared.clone(), Messages::new(["ar"]), Keymap::shipped(), settings), terminal())
        })
        .bench_local_refs(|(app, terminal)| draw(app, terminal));
}

/// The same frame again.
#[divan::bench(args = [1, COPIES])]
fn frame_from_a_warm_cache(bencher: Bencher, copies: usize) {
    let (app, mut terminal) = (reader(copies), terminal());
    bencher.bench_local(|| draw(&app, &mut terminal));
}

/// A key press, from the key to the painted frame, in the middle of the article.
#[divan::bench(args = [("j", 1), ("j", COPIES), ("Space", 1), ("Space", COPIES), ("]", 1), ("]", COPIES), ("G", 1), ("G", COPIES)])]
fn key_press_to_painted_frame(bencher: Bencher, (key, copies): (&str, usize)) {
    let (mut app, mut terminal) = (reader(copies), terminal());
    let middle: Key = "]".parse().expect("a key");
    for _ in 0..(copies.min(200)) {
        app.update(Message::Key(middle));
    }
    draw(&app, &mut terminal);
    let key: Key = key.parse().expect("a key");
    let back: Key = "g".parse().expect("a key");
    let mut presses = 0;
    bencher.bench_local(|| {
        presses += 1;
        if copies == 1 && presses % 4 == 0 {
            app.update(Message::Key(back));
        }
        app.update(Message::Key(key));
        draw(&app, &mut terminal);
    });
}

/// A search through the whole article.
#[divan::bench(args = [("ماسك", 1), ("ماسك", COPIES), ("openai", COPIES), ("لا يوجد هنا", COPIES)], sample_count = 20)]
fn search(bencher: Bencher, (query, copies): (&str, usize)) {
    let article = article(copies);
    bencher.counter(divan::counter::BytesCount::new(article.flow_bytes())).bench_local(|| {
        let mut find = Find::new(Query { text: query.to_owned(), level: Level::Marks }, Pos::default());
        find.finish(&article);
        black_box(find.count())
    });
}

/// The first slice of a search: what stands between a typed letter and the frame with its first match.
#[divan::bench(args = [1, COPIES])]
fn typed_letter_to_painted_frame(bencher: Bencher, copies: usize) {
    let (mut app, mut terminal) = (reader(copies), terminal());
    app.update(Message::Key(Key::char('/')));
    bencher.bench_local(|| {
        app.update(Message::Key(Key::char('م')));
        draw(&app, &mut terminal);
        app.update(Message::Key("Backspace".parse().expect("a key")));
        app.update(Message::Key(Key::char('x')));
        app.update(Message::Key("Backspace".parse().expect("a key")));
    });
}
