//! Brackets. Owns two cases in which a sentence goes on past a stop: inside a
//! bracket that the sentence continues after, and before a reference whose own
//! stop follows it.

use super::boundary::{Boundary, REACH_BYTES, note_len, tail};

/// Whether the stop is inside a bracket that opened in mid-sentence and after
/// which the sentence goes on: "teaches (He was once a cook. He hated it.) at".
pub(super) fn goes_on_after_bracket(boundary: &Boundary) -> bool {
    let near = tail(boundary.left);
    if !near.contains(['(', '[']) {
        return false;
    }
    let mut open = Vec::new();
    for (at, c) in near.char_indices() {
        if closing(c).is_some() {
            open.push((at, c));
        } else if open
            .last()
            .is_some_and(|&(_, last)| closing(last) == Some(c))
        {
            open.pop();
        }
    }
    let Some(&(at, bracket)) = open.last() else {
        return false;
    };
    let before = near.get(..at).unwrap_or_default();
    if !before.contains(char::is_alphanumeric) {
        return false;
    }
    let closed = closing(bracket).and_then(|close| find_close(boundary.right, bracket, close));
    closed.is_some_and(|rest| {
        let rest = rest.trim_start_matches(['"', '”', '\'', '’', ' ']);
        rest.starts_with(|c: char| c.is_lowercase() || ",;:.?!–—".contains(c))
    })
}

/// A reference has at most so many words; more are a sentence in brackets.
const MAX_REFERENCE_WORDS: usize = 6;

/// Whether a bracket follows that belongs to this sentence: a short one whose
/// own stop comes after it, as in `"…" (Osei 12).`, or a note's number.
pub(super) fn is_followed_by_reference(boundary: &Boundary) -> bool {
    let mut characters = boundary.right.chars();
    let Some(bracket) = characters.next() else {
        return false;
    };
    let inside = characters.as_str();
    let rest = closing(bracket).and_then(|close| find_close(inside, bracket, close));
    rest.is_some_and(|rest| {
        let content = inside.get(..inside.len() - rest.len()).unwrap_or_default();
        let short = content.split_whitespace().count() <= MAX_REFERENCE_WORDS;
        short && rest.starts_with(['.', ',', ';', ':']) || note_len(boundary.right) > 0
    })
}

fn closing(bracket: char) -> Option<char> {
    match bracket {
        '(' => Some(')'),
        '[' => Some(']'),
        _ => None,
    }
}

/// What follows the bracket that closes the one before `text`.
fn find_close(text: &str, open: char, close: char) -> Option<&str> {
    let mut depth = 0;
    let within = text.char_indices().take_while(|&(at, _)| at < REACH_BYTES);
    for (at, c) in within {
        if c == open {
            depth += 1;
        } else if c == close && depth == 0 {
            return text.get(at + close.len_utf8()..);
        } else if c == close {
            depth -= 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::cut;

    #[test]
    fn a_bracket_in_mid_sentence_holds_it_together() {
        let held = "The envoy (He was a cook. He was good.) took the call.";
        assert_eq!(cut(held), [held]);
        let parted = "It fell. (He was a cook. He was good.) They left.";
        assert_eq!(
            cut(parted).len(),
            4,
            "the bracket stands outside any sentence"
        );
        let unclosed = "The envoy (He was a cook. He was good.";
        assert_eq!(cut(unclosed).len(), 2);
    }

    #[test]
    fn a_short_reference_belongs_to_what_it_backs() {
        assert_eq!(cut("It is \"a trap.\" (Roe 12). He left.").len(), 2);
        let sentence = "It fell. (We do not count towns that had fallen before). He left.";
        assert_eq!(cut(sentence).len(), 3);
        assert_eq!(cut("It fell. (He left.) We stayed.").len(), 3);
    }

    #[test]
    fn notes_belong_to_the_sentence_before() {
        assert_eq!(
            cut("It fell. [3] [4, 5] He left."),
            ["It fell. [3] [4, 5]", "He left."]
        );
        assert_eq!(cut("It fell. [He left.]"), ["It fell.", "[He left.]"]);
    }
}
