//! The theme that is in use, and those that it can be changed for.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::choice::ThemeChoice;
use super::error::Error;
use super::file;
use super::{Styles, TERMINAL, Theme};
use crate::home::{self, OnDisk};
use qari_bidi::terminal::colour::{Colours, Depth};

/// The ending of theme files.
const ENDING: &str = "yaml";

/// The most bytes of a theme file.
const MOST_BYTES: u64 = 1 << 20;

/// The theme in use. Its styles are made when the colours of the terminal become known or change. A theme of the
/// person's own comes before one of the program with the same name.
#[derive(Debug)]
pub struct Themes {
    choice: ThemeChoice,
    /// The folder of the person's own themes.
    folder: Option<PathBuf>,
    /// Those of the person's own that are chosen.
    own: Vec<Theme>,
    /// The theme that was chosen while reading.
    chosen: Option<Theme>,
    /// The last theme that was gone to, even if it could not be read.
    last: Option<String>,
    /// The styles of the last frame, and the colours that they are in.
    painted: Option<(Colours, Styles)>,
}

impl Themes {
    /// Reads the themes of `choice`, those of the person's own from `folder`.
    ///
    /// # Errors
    /// [`Error`] if there is none of that name, or its file can't be read.
    pub fn new(choice: ThemeChoice, folder: Option<PathBuf>) -> Result<Self, Error> {
        let mut own: Vec<Theme> = Vec::new();
        for name in [&choice.light, &choice.dark, &choice.unknown] {
            if own.iter().all(|theme| theme.name() != name) {
                own.extend(of_person(name, folder.as_deref())?);
            }
            if Theme::named(name).is_none() && own.iter().all(|theme| theme.name() != name) {
                return Err(Error::unknown(name, names(folder.as_deref())));
            }
        }
        Ok(Self { choice, folder, own, chosen: None, last: None, painted: None })
    }

    /// Returns them without the folder: of the person's own, only those that are chosen are left.
    #[must_use]
    pub fn without_folder(self) -> Self {
        Self { folder: None, ..self }
    }

    /// Returns the styles of the theme in use in these colours.
    pub fn styles(&mut self, colours: Colours) -> &Styles {
        let is_kept = self.painted.as_ref().is_some_and(|(own, _)| *own == colours);
        if !is_kept {
            self.painted = None;
        }
        let (chosen, own, choice) = (&self.chosen, &self.own, &self.choice);
        let painted = self.painted.get_or_insert_with(|| {
            let name = choice.name(colours.background);
            let own = chosen.as_ref().or_else(|| own.iter().find(|theme| theme.name() == name));
            let styles = match own {
                Some(theme) => Styles::of(theme, colours),
                None => Styles::of(&Theme::named(name).unwrap_or_else(|| Theme::usual(colours)), colours),
            };
            (colours, styles)
        });
        &painted.1
    }

    /// Goes to the theme called `name`, or back to that of the choice if there is no name, or no such theme any more.
    pub fn show(&mut self, name: Option<&str>) {
        let theme = |name: &str| of_person(name, self.folder.as_deref()).ok().flatten().or_else(|| Theme::named(name));
        self.chosen = name.and_then(theme);
        self.last = self.chosen.as_ref().and(name).map(str::to_owned);
        self.painted = None;
    }

    /// Goes to the next theme, and returns its name. Behind the last comes the first.
    ///
    /// # Errors
    /// [`Error`] if its file can't be read. The theme in use stays; the next call goes on behind the one that failed.
    pub fn next(&mut self, colours: Colours) -> Result<&str, Error> {
        let names = names(self.folder.as_deref());
        let current = self.last.as_deref().unwrap_or_else(|| self.choice.name(colours.background));
        let at = names.iter().position(|name| name == current).map_or(0, |at| at + 1);
        let name = names[at % names.len()].clone();
        self.last = Some(name.clone());
        let theme = of_person(&name, self.folder.as_deref())?.or_else(|| Theme::named(&name));
        self.painted = None;
        Ok(self.chosen.insert(theme.ok_or_else(|| Error::unknown(&name, names))?).name())
    }
}

/// Returns `true` if every theme looks like that of the terminal in these colours.
#[must_use]
pub fn are_alike(colours: Colours) -> bool {
    colours.depth < Depth::Indexed
}

/// Returns the theme called `name`: the person's own in `folder`, or one of the program.
///
/// # Errors
/// [`Error`] if there is none of that name, or its file can't be read.
pub fn load(name: &str, folder: Option<&Path>) -> Result<Theme, Error> {
    let theme = of_person(name, folder)?.or_else(|| Theme::named(name));
    theme.ok_or_else(|| Error::unknown(name, names(folder)))
}

/// Returns the names of all themes: those of the program, then the person's own in `folder`.
#[must_use]
pub fn names(folder: Option<&Path>) -> Vec<String> {
    let mut own = folder.map(of_folder).unwrap_or_default();
    own.sort_unstable();
    own.retain(|name| Theme::shipped().all(|shipped| shipped != name));
    Theme::shipped().map(str::to_owned).chain(own).collect()
}

/// Returns `true` if there is a theme called `name`.
#[must_use]
pub fn is_known(name: &str, folder: Option<&Path>) -> bool {
    Theme::shipped().any(|shipped| shipped == name) || path(name, folder).is_some_and(|path| path.is_file())
}

/// Returns the names of the theme files of a folder.
fn of_folder(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let themes = files.filter(|path| path.extension().is_some_and(|ending| ending == ENDING) && path.is_file());
    themes.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect()
}

/// Returns the path of the person's own theme called `name`; `None` for a name that leads out of the folder.
fn path(name: &str, folder: Option<&Path>) -> Option<PathBuf> {
    let is_name = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\0']);
    folder.filter(|_| is_name && name != TERMINAL).map(|folder| folder.join(format!("{name}.{ENDING}")))
}

/// Reads the person's own theme called `name`; `None` if there is no such file.
fn of_person(name: &str, folder: Option<&Path>) -> Result<Option<Theme>, Error> {
    let Some(path) = path(name, folder) else { return Ok(None) };
    let file = || path.to_string_lossy().into_owned();
    let unreadable = |reason| Error::Unreadable { file: file(), reason };
    let OnDisk::File(bytes) = home::read(&path, MOST_BYTES).map_err(unreadable)? else {
        return Ok(None);
    };
    let text =
        String::from_utf8(bytes).map_err(|error| unreadable(io::Error::new(io::ErrorKind::InvalidData, error)))?;
    match file::parse(&text) {
        Ok(paints) => Ok(Some(Theme { name: name.to_owned().into(), paints: Some(Box::new(paints)) })),
        Err(mistakes) => Err(Error::Mistaken { file: file(), mistakes }),
    }
}
