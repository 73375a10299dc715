//! Finds the paths that code names and writes each out from its root: `crate`
//! for this package, the crate's name for others. Owns no rule about them.

use crate::scanner::{Token, closing, is_at};

/// A path as far as the code spells it, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub path: Vec<String>,
    pub line: usize,
}

impl Reference {
    /// Whether the path goes through `parts`, one right after the other.
    pub fn goes_through(&self, parts: &[&str]) -> bool {
        self.path
            .windows(parts.len())
            .any(|window| window.iter().zip(parts).all(|(a, b)| a == b))
    }
}

/// Every path that `tokens` name in a file of the module `module`.
pub fn references(tokens: &[Token], module: &[String]) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut place = module.to_vec();
    // Where the inline modules around the current token end.
    let mut ends: Vec<usize> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        while ends.last().is_some_and(|&end| end <= at) {
            ends.pop();
            place.pop();
        }
        if token.is("mod") && is_at(tokens, at + 2, &["{"]) {
            place.push(tokens[at + 1].text.clone());
            ends.push(closing(tokens, at + 2));
        }
        if starts_path(tokens, at) {
            expand(tokens, at, &place, Vec::new(), &mut found);
        }
    }
    found
}

fn starts_path(tokens: &[Token], at: usize) -> bool {
    if !tokens[at].is_word() {
        return false;
    }
    let before = |back: usize| at.checked_sub(back).map(|place| &tokens[place]);
    // `a::b`: b goes on; `::b`: b starts.
    let goes_on = before(1).is_some_and(|token| token.is("::"))
        && before(2).is_some_and(|token| (token.is_word() && !token.is("use")) || token.is(">"));
    let in_braces_of_path =
        before(1).is_some_and(|token| token.is("{") || token.is(",")) && opened_by_path(tokens, at);
    let followed = is_at(tokens, at + 1, &["::"]);
    let renamed = before(1).is_some_and(|token| token.is("use")) && is_at(tokens, at + 1, &["as"]);
    !goes_on && !in_braces_of_path && (followed || renamed)
}

/// Whether the bracket around `at` belongs to a path: `a::{b, c}`.
fn opened_by_path(tokens: &[Token], at: usize) -> bool {
    let mut depth = 0;
    for place in (0..at).rev() {
        match tokens[place].text.as_str() {
            "}" => depth += 1,
            "{" if depth > 0 => depth -= 1,
            "{" => {
                let path = place > 0 && tokens[place - 1].is("::");
                // `use a::{b::{c}, d}`: a bracket in a bracket of a path.
                let listed = place > 0 && (tokens[place - 1].is("{") || tokens[place - 1].is(","));
                return path || (listed && opened_by_path(tokens, place));
            }
            ";" => return false,
            _ => {}
        }
    }
    false
}

/// Follows one path, and every branch where it forks, from the word at `at`.
/// Returns the place after it.
fn expand(
    tokens: &[Token],
    mut at: usize,
    place: &[String],
    mut path: Vec<String>,
    found: &mut Vec<Reference>,
) -> usize {
    let line = tokens[at].line;
    while let Some(token) = tokens.get(at) {
        if token.is("{") {
            let end = closing(tokens, at);
            at += 1;
            while at < end {
                if tokens[at].is_word() || tokens[at].is("*") || tokens[at].is("{") {
                    at = expand(tokens, at, place, path.clone(), found);
                } else {
                    at += 1;
                }
            }
            return end + 1;
        }
        if !token.is_word() && !token.is("*") {
            break;
        }
        path = step(path, &token.text, place);
        at += 1;
        if !is_at(tokens, at, &["::"]) {
            break;
        }
        at += 1;
    }
    if is_at(tokens, at, &["as"]) {
        at += 2;
    }
    found.push(Reference { path, line });
    at
}

fn step(mut path: Vec<String>, word: &str, place: &[String]) -> Vec<String> {
    let rooted = |module: &[String]| {
        let mut path = vec!["crate".to_owned()];
        path.extend_from_slice(module);
        path
    };
    match word {
        "crate" | "stancegrid" if path.is_empty() => rooted(&[]),
        "self" if path.is_empty() => rooted(place),
        "super" if path.is_empty() => rooted(&place[..place.len().saturating_sub(1)]),
        "super" => {
            if path.len() > 1 {
                path.pop();
            }
            path
        }
        // `a::{self}` names a itself.
        "self" => path,
        _ => {
            path.push(word.to_owned());
            path
        }
    }
}
