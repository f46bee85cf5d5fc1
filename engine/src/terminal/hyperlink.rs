//! Hyperlinks: addresses that the terminal is told with the cells of a link (OSC 8), so that it opens and copies them.
//!
//! The cells of a frame carry a number in bits of their modifier that no text attribute uses. So the encodings move
//! numbers with the cells, and two frames differ where a link begins or ends; symbols stay what they are, and are
//! measured as always. Whoever sends cells asks for the sequence of their number.

use ratatui_core::buffer::{Buffer, Cell};
use ratatui_core::style::Modifier;

/// The sequence that ends a hyperlink.
pub const END: &str = "\x1b]8;;\x1b\\";

/// The greatest number of a hyperlink.
pub const MOST: usize = (u16::MAX >> SHIFT) as usize;

/// The longest address that is sent, in bytes. VTE and iTerm2 ignore longer ones.
const LONGEST: usize = 2083;

/// The bits of a modifier below those of the number. ratatui uses nine.
const SHIFT: u32 = 9;

/// A hyperlink: where its link is in the document, and its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hyperlink {
    place: (usize, usize),
    address: String,
}

impl Hyperlink {
    /// Returns the hyperlink of the link at `place`, its block and its first byte there. `None` if the address can't be
    /// sent: it is empty, longer than 2083 bytes, or has bytes outside 33–126, which must be percent-encoded.
    #[must_use]
    pub fn new(place: (usize, usize), address: String) -> Option<Self> {
        let is_sent = !address.is_empty() && address.len() <= LONGEST && address.bytes().all(|b| b.is_ascii_graphic());
        is_sent.then_some(Self { place, address })
    }
}

/// Returns the modifier that gives a cell this number, 1 to [`MOST`]; none for any other.
#[must_use]
pub fn marked(number: usize) -> Modifier {
    let number = u16::try_from(number).ok().filter(|number| usize::from(*number) <= MOST);
    Modifier::from_bits_retain(number.unwrap_or(0) << SHIFT)
}

/// Returns the number of a cell; 0 if it is of no hyperlink.
#[must_use]
pub fn number(cell: &Cell) -> usize {
    usize::from(cell.modifier.bits() >> SHIFT)
}

/// The hyperlinks on the screen, by their numbers.
#[derive(Debug, Default)]
pub struct Hyperlinks {
    /// The hyperlink of number 1 and so on.
    held: Vec<Option<Hyperlink>>,
}

impl Hyperlinks {
    /// Replaces the numbers in `frame`, which count `shown` from 1, by numbers that a hyperlink keeps from frame to
    /// frame: cells of equal numbers are of the same. Numbers of the last frame are not given to others, so that no
    /// cell keeps another's address; where none is left, cells are of no hyperlink in this frame.
    pub fn renumber(&mut self, frame: &mut Buffer, shown: &[Hyperlink]) {
        let mut held = vec![None; MOST];
        let mut free = (0..MOST).filter(|&slot| self.held.get(slot).is_none_or(Option::is_none));
        let numbers: Vec<usize> = shown
            .iter()
            .map(|link| {
                let kept = self.held.iter().position(|one| one.as_ref() == Some(link));
                let Some(slot) = kept.or_else(|| free.next()) else { return 0 };
                held[slot] = Some(link.clone());
                slot + 1
            })
            .collect();
        for cell in &mut frame.content {
            if let number @ 1.. = number(cell) {
                cell.modifier.remove(marked(MOST));
                cell.modifier.insert(marked(numbers.get(number - 1).copied().unwrap_or(0)));
            }
        }
        self.held = held;
    }

    /// Returns the sequence that begins the hyperlink of this number, which [`END`] ends; `None` if there is none. It
    /// has an identifier, so that terminals take the pieces of a link for one.
    #[must_use]
    pub fn begin(&self, number: usize) -> Option<String> {
        let link = self.held.get(number.checked_sub(1)?)?.as_ref()?;
        Some(format!("\x1b]8;id=qari-{number};{}\x1b\\", link.address))
    }
}

#[cfg(test)]
mod tests {
    use ratatui_core::layout::Rect;

    use super::*;

    fn link(block: usize) -> Hyperlink {
        Hyperlink::new((block, 0), format!("https://example.org/{block}")).expect("a hyperlink")
    }

    /// Returns the numbers of a frame that shows the links of these blocks, a cell each.
    fn numbers(links: &mut Hyperlinks, blocks: &[usize]) -> Vec<usize> {
        let mut frame = Buffer::empty(Rect::new(0, 0, u16::try_from(blocks.len()).expect("a width") + 1, 1));
        for (number, cell) in (1..=blocks.len()).zip(&mut frame.content) {
            cell.modifier = Modifier::UNDERLINED | marked(number);
        }
        links.renumber(&mut frame, &blocks.iter().map(|&block| link(block)).collect::<Vec<_>>());
        let linked = &frame.content[..blocks.len()];
        assert!(linked.iter().all(|cell| cell.modifier.contains(Modifier::UNDERLINED)));
        assert_eq!(number(&frame.content[blocks.len()]), 0);
        linked.iter().map(number).collect()
    }

    #[test]
    fn links_keep_their_numbers_and_leave_them_a_frame_later() {
        let mut links = Hyperlinks::default();
        assert_eq!(numbers(&mut links, &[7, 8]), [1, 2]);
        assert_eq!(numbers(&mut links, &[8, 9]), [2, 3]);
        assert_eq!(links.begin(3).as_deref(), Some("\x1b]8;id=qari-3;https://example.org/9\x1b\\"));
        assert_eq!((links.begin(1), links.begin(0), links.begin(MOST + 1)), (None, None, None));
        assert_eq!(numbers(&mut links, &[5, 9]), [1, 3]);
    }

    #[test]
    fn more_links_than_numbers_are_none() {
        let mut links = Hyperlinks::default();
        let many: Vec<usize> = (0..MOST).collect();
        assert_eq!(numbers(&mut links, &many), (1..=MOST).collect::<Vec<_>>());
        assert_eq!(numbers(&mut links, &[500, 3]), [0, 4]);
        assert_eq!(numbers(&mut links, &[500, 3]), [1, 4]);
        assert_eq!((marked(MOST + 1), marked(1 << 20)), (Modifier::empty(), Modifier::empty()));
    }

    #[test]
    fn addresses_are_printable_and_short() {
        let is_sent = |address: &str| Hyperlink::new((0, 0), address.to_owned()).is_some();
        assert!(is_sent("mailto:a@example.org") && is_sent(&"a".repeat(LONGEST)));
        for address in
            ["", "a b", "a\x1b\\", "a\x07", "a\u{9C}", "a\n", "a\x7F", "https://مثال", &"a".repeat(LONGEST + 1)]
        {
            assert!(!is_sent(address), "{address:?}");
        }
    }

    #[test]
    fn no_attribute_is_a_number() {
        assert_eq!((Modifier::all() & marked(MOST), marked(0)), (Modifier::empty(), Modifier::empty()));
    }
}
