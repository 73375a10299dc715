//! From bytes to text: unpacking, encodings, lines.
//!
//! Owns no format.

pub(super) mod encoding;
pub(super) mod gzip;
pub(super) mod line_reader;
