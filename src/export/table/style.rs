//! Colour. Owns which ink each stance is written in and how ink becomes ANSI
//! sequences.
//!
//! The table's own layout must not be asked to colour: it would look at the
//! environment and count escape sequences as width. So words are wrapped in
//! marks of no width, and only the finished text is inked or, without colour,
//! freed of them. [`clean`](fn@crate::domain::clean) takes these marks out of all
//! words from outside, so none can be smuggled in.

use crate::domain::Stance;

/// One way of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Green,
    Yellow,
    Red,
    Faint,
    Strong,
}

const END: char = '\u{206f}';

impl Style {
    const ALL: [Style; 5] = [
        Style::Green,
        Style::Yellow,
        Style::Red,
        Style::Faint,
        Style::Strong,
    ];

    pub(super) fn of(stance: Stance) -> Self {
        match stance {
            Stance::Asserts => Style::Green,
            Stance::Qualifies => Style::Yellow,
            Stance::Denies => Style::Red,
            Stance::Omits => Style::Faint,
        }
    }

    /// `words` between marks; the width stays the same.
    pub(super) fn mark(self, words: &str) -> String {
        if words.is_empty() {
            return String::new();
        }
        format!("{}{words}{END}", self.opening())
    }

    fn opening(self) -> char {
        match self {
            Style::Green => '\u{206a}',
            Style::Yellow => '\u{206b}',
            Style::Red => '\u{206c}',
            Style::Faint => '\u{206d}',
            Style::Strong => '\u{206e}',
        }
    }

    fn sequence(self) -> &'static str {
        match self {
            Style::Green => "\u{1b}[32m",
            Style::Yellow => "\u{1b}[33m",
            Style::Red => "\u{1b}[31m",
            Style::Faint => "\u{1b}[2m",
            Style::Strong => "\u{1b}[1m",
        }
    }
}

/// The finished text: marks become ANSI sequences, or nothing.
pub(super) fn apply(marked: &str, color: bool) -> String {
    let mut inked = String::with_capacity(marked.len());
    for character in marked.chars() {
        if character == END {
            inked.push_str(if color { "\u{1b}[0m" } else { "" });
        } else if let Some(ink) = Style::ALL
            .into_iter()
            .find(|ink| ink.opening() == character)
        {
            inked.push_str(if color { ink.sequence() } else { "" });
        } else {
            inked.push(character);
        }
    }
    inked
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn marks_have_no_width_and_become_sequences_only_with_colour() {
        for ink in Style::ALL {
            let marked = ink.mark("tram");
            assert_eq!(marked.width(), 4);
            assert_eq!(apply(&marked, false), "tram");
            assert_eq!(
                apply(&marked, true),
                format!("{}tram\u{1b}[0m", ink.sequence())
            );
        }
    }

    #[test]
    fn words_from_outside_cannot_carry_marks() {
        for ink in Style::ALL {
            assert_eq!(crate::domain::clean(&ink.mark("tram")), "tram");
        }
    }
}
