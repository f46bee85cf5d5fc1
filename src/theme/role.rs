//! The roles that parts of the screen play. A theme gives each a style.

use crate::article::{self, BoxKind, Kind};
use crate::page::PieceRole;
use qari_bidi::text::code::TokenKind;

/// Defines [`Role`] from its table: a row has the role, its name in theme files, and the role whose style it has where
/// a theme gives it none.
macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident $name:literal $like:ident,)*) => {
        /// The role that a part of the screen plays.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role {
            $($(#[$doc])* $role,)*
        }

        impl Role {
            /// All roles; one stands behind the role that it is like.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$role),*];

            /// Returns its name in theme files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$role => $name,)*
                }
            }

            /// Returns the role whose style it has where a theme gives it none; [`Role::Text`] for itself.
            #[must_use]
            pub const fn like(self) -> Self {
                match self {
                    $(Self::$role => Self::$like,)*
                }
            }
        }
    };
}

roles! {
    /// Running text. Its ground is the ground of the page.
    Text "text" Text,
    /// Text about the text, such as numbers and labels.
    Dim "dim" Text,
    /// The title of the document.
    Title "title" Text,
    /// A heading of level 1.
    Heading1 "heading-1" Title,
    /// A heading of level 2.
    Heading2 "heading-2" Heading1,
    /// A heading of level 3.
    Heading3 "heading-3" Heading2,
    /// A heading of level 4 or deeper.
    HeadingInner "heading-inner" Heading3,
    /// The author or publisher of the document.
    Source "source" Dim,
    /// A caption.
    Caption "caption" Dim,
    /// The alternative text of an image.
    Image "image" Dim,
    /// The disclaimer at the foot of the screen.
    Disclaimer "disclaimer" Dim,
    /// A line that separates: a thematic break, an edge of a pane.
    Rule "rule" Dim,
    /// Strong text.
    Strong "strong" Text,
    /// Emphasised text.
    Emphasis "emphasis" Text,
    /// Struck text.
    Strike "strike" Text,
    /// A link.
    Link "link" Text,
    /// The link that is chosen.
    ChosenLink "chosen-link" Link,
    /// The sign that refers to a note.
    NoteSign "note-sign" Link,
    /// The marker of a list item or a note.
    Marker "marker" Title,
    /// The sign of a bookmark.
    Bookmark "bookmark" Marker,
    /// The text of a quote.
    Quote "quote" Text,
    /// The bar beside a quote.
    QuoteBar "quote-bar" Marker,
    /// The title and the bar of a box whose kind has no style of its own.
    Boxed "box" Marker,
    /// The title and the bar of a note.
    BoxNote "box-note" Boxed,
    /// The title and the bar of a tip.
    BoxTip "box-tip" Boxed,
    /// The title and the bar of what is important.
    BoxImportant "box-important" Boxed,
    /// The title and the bar of a warning.
    BoxWarning "box-warning" Boxed,
    /// The title and the bar of a call for caution.
    BoxCaution "box-caution" BoxWarning,
    /// The title and the bar of a danger.
    BoxDanger "box-danger" BoxCaution,
    /// The title and the bar of background.
    BoxInfo "box-info" BoxNote,
    /// The title and the bar of details.
    BoxDetails "box-details" Boxed,
    /// Red text of program output.
    OutputRed "output-red" BoxDanger,
    /// Green text of program output.
    OutputGreen "output-green" BoxTip,
    /// Yellow text of program output.
    OutputYellow "output-yellow" BoxWarning,
    /// Blue text of program output.
    OutputBlue "output-blue" BoxNote,
    /// Magenta text of program output.
    OutputMagenta "output-magenta" BoxImportant,
    /// Cyan text of program output.
    OutputCyan "output-cyan" Heading2,
    /// Program code inside a text, and formulas.
    InlineCode "inline-code" Text,
    /// A block of program code, and its ground.
    Code "code" InlineCode,
    /// The name of its language, and the sign of a wrapped line.
    CodeLabel "code-label" Dim,
    /// A comment in code.
    CodeComment "code-comment" Code,
    /// A string in code.
    CodeString "code-string" Code,
    /// A keyword in code.
    CodeKeyword "code-keyword" Code,
    /// A number in code.
    CodeNumber "code-number" Code,
    /// The header of a table's column.
    TableHeader "table-header" Title,
    /// A line of a table.
    TableRule "table-rule" Rule,
    /// A match.
    Match "match" Text,
    /// The current match.
    CurrentMatch "current-match" Match,
    /// Selected text.
    Selection "selection" Match,
    /// The cell that the cursor is on while one selects.
    Cursor "cursor" CurrentMatch,
    /// The letters that follow a link.
    LinkHint "link-hint" CurrentMatch,
    /// The title bar.
    Bar "bar" Text,
    /// The status line.
    Status "status" Dim,
    /// A hint in the status line.
    Hint "hint" Status,
    /// The key of a hint.
    HintKey "hint-key" Hint,
    /// An error in the status line.
    Error "error" Status,
    /// The line that is typed.
    Input "input" Status,
    /// The heading of a pane or of what lies over the text.
    PaneHeading "pane-heading" Title,
    /// A key in the help.
    Key "key" Title,
    /// The item of a list that is chosen.
    Chosen "chosen" ChosenLink,
    /// The item of a list that is read.
    BeingRead "being-read" Title,
    /// A section in the contents.
    Contents "contents" Text,
    /// The number of a section.
    ContentsNumber "contents-number" Dim,
    /// The section that is read.
    CurrentSection "current-section" BeingRead,
    /// The section that is read, while keys go to the contents.
    FocusedSection "focused-section" Chosen,
    /// The track of the scroll bar.
    ScrollBar "scroll-bar" Rule,
    /// The part of the text that is on the screen, in the scroll bar.
    ScrollThumb "scroll-thumb" Dim,
    /// A match in the scroll bar.
    ScrollMatch "scroll-match" Title,
    /// The current match in the scroll bar.
    ScrollCurrentMatch "scroll-current-match" ScrollMatch,
}

impl Role {
    /// Returns the role called `name` in theme files.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Returns the sign that stands beside a heading where colours are few, darker for an outer one; `None` for what is
    /// no heading. The characters are those of the Linux console, and take one cell.
    #[must_use]
    pub const fn sign(self) -> Option<&'static str> {
        Some(match self {
            Self::Title => "█",
            Self::Heading1 => "▓",
            Self::Heading2 => "▒",
            Self::Heading3 => "░",
            Self::HeadingInner => "·",
            _ => return None,
        })
    }

    /// Returns the role of the text of a block. That of [`Kind::BoxTitle`] depends on the box: see [`Role::of_box`].
    #[must_use]
    pub const fn of_block(kind: Kind) -> Self {
        match kind {
            Kind::Title => Self::Title,
            Kind::Heading(0 | 1) => Self::Heading1,
            Kind::Heading(2) => Self::Heading2,
            Kind::Heading(3) => Self::Heading3,
            Kind::Heading(_) => Self::HeadingInner,
            Kind::Source => Self::Source,
            Kind::Link => Self::Link,
            Kind::Rule => Self::Rule,
            Kind::Image => Self::Image,
            Kind::Caption => Self::Caption,
            Kind::BoxTitle => Self::Boxed,
            Kind::Code => Self::Code,
            Kind::Paragraph | Kind::Lines | Kind::Verse | Kind::Table { .. } | Kind::Disclaimer => Self::Text,
        }
    }

    /// Returns the role of the title and the bar of a box.
    #[must_use]
    pub const fn of_box(kind: BoxKind) -> Self {
        match kind {
            BoxKind::Note => Self::BoxNote,
            BoxKind::Tip => Self::BoxTip,
            BoxKind::Important => Self::BoxImportant,
            BoxKind::Warning => Self::BoxWarning,
            BoxKind::Caution => Self::BoxCaution,
            BoxKind::Danger => Self::BoxDanger,
            BoxKind::Info => Self::BoxInfo,
            BoxKind::Details => Self::BoxDetails,
        }
    }

    /// Returns the role of a part of a text; `None` for one in colours that a program chose.
    #[must_use]
    pub const fn of_inline(style: article::Style) -> Option<Self> {
        Some(match style {
            article::Style::Strong => Self::Strong,
            article::Style::Emphasis => Self::Emphasis,
            article::Style::Strike => Self::Strike,
            article::Style::Code | article::Style::Math => Self::InlineCode,
            article::Style::Link(_) => Self::Link,
            article::Style::FootnoteReference(_) => Self::NoteSign,
            article::Style::Ink(_) | article::Style::Paper(_) | article::Style::Reversed => return None,
        })
    }

    /// Returns the role of text that a program wrote in one of the sixteen colours of terminals; `None` for black and
    /// white, which are the same in all themes.
    #[must_use]
    pub const fn of_ink(index: u8) -> Option<Self> {
        Some(match index {
            1 | 9 => Self::OutputRed,
            2 | 10 => Self::OutputGreen,
            3 | 11 => Self::OutputYellow,
            4 | 12 => Self::OutputBlue,
            5 | 13 => Self::OutputMagenta,
            6 | 14 => Self::OutputCyan,
            8 => Self::Dim,
            _ => return None,
        })
    }

    /// Returns the role of a token of program text.
    #[must_use]
    pub const fn of_token(kind: TokenKind) -> Self {
        match kind {
            TokenKind::Comment => Self::CodeComment,
            TokenKind::String => Self::CodeString,
            TokenKind::Keyword => Self::CodeKeyword,
            TokenKind::Number => Self::CodeNumber,
        }
    }

    /// Returns the role of what stands beside and between texts; `None` for text, which has that of its block.
    #[must_use]
    pub const fn of_piece(piece: PieceRole) -> Option<Self> {
        match piece {
            PieceRole::Text => None,
            PieceRole::Header => Some(Self::TableHeader),
            PieceRole::Marker => Some(Self::Marker),
            PieceRole::Bar => Some(Self::QuoteBar),
            PieceRole::BoxBar(kind) => Some(Self::of_box(kind)),
            PieceRole::Rule | PieceRole::CodeEdge => Some(Self::Rule),
            PieceRole::TitleRule => Some(Self::Title),
            PieceRole::TableRule => Some(Self::TableRule),
            PieceRole::Code => Some(Self::Code),
            PieceRole::CodeLabel | PieceRole::WrapSign => Some(Self::CodeLabel),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A theme is filled in from the first role to the last.
    #[test]
    fn a_role_is_like_one_before_it() {
        for role in Role::ALL {
            assert!(role.like() < role || role == Role::Text, "{}", role.name());
            assert_eq!(Role::named(role.name()), Some(role));
        }
    }

    #[test]
    fn the_documentation_has_every_role() {
        let text = include_str!("../../docs/themes.md");
        let rows =
            text.lines().filter_map(|line| line.strip_prefix("| `")).skip_while(|line| !line.starts_with("text`"));
        let rows: Vec<(String, String)> = rows
            .map(|row| row.replace('`', ""))
            .map(|row| row.split('|').map(|field| field.trim().to_owned()).collect::<Vec<_>>())
            .map(|fields| (fields[0].clone(), fields[2].clone()))
            .collect();
        let like = |role: Role| if role == Role::Text { "" } else { role.like().name() };
        let expected = Role::ALL.map(|role| (role.name().to_owned(), like(role).to_owned()));
        assert_eq!(rows, expected);
    }
}
