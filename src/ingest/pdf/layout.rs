//! The lines of a page as they are printed: where each stands, how large it is, and
//! its words. Owns telling from the places of characters where a line ends; where
//! words are parted is told in `spaces`, which lines are a paragraph that of
//! `paragraphs`.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

use super::character::Character;
use super::note_marks::without_note_marks;
use super::overprint::Overprint;
use super::spaces::{text_of, usual_gap};
use super::turn::Turn;

/// One line of print, or the part of it that stands in one column.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct PrintedLine {
    /// Which way it runs. Its places are those on a page turned likewise.
    pub turn: Turn,
    /// Where it begins, from the left, in points.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// Its base line, counted downward from the top of the page.
    pub base: f64,
    /// The size of its characters.
    pub size: f64,
    /// Its words.
    pub text: String,
}

/// A character this much of its size to the right of the one before stands in
/// another column.
const COLUMN: f64 = 3.0;

/// A character this much of its size above or below the one before stands in
/// another line; less is a raised or lowered one.
const MIN_LINE_SHIFT_SIZES: f64 = 0.5;

/// A single character that is larger than the next by this factor is an initial, which
/// reaches down beside several lines.
const INITIAL: f64 = 2.0;

/// The lines of one page in the order in which they are printed.
#[derive(Debug, Default)]
pub(super) struct PdfPage {
    lines: Vec<PrintedLine>,
    /// The place of the line that goes on, and its characters.
    line: PrintedLine,
    characters: Vec<Character>,
    /// The usual gap between the letters of the last line that told it, and its size.
    usual: (f64, f64),
    /// So many characters are not known to the font itself.
    pub unknown: usize,
    /// Its width and its height.
    pub extent: (f64, f64),
    overprint: Overprint,
    begins_word: bool,
}

impl PdfPage {
    /// All lines.
    pub fn into_lines(mut self) -> Vec<PrintedLine> {
        for character in self.overprint.rest() {
            self.place(character);
        }
        self.end_line_of_print();
        self.lines
    }

    /// Places a character.
    fn place(&mut self, character: Character) {
        let line = &mut self.line;
        let measure = character.size.max(line.size);
        let initial = self.characters.len() == 1 && line.size >= INITIAL * character.size;
        let straight = character.turn == line.turn && !initial;
        let level =
            straight && (character.base - line.base).abs() <= MIN_LINE_SHIFT_SIZES * measure;
        let gap = character.left - line.right;
        if !self.characters.is_empty() && level && gap > -measure && gap < COLUMN * measure {
            line.right = line.right.max(character.right);
            line.size = measure;
        } else {
            self.end_line_of_print();
            self.line = PrintedLine {
                turn: character.turn,
                left: character.left,
                right: character.right,
                base: character.base,
                size: character.size,
                text: String::new(),
            };
        }
        self.characters.push(character);
    }

    /// Ends the line that goes on: now its words can be told.
    fn end_line_of_print(&mut self) {
        let characters = std::mem::take(&mut self.characters);
        if characters.is_empty() {
            return;
        }
        let characters = without_note_marks(characters);
        let mut line = std::mem::take(&mut self.line);
        // A line of few letters is spaced like the one before.
        let usual = match usual_gap(&characters) {
            Some(usual) => usual,
            None if self.usual.1 == line.size => self.usual.0,
            None => 0.0,
        };
        self.usual = (usual, line.size);
        let text = text_of(&characters, usual);
        let words: Vec<&str> = text.split_whitespace().collect();
        line.text = words.join(" ");
        if !line.text.is_empty() {
            self.lines.push(line);
        }
    }
}

impl OutputDev for PdfPage {
    fn begin_page(
        &mut self,
        _number: u32,
        media_box: &MediaBox,
        _art_box: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.extent = (media_box.urx - media_box.llx, media_box.ury - media_box.lly);
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        characters: &str,
    ) -> Result<(), OutputError> {
        let sizes = (width, font_size);
        if let Some(mut character) = Character::printed(characters, place, sizes, self.extent) {
            self.unknown += usize::from(characters.is_empty());
            character.begins_word = std::mem::take(&mut self.begins_word);
            for character in self.overprint.once(character) {
                self.place(character);
            }
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.begins_word = true;
        self.overprint.begin_string();
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words printed one after another: each with its left edge and base line,
    /// every character 5 points wide.
    fn printed(words: &[(&str, f64, f64)]) -> Vec<String> {
        let mut page = PdfPage::default();
        for (word, left, base) in words {
            for character in Character::string(word, *left, *base, 5.0) {
                page.place(character);
            }
        }
        texts(page)
    }

    fn texts(page: PdfPage) -> Vec<String> {
        let lines = page.into_lines().into_iter();
        lines.map(|line| line.text).collect()
    }

    #[test]
    fn a_gap_is_a_space_where_none_is_written() {
        assert_eq!(
            printed(&[("It", 0.0, 9.0), ("rained", 13.0, 9.0)]),
            ["It rained"]
        );
        assert_eq!(
            printed(&[("It ", 0.0, 9.0), ("rained", 18.0, 9.0)]),
            ["It rained"]
        );
        assert_eq!(
            printed(&[("ra", 0.0, 9.0), ("in", 10.5, 9.0)]),
            ["rain"],
            "kerning"
        );
    }

    #[test]
    fn a_line_ends_where_the_next_stands_below_or_in_another_column() {
        assert_eq!(
            printed(&[("It", 0.0, 9.0), ("rained", 0.0, 21.0)]),
            ["It", "rained"]
        );
        assert_eq!(
            printed(&[("It", 0.0, 9.0), ("rained", 60.0, 9.0)]),
            ["It", "rained"]
        );
        assert_eq!(
            printed(&[("m", 0.0, 9.0), ("2", 5.0, 6.0)]),
            ["m2"],
            "raised"
        );
    }

    #[test]
    fn a_line_runs_one_way() {
        let mut page = PdfPage {
            extent: (600.0, 800.0),
            ..PdfPage::default()
        };
        let upward = |y: f64| Transform::row_major(0.0, 1.0, -1.0, 0.0, 100.0, y);
        let level = Transform::row_major(1.0, 0.0, 0.0, 1.0, 50.0, 700.0);
        for (place, c) in [(upward(50.0), "n"), (upward(55.0), "o"), (level, "w")] {
            page.output_character(&place, 0.5, 0.0, 10.0, c).unwrap();
        }
        assert_eq!(texts(page), ["no", "w"]);
    }
}
