//! Large first letters that reach down beside several lines: a "T" before "he harbour".
//! Owns finding the line that such a letter begins, and giving it back.

use super::layout::PrintedLine;

/// An initial is larger than its line by this factor at least.
const MIN_INITIAL_RATIO: f64 = 1.8;

/// A line stands off the initial beside it by so much of its size at most; some
/// printers begin it over the initial.
const MAX_DISTANCE_SIZES: f64 = 1.0;

/// A page has so many initials at most, each of which is looked for among all lines.
const MAX_INITIALS: usize = 16;

/// Joins the initials of a page to their words.
pub(super) fn join_initials(lines: &mut Vec<PrintedLine>) {
    let initials = (0..lines.len()).filter(|&at| is_initial(&lines[at]));
    let mut joined = Vec::new();
    for at in initials.take(MAX_INITIALS).collect::<Vec<_>>() {
        let initial = lines[at].clone();
        let beside = lines.iter_mut().filter(|line| begins(&initial, line));
        if let Some(line) = beside.min_by(|a, b| a.base.total_cmp(&b.base)) {
            // A word of one letter cannot be told from the first of another; parted,
            // at most that one is spoilt.
            let word = matches!(initial.text.trim_start_matches(is_quote), "A" | "I");
            let space = if word { " " } else { "" };
            line.text = [initial.text.as_str(), space, &line.text].concat();
            joined.push(at);
        }
    }
    for at in joined.into_iter().rev() {
        lines.remove(at);
    }
}

/// Whether a line is one capital, with or without a quotation mark.
fn is_initial(line: &PrintedLine) -> bool {
    let mut bare = line.text.trim_start_matches(is_quote).chars();
    bare.next().is_some_and(char::is_uppercase) && bare.next().is_none()
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '„' | '‘' | '«' | '»' | '\'')
}

/// Whether a line stands beside an initial, and goes on within a word; behind an
/// initial words may be printed in capitals.
fn begins(initial: &PrintedLine, line: &PrintedLine) -> bool {
    let mut letters = line.text.chars();
    let (first, second) = (letters.next(), letters.next());
    let capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
    let within = first.is_some_and(char::is_lowercase) || capital(first) && capital(second);
    let up = initial.base - line.base;
    within
        && line.turn == initial.turn
        && line.size * MIN_INITIAL_RATIO <= initial.size
        && line.left >= initial.left
        && line.left <= initial.right + MAX_DISTANCE_SIZES * line.size
        && up >= 0.4 * line.size
        && up <= initial.size
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f64, base: f64, size: f64) -> PrintedLine {
        PrintedLine {
            left,
            right: left + size,
            base,
            size,
            text: text.to_owned(),
            ..PrintedLine::default()
        }
    }

    /// What becomes of lines beside a large letter, which is drawn first.
    fn read(initial: &str, lines: [&str; 2]) -> Vec<String> {
        let mut lines = vec![
            line(initial, 0.0, 124.0, 30.0),
            line("The port", 0.0, 50.0, 15.0),
            line(lines[0], 31.0, 100.0, 10.0),
            line(lines[1], 31.0, 112.0, 10.0),
        ];
        join_initials(&mut lines);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn an_initial_begins_its_line() {
        let joined = ["The port", "The mayor did", "not close it"];
        assert_eq!(read("T", ["he mayor did", "not close it"]), joined);
        assert_eq!(read("“T", ["HE MAYOR", "did not"])[1], "“THE MAYOR");
        assert_eq!(read("A", ["ferry came", "at last"])[1], "A ferry came");
    }

    #[test]
    fn other_large_letters_stand_alone() {
        for (letter, text) in [("Q", "Who came?"), ("7", "days later"), ("TV", "was on")] {
            assert_eq!(read(letter, [text, "Nobody."]).len(), 4, "{letter}");
        }
        let mut far = vec![line("T", 0.0, 124.0, 30.0), line("he", 90.0, 100.0, 10.0)];
        join_initials(&mut far);
        assert_eq!(far.len(), 2, "in another column");
        let mut level = vec![line("H", 0.0, 100.0, 10.0), line("is", 11.0, 96.0, 6.0)];
        join_initials(&mut level);
        assert_eq!(level.len(), 2, "a raised letter");
    }
}
