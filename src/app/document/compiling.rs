//! Expressions that are compiled on a thread, since that may take longer than a frame. Keys are answered meanwhile, and
//! what has been typed on is given up.

use std::panic::resume_unwind;
use std::sync::Arc;
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

/// A compiler of expressions, one after the other. Only the one that was asked for last is wanted.
#[derive(Debug, Default)]
pub(super) struct Compiler {
    asked: Option<Asked>,
    /// The thread that was started last, whether its expression is still wanted or not.
    thread: Option<JoinHandle<Outcome>>,
}

/// The result of compiling; `None` if it was not begun.
type Outcome = Option<Result<Pattern, Fault>>;

/// An expression that is wanted.
#[derive(Debug)]
struct Asked {
    query: Query,
    start: Start,
    /// Tells the thread that somebody wants it, as long as it exists.
    _wanted: Arc<()>,
}

impl Compiler {
    /// Begins to compile `query` for a text in `language`, and gives up what was asked for before.
    pub fn begin(&mut self, query: Query, language: Option<&str>, start: Start) {
        let (own, language) = (query.clone(), language.map(str::to_owned));
        self.begin_by(query, start, move || own.compile(language.as_deref()));
    }

    fn begin_by(
        &mut self,
        query: Query,
        start: Start,
        compile: impl FnOnce() -> Result<Pattern, Fault> + Send + 'static,
    ) {
        let wanted = Arc::new(());
        let is_wanted = Arc::downgrade(&wanted);
        let before = self.thread.take();
        self.asked = Some(Asked { query, start, _wanted: wanted });
        // However fast one types, only one is compiled at a time, and then the latest.
        self.thread = Some(thread::spawn(move || {
            before.map(joined);
            (is_wanted.strong_count() > 0).then(compile)
        }));
    }

    /// Returns `true` while an expression is wanted that is not compiled yet.
    pub fn is_compiling(&self) -> bool {
        self.asked.is_some()
    }

    /// Gives up the expression that is wanted.
    pub fn give_up(&mut self) {
        self.asked = None;
    }

    /// Takes the expression that is wanted, once it is compiled.
    pub fn take(&mut self) -> Option<(Query, Start, Result<Pattern, Fault>)> {
        let thread = self.thread.take_if(|thread| self.asked.is_some() && thread.is_finished())?;
        let Asked { query, start, _wanted } = self.asked.take()?;
        Some((query, start, joined(thread)?))
    }
}

/// Waits for a thread. A panic there is one here.
fn joined(thread: JoinHandle<Outcome>) -> Outcome {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
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

    fn taken(compiler: &mut Compiler) -> String {
        loop {
            if let Some((query, _, outcome)) = compiler.take() {
                outcome.expect("an expression");
                return query.text;
            }
            thread::yield_now();
        }
    }

    /// While one line is compiled, those that are typed on are not begun.
    #[test]
    fn only_the_latest_is_compiled() {
        let mut compiler = Compiler::default();
        let (release, released) = mpsc::channel();
        let (begun, all_begun) = mpsc::channel();
        let first = begun.clone();
        compiler.begin_by(query("a"), START, move || {
            first.send("a").expect("somebody listens");
            released.recv().expect("it is released");
            query("a").compile(None)
        });
        assert_eq!(all_begun.recv(), Ok("a"));
        for text in ["ab", "abc", "abcd"] {
            let begun = begun.clone();
            compiler.begin_by(query(text), START, move || {
                begun.send(text).expect("somebody listens");
                query(text).compile(None)
            });
            assert!(compiler.take().is_none() && compiler.is_compiling());
        }
        release.send(()).expect("it waits");
        assert_eq!(taken(&mut compiler), "abcd");
        drop(begun);
        assert_eq!(all_begun.iter().collect::<Vec<_>>(), ["abcd"]);
        assert!(!compiler.is_compiling() && compiler.take().is_none());
    }

    #[test]
    fn what_is_given_up_is_never_taken() {
        let mut compiler = Compiler::default();
        compiler.begin(query("a"), None, START);
        compiler.give_up();
        assert!(!compiler.is_compiling());
        compiler.thread.take().map(joined);
        assert!(compiler.take().is_none());
        compiler.begin(query("b"), None, START);
        assert_eq!(taken(&mut compiler), "b");
    }
}
