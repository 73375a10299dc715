//! Whether a sentence ends at a candidate. Owns the order in which the layers are asked
//! about it, and the few cases that need none.

use super::boundary::{Boundary, Start, begins_with_lone_closer, has_word, is_opener};
use super::{abbreviation, bracket, ellipsis, list_item, quotation};

impl Boundary<'_> {
    /// Whether a sentence ends here.
    pub(super) fn parts(&self) -> bool {
        if !has_word(self.left) || !has_word(self.right) || list_item::is_marker(self.left) {
            return false;
        }
        if !self.spaced {
            return self.parts_unspaced();
        }
        if bracket::goes_on_after_bracket(self)
            || bracket::is_followed_by_reference(self)
            || quotation::is_followed_by_speaker(self)
            || begins_with_lone_closer(self.right)
        {
            return false;
        }
        if let Some(parts) = ellipsis::parts(self) {
            return parts;
        }
        match self.start() {
            Start::Small if !self.closers.is_empty() => false,
            Start::Small => match self.stop.chars().next_back() {
                Some('.') => self.follows_plain_word(),
                Some(_) => !abbreviation::is_exclaimed_name(self),
                None => false,
            },
            Start::Capital | Start::Digit | Start::Other => abbreviation::parts(self),
        }
    }

    /// Two sides that touch part only where the right one clearly begins anew;
    /// most are addresses, figures and abbreviations.
    fn parts_unspaced(&self) -> bool {
        let mut letters = self.right.trim_start_matches(is_opener).chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let small = letters.next().is_some_and(|c| c.is_lowercase() || c == ' ');
        let fused = self.left.rsplit(char::is_whitespace).next();
        let address = fused.is_some_and(|word| word.contains(['/', '@']) || word.contains("www."));
        match self.stop.chars().next_back() {
            Some('.' | '!' | '?' | '…') => capital && small && !address,
            Some(_) => true,
            None => false,
        }
    }

    /// Whether the word before the stop is an ordinary one, after which even a
    /// small letter begins a new sentence, as people write in haste.
    fn follows_plain_word(&self) -> bool {
        let ordinary = self.word.chars().all(char::is_lowercase) && self.word.chars().count() > 1;
        // "3 in. high" is a measure, whatever the unit.
        let counted = self.word.len() < 4 && self.word_before().contains(char::is_numeric);
        let vowel = self.word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        ordinary && vowel && !counted && self.stop == "." && !abbreviation::is_known(self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::cut;

    #[test]
    fn small_letters_begin_a_sentence_only_after_a_plain_word() {
        assert_eq!(
            cut("we walked home. it was late."),
            ["we walked home.", "it was late."]
        );
        assert_eq!(cut("We saw Obj. a and left."), ["We saw Obj. a and left."]);
        assert_eq!(cut("The wall is 3 in. high."), ["The wall is 3 in. high."]);
        assert_eq!(cut("\"We left.\" he said."), ["\"We left.\" he said."]);
        assert_eq!(cut("what now? nobody knew"), ["what now?", "nobody knew"]);
    }

    #[test]
    fn sides_that_touch_part_only_before_a_plain_capital() {
        assert_eq!(cut("It was late!We left."), ["It was late!", "We left."]);
        assert_eq!(cut("See www.a.org/b?Cd now."), ["See www.a.org/b?Cd now."]);
        assert_eq!(cut("Is it x?y or not."), ["Is it x?y or not."]);
    }

    #[test]
    fn a_closing_mark_that_stands_alone_closes() {
        assert_eq!(
            cut("It was ' over. ' He left."),
            ["It was ' over. '", "He left."]
        );
        assert_eq!(
            cut("It was over. 'He left.'"),
            ["It was over.", "'He left.'"]
        );
    }
}
