//! How a place in a text file is called. Owns these words.

/// How a place in a text file is called.
pub(in crate::ingest) fn at_line(line: usize) -> String {
    format!("line {line}")
}
