//! Writes the rows of a sheet as CSV. Owns delimiter, byte-order mark, line
//! ends and quoting, and is the one place that turns a field into text; which
//! rows there are is the business of the sheets.

use std::borrow::Cow;

use super::ExportError;
use super::field::Field;

/// How a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvStyle {
    /// What parts the fields: an ASCII byte.
    pub delimiter: u8,
    /// Whether the file opens with a byte-order mark, by which some
    /// spreadsheets recognize UTF-8.
    pub bom: bool,
}

impl Default for CsvStyle {
    fn default() -> Self {
        Self {
            delimiter: b',',
            bom: false,
        }
    }
}

const BOM: &str = "\u{feff}";

/// Head and rows as CSV; lines end with LF, and a field is quoted only where
/// it has to be.
pub(super) fn write<'a>(
    style: CsvStyle,
    head: &[&str],
    rows: impl Iterator<Item = Vec<Field<'a>>>,
) -> Result<Vec<u8>, ExportError> {
    if !style.delimiter.is_ascii() || matches!(style.delimiter, b'"' | b'\n' | b'\r') {
        return Err(ExportError::Delimiter(style.delimiter));
    }
    let start = if style.bom { BOM } else { "" };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(style.delimiter)
        .from_writer(start.as_bytes().to_vec());
    writer.write_record(head)?;
    for row in rows {
        for field in &row {
            writer.write_field(written(field).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer
        .into_inner()
        .map_err(|error| ExportError::Finish(error.into_error()))
}

/// One field as the file holds it. Words pass unchanged, line ends included: a
/// quote that was touched up would no longer be found in its article.
fn written<'f>(field: &'f Field<'_>) -> Cow<'f, str> {
    match field {
        Field::Empty => Cow::Borrowed(""),
        Field::Text(words) => Cow::Borrowed(words),
        Field::Whole(number) => Cow::Owned(number.to_string()),
        Field::Share(share) => Cow::Owned(format!("{share:.4}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(style: CsvStyle, field: Field<'_>) -> String {
        let rows = std::iter::once(vec![field, Field::Whole(7)]);
        String::from_utf8(write(style, &["words", "count"], rows).unwrap()).unwrap()
    }

    #[test]
    fn words_are_quoted_only_where_they_must_be() {
        let style = CsvStyle::default();
        assert_eq!(one(style, Field::text("tram")), "words,count\ntram,7\n");
        assert_eq!(
            one(style, Field::text("a \"fast\" tram,\nthey say")),
            "words,count\n\"a \"\"fast\"\" tram,\nthey say\",7\n"
        );
    }

    #[test]
    fn another_delimiter_frees_the_comma() {
        let style = CsvStyle {
            delimiter: b';',
            bom: true,
        };
        assert_eq!(
            one(style, Field::text("trams, buses")),
            "\u{feff}words;count\ntrams, buses;7\n"
        );
    }

    #[test]
    fn shares_have_four_decimals() {
        assert_eq!(written(&Field::Share(0.5)), "0.5000");
        assert_eq!(written(&Field::Share(0.123_456)), "0.1235");
    }

    #[test]
    fn a_delimiter_that_would_break_the_file_is_refused() {
        for delimiter in [b'"', b'\n', b'\r', 0xe9] {
            let style = CsvStyle {
                delimiter,
                bom: false,
            };
            let error = write(style, &["words"], std::iter::empty()).unwrap_err();
            assert!(matches!(error, ExportError::Delimiter(_)), "{delimiter}");
        }
    }
}
