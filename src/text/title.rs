//! Titles: words that have capitals because they stand in a headline, so that
//! these tell nothing of names. Owns telling them from sentences.

use super::token::{Token, TokenKind};

/// Whether more than half of the words, known names apart, begin with a capital.
pub fn is_title(tokens: &[Token]) -> bool {
    let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let capitals = words().filter(|token| token.capital).count();
    2 * capitals > words().count().max(1)
}

/// Whether more than half of all words, known names too, begin with a capital.
pub fn is_title_by_words(tokens: &[Token]) -> bool {
    let words = || tokens.iter().filter(|token| token.is_word());
    2 * words().filter(|token| token.capital).count() > words().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;
    use crate::text::{Stemmer, tokenize};

    #[test]
    fn a_headline_is_told_from_a_sentence() {
        let stemmer = Stemmer::new(Lexicons::shipped());
        let title = |text| is_title(&tokenize(text, &stemmer));
        assert!(title("Mayor Meets Grand Master Again"));
        assert!(!title("The mayor met the Grand Master again"));
    }
}
