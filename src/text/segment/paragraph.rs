//! Where paragraphs end. Owns the difference between a text whose every line is
//! a paragraph and one whose lines were broken at a fixed width; looks at no
//! sentence.

use crate::domain::Span;
use crate::text::broken_word::is_hyphen;

use super::list_item;

/// One paragraph of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its place, without white space around it.
    pub span: Span,
    /// How many lines it takes up.
    pub lines: usize,
}

/// Lines longer than this are not broken by hand.
const WIDEST: usize = 100;
/// Lines shorter than this are a list or a poem.
const NARROWEST: usize = 45;
/// So many broken lines are needed before a width can be told.
const ENOUGH_LINES: usize = 3;

/// The paragraphs of a text, in order; blank lines belong to none.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let width = wrap_width(text, &lines);
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(lines.len());
    let mut last: Option<&Line> = None;
    for line in lines.iter() {
        let joined = match (width, last) {
            (_, Some(above)) if breaks_word(text, above, line) => true,
            (Some(width), Some(above)) => goes_on(text, above, line, width),
            (Some(_), None) | (None, _) => false,
        };
        match paragraphs.last_mut() {
            Some(paragraph) if joined => {
                paragraph.span.end = line.span.end;
                paragraph.lines += 1;
            }
            Some(_) | None => paragraphs.push(Paragraph {
                span: line.span,
                lines: 1,
            }),
        }
        last = Some(line);
    }
    paragraphs
}

/// A line that is not blank.
struct Line {
    /// Without white space around it.
    span: Span,
    /// Its place among all lines, blank ones too.
    number: usize,
    /// Length in characters, with its indent.
    width: usize,
}

fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    let mut lines = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let indent = line.len() - line.trim_start().len();
            lines.push(Line {
                span: Span::new(start + indent, start + indent + trimmed.len()),
                number,
                width: line.trim_end().chars().count(),
            });
        }
        start += line.len() + 1;
    }
    lines
}

/// The width at which the lines of a text were broken, where they were: nearly
/// every line that has another right below it is too full to take that one's
/// first word, and a fair part of those next lines goes on in small letters.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let wordy = |line: &&Line| slice(text, line).contains(' ');
    let width = lines.iter().filter(wordy).map(|line| line.width).max()?;
    if !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    let (mut pairs, mut full, mut small) = (0, 0, 0);
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        if line.number + 1 == next.number {
            pairs += 1;
            full += usize::from(is_full(text, line, next, width));
            small += usize::from(starts_small(text, next));
        }
    }
    (pairs >= ENOUGH_LINES && full * 10 >= pairs * 7 && small * 3 >= pairs).then_some(width)
}

/// Whether a word that begins on one line ends on the next: no width need be known
/// for that.
fn breaks_word(text: &str, above: &Line, next: &Line) -> bool {
    let head = slice(text, above).strip_suffix(is_hyphen);
    let in_word = head.is_some_and(|head| head.ends_with(char::is_alphabetic));
    in_word && above.number + 1 == next.number && starts_small(text, next)
}

/// Whether `next`, in a text broken at `width`, goes on with the paragraph of
/// the line above it.
fn goes_on(text: &str, above: &Line, next: &Line, width: usize) -> bool {
    if above.number + 1 != next.number || list_item::starts_line(slice(text, next)) {
        return false;
    }
    // A line that stops well short of the width ends a paragraph or is a
    // heading, unless it breaks off in mid-sentence.
    let short = above.width * 3 < width * 2;
    starts_small(text, next) || !short || is_full(text, above, next, width)
}

/// Whether the first word of `next` would not have fitted on `line`, give or
/// take a little for lines broken by people.
fn is_full(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let word = slice(text, next).split_whitespace().next();
    let needed = word.map_or(0, |word| word.chars().count()) + 1;
    line.width + needed + 4 > width
}

fn starts_small(text: &str, line: &Line) -> bool {
    slice(text, line).starts_with(char::is_lowercase)
}

fn slice<'a>(text: &'a str, line: &Line) -> &'a str {
    line.span.slice(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let spans = paragraphs(text);
        spans.iter().map(|p| p.span.slice(text).unwrap()).collect()
    }

    const WRAPPED: &str = "\
The council voted late on Tuesday to keep the old bridge open for
another year, although two members of the committee had said that
it could not be made safe. Work on the piers is to begin in March
and will last until the autumn.

Residents who came to the meeting welcomed the vote. One of them,
a baker, said that he would have lost half of his customers.";

    #[test]
    fn every_line_is_a_paragraph() {
        let text = "Bridge stays\nThe council voted late.\n\n  It was close.\t\r\n";
        assert_eq!(
            found(text),
            ["Bridge stays", "The council voted late.", "It was close."]
        );
    }

    #[test]
    fn a_broken_word_keeps_its_lines_together() {
        assert_eq!(found("The govern-\nment closed it.\nOpen").len(), 2);
        for apart in [
            "The govern-\n\nment",
            "It came -\nat last",
            "the Doha-\nKabul road",
        ] {
            assert_eq!(found(apart).len(), 2, "{apart}");
        }
    }

    #[test]
    fn broken_lines_are_put_together() {
        let paragraphs = paragraphs(WRAPPED);
        let lines: Vec<_> = paragraphs.iter().map(|p| p.lines).collect();
        assert_eq!(lines, [4, 2]);
        assert!(found(WRAPPED)[1].ends_with("half of his customers."));
    }

    #[test]
    fn a_heading_right_above_broken_lines_stands_alone() {
        let text = format!("Bridge stays open\n{WRAPPED}");
        assert_eq!(found(&text)[0], "Bridge stays open");
        assert_eq!(found(&text).len(), 3);
    }

    #[test]
    fn bullets_in_a_broken_text_stand_alone() {
        let text =
            format!("{WRAPPED}\n- the piers, which are to be cleaned and painted\n- the rail");
        assert_eq!(found(&text).len(), 4);
    }

    #[test]
    fn lines_of_like_length_that_are_whole_are_not_broken() {
        let text = "The council voted late on Tuesday to keep the bridge open.\n\
                    Residents who came to the meeting welcomed the late vote.\n\
                    Work on the piers is to begin in March and last a season.\n\
                    Nobody knows what the whole thing is going to cost them.";
        assert_eq!(found(text).len(), 4);
    }

    #[test]
    fn one_long_line_tells_that_lines_are_not_broken() {
        let text = format!("{WRAPPED}\n\n{}", "and so on ".repeat(20));
        assert_eq!(found(&text).len(), 7);
    }
}
