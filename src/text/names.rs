//! Names of entities: the aliases of the claims file and the names of
//! countries. Owns the table and the finding of names in tokens, the longest
//! first; a name becomes one token.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::domain::{Alias, Span};
use crate::lexicon::Country;

use super::stem::Stemmer;
use super::token::{EntityId, Token, TokenKind, tokens};
use super::word::trace;
use super::word_store::WordStore;

/// Whose word it is that several names mean one entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    ByUser,
    ByLexicon,
}

#[derive(Debug, Clone)]
struct Name {
    words: Vec<String>,
    /// The words, parted by spaces.
    lower: String,
    entity: EntityId,
    /// Whether the text must write it with a capital: a word such as `turkey`
    /// is a country only as `Turkey`, and `us` only as `US`.
    needs_capital: bool,
    needs_all_capitals: bool,
}

/// Which traces there are, so that a word is looked up only where it may be
/// found.
#[derive(Debug)]
struct Traces(Box<[u64; 1 << 10]>);

impl Default for Traces {
    fn default() -> Self {
        Self(Box::new([0; 1 << 10]))
    }
}

impl Traces {
    fn add(&mut self, trace: u16) {
        self.0[usize::from(trace >> 6)] |= 1 << (trace & 63);
    }

    fn may_hold(&self, trace: u16) -> bool {
        self.0[usize::from(trace >> 6)] & 1 << (trace & 63) != 0
    }
}

/// All names that a run knows, and the entities that they stand for.
#[derive(Debug, Default)]
pub struct NameTable {
    /// By first word; longest first.
    names: FxHashMap<String, Vec<Name>>,
    /// The first words: few of a text's words begin a name.
    firsts: Traces,
    entities: Vec<String>,
}

impl NameTable {
    /// Collects the names. What a user says of a name wins over the lexicon;
    /// a country that shares a name with a user's entity adds its other names
    /// to that entity.
    pub fn new(aliases: &[Alias], places: &[Country], stemmer: &Stemmer) -> Self {
        let mut table = Self::default();
        let words = &mut WordStore::new(stemmer);
        for alias in aliases {
            let entity = table.add_entity(&alias.name);
            for name in std::iter::once(&alias.name).chain(&alias.also) {
                table.add_name(name, words_of(name, words), entity, Given::ByUser);
            }
        }
        for place in places {
            let names = || std::iter::once(&place.name).chain(&place.also);
            let known = table.entity_named(&words_of(&place.name, words));
            let entity = known.unwrap_or_else(|| table.add_entity(&place.name));
            for name in names() {
                let parts = words_of(name, words);
                if table.entity_named(&parts).is_none() {
                    table.add_name(name, parts, entity, Given::ByLexicon);
                }
            }
        }
        for names in table.names.values_mut() {
            names.sort_by(|a, b| (b.words.len(), &a.words).cmp(&(a.words.len(), &b.words)));
        }
        table
    }

    /// The name that stands for an entity in explanations.
    pub fn entity(&self, id: EntityId) -> Option<&str> {
        self.entities.get(id.0 as usize).map(String::as_str)
    }

    /// Joins the tokens of each name into one token; the longest name at a
    /// place wins. `text` is what the tokens were cut from. `lenient` takes
    /// names in lower case too, as users write them in claims. The words of the
    /// names come from the store.
    pub fn join(
        &self,
        mut tokens: Vec<Token>,
        text: &str,
        lenient: bool,
        words: &mut WordStore,
    ) -> Vec<Token> {
        let (mut kept, mut at) = (0, 0);
        while at < tokens.len() {
            let name = match self.firsts.may_hold(tokens[at].trace) {
                true => self.name_at(&tokens[at..], text, lenient),
                false => None,
            };
            match name {
                Some(name) => {
                    let part = &tokens[at..at + name.words.len()];
                    let joined = name_token(part, name, words);
                    at += part.len();
                    tokens[kept] = joined;
                }
                None => {
                    if kept < at {
                        tokens.swap(kept, at);
                    }
                    at += 1;
                }
            }
            kept += 1;
        }
        tokens.truncate(kept);
        tokens
    }

    fn name_at(&self, tokens: &[Token], text: &str, lenient: bool) -> Option<&Name> {
        let first = tokens.first()?;
        let names = self.names.get(&first.lower)?;
        names.iter().find(|name| {
            let words = tokens.iter().map(|token| &token.lower);
            let same = tokens.len() >= name.words.len()
                && words.zip(&name.words).all(|(found, word)| found == word);
            let surface = text.get(first.span.range()).unwrap_or_default();
            let shouted = surface.chars().filter(|c| c.is_alphabetic());
            same && (lenient || !name.needs_capital || first.capital)
                && (!name.needs_all_capitals || shouted.clone().all(char::is_uppercase))
        })
    }

    fn add_entity(&mut self, name: &str) -> EntityId {
        self.entities.push(name.to_owned());
        // A run has never 2³² names.
        EntityId(u32::try_from(self.entities.len() - 1).unwrap_or(u32::MAX))
    }

    fn add_name(&mut self, name: &str, words: Vec<String>, entity: EntityId, given: Given) {
        let Some(first) = words.first().cloned() else {
            return;
        };
        let capital = name.chars().next().is_some_and(char::is_uppercase);
        let short_capitals = name.len() <= 3 && name.chars().all(char::is_uppercase);
        let name = Name {
            lower: words.join(" "),
            words,
            entity,
            needs_capital: capital,
            needs_all_capitals: short_capitals && given == Given::ByLexicon,
        };
        self.firsts.add(trace(&first));
        self.names.entry(first).or_default().push(name);
    }

    fn entity_named(&self, words: &[String]) -> Option<EntityId> {
        let names = self.names.get(words.first()?)?;
        names
            .iter()
            .find(|name| name.words == words)
            .map(|name| name.entity)
    }
}

fn words_of(name: &str, words: &mut WordStore) -> Vec<String> {
    let tokens = tokens(name, words);
    tokens.iter().map(|token| token.lower.clone()).collect()
}

fn name_token(part: &[Token], name: &Name, words: &mut WordStore) -> Token {
    let start = part.first().map_or(0, |token| token.span.start);
    let end = part.last().map_or(0, |token| token.span.end);
    let capital = part.first().is_some_and(|token| token.capital);
    Token {
        span: Span::new(start, end),
        kind: TokenKind::Name(name.entity),
        also: Vec::new(),
        word: Arc::clone(words.name(&name.lower, capital)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    fn joined(aliases: &[(&str, &[&str])], text: &str) -> Vec<String> {
        let lexicons = Lexicons::shipped();
        let stemmer = Stemmer::new(lexicons);
        let aliases: Vec<Alias> = aliases
            .iter()
            .map(|(name, also)| Alias {
                name: (*name).to_owned(),
                also: also.iter().map(|name| (*name).to_owned()).collect(),
            })
            .collect();
        let table = NameTable::new(&aliases, &lexicons.places, &stemmer);
        let mut words = WordStore::new(&stemmer);
        let tokens = table.join(tokens(text, &mut words), text, false, &mut words);
        let names = tokens.iter().filter_map(|token| match token.kind {
            TokenKind::Name(id) => table.entity(id).map(str::to_owned),
            TokenKind::Word | TokenKind::Number | TokenKind::Mark => None,
        });
        names.collect()
    }

    #[test]
    fn the_longest_name_wins() {
        let aliases: [(&str, &[&str]); 2] = [("ABC", &["Party for ABC"]), ("Party", &[])];
        assert_eq!(joined(&aliases, "the Party for ABC met"), ["ABC"]);
        assert_eq!(joined(&aliases, "the Party for XYZ met"), ["Party"]);
    }

    #[test]
    fn a_country_is_known_by_adjective_and_capital() {
        assert_eq!(joined(&[], "Peruvian miners and Lima"), ["Peru", "Peru"]);
    }

    #[test]
    fn a_common_word_is_no_country() {
        assert_eq!(joined(&[], "Turkey sent us a turkey"), ["Turkey"]);
        assert_eq!(joined(&[], "the US told us"), ["United States"]);
    }

    #[test]
    fn the_user_wins_over_the_lexicon() {
        let aliases: [(&str, &[&str]); 1] = [("the junta", &["Lima"])];
        assert_eq!(joined(&aliases, "Lima and Peru"), ["the junta", "Peru"]);
    }
}
