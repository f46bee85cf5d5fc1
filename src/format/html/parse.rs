//! HTML to a tree, by html5ever, the parser of the HTML standard, and within bounds.
//!
//! The standard lets a document nest as deep as it likes, and the parser walks up the open elements at nearly every tag: its
//! time grows with the square of the depth. A few tags may also stand for millions of nodes, because formatting that was
//! not closed begins anew in each paragraph. Browsers have bounds for both, and so has this. Beyond them tags are passed
//! over; text never is.

use std::cell::{Cell, RefCell};

use dom_query::{Document, NodeId};
use html5ever::LocalName;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use super::elements;

/// How deep elements nest at most, those not counted that end where the next of them begins. Blink has 512.
const MOST_DEPTH: usize = 256;

/// How many nodes any document may have; see [`most_nodes`].
const FREE_NODES: usize = 100_000;

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// HTML.
    Html,
    /// HTML as XML: any tag may close itself, and text may stand in CDATA sections. Errors are mended as in HTML.
    Xhtml,
}

/// The tree of a document. There is one for any text.
#[must_use]
pub fn document(text: &str, syntax: Syntax) -> Document {
    bounded(text, syntax).0
}

/// The tree of a document, and whether tags were passed over because it was beyond the bounds.
#[must_use]
pub fn bounded(text: &str, syntax: Syntax) -> (Document, bool) {
    // Nobody runs scripts here: what is written for those who don't is a part of the tree, and no text.
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Document::default(), options);
    let most_nodes = most_nodes(text.len());
    let sink = Bounded { builder, open: RefCell::default(), most_nodes, passed_over: Cell::new(false), syntax };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    // It stops at scripts, which nobody runs, and at declarations of encodings, which were heard before.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let passed_over = tokenizer.sink.passed_over.get();
    (tokenizer.sink.builder.sink.finish(), passed_over)
}

/// How many nodes a text of `bytes` bytes may become. Pages have one for some thirty bytes; what has more than one for four has
/// them from formatting that begins anew.
fn most_nodes(bytes: usize) -> usize {
    FREE_NODES + bytes / 4
}

/// Hands tags on to the builder of the tree as long as they are within bounds.
struct Bounded {
    builder: TreeBuilder<NodeId, Document>,
    /// The elements that are open, as far as they count.
    open: RefCell<Vec<LocalName>>,
    most_nodes: usize,
    /// Whether a tag was not handed on.
    passed_over: Cell<bool>,
    syntax: Syntax,
}

impl TokenSink for Bounded {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match token {
            Token::TagToken(tag) => self.tag(tag, line),
            // Nobody reads them.
            Token::ParseError(_) => TokenSinkResult::Continue,
            token => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.syntax == Syntax::Xhtml || self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Bounded {
    fn tag(&self, mut tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        let is_raw = elements::is_raw_text(&tag.name);
        let is_full = !is_raw && self.builder.sink.tree.len() > self.most_nodes;
        if tag.kind == TagKind::EndTag {
            // Without a paragraph to end, this end begins one.
            if is_full && matches!(&*tag.name, "p" | "br") {
                return TokenSinkResult::Continue;
            }
            self.close(&tag.name);
            return self.builder.process_token(Token::TagToken(tag), line);
        }
        let closes_itself = tag.self_closing && self.syntax == Syntax::Xhtml && !elements::is_void(&tag.name);
        if closes_itself && is_raw {
            return TokenSinkResult::Continue;
        }
        let counts = !is_raw && !elements::is_void(&tag.name) && !elements::ends_by_itself(&tag.name);
        if is_full || (counts && self.open.borrow().len() >= MOST_DEPTH) {
            self.passed_over.set(true);
            return TokenSinkResult::Continue;
        }
        if counts {
            self.open.borrow_mut().push(tag.name.clone());
        }
        if !closes_itself {
            return self.builder.process_token(Token::TagToken(tag), line);
        }
        tag.self_closing = false;
        let end = Tag { kind: TagKind::EndTag, attrs: Vec::new(), ..tag.clone() };
        // What it holds ends at once, so that it changes nothing for the tokenizer.
        let _ = self.builder.process_token(Token::TagToken(tag), line);
        self.close(&end.name);
        self.builder.process_token(Token::TagToken(end), line)
    }

    /// Takes the innermost element of this name, and what is open inside it, from those that are open.
    fn close(&self, name: &LocalName) {
        let mut open = self.open.borrow_mut();
        if let Some(at) = open.iter().rposition(|open| open == name) {
            open.truncate(at);
        }
    }
}
