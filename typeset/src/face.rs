//! Faces, and the books that are set in them.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use harfrust::font::metrics::LineBox;
use harfrust::{Font, Language, Script};
use qari_bidi::text::direction::first_strong;

use crate::cache::Cache;
use crate::label::FontLabel;

/// The languages that are written in Hebrew letters.
const HEBREW: [&str; 2] = ["he", "yi"];

/// The families that set letters above one another by contextual alternates; see [`crate::unstack`].
const STACKING: [&str; 1] = ["Amiri"];

/// The least size of an em, in pixels, in which letters above one another are told apart.
const STACKED_FROM: u16 = 48;

/// A face: a font of a file.
pub struct Face {
    font: Font,
    /// The height above the baseline and the depth below it, in em.
    extent: (f32, f32),
    /// `true` if it sets letters above one another.
    stacks: bool,
}

impl Face {
    /// Reads the font number `index` of the bytes of a font file. Returns `None` if there is none.
    #[must_use]
    pub fn new(bytes: Vec<u8>, index: u32) -> Option<Self> {
        let font = Font::new(bytes, index)?;
        let em = f32::from(font.units_per_em());
        let LineBox { ascender, descender, .. } = font.metrics().h_line()?;
        let extent = (ascender.to_f32() / em, -descender.to_f32() / em);
        let stacks = FontLabel::of_font(&font).is_some_and(|label| STACKING.iter().any(|name| label.is_of(name)));
        (em > 0.0).then_some(Self { font, extent, stacks })
    }

    /// Returns the font.
    pub(crate) fn font(&self) -> &Font {
        &self.font
    }

    /// Returns `true` if letters that it sets above one another are to stand beside one another where an em has `size`
    /// pixels.
    pub(crate) fn is_unstacked(&self, size: u16) -> bool {
        self.stacks && size < STACKED_FROM
    }

    /// Returns the pixels of a unit of the font where an em has `size` pixels.
    pub(crate) fn scale(&self, size: u16) -> f32 {
        f32::from(size) / f32::from(self.font.units_per_em())
    }

    /// Returns `true` if it has a glyph for `c`.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        self.font.charmap().map_unicode(c).is_some()
    }
}

/// The faces that texts of a language are set in: the first that has a cluster shows it.
///
/// A book is kept to the end of the program, so that a handle of it is a plain value: one for each language that is
/// read.
#[derive(Clone, Copy)]
pub struct Book(&'static Bound);

/// The parts of a book.
struct Bound {
    faces: Vec<&'static Face>,
    language: Option<Language>,
    cache: Mutex<Cache>,
}

impl Book {
    /// Binds a book of `faces` for texts in `language`, an IETF tag. Returns `None` if there are no faces.
    #[must_use]
    pub fn of(faces: Vec<&'static Face>, language: Option<&str>) -> Option<Self> {
        if faces.is_empty() {
            return None;
        }
        let language = language.and_then(|tag| Language::from_str(tag).ok());
        Some(Self(Box::leak(Box::new(Bound { faces, language, cache: Mutex::default() }))))
    }

    /// Returns the first face, which has the letters of the language.
    #[must_use]
    pub fn text_face(self) -> &'static Face {
        self.0.faces[0]
    }

    pub(crate) fn face(self, index: usize) -> &'static Face {
        self.0.faces[index.min(self.0.faces.len() - 1)]
    }

    pub(crate) fn language(self) -> Option<&'static Language> {
        self.0.language.as_ref()
    }

    /// Returns the right-to-left script that signs alone are taken to be of: that of its language.
    pub(crate) fn script(self) -> Script {
        match self.language().map(Language::as_str) {
            Some(tag) if HEBREW.contains(&tag.split('-').next().unwrap_or_default()) => Script::HEBREW,
            _ => Script::ARABIC,
        }
    }

    /// Returns what was shaped. It is whole between two uses, even if one of them panicked.
    pub(crate) fn cache(self) -> MutexGuard<'static, Cache> {
        self.0.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the height above the baseline and the depth below it of its text face, in em.
    #[must_use]
    pub fn extent(self) -> (f32, f32) {
        self.text_face().extent
    }

    /// Returns `true` if its faces have all characters of `text`.
    #[must_use]
    pub fn has_all(self, text: &str) -> bool {
        text.chars().all(|c| is_ignored(c) || self.0.faces.iter().any(|face| face.has(c)))
    }

    /// Returns `true` if its faces have most of the characters of `text`, or all.
    #[must_use]
    pub fn has_most(self, text: &str) -> bool {
        let seen = || text.chars().filter(|c| !is_ignored(*c));
        let missing = seen().filter(|c| !self.0.faces.iter().any(|face| face.has(*c))).count();
        missing == 0 || 2 * missing < seen().count()
    }

    /// Returns the index of the face of a cluster, if one has it; that of the cluster before it, if it has the
    /// characters and they are no letters.
    pub(crate) fn face_of(self, cluster: &str, before: Option<usize>) -> Option<usize> {
        let has = |face: &Face| cluster.chars().all(|c| is_ignored(c) || face.has(c));
        if let Some(before) = before
            && first_strong(cluster).is_none()
            && has(self.face(before))
        {
            return Some(before);
        }
        self.0.faces.iter().position(|face| has(face))
    }
}

/// Returns `true` for a character that needs no glyph: a control, a format character, a joiner.
pub(crate) fn is_ignored(c: char) -> bool {
    c.is_whitespace()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{34F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

impl PartialEq for Book {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Book {}

impl Hash for Book {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::ptr::from_ref(self.0).hash(state);
    }
}

impl fmt::Debug for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Book").field("faces", &self.0.faces.len()).finish_non_exhaustive()
    }
}
