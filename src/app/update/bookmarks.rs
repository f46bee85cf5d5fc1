//! Bookmarks: setting them, with a remark or without, going to them, and their list.

use std::mem;

use crate::app::App;
use crate::app::document::anchor::Anchor;
use crate::app::document::bookmarks::Bookmark;
use crate::app::document::record::Record;
use crate::app::keeping::NamedRecord;
use crate::app::message::{Effect, Listing};
use crate::app::notice::Notice;
use crate::app::searching::Typing;
use crate::app::searching::picker::{Items, ListedBookmark, Picker};
use crate::app::searching::remark::RemarkLine;
use crate::app::shelf::Arrival;
use crate::article::Pos;

/// The most characters of a paragraph that a list shows.
const MOST_SHOWN: usize = 160;

impl App {
    /// Sets the bookmark of the letter that was pressed, at the first row on the screen.
    pub(super) fn set_bookmark(&mut self) {
        let Some(letter) = self.attention.letter else { return };
        let bookmark = self.document.bookmark(letter.to_string(), self.marked_place(), self.keeping.now);
        self.put_bookmark(bookmark, Notice::BookmarkSet(Some(letter)));
    }

    /// Sets a bookmark without a letter at the first row on the screen, and asks for a remark. A paragraph that has one
    /// already keeps it, and its remark can be changed.
    pub(super) fn set_bookmark_with_remark(&mut self) {
        let pos = self.marked_place();
        let known = self.document.bookmarks().in_block(pos.block).find(|one| one.letter().is_none()).cloned();
        let bookmark = known.unwrap_or_else(|| {
            let id = format!("{:x}-{:x}-{:x}", self.keeping.now, pos.block, pos.byte);
            self.document.bookmark(id, pos, self.keeping.now)
        });
        let (id, remark) = (bookmark.id.clone(), bookmark.remark.clone());
        if self.put_bookmark(bookmark, Notice::BookmarkSet(None)) {
            self.notice = None;
            self.attention.typing = Some(Typing::Remark(Box::new(RemarkLine::new(id, remark))));
        }
    }

    fn put_bookmark(&mut self, bookmark: Bookmark, notice: Notice) -> bool {
        let is_set = self.document.bookmarks_mut().set(bookmark);
        self.keeping.bookmarks_changed |= is_set;
        self.notice = Some(if is_set { notice } else { Notice::TooManyBookmarks });
        is_set
    }

    /// Keeps the remark that is typed.
    pub(super) fn accept_remark(&mut self) {
        let Some(Typing::Remark(line)) = mem::take(&mut self.attention.typing) else { return };
        let now = self.keeping.now;
        self.document.bookmarks_mut().set_remark(&line.id, line.editor.text(), now);
        self.keeping.bookmarks_changed = true;
        self.notice = Some(Notice::BookmarkSet(None));
    }

    /// Goes to the bookmark of the letter that was pressed.
    pub(super) fn go_to_bookmark(&mut self) {
        let Some(letter) = self.attention.letter else { return };
        match self.document.bookmarks().get(&letter.to_string()).and_then(|one| one.pos) {
            Some(pos) => self.document.go_to_pos(pos),
            None => self.notice = Some(Notice::NoBookmark(letter)),
        }
    }

    /// Opens the list of the bookmarks of the document; of all documents, if it has none.
    pub(super) fn open_bookmarks(&mut self) -> Option<Effect> {
        self.leave_contents();
        let own = self.own_bookmarks();
        let all = own.is_empty();
        self.attention.bookmarks = own;
        self.open_list(self.bookmarks("", all), 0);
        all.then(|| self.ask_for_bookmarks())
    }

    /// Lists the bookmarks of all documents, or again those of the one that is read.
    pub(super) fn list_all_bookmarks(&mut self) -> Option<Effect> {
        let Some(Items::Bookmarks { all, .. }) = self.picker().map(Picker::items) else { return None };
        let all = !all;
        self.attention.bookmarks = self.own_bookmarks();
        self.list_bookmarks(all);
        all.then(|| self.ask_for_bookmarks())
    }

    fn ask_for_bookmarks(&self) -> Effect {
        let current = self.shelf.name(self.shelf.current());
        Effect::ListKept(Listing::Bookmarks, vec![current.map(ToOwned::to_owned)])
    }

    /// Removes the bookmark that is chosen in the list.
    pub(super) fn remove_bookmark(&mut self) {
        let chosen = self.picker().and_then(|picker| Some((picker.bookmark()?, picker.chosen())));
        let Some((index, row)) = chosen else { return };
        let Some(listed) = self.attention.bookmarks.get(index) else { return };
        let (id, now) = (listed.id.clone(), self.keeping.now);
        if listed.is_own {
            self.document.bookmarks_mut().remove(&id, now);
            self.keeping.bookmarks_changed = true;
        } else {
            let removed = Bookmark { id, changed: now, removed: true, ..Bookmark::default() };
            let record = Record { bookmarks: vec![removed], ..Record::default() };
            self.keeping.left.push((listed.document.clone(), record));
        }
        self.attention.bookmarks.remove(index);
        let all = matches!(self.picker().map(Picker::items), Some(Items::Bookmarks { all: true, .. }));
        self.list_bookmarks(all);
        if let Some(Typing::Picker(picker)) = &mut self.attention.typing {
            picker.choose(row.min(picker.count(None).saturating_sub(1)));
        }
    }

    /// Takes the documents that were read last, or those with bookmarks, into the list that is open.
    pub(super) fn listed(&mut self, listing: Listing, kept: Vec<NamedRecord>) {
        let is_open = |items: &Items| match listing {
            Listing::Recent => matches!(items, Items::Documents(_)),
            Listing::Bookmarks => matches!(items, Items::Bookmarks { all: true, .. }),
        };
        if !self.picker().is_some_and(|picker| is_open(picker.items())) {
            return;
        }
        let chosen = self.picker().map_or(0, Picker::chosen);
        match listing {
            Listing::Recent => self.attention.recent = kept,
            Listing::Bookmarks => {
                for (name, record) in kept {
                    let title = record.title.clone().or_else(|| Some(name.as_ref()?.to_string_lossy().into_owned()));
                    let live = record.bookmarks.iter().filter(|one| !one.removed);
                    let listed = live.map(|one| ListedBookmark {
                        document: name.clone(),
                        is_own: false,
                        id: one.id.clone(),
                        label: [title.as_deref().unwrap_or_default(), &label(one, &one.anchor.text())].join(" · "),
                        anchor: one.anchor.clone(),
                    });
                    self.attention.bookmarks.extend(listed);
                }
            }
        }
        self.filter_anew();
        if let Some(Typing::Picker(picker)) = &mut self.attention.typing {
            picker.choose(chosen.min(picker.count(None).saturating_sub(1)));
        }
    }

    /// Goes to the bookmark with index `index` of those that are listed, in whichever document.
    pub(super) fn go_to_listed_bookmark(&mut self, index: usize) -> Option<Effect> {
        let listed = self.attention.bookmarks.get(index)?;
        let (anchor, document, is_own) = (listed.anchor.clone(), listed.document.clone(), listed.is_own);
        if is_own {
            self.arrive(Arrival::Anchored(Box::new(anchor)));
            return None;
        }
        let arrival = Arrival::Anchored(Box::new(anchor));
        match (self.shelf.index_of(document.as_deref()), document) {
            (Some(index), _) => self.show_document(index, arrival),
            (None, Some(name)) => self.open_document(name, arrival),
            (None, None) => None,
        }
    }

    /// Goes to where the text of `anchor` is in the document that is read.
    pub(super) fn go_to_anchor(&mut self, anchor: &Anchor) {
        match anchor.find(self.document.article()) {
            Some(pos) => self.document.go_to_pos(pos),
            None => self.notice = Some(Notice::BookmarkIsGone),
        }
    }

    /// Lists the bookmarks that fit `typed`.
    pub(super) fn bookmarks(&self, typed: &str, all: bool) -> Items {
        Items::bookmarks(&self.attention.bookmarks, typed, all)
    }

    fn list_bookmarks(&mut self, all: bool) {
        let typed = self.picker().map(|picker| picker.editor().text().to_owned()).unwrap_or_default();
        let items = self.bookmarks(&typed, all);
        if let Some(Typing::Picker(picker)) = &mut self.attention.typing {
            picker.list(items);
        }
    }

    /// Lists the bookmarks of the document anew, if they are listed: another reader has changed them.
    pub(super) fn list_own_bookmarks_anew(&mut self) {
        let Some(chosen) = self.picker().map(Picker::chosen) else { return };
        if matches!(self.picker().map(Picker::items), Some(Items::Bookmarks { all: false, .. })) {
            self.attention.bookmarks = self.own_bookmarks();
            self.list_bookmarks(false);
            if let Some(Typing::Picker(picker)) = &mut self.attention.typing {
                picker.choose(chosen.min(picker.count(None).saturating_sub(1)));
            }
        }
    }

    fn own_bookmarks(&self) -> Vec<ListedBookmark> {
        let article = self.document.article();
        let listed = |one: &&Bookmark| {
            let pos = one.pos?;
            let text = article.text(pos.block)[pos.byte..].to_owned();
            let (document, is_own) = (None, true);
            Some(ListedBookmark {
                document,
                is_own,
                id: one.id.clone(),
                label: label(one, &text),
                anchor: Anchor::of(article, pos),
            })
        };
        self.document.bookmarks().placed().iter().filter_map(listed).collect()
    }

    /// Returns the place to bookmark: that of the first row on the screen with text.
    fn marked_place(&self) -> Pos {
        let pos = self.document.place().pos;
        let (article, next) = (self.document.article(), pos.block + 1);
        let is_blank = pos.byte > 0 && pos.byte >= article.text(pos.block).len() && article.flow().contains(&next);
        if is_blank { Pos { block: next, byte: 0 } } else { pos }
    }
}

/// Returns the line of a bookmark in a list: its letter, its remark, its page, and the text from it on.
fn label(bookmark: &Bookmark, text: &str) -> String {
    let letter = bookmark.letter().map(|letter| letter.to_string()).unwrap_or_default();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (remark, text) = (words(&bookmark.remark), words(&text.chars().take(MOST_SHOWN).collect::<String>()));
    let parts = [letter, remark, bookmark.page.clone(), text];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
