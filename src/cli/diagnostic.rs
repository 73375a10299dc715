//! Errors shown to a person: what, where, and what to do; the place in a
//! claims file is underlined. Owns the form, not the words.

use std::io::Write;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Severity,
};

use crate::domain::clean;
use crate::ingest::IngestError;

use super::arguments::When;
use super::failure::Failure;
use super::terminal;

/// Lines longer than this are not shown: nobody finds a place in them, and the
/// columns that can be drawn are numbered.
const LONGEST_SHOWN: usize = 5_000;

/// Prints a failure on standard error. What cannot be printed there is lost:
/// there is no other place to say so.
pub fn print(failure: &Failure, color: When) {
    let text = match failure {
        Failure::Ingest(error) => ingest(error, terminal::color_on_stderr(color)),
        other => format!("error: {}\n", clean(&other.to_string())),
    };
    let _ = std::io::stderr().write_all(text.as_bytes());
}

fn ingest(error: &IngestError, color: bool) -> String {
    let plain = format!("error: {}\n", clean(&error.to_string()));
    let Some(place) = &error.place else {
        return plain;
    };
    if place.text.lines().any(|line| line.len() > LONGEST_SHOWN) {
        return match error.column {
            Some(column) => format!("{} (column {column})\n", plain.trim_end()),
            None => plain,
        };
    }
    let theme = if color {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    let label = LabeledSpan::at(place.span.range(), "here");
    let diagnostic = MietteDiagnostic::new(clean(&error.to_string()))
        .with_severity(Severity::Error)
        .with_label(label);
    let source = NamedSource::new(error.file.display().to_string(), shown(&place.text));
    let report = miette::Report::new(diagnostic).with_source_code(source);
    let mut text = String::new();
    let handler = GraphicalReportHandler::new_themed(theme).with_width(100);
    match handler.render_report(&mut text, report.as_ref()) {
        Ok(()) => text,
        Err(_) => plain,
    }
}

/// The file's text with control characters made harmless, byte for byte, so
/// that spans still fit.
fn shown(text: &str) -> String {
    let harmless = |char: char| match char {
        '\n' | '\t' => char,
        control if control.is_ascii_control() => '?',
        other => other,
    };
    text.chars().map(harmless).collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::Span;

    use super::*;

    #[test]
    fn a_place_far_to_the_right_is_told_and_not_drawn() {
        let error = |before: usize| {
            let text = format!("{}nope", "x".repeat(before));
            let error = IngestError::new("claims.csv", "unknown column", "Take it out.");
            ingest(&error.at(&text, Span::new(before, before + 4)), false)
        };
        assert!(error(10).contains("here"), "{}", error(10));
        assert_eq!(
            error(70_000),
            "error: claims.csv:1: unknown column. Take it out. (column 70001)\n"
        );
    }
}
