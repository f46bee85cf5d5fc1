//! A reader for right-to-left text in the terminal.
//!
//! The layers, each importing only those to its left: `text` ← `article` ← `format`, `layout`, `mistakes`, `search` ←
//! `page` ← `system` ← `app` ← `terminal`, `home` ← `config`, `history`, `state` ← `view`, `cli`, `tour` ← `run` ←
//! `doctor`. `ARCHITECTURE.md` describes them; `tests/house/layering` checks the imports.

pub mod app;
pub mod article;
pub mod cli;
pub mod config;
pub mod doctor;
pub mod format;
pub mod history;
pub mod home;
pub mod load;
pub mod messages;
pub mod mistakes;
pub mod page;
pub mod print;
pub mod run;
pub mod search;
pub mod state;
pub mod system;
pub mod terminal;
pub mod theme;
pub mod tour;
pub mod view;
