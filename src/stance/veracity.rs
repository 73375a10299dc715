//! What an article says of a statement that it has just made, reported or put
//! as a question: "… is false", "That is not true.", "No.". Owns finding such
//! verdicts behind the clause and in the next sentence; what a reading becomes
//! by them is decided in `sentence_reading`.

use crate::domain::CueCategory;
use crate::lexicon::Direction;
use crate::text::Token;

use super::cue::cue_finder::FoundCue;
use super::grammar::speaker::{Speaker, speaker};

/// Whether a statement is said to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VeracityVerdict {
    Confirmed,
    Refuted,
}

/// Verbs that link a statement with what is said of it: "proved false".
const COPULAS: [&str; 12] = [
    "is", "are", "was", "were", "be", "been", "proved", "proves", "proven", "turned", "turns", "s",
];

/// Whether a cue is a predicate over the clause before it, in the author's own
/// voice: "… is false".
pub(super) fn is_predicate(cue: &FoundCue, tokens: &[Token]) -> bool {
    matches!(
        cue.category,
        CueCategory::Refutation | CueCategory::Endorsement
    ) && cue.direction == Direction::Backward
        && COPULAS.contains(&tokens[cue.tokens.start].lower.as_str())
}

/// Leaves out what a predicate settles: the noun that brought the statement up
/// ("reports that … are false"). A predicate such as "is wrong", which judges
/// deeds as well as words, counts only behind such a noun.
pub(super) fn settle(cues: &mut Vec<FoundCue>, tokens: &[Token]) {
    let predicates: Vec<(usize, bool)> = cues
        .iter()
        .filter(|cue| is_predicate(cue, tokens))
        .map(|cue| (cue.tokens.start, needs_noun(cue, tokens)))
        .collect();
    let Some((last, _)) = predicates.last().copied() else {
        return;
    };
    let brings_up = |cue: &FoundCue| {
        let said = matches!(cue.category, CueCategory::Attribution | CueCategory::Hedge);
        let that = matches!(
            tokens[cue.tokens.end - 1].lower.as_str(),
            "that" | "of" | "about"
        );
        said && that
            && cue.tokens.end <= last
            && cue.reaches(cue.tokens.end)
            && speaker(tokens, cue) == Speaker::Unnamed
    };
    let noun = cues.iter().any(brings_up);
    cues.retain(|cue| {
        let idle = is_predicate(cue, tokens) && needs_noun(cue, tokens) && !noun;
        let settled = noun && brings_up(cue);
        !idle && !settled
    });
}

fn needs_noun(cue: &FoundCue, tokens: &[Token]) -> bool {
    const OF_DEEDS: [&str; 5] = ["wrong", "right", "mistaken", "correct", "true"];
    let last = tokens[cue.tokens.end - 1].lower.as_str();
    let negated = tokens[cue.tokens.clone()].iter().any(|t| t.lower == "not");
    OF_DEEDS.contains(&last) && !negated
}

/// What stands for the statement or for whoever made it.
const REFERS: [&str; 11] = [
    "that", "this", "it", "he", "she", "they", "these", "claim", "rumour", "story", "report",
];

const FALSE: [&str; 12] = [
    "false",
    "untrue",
    "wrong",
    "nonsense",
    "incorrect",
    "baseless",
    "unfounded",
    "mistaken",
    "lie",
    "myth",
    "invented",
    "lying",
];

const TRUE: [&str; 4] = ["true", "right", "correct", "so"];

/// What a sentence says of the statement in the one before it. `asked` tells
/// whether that was a question.
pub(super) fn verdict(next: &[Token], asked: bool) -> Option<VeracityVerdict> {
    let words: Vec<&str> = next.iter().map(|token| token.lower.as_str()).collect();
    let answer = || answer(&words).filter(|_| asked);
    answer()
        .or_else(|| ellipsis(&words))
        .or_else(|| predicate(&words))
        .or_else(|| {
            let far = words
                .windows(4)
                .any(|at| at == ["further", "from", "the", "truth"]);
            far.then_some(VeracityVerdict::Refuted)
        })
}

/// "Yes.", "Of course not.", "The short answer is no."
fn answer(words: &[&str]) -> Option<VeracityVerdict> {
    let from = match words {
        ["the", "answer", "is", ..] => 3,
        ["the", _, "answer", "is", ..] => 4,
        _ => 0,
    };
    let end = |at: usize| {
        let word = words.get(at).copied();
        word.is_none_or(|word| matches!(word, "." | "," | "!" | ":" | ";" | "—" | "\""))
    };
    let rest = &words[from..];
    match rest {
        ["no" | "nope" | "hardly" | "never", ..] if end(from + 1) => Some(VeracityVerdict::Refuted),
        ["of", "course", "not", ..] | ["not", "at", "all", ..] | ["far", "from", "it", ..] => {
            Some(VeracityVerdict::Refuted)
        }
        ["certainly" | "absolutely" | "definitely", "not", ..] => Some(VeracityVerdict::Refuted),
        [
            "yes" | "certainly" | "absolutely" | "definitely" | "indeed",
            ..,
        ] if end(from + 1) => Some(VeracityVerdict::Confirmed),
        ["of", "course", ..] if end(from + 2) => Some(VeracityVerdict::Confirmed),
        ["of", "course", rest @ ..] => ellipsis(rest),
        _ => None,
    }
}

/// "It does not.", "They have."
fn ellipsis(words: &[&str]) -> Option<VeracityVerdict> {
    const VERBS: [&str; 16] = [
        "do", "does", "did", "is", "are", "was", "were", "will", "would", "has", "have", "had",
        "can", "could", "cannot", "should",
    ];
    let refers = |word: &str| matches!(word, "it" | "he" | "she" | "they" | "that" | "this");
    let stops = |rest: &[&str]| matches!(rest, [] | ["." | "," | "!" | ";", ..]);
    match words {
        [who, verb, "not" | "n't", rest @ ..] if refers(who) && VERBS.contains(verb) => {
            stops(rest).then_some(VeracityVerdict::Refuted)
        }
        [who, "cannot", rest @ ..] if refers(who) => {
            stops(rest).then_some(VeracityVerdict::Refuted)
        }
        [who, verb, rest @ ..] if refers(who) && VERBS.contains(verb) => {
            stops(rest).then_some(VeracityVerdict::Confirmed)
        }
        _ => None,
    }
}

/// "That is simply not true.", "The claim is wrong."
fn predicate(words: &[&str]) -> Option<VeracityVerdict> {
    const SWAYS: [&str; 14] = [
        "a",
        "simply",
        "quite",
        "plainly",
        "completely",
        "just",
        "flatly",
        "all",
        "entirely",
        "of",
        "course",
        "also",
        "pure",
        "the",
    ];
    let rest = match words {
        ["the", noun, rest @ ..] if REFERS.contains(noun) => rest,
        [noun, rest @ ..] if REFERS.contains(noun) => rest,
        _ => return None,
    };
    let [verb, rest @ ..] = rest else { return None };
    if !COPULAS.contains(verb) {
        return None;
    }
    let negated = rest
        .iter()
        .take(3)
        .any(|word| matches!(*word, "not" | "n't"));
    let skipped = |word: &&&str| SWAYS.contains(*word) || matches!(**word, "not" | "n't" | "case");
    let at = rest.iter().take_while(skipped).count();
    let case = rest[..at].contains(&"case");
    let ends = |at: usize| {
        let next = rest.get(at).copied();
        next.is_none_or(|next| matches!(next, "." | "," | "!" | ";" | ":" | "and" | "—"))
    };
    let word = rest.get(at).copied().unwrap_or("");
    let refuted = match word {
        word if FALSE.contains(&word) && ends(at + 1) => !negated,
        word if TRUE.contains(&word) && ends(at + 1) => negated,
        _ if case && ends(at) => negated,
        _ => return None,
    };
    Some(if refuted {
        VeracityVerdict::Refuted
    } else {
        VeracityVerdict::Confirmed
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;
    use crate::text::{Stemmer, tokenize};

    fn says(text: &str, asked: bool) -> Option<VeracityVerdict> {
        verdict(&tokenize(text, &Stemmer::new(Lexicons::shipped())), asked)
    }

    #[test]
    fn a_statement_is_refuted_or_confirmed() {
        assert_eq!(
            says("That is simply not true.", false),
            Some(VeracityVerdict::Refuted)
        );
        assert_eq!(
            says("The claim was false.", false),
            Some(VeracityVerdict::Refuted)
        );
        assert_eq!(
            says("They are right.", false),
            Some(VeracityVerdict::Confirmed)
        );
        assert_eq!(says("It is wrong to smoke.", false), None);
        assert_eq!(says("That is sad.", false), None);
    }

    #[test]
    fn a_question_is_answered() {
        assert_eq!(says("No.", true), Some(VeracityVerdict::Refuted));
        assert_eq!(
            says("The short answer is yes.", true),
            Some(VeracityVerdict::Confirmed)
        );
        assert_eq!(says("No one knows.", true), None);
        assert_eq!(says("It won't.", true), Some(VeracityVerdict::Refuted));
        assert_eq!(says("No.", false), None);
    }
}
