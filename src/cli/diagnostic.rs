//! Errors shown to a person: an `error:` line that says what is wrong and where,
//! and a `help:` line that says what to do. The place in a claims file is
//! underlined between them. Owns the form, not the words.

use std::io::Write;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Severity,
};

use crate::domain::{UserError, clean};
use crate::ingest::IngestError;

use super::arguments::When;
use super::failure::Failure;
use super::terminal;

/// Lines longer than this are not shown: nobody finds a place in them, and the
/// columns that can be drawn are numbered.
const MAX_SHOWN_LINE_BYTES: usize = 5_000;

/// The heads of the two lines where colours are wanted, as clap colours its own.
const COLORED: [&str; 2] = ["\u{1b}[1;31merror:\u{1b}[0m", "\u{1b}[1;36mhelp:\u{1b}[0m"];

/// Prints a failure on standard error. What cannot be printed there is lost:
/// there is no other place to say so.
pub fn print(failure: &Failure, color: When) {
    let text = told(failure, terminal::color_on_stderr(color));
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// The two lines, and the underlined place between them where there is one.
fn told(failure: &Failure, color: bool) -> String {
    let [error, help] = if color { COLORED } else { ["error:", "help:"] };
    let drawn = match failure {
        Failure::Ingest(error) => underlined(error, color),
        _ => None,
    };
    format!(
        "{error} {}\n{}{help} {}\n",
        clean(&failure.to_string()),
        drawn.unwrap_or_default(),
        clean(&failure.help())
    )
}

/// The lines around the place of an error, the place underlined; none where it has
/// no place, or one that cannot be drawn.
fn underlined(error: &IngestError, color: bool) -> Option<String> {
    let place = error.place.as_ref()?;
    if place
        .text
        .lines()
        .any(|line| line.len() > MAX_SHOWN_LINE_BYTES)
    {
        return None;
    }
    let theme = if color {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    let label = LabeledSpan::at(place.span.range(), "here");
    // The words stand above the drawing: its own first line is taken off.
    let diagnostic = MietteDiagnostic::new("error")
        .with_severity(Severity::Error)
        .with_label(label);
    let source = NamedSource::new(error.file.display().to_string(), shown(&place.text));
    let report = miette::Report::new(diagnostic).with_source_code(source);
    let mut text = String::new();
    let handler = GraphicalReportHandler::new_themed(theme).with_width(100);
    handler.render_report(&mut text, report.as_ref()).ok()?;
    let (_, drawn) = text.split_once('\n')?;
    Some(drawn.to_owned())
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

    fn error(before: usize, color: bool) -> String {
        let text = format!("{}nope", "x".repeat(before));
        let error = IngestError::new("claims.csv", "unknown column \"nope\"", "remove it");
        let error = error.at(&text, Span::new(before, before + 4));
        told(&Failure::Ingest(error), color)
    }

    #[test]
    fn a_place_is_underlined_between_the_two_lines() {
        let expected = "\
error: claims.csv:1:11: unknown column \"nope\"
   ╭─[claims.csv:1:11]
 1 │ xxxxxxxxxxnope
   ·           ──┬─
   ·             ╰── here
   ╰────
help: remove it
";
        assert_eq!(error(10, false), expected);
        let colored = error(10, true);
        assert!(colored.starts_with("\u{1b}[1;31merror:\u{1b}[0m claims.csv:1:11: "));
        assert!(colored.ends_with("\u{1b}[1;36mhelp:\u{1b}[0m remove it\n"));
    }

    #[test]
    fn a_place_far_to_the_right_is_told_and_not_drawn() {
        assert_eq!(
            error(70_000, false),
            "error: claims.csv:1:70001: unknown column \"nope\"\nhelp: remove it\n"
        );
    }

    #[test]
    fn what_could_steer_a_terminal_is_taken_out_of_both_lines() {
        let failure = Failure::usage("unknown claim \"\u{1b}[2J\"", "use\nanother\u{7}");
        assert_eq!(
            told(&failure, false),
            "error: unknown claim \"[2J\"\nhelp: use another\n"
        );
    }
}
