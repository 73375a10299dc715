//! Related words and opposites, looked up by stem. Owns the lookup; the lists
//! are the lexicons'.

use std::collections::{BTreeSet, HashMap};

use crate::lexicon::{Lexicons, Opposites};
use crate::text::{Stemmer, Token, tokenize};

/// An index of the groups of related words.
#[derive(Debug, Default)]
pub struct RelatedWords {
    groups: HashMap<String, Vec<usize>>,
    /// Expressions of several words, by the stem of the first.
    expressions: HashMap<String, Vec<(Vec<String>, usize)>>,
    opposites: HashMap<String, BTreeSet<String>>,
}

impl RelatedWords {
    /// Indexes the lexicons' groups and pairs by stem.
    pub fn new(lexicons: &Lexicons, stemmer: &Stemmer) -> Self {
        let mut index = Self::default();
        for (group, words) in lexicons.related.iter().map(|g| &g.words).enumerate() {
            for word in words {
                index.add(group, stems(word, stemmer));
            }
        }
        for Opposites(word, opposite) in &lexicons.opposites {
            let (word, opposite) = (stems(word, stemmer), stems(opposite, stemmer));
            if let ([word], [opposite]) = (word.as_slice(), opposite.as_slice()) {
                index.add_opposites(word, opposite);
            }
        }
        index
    }

    /// The groups that each token belongs to, by its stem or as a part of an
    /// expression; ascending.
    pub fn groups(&self, tokens: &[Token]) -> Vec<Vec<usize>> {
        let own = |token: &Token| self.groups.get(&token.stem).cloned().unwrap_or_default();
        let mut groups: Vec<Vec<usize>> = tokens.iter().map(own).collect();
        for start in 0..tokens.len() {
            let Some(expressions) = self.expressions.get(&tokens[start].stem) else {
                continue;
            };
            for (stems, group) in expressions {
                let here = tokens[start..].iter().map(|token| &token.stem);
                if here.take(stems.len()).eq(stems) {
                    for token in &mut groups[start..start + stems.len()] {
                        token.push(*group);
                    }
                }
            }
        }
        for token in &mut groups {
            token.sort_unstable();
            token.dedup();
        }
        groups
    }

    /// The stems that are listed as opposites of a stem, in order.
    pub fn opposites(&self, stem: &str) -> impl Iterator<Item = &String> {
        self.opposites.get(stem).into_iter().flatten()
    }

    /// Whether two stems are listed as opposites.
    pub fn opposed(&self, stem: &str, other: &str) -> bool {
        let opposites = self.opposites.get(stem);
        opposites.is_some_and(|opposites| opposites.contains(other))
    }

    fn add(&mut self, group: usize, stems: Vec<String>) {
        match stems.as_slice() {
            [] => {}
            [stem] => self.groups.entry(stem.clone()).or_default().push(group),
            [first, ..] => {
                let expressions = self.expressions.entry(first.clone()).or_default();
                expressions.push((stems, group));
            }
        }
    }

    fn add_opposites(&mut self, word: &str, opposite: &str) {
        for (word, opposite) in [(word, opposite), (opposite, word)] {
            let opposites = self.opposites.entry(word.to_owned()).or_default();
            opposites.insert(opposite.to_owned());
        }
    }
}

fn stems(words: &str, stemmer: &Stemmer) -> Vec<String> {
    let tokens = tokenize(&words.to_lowercase(), stemmer);
    tokens.iter().map(|token| token.stem.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> (RelatedWords, Stemmer) {
        let lexicons = Lexicons::shipped();
        let stemmer = Stemmer::new(lexicons);
        (RelatedWords::new(lexicons, &stemmer), stemmer)
    }

    #[test]
    fn an_expression_lends_its_group_to_its_words() {
        let (index, stemmer) = index();
        let groups = |text: &str| index.groups(&tokenize(text, &stemmer));
        let sanctuary = groups("sanctuary");
        let haven = groups("a safe haven there");
        assert!(sanctuary[0].iter().any(|group| haven[2].contains(group)));
        assert!(haven[3].is_empty());
    }

    #[test]
    fn opposites_hold_both_ways() {
        let (index, stemmer) = index();
        let (accept, reject) = (stemmer.stem("accept"), stemmer.stem("reject"));
        assert!(index.opposed(&accept, &reject) && index.opposed(&reject, &accept));
        assert!(!index.opposed(&accept, &accept));
    }
}
