//! Words that are mostly written like names, so that no phrase may hold them.
//! Owns telling them from running text.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::Article;
use crate::text::{Reader, TokenKind, is_title};

/// The words, in lower case, that within sentences stand with a capital more
/// often than without one.
pub fn name_words<'a>(
    articles: impl Iterator<Item = &'a Article>,
    reader: &Reader,
) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for article in articles {
        for sentence in reader.document(&article.text).sentences {
            if is_title(&sentence.tokens) {
                continue;
            }
            for (at, token) in sentence.tokens.iter().enumerate() {
                let opens = at == 0 || !sentence.tokens[at - 1].is_word();
                match token.kind {
                    TokenKind::Word if !opens => {
                        let count = counts.entry(token.lower.clone()).or_default();
                        // An inner capital makes a name too: "iPad".
                        let words = token.span.slice(&article.text).unwrap_or_default();
                        let name = words.chars().any(char::is_uppercase);
                        count.0 += usize::from(name);
                        count.1 += usize::from(!name);
                    }
                    TokenKind::Word | TokenKind::Number | TokenKind::Mark | TokenKind::Name(_) => {}
                }
            }
        }
    }
    let mostly = |(_, (with, without)): &(String, (usize, usize))| with > without;
    let names = counts.into_iter().filter(mostly).map(|(word, _)| word);
    // The first person is no name, whatever its capital.
    names.filter(|word| word != "i").collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    #[test]
    fn names_are_told_by_their_capitals() {
        let text = "Old trams ran when Zorba met the mayor of Osk. The mayor and Zorba left. \
                    They said I had seen a tram, and an oPod.";
        let articles = [Article::new("a", text)];
        let reader = Reader::new(&[], Lexicons::shipped());
        let names = name_words(articles.iter(), &reader);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(names, ["opod", "osk", "zorba"]);
    }
}
