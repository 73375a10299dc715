//! The rows of a CSV text and where each of their fields stands. Owns quoting;
//! knows no header.
//!
//! The `csv` crate tells the place of a record but not of a field, and takes a
//! quote that is never closed for a field that reaches to the end of the file,
//! which would lose every row after it. A property test in `csv_table` holds the
//! two equal on files that are well formed.

use crate::domain::Span;

/// One field with its place, quotes included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CsvField {
    /// What it says, quotes taken off.
    pub value: String,
    /// Its bytes in the text.
    pub span: Span,
}

/// What keeps a row from being a row of its table. An export keeps these words as the
/// reason why an article could not be read: they change with the exports alone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CsvFlaw {
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

impl CsvFlaw {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            CsvFlaw::OpenQuote => {
                "close the field with `\"`, and write a quotation mark inside it twice"
            }
            CsvFlaw::TooManyFields { .. } => {
                "put fields that hold the delimiter between quotation marks"
            }
        }
    }
}

/// One row of a table. A row may be shorter than the header: what is missing
/// is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CsvRow {
    /// The line that it begins on, counted from 1.
    pub line: usize,
    /// Its bytes in the text, without the line end.
    pub span: Span,
    /// Its fields in the order of the columns.
    pub fields: Vec<CsvField>,
    /// What is wrong with it, where something is.
    pub flaw: Option<CsvFlaw>,
}

impl CsvRow {
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

/// Splits a text into rows. The row of a quote that is not closed ends with its
/// line, so that the rows after it are still found.
pub(crate) fn split(text: &str, delimiter: char) -> Vec<CsvRow> {
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
                    flaw = Some(CsvFlaw::OpenQuote);
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
            rows.push(CsvRow {
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
fn quoted(text: &str, at: usize, delimiter: char) -> Option<CsvField> {
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
    Some(CsvField {
        value,
        span: Span::new(at, end),
    })
}

fn plain(text: &str, at: usize, delimiter: char) -> CsvField {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.find([delimiter, '\n']).unwrap_or(rest.len());
    CsvField {
        value: rest.get(..length).unwrap_or_default().to_owned(),
        span: Span::new(at, at + length),
    }
}
