//! Where Unicode ends a sentence (UAX #29, section 5.1). Owns a scan of its own
//! for texts in common characters, which says the same as `icu_segmenter` and is
//! much faster, and the call to that one for all other texts.

use std::sync::LazyLock;

use icu_segmenter::options::SentenceBreakInvariantOptions;
use icu_segmenter::{SentenceSegmenter, SentenceSegmenterBorrowed};

use super::stop::Stop;

/// The places where sentences end, in order; those of the stops of `text`, and
/// others only where that has characters that are not common.
pub(super) fn breaks(text: &str, stops: &[Stop]) -> Vec<usize> {
    match is_common(text) {
        true => {
            let ends = stops.iter().filter_map(|stop| end(text, stop));
            ends.collect()
        }
        false => icu_breaks(text),
    }
}

/// The breaks that the library finds.
pub(super) fn icu_breaks(text: &str) -> Vec<usize> {
    static SEGMENTER: LazyLock<SentenceSegmenterBorrowed<'static>> =
        LazyLock::new(|| SentenceSegmenter::new(SentenceBreakInvariantOptions::default()));
    SEGMENTER.segment_str(text).collect()
}

/// What a character is to the end of a sentence, as Unicode names it. A letter
/// without case is not common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Lower,
    Upper,
    Numeric,
    /// A full stop, which may belong to a word or a number.
    ATerm,
    /// A stop that does not.
    STerm,
    Close,
    Sp,
    /// A mark after which a sentence goes on.
    SContinue,
    Other,
}

/// Whether all characters have a class here. What joins the one before it and
/// what ends a line has none.
fn is_common(text: &str) -> bool {
    let plain = |&byte: &u8| (b' '..=b'~').contains(&byte) || byte == b'\t';
    let mut rest = text;
    loop {
        // Most of a text is plain, which is seen sixteen bytes at a time.
        const STEP_BYTES: usize = 16;
        let steps = rest.as_bytes().chunks_exact(STEP_BYTES);
        let all_plain = |step: &&[u8]| step.iter().fold(true, |all, byte| all & plain(byte));
        let whole = STEP_BYTES * steps.take_while(all_plain).count();
        let more = rest.bytes().skip(whole).take_while(plain).count();
        rest = rest.get(whole + more..).unwrap_or_default();
        let mut chars = rest.chars();
        match chars.next() {
            None => return true,
            Some(c) if class(c).is_some() => rest = chars.as_str(),
            Some(_) => return false,
        }
    }
}

fn class(c: char) -> Option<Class> {
    let class = match c {
        'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'ª' | 'º' | 'µ' => Class::Lower,
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => Class::Upper,
        '\u{100}'..='\u{17F}' if c.is_lowercase() => Class::Lower,
        '\u{100}'..='\u{17F}' => Class::Upper,
        '0'..='9' => Class::Numeric,
        '.' => Class::ATerm,
        '!' | '?' => Class::STerm,
        ' ' | '\t' | '\u{A0}' => Class::Sp,
        '(' | ')' | '[' | ']' | '{' | '}' | '"' | '\'' => Class::Close,
        '«' | '»' | '‘'..='‟' | '‹' | '›' => Class::Close,
        ',' | '-' | ':' | ';' | '–' | '—' => Class::SContinue,
        ' '..='~' | '×' | '÷' | '•' | '…' | '€' | '™' => Class::Other,
        '¡'..='\u{AC}' | '®'..='¿' => Class::Other,
        _ => return None,
    };
    Some(class)
}

/// The classes of the characters at the start of `text`, each with what follows.
fn classes(text: &str) -> impl Iterator<Item = (Class, &str)> {
    let mut chars = text.chars();
    std::iter::from_fn(move || {
        let class = class(chars.next()?).unwrap_or(Class::Other);
        Some((class, chars.as_str()))
    })
}

/// `text` without what it begins with of one class.
fn skip(text: &str, class: Class) -> &str {
    let skipped = classes(text).take_while(|(found, _)| *found == class);
    skipped.last().map_or(text, |(_, rest)| rest)
}

/// Where a sentence ends after a stop, if it does. Rules SB6 to SB11.
fn end(text: &str, stop: &Stop) -> Option<usize> {
    let (before, rest) = text.split_at_checked(stop.at)?;
    let (term, after) = classes(rest).next()?;
    if !matches!(term, Class::ATerm | Class::STerm) {
        return None;
    }
    let next = skip(skip(after, Class::Close), Class::Sp);
    let following = classes(next).next().map(|(class, _)| class);
    if next.len() == after.len() && term == Class::ATerm {
        let cased = || {
            let before = before.chars().next_back().and_then(class);
            matches!(before, Some(Class::Upper | Class::Lower))
        };
        match following {
            Some(Class::Numeric) => return None,
            Some(Class::Upper) if cased() => return None,
            Some(_) | None => {}
        }
    }
    let goes_on = matches!(
        following,
        Some(Class::SContinue | Class::ATerm | Class::STerm)
    );
    let small_follows = || {
        let telling = classes(next).find(|(class, _)| {
            matches!(
                class,
                Class::Lower | Class::Upper | Class::ATerm | Class::STerm
            )
        });
        telling.is_some_and(|(class, _)| class == Class::Lower)
    };
    let goes_on = goes_on || term == Class::ATerm && small_follows();
    (!goes_on).then(|| text.len() - next.len())
}

#[cfg(test)]
mod tests {
    use super::super::stop::stops;
    use super::*;
    use proptest::prelude::*;

    fn hold(text: &str) {
        assert!(is_common(text), "{text:?}");
        let mut own = breaks(text, &stops(text));
        let mut icu = icu_breaks(text);
        // Both ends of a text are no ends of a sentence here.
        own.retain(|&at| 0 < at && at < text.len());
        icu.retain(|&at| 0 < at && at < text.len());
        assert_eq!(own, icu, "{text:?}");
    }

    #[test]
    fn every_common_character_is_of_its_class() {
        let common = ('\0'..'\u{3000}').filter(|&c| class(c).is_some());
        for c in common {
            for (before, after) in [
                ("a", "A"),
                ("a.", "A"),
                ("a. ", "A"),
                ("a.) ", "A"),
                ("a", " A"),
                ("a. ", "a"),
                ("a. * ", "a"),
                ("a! ", "a"),
                ("a.", "a"),
                ("a", "a"),
                ("a.", " A"),
                ("a.", ") A"),
                ("", ".A"),
                ("1", ".1"),
                ("a. *", "*A"),
                ("a!", " A"),
                ("a! ", " A"),
                ("", ". A"),
                ("A. ", ". a"),
            ] {
                hold(&format!("{before}{c}{after}"));
            }
        }
    }

    #[test]
    fn every_short_text_ends_where_unicode_ends_it() {
        let letters = ['a', 'A', '1', '.', '!', ' ', ')', ',', '*'];
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            let longer = |text: &String| letters.map(|letter| format!("{text}{letter}"));
            texts = texts.iter().flat_map(longer).collect();
            texts.iter().for_each(|text| hold(text));
        }
    }

    #[test]
    fn a_text_with_rare_characters_is_left_to_the_library() {
        assert!(!is_common("a\u{301}. B") && !is_common("a\n. B") && !is_common("船。"));
        let text = "It fell\u{AD}. Then\u{3002} It rose.";
        assert_eq!(breaks(text, &stops(text)), icu_breaks(text));
    }

    proptest! {
        #[test]
        fn common_texts_end_where_unicode_ends_them(
            text in "([a-zA-Z]{1,3}|[.!?]|[ \t\u{A0}]|[,:;–—-]|[()\"'“”‘’«]|[0-9]|[éÉ…•€*_/])*"
        ) {
            hold(&text);
        }
    }
}
