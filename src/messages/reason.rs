//! The common reasons of the system, in words of the interface.

use std::io::{self, ErrorKind};

use super::Messages;

/// The kinds of errors that have words of their own, each with the name of its message.
const REASONS: [(ErrorKind, &str); 16] = [
    (ErrorKind::NotFound, "not-found"),
    (ErrorKind::PermissionDenied, "permission"),
    (ErrorKind::IsADirectory, "directory"),
    (ErrorKind::NotADirectory, "no-directory"),
    (ErrorKind::InvalidFilename, "name-too-long"),
    (ErrorKind::StorageFull, "no-space"),
    (ErrorKind::QuotaExceeded, "quota"),
    (ErrorKind::ReadOnlyFilesystem, "read-only"),
    (ErrorKind::FileTooLarge, "file-too-large"),
    (ErrorKind::AlreadyExists, "exists"),
    (ErrorKind::ResourceBusy, "busy"),
    (ErrorKind::ExecutableFileBusy, "busy"),
    (ErrorKind::TimedOut, "timed-out"),
    (ErrorKind::OutOfMemory, "no-memory"),
    (ErrorKind::BrokenPipe, "closed"),
    (ErrorKind::UnexpectedEof, "ended-early"),
];

impl Messages {
    /// Returns the reason of an error of the system: in the language of the interface if it is a common one, else as
    /// the system has it.
    #[must_use]
    pub fn reason(&self, error: &io::Error) -> String {
        // What is made with words of its own says more than its kind.
        let is_plain = error.get_ref().is_none();
        let row = REASONS.iter().find(|row| is_plain && row.0 == error.kind());
        row.map_or_else(|| error.to_string(), |row| self.get(&format!("reason-{}", row.1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_reasons_are_in_the_language() {
        let check = |error: &io::Error, language: &str, expected: &str| {
            assert_eq!(Messages::new([language]).reason(error), expected, "{error:?}");
        };
        check(&ErrorKind::InvalidFilename.into(), "en", "the name is too long");
        check(&ErrorKind::InvalidFilename.into(), "ar", "الاسم طويل جدًا");
        check(&ErrorKind::StorageFull.into(), "en", "no space left on the disk");
        check(&io::Error::other("panic"), "ar", "panic");
        check(&ErrorKind::AddrInUse.into(), "en", &io::Error::from(ErrorKind::AddrInUse).to_string());
    }

    #[test]
    fn every_reason_has_a_message() {
        let messages = Messages::new(["en"]);
        for id in REASONS.iter().map(|row| format!("reason-{}", row.1)) {
            assert_ne!(messages.get(&id), id);
        }
    }
}
