//! The columns of a table that a person wrote: which are known, which must be
//! there, which may not be blank. Owns these errors for claims, labels, pairs
//! and `sources.csv` alike; a misspelt column would lose its contents without
//! a sound.

use crate::domain::{Span, UnknownName};
use crate::ingest::article::source_text::SourceText;
use crate::ingest::{IngestError, suggestion};

use super::csv_row::CsvRow;
use super::csv_table::CsvTable;

/// Parses a table whose header has every column of `required` and, where
/// `known` lists some, no other than these.
pub(crate) fn parse(
    source: &SourceText,
    known: Option<&[&str]>,
    required: &[&str],
) -> Result<CsvTable, IngestError> {
    let table = CsvTable::parse(&source.text)
        .ok_or_else(|| source.error("the file has no rows", "write a header row first"))?;
    for column in &table.header {
        let Some(known) = known else { break };
        if !known.contains(&column.value.as_str()) {
            let what = format!("unknown column \"{}\"", column.value);
            let help = suggestion::help(&column.value, known);
            let error = source.error_at(column.span, what, help);
            return Err(error.in_field(&column.value));
        }
    }
    if let Some(column) = table.repeated_column() {
        let what = format!("duplicate column `{}`", column.value);
        let error = source.error_at(column.span, what, "remove one of the two");
        return Err(error.in_field(&column.value));
    }
    for name in required {
        if table.column(name).is_none() {
            let header = table.header.iter().map(|column| column.span.end);
            let header = Span::new(0, header.max().unwrap_or(0));
            let what = format!("missing column `{name}`");
            let error = source.error_at(header, what, "add it to the header row");
            return Err(error.in_field(*name));
        }
    }
    Ok(table)
}

/// Reads the fields of one row by the names of their columns.
pub(crate) struct RowReader<'t> {
    source: &'t SourceText,
    table: &'t CsvTable,
    row: &'t CsvRow,
}

impl<'t> RowReader<'t> {
    /// A reader of a row; a row that is none of its table is an error.
    pub fn new(
        source: &'t SourceText,
        table: &'t CsvTable,
        row: &'t CsvRow,
    ) -> Result<Self, IngestError> {
        match &row.flaw {
            Some(flaw) => Err(source.error_at(row.span, flaw.to_string(), flaw.help())),
            None => Ok(Self { source, table, row }),
        }
    }

    /// An error about one field; its words name the field.
    pub fn error(&self, name: &str, what: impl Into<String>, help: &str) -> IngestError {
        self.source
            .error_at(self.place(name), what, help)
            .in_field(name)
    }

    /// The error for a field whose value is none of the names that it may hold.
    pub fn unknown(&self, name: &str, error: &UnknownName) -> IngestError {
        let what = format!("unknown {name} \"{}\"", error.given);
        self.error(name, what, &format!("use one of {}", error.known))
    }

    /// The place of a field; the whole row where it is not there.
    pub fn place(&self, name: &str) -> Span {
        self.row.place(self.table.column(name))
    }

    /// A field that may be blank.
    pub fn get(&self, name: &str) -> Option<&'t str> {
        self.row.get(Some(self.table.column(name)?))
    }

    /// A field that may not be blank.
    pub fn required(&self, name: &str) -> Result<&'t str, IngestError> {
        let help = "fill it in, or remove the row";
        self.get(name)
            .ok_or_else(|| self.error(name, format!("`{name}` is empty"), help))
    }

    /// Every field of the row with the name of its column.
    pub fn fields(&self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let columns = self.table.header.iter().zip(&self.row.fields);
        columns.map(|(column, field)| (column.value.as_str(), field.value.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> SourceText {
        SourceText {
            file: "t.csv".into(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_header_keeps_to_what_is_known_and_required() {
        let check = |text: &str| parse(&source(text), Some(&["id", "note"]), &["id"]);
        assert!(check("note,id\n").is_ok());
        for (text, what, help) in [
            (
                "id,notes\n",
                "t.csv:1:4: unknown column \"notes\"",
                "did you mean `note`? (known: `id`, `note`)",
            ),
            (
                "id,note,ID\n",
                "t.csv:1:9: duplicate column `id`",
                "remove one of the two",
            ),
            (
                "note\n",
                "t.csv:1:1: missing column `id`",
                "add it to the header row",
            ),
        ] {
            let error = check(text).unwrap_err();
            assert_eq!((&*error.to_string(), &*error.help), (what, help));
        }
        assert!(parse(&source("id,any\n"), None, &["id"]).is_ok());
    }

    #[test]
    fn a_field_is_read_by_its_column() {
        let source = source("id,note\na, x \nb\n");
        let table = parse(&source, None, &[]).unwrap();
        let first = RowReader::new(&source, &table, &table.rows[0]).unwrap();
        assert_eq!((first.get("note"), first.get("other")), (Some("x"), None));
        let second = RowReader::new(&source, &table, &table.rows[1]).unwrap();
        let error = second.required("note").unwrap_err();
        assert_eq!(error.to_string(), "t.csv:3:1: `note` is empty");
        assert_eq!(&*error.help, "fill it in, or remove the row");
    }
}
