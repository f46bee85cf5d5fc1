//! The things of the person that the reader uses.

use std::path::PathBuf;

use crate::config::{FontChoice, Programs};
use crate::state::Store;

/// The files and programs of the person.
#[derive(Clone, Debug, Default)]
pub struct Personal {
    /// The file that searches are kept in, if they are kept.
    pub history: Option<PathBuf>,
    /// The documents' state, if it is kept.
    pub store: Option<Store>,
    /// `true` if the person was told already that something can't be kept.
    pub is_told: bool,
    /// The programs that the settings name.
    pub programs: Programs,
    /// `true` to look whether the file that is read changes.
    pub watches: bool,
    /// The font of texts that are set in a book face.
    pub font: FontChoice,
}
