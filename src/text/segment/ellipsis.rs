//! Dots that stand for something left out. Owns how they are told from stops
//! and whether a sentence ends with them.

use super::boundary::{Boundary, first_word};

/// `text` without the stops at its end, where those may be parted by spaces.
pub(super) fn trim_stops(text: &str, is_stop: fn(char) -> bool) -> &str {
    let mut rest = text.trim_end_matches(is_stop);
    // `. . .`: only dots may stand apart, so that `! ?` stays two stops.
    while rest.len() < text.len() && rest.ends_with(' ') && rest.trim_end().ends_with('.') {
        rest = rest.trim_end().trim_end_matches('.');
    }
    rest
}

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
