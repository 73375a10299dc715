//! How high a row has to be for its wrapped words to be seen. Owns the
//! estimate: a workbook knows no fonts, and LibreOffice, unlike Excel, does not
//! look for itself.

use unicode_width::UnicodeWidthStr;

/// The height of a line, in points.
const LINE_HEIGHT_POINTS: f64 = 15.0;
/// More lines than this are not shown: the row would fill the screen.
const MAX_LINES: usize = 10;

/// How many lines words take in a column `width` characters wide.
pub(super) fn lines(words: &str, width: f64) -> usize {
    // Most letters are narrower than the digit that widths are counted in, but
    // words break before the edge.
    let mut left = MAX_LINES;
    for line in words.split('\n') {
        #[expect(clippy::cast_precision_loss, reason = "a text is no 2^52 wide")]
        let needed = (line.width() as f64 / width).ceil().max(1.0);
        if needed >= left as f64 {
            return MAX_LINES;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between one and MAX_LINES"
        )]
        let needed = needed as usize;
        left -= needed;
    }
    (MAX_LINES - left).max(1)
}

/// The height of a row of so many lines, in points; none where the usual one
/// will do.
pub(super) fn of_lines(lines: usize) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "at most MAX_LINES")]
    let height = LINE_HEIGHT_POINTS * lines as f64;
    (lines > 1).then_some(height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_take_as_many_lines_as_their_width_asks() {
        assert_eq!(lines("", 10.0), 1);
        assert_eq!(lines("0123456789", 10.0), 1);
        assert_eq!(lines("0123456789a", 10.0), 2);
        assert_eq!(lines("a\nb", 10.0), 2);
        assert_eq!(lines("漢字漢字漢字", 10.0), 2, "wide characters");
        assert_eq!(lines(&"word ".repeat(500), 10.0), MAX_LINES);
        assert_eq!(of_lines(1), None);
        assert_eq!(of_lines(2), Some(30.0));
    }
}
