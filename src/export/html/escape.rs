//! Turns any text into text of the page, and nothing but text: what every
//! template value goes through. Owns which characters HTML cannot carry as they
//! are, in text and in quoted attributes alike.

use std::fmt::{self, Write};

use askama::filters::Escaper;

/// The escaper of every template of this folder (named in `askama.toml`).
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::export) struct Page;

impl Escaper for Page {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(at) = rest.find(needs_escape) {
            let (plain, from) = rest.split_at(at);
            dest.write_str(plain)?;
            let mut characters = from.chars();
            if let Some(character) = characters.next() {
                dest.write_str(reference(character))?;
            }
            rest = characters.as_str();
        }
        dest.write_str(rest)
    }
}

fn needs_escape(character: char) -> bool {
    matches!(character, '<' | '>' | '&' | '"' | '\'' | '\r' | '\0')
}

fn reference(character: char) -> &'static str {
    match character {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' => "&quot;",
        '\'' => "&#39;",
        // A browser would read a bare one as a line feed.
        '\r' => "&#13;",
        // What a browser makes of U+0000 differs from place to place.
        _ => "\u{fffd}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut page = String::new();
        Page.write_escaped_str(&mut page, text).unwrap();
        page
    }

    #[test]
    fn markup_becomes_text() {
        assert_eq!(
            escaped("<b title=\"x\" id='y'>&lt;"),
            "&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;lt;"
        );
    }

    #[test]
    fn what_html_cannot_carry_is_written_so_that_it_survives_or_shows() {
        assert_eq!(escaped("a\r\nb\0c"), "a&#13;\nb\u{fffd}c");
    }

    #[test]
    fn everything_else_stays() {
        let text =
            "naïve {{ x }} {% y %} \u{2028}\u{202e}\u{85}\u{1} `;--><!--".replace(['<', '>'], "");
        assert_eq!(escaped(&text), text);
    }
}
