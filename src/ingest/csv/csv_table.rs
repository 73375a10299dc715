//! A CSV file as a header and rows whose fields know their place in the text.
//! Owns the choice of delimiter (comma, semicolon or tab, as
//! spreadsheets write them); knows no column.

use super::csv_row::{CsvField, CsvFlaw, CsvRow, split};

/// A header and its rows; rows that are blank throughout are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CsvTable {
    /// The names of the columns in lower case, without white space around them.
    pub header: Vec<CsvField>,
    /// The rows after the header.
    pub rows: Vec<CsvRow>,
}

impl CsvTable {
    /// Parses a whole text; nothing where it holds no row at all.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rows = split(text, delimiter(text)).into_iter();
        let mut header = rows.next()?.fields;
        for name in &mut header {
            name.value = name.value.trim().to_lowercase();
        }
        let mut rows: Vec<CsvRow> = rows.collect();
        for row in &mut rows {
            while row.fields.len() > header.len() && ends_blank(row) {
                row.fields.pop();
            }
            if row.flaw.is_none() && row.fields.len() > header.len() {
                row.flaw = Some(CsvFlaw::TooManyFields {
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
    pub fn repeated_column(&self) -> Option<&CsvField> {
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
    CsvTable::parse(line).map_or_else(Vec::new, |table| {
        table.header.into_iter().map(|field| field.value).collect()
    })
}

fn ends_blank(row: &CsvRow) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Span;
    use proptest::prelude::*;

    fn values(row: &CsvRow) -> Vec<&str> {
        row.fields
            .iter()
            .map(|field| field.value.as_str())
            .collect()
    }

    #[test]
    fn fields_know_their_place_and_rows_their_line() {
        let text = "a,b\n\n\"x, \"\"y\"\"\nz\",2\nlast,";
        let table = CsvTable::parse(text).unwrap();
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
            let table = CsvTable::parse(text).unwrap();
            assert_eq!(table.column("claim_id"), Some(0));
            assert_eq!(values(&table.rows[0]), ["1", "a, b"]);
        }
    }

    #[test]
    fn a_quote_never_closed_spoils_its_own_row_only() {
        let table = CsvTable::parse("a,b\n1,\"open\n2,shut\n").unwrap();
        assert_eq!(table.rows[0].flaw, Some(CsvFlaw::OpenQuote));
        assert_eq!(
            (table.rows[1].flaw.clone(), values(&table.rows[1])),
            (None, vec!["2", "shut"])
        );
        let table = CsvTable::parse("a,b\n1,\"open\n2,\"shut\"\n").unwrap();
        assert_eq!(table.rows[0].flaw, Some(CsvFlaw::OpenQuote));
        assert_eq!(
            (table.rows[1].flaw.clone(), values(&table.rows[1])),
            (None, vec!["2", "shut"])
        );
    }

    #[test]
    fn a_quote_inside_a_field_is_a_character_like_any_other() {
        let table = CsvTable::parse("a,b\n5\" pipe,2\n").unwrap();
        assert_eq!(
            (table.rows[0].flaw.clone(), values(&table.rows[0])),
            (None, vec!["5\" pipe", "2"])
        );
    }

    #[test]
    fn a_row_longer_than_its_header_is_flawed_unless_the_rest_is_blank() {
        let table = CsvTable::parse("a,b\n1,2,3\n1,2,,\n1\n,,\n").unwrap();
        let flaws: Vec<bool> = table.rows.iter().map(|row| row.flaw.is_some()).collect();
        assert_eq!(flaws, [true, false, false]);
    }

    #[test]
    fn a_repeated_column_is_found() {
        let table = CsvTable::parse("a,b,A\n").unwrap();
        assert_eq!(
            table.repeated_column().map(|field| field.span),
            Some(Span::new(4, 5))
        );
        assert_eq!(CsvTable::parse("a,b\n").unwrap().repeated_column(), None);
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
            let table = CsvTable::parse(&text).unwrap();
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
