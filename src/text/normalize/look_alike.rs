//! Letters of other alphabets that look like Latin ones: "Tаliban" with a Cyrillic
//! "а" reads as the name and is none. Owns the table and what counts as a disguise;
//! the table is of single letters that common typefaces draw alike, a choice out of
//! the confusables of Unicode (UTS #39).

use crate::domain::Span;

/// The Latin letter that a letter beside these looks like. A word of another
/// alphabet stays what it is: only beside a Latin letter is it a disguise.
pub(super) fn undisguised(c: char, before: Option<char>, after: Option<char>) -> Option<char> {
    let is_latin = |beside: Option<char>| beside.is_some_and(|c| c.is_ascii_alphabetic());
    let latin = looks_like(c)?;
    (is_latin(before) || is_latin(after)).then_some(latin)
}

pub(super) fn looks_like(c: char) -> Option<char> {
    Some(match c {
        'а' => 'a',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' => 'e',
        'һ' => 'h',
        'і' | 'ι' => 'i',
        'ј' | 'ϳ' => 'j',
        'ӏ' => 'l',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'ν' => 'v',
        'х' => 'x',
        'у' => 'y',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' | 'Ӏ' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'Υ' | 'Ү' => 'Y',
        'Ζ' => 'Z',
        _ => return None,
    })
}

/// The words of a text that have such letters among Latin ones, in order.
///
/// ```
/// use stancegrid::text::normalize::disguised_words;
/// let text = "The T\u{430}liban met.";
/// let found: Vec<_> = disguised_words(text).iter().filter_map(|s| s.slice(text)).collect();
/// assert_eq!(found, ["T\u{430}liban"]);
/// ```
pub fn disguised_words(text: &str) -> Vec<Span> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut words = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        if is_disguised(word) {
            words.push(Span::new(start, start + word.len()));
        }
        start += part.len();
    }
    words
}

fn is_disguised(word: &str) -> bool {
    let mut before = None;
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        if undisguised(c, before, letters.peek().copied()).is_some() {
            return true;
        }
        before = Some(c);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Normalized;

    fn normal(text: &str) -> String {
        Normalized::new(text).text().to_owned()
    }

    #[test]
    fn a_disguised_name_is_the_name() {
        assert_eq!(normal("T\u{430}lib\u{430}n"), "Taliban");
        assert_eq!(normal("\u{422}aliban"), "Taliban");
        assert_eq!(normal("P\u{430}k\u{456}stan"), "Pakistan");
        assert_eq!(normal("ΑBC"), "ABC");
    }

    #[test]
    fn words_of_other_alphabets_stay() {
        for text in ["Москва", "Αθήνα", "а и о", "о'clock"] {
            assert_eq!(normal(text), text);
            assert!(disguised_words(text).is_empty());
        }
    }

    #[test]
    fn the_quote_is_the_text_as_it_stands() {
        let text = "The T\u{430}liban met.";
        let normalized = Normalized::new(text);
        let span = normalized.to_original(Span::new(4, 11));
        assert_eq!(span.slice(text), Some("T\u{430}liban"));
    }

    #[test]
    fn no_letter_stands_for_itself() {
        let letters = ('\u{370}'..='\u{52F}').filter_map(looks_like);
        assert!(letters.clone().all(|latin| latin.is_ascii_alphabetic()));
        assert!(letters.count() > 40);
    }
}
