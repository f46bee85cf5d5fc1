//! A Fluent file that the program carries compressed, as `build.rs` packs it.

use std::ops::Range;

use flate2::{Decompress, FlushDecompress};
use memchr::memmem;

/// The bytes that are unpacked at a time: what a first frame says is near the beginning of a file.
const PART: usize = 4 * 1024;

/// A file, unpacked as far as it was needed.
pub(super) struct PackedFile {
    /// The bytes that are still packed.
    packed: &'static [u8],
    inflate: Decompress,
    /// The size of the file, in bytes.
    size: usize,
    text: Vec<u8>,
}

impl PackedFile {
    /// Begins a file, whose `packed` form begins with its size.
    pub fn new(packed: &'static [u8]) -> Self {
        let (size, packed) = packed.split_first_chunk().unwrap_or((&[0; 4], &[]));
        let size = usize::try_from(u32::from_le_bytes(*size)).unwrap_or(0);
        Self { packed, inflate: Decompress::new(false), size, text: Vec::with_capacity(size) }
    }

    /// Returns the entry of the message `id`: its line, and what belongs to it below.
    pub fn entry(&mut self, id: &str) -> Option<String> {
        let name = format!("\n{id} =");
        loop {
            // One that ends where the file is unpacked to may go on.
            let found = entry(&self.text, &name).filter(|own| own.end < self.text.len() || self.is_whole());
            if let Some(own) = found {
                return String::from_utf8(self.text[own].to_vec()).ok();
            }
            if self.is_whole() || !self.unpack() {
                return None;
            }
        }
    }

    fn is_whole(&self) -> bool {
        self.text.len() >= self.size
    }

    /// Unpacks a part more. Returns `false` if there is none.
    fn unpack(&mut self) -> bool {
        let (done, read) = (self.text.len(), self.inflate.total_in());
        self.text.resize((done + PART).min(self.size), 0);
        // It is as it was packed; a test reads all files.
        _ = self.inflate.decompress(self.packed, &mut self.text[done..], FlushDecompress::None);
        let count = |bytes: u64| usize::try_from(bytes).unwrap_or(0);
        self.packed = &self.packed[count(self.inflate.total_in() - read)..];
        self.text.truncate(count(self.inflate.total_out()));
        self.text.len() > done
    }

    /// Unpacks all of it.
    #[cfg(test)]
    pub fn whole(mut self) -> String {
        while !self.is_whole() && self.unpack() {}
        String::from_utf8(self.text).expect("a text")
    }
}

/// Returns the bytes of an entry whose first line begins with `name`, behind the end of a line.
fn entry(text: &[u8], name: &str) -> Option<Range<usize>> {
    let name = name.as_bytes();
    let start = if text.starts_with(&name[1..]) { 0 } else { memmem::find(text, name)? + 1 };
    let goes_on = |line: &&[u8]| matches!(line.first(), Some(b' ' | b'}' | b'\n'));
    let mut lines = text[start..].split_inclusive(|byte| *byte == b'\n');
    let bytes = lines.next().map_or(0, <[u8]>::len) + lines.take_while(goes_on).map(<[u8]>::len).sum::<usize>();
    Some(start..start + bytes)
}
