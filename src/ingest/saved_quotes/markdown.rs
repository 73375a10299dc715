//! Quotes out of Markdown. Owns undoing the escapes, and the two lines by
//! which a quote is known; `export::MarkdownText` says what they look like.

use std::collections::BTreeMap;

use crate::domain::{ClaimId, CodePoints, SavedQuote, SourceId, Span};
use crate::ingest::IngestError;
use crate::ingest::article::source_text::SourceText;

use super::text_line::at_line;

const SOURCES: &str = "## Sources";
const WORDS: &str = "> “";
const PLACE: &str = "> — characters ";

pub(super) fn read(source: &SourceText) -> Result<Vec<SavedQuote>, IngestError> {
    let lines: Vec<&str> = source.text.split('\n').collect();
    let hashes = hashes(&lines);
    let mut quotes = Vec::new();
    let mut from = 0;
    // Whether the line before was the words of a quote.
    let mut after_words = false;
    for (at, line) in lines.iter().enumerate() {
        let span = Span::new(from, from + line.len());
        from += line.len() + 1;
        let of_words = line.starts_with(WORDS);
        let of_place = line.starts_with(PLACE);
        // Other quotations may have been written into the document since.
        let stands = if of_words {
            let place = lines.get(at + 1).copied().unwrap_or_default();
            let quote = quoted(line).zip(placed(place));
            quote.map(|(exact, (points, id, claim))| {
                quotes.push(SavedQuote {
                    place: at_line(at + 1),
                    claim: Some(ClaimId::new(claim)),
                    exact,
                    points,
                    prefix: None,
                    suffix: None,
                    source_sha256: hashes.get(&id).cloned(),
                    source: SourceId::new(id),
                    unguarded: false,
                });
            })
        } else {
            (!of_place || after_words).then_some(())
        };
        after_words = of_words;
        stands.ok_or_else(|| {
            source.error_at(
                span,
                "the two lines of a quote, its words and its place, are not together",
                "restore both lines, or export the file again",
            )
        })?;
    }
    Ok(quotes)
}

/// The words of `> “QUOTE”`.
fn quoted(line: &str) -> Option<String> {
    unescaped(line.trim_end().strip_prefix(WORDS)?.strip_suffix('”')?)
}

/// Place, source and claim of `> — characters START–END of SOURCE (CLAIM)`. In
/// an escaped text a bracket is never without its backslash.
fn placed(line: &str) -> Option<(CodePoints, String, String)> {
    let (points, rest) = line.trim_end().strip_prefix(PLACE)?.split_once(" of ")?;
    let (start, end) = points.split_once('–')?;
    let (source, claim) = rest.strip_suffix(')')?.split_once(" (")?;
    let points = CodePoints {
        start: start.parse().ok()?,
        end: end.parse().ok()?,
    };
    Some((points, unescaped(source)?, unescaped(claim)?))
}

/// The hashes in the table of sources.
fn hashes(lines: &[&str]) -> BTreeMap<String, String> {
    let table = lines
        .iter()
        .skip_while(|line| line.trim_end() != SOURCES)
        .skip(1);
    let rows = table.take_while(|line| !line.starts_with("## "));
    let hash = |row: &&str| {
        let row = row.trim().strip_prefix("| S")?.strip_suffix(" |")?;
        // A bar of the text itself has its backslash.
        let mut fields = row.split(" | ");
        let (_, source, hash) = (fields.next()?, fields.next()?, fields.last()?);
        Some((unescaped(source)?, unescaped(hash)?))
    };
    rows.filter_map(hash).collect()
}

/// The text that was escaped; nothing where the program escapes no such thing.
fn unescaped(written: &str) -> Option<String> {
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find(['\\', '&', '`']) {
        text.push_str(rest.get(..at)?);
        let (sign, after) = rest.get(at..)?.split_at_checked(1)?;
        rest = match sign {
            "\\" => {
                let escaped = after.chars().next().filter(char::is_ascii_punctuation)?;
                text.push(escaped);
                after.get(1..)?
            }
            "&" => {
                let (number, after) = after.strip_prefix('#')?.split_once(';')?;
                text.push(char::from_u32(number.parse().ok()?)?);
                after
            }
            _ => {
                let (code, after) = after.split_once('`')?;
                text.push_str(code);
                after
            }
        };
    }
    text.push_str(rest);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone() {
        for (written, text) in [
            (r"a \* b\\c", r"a * b\c"),
            ("a&#10;b&#8238;", "a\nb\u{202e}"),
            (r"\``@`\` `:`x\:", "`@` :x:"),
            ("", ""),
        ] {
            assert_eq!(unescaped(written).as_deref(), Some(text));
        }
        for written in ["&amp;", "&#xa;", "a`b", "\\a", "\\", "&#55296;"] {
            assert_eq!(unescaped(written), None, "{written}");
        }
    }

    fn quotes(text: &str) -> Result<Vec<SavedQuote>, IngestError> {
        read(&SourceText {
            file: "m.md".into(),
            text: text.to_owned(),
        })
    }

    #[test]
    fn a_quote_has_its_place_source_claim_and_hash() {
        let text = "## Sources\n\n| S1 | a \\| b | x | \\| S2 |  | abc |\n\n## Evidence\n\n\
                    > “It ”rained“\\.”\n> — characters 4–15 of a \\| b (c\\)\\(d)\n";
        let quote = &quotes(text).unwrap()[0];
        assert_eq!(quote.exact, "It ”rained“.");
        assert_eq!((quote.points.start, quote.points.end), (4, 15));
        assert_eq!(
            (quote.source.as_str(), quote.place.as_str()),
            ("a | b", "line 7")
        );
        assert_eq!(quote.claim, Some(ClaimId::new("c)(d")));
        assert_eq!(quote.source_sha256.as_deref(), Some("abc"));
    }

    #[test]
    fn a_quote_that_was_pulled_apart_is_an_error() {
        let error = quotes("\n> “It rained\\.\n> — characters 1–2 of a (b)\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "m.md:2:1: the two lines of a quote, its words and its place, are not together"
        );
        assert!(quotes("> “It rained\\.”\n").is_err(), "without its place");
        assert!(
            quotes("\n> — characters 1–2 of a (b)\n").is_err(),
            "without its words"
        );
        assert!(quotes("> somebody else's words\n").is_ok());
    }
}
