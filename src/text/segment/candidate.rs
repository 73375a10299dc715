//! The places at which a sentence may end. Owns the places that Unicode passes
//! over; decides none of them, except those that no layer may take back.

use super::boundary::is_closer;
use super::list_item;
use super::stop::Stop;

/// A place where the next sentence may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    /// Offset of the first byte that is not white space.
    pub at: usize,
    /// Whether a sentence surely ends there: at an inner line end, or before
    /// the next item of a list.
    pub certain: bool,
}

/// The candidates of one paragraph, in order, each place once: where Unicode
/// breaks it, and what its stops and items add.
pub(super) fn candidates(text: &str, stops: &[Stop], breaks: Vec<usize>) -> Vec<Candidate> {
    let unicode = breaks.into_iter().map(|at| Candidate {
        at,
        certain: follows_line_end(text, at),
    });
    let stops = after_stops(text, stops).chain(after_trailers(text, stops));
    let stops = stops.map(|at| Candidate { at, certain: false });
    let items = list_item::inline_items(text);
    let items = items.into_iter().map(|at| Candidate { at, certain: true });
    let mut all: Vec<_> = unicode.chain(stops).chain(items).collect();
    all.sort_unstable_by_key(|place| (place.at, !place.certain));
    all.dedup_by_key(|place| place.at);
    all.retain(|place| 0 < place.at && place.at < text.len());
    all
}

/// Whether the white space before `at` holds a line end.
fn follows_line_end(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let gap = before.chars().rev().take_while(|c| c.is_whitespace());
    gap.into_iter().any(|c| {
        matches!(
            c,
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    })
}

/// Where a word begins after a full stop or ellipsis and white space. Unicode
/// proposes none before a small letter, and none after the one-character
/// ellipsis.
fn after_stops(text: &str, stops: &[Stop]) -> impl Iterator<Item = usize> {
    let stops = stops.iter().filter(|stop| matches!(stop.mark, '.' | '…'));
    stops.filter_map(|stop| {
        let after = stop.after(text)?;
        let gap = after.trim_start_matches(is_closer);
        let word = gap.trim_start();
        (word.len() < gap.len()).then(|| text.len() - word.len())
    })
}

/// Where a word begins after a stop and something that belongs to the sentence
/// before it: a note's number, or a closing mark that stands alone.
fn after_trailers(text: &str, stops: &[Stop]) -> impl Iterator<Item = usize> {
    let stops = stops
        .iter()
        .filter(|stop| matches!(stop.mark, '.' | '!' | '?'));
    stops.filter_map(|stop| {
        let after = stop.after(text)?.trim_start_matches(is_closer);
        let rest = after.trim_start();
        let note = rest.get(super::boundary::note_len(rest)..)?;
        let mark = note.trim_start_matches(is_closer);
        let word = mark.trim_start();
        let parted = mark.len() < rest.len() && word.len() < mark.len();
        parted.then(|| text.len() - word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::super::{stop::stops, unicode};
    use super::*;

    fn candidates(text: &str) -> Vec<Candidate> {
        let stops = stops(text);
        super::candidates(text, &stops, unicode::breaks(text, &stops))
    }

    fn places(text: &str) -> Vec<usize> {
        candidates(text).iter().map(|place| place.at).collect()
    }

    #[test]
    fn small_letters_and_ellipses_are_proposed_too() {
        assert_eq!(places("One. two"), [5]);
        assert_eq!(places("One… Two"), ["One… ".len()]);
        assert_eq!(places("One, two"), [0; 0]);
        assert_eq!(places("3.5 or a.b"), [0; 0]);
    }

    #[test]
    fn a_line_end_is_certain() {
        let found = candidates("One\u{2028}two. Three");
        let certain: Vec<_> = found.iter().map(|place| place.certain).collect();
        assert_eq!(certain, [true, false]);
    }
}
