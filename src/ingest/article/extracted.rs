//! What was got out of a file that is more than text: a page, a document, a
//! message.

use serde::{Deserialize, Serialize};

use super::metadata::Metadata;

/// The text of one article, and what the file says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Extracted {
    /// What the file says beside the text.
    pub metadata: Metadata,
    /// The paragraphs of the article, each parted from the next by a blank line.
    pub text: String,
    /// What is missing, where it is more than half of what a reader of the file
    /// sees: completes "read in part: it …".
    pub lost: Option<String>,
}
