//! What a wording tells of roles by itself: which of its words are verbs, and at whom
//! something is aimed. Owns these hints, found once for all sentences. Comparing them
//! with a sentence is told in `roles`.

use std::ops::Range;

use crate::text::Token;

use super::terms::term::Term;

/// What a wording tells of roles by itself, found once for all sentences.
#[derive(Debug, Clone, Default)]
pub struct RoleHints {
    /// Of each term, whether it is a past tense by its form.
    pub(super) verbs: Vec<bool>,
    /// The terms between the first two names.
    pub(super) between_names: Range<usize>,
    /// The names at which something is aimed, class by class of [`TARGETS`].
    pub(super) targets: [Vec<(usize, Aim)>; TARGETS.len()],
}

impl RoleHints {
    /// Reads a wording's tokens and terms.
    pub(super) fn of(tokens: &[Token], terms: &[Term]) -> Self {
        let is_verb = |(at, term): (usize, &Term)| {
            let token = &tokens[term.token];
            at > 0 && token.lower != token.stem && is_past(token)
        };
        let mut names = (0..terms.len()).filter(|&at| terms[at].is_name());
        let between_names = match (names.next(), names.next()) {
            (Some(first), Some(second)) => first + 1..second,
            (Some(_) | None, _) => 0..0,
        };
        let targets = TARGETS.map(|class| {
            let names = terms.iter().enumerate().filter(|(_, term)| term.is_name());
            let aimed = names
                .filter_map(|(at, name)| Some((at, aim_of(tokens, terms, name.token, class)?)));
            aimed.collect()
        });
        Self {
            verbs: terms.iter().enumerate().map(is_verb).collect(),
            between_names,
            targets,
        }
    }
}

/// A past tense by its form: regular, or one that no stemmer could lead back.
pub(super) fn is_past(token: &Token) -> bool {
    let stem = token.stem.as_str();
    let begins = token.lower.starts_with(stem) || stem.ends_with('i');
    token.lower.ends_with("ed") || !begins
}

/// Prepositions that say at whom or where something is done, class by class.
pub(super) const TARGETS: [&[&str]; 2] = [
    &["on", "against", "upon"],
    &["in", "inside", "into", "within"],
];

/// How a wording says at whom something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// "attacks on Chile".
    Preposition,
    /// "attacked Chile".
    Object,
}

pub(super) fn aim_of(tokens: &[Token], terms: &[Term], name: usize, class: &[&str]) -> Option<Aim> {
    if governed(tokens, name, class) {
        Some(Aim::Preposition)
    } else if class.contains(&"against") && is_object(tokens, terms, name) {
        Some(Aim::Object)
    } else {
        None
    }
}

/// Whether the name follows a word of content directly, articles apart: the
/// object of "attacked Chile".
pub(super) fn is_object(tokens: &[Token], terms: &[Term], name: usize) -> bool {
    let is_article = |at: usize| matches!(tokens[at].lower.as_str(), "the" | "a" | "an");
    let before = (0..name).rev().find(|&at| !is_article(at));
    before.is_some_and(|at| {
        let mut terms = terms.iter();
        terms.any(|term| term.token == at && !term.is_name())
    })
}

/// Whether a preposition of the class stands before the name, with at most two
/// words between.
pub(super) fn governed(tokens: &[Token], name: usize, class: &[&str]) -> bool {
    let near = &tokens[name.saturating_sub(3)..name];
    near.iter()
        .any(|token| class.contains(&token.lower.as_str()))
}
