//! From tokens to terms: which tokens of a wording or a sentence are terms, and what each
//! weighs. Owns this step. What is known of a word by itself is told in `vocabulary`.

use crate::matching::related_words::ExpressionGroups;
use crate::text::{Token, TokenKind, is_title};

use super::term::{SentenceTerm, Term, is_may, is_proper};
use super::term_store::TermStore;
use super::vocabulary::Vocabulary;

impl Vocabulary<'_> {
    /// The terms of a wording: names, numbers and words with content of their own.
    pub fn terms(&self, tokens: &[Token]) -> Vec<Term> {
        let mut store = TermStore::default();
        store.take_up(tokens, self);
        let terms = self.terms_at_hand(tokens, &mut store);
        let full = |term: &SentenceTerm| {
            Some(Term {
                token: term.token as usize,
                word: store.words().get(term.word)?.clone(),
                weight: term.weight,
                proper: term.proper,
            })
        };
        terms.iter().filter_map(full).collect()
    }

    /// The terms of the sentence that a store has at hand.
    pub(in crate::matching) fn terms_at_hand(
        &self,
        tokens: &[Token],
        store: &mut TermStore,
    ) -> Vec<SentenceTerm> {
        let mut groups = ExpressionGroups::default();
        let facts = store.at_hand().iter().enumerate();
        for (at, _) in facts.filter(|(_, facts)| facts.begins_expression) {
            self.related.add_expressions(tokens, at, &mut groups);
        }
        let title = is_title(tokens);
        let mut terms = Vec::with_capacity(tokens.len() / 2);
        for (at, (token, facts)) in tokens.iter().zip(store.at_hand()).enumerate() {
            let Some(word) = facts.term else { continue };
            if facts.empty && !is_may(token, at) {
                continue;
            }
            let proper = !title && is_proper(token, at);
            let weight = match facts.kind {
                TokenKind::Word if proper => facts.rarity.min(self.name_weight),
                _ => facts.rarity,
            };
            terms.push(SentenceTerm {
                weight,
                // No sentence has four thousand million words.
                token: at as u32,
                word,
                is_defined: !token.also.is_empty(),
                proper,
            });
        }
        for term in terms.iter_mut().filter(|_| !groups.is_empty()) {
            let own = store.words().get(term.word).map(|word| &word.groups);
            let joined = own.and_then(|own| groups.of(term.token as usize, own));
            if let Some(joined) = joined {
                term.word = store.join(term.word, joined);
            }
        }
        terms
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;
    use crate::text::Reader;

    fn names(text: &str) -> Vec<String> {
        let lexicons = Lexicons::shipped();
        let reader = Reader::new(&[], lexicons);
        let vocabulary = Vocabulary::new(lexicons, &reader);
        let tokens = reader.wording(text);
        let terms = vocabulary.terms(&tokens);
        let names = terms.iter().filter(|term| term.is_name());
        names.map(|term| tokens[term.token].lower.clone()).collect()
    }

    #[test]
    fn a_capital_within_a_sentence_makes_a_name() {
        assert_eq!(names("The mayor met Zorba of the XYZ"), ["zorba", "xyz"]);
        assert_eq!(names("Mayors met in Peru"), ["peru"]);
    }

    #[test]
    fn the_capitals_of_a_headline_tell_nothing() {
        assert!(names("Mayor Meets Grand Master Again").is_empty());
    }
}
