//! Finding cues in tokens: literal words in order, the longest first,
//! pseudo-cues cancelling what they overlap. Owns the finding; how far a cue
//! reaches is told in `cue_scope`.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::domain::CueCategory;
use crate::lexicon::{Cue, CueWord, Direction, Effect, Lexicons};
use crate::text::{Stemmer, Token};

use super::cue_scope::reach;

/// A cue found in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCue {
    /// What it does.
    pub category: CueCategory,
    /// Its own tokens.
    pub tokens: Range<usize>,
    /// The tokens that it reaches, before and after it.
    pub scope: [Range<usize>; 2],
    /// Which way it reaches.
    pub direction: Direction,
}

impl FoundCue {
    /// Whether the token lies in the cue's scope.
    pub fn reaches(&self, token: usize) -> bool {
        self.scope.iter().any(|scope| scope.contains(&token))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Pattern {
    Lower(String),
    Stem(String),
}

#[derive(Debug)]
struct Entry {
    patterns: Vec<Pattern>,
    effect: Effect,
}

/// Knows all cues of the lexicons by their first word.
#[derive(Debug)]
pub struct CueFinder {
    by_lower: FxHashMap<String, Vec<usize>>,
    by_stem: FxHashMap<String, Vec<usize>>,
    entries: Vec<Entry>,
}

/// A cue met in the tokens, before pseudo-cues have had their say.
struct Met {
    tokens: Range<usize>,
    effect: Effect,
}

impl CueFinder {
    /// Indexes the cues by which a claim is judged.
    pub fn new(lexicons: &Lexicons, stemmer: &Stemmer) -> Self {
        Self::of(&mut lexicons.cues.iter(), stemmer)
    }

    /// Indexes these and those that only tell whose view a sentence is about.
    pub fn with_mentions(lexicons: &Lexicons, stemmer: &Stemmer) -> Self {
        Self::of(&mut lexicons.cues.iter().chain(&lexicons.mentions), stemmer)
    }

    fn of(cues: &mut dyn Iterator<Item = &Cue>, stemmer: &Stemmer) -> Self {
        let mut finder = Self {
            by_lower: FxHashMap::default(),
            by_stem: FxHashMap::default(),
            entries: Vec::new(),
        };
        for cue in cues {
            finder.add(cue, stemmer);
        }
        finder
    }

    /// The cues of a sentence in the order of their places, each with its scope.
    pub fn find(&self, tokens: &[Token]) -> Vec<FoundCue> {
        let met = self.meet(tokens);
        let kept = keep(&met);
        let ends: Vec<usize> = kept
            .iter()
            .filter(|met| met.effect == Effect::Ends)
            .map(|met| met.tokens.start)
            .collect();
        let found = kept.into_iter().filter_map(|met| match met.effect {
            Effect::Marks(category, direction, scope) => Some(FoundCue {
                category,
                scope: reach(tokens, &ends, &met.tokens, (category, direction, scope)),
                tokens: met.tokens.clone(),
                direction,
            }),
            Effect::Cancels(_) | Effect::Ends | Effect::CancelsEnd => None,
        });
        found.collect()
    }

    fn add(&mut self, cue: &Cue, stemmer: &Stemmer) {
        let pattern = |word: &CueWord| match word {
            CueWord::Exact(form) => Pattern::Lower(form.clone()),
            CueWord::AnyForm(base) => Pattern::Stem(stemmer.stem(base)),
        };
        let patterns: Vec<Pattern> = cue.words.iter().map(pattern).collect();
        let at = self.entries.len();
        match patterns.first() {
            Some(Pattern::Lower(form)) => {
                self.by_lower.entry(form.clone()).or_default().push(at);
            }
            Some(Pattern::Stem(stem)) => {
                self.by_stem.entry(stem.clone()).or_default().push(at);
            }
            None => return,
        }
        let effect = cue.effect;
        self.entries.push(Entry { patterns, effect });
    }

    fn meet(&self, tokens: &[Token]) -> Vec<Met> {
        let mut met = Vec::new();
        for start in 0..tokens.len() {
            let token = &tokens[start];
            let lists = [
                self.by_lower.get(&token.lower),
                self.by_stem.get(&token.stem),
            ];
            for &at in lists.into_iter().flatten().flatten() {
                let entry = &self.entries[at];
                if fits(&entry.patterns, &tokens[start..]) {
                    met.push(Met {
                        tokens: start..start + entry.patterns.len(),
                        effect: entry.effect,
                    });
                }
            }
        }
        met
    }
}

fn fits(patterns: &[Pattern], tokens: &[Token]) -> bool {
    let fit = |(pattern, token): (&Pattern, &Token)| match pattern {
        Pattern::Lower(form) => token.lower == *form,
        Pattern::Stem(stem) => token.stem == *stem,
    };
    tokens.len() >= patterns.len() && patterns.iter().zip(tokens).all(fit)
}

/// Leaves out what a pseudo-cue cancels and what lies inside a longer cue of
/// the same category. They come in the order of their places.
fn keep(met: &[Met]) -> Vec<&Met> {
    let longest = met.iter().map(|cue| cue.tokens.len()).max().unwrap_or(0);
    let overlap = |a: &Met, b: &Met| a.tokens.start < b.tokens.end && b.tokens.start < a.tokens.end;
    let outdone = |cue: &Met| {
        near(met, cue, longest).any(|other| {
            let longer = other.tokens.len() > cue.tokens.len();
            match (cue.effect, other.effect) {
                (Effect::Marks(category, ..), Effect::Cancels(cancelled)) => {
                    category == cancelled
                        && overlap(cue, other)
                        && other.tokens.len() >= cue.tokens.len()
                }
                // "dismissed allegations of": what is rejected is not reported too.
                (
                    Effect::Marks(CueCategory::Attribution, ..),
                    Effect::Marks(CueCategory::Refutation, ..),
                ) => overlap(cue, other),
                (Effect::Marks(category, ..), Effect::Marks(rival, ..)) => {
                    category == rival && longer && overlap(cue, other)
                }
                (Effect::Ends, Effect::CancelsEnd) => overlap(cue, other),
                _ => false,
            }
        })
    };
    met.iter().filter(|cue| !outdone(cue)).collect()
}

/// Those that can overlap with a cue: none of them has more than `longest` words.
fn near<'m>(met: &'m [Met], cue: &Met, longest: usize) -> impl Iterator<Item = &'m Met> {
    let Range { start, end } = cue.tokens;
    let from = met.partition_point(|other| other.tokens.start + longest < start);
    let rest = met.get(from..).unwrap_or_default().iter();
    rest.take_while(move |other| other.tokens.start < end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn categories(text: &str) -> Vec<CueCategory> {
        let lexicons = Lexicons::shipped();
        let stemmer = Stemmer::new(lexicons);
        let finder = CueFinder::new(lexicons, &stemmer);
        let found = finder.find(&tokenize(text, &stemmer));
        found.into_iter().map(|cue| cue.category).collect()
    }

    #[test]
    fn a_pseudo_cue_cancels_what_it_overlaps() {
        assert!(categories("It did not fall").contains(&CueCategory::Negation));
        assert!(!categories("It not only fell but rose").contains(&CueCategory::Negation));
    }

    #[test]
    fn the_longer_cue_of_a_category_stands_alone() {
        let negations = categories("There is no evidence that it works");
        let count = negations.iter().filter(|&&c| c == CueCategory::Negation);
        assert_eq!(count.count(), 1);
    }
}
