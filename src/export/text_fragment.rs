//! Links that open a page at the quoted words, by a text directive in the
//! address (WICG, URL Fragment Text Directives). Owns which addresses may be
//! linked, which words go into the directive and how they are written there.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands between a page's own fragment and the directive.
const DELIMITER: &str = ":~:";

/// A quote with more words than this is named by its first and last words.
const MAX_WHOLE_QUOTE_WORDS: usize = 10;

/// How many words name each end of a longer quote.
const ENDS: usize = 5;

/// What a word may hold as it is. `-`, `,` and `&` have a meaning of their own
/// in the directive; everything else that is encoded could end the address.
const IN_DIRECTIVE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

/// Whether an address may be linked: http or https and something behind it, so
/// that no other scheme gets into a page or a sheet.
pub(super) fn is_web_address(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        let start = url.get(..scheme.len());
        let rest = url.get(scheme.len()..).unwrap_or_default();
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && rest.starts_with(|first: char| first.is_alphanumeric() || first == '[')
    })
}

/// The address of `url` with a directive to `words`; nothing where the address
/// cannot be linked or there are no words.
///
/// A fragment of the page's own stays in front of the directive; a directive
/// that stands there already gives way.
pub(super) fn link(url: &str, words: &str) -> Option<String> {
    let url = url.trim();
    if !is_web_address(url) {
        return None;
    }
    let directive = directive(words)?;
    let (page, fragment) = url.split_once('#').unwrap_or((url, ""));
    let fragment = fragment.split(DELIMITER).next().unwrap_or_default();
    let (page, fragment) = (harmless(page), harmless(fragment));
    Some(format!("{page}#{fragment}{DELIMITER}text={directive}"))
}

/// The first and last words, parted by a comma; of a short quote all of them.
///
/// A directive without a comma is looked for within one block of the page, so a
/// quote that runs over a line end is named by its ends however short it is.
fn directive(words: &str) -> Option<String> {
    let all: Vec<&str> = words.split_whitespace().collect();
    let lines = words.trim().lines();
    let mut lines = lines.filter(|line| !line.trim().is_empty());
    let first: Vec<&str> = lines.next()?.split_whitespace().collect();
    let Some(last) = lines.next_back() else {
        if all.len() <= MAX_WHOLE_QUOTE_WORDS {
            return Some(encoded(&all));
        }
        let (start, end) = (all.get(..ENDS)?, all.get(all.len() - ENDS..)?);
        return Some(format!("{},{}", encoded(start), encoded(end)));
    };
    let last: Vec<&str> = last.split_whitespace().collect();
    let start = first.get(..ENDS.min(first.len()))?;
    let end = last.get(last.len().saturating_sub(ENDS)..)?;
    Some(format!("{},{}", encoded(start), encoded(end)))
}

fn encoded(words: &[&str]) -> String {
    utf8_percent_encode(&words.join(" "), IN_DIRECTIVE).to_string()
}

/// An address without what could end it early where it stands in a text.
fn harmless(address: &str) -> String {
    let mut written = String::with_capacity(address.len());
    for character in address.chars() {
        let ends_it = character.is_whitespace()
            || character.is_control()
            || matches!(
                character,
                '<' | '>' | '"' | '`' | '\\' | '{' | '}' | '|' | '^'
            );
        if ends_it {
            let mut bytes = [0; 4];
            let character = character.encode_utf8(&mut bytes);
            written.extend(utf8_percent_encode(character, NON_ALPHANUMERIC));
        } else {
            written.push(character);
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://star.example/rain";

    fn text(words: &str) -> String {
        let link = link(PAGE, words).unwrap();
        link.strip_prefix("https://star.example/rain#:~:text=")
            .unwrap()
            .to_owned()
    }

    #[test]
    fn a_short_quote_is_named_whole_and_a_long_one_by_its_ends() {
        assert_eq!(text("It rained all day."), "It%20rained%20all%20day.");
        assert_eq!(
            text("1 2 3 4 5 6 7 8 9 10"),
            "1%202%203%204%205%206%207%208%209%2010"
        );
        assert_eq!(
            text("1 2 3 4 5 6 7 8 9 10 11"),
            "1%202%203%204%205,7%208%209%2010%2011"
        );
    }

    #[test]
    fn what_has_a_meaning_in_the_directive_is_encoded() {
        assert_eq!(text("a-b, c&d=e"), "a%2Db%2C%20c%26d%3De");
        assert_eq!(text("50 % #1"), "50%20%25%20%231");
        assert_eq!(
            text("“Öl” \u{202e}😀"),
            "%E2%80%9C%C3%96l%E2%80%9D%20%E2%80%AE%F0%9F%98%80"
        );
    }

    #[test]
    fn a_quote_over_lines_is_named_by_its_first_and_last_line() {
        assert_eq!(
            text("Rain today\n\nIt rained."),
            "Rain%20today,It%20rained."
        );
        assert_eq!(text("\n It rained. \n"), "It%20rained.");
    }

    #[test]
    fn the_fragment_of_the_page_stays_and_an_older_directive_goes() {
        let at = |url: &str| link(url, "It rained.").unwrap();
        assert_eq!(
            at("https://a.example/#top"),
            "https://a.example/#top:~:text=It%20rained."
        );
        assert_eq!(
            at("https://a.example/#top:~:text=old"),
            "https://a.example/#top:~:text=It%20rained."
        );
        assert_eq!(
            at("https://a.example/?q=1#"),
            "https://a.example/?q=1#:~:text=It%20rained."
        );
        assert_eq!(
            at("HTTP://a.example/a b\"<x>"),
            "HTTP://a.example/a%20b%22%3Cx%3E#:~:text=It%20rained."
        );
    }

    #[test]
    fn only_addresses_on_the_web_are_linked() {
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//a.example",
            "https://",
            "rain",
            "httpsé",
        ] {
            assert_eq!(link(url, "It rained."), None, "{url}");
        }
        assert_eq!(link(PAGE, " \n "), None);
    }
}
