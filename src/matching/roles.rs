//! Who does it to whom: whether a sentence has the two names of a wording the
//! other way round. Owns the order test; what follows from it is decided by
//! `engine` and `stance`.

use crate::text::Token;

use super::article::ArticleSentence;
use super::score::Hit;
use super::wording::Wording;

/// Between a predicate and the name after it, these lead back to the one who
/// acts: "sheltered by the X", "support from the X".
const LEADS_TO_AGENT: [&str; 5] = ["by", "from", "of", "with", "to"];

/// How many words may stand between a name and the predicate for the name to
/// be its subject or object beyond doubt.
const NEAR: usize = 4;

/// Whether the sentence turns the roles of the wording round: the wording says
/// "A … does … B", the sentence, near the same predicate, "B does A".
/// Passives and nominal forms are allowed for; in doubt the answer is no.
pub fn reversed(wording: &Wording, sentence: &ArticleSentence, hits: &[Hit]) -> bool {
    let names: Vec<&Hit> = hits
        .iter()
        .filter(|hit| wording.terms[hit.term].is_name() && hit.token.is_some())
        .collect();
    let (Some(first), Some(second)) = (names.first(), names.get(1)) else {
        return false;
    };
    if wording.terms[first.term].key == wording.terms[second.term].key {
        return false;
    }
    let between =
        |hit: &&Hit| (first.term + 1..second.term).contains(&hit.term) && hit.token.is_some();
    let Some(predicate) = hits.iter().find(between) else {
        return false;
    };
    if is_passive(wording, predicate.term, second.term) {
        return false;
    }
    let (Some(agent), Some(patient), Some(act)) = (first.token, second.token, predicate.token)
    else {
        return false;
    };
    let tokens = &sentence.tokens;
    patient < act
        && act < agent
        && act - patient <= NEAR
        && agent - act <= NEAR
        && is_one_clause(&tokens[patient..agent])
        && !tokens[act..agent].iter().any(leads_to_agent)
        && !tokens[patient..act].iter().any(|token| token.lower == "of")
}

/// Prepositions that say at whom or where something is done, class by class.
const TARGETS: [&[&str]; 2] = [
    &["on", "against", "upon"],
    &["in", "inside", "into", "within"],
];

/// Whether the sentence aims what the wording says at another of its names:
/// the wording has "strikes on B", the sentence "attacks on A".
pub fn misdirected(wording: &Wording, sentence: &ArticleSentence, hits: &[Hit]) -> bool {
    TARGETS.iter().any(|class| {
        // What a preposition says goes before what the order of words says.
        let aims = [Aim::Preposition, Aim::Object];
        let found = aims.into_iter().find_map(|aim| {
            let is = |hit: &&Hit| {
                let name = &wording.terms[hit.term];
                name.is_name() && aim_of(wording, name.token, class) == Some(aim)
            };
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
            let near = |act: usize| act < token && token - act <= NEAR;
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
        others.filter_map(|hit| hit.token).any(aimed) && !target.token.is_some_and(aimed)
    })
}

/// How a wording says at whom something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aim {
    /// "attacks on Chile".
    Preposition,
    /// "attacked Chile".
    Object,
}

fn aim_of(wording: &Wording, name: usize, class: &[&str]) -> Option<Aim> {
    if governed(&wording.tokens, name, class) {
        Some(Aim::Preposition)
    } else if class.contains(&"against") && is_object(wording, name) {
        Some(Aim::Object)
    } else {
        None
    }
}

/// Whether the name follows a word of content directly, articles apart: the
/// object of "attacked Chile".
fn is_object(wording: &Wording, name: usize) -> bool {
    let is_article = |at: usize| matches!(wording.tokens[at].lower.as_str(), "the" | "a" | "an");
    let before = (0..name).rev().find(|&at| !is_article(at));
    before.is_some_and(|at| {
        let mut terms = wording.terms.iter();
        terms.any(|term| term.token == at && !term.is_name())
    })
}

/// Whether a preposition of the class stands before the name, with at most two
/// words between.
fn governed(tokens: &[Token], name: usize, class: &[&str]) -> bool {
    let near = &tokens[name.saturating_sub(3)..name];
    near.iter()
        .any(|token| class.contains(&token.lower.as_str()))
}

/// "A is done by B" puts the one who acts last.
fn is_passive(wording: &Wording, predicate: usize, second: usize) -> bool {
    let (from, to) = (wording.terms[predicate].token, wording.terms[second].token);
    wording.tokens[from..to].iter().any(leads_to_agent)
}

fn leads_to_agent(token: &Token) -> bool {
    LEADS_TO_AGENT.contains(&token.lower.as_str())
}

fn is_one_clause(tokens: &[Token]) -> bool {
    tokens.iter().all(Token::is_word)
}
