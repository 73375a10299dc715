//! Dots that stand for something left out. Owns how they are told from stops
//! and whether a sentence ends with them.

use super::boundary::{Boundary, first_word};

/// Whether a sentence ends here, where dots are all that tells; nothing where
/// there is no ellipsis.
pub(super) fn parts(boundary: &Boundary) -> Option<bool> {
    if boundary.right.starts_with(['.', '…']) {
        return Some(boundary.stop == "." && closes_before_dots(boundary));
    }
    let dots = boundary.stop.matches('.').count();
    let is_ellipsis = dots > 1 || boundary.stop.contains('…');
    is_ellipsis.then(|| begins_anew(boundary.right))
}

/// `word. . . . Next`: the first dot closes the sentence, and the ellipsis
/// belongs to what was left out before the next.
fn closes_before_dots(boundary: &Boundary) -> bool {
    let attached = !boundary.left.ends_with(" .");
    let rest = boundary.right.trim_start_matches(['.', ' ']);
    let skipped = boundary.right.len() - rest.len();
    let dots = boundary.right[..skipped].matches('.').count();
    attached && dots > 2 && boundary.right.starts_with(". .") && begins_anew(rest)
}

/// Whether `text` begins with a capital that is not simply that of "I".
fn begins_anew(text: &str) -> bool {
    let text = text.trim_start_matches(['"', '“', '‘', '(', '[', '\'']);
    let word = first_word(text);
    let me = ["I", "I'm", "I'd", "I'll", "I've"].contains(&word.replace('’', "'").as_str());
    word.starts_with(char::is_uppercase) && !me
}

#[cfg(test)]
mod tests {
    use super::super::cut;

    #[test]
    fn dots_end_a_sentence_only_before_a_capital() {
        assert_eq!(
            cut("It went on... Then it fell."),
            ["It went on...", "Then it fell."]
        );
        assert_eq!(
            cut("It went on… then it fell."),
            ["It went on… then it fell."]
        );
        assert_eq!(cut("It seems ... I'm wrong."), ["It seems ... I'm wrong."]);
    }

    #[test]
    fn the_first_of_four_spaced_dots_is_a_stop_where_it_touches_the_word() {
        assert_eq!(
            cut("It fell. . . . Then it rose."),
            ["It fell.", ". . . Then it rose."]
        );
        assert_eq!(
            cut("It fell . . . . Then it rose."),
            ["It fell . . . .", "Then it rose."]
        );
        assert_eq!(cut("It fell. . . ."), ["It fell. . . ."]);
    }
}
