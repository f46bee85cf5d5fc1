//! Expressions that are compiled on a thread, since that may take longer than a frame. Keys are answered meanwhile, and
//! what has been typed on is given up.

use std::panic::resume_unwind;
use std::thread::{self, JoinHandle};

use super::matches::Way;
use super::place::Place;
use crate::article::Pos;
use crate::search::{Fault, Pattern, Query};

/// The place that a search begins at, and the way it goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub pos: Pos,
    pub way: Way,
    /// The places in the text and in the disclaimer to go back to first.
    pub back_to: Option<(Place, Option<Place>)>,
}

/// A compiler of one expression at a time: the one that was asked for last.
#[derive(Debug, Default)]
pub(super) struct Compiler {
    asked: Option<Asked>,
    /// The thread that compiles, be it what is wanted or what was given up since.
    thread: Option<JoinHandle<Outcome>>,
}

type Outcome = Result<Pattern, Fault>;

/// An expression that is wanted.
#[derive(Debug)]
struct Asked {
    query: Query,
    start: Start,
    is_begun: bool,
}

impl Compiler {
    /// Asks for `query`, and gives up what was asked for before. It is begun by [`Compiler::go_on`]: not with each key
    /// of those that come at once.
    pub fn ask(&mut self, query: Query, start: Start) {
        self.asked = Some(Asked { query, start, is_begun: false });
    }

    /// Returns `true` while an expression is wanted that is not compiled yet.
    pub fn is_compiling(&self) -> bool {
        self.asked.is_some()
    }

    /// Gives up the expression that is wanted.
    pub fn give_up(&mut self) {
        self.asked = None;
    }

    /// Returns the expression that is wanted, once it is compiled for a text in `language`. It is begun when the one
    /// before is done.
    pub fn go_on(&mut self, language: Option<&str>) -> Option<(Query, Start, Outcome)> {
        if let Some(thread) = self.thread.take_if(|thread| thread.is_finished()) {
            // A panic there is one here.
            let outcome = thread.join().unwrap_or_else(|panic| resume_unwind(panic));
            if let Some(Asked { query, start, .. }) = self.asked.take_if(|asked| asked.is_begun) {
                return Some((query, start, outcome));
            }
        }
        if let (Some(asked), None) = (&mut self.asked, &self.thread) {
            let (query, language) = (asked.query.clone(), language.map(str::to_owned));
            asked.is_begun = true;
            self.thread = Some(thread::spawn(move || query.compile(language.as_deref())));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::search::Manner;

    const START: Start = Start { pos: Pos { block: 0, byte: 0 }, way: Way::Forward, back_to: None };

    fn query(text: &str) -> Query {
        Query { text: text.to_owned(), manner: Manner { regex: true, ..Manner::default() } }
    }

    fn compiled(compiler: &mut Compiler) -> String {
        loop {
            if let Some((query, _, outcome)) = compiler.go_on(None) {
                outcome.expect("an expression");
                return query.text;
            }
            thread::yield_now();
        }
    }

    /// While one line is compiled, those that are typed on are not begun.
    #[test]
    fn only_the_latest_is_compiled() {
        let (release, released) = mpsc::channel::<()>();
        let busy = thread::spawn(move || {
            released.recv().expect("it is released");
            query("a").compile(None)
        });
        let mut compiler = Compiler { asked: None, thread: Some(busy) };
        for text in ["ab", "abc", "abcd"] {
            compiler.ask(query(text), START);
            assert!(compiler.go_on(None).is_none() && compiler.is_compiling());
            assert!(compiler.asked.as_ref().is_some_and(|asked| !asked.is_begun));
        }
        release.send(()).expect("it waits");
        assert_eq!(compiled(&mut compiler), "abcd");
        assert!(!compiler.is_compiling() && compiler.go_on(None).is_none());
    }

    #[test]
    fn what_is_given_up_is_never_taken() {
        let mut compiler = Compiler::default();
        compiler.ask(query("a"), START);
        assert!(compiler.go_on(None).is_none());
        compiler.give_up();
        assert!(!compiler.is_compiling());
        compiler.ask(query("b"), START);
        assert_eq!(compiled(&mut compiler), "b");
    }
}
