//! Articles that are the same text under several ids. Owns grouping them into
//! origins; for now only texts that are equal but for white space count.

use std::collections::HashMap;

use crate::domain::{Article, Readability, SourceId, words_sha256};

/// The words of an article, as far as they tell it from others: none of one that
/// could not be read, which is like no other.
pub(super) struct Words(Option<String>);

impl Words {
    pub fn of(article: &Article) -> Self {
        Self(match article.readability {
            Readability::NotReadable { .. } => None,
            Readability::Readable
            | Readability::ReadInPart { .. }
            | Readability::UnsupportedLanguage { .. } => Some(words_sha256(&article.text)),
        })
    }
}

/// The texts met so far.
#[derive(Debug, Default)]
pub(super) struct Origins {
    first_by_words: HashMap<String, SourceId>,
}

impl Origins {
    /// The id of the first article that has these words, which may be this one;
    /// articles are to be asked for in the order of their ids.
    pub fn of(&mut self, id: &SourceId, words: Words) -> SourceId {
        match words.0 {
            Some(words) => {
                let first = self.first_by_words.entry(words);
                first.or_insert_with(|| id.clone()).clone()
            }
            None => id.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reprint_has_the_origin_of_the_first() {
        let (a, b, c) = (
            Article::new("a", "Rates fell.\n\nProfits rose."),
            Article::new("b", "Rates fell. Profits rose."),
            Article::new("c", "Rates fell. Profits rose!"),
        );
        let mut origins = Origins::default();
        let mut of = |article: &Article| origins.of(&article.source.id, Words::of(article));
        let ids = [&a, &b, &c].map(|article| of(article).to_string());
        assert_eq!(ids, ["a", "a", "c"]);
    }
}
