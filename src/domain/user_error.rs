//! What every error that a person can see tells. Owns the promise that what is
//! wrong and what to do about it stand apart; the words are each error's own, and
//! how they are shown is up to the program.

use std::borrow::Cow;
use std::error::Error;

/// An error that says what is wrong and, apart from it, what to do.
///
/// [`Display`](std::fmt::Display) gives *what is wrong*, on one line: the place
/// first, as `path:line:column:`, then the words in lower case and without a full
/// stop. [`UserError::help`] gives *what to do*, in the form of a command. So a
/// caller can print the two as it likes, and nobody has to split a string.
///
/// ```
/// use stancegrid::domain::UserError;
/// use stancegrid::lexicon::Weights;
/// let error = Weights::parse("weights.tsv", "topic\tx", |_| true).unwrap_err();
/// assert_eq!(error.to_string(), "weights.tsv:1: column 2 is not a number: \"x\"");
/// assert!(error.help().contains("stancegrid train"));
/// ```
pub trait UserError: Error {
    /// What to do about it: one line, in lower case, without a full stop.
    fn help(&self) -> Cow<'_, str>;
}
