//! A CSV file as a header and rows whose fields know their place in the text.
//! Owns quoting and the choice of delimiter (comma, semicolon or tab, as
//! spreadsheets write them); knows no column.
//!
//! The `csv` crate tells the place of a record but not of a field, and takes a
//! quote that is never closed for a field that reaches to the end of the file,
//! which would lose every row after it. A property test holds the two equal on
//! files that are well formed.

use crate::domain::Span;

/// One field with its place, quotes included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    /// What it says, quotes taken off.
    pub value: String,
    /// Its bytes in the text.
    pub span: Span,
}

/// What keeps a row from being a row of its table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Flaw {
    /// A quotation mark opens a field and none closes it where a field may end.
    #[error("a quotation mark opens a field and none closes it before the next delimiter")]
    OpenQuote,
    /// More fields than the header has columns.
    #[error("the row has {found} fields, the header {expected}")]
    TooManyFields {
        /// How many the row has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
}

impl Flaw {
    /// How to mend it: a sentence.
    pub fn mend(&self) -> &'static str {
        match self {
            Flaw::OpenQuote => {
                "Close the field with `\"`, and write a quotation mark inside it twice."
            }
            Flaw::TooManyFields { .. } => {
                "Put fields that hold the delimiter between quotation marks."
            }
        }
    }
}

/// One row of a table. A row may be shorter than the header: what is missing
/// is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// The line that it begins on, counted from 1.
    pub line: usize,
    /// Its bytes in the text, without the line end.
    pub span: Span,
    /// Its fields in the order of the columns.
    pub fields: Vec<Field>,
    /// What is wrong with it, where something is.
    pub flaw: Option<Flaw>,
}

impl Row {
    /// The field of a column, where the row has it and it is not blank,
    /// without white space around it.
    pub fn get(&self, column: Option<usize>) -> Option<&str> {
        let value = self.fields.get(column?)?.value.trim();
        (!value.is_empty()).then_some(value)
    }

    /// The place of a column's field; the whole row where it has none.
    pub fn place(&self, column: Option<usize>) -> Span {
        let field = column.and_then(|column| self.fields.get(column));
        field.map_or(self.span, |field| field.span)
    }
}

/// A header and its rows; rows that are blank throughout are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// The names of the columns in lower case, without white space around them.
    pub header: Vec<Field>,
    /// The rows after the header.
    pub rows: Vec<Row>,
}

impl Table {
    /// Parses a whole text; nothing where it holds no row at all.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rows = rows(text, delimiter(text)).into_iter();
        let mut header = rows.next()?.fields;
        for name in &mut header {
            name.value = name.value.trim().to_lowercase();
        }
        let mut rows: Vec<Row> = rows.collect();
        for row in &mut rows {
            while row.fields.len() > header.len() && ends_blank(row) {
                row.fields.pop();
            }
            if row.flaw.is_none() && row.fields.len() > header.len() {
                row.flaw = Some(Flaw::TooManyFields {
                    found: row.fields.len(),
                    expected: header.len(),
                });
            }
        }
        Some(Self { header, rows })
    }

    /// The place of a column in the rows.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|field| field.value == name)
    }

    /// The first column whose name stands in the header twice.
    pub fn repeated_column(&self) -> Option<&Field> {
        let repeated = |&at: &usize| {
            let (before, rest) = self.header.split_at(at);
            rest.first()
                .is_some_and(|field| before.iter().any(|other| other.value == field.value))
        };
        let at = (0..self.header.len()).find(repeated)?;
        self.header.get(at)
    }
}

/// The names of the columns alone, for telling one kind of file from another.
pub(crate) fn header_of(text: &str) -> Vec<String> {
    let head = text.trim_start();
    let line = head.lines().next().unwrap_or_default();
    Table::parse(line).map_or_else(Vec::new, |table| {
        table.header.into_iter().map(|field| field.value).collect()
    })
}

fn ends_blank(row: &Row) -> bool {
    let last = row.fields.last();
    last.is_some_and(|field| field.value.trim().is_empty())
}

/// The delimiter that the first line holds most of; a comma where none is.
fn delimiter(text: &str) -> char {
    let line = text.trim_start().lines().next().unwrap_or_default();
    let count = |delimiter: char| line.matches(delimiter).count();
    let (commas, semicolons, tabs) = (count(','), count(';'), count('\t'));
    if commas >= semicolons && commas >= tabs {
        ','
    } else if semicolons >= tabs {
        ';'
    } else {
        '\t'
    }
}

/// Splits a text into rows. The row of a quote that is not closed ends with its
/// line, so that the rows after it are still found.
fn rows(text: &str, delimiter: char) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < text.len() {
        let start = at;
        let mut fields = Vec::new();
        let mut flaw = None;
        loop {
            let field = quoted(text, at, delimiter).unwrap_or_else(|| {
                let field = plain(text, at, delimiter);
                if field.value.starts_with('"') {
                    flaw = Some(Flaw::OpenQuote);
                }
                field
            });
            at = field.span.end;
            fields.push(field);
            match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if c == delimiter => at += c.len_utf8(),
                _ => break,
            }
        }
        let span = Span::new(start, at);
        let held = fields.iter().any(|field| !field.value.trim().is_empty());
        if held {
            rows.push(Row {
                line,
                span,
                fields,
                flaw,
            });
        }
        line += span.slice(text).map_or(0, |row| row.matches('\n').count()) + 1;
        at += 1;
    }
    rows
}

/// A field between quotation marks that begins at `at`; nothing where there is
/// none, or where no quotation mark closes it at a delimiter or a line end.
fn quoted(text: &str, at: usize, delimiter: char) -> Option<Field> {
    let inside = text.get(at..)?.strip_prefix('"')?;
    let mut value = String::new();
    let mut rest = inside;
    loop {
        let close = rest.find('"')?;
        value.push_str(rest.get(..close)?);
        rest = rest.get(close + 1..)?;
        match rest.strip_prefix('"') {
            Some(after) => {
                value.push('"');
                rest = after;
            }
            None => break,
        }
    }
    let tail = rest.find([delimiter, '\n']).unwrap_or(rest.len());
    if !rest.get(..tail)?.trim().is_empty() {
        return None;
    }
    let end = text.len() - rest.len() + tail;
    Some(Field {
        value,
        span: Span::new(at, end),
    })
}

fn plain(text: &str, at: usize, delimiter: char) -> Field {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.find([delimiter, '\n']).unwrap_or(rest.len());
    Field {
        value: rest.get(..length).unwrap_or_default().to_owned(),
        span: Span::new(at, at + length),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(row: &Row) -> Vec<&str> {
        row.fields
            .iter()
            .map(|field| field.value.as_str())
            .collect()
    }

    #[test]
    fn fields_know_their_place_and_rows_their_line() {
        let text = "a,b\n\n\"x, \"\"y\"\"\nz\",2\nlast,";
        let table = Table::parse(text).unwrap();
        let [first, second] = table.rows.as_slice() else {
            panic!("two rows")
        };
        assert_eq!((first.line, values(first)), (3, vec!["x, \"y\"\nz", "2"]));
        assert_eq!((second.line, values(second)), (5, vec!["last", ""]));
        assert_eq!(first.place(Some(1)).slice(text), Some("2"));
        assert_eq!(
            first.place(Some(0)).slice(text),
            Some("\"x, \"\"y\"\"\nz\"")
        );
    }

    #[test]
    fn a_semicolon_or_a_tab_may_part_the_fields() {
        for text in ["Claim_ID;claim\n1;a, b\n", "claim_id\tclaim\n1\ta, b\n"] {
            let table = Table::parse(text).unwrap();
            assert_eq!(table.column("claim_id"), Some(0));
            assert_eq!(values(&table.rows[0]), ["1", "a, b"]);
        }
    }

    #[test]
    fn a_quote_never_closed_spoils_its_own_row_only() {
        let table = Table::parse("a,b\n1,\"open\n2,shut\n").unwrap();
        assert_eq!(table.rows[0].flaw, Some(Flaw::OpenQuote));
        assert_eq!(
            (table.rows[1].flaw.clone(), values(&table.rows[1])),
            (None, vec!["2", "shut"])
        );
        let table = Table::parse("a,b\n1,\"open\n2,\"shut\"\n").unwrap();
        assert_eq!(table.rows[0].flaw, Some(Flaw::OpenQuote));
        assert_eq!(
            (table.rows[1].flaw.clone(), values(&table.rows[1])),
            (None, vec!["2", "shut"])
        );
    }

    #[test]
    fn a_quote_inside_a_field_is_a_character_like_any_other() {
        let table = Table::parse("a,b\n5\" pipe,2\n").unwrap();
        assert_eq!(
            (table.rows[0].flaw.clone(), values(&table.rows[0])),
            (None, vec!["5\" pipe", "2"])
        );
    }

    #[test]
    fn a_row_longer_than_its_header_is_flawed_unless_the_rest_is_blank() {
        let table = Table::parse("a,b\n1,2,3\n1,2,,\n1\n,,\n").unwrap();
        let flaws: Vec<bool> = table.rows.iter().map(|row| row.flaw.is_some()).collect();
        assert_eq!(flaws, [true, false, false]);
    }

    #[test]
    fn a_repeated_column_is_found() {
        let table = Table::parse("a,b,A\n").unwrap();
        assert_eq!(
            table.repeated_column().map(|field| field.span),
            Some(Span::new(4, 5))
        );
        assert_eq!(Table::parse("a,b\n").unwrap().repeated_column(), None);
    }

    proptest! {
        #[test]
        fn well_formed_files_read_as_the_csv_crate_reads_them(
            records in prop::collection::vec(prop::collection::vec("[ab\",;\n é]{0,6}", 3), 1..6)
        ) {
            let records: Vec<Vec<String>> = records
                .into_iter()
                .filter(|record| record.iter().any(|field| !field.trim().is_empty()))
                .collect();
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(["x", "y", "z"]).unwrap();
            for record in &records {
                writer.write_record(record).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let table = Table::parse(&text).unwrap();
            let read: Vec<Vec<String>> = table
                .rows
                .iter()
                .map(|row| row.fields.iter().map(|field| field.value.clone()).collect())
                .collect();
            prop_assert_eq!(read, records);
            for row in &table.rows {
                prop_assert_eq!(&row.flaw, &None);
                let before = &text[..row.span.start];
                prop_assert_eq!(row.line, before.matches('\n').count() + 1);
            }
        }
    }
}
