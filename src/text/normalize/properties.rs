//! What holds of normalization for any text whatever: spans come back to the
//! words they left. Owns these tests only.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::Normalized;
use super::look_alike::looks_like;
use crate::domain::Span;

fn composed(original: &str) -> String {
    Normalized::new(original).text().to_owned()
}

/// Text thick with everything that normalization touches.
fn tricky() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z0-9 .,'\"\n-]{1,6}",
        2 => "[“”‘’«»…–—\u{2011}\u{A0}\u{2009}´′]",
        2 => "[\u{AD}\u{200B}\u{200C}\u{200D}\u{FEFF}\u{200E}\u{202B}\u{2066}\u{2069}]",
        2 => "[a-e][\u{300}-\u{304}\u{323}]{1,2}",
        1 => "[\u{300}-\u{304}\u{338}\u{FE0F}]",
        1 => "[😀👩🏽❤한글漢ｆＡﬁﬃ\u{1161}\u{11A8}\u{1112}Å\u{212B}\u{344}]",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn boundaries(text: &str) -> Vec<usize> {
    (0..=text.len())
        .filter(|&at| text.is_char_boundary(at))
        .collect()
}

/// Letters and figures alone: what a dash becomes, which mark joins which letter,
/// and whether a letter is a disguise depends on what stands around a slice.
fn words(text: &str) -> String {
    let letters = text.nfd().filter(|c| c.is_alphanumeric());
    letters.map(|c| looks_like(c).unwrap_or(c)).collect()
}

proptest! {
    #[test]
    fn every_span_goes_back_to_the_same_words(original in tricky()) {
        let normalized = Normalized::new(&original);
        let places = boundaries(normalized.text());
        for (at, &start) in places.iter().enumerate() {
            for &end in &places[at..] {
                let back = normalized.to_original(Span::new(start, end));
                let slice = back.slice(&original);
                prop_assert!(slice.is_some(), "{back:?} does not fit");
                prop_assert_eq!(back.is_empty(), start == end);
                let again = Normalized::new(slice.unwrap_or_default());
                let wanted = words(&normalized.text()[start..end]);
                prop_assert!(words(again.text()).contains(&wanted));
                let round = normalized.to_normalized(back);
                prop_assert!(start == end || round.contains(Span::new(start, end)));
            }
        }
    }

    #[test]
    fn whole_words_go_back_to_exactly_themselves(original in tricky()) {
        let normalized = Normalized::new(&original);
        let mut at = 0;
        for word in normalized.text().split(' ') {
            let back = normalized.to_original(Span::new(at, at + word.len()));
            let again = Normalized::new(&original[back.range()]);
            prop_assert_eq!(words(again.text()), words(word));
            at += word.len() + 1;
        }
    }

    #[test]
    fn later_places_go_to_later_places(original in tricky()) {
        let normalized = Normalized::new(&original);
        let there = boundaries(normalized.text())
            .windows(2)
            .map(|pair| normalized.to_original(Span::new(pair[0], pair[1])))
            .collect::<Vec<_>>();
        for pair in there.windows(2) {
            prop_assert!(pair[0].start <= pair[1].start && pair[0].end <= pair[1].end);
        }
        let back = boundaries(&original)
            .windows(2)
            .map(|pair| normalized.to_normalized(Span::new(pair[0], pair[1])))
            .collect::<Vec<_>>();
        for pair in back.windows(2) {
            prop_assert!(pair[0].start <= pair[1].start && pair[0].end <= pair[1].end);
        }
    }

    #[test]
    fn what_is_normalized_is_composed_and_stays(original in tricky()) {
        let once = composed(&original);
        prop_assert_eq!(once.nfc().collect::<String>(), once.clone());
        prop_assert_eq!(composed(&once), once);
    }

    #[test]
    fn ascii_stays_as_it_is(original in "[ -~\n\t]{0,80}", start in 0usize..90, length in 0usize..90) {
        let normalized = Normalized::new(&original);
        prop_assert_eq!(normalized.text(), &original);
        let end = (start + length).min(original.len());
        let span = Span::new(start.min(end), end);
        prop_assert_eq!(normalized.to_original(span), span);
        prop_assert_eq!(normalized.to_normalized(span), span);
    }
}
