//! The words around a quote: the paragraph that it stands in, or as much as the
//! quote itself carries. Owns where the context ends; the quote is not in it.

use crate::domain::Quote;

/// How many characters of a long paragraph are shown on each side.
const MAX_CONTEXT_CHARS: usize = 600;

/// What stands before and after a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct QuoteContext<'a> {
    /// The words before.
    pub before: &'a str,
    /// Whether the paragraph begins further up.
    pub cut_before: bool,
    /// The words after.
    pub after: &'a str,
    /// Whether the paragraph goes on.
    pub cut_after: bool,
}

/// The context of `quote` in `text`; its own where the text is not given or
/// does not have the quote in its place.
pub(super) fn around<'a>(quote: &'a Quote, text: Option<&'a str>) -> QuoteContext<'a> {
    let in_place = |text: &&str| quote.span.slice(text) == Some(quote.exact.as_str());
    match text.filter(in_place) {
        Some(text) => paragraph(&text[..quote.span.start], &text[quote.span.end..]),
        None => QuoteContext {
            before: &quote.prefix,
            cut_before: quote.points.start > quote.prefix.chars().count(),
            after: &quote.suffix,
            cut_after: quote.suffix.chars().count() >= Quote::CONTEXT_CODE_POINTS,
        },
    }
}

fn paragraph<'a>(before: &'a str, after: &'a str) -> QuoteContext<'a> {
    // A text without any blank line has a paragraph on each line.
    let by_line = !has_blank_line(before) && !has_blank_line(after);
    let above = &before[last_break(before, by_line)..];
    let below = &after[..first_break(after, by_line)];
    let shown_above = &above[tail(above)..];
    let shown_below = &below[..head(below)];
    QuoteContext {
        before: shown_above,
        cut_before: shown_above.len() < above.len(),
        after: shown_below,
        cut_after: shown_below.len() < below.len(),
    }
}

fn has_blank_line(text: &str) -> bool {
    first_break(text, false) < text.len()
}

/// Where the text breaks for the first time: before the line end that closes
/// its paragraph, or at its end.
fn first_break(text: &str, by_line: bool) -> usize {
    let mut ends = text.match_indices('\n').map(|(at, _)| at);
    let breaks = |&at: &usize| {
        by_line
            || text[at + 1..]
                .trim_start_matches([' ', '\t'])
                .starts_with('\n')
    };
    ends.find(breaks).unwrap_or(text.len())
}

/// Where the last paragraph of the text begins.
fn last_break(text: &str, by_line: bool) -> usize {
    let mut ends = text.rmatch_indices('\n').map(|(at, _)| at);
    let breaks = |&at: &usize| by_line || text[..at].trim_end_matches([' ', '\t']).ends_with('\n');
    ends.find(breaks).map_or(0, |at| at + 1)
}

/// Where the last words of a long text begin.
fn tail(text: &str) -> usize {
    let Some((from, _)) = text.char_indices().rev().nth(MAX_CONTEXT_CHARS) else {
        return 0;
    };
    let word = text[from..].find(char::is_whitespace);
    word.map_or(from, |skip| from + skip)
}

/// Where the first words of a long text end.
fn head(text: &str) -> usize {
    let Some((to, _)) = text.char_indices().nth(MAX_CONTEXT_CHARS) else {
        return text.len();
    };
    text[..to]
        .rfind(char::is_whitespace)
        .map_or(to, |word| word + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Span;

    fn context(text: &str, exact: &str) -> (String, String) {
        let at = text.find(exact).unwrap();
        let quote = Quote::cut(text, Span::new(at, at + exact.len())).unwrap();
        let context = around(&quote, Some(text));
        let shown = |cut: bool| if cut { "…" } else { "" };
        (
            format!("{}{}", shown(context.cut_before), context.before),
            format!("{}{}", context.after, shown(context.cut_after)),
        )
    }

    fn both(before: &str, after: &str) -> (String, String) {
        (before.to_owned(), after.to_owned())
    }

    #[test]
    fn the_paragraph_ends_at_blank_lines_and_not_at_line_ends() {
        let text = "Title\n\nOne fell.\nTwo rose. Three\nstood.\n \nNext.";
        assert_eq!(
            context(text, "Two rose."),
            both("One fell.\n", " Three\nstood.")
        );
    }

    #[test]
    fn without_blank_lines_each_line_is_a_paragraph() {
        let text = "Title\nOne fell. Two rose. Three stood.\nNext.";
        assert_eq!(
            context(text, "Two rose."),
            both("One fell. ", " Three stood.")
        );
    }

    #[test]
    fn long_paragraphs_are_cut_between_words() {
        let long = "wörd ".repeat(400);
        let (before, after) = context(&format!("{long}Here. {long}"), "Here.");
        assert!(before.starts_with("… wörd") && before.ends_with("wörd "));
        assert!(after.starts_with(" wörd") && after.ends_with("wörd …"));
        assert!(before.chars().count() <= MAX_CONTEXT_CHARS + 2);
    }

    #[test]
    fn a_text_without_the_quote_in_its_place_lends_no_context() {
        let text = format!("{} Here. {}", "a".repeat(40), "b".repeat(40));
        let quote = Quote::cut(&text, Span::new(41, 46)).unwrap();
        for other in [None, Some("Something else entirely."), Some("x")] {
            let context = around(&quote, other);
            assert_eq!(context.before, quote.prefix);
            assert!(context.cut_before && context.cut_after);
        }
        assert!(around(&quote, Some(&text)).before.len() > quote.prefix.len());
    }
}
