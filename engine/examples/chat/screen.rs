//! The chat: messages, the line that is typed, and an answer that arrives.

use qari_bidi::{Bidi, BidiState, place};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyCode;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::{Color, Style};
use ratatui::widgets::{Block, StatefulWidget, Widget};

use super::input::Input;

/// The answer to everything.
const ANSWER: &str = "تمام، وصلت رسالتك. سأعيد تشغيل الخادم (server-2) الساعة 14:30، ثم أرسل لك \
                      الرابط https://example.org/status بعد دقيقة.";

/// A message of the chat.
struct Message {
    is_own: bool,
    text: String,
    state: BidiState,
}

/// The state of the chat.
pub struct Chat {
    messages: Vec<Message>,
    input: Input,
    /// The rest of an answer that arrives.
    rest: Option<&'static str>,
    is_over: bool,
}

impl Chat {
    /// Opens with four messages.
    pub fn new() -> Self {
        let message = |is_own, text: &str| Message { is_own, text: text.to_owned(), state: BidiState::default() };
        Self {
            messages: vec![
                message(false, "Good morning! Did the release go out?"),
                message(true, "صباح الخير، نعم: الإصدار 2.1 على GitHub منذ الأمس."),
                message(false, "Great. How do I say “thank you” in Arabic? شكرا?"),
                message(true, "شكرًا جزيلًا، ولا تنسَ التنوين!"),
            ],
            input: Input::default(),
            rest: None,
            is_over: false,
        }
    }

    /// Returns `true` if the chat was left.
    pub fn is_over(&self) -> bool {
        self.is_over
    }

    /// Returns `true` while an answer arrives.
    pub fn is_waiting(&self) -> bool {
        self.rest.is_some()
    }

    /// The line that is typed.
    #[cfg(test)]
    pub fn input(&mut self) -> &mut Input {
        &mut self.input
    }

    /// Adds the next word of the answer.
    pub fn hear_a_word(&mut self) {
        let Some(rest) = self.rest else { return };
        let end = rest.find(' ').map_or(rest.len(), |space| space + 1);
        if let Some(last) = self.messages.last_mut() {
            last.text.push_str(&rest[..end]);
        }
        self.rest = Some(&rest[end..]).filter(|rest| !rest.is_empty());
    }

    /// Does what a key does.
    pub fn press(&mut self, key: KeyCode) {
        match key {
            KeyCode::Left => self.input.left(),
            KeyCode::Right => self.input.right(),
            KeyCode::Home => self.input.home(),
            KeyCode::End => self.input.end(),
            KeyCode::Backspace => self.input.backspace(),
            KeyCode::Char(c) => self.input.insert(c),
            KeyCode::Enter if !self.input.text.is_empty() && self.rest.is_none() => {
                let own = self.input.take();
                for (is_own, text) in [(true, own), (false, String::new())] {
                    self.messages.push(Message { is_own, text, state: BidiState::default() });
                }
                self.rest = Some(ANSWER);
            }
            KeyCode::Esc => self.is_over = true,
            _ => {}
        }
    }

    /// Paints the chat, and returns the cell of the cursor.
    pub fn draw(&mut self, area: Rect, buffer: &mut Buffer) -> Position {
        let [above, below] = Layout::vertical([Constraint::Fill(1), Constraint::Length(3)]).areas(area);
        // From the newest upwards.
        let mut bottom = above.bottom();
        for message in self.messages.iter_mut().rev() {
            let colour = if message.is_own { Color::Magenta } else { Color::Reset };
            let text = Bidi::new(message.text.as_str());
            let width = above.width.saturating_sub(4);
            let rows = u16::try_from(text.height(width, &mut message.state)).unwrap_or(u16::MAX);
            let Some(top) = bottom.checked_sub(rows).filter(|top| *top >= above.top()) else { break };
            let x = if message.is_own { above.x + 4 } else { above.x };
            let rect = Rect { x, y: top, width, height: rows };
            buffer.set_style(rect, Style::new().fg(colour));
            StatefulWidget::render(text, rect, buffer, &mut message.state);
            bottom = top.saturating_sub(1);
        }
        let block = Block::bordered();
        let inside = block.inner(below);
        block.render(below, buffer);
        let field = self.input.field(inside.width);
        // A line that begins at the right stands at the right.
        let width = u16::try_from(field.width).unwrap_or(u16::MAX).min(inside.width);
        let x = if field.indent > 0 { inside.right() - width } else { inside.x };
        let indent = u16::try_from(field.indent).unwrap_or(0);
        let line = Rect { x: x + indent, width: inside.right().saturating_sub(x + indent), ..inside };
        place(buffer, line, &field.line, |_| Style::new());
        Position { x: x + u16::try_from(field.cursor).unwrap_or(0), y: inside.y }
    }
}
