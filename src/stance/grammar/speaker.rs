//! Who is reported to say it. Owns finding the speaker of an attribution cue;
//! where the phrase that names him begins and ends is told in
//! `subject`, whether what is said touches the claim that of `sentence_reading`.

use std::ops::Range;

use crate::domain::{CueCategory, Span};
use crate::lexicon::Direction;
use crate::text::Token;

use super::noun_phrase::{after, before, main_subject, owner};
use crate::stance::cue::cue_finder::FoundCue;

/// Words after which a cue is no verb with a subject before it.
const BEFORE_NOUN: [&str; 17] = [
    "the", "a", "an", "on", "of", "in", "at", "for", "with", "by", "from", "his", "her", "their",
    "its", "our", "my",
];

/// Verbs before which a cue of two words has its subject: "officials said".
const SAYS: [&str; 18] = [
    "said",
    "say",
    "says",
    "saying",
    "added",
    "adds",
    "wrote",
    "show",
    "shows",
    "showed",
    "find",
    "finds",
    "found",
    "suggest",
    "suggests",
    "suggested",
    "indicate",
    "indicates",
];

/// Nouns that speak for themselves: "media reports".
const REPORTS: [&str; 2] = ["accounts", "reports"];

/// Forms that look passive and are not: "is convinced that".
const STATES: [&str; 6] = [
    "convinced",
    "worried",
    "concerned",
    "confident",
    "hopeful",
    "certain",
];

/// The forms of "be" before an adjective or a participle: "was hopeful that".
const FORMS_OF_BE: [&str; 8] = ["is", "are", "was", "were", "be", "been", "being", "am"];

/// How far after a passive the one who does it is looked for, in words.
const AGENT: usize = 4;

/// Who speaks, as far as a cue tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::stance) enum Speaker {
    /// The author, by "I" or "we": nobody else is reported.
    Author,
    /// Someone, named by these tokens.
    Named(Range<usize>),
    /// Someone who is not named.
    Unnamed,
}

/// Finds the speaker that an attribution or refutation cue belongs to.
pub(in crate::stance) fn speaker(tokens: &[Token], cue: &FoundCue) -> Speaker {
    let found = place(tokens, cue);
    let words: Vec<&str> = tokens[found.clone()]
        .iter()
        .map(|t| t.lower.as_str())
        .collect();
    match words.as_slice() {
        [] => Speaker::Unnamed,
        [only] if is_author(only) => Speaker::Author,
        _ => Speaker::Named(found),
    }
}

/// "I", "we", and what they are contracted to.
fn is_author(word: &str) -> bool {
    matches!(word.split('\'').next(), Some("i" | "we"))
}

fn place(tokens: &[Token], cue: &FoundCue) -> Range<usize> {
    let start = cue.tokens.start;
    // A statement that nobody makes is rejected by the article itself; only
    // what is reported has a subject somewhere.
    let reports = cue.category == CueCategory::Attribution;
    let first = tokens[start].lower.as_str();
    if first == "according" {
        return after(tokens, cue.tokens.end);
    }
    if let Some(own) = own_speaker(tokens, cue) {
        return own;
    }
    // "in the view of X", "in a statement, X …".
    if reports && first == "in" {
        let last = tokens[cue.tokens.end - 1].lower.as_str();
        let rest = cue.tokens.end;
        return match (last, cue.tokens.len()) {
            ("of", _) => after(tokens, rest),
            (_, 3)
                if BEFORE_NOUN.contains(&tokens[start + 1].lower.as_str())
                    && last != "statement" =>
            {
                start..start
            }
            _ => main_subject(tokens, tokens.len()),
        };
    }
    if reports && is_passive(tokens, cue) {
        return agent(tokens, cue.tokens.end);
    }
    if is_nominal(tokens, cue) {
        return owner(tokens, start);
    }
    if reports && is_participle(tokens, start) {
        return main_subject(tokens, start);
    }
    if reports && start > 0 && tokens[start - 1].lower == "to" {
        let found = main_subject(tokens, start);
        if !found.is_empty() {
            return found;
        }
    }
    let found = before(tokens, start);
    if !found.is_empty() {
        return found;
    }
    let inverted = cue.direction == Direction::Both;
    let found = if inverted && !is_joined(tokens, start) {
        after(tokens, cue.tokens.end)
    } else {
        found
    };
    if found.is_empty() && reports {
        return main_subject(tokens, start);
    }
    found
}

/// "the view that", "raids on alleged hideouts": no verb, and so no subject
/// before it.
fn is_nominal(tokens: &[Token], cue: &FoundCue) -> bool {
    let start = cue.tokens.start;
    let before = start.checked_sub(1).map(|at| tokens[at].lower.as_str());
    let noun = ["ment", "tion", "sal", "ism", "ments", "tions", "sals"];
    let first = tokens[start].lower.as_str();
    first == "the"
        || noun.iter().any(|ending| first.ends_with(ending)) && first != "mention"
        || before.is_some_and(|word| BEFORE_NOUN.contains(&word))
}

/// "…, saying that": whoever is the subject of the sentence says so.
fn is_participle(tokens: &[Token], at: usize) -> bool {
    let auxiliary = at > 0 && FORMS_OF_BE.contains(&tokens[at - 1].lower.as_str());
    tokens[at].lower.ends_with("ing") && !auxiliary
}

/// "… and said": the subject stands before the verb that it is joined to.
fn is_joined(tokens: &[Token], at: usize) -> bool {
    at > 0 && matches!(tokens[at - 1].lower.as_str(), "and" | "but" | "or" | "then")
}

/// "was told that": the subject hears it.
fn is_passive(tokens: &[Token], cue: &FoundCue) -> bool {
    let be = |at: usize| FORMS_OF_BE.contains(&tokens[at].lower.as_str());
    let verb = cue.tokens.start + usize::from(be(cue.tokens.start));
    let Some(token) = tokens.get(verb) else {
        return false;
    };
    let form = token.lower.as_str();
    let past =
        form.ends_with("ed") || matches!(form, "told" | "said" | "thought" | "seen" | "held");
    past && verb > 0 && be(verb - 1) && !STATES.contains(&form)
}

/// The one after "by", shortly after a passive.
fn agent(tokens: &[Token], from: usize) -> Range<usize> {
    let last = tokens.len().min(from + AGENT);
    let by = (from..last)
        .take_while(|&at| tokens[at].is_word() && tokens[at].lower != "that")
        .find(|&at| tokens[at].lower == "by");
    by.map_or(from..from, |at| after(tokens, at + 1))
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
pub(in crate::stance) fn span(tokens: &[Token], speaker: &Range<usize>) -> Option<Span> {
    let part = tokens.get(speaker.clone())?;
    Some(Span::new(part.first()?.span.start, part.last()?.span.end))
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
        assert_eq!(who("I don't believe rates fell").as_deref(), Some("AUTHOR"));
        assert_eq!(who("I've said that rates fell").as_deref(), Some("AUTHOR"));
        assert_eq!(
            who("Ivo says that rates fell").as_deref(),
            Some("Ivo"),
            "a name in I"
        );
    }

    #[test]
    fn the_subject_of_a_passive_does_not_speak() {
        assert_eq!(
            who("Voters were told that it fell by the mayor himself"),
            None
        );
        assert_eq!(who("The raid is seen as a mistake"), None);
        assert_eq!(
            who("The fund is described as sound by the bank").as_deref(),
            Some("the bank")
        );
        assert_eq!(
            who("The mayor is convinced that it fell").as_deref(),
            Some("The mayor"),
            "a state of mind is no passive"
        );
    }

    #[test]
    fn a_participle_has_the_subject_of_its_sentence() {
        let text = "In Osk, the mayor closed the quay, claiming that it sinks";
        assert_eq!(who(text).as_deref(), Some("the mayor"));
        let text = "The mayor is claiming that it sinks";
        assert_eq!(who(text).as_deref(), Some("The mayor"));
    }

    #[test]
    fn joined_verbs_share_their_subject() {
        let text = "The mayor closed the quay and said that it sinks";
        assert_eq!(who(text).as_deref(), Some("The mayor"));
        let text = "After the flood the quay sank, said the mayor";
        assert_eq!(who(text).as_deref(), Some("the mayor"));
    }

    #[test]
    fn a_statement_of_a_noun_is_its_owners() {
        let text = "It was the mayor's claim that the quay sinks";
        assert_eq!(who(text).as_deref(), Some("the mayor's"));
        assert_eq!(who("It heard the claim that the quay sinks"), None);
    }

    #[test]
    fn a_statement_given_in_writing_is_the_subjects() {
        let text = "In a statement Thursday, the mill called the tests a fraud";
        assert_eq!(who(text).as_deref(), Some("the mill"));
        assert_eq!(who("In her view, the mill is old"), None);
    }
}
