//! Abbreviations that an article defines itself, "Long Form (LF)", found by
//! the algorithm of Schwartz & Hearst (2003). Owns the finding; what a
//! definition does to tokens is decided in `short_forms`.

use super::token::Token;

/// One definition, by the places of its tokens in the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The token of the short form.
    pub short: usize,
    /// The first token of the long form.
    pub long_start: usize,
    /// One past the last token of the long form.
    pub long_end: usize,
}

/// Finds the definitions of one sentence: a short form of 2 to 10 characters
/// alone in brackets, whose letters occur in order in the words before it, the
/// first at the start of a word.
pub fn definitions(tokens: &[Token]) -> Vec<Definition> {
    let mut found = Vec::new();
    for open in 1..tokens.len() {
        let bracketed = tokens[open].is_mark("(")
            && tokens.get(open + 1).is_some_and(Token::is_word)
            && tokens.get(open + 2).is_some_and(|token| token.is_mark(")"));
        if !bracketed {
            continue;
        }
        let short = &tokens[open + 1];
        let length = short.lower.chars().count();
        if !short.capital || !(2..=10).contains(&length) {
            continue;
        }
        if let Some(long_start) = long_form(&short.lower, &tokens[..open]) {
            found.push(Definition {
                short: open + 1,
                long_start,
                long_end: open,
            });
        }
    }
    found
}

/// The first token of the long form that ends where `before` ends.
fn long_form(short: &str, before: &[Token]) -> Option<usize> {
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphanumeric()).collect();
    let most = (letters.len() + 5).min(letters.len() * 2);
    let mut wanted = letters.len();
    for at in (before.len().saturating_sub(most)..before.len()).rev() {
        let token = &before[at];
        if !token.is_word() {
            return None;
        }
        // A name token holds several words: its letters count word by word.
        for word in token.lower.rsplit(' ') {
            let chars: Vec<char> = word.chars().collect();
            for (place, char) in chars.iter().enumerate().rev() {
                if wanted == 0 {
                    break;
                }
                // The first letter of the short form must begin a word.
                if *char == letters[wanted - 1] && (wanted > 1 || place == 0) {
                    wanted -= 1;
                }
            }
        }
        if wanted == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;
    use crate::text::{Stemmer, tokenize};

    fn long_forms(text: &str) -> Vec<String> {
        let stemmer = Stemmer::new(Lexicons::shipped());
        let tokens = tokenize(text, &stemmer);
        let words = |found: &Definition| {
            let long = &tokens[found.long_start..found.long_end];
            let words: Vec<&str> = long.iter().map(|token| token.lower.as_str()).collect();
            words.join(" ")
        };
        definitions(&tokens).iter().map(words).collect()
    }

    #[test]
    fn initials_and_inner_letters_define() {
        assert_eq!(
            long_forms("the World Trade Organization (WTO) met"),
            ["world trade organization"]
        );
        assert_eq!(
            long_forms("the Khorasan Freedom Front (KFF) and others"),
            ["khorasan freedom front"]
        );
    }

    #[test]
    fn other_brackets_define_nothing() {
        assert!(long_forms("the minister (Labour) left").is_empty());
        assert!(long_forms("shares rose (again) today").is_empty());
        assert!(long_forms("in brackets (2021) only").is_empty());
    }
}
