//! How a command ended, and the exit code that tells it. Owns the codes: 0 done, 1 a check
//! fell short, 2 an error.

/// How a command that ran to its end came out.
pub(crate) enum Outcome {
    /// As wished.
    Done,
    /// A check fell short.
    FellShort,
}
