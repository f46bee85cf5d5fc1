//! The layouts of the blocks that were looked at last.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::article::Article;
use crate::page::{self, BlockLayout, BlockOptions, Neighbours};

/// The most bytes of text that the layouts of blocks which are no longer looked at may cover. A screen shows some
/// 10,000.
const MOST_CACHED_BYTES: usize = 1024 * 1024;

/// The most blocks that a screen shows.
const MOST_ON_SCREEN: usize = 512;

/// A cache of the layouts of blocks.
#[derive(Debug, Default)]
pub struct Layouts {
    cache: RefCell<Cache>,
}

#[derive(Debug, Default)]
struct Cache {
    /// By block, with different options.
    layouts: BTreeMap<usize, Vec<Cached>>,
    bytes: usize,
    /// The poem or the program that was looked at last, with the options for it.
    neighbours: Option<(BlockOptions, Neighbours)>,
    /// Counts the messages; see [`Layouts::begin`].
    now: usize,
}

#[derive(Debug)]
struct Cached {
    options: BlockOptions,
    layout: Rc<BlockLayout>,
    /// The bytes of text that it covers.
    bytes: usize,
    /// The message that looked at it last.
    used: usize,
}

impl Cache {
    /// Returns what `block` is laid out with, if it is with others. A poem is measured once.
    fn neighbours(&mut self, article: &Article, block: usize, options: BlockOptions) -> Option<&Neighbours> {
        let is_known = |(own, neighbours): &(BlockOptions, Neighbours)| *own == options && neighbours.covers(block);
        if !self.neighbours.as_ref().is_some_and(is_known) {
            // What was looked at before is kept where a block has nothing of that sort.
            self.neighbours = Some((options, Neighbours::of(article, block, options)?));
        }
        self.neighbours.as_ref().map(|(_, neighbours)| neighbours)
    }

    /// Drops what neither this message nor the one before looked at, if there is too much.
    fn forget_what_is_passed(&mut self) {
        if self.bytes > MOST_CACHED_BYTES {
            let now = self.now;
            self.layouts.retain(|_, kept| {
                kept.retain(|kept| kept.used + 1 >= now);
                !kept.is_empty()
            });
            self.count();
        }
    }

    fn count(&mut self) {
        self.bytes = self.layouts.values().flatten().map(|kept| kept.bytes).sum();
    }
}

impl Layouts {
    /// Begins a message. Its layouts are kept until the next message but one, however long they are, so that the
    /// paragraph on the screen is not laid out again for every frame.
    pub fn begin(&self) {
        let mut cache = self.cache.borrow_mut();
        cache.now += 1;
        cache.forget_what_is_passed();
    }

    /// Returns the layout of block `block` of `article`, laid out now if it is not cached.
    pub fn block(&self, article: &Article, block: usize, options: BlockOptions) -> Rc<BlockLayout> {
        let mut cache = self.cache.borrow_mut();
        let now = cache.now;
        let known = cache.layouts.get_mut(&block).and_then(|kept| kept.iter_mut().find(|kept| kept.options == options));
        if let Some(kept) = known {
            kept.used = now;
            return Rc::clone(&kept.layout);
        }
        let layout = Rc::new(page::block_by(article, block, options, cache.neighbours(article, block, options)));
        let bytes = article.text(block).len();
        cache.bytes += bytes;
        cache.layouts.entry(block).or_default().push(Cached { options, layout: Rc::clone(&layout), bytes, used: now });
        cache.forget_what_is_passed();
        // One message may pass over more than a screen holds; that is not kept even for so long.
        if cache.bytes > 2 * MOST_CACHED_BYTES && cache.layouts.len() > MOST_ON_SCREEN {
            cache.layouts.clear();
            cache.bytes = 0;
        }
        layout
    }

    /// Drops the layouts of the blocks from block `first` on, and what blocks tell of one another.
    pub fn forget_from(&self, first: usize) {
        let cache = &mut *self.cache.borrow_mut();
        cache.neighbours = None;
        cache.layouts.retain(|block, _| *block < first);
        cache.count();
    }

    /// Returns the bytes of text that the cached layouts cover.
    #[must_use]
    pub fn cached_bytes(&self) -> usize {
        self.cache.borrow().bytes
    }
}
