//! The palette: what it lists for what is typed, and what is done when an item is chosen.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::app::App;
use crate::app::document::viewport::Viewport;
use crate::app::keys::command::{COMMANDS, Command, Context, Group, Wait};
use crate::app::look::Look;
use crate::app::message::Effect;
use crate::app::notice::Notice;
use crate::app::searching::Typing;
use crate::app::searching::palette::{
    ALIASES, Deed, FolderFiles, NAME_BEGINS, NAME_ENDS, PaletteItem, PaletteLine, Verb, number,
};
use crate::app::searching::picker::{Items, Picker, fitting};
use crate::app::shelf::Arrival;
use crate::format::TOUR;
use crate::messages::Value;
use crate::search::Fuzzy;
use qari_bidi::text::visible::safe_name;

/// The blanks between a name and what it does.
const BETWEEN: &str = "  ";

impl App {
    /// Tells the reader the names of the themes, for the palette.
    pub fn know_themes(&mut self, names: Vec<String>) {
        self.themes = names;
    }

    /// Opens the palette with `line` typed.
    pub(super) fn open_palette(&mut self, line: &str) {
        self.leave_contents();
        self.attention.files = None;
        let mut picker = Picker::new(Items::Palette(Vec::new()), 0);
        picker.editor_mut().replace(line.to_owned());
        self.attention.typing = Some(Typing::Picker(Box::new(picker)));
        self.filter_anew();
    }

    /// Opens the palette to open a file.
    pub(super) fn open_palette_for_file(&mut self) {
        let line = format!("{} ", self.verb_name(Verb::Open));
        self.open_palette(&line);
    }

    /// Returns what the palette lists for `typed`.
    pub(super) fn palette(&self, typed: &str) -> Items {
        Items::Palette(match self.palette_line(typed) {
            PaletteLine::Command(name) => self.commands(name),
            PaletteLine::Behind(verb @ Verb::Theme, name) => self.theme_items(verb, name),
            PaletteLine::Behind(verb @ Verb::Set, choice) => self.set_items(verb, typed, choice),
            PaletteLine::Behind(verb @ Verb::Open, path) => self.file_items(verb, path),
        })
    }

    fn palette_line<'a>(&self, typed: &'a str) -> PaletteLine<'a> {
        PaletteLine::of(typed, |verb| self.messages.get(verb.name()))
    }

    /// Returns the name of a verb to type: in the language of the interface.
    fn verb_name(&self, verb: Verb) -> String {
        self.messages.get(verb.name())
    }

    /// Returns an item that does `deed`, which has this name and this description.
    fn item(&self, deed: Deed, name: &str, doc: &str) -> PaletteItem {
        let keys = match &deed {
            Deed::Command(command) | Deed::Turn(command, _) => {
                let keys = self.keymap.keys(Context::Reading, *command, self.direction());
                keys.map(|keys| keys.label(|id| self.messages.get(id))).collect::<Vec<_>>().join(" ")
            }
            _ => String::new(),
        };
        let doc = if doc.is_empty() { String::new() } else { format!("{BETWEEN}{doc}") };
        let label = format!("{NAME_BEGINS}{name}{NAME_ENDS}{doc}");
        PaletteItem { deed, label, keys, line: name.to_owned(), typed: Vec::new() }
    }

    /// Returns the items that `typed` fits: first those of which it is the very name, then those whose names begin with
    /// it, then the others whose names it fits, the best first, and last those whose descriptions have it.
    fn fitting_items(&self, items: &[PaletteItem], typed: &str) -> Vec<PaletteItem> {
        let language = Some(self.messages.language());
        let fits = fitting(items.iter().map(|item| item.name().1.to_owned()), typed, language);
        let mut words = Fuzzy::of_words(typed, language);
        let described = |index: &usize| fits.iter().all(|(own, _)| own != index);
        let described = (0..items.len()).filter(described).filter_map(|index| {
            Some(PaletteItem { typed: words.fit(&items[index].label)?.typed, ..items[index].clone() })
        });
        let described: Vec<PaletteItem> = described.collect();
        let mut named: Vec<PaletteItem> = fits
            .into_iter()
            .map(|(index, fit)| {
                let start = items[index].name().0;
                let typed = fit.typed.into_iter().map(|range| range.start + start..range.end + start).collect();
                PaletteItem { typed, ..items[index].clone() }
            })
            .collect();
        named.sort_by_key(|item| (item.name().1 != typed, !item.name().1.starts_with(typed)));
        named.into_iter().chain(described).collect()
    }

    /// Returns the items for the name of a command, or for a number.
    fn commands(&self, typed: &str) -> Vec<PaletteItem> {
        if let Some(items) = self.number_items(typed) {
            return items;
        }
        let rows = Group::ALL.into_iter().flat_map(|group| COMMANDS.iter().filter(move |row| row.group == group));
        let rows = rows.filter(|row| row.command.usage(Context::Reading).is_some() && row.command.is_whole());
        let commands =
            rows.map(|row| self.item(Deed::Command(row.command), row.name, &row.command.doc(&self.messages)));
        let verbs = Verb::ALL.map(|verb| {
            let name = self.verb_name(verb);
            let item = self.item(Deed::Verb(verb), &name, &self.messages.get(verb.doc()));
            PaletteItem { line: format!("{name} "), ..item }
        });
        let tour = self.item(Deed::Tour, "tour", &self.messages.get("verb-tour"));
        let all = commands.chain(verbs).chain([tour]).collect::<Vec<_>>();
        let alias = ALIASES.iter().find(|(own, _)| *own == typed).map(|(name, deed)| match deed {
            Deed::Command(command) | Deed::Turn(command, _) => {
                self.item(deed.clone(), name, &command.doc(&self.messages))
            }
            _ => self.item(deed.clone(), name, &self.messages.get("nothing-is-written")),
        });
        let english = Verb::ALL.into_iter().filter(|verb| verb.names().contains(&typed)).map(|verb| {
            let doc = self.messages.get(verb.doc());
            PaletteItem { line: format!("{typed} "), ..self.item(Deed::Verb(verb), typed, &doc) }
        });
        let same = |item: &PaletteItem| alias.as_ref().is_none_or(|alias| alias.deed != item.deed);
        let fitting = self.fitting_items(&all, typed).into_iter().filter(same).collect::<Vec<_>>();
        alias.clone().into_iter().chain(english).chain(fitting).collect()
    }

    /// Returns where the number leads that `typed` is, or the percentage: printed pages, then the line or section.
    fn number_items(&self, typed: &str) -> Option<Vec<PaletteItem>> {
        if let Some(percent) = typed.strip_suffix(['%', '٪']).and_then(number) {
            return Some(vec![self.item(Deed::Percent(percent), typed, &Command::Percent.doc(&self.messages))]);
        }
        let number = number(typed)?;
        let document = &self.document;
        let page = |page: usize| {
            let name = document.printed_page_name(page, u16::MAX, &self.messages);
            PaletteItem {
                line: typed.to_owned(),
                ..self.item(Deed::Place(document.article().pages()[page].start()), &name, "")
            }
        };
        let mut items: Vec<PaletteItem> = document.printed_pages(typed).into_iter().map(page).collect();
        let label = if document.line_start(number).is_some() {
            Some(self.messages.fill("line-of-number", &[("number", number.into())]))
        } else {
            let section = number.checked_sub(1).and_then(|index| document.article().sections().get(index));
            section.map(|section| {
                let name = document.section_name(section, &self.messages);
                self.messages.fill("numbered-section", &[("number", number.into()), ("name", Value::Text(&name))])
            })
        };
        let label = label.unwrap_or_else(|| self.messages.fill("no-section", &[("number", number.into())]));
        let item = self.item(Deed::Number(number), &document.digits().within(&label), "");
        items.push(PaletteItem { line: typed.to_owned(), ..item });
        Some(items)
    }

    fn theme_items(&self, verb: Verb, typed: &str) -> Vec<PaletteItem> {
        let item = |name: &String| {
            let item = self.item(Deed::Theme(name.clone()), name, "");
            PaletteItem { line: format!("{} {name}", self.verb_name(verb)), ..item }
        };
        let items = self.themes.iter().map(item).collect::<Vec<_>>();
        self.fitting_items(&items, typed)
    }

    /// Returns the settings and values that `choice` fits, such as `align=justified`.
    fn set_items(&self, verb: Verb, line: &str, choice: &str) -> Vec<PaletteItem> {
        if let Some((name, deed)) = ALIASES.iter().find(|(own, _)| *own == line.trim()) {
            let (Deed::Command(command) | Deed::Turn(command, _)) = deed else { return Vec::new() };
            return vec![self.item(deed.clone(), name, &command.doc(&self.messages))];
        }
        let (name, value) = choice.split_once(['=', ':', ' ']).unwrap_or((choice, ""));
        let written = |name: &str, value: &str| format!("{} {name}={value}", self.verb_name(verb));
        let item = |name: &'static str, value: &str| {
            let doc = self.messages.get(&format!("setting-{name}"));
            let item = self.item(Deed::Set(name, value.to_owned()), &format!("{name}={value}"), &doc);
            PaletteItem { line: written(name, value), ..item }
        };
        let number = Look::choices().find(|(own, values)| *own == name && values.is_empty());
        if let Some((own, _)) = number.filter(|_| !value.is_empty()) {
            return vec![item(own, value)];
        }
        let items = Look::choices().flat_map(|(name, values)| match values {
            [] => vec![PaletteItem { deed: Deed::Verb(Verb::Set), ..item(name, "") }],
            values => values.iter().map(|value| item(name, value)).collect::<Vec<_>>(),
        });
        let choice = choice.replace([':', ' '], "=");
        self.fitting_items(&items.collect::<Vec<_>>(), &choice)
    }

    /// Returns the files that `path` fits, as far as they are known; else `path` itself.
    fn file_items(&self, verb: Verb, path: &str) -> Vec<PaletteItem> {
        let line = |path: &str| format!("{} {path}", self.verb_name(verb));
        let (folder, name) = path.split_at(path.rfind('/').map_or(0, |at| at + 1));
        let known = self.attention.files.as_ref().filter(|files| files.typed == folder);
        let Some((at, files)) = known.and_then(|files| files.files.as_ref()) else {
            let item = self.item(Deed::Open(path.into()), &safe_name(path), "");
            return if path.is_empty() { Vec::new() } else { vec![PaletteItem { line: line(path), ..item }] };
        };
        let item = |(name, is_folder): &(OsString, bool)| {
            let shown = name.to_string_lossy();
            let slash = if *is_folder { "/" } else { "" };
            let deed = if *is_folder { Deed::Folder } else { Deed::Open(at.join(name).into_os_string()) };
            let item = self.item(deed, &format!("{}{slash}", safe_name(&shown)), "");
            PaletteItem { line: line(&format!("{folder}{shown}{slash}")), ..item }
        };
        let hidden = name.starts_with('.');
        let files = files.iter().filter(|(own, _)| hidden || !own.as_encoded_bytes().starts_with(b"."));
        self.fitting_items(&files.map(item).collect::<Vec<_>>(), name)
    }

    /// Takes the files of the folder that is typed as `typed`.
    pub(super) fn take_files(&mut self, typed: &str, at: PathBuf, files: Vec<(OsString, bool)>) {
        if let Some(own) = self.attention.files.as_mut().filter(|own| own.typed == typed) {
            own.files = Some((at, files));
            if matches!(self.picker().map(Picker::items), Some(Items::Palette(_))) {
                self.filter_anew();
            }
        }
    }

    /// Asks for the files of the folder that is typed, if they were not asked for. A secure reader is told of none.
    pub(super) fn missing_files(&mut self) -> Option<Effect> {
        let picker = self.picker().filter(|picker| matches!(picker.items(), Items::Palette(_)) && !self.is_secure)?;
        let folder = self.palette_line(picker.editor().text()).folder()?.to_owned();
        if self.attention.files.as_ref().is_some_and(|files| files.typed == folder) {
            return None;
        }
        self.attention.files = Some(FolderFiles { typed: folder.clone(), files: None });
        Some(Effect::ListFiles(folder))
    }

    /// Makes the line of the palette that of the chosen item. Returns `false` if no palette is open.
    pub(super) fn complete(&mut self) -> bool {
        let Some(Typing::Picker(picker)) = &mut self.attention.typing else { return false };
        let Items::Palette(items) = picker.items() else { return false };
        if let Some(line) = items.get(picker.chosen()).map(|item| item.line.clone()) {
            picker.editor_mut().replace(line);
            self.filter_anew();
        }
        true
    }

    /// Does what the chosen item of the palette says, and closes it, unless more is to be typed.
    pub(super) fn do_chosen(&mut self, view: &Viewport) -> Option<Effect> {
        let picker = self.picker()?;
        let Items::Palette(items) = picker.items() else { return None };
        let typed = picker.editor().text().trim().to_owned();
        let is_meant = |item: &&PaletteItem| picker.is_chosen_from() || item.is_begun_by(&typed);
        let Some(deed) = items.get(picker.chosen()).filter(is_meant).map(|item| item.deed.clone()) else {
            self.attention.typing = None;
            self.notice = (!typed.is_empty()).then_some(Notice::NoSuchCommand(typed));
            return None;
        };
        if matches!(deed, Deed::Verb(_) | Deed::Folder) {
            self.complete();
            return None;
        }
        self.attention.typing = None;
        let here = self.here();
        match deed {
            Deed::Command(command) => return self.perform(command, Context::Reading, 1),
            Deed::Turn(command, on) => {
                let is_on = match command {
                    Command::ToggleNumbers => self.screen.has_numbers,
                    _ => self.display.chop.is_some(),
                };
                return if is_on == on { None } else { self.perform(command, Context::Reading, 1) };
            }
            Deed::Number(number) => self.go_to_number(number),
            Deed::Percent(percent) => self.document.go_to_percent(percent, view),
            Deed::Place(pos) => self.document.go_to_pos(pos),
            Deed::Theme(name) => return Some(Effect::ShowTheme(name)),
            Deed::Set(name, value) => self.set(name, &value),
            Deed::Open(path) => return self.show_file(Path::new(&path).to_owned(), None),
            Deed::Tour => return self.open_document(TOUR.into(), Arrival::AsLeft),
            Deed::Write => self.notice = Some(Notice::NothingIsWritten),
            Deed::Verb(_) | Deed::Folder => {}
        }
        if self.here() != here {
            self.shelf.jumps.push(here);
        }
        None
    }

    /// Returns `true` if the chosen item of the palette asks for what has not come of the document.
    pub(super) fn chosen_asks_for_more(&self) -> bool {
        let Some(picker) = self.picker() else { return false };
        let Items::Palette(items) = picker.items() else { return false };
        match items.get(picker.chosen()).map(|item| &item.deed) {
            Some(Deed::Command(command)) => {
                command.usage(Context::Reading).is_some_and(|usage| usage.wait == Wait::ForWhole)
            }
            Some(Deed::Number(number)) => *number > self.document.article().sections().len(),
            Some(Deed::Percent(_)) => true,
            _ => false,
        }
    }

    /// Sets what has this name of how text is shown.
    fn set(&mut self, name: &'static str, value: &str) {
        let mut look = crate::app::look(self.display, self.screen);
        if look.set(name, value).is_none() {
            self.notice = Some(Notice::NoSuchValue(name, value.to_owned()));
            return;
        }
        self.show_look(look);
        self.notice = Some(Notice::IsSet(name, value.to_owned()));
    }
}

impl Command {
    /// Returns `true` if the command needs no letter behind its keys.
    fn is_whole(self) -> bool {
        !matches!(self, Self::SetBookmark | Self::GoToBookmark | Self::Interrupt | Self::Percent | Self::Palette)
    }
}
