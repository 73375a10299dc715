//! How alike two sources are in what they say of the claims. Owns the record
//! only; it is computed in `evaluation`.

use serde::{Deserialize, Serialize};

/// Two sources compared over the claims on which both have a final stance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likeness {
    /// The place of the one in [`super::Matrix::columns`].
    pub first: usize,
    /// The place of the other, after the first.
    pub second: usize,
    /// On how many claims both have a stance.
    pub shared: usize,
    /// On how many of these it is the same.
    pub same: usize,
    /// How many claims both bring up.
    pub both_bring_up: usize,
    /// On how many of these they take the same stance.
    pub same_brought_up: usize,
}
