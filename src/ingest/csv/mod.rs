//! CSV text with the place of every field, for files that a person wrote.
//!
//! Owns rows, fields and columns with their errors. What a column means is told by
//! those who read it.

pub(super) mod columns;
pub(super) mod csv_row;
pub(super) mod csv_table;
