//! Texts that are longer than a cell. Owns how they are cut, the notice that
//! stands where a cell breaks off, and the sheet that has them whole.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::LONG_TEXT_SHEET;

use super::escaping::{MAX_GROWTH_CHARS, is_delicate};

/// The sheet's columns.
pub(super) const COLUMNS: [&str; 3] = ["number", "part", "text"];

/// What a cell ends with whose text goes on elsewhere, as `ingest` looks for it.
fn notice(number: usize) -> String {
    format!(" … [whole text: sheet {LONG_TEXT_SHEET}, number {number}]")
}

/// Whether words end as if they went on elsewhere.
fn ends_like_notice(words: &str) -> bool {
    words.ends_with(']')
        && words.contains(&format!("[whole text: sheet {LONG_TEXT_SHEET}, number "))
}

/// The texts set apart so far.
#[derive(Debug, Default)]
pub(super) struct LongTexts {
    limit: Option<usize>,
    numbers: BTreeMap<String, usize>,
    texts: Vec<Vec<String>>,
}

impl LongTexts {
    /// None yet; a cell holds `limit` UTF-16 units.
    pub fn new(limit: usize) -> Self {
        Self {
            limit: Some(limit),
            ..Self::default()
        }
    }

    /// The texts so far; from now on all words are taken to fit, as the parts
    /// of these texts do.
    pub fn closed(&mut self) -> Self {
        std::mem::take(self)
    }

    /// What the cell shows: the words, or their beginning and a notice where
    /// they are too long. Words that merely end like such a notice are set
    /// apart too, so that they are never taken for one.
    pub fn shown<'t>(&mut self, words: &'t str) -> Cow<'t, str> {
        let Some(limit) = self.room(words) else {
            return Cow::Borrowed(words);
        };
        if fits(words, limit) && !ends_like_notice(words) {
            return Cow::Borrowed(words);
        }
        let number = self.number(words, limit);
        let notice = notice(number);
        let beginning = cut(words, limit.saturating_sub(units(&notice)));
        Cow::Owned(format!("{beginning}{notice}"))
    }

    /// How much of the words a cell holds, where that is limited.
    fn room(&self, words: &str) -> Option<usize> {
        let limit = self.limit?;
        // Looking at every short text would cost more than it is worth.
        Some(
            if words.len() * MAX_GROWTH_CHARS > limit && is_delicate(words) {
                limit / MAX_GROWTH_CHARS
            } else {
                limit
            },
        )
    }

    fn number(&mut self, words: &str, limit: usize) -> usize {
        if let Some(&number) = self.numbers.get(words) {
            return number;
        }
        let mut parts = Vec::new();
        let mut rest = words;
        while !rest.is_empty() {
            let part = cut(rest, limit);
            parts.push(part.to_owned());
            rest = &rest[part.len()..];
        }
        self.texts.push(parts);
        self.numbers.insert(words.to_owned(), self.texts.len());
        self.texts.len()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// The rows of the sheet: number, part, words.
    pub fn rows(&self) -> impl Iterator<Item = (usize, usize, &str)> {
        let texts = self.texts.iter().enumerate();
        texts.flat_map(|(text, parts)| {
            let parts = parts.iter().enumerate();
            parts.map(move |(part, words)| (text + 1, part + 1, words.as_str()))
        })
    }
}

fn units(words: &str) -> usize {
    words.encode_utf16().count()
}

fn fits(words: &str, limit: usize) -> bool {
    // A text never has more units than bytes.
    words.len() <= limit || units(words) <= limit
}

/// The longest beginning of at most `limit` units, and of one character at least.
fn cut(words: &str, limit: usize) -> &str {
    let mut used = 0;
    for (at, character) in words.char_indices() {
        used += character.len_utf16();
        if used > limit && at > 0 {
            return &words[..at];
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_pass_and_long_ones_are_kept_whole() {
        let mut texts = LongTexts::new(60);
        assert_eq!(texts.shown("short"), "short");
        let exact = "x".repeat(60);
        assert_eq!(texts.shown(&exact), exact.as_str());
        let long = "é😀".repeat(50);
        let shown = texts.shown(&long).into_owned();
        assert!(units(&shown) <= 60, "{shown}");
        assert!(shown.ends_with(" … [whole text: sheet Long text, number 1]"));
        let whole: String = texts.rows().map(|(_, _, part)| part).collect();
        assert_eq!(whole, long);
        assert!(texts.rows().all(|(_, _, part)| units(part) <= 60));
        assert_eq!(texts.shown(&long), shown, "the same text has one number");
        assert_eq!(texts.len(), 1);
    }

    #[test]
    fn words_that_pretend_to_go_on_are_set_apart() {
        let mut texts = LongTexts::new(200);
        let pretended = "He said … [whole text: sheet Long text, number 1]";
        assert_ne!(texts.shown(pretended), pretended);
        assert_eq!(texts.rows().next(), Some((1, 1, pretended)));
    }

    #[test]
    fn delicate_words_have_less_room() {
        let mut texts = LongTexts::new(800);
        let words = "<r>".repeat(40);
        assert_ne!(texts.shown(&words), words.as_str());
    }
}
