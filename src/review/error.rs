//! Why the desk refuses something. Owns the words that the page shows.

use std::borrow::Cow;

use crate::decisions::DecisionsError;
use crate::domain::UserError;
use crate::ingest::IngestError;

/// What can go wrong at the desk.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The cell is not in the matrix.
    #[error("the cell is not there any more")]
    NoSuchCell,
    /// The article could not be read.
    #[error("the cell could not be judged")]
    NotJudged,
    /// The place given lies outside the article.
    #[error("the sentence is not in the article")]
    NoSuchSentence,
    /// A ruling without a stance.
    #[error("the ruling has no stance")]
    NoRuling,
    /// More than a note can hold.
    #[error("the note is longer than {most} characters")]
    LongNote {
        /// The most characters.
        most: usize,
    },
    /// Undo without a verdict.
    #[error("you have no decision here to take back")]
    NothingToUndo,
    /// The store says no.
    #[error(transparent)]
    Decisions(#[from] DecisionsError),
    /// The claims cannot be changed or read.
    #[error(transparent)]
    Claims(#[from] IngestError),
}

impl UserError for DeskError {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::NoSuchCell | Self::NoSuchSentence => "reload the page",
            Self::NotJudged => "correct the article first, so that there is a text to decide on",
            Self::NoRuling => "choose a stance",
            Self::LongNote { .. } => "shorten the note",
            Self::NothingToUndo => "reload the page to see who has decided",
            Self::Decisions(error) => return error.help(),
            Self::Claims(error) => return error.help(),
        })
    }
}
