//! Claims files in CSV: `claim_id,claim[,label,variants,counters,topic,note]` in
//! any order; several variants in one field are parted by ` | `. Owns its
//! columns; the rules about fields are in `fields`.

use crate::ingest::article::source_text::SourceText;
use crate::ingest::csv::columns;
use crate::ingest::csv::columns::RowReader;
use crate::ingest::csv::csv_row::CsvRow;
use crate::ingest::csv::csv_table::{CsvTable, header_of};

use super::super::IngestError;
use super::fields;
use super::record::{ClaimRecord, ClaimsFile, Placed, Value};

/// The columns, in the order of [`fields::CLAIM`].
const COLUMNS: [&str; 7] = [
    "claim_id", "claim", "label", "variants", "counters", "topic", "note",
];

/// Reads a file.
pub(super) fn read(source: SourceText) -> Result<ClaimsFile, IngestError> {
    refuse_labels(&source)?;
    let table = columns::parse(&source, Some(&COLUMNS), &["claim_id", "claim"])?;
    let mut claims = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        RowReader::new(&source, &table, row)?;
        // The field `id` is a column `claim_id` here.
        claims.push(fields::claim(&source, &record(&table, row), "claim_id")?);
    }
    Ok(ClaimsFile {
        source,
        claims,
        aliases: Vec::new(),
    })
}

/// A gold file in a folder of claims is told by its header: the message about
/// an unknown column would point the wrong way.
fn refuse_labels(source: &SourceText) -> Result<(), IngestError> {
    let header = header_of(&source.text);
    let has = |name: &str| header.iter().any(|column| column == name);
    if has("claim_id") && has("source_id") {
        return Err(source.error(
            "the file holds labels of claims and sources, not claims",
            "name the file of claims, or move this one out of the folder",
        ));
    }
    Ok(())
}

/// A row as a record: blank fields are left out, apart from the two that may
/// not be blank.
fn record(table: &CsvTable, row: &CsvRow) -> ClaimRecord {
    let mut fields = Vec::new();
    for (at, column) in table.header.iter().enumerate() {
        let span = row.place(Some(at));
        let text = row.get(Some(at));
        let value = match (column.value.as_str(), text) {
            ("claim_id" | "claim", text) => Value::Text(text.unwrap_or_default().to_owned()),
            (_, None) => continue,
            ("variants" | "counters", Some(_)) => {
                let field = row.fields.get(at).map_or("", |field| &field.value);
                let texts = parted(field).into_iter();
                Value::Texts(
                    texts
                        .map(|text| Placed::new(text.to_owned(), span))
                        .collect(),
                )
            }
            (_, Some(text)) => Value::Text(text.to_owned()),
        };
        let name = match column.value.as_str() {
            "claim_id" => "id",
            other => other,
        };
        fields.push((
            Placed::new(name.to_owned(), column.span),
            Placed::new(value, span),
        ));
    }
    ClaimRecord {
        span: row.span,
        fields,
    }
}

/// The texts of a field that are parted by `|` between white space: one inside
/// a word parts nothing.
fn parted(field: &str) -> Vec<&str> {
    let mut texts = Vec::new();
    let mut from = 0;
    for (at, _) in field.match_indices('|') {
        let before = field.get(..at).and_then(|text| text.chars().next_back());
        let after = field.get(at + 1..).and_then(|text| text.chars().next());
        let apart = |c: Option<char>| c.is_none_or(char::is_whitespace);
        if apart(before) && apart(after) {
            texts.push(field.get(from..at).unwrap_or_default());
            from = at + 1;
        }
    }
    texts.push(field.get(from..).unwrap_or_default());
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_between_spaces_parts_texts_and_one_in_a_word_does_not() {
        assert_eq!(parted("a b | c"), ["a b ", " c"]);
        assert_eq!(parted("a | | b |"), ["a ", " ", " b ", ""]);
        assert_eq!(parted("a|b"), ["a|b"]);
    }
}
