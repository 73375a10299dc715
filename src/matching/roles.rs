//! Who does it to whom: whether a sentence has the two participants of a wording
//! the other way round. Owns the order test; what follows from it is decided by
//! `plain_matcher` and `stance`.

use std::ops::Range;

use crate::text::Token;

use super::hit::Hit;
use super::prepared_article::ArticleSentence;
use super::prepared_claim::Wording;
use super::role_hints::{Aim, TARGETS, governed};
use super::similarity::How;

/// How many words may stand between a participant and the predicate.
const MAX_WORDS_BETWEEN: usize = 4;

/// Whether the sentence turns the roles of the wording round: the wording says
/// "A … does … B", the sentence, near the same predicate, "B does A".
/// Passives and nominal forms are allowed for; in doubt the answer is no.
pub fn reversed(wording: &Wording, sentence: &ArticleSentence, hits: &[Hit]) -> bool {
    let Some(predicate) = predicate(wording, hits) else {
        return false;
    };
    let Some(act) = predicate.token else {
        return false;
    };
    let (mut turned, mut kept) = (false, false);
    for first in participants(wording, hits, predicate, 0..predicate.term) {
        for second in participants(wording, hits, predicate, predicate.term + 1..usize::MAX) {
            let place = |hit: &Hit| wording.terms[hit.term].token;
            let (Some(one), Some(other)) = (first.token, second.token) else {
                continue;
            };
            if wording.terms[first.term].key == wording.terms[second.term].key {
                continue;
            }
            let here = roles(
                &wording.tokens,
                place(first),
                place(second),
                place(predicate),
            );
            let there = roles(&sentence.tokens, one, other, act);
            match (here, there) {
                (Roles::Agent(here), Roles::Agent(there)) => {
                    let same = (here == place(first)) == (there == one);
                    turned |= !same;
                    kept |= same;
                }
                (Roles::Order(here), Roles::Order(there)) if here == there => {
                    turned |= other < one;
                    kept |= one < other;
                }
                (Roles::Agent(_) | Roles::Order(_) | Roles::Unclear, _) => {}
            }
        }
    }
    turned && !kept
}

/// The word by which the first participant acts on the second: the first past
/// tense or word after an auxiliary, else whatever stands between two names.
fn predicate<'h>(wording: &Wording, hits: &'h [Hit]) -> Option<&'h Hit> {
    let hints = &wording.roles;
    let mut content = hits
        .iter()
        .filter(|hit| !wording.terms[hit.term].is_name() && hit.token.is_some());
    let verb = content.clone().find(|hit| hints.verbs[hit.term]);
    verb.or_else(|| content.find(|hit| hints.between_names.contains(&hit.term)))
}

/// Who may take part, on one side of the predicate: names and, where there are
/// none on that side, the nouns next to the predicate, found by the same word.
fn participants<'h>(
    wording: &Wording,
    hits: &'h [Hit],
    predicate: &Hit,
    side: Range<usize>,
) -> Vec<&'h Hit> {
    let there = |hit: &&Hit| side.contains(&hit.term) && hit.token.is_some();
    let name = |hit: &&Hit| wording.terms[hit.term].is_name();
    let names: Vec<&Hit> = hits.iter().filter(there).filter(name).collect();
    if !names.is_empty() {
        return names;
    }
    let nouns = hits
        .iter()
        .filter(there)
        .filter(|hit| hit.similarity.how == How::Same && hit.term.abs_diff(predicate.term) == 1);
    nouns.collect()
}

/// What the order of words tells of two participants and a predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Roles<'a> {
    /// The place of the one who acts.
    Agent(usize),
    /// No more than this: the one stands before the predicate, the other after
    /// it, behind this preposition.
    Order(&'a str),
    Unclear,
}

fn roles(tokens: &[Token], one: usize, other: usize, act: usize) -> Roles<'_> {
    let (first, last) = (one.min(other), one.max(other));
    let word = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
    let has =
        |range: Range<usize>, list: &[&str]| range.into_iter().any(|at| list.contains(&word(at)));
    // The last preposition before a participant, articles and one adjective apart.
    let preposition = |at: usize| {
        let from = at.saturating_sub(3).max(act + 1);
        (from..at)
            .rev()
            .map(word)
            .find(|word| PREPOSITIONS.contains(word))
    };
    if act == first || act == last {
        return Roles::Unclear;
    }
    if act < first {
        // "The defeat of A by B."
        let near = last - act <= 2 * MAX_WORDS_BETWEEN && plain(&tokens[act..last]);
        return match (preposition(first), preposition(last)) {
            (Some("by"), Some(_)) if near => Roles::Agent(first),
            (Some(_), Some("by")) if near => Roles::Agent(last),
            _ => Roles::Unclear,
        };
    }
    if last < act {
        // "A, which B beat": the one next to the verb acts.
        let relative = has(first + 1..last, &RELATIVES);
        let joined =
            act - last <= 2 && last - first <= MAX_WORDS_BETWEEN && plain(&tokens[last..act]);
        let auxiliary = has(last + 1..act, &PASSIVE_AUXILIARIES);
        return if relative && joined && !auxiliary {
            Roles::Agent(last)
        } else {
            Roles::Unclear
        };
    }
    let relative = has(first + 1..act, &RELATIVES);
    let near = act - first <= MAX_WORDS_BETWEEN && last - act <= MAX_WORDS_BETWEEN;
    if !near || !plain(&tokens[act..last]) || (!relative && !plain(&tokens[first..act])) {
        return Roles::Unclear;
    }
    let passive = has(
        act.saturating_sub(3).max(first + 1)..act,
        &PASSIVE_AUXILIARIES,
    );
    if has(act + 1..last.min(act + 3), &["by"]) {
        return Roles::Agent(last);
    }
    if has(first + 1..act, &["of", "and", "or", "by"]) || has(act + 1..last, &["and", "or"]) {
        return Roles::Unclear;
    }
    match preposition(last) {
        _ if passive => Roles::Unclear,
        None | Some("on" | "against" | "upon" | "over") => Roles::Agent(first),
        Some(preposition @ ("from" | "of" | "with" | "to")) => Roles::Order(preposition),
        // "In Peru", "at noon": where and when, not who.
        Some(_) => Roles::Unclear,
    }
}

/// Words that make a past participle a passive: "was told", "got sacked".
const PASSIVE_AUXILIARIES: [&str; 11] = [
    "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "getting",
];

const RELATIVES: [&str; 4] = ["which", "who", "whom", "that"];

const PREPOSITIONS: [&str; 20] = [
    "by", "from", "of", "with", "to", "on", "against", "upon", "in", "inside", "into", "within",
    "for", "at", "after", "before", "over", "near", "than", "as",
];

/// Whether no mark stands among the tokens.
fn plain(tokens: &[Token]) -> bool {
    tokens.iter().all(Token::is_word)
}

/// Prepositions that say from where.
const AWAY: [&str; 2] = ["from", "out"];

/// Whether the sentence aims what the wording says at another of its names:
/// the wording has "strikes on B", the sentence "attacks on A".
pub fn misdirected(wording: &Wording, sentence: &ArticleSentence, hits: &[Hit]) -> bool {
    let targets = TARGETS.iter().zip(&wording.roles.targets);
    targets
        .filter(|(_, aimed)| !aimed.is_empty())
        .any(|(class, aimed)| {
            // What a preposition says goes before what the order of words says.
            let aims = [Aim::Preposition, Aim::Object];
            let found = aims.into_iter().find_map(|aim| {
                let is = |hit: &&Hit| aimed.contains(&(hit.term, aim));
                hits.iter().find(is).map(|hit| (hit, aim))
            });
            let Some((target, aim)) = found else {
                return false;
            };
            let name = &wording.terms[target.term];
            let acts = |hit: &&Hit| {
                let term = &wording.terms[hit.term];
                // The object of a verb is compared with what that same verb, as a
                // noun, is aimed at.
                !term.is_name()
                    && (aim == Aim::Preposition
                        || term.token < name.token && name.token - term.token <= 2)
            };
            let aimed = |token: usize| {
                let near = |act: usize| act < token && token - act <= MAX_WORDS_BETWEEN;
                governed(&sentence.tokens, token, class)
                    && hits
                        .iter()
                        .filter(acts)
                        .any(|act| act.token.is_some_and(near))
            };
            let others = hits.iter().filter(|hit| {
                let term = &wording.terms[hit.term];
                term.is_name() && term.key != name.key
            });
            // "Attacks from Peru" are none inside Peru; "left from Peru" turns
            // "arrived in Peru" round by its verb.
            let opposite = hits.iter().any(|hit| hit.similarity.how == How::Opposite);
            let leaves = target.token.is_some_and(|at| {
                let tokens = &sentence.tokens;
                class.contains(&"inside")
                    && governed(tokens, at, &AWAY)
                    && !governed(tokens, at, class)
            });
            let leaves = leaves && !opposite;
            let aimed_at_other = others.filter_map(|hit| hit.token).any(aimed);
            leaves || aimed_at_other && !target.token.is_some_and(aimed)
        })
}
