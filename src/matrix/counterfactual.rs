//! The smallest change of an article that would turn a cell round: leaving out
//! a cue, or else a sentence, and judging anew. Owns the trial; nothing is
//! guessed from weights.

use std::collections::BTreeSet;

use crate::domain::{Article, Span, Stance};

use super::engine::{CellTrace, Engine};

/// What was left out to turn a cell round, and what the cell then is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterfactual {
    /// The place in the article of what was left out.
    pub without: Span,
    /// Whether it is a whole sentence, not a cue.
    pub sentence: bool,
    /// The stance without it.
    pub stance: Stance,
}

/// How many of the closest sentences are tried.
const CLOSEST: usize = 3;

impl Engine {
    /// Tries the cues of the closest sentences, the shortest first, then the
    /// sentences; `None` where none of them turns the cell.
    pub fn smallest_flip(
        &self,
        claim: usize,
        article: &Article,
        trace: &CellTrace,
    ) -> Option<Counterfactual> {
        let stance = trace.judged.judgement.stance;
        let mut tried: BTreeSet<Span> = BTreeSet::new();
        let mut cues: Vec<Span> = Vec::new();
        let mut sentences: Vec<Span> = Vec::new();
        for reading in &trace.judged.readings {
            let sentence = &trace.article.sentences[reading.found.sentence];
            if !sentences.contains(&sentence.span) {
                if sentences.len() == CLOSEST {
                    continue;
                }
                sentences.push(sentence.span);
            }
            for cue in &reading.cues {
                let tokens = sentence.tokens.get(cue.tokens.clone()).unwrap_or_default();
                if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
                    cues.push(Span::new(first.span.start, last.span.end));
                }
            }
        }
        cues.sort_by_key(|span| (span.end - span.start, span.start));
        let cues = cues.into_iter().map(|span| (span, false));
        let sentences = sentences.into_iter().map(|span| (span, true));
        cues.chain(sentences).find_map(|(without, sentence)| {
            if !tried.insert(without) {
                return None;
            }
            let mut text = article.text.clone();
            text.replace_range(without.range(), "");
            let changed = Article {
                text,
                ..article.clone()
            };
            let now = self.trace(claim, &changed)?.judged.judgement.stance;
            (now != stance).then_some(Counterfactual {
                without,
                sentence,
                stance: now,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Claim, ClaimSet};

    fn flip(text: &str) -> Option<(String, Stance)> {
        let claims = ClaimSet {
            claims: vec![Claim::new("a", "The council will close the tram line")],
            aliases: Vec::new(),
        };
        let engine = Engine::new(claims);
        let article = Article::new("x", text);
        let trace = engine.trace(0, &article)?;
        let flip = engine.smallest_flip(0, &article, &trace)?;
        Some((flip.without.slice(text)?.to_owned(), flip.stance))
    }

    #[test]
    fn leaving_out_a_negation_turns_a_denial() {
        let found = flip("The council will not close the tram line.");
        assert_eq!(found, Some(("not".to_owned(), Stance::Asserts)));
    }

    #[test]
    fn where_nothing_is_left_to_take_away_there_is_no_flip() {
        assert_eq!(flip("Bread is cheap in the old town."), None);
    }
}
