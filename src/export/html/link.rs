//! Which addresses become links, and the link that opens a page at a sentence.
//! Owns the rule that only web addresses do; fetches nothing.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stays as it is in a text directive. The hyphen does not: it parts the
/// words from their context there.
const DIRECTIVE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

/// How many words at each end of a quote are looked for.
const WORDS: usize = 5;

/// The address, where it is one of the web; anything else stays text.
pub(super) fn web_address(url: &str) -> Option<&str> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://")?;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    // A browser drops or rewrites these, so that it would open another address
    // than the one that is shown.
    let odd =
        |character: char| character.is_whitespace() || character.is_control() || character == '\\';
    let host = rest.chars().next().is_some_and(char::is_alphanumeric);
    (web && host && !url.contains(odd)).then_some(url)
}

/// The address with a text directive that leads to the quote; browsers that do
/// not know it open the page at its top.
///
/// Reference: URL Fragment Text Directives, W3C Community Group.
pub(super) fn to_quote(url: &str, exact: &str) -> Option<String> {
    let url = web_address(url)?;
    let bare = url.split_once(":~:").map_or(url, |(bare, _)| bare);
    let words: Vec<&str> = exact.split_whitespace().collect();
    let coded = |words: &[&str]| utf8_percent_encode(&words.join(" "), DIRECTIVE).to_string();
    let text = match words.as_slice() {
        [] => return Some(url.to_owned()),
        all if all.len() <= 2 * WORDS => coded(all),
        all => format!(
            "{},{}",
            coded(&all[..WORDS]),
            coded(&all[all.len() - WORDS..])
        ),
    };
    let hash = if bare.contains('#') { "" } else { "#" };
    Some(format!("{bare}{hash}:~:text={text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for url in [
            "http://a.example",
            "HTTPS://a.example/x?y=1&z#t",
            " https://a.example ",
        ] {
            assert!(web_address(url).is_some(), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "javascript://a.example/%0aalert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "https:evil",
            "https://",
            "https:///x",
            "https://a.example\\@b.example",
            "https://a.example/\u{0}x",
            "https://a.example/a b",
            "//a.example",
            "a.example",
            "",
        ] {
            assert_eq!(web_address(url), None, "{url}");
        }
    }

    #[test]
    fn a_short_quote_is_looked_for_whole() {
        assert_eq!(
            to_quote("https://a.example/x", "It fell, well-nigh.").as_deref(),
            Some("https://a.example/x#:~:text=It%20fell%2C%20well%2Dnigh.")
        );
    }

    #[test]
    fn a_long_quote_is_looked_for_by_its_ends() {
        assert_eq!(
            to_quote("https://a.example/#top", "a b c d e f\ng h i j k").as_deref(),
            Some("https://a.example/#top:~:text=a%20b%20c%20d%20e,g%20h%20i%20j%20k")
        );
    }

    #[test]
    fn a_directive_that_is_there_already_gives_way() {
        assert_eq!(
            to_quote("https://a.example/#:~:text=old", "né & co").as_deref(),
            Some("https://a.example/#:~:text=n%C3%A9%20%26%20co")
        );
        assert_eq!(to_quote("javascript:alert(1)", "x"), None);
    }
}
