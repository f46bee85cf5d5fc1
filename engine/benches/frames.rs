//! The cost of a frame, in turn with ratatui alone: `cargo bench -p qari-bidi --bench frames`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use qari_bidi::{Bidi, BidiState, Engine, Environment, Segments, Terminal};
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;
use ratatui::widgets::{Paragraph, StatefulWidget, Wrap};
use ratatui::{Frame, Terminal as Screen};

const COLUMNS: u16 = 200;
const ROWS: u16 = 60;
/// The frames of one kind that are measured.
const FRAMES: usize = 400;

const ENGLISH: &str = "The quick brown fox jumps over the lazy dog, again and again, until the page is full of it. ";
const ARABIC: &str = "تعرض الطرفية النص العربي حرفًا بحرف، فلا تصل الحروف ولا ترتب الكلمات، إلا أن (12) كلمة OpenAI ، ";

/// Draws a frame; it is given the number of the frame.
type Draw<'a> = Box<dyn FnMut(&mut Frame, usize) + 'a>;

/// Draws frames of each kind in turn, and returns a time of each that a tenth of its frames do not exceed: others are
/// interrupted by what else runs.
fn times(kinds: &mut [Draw]) -> Vec<Duration> {
    let mut screens: Vec<_> =
        kinds.iter().map(|_| Screen::new(TestBackend::new(COLUMNS, ROWS)).expect("a screen")).collect();
    let mut times = vec![Vec::new(); kinds.len()];
    for frame in 0..FRAMES {
        for ((kind, screen), times) in kinds.iter_mut().zip(&mut screens).zip(&mut times) {
            let start = Instant::now();
            screen.draw(|own| kind(own, frame)).expect("a frame");
            times.push(start.elapsed());
        }
    }
    for times in &mut times {
        times.sort();
    }
    times.iter().map(|times| times[times.len() / 10]).collect()
}

/// Returns a frame of text that begins otherwise in each, or the same in all.
fn page(text: &str, frame: usize, changes: bool) -> String {
    let start = if changes { format!("{frame} ") } else { String::new() };
    format!("{start}{}", text.repeat(usize::from(COLUMNS) * usize::from(ROWS) / text.chars().count()))
}

fn main() {
    let terminal = || Terminal::of(&Environment::of(&[("VTE_VERSION", "7006")]));
    for changes in [false, true] {
        let alone = |text: &'static str| -> Draw {
            let pages: Vec<String> =
                (0..if changes { FRAMES } else { 1 }).map(|frame| page(text, frame, changes)).collect();
            Box::new(move |frame, number| {
                let text = pages[number % pages.len()].as_str();
                frame.render_widget(Paragraph::new(text).wrap(Wrap { trim: true }), frame.area());
            })
        };
        let with = |text: &'static str| -> Draw {
            let (mut engine, mut terminal, mut draw) = (Engine::new(), terminal(), alone(text));
            Box::new(move |frame, number| {
                draw(frame, number);
                let area = frame.area();
                engine.reorder(frame.buffer_mut(), area, &Segments::rows());
                terminal.encode(frame.buffer_mut());
            })
        };
        let widget = |text: &'static str| -> Draw {
            let pages: Vec<String> =
                (0..if changes { FRAMES } else { 1 }).map(|frame| page(text, frame, changes)).collect();
            let (mut state, mut terminal) = (BidiState::default(), terminal());
            Box::new(move |frame, number| {
                let area: Rect = frame.area();
                Bidi::new(pages[number % pages.len()].as_str()).render(area, frame.buffer_mut(), &mut state);
                terminal.encode(black_box(frame.buffer_mut()));
            })
        };
        let mut kinds = [alone(ENGLISH), with(ENGLISH), widget(ENGLISH), alone(ARABIC), with(ARABIC), widget(ARABIC)];
        let times = times(&mut kinds);
        println!("{COLUMNS}×{ROWS}, {}", if changes { "each frame another" } else { "each frame the same" });
        for (name, time) in [
            "English, ratatui alone",
            "English, put in order",
            "English, widget",
            "Arabic, ratatui alone (wrong order)",
            "Arabic, put in order",
            "Arabic, widget",
        ]
        .iter()
        .zip(&times)
        {
            println!("  {name:36} {:7.1} µs", time.as_secs_f64() * 1e6);
        }
        println!("  English costs {:+.1} %", (times[1].as_secs_f64() / times[0].as_secs_f64() - 1.0) * 100.0);
    }
}
