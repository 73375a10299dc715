//! Reading of tab-separated lexicon files: comments, columns, and errors that
//! name the line. Owns no meaning of any column.

use std::borrow::Cow;
use std::fmt;

use crate::domain::UserError;

/// A lexicon file that breaks its own rules. A person sees one only about a file of
/// weights: the others ship with the program, and tests hold them sound.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct LexiconError {
    /// The file's name.
    pub file: String,
    /// The line, counted from one; zero where the file as a whole is meant.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.what),
            line => write!(f, "{}:{line}: {}", self.file, self.what),
        }
    }
}

impl UserError for LexiconError {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed("learn the weights again with `stancegrid train`, or leave `--weights` out")
    }
}

/// No file has more columns.
const MAX_COLUMNS: usize = 6;

/// One row of a lexicon file and where it stands.
pub(super) struct TsvRow<'a> {
    file: &'a str,
    line: usize,
    cells: [&'a str; MAX_COLUMNS],
}

impl<'a> TsvRow<'a> {
    /// The cell of a column; columns that a row leaves out at its end are empty.
    pub(super) fn cell(&self, column: usize) -> &'a str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// The values of a column that holds several, parted by ` | `.
    pub(super) fn values(&self, column: usize) -> impl Iterator<Item = &'a str> {
        let values = self.cell(column).split('|').map(str::trim);
        values.filter(|value| !value.is_empty())
    }

    /// An error at this row.
    pub(super) fn error(&self, what: impl Into<String>) -> LexiconError {
        LexiconError {
            file: self.file.to_owned(),
            line: self.line,
            what: what.into(),
        }
    }
}

/// The rows of a file, without comments (`#` at the start of a line) and blank
/// lines. Fails on a row with more than `columns` cells or an empty first one.
pub(super) fn rows<'a>(
    file: &'a str,
    text: &'a str,
    columns: usize,
) -> Result<Vec<TsvRow<'a>>, LexiconError> {
    Rows::new(file, text, columns).collect()
}

/// Fails where the first columns are not in ascending order, each once.
pub(super) fn check_sorted(rows: &[TsvRow<'_>]) -> Result<(), LexiconError> {
    rows.windows(2)
        .try_for_each(|pair| follows(&pair[1], pair[0].cell(0)))
}

/// The rows of a sorted file, one after the other.
pub(super) fn sorted_rows<'a>(
    file: &'a str,
    text: &'a str,
    columns: usize,
) -> impl Iterator<Item = Result<TsvRow<'a>, LexiconError>> {
    let mut before = "";
    Rows::new(file, text, columns).map(move |row| {
        let row = row?;
        follows(&row, before)?;
        before = row.cell(0);
        Ok(row)
    })
}

fn follows(row: &TsvRow<'_>, before: &str) -> Result<(), LexiconError> {
    let after = row.cell(0);
    match before < after {
        true => Ok(()),
        false => Err(row.error(format!(
            "\"{after}\" must come after \"{before}\", and only once"
        ))),
    }
}

/// Rows as they are read: the large files are never held row by row.
struct Rows<'a> {
    file: &'a str,
    rest: &'a str,
    line: usize,
    columns: usize,
}

impl<'a> Rows<'a> {
    fn new(file: &'a str, text: &'a str, columns: usize) -> Self {
        Self {
            file,
            rest: text,
            line: 0,
            columns: columns.min(MAX_COLUMNS),
        }
    }

    /// The next line, cut into its cells, and how many these are.
    fn next_line(&mut self) -> Option<([&'a str; MAX_COLUMNS], usize)> {
        if self.rest.is_empty() {
            return None;
        }
        let text = self.rest;
        let (mut cells, mut found, mut start) = ([""; MAX_COLUMNS], 0, 0);
        // Cells are short: looking at each byte is quicker than to search for
        // each tab.
        let mut bytes = text.bytes().enumerate();
        let end = loop {
            let (at, byte) = bytes.next().unwrap_or((text.len(), b'\n'));
            if !matches!(byte, b'\t' | b'\n') {
                continue;
            }
            if let Some(cell) = cells.get_mut(found) {
                *cell = text.get(start..at).unwrap_or_default();
            }
            found += 1;
            start = at + 1;
            if byte == b'\n' {
                break at;
            }
        };
        self.rest = text.get(end + 1..).unwrap_or_default();
        self.line += 1;
        Some((cells, found))
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Result<TsvRow<'a>, LexiconError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (cells, found) = self.next_line()?;
            let blank = || cells.iter().all(|cell| cell.trim().is_empty());
            let comment = cells.first().is_some_and(|cell| cell.starts_with('#'));
            let row = TsvRow {
                file: self.file,
                line: self.line,
                cells,
            };
            if comment {
                continue;
            }
            if !row.cell(0).is_empty() && found <= self.columns {
                return Some(Ok(row));
            }
            if found <= MAX_COLUMNS && blank() {
                continue;
            }
            return Some(Err(match found > self.columns {
                true => row.error(format!(
                    "the row has {found} columns, and at most {} are allowed",
                    self.columns
                )),
                false => row.error("the first column is empty"),
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blank_lines_are_no_rows() {
        let rows = rows("t.tsv", "# a\n\nb\tc | d\n", 2).unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].values(1).collect::<Vec<_>>(), ["c", "d"]);
    }

    #[test]
    fn lines_are_counted_and_cells_trimmed_whatever_their_ends() {
        let rows = rows("t.tsv", "# a\r\n \t \r\na\tb\r\n\tc", 2);
        let error = rows.err().unwrap();
        assert_eq!(error.to_string(), "t.tsv:4: the first column is empty");
        let found = super::rows("t.tsv", "a\tb\r\nc", 2).unwrap();
        let cells = found.iter().map(|row| [row.cell(0), row.cell(1)]);
        assert_eq!(cells.collect::<Vec<_>>(), [["a", "b"], ["c", ""]]);
    }

    #[test]
    fn a_column_too_many_names_file_and_line() {
        let error = rows("t.tsv", "a\nb\tc\n", 1).err().unwrap();
        assert_eq!(
            error.to_string(),
            "t.tsv:2: the row has 2 columns, and at most 1 are allowed"
        );
    }

    #[test]
    fn disorder_and_doubles_are_errors() {
        let are_sorted = |text| sorted_rows("t.tsv", text, 1).all(|row| row.is_ok());
        assert!(are_sorted("a\nb\n"));
        assert!(!are_sorted("a\na\n") && !are_sorted("b\na\n"));
        let doubled = rows("t.tsv", "a\na\n", 1).unwrap();
        assert!(check_sorted(&doubled).is_err());
    }
}
