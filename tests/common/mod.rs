//! Shared by the tests: Arabic written so that every editor shows it alike, and the screen as text.
//!
//! CAPITALS stand for Arabic letters, as in the bidi tests of GNU `FriBidi`; Latin text is in lower case. A letter that
//! has no capital of its own is a capital with a diacritic. Joined forms read as their letters.
#![allow(dead_code, unused_imports, reason = "each test program uses a part of it")]

pub mod article;
pub mod articles;
pub mod books;
#[path = "../../engine/tests/common/cases.rs"]
mod cases;
pub mod hostile;
#[path = "../../engine/tests/common/invariants.rs"]
pub mod invariants;
pub mod messages;
pub mod notation;
#[path = "../../engine/tests/common/texts.rs"]
pub mod texts;

pub use cases::cases;

use std::sync::LazyLock;

use qari::app::keys::key::Key;
use qari::app::keys::keymap::Keymap;
use qari::app::{App, Effect, Message, Setup};
use qari::article::Article;
use qari::messages::Messages;
use qari::theme::{Role, Styles};
use qari::view;
use qari_bidi::layout::VisualLine;
use ratatui::buffer::Buffer;
use unicode_normalization::UnicodeNormalization;

/// Capitals and the Arabic characters they stand for.
const CAPITALS: &[(char, char)] = &[
    ('A', 'ا'),
    ('Â', 'آ'),
    ('Á', 'أ'),
    ('À', 'إ'),
    ('B', 'ب'),
    ('T', 'ت'),
    ('Ŧ', 'ث'),
    ('J', 'ج'),
    ('H', 'ح'),
    ('X', 'خ'),
    ('D', 'د'),
    ('Đ', 'ذ'),
    ('R', 'ر'),
    ('Z', 'ز'),
    ('S', 'س'),
    ('Š', 'ش'),
    ('Ş', 'ص'),
    ('Ḍ', 'ض'),
    ('Ṭ', 'ط'),
    ('Ẓ', 'ظ'),
    ('E', 'ع'),
    ('G', 'غ'),
    ('F', 'ف'),
    ('Q', 'ق'),
    ('K', 'ك'),
    ('L', 'ل'),
    ('M', 'م'),
    ('N', 'ن'),
    ('O', 'ه'),
    ('W', 'و'),
    ('Y', 'ي'),
    ('P', 'ة'),
    ('Ý', 'ى'),
    ('ʔ', 'ء'),
    ('Ẃ', 'ؤ'),
    ('Ỳ', 'ئ'),
    ('?', '؟'),
    (',', '،'),
    (';', '؛'),
];

/// A lam-alef ligature is one cell: `&`, or one of these with the hamza or madda of its alef.
const LIGATURES: &[(char, char)] = &[('ﻻ', '&'), ('ﻷ', '⅋'), ('ﻹ', '∧'), ('ﻵ', '≈')];

/// The Arabic text that `capitals` stand for.
pub fn arabic(capitals: &str) -> String {
    let letter = |c: char| CAPITALS.iter().find(|pair| pair.0 == c).map_or(c, |pair| pair.1);
    capitals.chars().map(letter).collect()
}

/// One symbol of the screen as one capital; marks and joined forms are left out.
pub fn capital(symbol: &str) -> String {
    let Some(base) = symbol.chars().next() else { return String::new() };
    let isolated = if ('\u{FEF5}'..='\u{FEFC}').contains(&base) {
        char::from_u32(u32::from(base) - (u32::from(base) - 0xFEF5) % 2).unwrap_or(base)
    } else {
        base
    };
    if let Some(ligature) = LIGATURES.iter().find(|pair| pair.0 == isolated) {
        return ligature.1.to_string();
    }
    let is_form = ('\u{FB50}'..='\u{FDFF}').contains(&base) || ('\u{FE70}'..='\u{FEFC}').contains(&base);
    let letter = if is_form { base.nfkc().next().unwrap_or(base) } else { base };
    if let Some(capital) = CAPITALS.iter().find(|pair| pair.1 == letter) {
        return capital.0.to_string();
    }
    symbol.to_lowercase()
}

/// A line as capitals, in visual order, without its indent.
pub fn capitals(line: &VisualLine) -> String {
    line.cells.iter().map(|cell| capital(cell.symbol())).collect()
}

/// The screen as capitals, row by row, without the blanks at the right. A wide symbol's second cell is left out.
pub fn screen(buffer: &Buffer) -> String {
    let area = buffer.area;
    let row = |y: u16| {
        let cells: String = (0..area.width).map(|x| capital(buffer[(x, y)].symbol())).collect();
        cells.trim_end().to_owned()
    };
    (0..area.height).map(row).collect::<Vec<_>>().join("\n")
}

/// Which cells of the screen show a match: `m` a match, `M` the current one, `.` none; rows without any are empty.
pub fn matches(buffer: &Buffer) -> String {
    let (area, styles) = (buffer.area, &*STYLES);
    let mark = |x: u16, y: u16| match buffer[(x, y)].bg {
        bg if Some(bg) == styles[Role::CurrentMatch].bg => 'M',
        bg if Some(bg) == styles[Role::Match].bg => 'm',
        _ => '.',
    };
    let row = |y: u16| {
        let marks: String = (0..area.width).map(|x| mark(x, y)).collect();
        if marks.contains(['m', 'M']) { marks } else { String::new() }
    };
    (0..area.height).map(row).collect::<Vec<_>>().join("\n")
}

/// The styles of a terminal of which nothing is known.
pub static STYLES: LazyLock<Styles> = LazyLock::new(Styles::default);

/// A reader and its screen.
pub struct Player {
    /// The reader.
    pub app: App,
    size: (u16, u16),
}

impl Player {
    /// A reader of the embedded article, its interface in `language`.
    pub fn new(size: (u16, u16), language: &str) -> Self {
        Self::with(qari::load::embedded().expect("the embedded article").article, size, language)
    }

    /// A reader of the embedded article, started without a document: one is offered the tour.
    pub fn first(size: (u16, u16), language: &str) -> Self {
        let mut player = Self::new(size, language);
        player.app.offer_tour();
        player
    }

    /// A reader of `article`.
    pub fn with(article: Article, size: (u16, u16), language: &str) -> Self {
        let settings = Setup::new(size);
        Self::of(App::new(article, Messages::new([language]), Keymap::shipped(), settings), size)
    }

    /// A player of `app`, whose screen has this size.
    pub fn of(app: App, size: (u16, u16)) -> Self {
        Self { app, size }
    }

    /// Presses keys, written as in key maps with blanks between; `'text'` is typed letter by letter. Between two keys
    /// the reader does all the work it has. Returns the effect of the last key.
    pub fn keys(&mut self, keys: &str) -> Option<Effect> {
        let mut effect = None;
        for word in keys.split(' ').filter(|word| !word.is_empty()) {
            if let Some(text) = word.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
                for c in text.chars() {
                    effect = self.send(Message::Key(Key::char(if c == '_' { ' ' } else { c })));
                }
            } else {
                effect = self.send(Message::Key(word.parse().expect("a key")));
            }
        }
        effect
    }

    /// Sends a message and does all the work that follows from it.
    pub fn send(&mut self, message: Message) -> Option<Effect> {
        if let Message::Resize(columns, rows) = message {
            self.size = (columns, rows);
        }
        let effect = self.app.update(message);
        while self.app.has_work() || self.app.is_compiling() {
            self.app.update(Message::Work);
        }
        effect
    }

    /// Returns `true` if no search is being typed.
    pub fn prompt_is_closed(&self) -> bool {
        self.app.prompt().is_none()
    }

    /// The screen and the position of the cursor.
    pub fn paint(&self) -> (Buffer, Option<(u16, u16)>) {
        self.painted_in(&STYLES)
    }

    /// The screen in these styles, and the position of the cursor.
    pub fn painted_in(&self, styles: &Styles) -> (Buffer, Option<(u16, u16)>) {
        let mut buffer = Buffer::empty(ratatui::layout::Rect { x: 0, y: 0, width: self.size.0, height: self.size.1 });
        let cursor = view::paint(&self.app, styles, &mut buffer);
        (buffer, cursor)
    }

    /// The screen as capitals.
    pub fn screen(&self) -> String {
        screen(&self.paint().0)
    }

    /// The bottom row of the screen as capitals: the status line or the prompt.
    pub fn status(&self) -> String {
        let screen = self.screen();
        screen.rsplit('\n').next().unwrap_or_default().trim().to_owned()
    }
}
