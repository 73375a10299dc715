//! Related words and opposites, looked up by stem. Owns the lookup; the lists
//! are the lexicons'.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::lexicon::{Lexicons, Opposites};
use crate::text::{Stemmer, Token, WordStore, tokens};

/// An index of the groups of related words.
#[derive(Debug, Default)]
pub struct RelatedWords {
    groups: FxHashMap<String, Vec<usize>>,
    /// Expressions of several words, by the stem of the first: the stems after
    /// it, and the group.
    expressions: FxHashMap<String, Vec<(Vec<String>, usize)>>,
    opposites: FxHashMap<String, BTreeSet<String>>,
}

impl RelatedWords {
    /// Indexes the lexicons' groups and pairs by stem.
    pub fn new(lexicons: &Lexicons, stemmer: &Stemmer) -> Self {
        let mut index = Self::default();
        let store = &mut WordStore::new(stemmer);
        for (group, words) in lexicons.related.iter().map(|g| &g.words).enumerate() {
            for word in words {
                index.add(group, stems(word, store));
            }
        }
        for groups in index.groups.values_mut() {
            groups.sort_unstable();
            groups.dedup();
        }
        for Opposites(word, opposite) in &lexicons.opposites {
            let (word, opposite) = (stems(word, store), stems(opposite, store));
            if let ([word], [opposite]) = (word.as_slice(), opposite.as_slice()) {
                index.add_opposites(word, opposite);
            }
        }
        index
    }

    /// The groups that a stem belongs to by itself; ascending.
    pub fn own_groups(&self, stem: &str) -> &[usize] {
        self.groups.get(stem).map_or(&[], Vec::as_slice)
    }

    /// Whether an expression of several words begins with a stem.
    pub fn begins_expression(&self, stem: &str) -> bool {
        self.expressions.contains_key(stem)
    }

    /// Adds the groups of the expressions that begin at a token to each of their
    /// words.
    pub fn add_expressions(&self, tokens: &[Token], start: usize, groups: &mut ExpressionGroups) {
        let expressions = self.expressions.get(&tokens[start].stem);
        for (stems, group) in expressions.into_iter().flatten() {
            let after = tokens[start + 1..].iter().map(|token| &token.stem);
            if after.take(stems.len()).eq(stems) {
                let places = start..=start + stems.len();
                groups.added.extend(places.map(|at| (at, *group)));
            }
        }
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
            [first, others @ ..] => {
                let expressions = self.expressions.entry(first.clone()).or_default();
                expressions.push((others.to_vec(), group));
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

/// What expressions add to the groups of single words, by their places in a
/// sentence.
#[derive(Debug, Default)]
pub struct ExpressionGroups {
    added: Vec<(usize, usize)>,
}

impl ExpressionGroups {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
    }

    /// The groups of the word at a place together with its own, ascending;
    /// `None` where it is a part of no expression.
    pub fn of(&self, at: usize, own: &[usize]) -> Option<Vec<usize>> {
        let added = self.added.iter().filter(|(place, _)| *place == at);
        let mut groups: Vec<usize> = added.map(|(_, group)| *group).collect();
        if groups.is_empty() {
            return None;
        }
        groups.extend(own);
        groups.sort_unstable();
        groups.dedup();
        Some(groups)
    }
}

fn stems(words: &str, store: &mut WordStore) -> Vec<String> {
    let tokens = tokens(&words.to_lowercase(), store);
    tokens.iter().map(|token| token.stem.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn index() -> (RelatedWords, Stemmer) {
        let lexicons = Lexicons::shipped();
        let stemmer = Stemmer::new(lexicons);
        (RelatedWords::new(lexicons, &stemmer), stemmer)
    }

    #[test]
    fn an_expression_lends_its_group_to_its_words() {
        let (index, stemmer) = index();
        let groups = |text: &str| -> Vec<Vec<usize>> {
            let tokens = tokenize(text, &stemmer);
            let mut expressions = ExpressionGroups::default();
            (0..tokens.len()).for_each(|at| index.add_expressions(&tokens, at, &mut expressions));
            let all = tokens.iter().enumerate().map(|(at, token)| {
                let own = index.own_groups(&token.stem);
                expressions.of(at, own).unwrap_or_else(|| own.to_vec())
            });
            all.collect()
        };
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
