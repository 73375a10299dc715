//! Reading of tab-separated lexicon files: comments, columns, and errors that
//! name the line. Owns no meaning of any column.

/// A lexicon file that breaks its own rules.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {what}")]
pub struct LexiconError {
    /// The file's name.
    pub file: String,
    /// The line, counted from one; zero where the file as a whole is meant.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub what: String,
}

/// One row of a lexicon file and where it stands.
pub(super) struct Row<'a> {
    file: &'a str,
    line: usize,
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
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
) -> Result<Vec<Row<'a>>, LexiconError> {
    let mut rows = Vec::new();
    for (at, content) in text.lines().enumerate() {
        if content.starts_with('#') || content.trim().is_empty() {
            continue;
        }
        let row = Row {
            file,
            line: at + 1,
            cells: content.split('\t').collect(),
        };
        if row.cells.len() > columns {
            let found = row.cells.len();
            return Err(row.error(format!("{found} columns where {columns} are known")));
        }
        if row.cell(0).is_empty() {
            return Err(row.error("the first column is empty"));
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Fails where the first columns are not in ascending order, each once.
pub(super) fn check_sorted(rows: &[Row<'_>]) -> Result<(), LexiconError> {
    for pair in rows.windows(2) {
        let (before, after) = (pair[0].cell(0), pair[1].cell(0));
        if before >= after {
            return Err(pair[1].error(format!("`{after}` must come after `{before}`, once")));
        }
    }
    Ok(())
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
    fn a_column_too_many_names_file_and_line() {
        let error = rows("t.tsv", "a\nb\tc\n", 1).err().unwrap();
        assert_eq!(error.to_string(), "t.tsv:2: 2 columns where 1 are known");
    }

    #[test]
    fn disorder_and_doubles_are_errors() {
        let sorted = rows("t.tsv", "a\nb\n", 1).unwrap();
        let doubled = rows("t.tsv", "a\na\n", 1).unwrap();
        assert!(check_sorted(&sorted).is_ok());
        assert!(check_sorted(&doubled).is_err());
    }
}
