//! Texts of a workbook that were too long for a cell, put together again. Owns
//! the notice that such a cell ends with; `export` writes it.

use std::collections::BTreeMap;

/// The columns of these sheets.
pub(super) const COLUMNS: [&str; 3] = ["number", "part", "text"];

/// The texts by their numbers.
#[derive(Debug, Default)]
pub(super) struct SavedLongTexts {
    parts: BTreeMap<(String, usize), String>,
}

impl SavedLongTexts {
    /// Adds one part of one text. A part whose place is no number is passed
    /// over: no cell leads to it.
    pub fn add(&mut self, number: &str, part: &str, text: &str) {
        if let Ok(part) = part.parse() {
            self.parts
                .insert((number.to_owned(), part), text.to_owned());
        }
    }

    /// The whole text of a cell, where it ends with a notice and shows the
    /// beginning of the text that the notice leads to.
    pub fn whole(&self, shown: &str) -> Option<String> {
        let (beginning, number) = broken_off(shown)?;
        let parts = self
            .parts
            .range((number.to_owned(), 0)..=(number.to_owned(), usize::MAX));
        let whole: String = parts.map(|(_, text)| text.as_str()).collect();
        whole
            .starts_with(beginning)
            .then_some(whole)
            .filter(|whole| !whole.is_empty())
    }
}

/// The words before the notice, and the number in it.
fn broken_off(shown: &str) -> Option<(&str, &str)> {
    let (beginning, notice) = shown.rsplit_once(" … [whole text: sheet Long text, number ")?;
    let number = notice.strip_suffix(']')?;
    Some((beginning, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined_in_their_order() {
        let mut texts = SavedLongTexts::default();
        texts.add("2", "10", "three");
        texts.add("2", "2", "two ");
        texts.add("2", "1", "one ");
        texts.add("1", "1", "other");
        let shown = |words: &str| format!("{words} … [whole text: sheet Long text, number 2]");
        assert_eq!(texts.whole(&shown("on")).unwrap(), "one two three");
        assert_eq!(
            texts.whole(&shown("no")),
            None,
            "somebody wrote something else"
        );
        assert_eq!(
            texts.whole("on … [whole text: sheet Long text, number 7]"),
            None
        );
        assert_eq!(texts.whole("one two three"), None);
    }
}
