//! The value of one cell of a workbook as text. Owns how figures, dates and
//! truth values are written, and what is made of a formula.
//!
//! A spreadsheet program changes what looks like something else: an id `7`
//! comes back as a number, `2031-05-04` as a date. A formula is never computed
//! here: its text is what the program showed when the file was saved, since
//! that is what the person saw.

use calamine::{DataRef, ExcelDateTime};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Contents {
    /// Nothing.
    Empty,
    /// Text, or what is written as text.
    Text(String),
    /// A formula that nobody has computed yet.
    Uncomputed,
}

/// The contents of a cell.
pub(super) fn contents(value: DataRef<'_>, formula: bool) -> Contents {
    let text = match value {
        DataRef::Empty if formula => return Contents::Uncomputed,
        DataRef::Empty => return Contents::Empty,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text,
        DataRef::SharedString(text) => text.to_owned(),
        DataRef::Int(number) => number.to_string(),
        // Whole numbers come out without a decimal point, and no number with an
        // exponent.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(date) => iso(&date),
        DataRef::Error(error) => error.to_string(),
    };
    if text.is_empty() {
        Contents::Empty
    } else {
        Contents::Text(text)
    }
}

/// A date as ISO 8601 writes it, with the time where it has one.
fn iso(date: &ExcelDateTime) -> String {
    if date.is_duration() {
        return date.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        day
    } else {
        format!("{day}T{hour:02}:{minute:02}:{second:02}")
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    fn text(value: DataRef<'_>) -> String {
        match contents(value, false) {
            Contents::Text(text) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn figures_look_as_people_typed_them() {
        assert_eq!(text(DataRef::Float(7.0)), "7");
        assert_eq!(text(DataRef::Float(0.61)), "0.61");
        assert_eq!(text(DataRef::Float(1e15)), "1000000000000000");
        assert_eq!(text(DataRef::Bool(true)), "TRUE");
    }

    #[test]
    fn dates_are_iso() {
        let date = |value| ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false);
        assert_eq!(text(DataRef::DateTime(date(45413.0))), "2024-05-01");
        assert_eq!(
            text(DataRef::DateTime(date(45413.5))),
            "2024-05-01T12:00:00"
        );
    }

    #[test]
    fn a_formula_is_what_it_showed() {
        let shown = DataRef::String("denies".to_owned());
        assert_eq!(contents(shown, true), Contents::Text("denies".to_owned()));
        let blank = DataRef::String(String::new());
        assert_eq!(contents(blank, true), Contents::Empty);
        assert_eq!(contents(DataRef::Empty, true), Contents::Uncomputed);
        assert_eq!(contents(DataRef::Empty, false), Contents::Empty);
    }
}
