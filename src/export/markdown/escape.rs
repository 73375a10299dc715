//! Text that cannot become markup. Owns which characters are escaped and how;
//! every escape can be undone exactly, which `verify` relies on.
//!
//! - A backslash goes before ASCII punctuation, as CommonMark has it. Comma,
//!   semicolon, slash, question and percent mark have no meaning in Markdown and
//!   stay, so that prose stays readable.
//! - A numeric character reference stands for what would end a line, what could
//!   not be seen or would turn the direction of text in an editor, and for white
//!   space at either end, which Markdown drops. Rendered it is the character.
//! - A code span holds `@`, `#`, and the colon before what looks like an emoji's
//!   name. Issue trackers look for mentions, issue numbers and emoji in the text
//!   that is left after backslashes are gone; they leave code alone.

use std::fmt::Write;

/// The text escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + text.len() / 8);
    let inner = text.trim_start().len();
    let from = text.len() - inner;
    let to = text.trim_end().len();
    let mut in_code = false;
    for (at, character) in text.char_indices() {
        let after = text.get(at + character.len_utf8()..).unwrap_or_default();
        let code = needs_code(character, after);
        if code != in_code {
            written.push('`');
            in_code = code;
        }
        let at_the_edge = at < from || at >= to;
        if code {
            written.push(character);
        } else if needs_reference(character) || at_the_edge {
            // Writing to a string does not fail.
            let _ = write!(written, "&#{};", u32::from(character));
        } else {
            if character.is_ascii_punctuation() && !",;/?%".contains(character) {
                written.push('\\');
            }
            written.push(character);
        }
    }
    if in_code {
        written.push('`');
    }
    written
}

fn needs_code(character: char, after: &str) -> bool {
    match character {
        '@' | '#' => true,
        ':' => {
            let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
            let rest = after.trim_start_matches(in_name);
            rest.len() < after.len() && rest.starts_with(':')
        }
        _ => false,
    }
}

/// As in `clean`: the two joiners stay, as scripts and emoji need them.
fn needs_reference(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}' | '\u{200e}' | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_that_markdown_knows_is_escaped() {
        for (text, written) in [
            ("*a* _b_ [c](d)", r"\*a\* \_b\_ \[c\]\(d\)"),
            ("<b>&amp;</b>", r"\<b\>\&amp;\</b\>"),
            ("a | b", r"a \| b"),
            ("`x` \\ ~y~ $z$", r"\`x\` \\ \~y\~ \$z\$"),
            ("1. one - two + three", r"1\. one \- two \+ three"),
            (
                "see www.a.example, https://b.example",
                r"see www\.a\.example, https\://b\.example",
            ),
            ("50 %; so?", "50 %; so?"),
            ("“naïve” – قطار", "“naïve” – قطار"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }

    #[test]
    fn what_would_end_a_line_or_hide_is_named_by_number() {
        assert_eq!(escaped("a\nb\r\nc\td"), "a&#10;b&#13;&#10;c&#9;d");
        assert_eq!(
            escaped("a\u{2028}b\u{85}\u{202e}c\u{feff}"),
            "a&#8232;b&#133;&#8238;c&#65279;"
        );
        assert_eq!(escaped("  a b "), "&#32;&#32;a b&#32;");
        assert_eq!(escaped(" "), "&#32;");
        assert_eq!(escaped(""), "");
    }

    #[test]
    fn nobody_is_mentioned_and_no_issue_closed() {
        assert_eq!(escaped("ask @ann, fixes #12"), "ask `@`ann, fixes `#`12");
        assert_eq!(escaped("a@b @@# @"), "a`@`b `@@#` `@`");
        assert_eq!(escaped("`@`"), r"\``@`\`");
        assert_eq!(escaped(":smile: at 10:30"), r"`:`smile\: at 10\:30");
    }
}
