//! Makes text from articles, claims and ids safe to show in a terminal. Owns
//! which characters never reach one; for people's eyes only, since a cleaned
//! quote is no longer verbatim.

/// Takes out what could steer a terminal or mislead its reader: control
/// characters (so no escape sequence survives as one), marks and overrides
/// that turn the direction of text, and characters that cannot be seen. A line
/// end or a tab becomes one space.
///
/// ```
/// use stancegrid::domain::clean;
/// assert_eq!(clean("\u{1b}[31mred\u{7}\nnot"), "[31mred not");
/// ```
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut after_return = false;
    for character in text.chars() {
        // CRLF is one line end.
        let second_half = after_return && character == '\n';
        after_return = character == '\r';
        if second_half {
            continue;
        }
        match character {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                cleaned.push(' ');
            }
            _ if character.is_control() || steers_or_hides(character) => {}
            _ => cleaned.push(character),
        }
    }
    cleaned
}

/// Characters of no width of their own. The two joiners stay, as Persian and
/// the scripts of India need them; variation selectors go, since terminals
/// disagree on how wide a symbol is with one.
fn steers_or_hides(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'                    // soft hyphen
        | '\u{61c}'                 // Arabic letter mark
        | '\u{180e}'                // Mongolian vowel separator
        | '\u{200b}'                // zero-width space
        | '\u{200e}' | '\u{200f}'   // left-to-right and right-to-left marks
        | '\u{202a}'..='\u{202e}'   // embeddings and overrides
        | '\u{2060}'..='\u{206f}'   // word joiner, isolates, deprecated marks
        | '\u{fe00}'..='\u{fe0f}'   // variation selectors
        | '\u{feff}'                // byte-order mark
        | '\u{fff9}'..='\u{fffb}'   // annotation marks
        | '\u{e0000}'..='\u{e0fff}' // tags, further variation selectors
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_lose_their_escape() {
        assert_eq!(clean("\u{1b}[2J\u{1b}[31mtram"), "[2J[31mtram");
        assert_eq!(clean("\u{9b}31mtram"), "31mtram");
        assert_eq!(
            clean("\u{1b}]8;;http://example.org\u{1b}\\tram\u{1b}]8;;\u{7}"),
            "]8;;http://example.org\\tram]8;;"
        );
        assert_eq!(clean("tr\u{8}\u{7f}\u{7}\0am"), "tram");
    }

    #[test]
    fn direction_cannot_be_turned_and_nothing_hides() {
        assert_eq!(
            clean("\u{202e}mart\u{202c} \u{2067}x\u{2069}\u{200f}"),
            "mart x"
        );
        assert_eq!(clean("tr\u{ad}a\u{200b}m\u{feff}"), "tram");
        assert_eq!(clean("a\u{e0041}\u{206a}b"), "ab");
    }

    #[test]
    fn line_ends_become_single_spaces() {
        assert_eq!(clean("a\nb\r\nc\rd\te\u{2028}f"), "a b c d e f");
        assert_eq!(clean("a\n\nb"), "a  b");
    }

    #[test]
    fn ordinary_text_of_any_script_stays() {
        for text in [
            "naïve – “café”",
            "قطار",
            "می\u{200c}خواهم",
            "电车",
            "क\u{94d}\u{200d}ष",
        ] {
            assert_eq!(clean(text), text);
        }
    }
}
