//! The lines of a page as they are printed: where each stands, how large it is,
//! and its words. Owns telling from the places of characters where a word and a
//! line end; which lines are a paragraph is the business of `paragraphs`.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// One line of print, or the part of it that stands in one column.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct PrintedLine {
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

/// A character this much of its size to the right of the one before stands
/// behind a space that was not written.
const SPACE: f64 = 0.12;

/// And this much in another column.
const COLUMN: f64 = 3.0;

/// A character this much of its size above or below the one before stands in
/// another line; less is a raised or lowered one.
const LINE: f64 = 0.5;

/// The lines of one page in the order in which they are printed.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The lines that have ended; the last goes on.
    pub lines: Vec<PrintedLine>,
    height: f64,
    begins_word: bool,
}

impl Page {
    /// Places a character, or several that are printed as one.
    fn place(&mut self, characters: &str, left: f64, base: f64, width: f64, size: f64) {
        let begins_word = std::mem::take(&mut self.begins_word);
        let right = left + width * size;
        if let Some(line) = self.lines.last_mut() {
            let measure = size.max(line.size);
            let same_line = (base - line.base).abs() <= LINE * measure;
            let gap = left - line.right;
            if same_line && gap > -measure && gap < COLUMN * measure {
                let spaced = line.text.ends_with(' ') || characters.starts_with(' ');
                if begins_word && gap > SPACE * measure && !spaced {
                    line.text.push(' ');
                }
                line.text.push_str(characters);
                line.right = line.right.max(right);
                line.size = measure;
                return;
            }
        }
        self.lines.push(PrintedLine {
            left,
            right,
            base,
            size,
            text: characters.to_owned(),
        });
    }
}

impl OutputDev for Page {
    fn begin_page(
        &mut self,
        _number: u32,
        media_box: &MediaBox,
        _art_box: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.height = media_box.ury - media_box.lly;
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
        // The side of the square that a character's box would be.
        let across = (place.m11 + place.m21) * font_size;
        let down = (place.m12 + place.m22) * font_size;
        let size = (across * down).abs().sqrt();
        // Print of no size or at no place is not seen, and would be in no order.
        let at = [place.m31, place.m32, width, size];
        if at.iter().all(|number| number.is_finite()) && size > 0.0 {
            self.place(characters, place.m31, self.height - place.m32, width, size);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.begins_word = true;
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
        let mut page = Page::default();
        for (word, left, base) in words {
            page.begins_word = true;
            for (at, c) in (0..).zip(word.chars()) {
                page.place(&c.to_string(), left + 5.0 * f64::from(at), *base, 0.5, 10.0);
            }
        }
        page.lines.into_iter().map(|line| line.text).collect()
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
}
