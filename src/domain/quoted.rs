//! Which words of a text stand in quotation marks. Owns what opens and closes a
//! quotation, and when marks are not believed; what a quoted word is worth is left to
//! whoever asks.
//!
//! Double marks alone: a single one is an apostrophe far more often. A quotation
//! ends with its line at the latest, so that one forgotten mark does not turn the
//! rest of an article inside out.

/// A line of more words than this is a whole article, or a page run together: a mark
/// too many may stand anywhere in it, and no mark of it is believed.
const MAX_QUOTING_LINE_WORDS: usize = 60;

/// But for a line that begins with a mark, which is a paragraph of a quotation that
/// goes on in the next one and is closed there, up to so many words.
const LONG_PARAGRAPH: usize = 150;

/// The words of a text, as they stand between white space, and whether the first
/// letter or digit of each is inside quotation marks. What has neither letter nor
/// digit is no word.
pub(super) fn words(text: &str) -> impl Iterator<Item = (&str, bool)> {
    text.split('\n').flat_map(words_of_line)
}

fn words_of_line(line: &str) -> impl Iterator<Item = (&str, bool)> {
    let believed = are_believed(line);
    let mut inside = false;
    line.split_whitespace().filter_map(move |word| {
        let mut quoted = None;
        for c in word.chars() {
            match c {
                '“' | '„' | '«' => inside = true,
                '”' | '»' => inside = false,
                '"' => inside = !inside,
                c if quoted.is_none() && c.is_alphanumeric() => quoted = Some(inside),
                _ => {}
            }
        }
        quoted.map(|quoted| (word, quoted && believed))
    })
}

/// Whether the marks of a line can be taken at their word: they come in pairs, or
/// the line is short, or it is a paragraph of a longer quotation.
fn are_believed(line: &str) -> bool {
    let marks = line.chars().filter(|c| matches!(c, '"' | '“' | '”'));
    if marks.count() % 2 == 0 {
        return true;
    }
    let words = line.split_whitespace();
    let words = words.filter(|word| word.contains(char::is_alphanumeric));
    let most = match line.trim_start().starts_with(['"', '“']) {
        true => LONG_PARAGRAPH,
        false => MAX_QUOTING_LINE_WORDS,
    };
    words.count() <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quoted words of a text.
    fn quoted(text: &str) -> Vec<&str> {
        let quoted = words(text).filter(|(_, quoted)| *quoted);
        quoted.map(|(word, _)| word).collect()
    }

    /// So many words.
    fn fill(count: usize) -> String {
        "word ".repeat(count)
    }

    #[test]
    fn a_word_between_double_marks_is_quoted_and_its_neighbours_are_not() {
        for text in [
            "She “said so” twice",
            "She „said so” twice",
            "She «said so» twice",
            "She \"said so\" twice",
            "She (“said so”), twice",
            "She “ said so ” twice",
        ] {
            let found = quoted(text);
            assert_eq!(found.len(), 2, "{text}: {found:?}");
            assert!(
                found[0].contains("said") && found[1].contains("so"),
                "{text}"
            );
        }
        assert_eq!(quoted("the so-called“deal”was off"), [""; 0]);
    }

    #[test]
    fn apostrophes_and_single_marks_quote_nothing() {
        assert_eq!(quoted("The mayor's men don't ‘see’ 'it' ’til May"), [""; 0]);
        assert_eq!(quoted("“Don't,” the mayor's men said"), ["“Don't,”"]);
    }

    #[test]
    fn empty_quotations_quote_nothing() {
        assert_eq!(quoted("He said “” and \"\" and “ ” no more"), [""; 0]);
        assert_eq!(words("“” \" – «»\n\n”").count(), 0);
    }

    #[test]
    fn a_whole_text_may_be_quoted() {
        assert_eq!(quoted("“One two three”").len(), 3);
        assert_eq!(
            quoted("“One two\n“three four”"),
            ["“One", "two", "“three", "four”"]
        );
    }

    #[test]
    fn a_quotation_that_is_not_closed_ends_with_its_line() {
        assert_eq!(quoted("He said “no more\nand left"), ["“no", "more"]);
        assert_eq!(quoted("no more” he said\r\nand \"left"), ["\"left"]);
    }

    #[test]
    fn a_mark_too_many_in_a_long_line_is_not_believed() {
        let short = format!("He said “so {}", fill(50));
        assert_eq!(quoted(&short).len(), 51);
        let long = format!("He “said” so, “so {}", fill(60));
        assert_eq!(quoted(&long), [""; 0]);
        let even = format!("He “said” so, “so” {}", fill(60));
        assert_eq!(quoted(&even), ["“said”", "“so”"]);
    }

    #[test]
    fn a_long_line_that_begins_with_a_mark_is_a_paragraph_of_a_quotation() {
        assert_eq!(quoted(&format!(" “{}", fill(140))).len(), 140);
        assert_eq!(quoted(&format!("“{}", fill(151))), [""; 0]);
        assert_eq!(quoted(&format!("So “{}", fill(140))), [""; 0]);
    }
}
