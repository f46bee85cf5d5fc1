//! Carries out commands, once their rows say that they may act.

use crate::app::document::Document;
use crate::app::document::moving::RowSpot;
use crate::app::keys::command::Command;
use crate::app::message::Effect;
use crate::app::notice::Notice;
use crate::app::searching::Typing;
use crate::app::searching::editor::LineEditor;
use crate::app::shelf::jumps::Jumps;
use crate::app::typesetting::LARGER;
use crate::app::{App, Overlay};
use crate::search::Words;
use qari_bidi::text::fold::Level;

/// The levels of folding in the order of the command that goes through them: from the usual one to the loosest, then
/// the strictest.
const LEVELS: [Level; 4] = [Level::Letters, Level::Loose, Level::Exact, Level::Marks];

/// The step of the commands that widen and narrow a column, in cells.
const STEP: i16 = 4;

impl App {
    /// Does what `command` says, `count` times if it repeats. Each command has an arm, so that none can be bound and do
    /// nothing.
    #[expect(clippy::too_many_lines, reason = "one match of all commands, so that none is forgotten")]
    pub(super) fn act(&mut self, command: Command, count: usize) -> Option<Effect> {
        let panes = self.least_panes();
        let view = self.viewport(&panes);
        let signed = isize::try_from(count).unwrap_or(isize::MAX);
        if self.moves_cursor(command, count, &view) {
            return None;
        }
        match command {
            Command::LineDown => self.move_by(signed, &panes),
            Command::LineUp => self.move_by(-signed, &panes),
            Command::PageDown if self.number_is_of_lines() => self.move_by(signed, &panes),
            Command::PageUp if self.number_is_of_lines() => self.move_by(-signed, &panes),
            Command::PageDown => self.move_by_pages(signed, &panes),
            Command::PageUp => self.move_by_pages(-signed, &panes),
            Command::HalfPageDown => self.scroll_by_half_page(1, &panes),
            Command::HalfPageUp => self.scroll_by_half_page(-1, &panes),
            Command::Start | Command::End if self.attention.number.is_some() => self.go_to_typed_number(),
            Command::Start => self.go_to_start(&panes),
            Command::End => self.go_to_end(&panes),
            Command::Percent => self.go_to_percent(&view),
            Command::NextSection => self.next_section(count, &panes),
            Command::PreviousSection => self.document.previous_section(count, &view),
            Command::NextParagraph => self.document.go_by_paragraphs(signed, &view),
            Command::PreviousParagraph => self.document.go_by_paragraphs(-signed, &view),
            Command::RowToTop => self.document.put_row(RowSpot::Top, &view),
            Command::RowToMiddle => self.document.put_row(RowSpot::Middle, &view),
            Command::RowToBottom => self.document.put_row(RowSpot::Bottom, &view),
            Command::Forward => self.fold_or(false, &panes, |app| app.go_on(signed, &panes)),
            Command::Back => self.fold_or(true, &panes, |app| app.go_on(-signed, &panes)),
            Command::Open => self.leave_contents_or(|app| app.move_by(signed, &panes)),
            Command::SwitchPane => self.switch_pane(&panes),
            Command::Search | Command::SearchBack | Command::SearchLines => self.open_prompt(command),
            Command::NextMatch => self.go_to_match(self.document.search_way(), count, &view),
            Command::PreviousMatch => self.go_to_match(self.document.search_way().opposite(), count, &view),
            Command::SearchWord => return self.search_word(&view),
            Command::ShowResults => return self.show_results(&view),
            Command::FindHeading => self.open_headings(&view),
            Command::Palette => self.open_palette(""),
            Command::OpenFile => self.open_palette_for_file(),
            Command::Links => self.choose_among_links(&view),
            Command::Select => self.select(&view),
            Command::CopyParagraph => return self.copy_paragraph(false, &view),
            Command::CopySection => return self.copy_section(&view),
            Command::CopyMatch => return self.copy_match(),
            Command::CopyCited if self.document.selection().is_some() => return self.copy_selection(true),
            Command::CopyCited => return self.copy_paragraph(true, &view),
            Command::LookUp => return self.look_up(&view),
            Command::Edit => return self.edit_source(&view),
            Command::SetBookmark => self.set_bookmark(),
            Command::SetBookmarkWithRemark => self.set_bookmark_with_remark(),
            Command::GoToBookmark => self.go_to_bookmark(),
            Command::Bookmarks => return self.open_bookmarks(),
            Command::AllBookmarks => return self.list_all_bookmarks(),
            Command::RemoveBookmark => self.remove_bookmark(),
            Command::Documents => return Some(self.open_documents()),
            Command::NextDocument => return self.go_by_documents(signed),
            Command::PreviousDocument => return self.go_by_documents(-signed),
            Command::BackInHistory => return self.go_back(count),
            Command::ForwardInHistory => return self.go_through_history(count, Jumps::forward),
            Command::ToggleContents => self.toggle_contents(&panes),
            Command::WidenContents => self.resize_contents(STEP),
            Command::NarrowContents => self.resize_contents(-STEP),
            Command::QuietPage => self.toggle_quiet(),
            Command::WidenText => self.resize_text(STEP),
            Command::NarrowText => self.resize_text(-STEP),
            Command::CycleMarks => {
                self.display = self.display.with_next_marks();
                self.notice = Some(Notice::Marks);
            }
            Command::ToggleChop => {
                self.display = self.display.with_next_chop();
                self.notice = Some(Notice::Chop);
            }
            Command::ToggleControls => {
                self.display = self.display.with_next_controls();
                self.notice = Some(Notice::Controls);
            }
            Command::CycleAlign => {
                self.display = self.display.with_next_align();
                self.notice = Some(Notice::Align);
            }
            Command::ToggleNumbers => self.screen.has_numbers = !self.screen.has_numbers,
            Command::ToggleTypeset => self.toggle_typesetting(),
            Command::LargerType => self.enlarge(LARGER),
            Command::SmallerType => self.enlarge(-LARGER),
            Command::Follow => return self.toggle_following(),
            Command::ReadAnew => return self.ask_to_look(),
            Command::Disclaimer if self.document.toggle_disclaimer() => {}
            Command::Disclaimer => self.notice = Some(Notice::NoDisclaimer),
            Command::WhereAmI => return self.tell_where(),
            Command::Help => self.open_help(),
            Command::Redraw => return Some(Effect::Redraw),
            Command::WholePage => return self.ask_for_other_extent(),
            Command::NextEncoding => return Some(Effect::NextEncoding),
            Command::NextTheme => return Some(Effect::NextTheme),
            Command::Suspend => return Some(Effect::Suspend),
            Command::Interrupt => return Some(self.interrupt()),
            Command::Quit if self.nothing_is_open() => return Some(Effect::Quit),
            Command::Quit | Command::Cancel => self.close(),
            Command::Next => self.choose(Document::choose_next, &view),
            Command::Previous => self.choose(Document::choose_previous, &view),
            Command::First => self.choose(Document::choose_first, &view),
            Command::Last => self.choose(Document::choose_last, &view),
            Command::Choose => return self.follow(&view),
            Command::CopyAddress => return self.copy_address(),
            Command::Leave if self.attention.answer.is_some() => return self.close_answer(),
            Command::Leave if self.document.stop_selecting() || self.document.close_note() => {}
            Command::Leave => self.document.stop_choosing(),
            Command::OtherEnd => self.document.go_to_other_end(&view),
            Command::TakeParagraph => (0..count).for_each(|_| self.document.take_paragraph(&view)),
            Command::Copy => return self.copy_selection(false),
            // These move the cursor while one selects, and mean nothing else.
            Command::NextWord | Command::PreviousWord | Command::WordEnd => {}
            Command::Accept => return self.accept(&view),
            Command::GiveUp => self.give_up(),
            Command::Older => self.go_by_items(-1, &panes),
            Command::Newer => self.go_by_items(1, &panes),
            Command::CycleLevel if self.prompt().is_none() => {
                let shown = self.document.matches().map(|matches| matches.query().manner.level);
                self.search_at_level(after(&LEVELS, shown.unwrap_or(self.queries.manner.level)));
            }
            Command::CycleLevel => self.change_manner(|manner| manner.level = after(&LEVELS, manner.level)),
            Command::ToggleMatches => self.toggle_matches(),
            Command::CycleWords => self.change_manner(|manner| manner.words = after(&Words::ALL, manner.words)),
            Command::ToggleRegex => self.change_manner(|manner| manner.regex = !manner.regex),
            Command::CursorLeft => self.edit(LineEditor::left),
            Command::CursorRight => self.edit(LineEditor::right),
            Command::CursorHome => self.edit(|line, _| line.home()),
            Command::CursorEnd => self.edit(|line, _| line.end()),
            Command::Erase => self.erase(),
            Command::EraseAfter => self.edit(|line, _| line.erase_after()),
            Command::EraseWord => self.edit(|line, _| line.erase_word()),
            Command::EraseAllBefore => self.edit(|line, _| line.erase_all_before()),
            Command::EraseAllAfter => self.edit(|line, _| line.erase_all_after()),
        }
        None
    }

    /// Closes what is open; with nothing open, clears the search. A document that is being opened is waited for no
    /// longer.
    fn close(&mut self) {
        if self.shelf.give_up_opening() {
            return;
        }
        if self.overlay() != Overlay::Nothing {
            self.close_overlay();
        } else if self.attention.contents_over || !self.document.clear_search() {
            self.leave_contents();
        }
    }

    /// Closes the whole disclaimer.
    pub(super) fn close_overlay(&mut self) {
        self.document.close_disclaimer();
    }

    fn open_help(&mut self) {
        self.attention.typing = Some(Typing::Guide(Box::default()));
        self.knows_help = true;
    }
}

/// Returns the one behind `current` among `all`, which are gone around.
fn after<T: Copy + PartialEq>(all: &[T], current: T) -> T {
    let at = all.iter().position(|one| *one == current).unwrap_or(0);
    all[(at + 1) % all.len()]
}
