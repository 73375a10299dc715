//! The value of one field of a sheet, before any format writes it. Owns the
//! difference between words and figures; how each is written is the format's.

use std::borrow::Cow;

/// One value of a row. Words come from people and articles and may need
/// guarding in a spreadsheet; figures are the program's own and never do.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Field<'a> {
    /// Nothing.
    Empty,
    /// Words, exactly as they are.
    Text(Cow<'a, str>),
    /// A count or a place.
    Whole(usize),
    /// A share from 0 to 1, written with four decimals.
    Share(f64),
    /// A confidence from 0 to 1, written with two decimals.
    Confidence(f64),
}

impl<'a> Field<'a> {
    /// Words; nothing where there are none.
    pub(super) fn text(words: &'a str) -> Self {
        if words.is_empty() {
            Field::Empty
        } else {
            Field::Text(Cow::Borrowed(words))
        }
    }

    /// Words that may be missing.
    pub(super) fn maybe(words: Option<&'a str>) -> Self {
        words.map_or(Field::Empty, Field::text)
    }

    /// Words made up for the sheet.
    pub(super) fn made(words: String) -> Self {
        if words.is_empty() {
            Field::Empty
        } else {
            Field::Text(Cow::Owned(words))
        }
    }

    /// A share that may be missing.
    pub(super) fn share(share: Option<f64>) -> Self {
        share.map_or(Field::Empty, Field::Share)
    }
}
