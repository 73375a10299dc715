//! The one error of the reading side: which file, which line, which field,
//! what is wrong, and what to do about it. Owns the step from a byte offset to a
//! line and a column; draws nothing, so that the program may underline the
//! place in its own way.

use std::borrow::Cow;
use std::fmt;
use std::path::PathBuf;

use crate::domain::{Span, UserError};

/// Where in a text an error stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPlace {
    /// The whole text of the file as decoded.
    pub text: String,
    /// The bytes to underline.
    pub span: Span,
}

/// Something in the input that a person has to correct before a run can start.
///
/// [`Display`](fmt::Display) gives the place and what is wrong, as in
/// `claims/tram.toml:4:1: unknown field "variant"`. What to do about it is told by
/// [`UserError::help`] alone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct IngestError {
    /// The file, as it was named or found.
    pub file: PathBuf,
    /// The line, counted from 1, where one line is at fault.
    pub line: Option<usize>,
    /// The column in code points, counted from 1.
    pub column: Option<usize>,
    /// The field or column of the record.
    pub field: Option<String>,
    /// What is wrong, the field named in it: lower case, no full stop.
    pub what: Box<str>,
    /// What to do about it: lower case, no full stop.
    pub help: Box<str>,
    /// The text and the bytes at fault, where they are known.
    pub place: Option<Box<TextPlace>>,
}

impl IngestError {
    /// An error about a file as a whole.
    pub(crate) fn new(
        file: impl Into<PathBuf>,
        what: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            line: None,
            column: None,
            field: None,
            what: what.into().into_boxed_str(),
            help: help.into().into_boxed_str(),
            place: None,
        }
    }

    /// Puts the error at a place in the file's text.
    pub(crate) fn at(mut self, text: &str, span: Span) -> Self {
        let span = fitted(text, span);
        let (line, column) = line_and_column(text, span.start);
        self.line = Some(line);
        self.column = Some(column);
        self.place = Some(Box::new(TextPlace {
            text: text.to_owned(),
            span,
        }));
        self
    }

    /// Says which field of the record the error is about.
    pub(crate) fn in_field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }
}

impl fmt::Display for IngestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        write!(f, ": {}", self.what)
    }
}

impl UserError for IngestError {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.help)
    }
}

/// What is wrong and what to do as two sentences of one text. An export keeps such
/// a text as the reason why an article could not be read.
///
/// `is empty` and `write something` become `is empty. Write something.`
pub(crate) fn in_sentences(what: &str, help: &str) -> String {
    let mut rest = help.chars();
    let first = rest.next().map(|first| first.to_uppercase().to_string());
    format!("{what}. {}{}.", first.unwrap_or_default(), rest.as_str())
}

/// Draws a span back onto character boundaries inside the text: parsers may
/// point one past the end, or into the middle of a character.
fn fitted(text: &str, span: Span) -> Span {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    Span::new(floor(span.start), floor(span.end))
}

/// The line and the column of a byte offset, both counted from 1; the column
/// counts code points.
pub(crate) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let end = fitted(text, Span::new(offset, offset)).start;
    let before = text.get(..end).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let from = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before.get(from..).map_or(0, |rest| rest.chars().count()) + 1;
    (line, column)
}

/// The byte offset of a line and a column as parsers count them: both from 1,
/// the column in bytes.
pub(crate) fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start = if line <= 1 {
        0
    } else {
        text.match_indices('\n')
            .nth(line - 2)
            .map_or(text.len(), |(at, _)| at + 1)
    };
    (start + column.saturating_sub(1)).min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_and_what_to_do_stand_apart() {
        let what = "unknown field \"variant\"";
        let error = IngestError::new("claims/x.toml", what, "did you mean `variants`?");
        assert_eq!(
            error.to_string(),
            "claims/x.toml: unknown field \"variant\""
        );
        let error = error
            .at("a\nb\n variant = 1\n", Span::new(5, 12))
            .in_field("variant");
        assert_eq!(
            error.to_string(),
            "claims/x.toml:3:2: unknown field \"variant\""
        );
        assert_eq!(error.help(), "did you mean `variants`?");
        assert_eq!(error.field.as_deref(), Some("variant"));
    }

    #[test]
    fn a_reason_in_an_export_is_two_sentences() {
        let reason = in_sentences("unpacks to more than 2 MB", "save the sheet as .csv");
        assert_eq!(reason, "unpacks to more than 2 MB. Save the sheet as .csv.");
    }

    #[test]
    fn columns_count_code_points() {
        assert_eq!(line_and_column("é\nüx", 5), (2, 2));
        assert_eq!(line_and_column("é\nüx", 4), (2, 1), "inside a character");
        assert_eq!(line_and_column("ab", 99), (1, 3), "past the end");
    }

    #[test]
    fn an_offset_is_found_again_from_its_line() {
        let text = "one\ntwo\nthree";
        assert_eq!(offset_of(text, 1, 1), 0);
        assert_eq!(offset_of(text, 3, 2), 9);
        assert_eq!(offset_of(text, 9, 9), text.len());
    }

    #[test]
    fn the_error_is_small_enough_to_be_returned_by_value() {
        assert!(std::mem::size_of::<IngestError>() < 128);
    }
}
