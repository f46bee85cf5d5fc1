//! The reader as a value: its state, its screens, its pages and its search.

#[path = "../common/mod.rs"]
mod common;

mod arriving;
mod bars;
mod book_face;
mod bookmarks;
mod changing;
mod chopping;
mod code;
mod colours;
mod commands;
mod copying;
mod display;
mod finder;
mod fingers;
mod hints;
mod keyboards;
mod layout;
mod mixed;
mod model;
mod notices;
mod pages;
mod pairs;
mod palette;
mod panes;
mod properties;
mod recorded;
mod screens;
mod search;
mod searching;
mod secure;
mod selecting;
mod sequences;
mod shelf;
mod standing;
mod tour;
mod typeset;
mod way;
