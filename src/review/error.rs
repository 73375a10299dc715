//! Why the desk refuses something. Owns the words that the page shows.

use crate::decisions::DecisionsError;
use crate::ingest::IngestError;

/// What can go wrong at the desk.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The cell is not in the matrix.
    #[error("there is no such cell here any more: load the page anew")]
    NoSuchCell,
    /// The article could not be read.
    #[error(
        "the cell could not be judged: mend the article first, so that there is a text to decide on"
    )]
    NotJudged,
    /// The place given lies outside the article.
    #[error("the sentence picked is not in the article: load the page anew")]
    NoSuchSentence,
    /// A ruling without a stance.
    #[error("a ruling needs a stance")]
    NoRuling,
    /// More than a note can hold.
    #[error("the note is longer than {most} characters: keep the rest elsewhere")]
    LongNote {
        /// The most characters.
        most: usize,
    },
    /// Undo without a verdict.
    #[error("there is no verdict of yours here to take back")]
    NothingToUndo,
    /// The store says no.
    #[error(transparent)]
    Decisions(#[from] DecisionsError),
    /// The claims cannot be changed or read.
    #[error(transparent)]
    Claims(#[from] IngestError),
}
