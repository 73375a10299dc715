//! The lines of a page as they are printed: where each stands, how large it is,
//! and its words. Owns telling from the places of characters where a word and a
//! line end; which way print runs is the business of `turn`, which lines are a
//! paragraph that of `paragraphs`.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

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
    /// Its width and its height.
    extent: (f64, f64),
    begins_word: bool,
}

impl Page {
    /// Places a character, or several that are printed as one.
    fn place(
        &mut self,
        characters: &str,
        turn: Turn,
        (left, base): (f64, f64),
        width: f64,
        size: f64,
    ) {
        let begins_word = std::mem::take(&mut self.begins_word);
        let right = left + width;
        if let Some(line) = self.lines.last_mut() {
            let measure = size.max(line.size);
            let same_line = turn == line.turn && (base - line.base).abs() <= LINE * measure;
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
            turn,
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
        // The side of the square with the area of a character's box.
        let area = place.m11 * place.m22 - place.m12 * place.m21;
        let size = area.abs().sqrt() * font_size.abs();
        let width = width * place.m11.hypot(place.m12) * font_size.abs();
        // Print of no size or at no place is not seen, and would be in no order.
        let at = [place.m31, place.m32, width, size];
        if at.iter().all(|number| number.is_finite()) && size > 0.0 {
            let turn = Turn::of(place, font_size);
            let at = turn.place((place.m31, place.m32), self.extent);
            self.place(characters, turn, at, width, size);
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
                let at = (left + 5.0 * f64::from(at), *base);
                page.place(&c.to_string(), Turn::default(), at, 5.0, 10.0);
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

    #[test]
    fn a_line_runs_one_way() {
        let mut page = Page {
            extent: (600.0, 800.0),
            ..Page::default()
        };
        let upward = |y: f64| Transform::row_major(0.0, 1.0, -1.0, 0.0, 100.0, y);
        let level = Transform::row_major(1.0, 0.0, 0.0, 1.0, 50.0, 700.0);
        for (place, c) in [(upward(50.0), "n"), (upward(55.0), "o"), (level, "w")] {
            page.output_character(&place, 0.5, 0.0, 10.0, c).unwrap();
        }
        let lines: Vec<_> = page
            .lines
            .iter()
            .map(|line| (line.base, &line.text[..]))
            .collect();
        assert_eq!(lines, [(100.0, "no"), (100.0, "w")]);
    }
}
