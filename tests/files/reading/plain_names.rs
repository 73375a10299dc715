//! Names looked for at every token, and definitions in every sentence.

use std::collections::{BTreeMap, HashMap};

use stancegrid::domain::{Alias, Span};
use stancegrid::lexicon::Country;
use stancegrid::text::{EntityId, Stemmer, TokenKind};

use super::plain_token::{PlainToken, tokenize};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    ByUser,
    ByLexicon,
}

#[derive(Debug, Clone)]
struct Name {
    words: Vec<String>,
    entity: EntityId,
    needs_capital: bool,
    needs_all_capitals: bool,
}

#[derive(Debug, Default)]
pub struct PlainNames {
    names: HashMap<String, Vec<Name>>,
    entities: Vec<String>,
}

impl PlainNames {
    pub fn new(aliases: &[Alias], places: &[Country], stemmer: &Stemmer) -> Self {
        let mut table = Self::default();
        for alias in aliases {
            let entity = table.add_entity(&alias.name);
            for name in std::iter::once(&alias.name).chain(&alias.also) {
                table.add_name(name, entity, Given::ByUser, stemmer);
            }
        }
        for place in places {
            let names = || std::iter::once(&place.name).chain(&place.also);
            let known = table.entity_named(&place.name, stemmer);
            let entity = known.unwrap_or_else(|| table.add_entity(&place.name));
            for name in names() {
                if table.entity_named(name, stemmer).is_none() {
                    table.add_name(name, entity, Given::ByLexicon, stemmer);
                }
            }
        }
        for names in table.names.values_mut() {
            names.sort_by(|a, b| (b.words.len(), &a.words).cmp(&(a.words.len(), &b.words)));
        }
        table
    }

    pub fn join(&self, tokens: Vec<PlainToken>, text: &str, lenient: bool) -> Vec<PlainToken> {
        let mut joined = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while at < tokens.len() {
            match self.name_at(&tokens[at..], text, lenient) {
                Some(name) => {
                    let part = &tokens[at..at + name.words.len()];
                    joined.push(name_token(part, name.entity));
                    at += part.len();
                }
                None => {
                    joined.push(tokens[at].clone());
                    at += 1;
                }
            }
        }
        joined
    }

    fn name_at(&self, tokens: &[PlainToken], text: &str, lenient: bool) -> Option<&Name> {
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
        EntityId((self.entities.len() - 1) as u32)
    }

    fn add_name(&mut self, name: &str, entity: EntityId, given: Given, stemmer: &Stemmer) {
        let words = words_of(name, stemmer);
        let Some(first) = words.first().cloned() else {
            return;
        };
        let capital = name.chars().next().is_some_and(char::is_uppercase);
        let short_capitals = name.len() <= 3 && name.chars().all(char::is_uppercase);
        let name = Name {
            words,
            entity,
            needs_capital: capital,
            needs_all_capitals: short_capitals && given == Given::ByLexicon,
        };
        self.names.entry(first).or_default().push(name);
    }

    fn entity_named(&self, name: &str, stemmer: &Stemmer) -> Option<EntityId> {
        let words = words_of(name, stemmer);
        let names = self.names.get(words.first()?)?;
        names
            .iter()
            .find(|name| name.words == words)
            .map(|name| name.entity)
    }
}

fn words_of(name: &str, stemmer: &Stemmer) -> Vec<String> {
    let tokens = tokenize(name, stemmer);
    tokens.into_iter().map(|token| token.lower).collect()
}

fn name_token(part: &[PlainToken], entity: EntityId) -> PlainToken {
    let lowers: Vec<&str> = part.iter().map(|token| token.lower.as_str()).collect();
    let start = part.first().map_or(0, |token| token.span.start);
    let end = part.last().map_or(0, |token| token.span.end);
    let lower = lowers.join(" ");
    PlainToken {
        span: Span::new(start, end),
        kind: TokenKind::Name(entity),
        shouted: false,
        capital: part.first().is_some_and(|token| token.capital),
        stem: lower.clone(),
        lower,
        also: Vec::new(),
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    pub short: usize,
    pub long_start: usize,
    pub long_end: usize,
}

pub fn definitions(tokens: &[PlainToken]) -> Vec<Definition> {
    let mut found = Vec::new();
    for open in 1..tokens.len() {
        let bracketed = tokens[open].is_mark("(")
            && tokens.get(open + 1).is_some_and(PlainToken::is_word)
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

fn long_form(short: &str, before: &[PlainToken]) -> Option<usize> {
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

pub fn resolve_definitions(sentences: &mut [Vec<PlainToken>]) {
    let mut long_by_short: BTreeMap<String, Vec<PlainToken>> = BTreeMap::new();
    for sentence in sentences.iter() {
        for found in definitions(sentence) {
            let long = &sentence[found.long_start..found.long_end];
            let short = sentence[found.short].lower.clone();
            long_by_short.entry(short).or_insert_with(|| long.to_vec());
        }
    }
    for sentence in sentences.iter_mut() {
        for (short, long) in &long_by_short {
            let stems: Vec<&str> = long.iter().map(|token| token.stem.as_str()).collect();
            for at in 0..sentence.len() {
                if sentence[at].lower == *short {
                    stand_for(&mut sentence[at], long);
                }
                let here = sentence[at..].iter().map(|token| token.stem.as_str());
                let last = at + stems.len() - 1;
                if here.take(stems.len()).eq(stems.iter().copied())
                    && let Some(token) = sentence.get_mut(last)
                {
                    token.also.push(short.clone());
                }
            }
        }
    }
}

fn stand_for(token: &mut PlainToken, long: &[PlainToken]) {
    match long {
        [name] if matches!(name.kind, TokenKind::Name(_)) => token.kind = name.kind,
        words => token
            .also
            .extend(words.iter().map(|word| word.stem.clone())),
    }
}
