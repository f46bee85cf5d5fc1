//! Parses HTML with html5ever, within bounds.
//!
//! The standard sets no limit on nesting, and the tree builder walks up the open elements at nearly every tag,
//! so its time grows with the square of the depth. Unclosed formatting elements are reopened in every
//! paragraph, so a few tags can produce millions of nodes. Browsers limit both, and so does this parser. Beyond
//! the limits it skips tags, but never text.

use std::cell::{Cell, RefCell};

use dom_query::{Document, NodeId};
use html5ever::LocalName;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use super::{attributes, elements};

/// Maximum nesting depth, not counting elements with optional end tags. Blink uses 512.
const MOST_DEPTH: usize = 256;

/// Number of nodes any document may have; see [`most_nodes`].
const FREE_NODES: usize = 100_000;

/// The syntax of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// HTML.
    Html,
    /// HTML written as XML: any tag may be self-closing, and CDATA sections are text. Errors are handled as in
    /// HTML.
    Xhtml,
}

/// Parses a document. Any text gives a tree.
#[must_use]
pub fn document(text: &str, syntax: Syntax) -> Document {
    bounded(text, syntax).0
}

/// Parses a document. Also returns whether tags were skipped because of the limits.
#[must_use]
pub fn bounded(text: &str, syntax: Syntax) -> (Document, bool) {
    // Without scripting, the content of `<noscript>` is parsed as elements.
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Document::default(), options);
    let most_nodes = most_nodes(text.len());
    let text = &*attributes::bounded(text);
    let sink = Bounded { builder, open: RefCell::default(), most_nodes, passed_over: Cell::new(false), syntax };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    // The tokenizer pauses at scripts and encoding declarations. Neither matters here.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let passed_over = tokenizer.sink.passed_over.get();
    (tokenizer.sink.builder.sink.finish(), passed_over)
}

/// Returns the node limit for a text of `bytes` bytes. Real pages have about one node for 30 bytes; more than
/// one for four comes from reopened formatting.
fn most_nodes(bytes: usize) -> usize {
    FREE_NODES + bytes / 4
}

/// Passes tags to the tree builder as long as they are within the limits.
struct Bounded {
    builder: TreeBuilder<NodeId, Document>,
    /// The open elements that count towards the depth.
    open: RefCell<Vec<LocalName>>,
    most_nodes: usize,
    /// `true` once a tag was skipped.
    passed_over: Cell<bool>,
    syntax: Syntax,
}

impl TokenSink for Bounded {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match token {
            Token::TagToken(tag) => self.tag(tag, line),
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
        // The standard takes the content of an `<iframe>` for raw text. It is the fallback of a page that can't be
        // shown, as that of an `<object>` is, and both may contain elements.
        if &*tag.name == "iframe" {
            tag.name = LocalName::from("object");
        }
        let is_raw = elements::is_raw_text(&tag.name);
        let is_full = !is_raw && self.builder.sink.tree.len() > self.most_nodes;
        if tag.kind == TagKind::EndTag {
            // An unmatched `</p>` or `</br>` creates an element.
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
        // The element closes at once, so the tokenizer state it asks for has no effect.
        let _ = self.builder.process_token(Token::TagToken(tag), line);
        self.close(&end.name);
        self.builder.process_token(Token::TagToken(end), line)
    }

    /// Closes the innermost open element of this name and everything inside it.
    fn close(&self, name: &LocalName) {
        let mut open = self.open.borrow_mut();
        if let Some(at) = open.iter().rposition(|open| open == name) {
            open.truncate(at);
        }
    }
}
