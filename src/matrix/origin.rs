//! Articles that are the same text under several ids. Owns grouping them into
//! origins; for now only texts that are equal but for white space count.

use std::collections::HashMap;

use crate::domain::{Article, Readability, SourceId, words_sha256};

/// For each article, in the order given, the id of the first that has the same
/// text; its own id where it stands alone or could not be read.
pub(super) fn origins(articles: &[&Article]) -> Vec<SourceId> {
    let mut first_by_words: HashMap<String, &SourceId> = HashMap::new();
    let mut origins = Vec::with_capacity(articles.len());
    for article in articles {
        origins.push(match article.readability {
            Readability::NotReadable { .. } => article.source.id.clone(),
            Readability::Readable | Readability::UnsupportedLanguage { .. } => {
                let first = first_by_words
                    .entry(words_sha256(&article.text))
                    .or_insert(&article.source.id);
                (*first).clone()
            }
        });
    }
    origins
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
        let origins = origins(&[&a, &b, &c]);
        let ids: Vec<&str> = origins.iter().map(SourceId::as_str).collect();
        assert_eq!(ids, ["a", "a", "c"]);
    }
}
