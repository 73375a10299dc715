//! Which addresses become links in the report as they are, and the link that
//! opens a page at a sentence. Owns the stricter rule for a page: an address
//! that a browser would open otherwise than it is shown stays text.

use crate::export::text_fragment::{self, is_web_address};

/// The address, where it is one of the web and can be linked as it stands.
pub(super) fn web_address(url: &str) -> Option<&str> {
    let url = url.trim();
    // A browser drops or rewrites these, so that it would open another address
    // than the one that is shown.
    let odd =
        |character: char| character.is_whitespace() || character.is_control() || character == '\\';
    (is_web_address(url) && !url.contains(odd)).then_some(url)
}

/// The address that opens the page at the quote.
pub(super) fn to_quote(url: &str, exact: &str) -> Option<String> {
    text_fragment::link(web_address(url)?, exact)
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
}
