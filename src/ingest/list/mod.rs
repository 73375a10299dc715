//! Lists of articles in one file: JSON lines, CSV, workbooks.
//!
//! Owns what a record of a list is. A file that is one article is read elsewhere.

pub(super) mod csv_articles;
pub(super) mod jsonl_articles;
pub(super) mod jsonl_stream;
pub(super) mod own_export;
pub(super) mod xlsx_articles;
