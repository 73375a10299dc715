//! Writes the rows of a sheet as CSV. Owns delimiter, byte-order mark, line
//! ends, quoting and where words are guarded, and is the one place that turns a field
//! into text. Which rows there are is left to the sheets.

use std::borrow::Cow;
use std::io::Write;

use csv::Terminator;

use crate::domain::guarded;

use crate::export::ExportError;
use crate::export::field::Field;

/// How a CSV file is written: for spreadsheets (the default) or, raw, for
/// programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvStyle {
    /// What parts the fields: an ASCII byte.
    pub delimiter: u8,
    /// Whether the file opens with a byte-order mark, by which spreadsheets
    /// recognize UTF-8.
    pub bom: bool,
    /// For programs: words are written exactly as they are and lines end with
    /// LF. Otherwise lines end with CRLF (RFC 4180), and words that a
    /// spreadsheet would run as a formula are guarded by an apostrophe, which
    /// [`unguarded`](crate::domain::unguarded) takes off again.
    pub raw: bool,
}

impl CsvStyle {
    /// For programs: commas, LF, nothing guarded, no byte-order mark.
    pub const fn raw() -> Self {
        Self {
            delimiter: b',',
            bom: false,
            raw: true,
        }
    }
}

impl Default for CsvStyle {
    fn default() -> Self {
        Self {
            delimiter: b',',
            bom: false,
            raw: false,
        }
    }
}

const BOM: &str = "\u{feff}";

/// Head and rows as CSV; a field is quoted only where it has to be.
pub(in crate::export) fn write<'a>(
    style: CsvStyle,
    head: &[&str],
    rows: impl Iterator<Item = Vec<Field<'a>>>,
) -> Result<Vec<u8>, ExportError> {
    let mut sheet = CsvSheet::begin(style, head, Vec::new())?;
    for row in rows {
        sheet.row(&row)?;
    }
    sheet.finish()
}

/// A sheet that is written row by row.
pub(in crate::export) struct CsvSheet<W: Write> {
    style: CsvStyle,
    writer: csv::Writer<W>,
}

impl<W: Write> CsvSheet<W> {
    /// Writes the head.
    pub(in crate::export) fn begin(
        style: CsvStyle,
        head: &[&str],
        mut to: W,
    ) -> Result<Self, ExportError> {
        if !style.delimiter.is_ascii() || matches!(style.delimiter, b'"' | b'\n' | b'\r') {
            return Err(ExportError::Delimiter(style.delimiter));
        }
        if style.bom {
            to.write_all(BOM.as_bytes())?;
        }
        let line_end = if style.raw {
            Terminator::Any(b'\n')
        } else {
            Terminator::CRLF
        };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(style.delimiter)
            .terminator(line_end)
            .from_writer(to);
        let head = head.iter().map(|name| words(style, name));
        writer.write_record(head.map(|name| name.as_bytes().to_vec()))?;
        Ok(Self { style, writer })
    }

    /// Writes one row.
    pub(in crate::export) fn row(&mut self, fields: &[Field<'_>]) -> Result<(), ExportError> {
        for field in fields {
            self.writer
                .write_field(written(self.style, field).as_bytes())?;
        }
        self.writer.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Hands back what was written to, everything in it.
    pub(in crate::export) fn finish(self) -> Result<W, ExportError> {
        self.writer
            .into_inner()
            .map_err(|error| ExportError::Finish(error.into_error()))
    }
}

/// One field as the file holds it. Words keep their line ends: a quote that
/// was touched up would no longer be found in its article.
fn written<'f>(style: CsvStyle, field: &'f Field<'_>) -> Cow<'f, str> {
    match field {
        Field::Empty => Cow::Borrowed(""),
        Field::Text(text) => words(style, text),
        Field::Whole(number) => Cow::Owned(number.to_string()),
        Field::Share(share) => Cow::Owned(format!("{share:.4}")),
        Field::Confidence(share) => Cow::Owned(format!("{share:.2}")),
    }
}

/// Words, guarded where a spreadsheet is to open them.
fn words(style: CsvStyle, text: &str) -> Cow<'_, str> {
    if style.raw {
        Cow::Borrowed(text)
    } else {
        guarded(text)
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
        assert_eq!(one(style, Field::text("tram")), "words,count\r\ntram,7\r\n");
        assert_eq!(
            one(style, Field::text("a \"fast\" tram,\nthey say")),
            "words,count\r\n\"a \"\"fast\"\" tram,\nthey say\",7\r\n"
        );
    }

    #[test]
    fn another_delimiter_frees_the_comma() {
        let style = CsvStyle {
            delimiter: b';',
            bom: true,
            raw: false,
        };
        assert_eq!(
            one(style, Field::text("trams, buses")),
            "\u{feff}words;count\r\ntrams, buses;7\r\n"
        );
    }

    #[test]
    fn words_that_would_run_are_guarded_unless_raw() {
        for (text, sheet) in [
            ("=1+1", "'=1+1"),
            ("'Tis", "''Tis"),
            ("-2+3", "'-2+3"),
            ("1-2", "1-2"),
        ] {
            let field = Field::text(text);
            let sheet = format!("words,count\r\n{sheet},7\r\n");
            assert_eq!(one(CsvStyle::default(), field.clone()), sheet);
            let raw = format!("words,count\n{text},7\n");
            assert_eq!(one(CsvStyle::raw(), field), raw);
        }
    }

    #[test]
    fn heads_are_words_too() {
        let none = std::iter::empty();
        let bytes = write(CsvStyle::default(), &["=1+1"], none).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "'=1+1\r\n");
    }

    #[test]
    fn shares_have_four_decimals() {
        assert_eq!(written(CsvStyle::raw(), &Field::Share(0.5)), "0.5000");
        assert_eq!(written(CsvStyle::raw(), &Field::Share(0.123_456)), "0.1235");
    }

    #[test]
    fn a_delimiter_that_would_break_the_file_is_refused() {
        for delimiter in [b'"', b'\n', b'\r', 0xe9] {
            let style = CsvStyle {
                delimiter,
                ..CsvStyle::default()
            };
            let error = write(style, &["words"], std::iter::empty()).unwrap_err();
            assert!(matches!(error, ExportError::Delimiter(_)), "{delimiter}");
        }
    }
}
