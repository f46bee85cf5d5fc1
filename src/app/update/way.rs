//! Remembering the way: whatever leads further than a screen can be gone back from.

use crate::app::App;
use crate::app::document::Gaze;
use crate::app::document::place::Place;
use crate::app::keys::command::{Command, Context, Usage};
use crate::app::notice::Notice;
use crate::app::shelf::jumps::Jump;

/// The kinds of steps that are one entry of the history as long as nothing else comes between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Stepping {
    /// From match to match.
    Matches,
    /// By rows, pages or sections.
    Text,
}

/// Steps of one kind, one after the other.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Run {
    kind: Stepping,
    /// The place that it began at.
    start: Jump,
    /// The place that it has led to.
    end: Jump,
    /// `true` if the start is in the history.
    is_remembered: bool,
}

impl App {
    /// Remembers `here`, the place that `command` has led away from, if the way back is to lead there. Before it, the
    /// reader looked at `gaze`.
    pub(super) fn remember_way(&mut self, command: Command, usage: Usage, here: Jump, gaze: Gaze) {
        if !self.document.gaze().has_left(gaze) || self.shelf.current() != here.document {
            return;
        }
        if usage.leads_away {
            self.shelf.jumps.push(here);
        } else if usage.context == Context::Reading && !goes_through_history(command) {
            let kind = match command {
                Command::NextMatch | Command::PreviousMatch | Command::SearchWord => Some(Stepping::Matches),
                _ if usage.repeats => Some(Stepping::Text),
                _ => None,
            };
            match kind {
                Some(kind) => self.take_step(kind, here),
                None if self.is_far(here.place) => self.shelf.jumps.push(here),
                None => {}
            }
        }
    }

    /// Takes note of a step of this kind from `here`. The place that a run of them began at is remembered once it has
    /// led further than a screen. A step in the text that leads no further is none: it is scrolling.
    fn take_step(&mut self, kind: Stepping, here: Jump) {
        if kind == Stepping::Text && !self.is_far(here.place) {
            self.attention.run = None;
            return;
        }
        let run = self.attention.run.filter(|run| run.kind == kind && run.end == here);
        let (start, is_remembered) = run.map_or((here, false), |run| (run.start, run.is_remembered));
        let is_far = self.is_far(start.place);
        if is_far && !is_remembered {
            self.shelf.jumps.push(start);
        }
        self.attention.run = Some(Run { kind, start, end: self.here(), is_remembered: is_remembered || is_far });
    }

    /// Remembers where a search began, at `start`, when it is accepted. The first time that it has led away, says that
    /// one can go back.
    pub(super) fn remember_search(&mut self, start: Place) {
        let start = Jump { place: start, ..self.here() };
        self.shelf.jumps.push(start);
        self.attention.run = Some(Run { kind: Stepping::Matches, start, end: self.here(), is_remembered: true });
        self.tell_way_back(start.place);
    }

    /// Says that one can go back, the first time that a search has led away from `start`.
    fn tell_way_back(&mut self, start: Place) {
        if self.document.place() != start && self.notice.is_none() && !self.keeping.way_back_told {
            self.keeping.way_back_told = true;
            self.notice = Some(Notice::WayBack);
        }
    }

    /// Takes note that the search has gone on to another place by itself, as it had been asked to: to what was found
    /// only when more of the document had come, for example.
    pub(super) fn go_on_in_run(&mut self, before: Jump) {
        let here = self.here();
        if let Some(run) = &mut self.attention.run
            && run.end == before
        {
            run.end = here;
            let (start, is_search) = (run.start.place, run.kind == Stepping::Matches);
            if is_search && here != before && self.prompt().is_none() {
                self.tell_way_back(start);
            }
        }
    }

    /// Returns `true` if `before` and the place that is read have no row in common on a screen.
    fn is_far(&self, before: Place) -> bool {
        let view = self.viewport(&self.least_panes());
        let (rows, height, now) = (self.document.rows(&view), view.text.rows(), self.document.place());
        !before.shows(&rows, height, now.pos) && !now.shows(&rows, height, before.pos)
    }
}

/// Returns `true` for the commands that go through the history or to another document, which remember by themselves.
fn goes_through_history(command: Command) -> bool {
    matches!(
        command,
        Command::BackInHistory | Command::ForwardInHistory | Command::NextDocument | Command::PreviousDocument
    )
}
