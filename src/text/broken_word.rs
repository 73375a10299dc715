//! Words that a line break parts, as narrow columns and e-mail leave them. Owns
//! where they are and whether their hyphen belongs to them; putting them together
//! is told in `normalize`.

use crate::domain::Span;

/// The place where a word is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrokenWord {
    /// The hyphen, the line break and the space beside them.
    pub span: Span,
    /// Whether the hyphen belongs to the word: `Afghan-led`, not `inter-national`.
    pub keeps_hyphen: bool,
}

/// The words of a text that are broken over two lines, in their order; `knows`
/// tells whether a word in lower case is one.
///
/// Where both ways give words, the one word wins: `re-sign` broken is `resign`.
/// Where the word cannot be told at all it is taken for one, since most hyphens at
/// the ends of lines were set by the printer.
pub fn broken_words(text: &str, knows: &dyn Fn(&str) -> bool) -> Vec<BrokenWord> {
    let breaks = text.match_indices('\n').map(|(at, _)| at);
    breaks.filter_map(|at| broken_at(text, at, knows)).collect()
}

fn broken_at(text: &str, at: usize, knows: &dyn Fn(&str) -> bool) -> Option<BrokenWord> {
    let space = |c: char| matches!(c, ' ' | '\t' | '\r');
    let before = text.get(..at)?.trim_end_matches(space);
    let hyphen = before.chars().next_back().filter(|c| is_hyphen(*c))?;
    let head = before.strip_suffix(hyphen)?;
    let after = text.get(at + 1..)?;
    let tail = after.trim_start_matches(space);
    let left = head.get(head.trim_end_matches(char::is_alphabetic).len()..)?;
    let right = tail.get(..tail.len() - tail.trim_start_matches(char::is_alphabetic).len())?;
    // A name or the beginning of a sentence is no second half of a word, and a
    // dash at the end of a line breaks none.
    if left.is_empty() || !right.starts_with(char::is_lowercase) {
        return None;
    }
    let span = Span::new(head.len(), at + 1 + after.len() - tail.len());
    // Names are in no list of words.
    let named = left.starts_with(char::is_uppercase);
    let (left, right) = (left.to_lowercase(), right.to_lowercase());
    let beyond = head.trim_end_matches(char::is_alphabetic);
    let further = tail.trim_start_matches(char::is_alphabetic);
    let in_chain = beyond.ends_with(is_hyphen) || further.starts_with(is_hyphen);
    let keeps_hyphen = match hyphen {
        '\u{AD}' => false,
        _ if knows(&[left.as_str(), &right].concat()) => false,
        _ => in_chain || ((named || knows(&left)) && knows(&right)),
    };
    Some(BrokenWord { span, keeps_hyphen })
}

/// The hyphens that may stand where a word is broken.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text as it would be read, with so few words known.
    fn rejoined(text: &str) -> String {
        let known = [
            "international",
            "afghan",
            "led",
            "of",
            "the",
            "art",
            "state",
            "line",
        ];
        let mut read = String::new();
        let mut from = 0;
        for broken in broken_words(text, &|word| known.contains(&word)) {
            read += &text[from..broken.span.start];
            read += if broken.keeps_hyphen { "-" } else { "" };
            from = broken.span.end;
        }
        read + &text[from..]
    }

    #[test]
    fn a_word_is_put_together_and_a_compound_keeps_its_hyphen() {
        assert_eq!(
            rejoined("an inter-\nnational line"),
            "an international line"
        );
        assert_eq!(
            rejoined("an inter- \r\n  national line"),
            "an international line"
        );
        assert_eq!(
            rejoined("Wazir-\nistan"),
            "Waziristan",
            "a word that nobody knows"
        );
        assert_eq!(rejoined("an Afghan-\nled force"), "an Afghan-led force");
        assert_eq!(rejoined("a Kabul-\nled force"), "a Kabul-led force");
        assert_eq!(rejoined("state-of-\nthe-art"), "state-of-the-art");
        assert_eq!(
            rejoined("Afghan\u{AD}\nled"),
            "Afghanled",
            "set by the printer"
        );
    }

    #[test]
    fn what_breaks_no_word_stays() {
        for text in [
            "it came -\nat last",
            "the Doha-\nKabul road",
            "one-\n\ntwo",
            "10-\nyear",
            "a list:\n- one",
            "-\nled",
            "it ends-\n",
        ] {
            assert_eq!(rejoined(text), text);
        }
    }
}
