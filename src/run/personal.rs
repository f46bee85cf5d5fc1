//! The things of the person that the reader uses.

use std::path::PathBuf;

use crate::config::Programs;

/// The files and programs of the person.
#[derive(Clone, Debug, Default)]
pub struct Personal {
    /// The file that searches are kept in, if they are kept.
    pub history: Option<PathBuf>,
    /// The programs that the settings name.
    pub programs: Programs,
}
