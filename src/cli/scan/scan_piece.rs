//! What a line of the input of `scan` comes to before anything is judged. Owns the record
//! only.

use crate::domain::{AboutArticle, Article};

/// What a line of the input comes to before anything is judged.
#[allow(
    clippy::large_enum_variant,
    reason = "nearly every line is an article, so that a box would save nothing"
)]
pub(in crate::cli) enum ScanPiece {
    /// Nothing was on it.
    Blank,
    /// It is another shard's.
    Elsewhere,
    /// An article, with its line up to the cells.
    Article {
        article: Article,
        about: AboutArticle,
        beginning: Vec<u8>,
    },
    /// No article, with the line that says so.
    Bad { line: Vec<u8> },
}
