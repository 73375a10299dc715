//! Who is reported to say it. Owns finding the speaker beside an attribution
//! cue; whether what is said touches the claim is decided in `reading`.

use std::ops::Range;

use crate::domain::Span;
use crate::lexicon::Direction;
use crate::text::Token;

use super::cue_finder::FoundCue;

/// The longest speaker taken, in words.
const LONGEST: usize = 9;

/// Words that may stand between a speaker and the verb.
const BEFORE_VERB: [&str; 22] = [
    "has", "have", "had", "is", "are", "was", "were", "be", "been", "also", "would", "will", "did",
    "does", "do", "again", "now", "then", "further", "once", "still", "already",
];

/// Words after which a cue is no verb with a subject before it.
const BEFORE_NOUN: [&str; 14] = [
    "the", "a", "an", "on", "of", "in", "at", "for", "with", "by", "from", "his", "her", "their",
];

/// Words at which a speaker cannot begin or beyond which it cannot reach.
const BREAKS: [&str; 22] = [
    "and",
    "but",
    "or",
    "that",
    "which",
    "who",
    "as",
    "when",
    "while",
    "because",
    "if",
    "though",
    "although",
    "where",
    "so",
    "said",
    "says",
    "after",
    "before",
    "what",
    "meanwhile",
    "however",
];

/// Words that stand for the noun before them.
const RELATIVES: [&str; 3] = ["which", "who", "that"];

/// Verbs before which a cue of two words has its subject: "officials said".
const SAYS: [&str; 6] = ["said", "say", "says", "saying", "added", "adds"];

/// Nouns that speak for themselves: "media reports".
const REPORTS: [&str; 2] = ["accounts", "reports"];

/// Who speaks, as far as a cue tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Speaker {
    /// The author, by "I" or "we": nobody else is reported.
    Author,
    /// Someone, named by these tokens.
    Named(Range<usize>),
    /// Someone who is not named.
    Unnamed,
}

/// Finds the speaker that an attribution or refutation cue belongs to.
pub(super) fn speaker(tokens: &[Token], cue: &FoundCue) -> Speaker {
    let found = if tokens[cue.tokens.clone()]
        .first()
        .is_some_and(|t| t.lower == "according")
    {
        after(tokens, cue.tokens.end)
    } else if let Some(own) = own_speaker(tokens, cue) {
        own
    } else if is_nominal(tokens, cue) {
        cue.tokens.start..cue.tokens.start
    } else {
        let before = before(tokens, cue.tokens.start);
        if before.is_empty() && cue.direction == Direction::Both {
            after(tokens, cue.tokens.end)
        } else {
            before
        }
    };
    let words: Vec<&str> = tokens[found.clone()]
        .iter()
        .map(|t| t.lower.as_str())
        .collect();
    match words.as_slice() {
        [] => Speaker::Unnamed,
        ["i" | "we"] => Speaker::Author,
        _ => Speaker::Named(found),
    }
}

/// "the view that", "raids on alleged hideouts": no verb, and so no subject
/// before it.
fn is_nominal(tokens: &[Token], cue: &FoundCue) -> bool {
    let start = cue.tokens.start;
    let before = start.checked_sub(1).map(|at| tokens[at].lower.as_str());
    tokens[start].lower == "the" || before.is_some_and(|word| BEFORE_NOUN.contains(&word))
}

/// The speaker that a cue of two words brings along, with what stands before
/// its noun.
fn own_speaker(tokens: &[Token], cue: &FoundCue) -> Option<Range<usize>> {
    let [_, last] = &tokens[cue.tokens.clone()] else {
        return None;
    };
    let last = last.lower.as_str();
    if SAYS.contains(&last) {
        Some(before(tokens, cue.tokens.start + 1))
    } else if REPORTS.contains(&last) {
        Some(cue.tokens.clone())
    } else {
        None
    }
}

/// The place of a speaker in the article's text.
pub(super) fn span(tokens: &[Token], speaker: &Range<usize>) -> Option<Span> {
    let part = tokens.get(speaker.clone())?;
    Some(Span::new(part.first()?.span.start, part.last()?.span.end))
}

fn before(tokens: &[Token], verb: usize) -> Range<usize> {
    let mut end = verb;
    // "continues to deny": the verb before "to" is no part of the speaker.
    if end > 1 && tokens[end - 1].lower == "to" {
        end -= 2;
    }
    while end > 0 && may_precede_verb(&tokens[end - 1]) {
        end -= 1;
    }
    // "the ministry, which denies …": the one that "which" stands for speaks.
    if end > 0 && RELATIVES.contains(&tokens[end - 1].lower.as_str()) {
        end -= 1;
        if end > 0 && tokens[end - 1].is_mark(",") {
            end -= 1;
        }
    }
    // An aside between commas belongs to the speaker: "X, a spokesman, said".
    if end > 1 && tokens[end - 1].is_mark(",") {
        let opening = (0..end - 1).rev().find(|&at| !tokens[at].is_word());
        match opening {
            Some(at) if tokens[at].is_mark(",") => end = at,
            _ => return verb..verb,
        }
    }
    let mut start = end;
    while start > 0 && end - start < LONGEST && extends(tokens, start - 1) {
        start -= 1;
    }
    trim(tokens, start..end)
}

fn after(tokens: &[Token], from: usize) -> Range<usize> {
    let mut end = from;
    while end < tokens.len() && end - from < LONGEST && extends(tokens, end) {
        end += 1;
    }
    trim(tokens, from..end)
}

fn may_precede_verb(token: &Token) -> bool {
    BEFORE_VERB.contains(&token.lower.as_str())
        || (token.is_word() && !token.capital && token.lower.ends_with("ly"))
}

fn extends(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let word = token.is_word() && !BREAKS.contains(&token.lower.as_str());
    // The apostrophe of "the drivers' union".
    let possessive = token.is_mark("'") && at > 0 && tokens[at - 1].lower.ends_with('s');
    word || possessive
}

/// Takes words off both ends that are no part of a name or noun.
fn trim(tokens: &[Token], mut range: Range<usize>) -> Range<usize> {
    const LOOSE: [&str; 8] = ["in", "on", "for", "to", "at", "of", "by", "there"];
    while range.start < range.end && LOOSE.contains(&tokens[range.end - 1].lower.as_str()) {
        range.end -= 1;
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CueCategory;
    use crate::lexicon::Lexicons;
    use crate::stance::CueFinder;
    use crate::text::{Stemmer, tokenize};

    fn who(text: &str) -> Option<String> {
        let lexicons = Lexicons::shipped();
        let stemmer = Stemmer::new(lexicons);
        let tokens = tokenize(text, &stemmer);
        let cues = CueFinder::new(lexicons, &stemmer).find(&tokens);
        let cue = cues
            .iter()
            .find(|cue| cue.category == CueCategory::Attribution)?;
        match speaker(&tokens, cue) {
            Speaker::Author => Some("AUTHOR".to_owned()),
            Speaker::Unnamed => None,
            Speaker::Named(range) => span(&tokens, &range)?.slice(text).map(str::to_owned),
        }
    }

    #[test]
    fn the_subject_of_the_verb_speaks() {
        assert_eq!(
            who("The finance minister said that rates fell").as_deref(),
            Some("The finance minister")
        );
        assert_eq!(
            who("Rates fell, according to the central bank.").as_deref(),
            Some("the central bank")
        );
        assert_eq!(
            who("The mayor, a lawyer, has said that it fell").as_deref(),
            Some("The mayor")
        );
    }

    #[test]
    fn a_cue_may_bring_its_speaker_along() {
        let text = "Rates fell because of the war, bank officials said on Monday.";
        assert_eq!(who(text).as_deref(), Some("bank officials"));
        assert_eq!(who("He added rates fell").as_deref(), Some("He"));
    }

    #[test]
    fn an_adjective_has_no_speaker() {
        assert_eq!(who("Police conducted raids on alleged hideouts"), None);
        assert_eq!(who("Police alleged fraud").as_deref(), Some("Police"));
    }

    #[test]
    fn the_author_is_nobody_else() {
        assert_eq!(who("we argue that rates fell").as_deref(), Some("AUTHOR"));
    }
}
