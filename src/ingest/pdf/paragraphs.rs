//! From printed lines to paragraphs: what belongs together, and what is a heading.
//! What is no part of the text has been taken out by `margins`.

use super::layout::PrintedLine;

/// Lines whose sizes differ by more than this share are not of one paragraph.
const SIZES: f64 = 0.15;

/// A gap of so many usual ones parts two paragraphs.
const MIN_PARAGRAPH_GAP: f64 = 1.35;

/// A first line set in by so much of its size begins a paragraph.
const MIN_INDENT_SIZES: f64 = 0.8;

/// A line ends early where so much of the column is left.
const EARLY: f64 = 0.15;

/// The common distance between lines, in sizes of their characters.
const COMMON: f64 = 1.2;

/// Fewer lines than this do not tell what distance they usually have.
const MIN_LINES: usize = 5;

/// The paragraphs of all pages.
pub(super) fn paragraphs(pages: &[Vec<PrintedLine>]) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let mut open: Option<(Last, String)> = None;
    for lines in pages {
        let leading = usual_leading(lines);
        for (at, line) in lines.iter().enumerate() {
            let column = column_of(lines, at);
            open = match open.take() {
                Some((last, mut text)) if goes_on(&last, line, leading, column, at == 0) => {
                    join(&mut text, &line.text);
                    Some((Last::new(line, column), text))
                }
                ended => {
                    paragraphs.extend(ended.map(|(_, text)| text));
                    Some((Last::new(line, column), line.text.clone()))
                }
            };
        }
    }
    paragraphs.extend(open.map(|(_, text)| text));
    paragraphs
}

/// The last line of a paragraph, with the left and the right edge of its column.
struct Last {
    line: PrintedLine,
    column: (f64, f64),
}

impl Last {
    fn new(line: &PrintedLine, column: (f64, f64)) -> Self {
        Self {
            line: line.clone(),
            column,
        }
    }
}

/// Whether much of its column is left where a line ends.
fn ends_early(line: &PrintedLine, (left, right): (f64, f64)) -> bool {
    right - line.right > EARLY * (right - left)
}

/// Whether a line goes on with the paragraph of the one before.
fn goes_on(
    last: &Last,
    line: &PrintedLine,
    leading: f64,
    column: (f64, f64),
    new_page: bool,
) -> bool {
    if last.line.turn != line.turn {
        return false;
    }
    if (last.line.size - line.size).abs() > SIZES * last.line.size.max(line.size) {
        return false;
    }
    let ended = is_sentence_end(&last.line.text);
    let down = line.base - last.line.base;
    if new_page || down < -0.5 * line.size {
        // At the head of a page or a column only the words tell, and whether the
        // last line is a full one.
        let full = !ends_early(&last.line, last.column);
        return !ended && (full || line.text.starts_with(char::is_lowercase));
    }
    let below = down > 0.5 * line.size;
    if !below {
        // Beside the last one: a cell of a table, or a tabulator.
        return true;
    }
    if down > MIN_PARAGRAPH_GAP * leading {
        return false;
    }
    let inset = |line: &PrintedLine| line.left - column.0 > MIN_INDENT_SIZES * line.size;
    let set_in = inset(line) && !inset(&last.line);
    !(ended && (set_in || ends_early(&last.line, column)))
}

/// The left and the right edge of the lines around one, which are its column.
fn column_of(lines: &[PrintedLine], at: usize) -> (f64, f64) {
    let of_line = &lines[at];
    let beside = lines.iter().filter(|other| {
        other.left < of_line.right && of_line.left < other.right && other.size >= of_line.size * 0.8
    });
    beside.fold((of_line.left, of_line.right), |(left, right), other| {
        (left.min(other.left), right.max(other.right))
    })
}

/// The usual distance between the base lines of two lines that follow each other.
fn usual_leading(lines: &[PrintedLine]) -> f64 {
    let pairs = lines.windows(2);
    let mut steps: Vec<f64> = pairs
        .map(|pair| pair[1].base - pair[0].base)
        .zip(lines)
        .filter(|(step, line)| *step > 0.5 * line.size && *step < 3.0 * line.size)
        .map(|(step, _)| step)
        .collect();
    steps.sort_by(f64::total_cmp);
    let lower = steps.get(steps.len().saturating_sub(1) / 3).copied();
    let size = lines.first().map_or(0.0, |line| line.size);
    match lower {
        Some(lower) if steps.len() >= MIN_LINES => lower,
        // Of few lines it can be told only with the help of what is common.
        Some(lower) => lower.min(COMMON * size),
        None => COMMON * size,
    }
}

/// Whether a sentence ends with a line.
pub(super) fn is_sentence_end(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    bare.ends_with(['.', '!', '?', '…', ':'])
}

/// Whether a line ends within a word.
fn is_broken(text: &str) -> bool {
    let mut back = text.chars().rev();
    let hyphen = matches!(back.next(), Some('-' | '\u{ad}' | '\u{2010}'));
    hyphen && back.next().is_some_and(char::is_alphabetic)
}

/// Adds a line to a paragraph. A word that was broken keeps its hyphen and the
/// line break: whether the hyphen belongs to it is for the reader of texts to say.
fn join(text: &mut String, line: &str) {
    text.push(if is_broken(text) { '\n' } else { ' ' });
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::super::turn::Turn;
    use super::*;

    /// Lines of 10 points, 12 apart: the words with their left and right edge; a
    /// blank one leaves a gap.
    fn page(lines: &[(&str, f64, f64)]) -> Vec<PrintedLine> {
        let mut base = 0.0;
        let placed = lines.iter().map(|(text, left, right)| {
            base += 12.0;
            PrintedLine {
                turn: Turn::default(),
                left: *left,
                right: *right,
                base,
                size: 10.0,
                text: (*text).to_owned(),
            }
        });
        placed.filter(|line| !line.text.is_empty()).collect()
    }

    fn read(lines: &[(&str, f64, f64)]) -> Vec<String> {
        paragraphs(&[page(lines)])
    }

    #[test]
    fn a_gap_an_indent_or_a_short_line_begins_a_paragraph() {
        let gap = [
            ("It rained all", 0.0, 100.0),
            ("day there.", 0.0, 98.0),
            ("", 0.0, 0.0),
            ("Nobody came.", 0.0, 100.0),
        ];
        assert_eq!(read(&gap), ["It rained all day there.", "Nobody came."]);
        let indent = [
            ("It rained all", 0.0, 100.0),
            ("day there now.", 0.0, 100.0),
            ("Nobody came to", 10.0, 100.0),
            ("see it.", 0.0, 50.0),
        ];
        assert_eq!(
            read(&indent),
            ["It rained all day there now.", "Nobody came to see it."]
        );
        let short = [
            ("It rained all", 0.0, 100.0),
            ("day.", 0.0, 30.0),
            ("Nobody came.", 0.0, 100.0),
        ];
        assert_eq!(read(&short), ["It rained all day.", "Nobody came."]);
        let ragged = [
            ("It rained all", 0.0, 80.0),
            ("day, they said.", 0.0, 100.0),
        ];
        assert_eq!(read(&ragged), ["It rained all day, they said."]);
    }

    #[test]
    fn a_sentence_goes_on_over_the_page() {
        let first = page(&[("The mayor did not", 0.0, 100.0)]);
        let second = page(&[("close the line.", 0.0, 100.0), ("It stays.", 0.0, 100.0)]);
        assert_eq!(
            paragraphs(&[first.clone(), second]),
            ["The mayor did not close the line. It stays."]
        );
        let named = page(&[("Mayor Quay did so.", 0.0, 100.0)]);
        assert_eq!(paragraphs(&[first, named]).len(), 1, "after a full line");
        let ended = page(&[("It rained all", 0.0, 100.0), ("day.", 0.0, 30.0)]);
        let heading = page(&[("Elsewhere", 0.0, 60.0)]);
        assert_eq!(paragraphs(&[ended, heading]).len(), 2);
    }

    #[test]
    fn a_broken_word_keeps_its_break() {
        let broken = [("The inter-", 0.0, 100.0), ("national line.", 0.0, 90.0)];
        assert_eq!(read(&broken), ["The inter-\nnational line."]);
        let dash = [("It came -", 0.0, 100.0), ("at last.", 0.0, 90.0)];
        assert_eq!(read(&dash), ["It came - at last."]);
    }
}
