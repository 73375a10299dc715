//! A sheet of a workbook and the places in it, for errors: which file, sheet,
//! row and column, what is wrong there, and what to do. Owns these messages.
//!
//! Most of them also stand in exports, as the reason why a list of articles could
//! not be read: their words change with the exports alone.

use std::collections::BTreeMap;
use std::path::Path;

use calamine::XlsxError;

use crate::ingest::IngestError;

/// A sheet, for its errors.
pub(super) struct SheetName<'s> {
    /// The workbook.
    pub file: &'s Path,
    /// The sheet's name.
    pub name: &'s str,
}

impl SheetName<'_> {
    /// An error about the sheet as a whole.
    pub fn error(&self, what: String, help: &str) -> IngestError {
        IngestError::new(self.file, format!("sheet {}: {what}", self.name), help)
    }

    /// The error where the parser gives up.
    pub fn unreadable(&self, error: &XlsxError) -> IngestError {
        self.error(
            format!("cannot be read: {error}"),
            "open the file in a spreadsheet program and save it again as .xlsx",
        )
    }

    /// The error about a formula without a value.
    pub fn uncomputed(&self, row: u32, column: u32, name: Option<&String>) -> IngestError {
        let what = format!(
            "{}{} has a formula without a value",
            letters(column),
            row + 1
        );
        let help = "open the file in a spreadsheet program and save it, or write the value";
        let mut error = self.error(what, help);
        error.line = Some(row as usize + 1);
        error.field = name.cloned();
        error
    }

    /// Adds the head of a column; one that is there already is an error.
    pub fn add_head(
        &self,
        header: &mut BTreeMap<u32, String>,
        column: u32,
        text: &str,
    ) -> Result<(), IngestError> {
        let name = text.trim();
        if let Some((first, _)) = header.iter().find(|(_, known)| *known == name) {
            let (first, second) = (letters(*first), letters(column));
            let what = format!("the column stands here twice, in {first} and {second}");
            let mut error = self.error(what, "take one out").in_field(name);
            error.line = Some(1);
            return Err(error);
        }
        header.insert(column, name.to_owned());
        Ok(())
    }

    /// Refuses a header that lacks one of the columns `required`.
    pub fn check(
        &self,
        header: &BTreeMap<u32, String>,
        required: &[&str],
    ) -> Result<(), IngestError> {
        for name in required {
            if !header.values().any(|known| known == name) {
                let what = format!("missing column `{name}`");
                let help = "put the names of the exported columns into row 1";
                let mut error = self.error(what, help).in_field(*name);
                error.line = Some(1);
                return Err(error);
            }
        }
        Ok(())
    }
}

/// A column as spreadsheets name it.
fn letters(column: u32) -> String {
    let mut name = String::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        let letter = u8::try_from(left % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + letter));
        left /= 26;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        let named = [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16383, "XFD"),
        ];
        for (column, name) in named {
            assert_eq!(letters(column), name);
        }
    }
}
