//! Which lines are headings. Owns that choice only; a heading is cut into
//! sentences like any other line.

use serde::{Deserialize, Serialize};

use super::list_item;
use super::paragraph::Paragraph;

/// A heading has at most so many words.
const MAX_HEADING_WORDS: usize = 15;
/// The first line may be a little longer and still be the title.
const MAX_TITLE_WORDS: usize = 25;

/// The kind of the paragraph at `at`, which holds so many sentences.
pub(super) fn kind(
    text: &str,
    paragraphs: &[Paragraph],
    at: usize,
    sentences: usize,
) -> SentenceKind {
    let line = |at: usize| {
        paragraphs
            .get(at)
            .and_then(|paragraph| paragraph.span.slice(text))
    };
    let Some(this) = line(at).filter(|_| paragraphs.len() > 1) else {
        return SentenceKind::Body;
    };
    if paragraphs
        .get(at)
        .is_some_and(|paragraph| paragraph.lines > 1)
    {
        return SentenceKind::Body;
    }
    let has_at_most = |words: usize| this.split_whitespace().nth(words).is_none();
    let title = at == 0 && is_title(this, has_at_most, sentences);
    let short = !ends_with_stop(this) && has_at_most(MAX_HEADING_WORDS) && !is_item(line, at, this);
    if title || short || is_marked(this) {
        SentenceKind::Heading
    } else {
        SentenceKind::Body
    }
}

/// A first line is the title even with a stop, if it could be a headline.
fn is_title(line: &str, has_at_most: impl Fn(usize) -> bool, sentences: usize) -> bool {
    let full_stop = line
        .trim_end_matches(['"', '”', '’', '\'', ')'])
        .ends_with('.');
    match full_stop {
        true => sentences == 1 && has_at_most(MAX_HEADING_WORDS),
        false => has_at_most(MAX_TITLE_WORDS),
    }
}

/// Markdown says so itself.
fn is_marked(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
}

/// Whether a line is an item of a list rather than a numbered heading: it has a
/// bullet, or the line before or after it has a marker as well.
fn is_item<'a>(line: impl Fn(usize) -> Option<&'a str>, at: usize, this: &str) -> bool {
    let beside = [at.checked_sub(1), at.checked_add(1)];
    let beside_item = || {
        let mut lines = beside.into_iter().flatten().filter_map(&line);
        lines.any(list_item::starts_line)
    };
    list_item::starts_with_bullet(this) || list_item::starts_line(this) && beside_item()
}

fn ends_with_stop(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*', '_']);
    line.ends_with(['.', '!', '?', '…', ':', ';', ','])
}

/// What a sentence is in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentenceKind {
    /// The title, or a short line without a final stop.
    Heading,
    /// Running text.
    Body,
}

#[cfg(test)]
mod tests {
    use super::super::sentences;
    use super::SentenceKind;

    fn headings(text: &str) -> Vec<&str> {
        let found = sentences(text).into_iter();
        let headings = found.filter(|sentence| sentence.kind == SentenceKind::Heading);
        headings
            .filter_map(|heading| heading.span.slice(text))
            .collect()
    }

    const BODY: &str = "The gate is shut, and nobody has the key to it.";

    #[test]
    fn the_first_line_is_the_title_if_it_could_be_one() {
        assert_eq!(
            headings(&format!("Who has the key?\n{BODY}")),
            ["Who has the key?"]
        );
        assert_eq!(
            headings(&format!("Lund keeps the key.\n{BODY}")),
            ["Lund keeps the key."]
        );
        assert!(headings(&format!("{BODY} He left.\n{BODY}")).is_empty());
        assert!(
            headings("Lund keeps the key").is_empty(),
            "a line alone is the text"
        );
    }

    #[test]
    fn a_short_line_without_a_stop_is_a_heading() {
        let text = format!("{BODY} {BODY}\nWhat we know\n{BODY}\nAsked why, Lund said:\n{BODY}");
        assert_eq!(headings(&text), ["What we know"]);
        let long = "word ".repeat(16);
        assert!(headings(&format!("{BODY} {BODY}\n{long}\n{BODY}")).is_empty());
    }

    #[test]
    fn items_are_no_headings_but_numbered_headings_are() {
        let text =
            format!("{BODY} {BODY}\n- A key\n1) A gate\n2) A lock\n{BODY}\n3. The law\n{BODY}");
        assert_eq!(headings(&text), ["3. The law"]);
    }

    #[test]
    fn marked_headings_are_headings_whatever_they_end_in() {
        assert_eq!(
            headings(&format!("{BODY} {BODY}\n## Why?\n#tag.\n")),
            ["## Why?"]
        );
    }
}
