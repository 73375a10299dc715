//! The signs of stances and decisions, ● ◐ ✗ ·, and of the table around them. Owns both
//! sets, each of which says everything without colour. Every sign is one terminal column
//! wide. The table, the report and Markdown all take theirs from here.

use crate::domain::{Cell, ReviewStatus, Stance, Status};

/// Which signs the table may use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Symbols {
    /// Signs and rules from beyond ASCII.
    #[default]
    Unicode,
    /// ASCII alone; what articles and claims say stays as it is.
    Ascii,
}

impl Symbols {
    pub(in crate::export) fn stance(self, stance: Stance) -> &'static str {
        match (self, stance) {
            (Symbols::Unicode, Stance::Asserts) => "●",
            (Symbols::Unicode, Stance::Qualifies) => "◐",
            (Symbols::Unicode, Stance::Denies) => "✗",
            (Symbols::Unicode, Stance::Omits) => "·",
            (Symbols::Ascii, Stance::Asserts) => "+",
            (Symbols::Ascii, Stance::Qualifies) => "~",
            (Symbols::Ascii, Stance::Denies) => "x",
            (Symbols::Ascii, Stance::Omits) => ".",
        }
    }

    /// The sign of a cell that could not be judged.
    pub(in crate::export) const NOT_JUDGED: &'static str = "?";

    /// The sign of a cell that readers differ on.
    pub(in crate::export) fn disputed(self) -> &'static str {
        match self {
            Symbols::Unicode => "≠",
            Symbols::Ascii => "#",
        }
    }

    /// The mark behind a stance that people have decided on, or once did.
    pub(in crate::export) fn review(self, status: ReviewStatus) -> &'static str {
        match (self, status) {
            (Symbols::Unicode, ReviewStatus::Decided) => "✓",
            (Symbols::Ascii, ReviewStatus::Decided) => "*",
            (_, ReviewStatus::Stale) => "!",
            (_, ReviewStatus::Disputed) => "",
        }
    }

    /// The mark behind a stance that rests on words alone, where other cells were read.
    pub(in crate::export) fn by_words(self) -> &'static str {
        match self {
            Symbols::Unicode => "°",
            Symbols::Ascii => "'",
        }
    }

    /// The mark of a cell that was judged by words; nothing for others, or where `marked`
    /// says that no cell is marked.
    pub(in crate::export) fn if_by_words(self, cell: &Cell, marked: bool) -> &'static str {
        match marked && cell.is_by_words() {
            true => self.by_words(),
            false => "",
        }
    }

    /// A horizontal line under heads and above totals.
    pub(in crate::export) fn rule(self) -> &'static str {
        match self {
            Symbols::Unicode => "─",
            Symbols::Ascii => "-",
        }
    }

    /// The line that closes the table above and below.
    pub(in crate::export) fn edge(self) -> &'static str {
        match self {
            Symbols::Unicode => "━",
            Symbols::Ascii => "=",
        }
    }

    /// The line that runs out behind a topic.
    pub(in crate::export) fn topic_rule(self) -> &'static str {
        match self {
            Symbols::Unicode => "┄",
            Symbols::Ascii => "-",
        }
    }

    /// What stands for words that were cut off.
    pub(in crate::export) fn ellipsis(self) -> &'static str {
        match self {
            Symbols::Unicode => "…",
            Symbols::Ascii => "..",
        }
    }

    /// What stands between "5 sources" and "28 claims".
    pub(in crate::export) fn times(self) -> &'static str {
        match self {
            Symbols::Unicode => "×",
            Symbols::Ascii => "x",
        }
    }

    /// What opens and closes a quotation.
    pub(in crate::export) fn quotes(self) -> (&'static str, &'static str) {
        match self {
            Symbols::Unicode => ("“", "”"),
            Symbols::Ascii => ("\"", "\""),
        }
    }
}

/// What stands beside a `?`, for a person.
pub(in crate::export) fn status_words(status: Status) -> &'static str {
    match status {
        Status::Judged => "judged",
        Status::NotReadable => "not read",
        Status::UnsupportedLanguage => "language not judged",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn every_sign_is_one_column_wide_and_unlike_the_others() {
        for symbols in [Symbols::Unicode, Symbols::Ascii] {
            let mut signs = vec![Symbols::NOT_JUDGED, symbols.disputed(), symbols.by_words()];
            let marks = [ReviewStatus::Decided, ReviewStatus::Stale];
            signs.extend(marks.map(|status| symbols.review(status)));
            signs.extend(Stance::ALL.iter().map(|&stance| symbols.stance(stance)));
            assert!(signs.iter().all(|sign| sign.width() == 1), "{signs:?}");
            signs.sort_unstable();
            signs.dedup();
            assert_eq!(signs.len(), 9);
            for line in [symbols.rule(), symbols.edge(), symbols.topic_rule()] {
                assert_eq!(line.width(), 1);
            }
        }
    }

    #[test]
    fn ascii_is_ascii() {
        let ascii = Symbols::Ascii;
        let signs = Stance::ALL.iter().map(|&stance| ascii.stance(stance));
        assert!(
            signs
                .chain([ascii.rule(), ascii.edge(), ascii.ellipsis()])
                .all(str::is_ascii)
        );
    }
}
