//! One row of a long sheet, from a CSV file or a workbook. Owns the record only.

use std::collections::BTreeMap;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number in the file or sheet, counted from 1, the header being a row.
    pub line: usize,
    /// The sheet of the workbook, where the file is one.
    pub sheet: Option<String>,
    /// The fields that are not empty, by the names of their columns.
    pub fields: BTreeMap<String, String>,
}

impl SheetRow {
    /// A field; nothing where it is empty or the sheet has no such column.
    pub fn get(&self, column: &str) -> Option<&str> {
        self.fields.get(column).map(String::as_str)
    }
}
