//! Small classes of words by which phrases are told apart without a parser.
//! Owns which words belong to each; where a phrase ends is told in
//! `subject`.

use crate::text::Token;

/// Whether it may stand between a subject and its verb.
pub(in crate::stance) fn may_precede_verb(token: &Token) -> bool {
    matches!(
        token.lower.as_str(),
        "has"
            | "have"
            | "had"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "also"
            | "would"
            | "will"
            | "did"
            | "does"
            | "do"
            | "again"
            | "now"
            | "then"
            | "further"
            | "once"
            | "still"
            | "already"
            | "not"
            | "n't"
            | "never"
            | "may"
            | "might"
            | "could"
            | "can"
            | "should"
            | "must"
            | "even"
            | "just"
            | "first"
            | "later"
            | "earlier"
            | "often"
            | "ever"
            | "since"
            | "both"
            | "all"
            | "too"
            | "soon"
            | "long"
    )
}

/// Whether no phrase that names somebody reaches beyond it.
pub(in crate::stance) fn breaks(token: &Token) -> bool {
    matches!(
        token.lower.as_str(),
        "and"
            | "but"
            | "or"
            | "that"
            | "which"
            | "who"
            | "as"
            | "when"
            | "while"
            | "because"
            | "if"
            | "though"
            | "although"
            | "where"
            | "so"
            | "said"
            | "says"
            | "after"
            | "before"
            | "what"
            | "meanwhile"
            | "however"
            | "than"
            | "whether"
    )
}

/// Whether it may stand for the noun before it.
pub(in crate::stance) fn is_relative(token: &Token) -> bool {
    matches!(token.lower.as_str(), "which" | "who" | "that")
}

/// Whether it is a whole subject.
pub(in crate::stance) fn is_pronoun(token: &Token) -> bool {
    matches!(
        token.lower.as_str(),
        "he" | "she" | "they" | "it" | "i" | "we" | "you"
    )
}

/// Whether it begins a noun phrase.
pub(in crate::stance) fn is_determiner(token: &Token) -> bool {
    matches!(
        token.lower.as_str(),
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "this"
            | "these"
            | "those"
            | "some"
            | "many"
            | "most"
            | "several"
            | "another"
            | "one"
            | "two"
            | "three"
            | "few"
            | "no"
    )
}

/// Whether it is a preposition.
pub(in crate::stance) fn is_preposition(token: &Token) -> bool {
    matches!(
        token.lower.as_str(),
        "in" | "on"
            | "for"
            | "to"
            | "at"
            | "of"
            | "by"
            | "from"
            | "with"
            | "during"
            | "since"
            | "under"
            | "over"
            | "amid"
            | "about"
            | "among"
            | "despite"
            | "without"
            | "through"
            | "until"
            | "against"
            | "into"
            | "like"
            | "near"
            | "between"
            | "within"
            | "throughout"
            | "following"
            | "upon"
    )
}

/// Whether it says when, alone or after `leads_time`.
pub(in crate::stance) fn is_time(token: &Token) -> bool {
    matches!(
        token.lower.as_str(),
        "day"
            | "december"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
            | "tonight"
            | "week"
            | "month"
            | "year"
            | "weekend"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
    )
}

/// Whether it stands before a word of time: "on Monday", "late last week".
pub(in crate::stance) fn leads_time(token: &Token) -> bool {
    matches!(
        token.lower.as_str(),
        "on" | "last"
            | "this"
            | "in"
            | "late"
            | "earlier"
            | "later"
            | "next"
            | "past"
            | "that"
            | "early"
    )
}

/// Whether it ends like an adverb: "repeatedly".
pub(in crate::stance) fn is_adverb(token: &Token) -> bool {
    token.is_word() && token.lower.ends_with("ly") && token.lower.len() > 4 && !token.capital
}

/// Whether it has a possessive ending, which tokens keep in their place only.
pub(in crate::stance) fn is_possessive(token: &Token) -> bool {
    token.is_word() && token.span.end - token.span.start >= token.lower.len() + 2
}

/// Whether it may end an aside: "X, a clerk, said", "X (35) said".
pub(in crate::stance) fn is_aside_mark(token: &Token) -> bool {
    token.is_mark(",") || token.is_mark(")") || token.is_mark("—")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;
    use crate::text::{Stemmer, tokenize};

    fn which(text: &str, class: fn(&Token) -> bool) -> Vec<String> {
        let tokens = tokenize(text, &Stemmer::new(Lexicons::shipped()));
        let found = tokens.into_iter().filter(class);
        found.map(|token| token.lower.clone()).collect()
    }

    #[test]
    fn classes_hold_what_they_should() {
        let text = "On Monday the duke's clerk, Reilly, has repeatedly said that he may ally.";
        assert_eq!(which(text, is_time), ["monday"]);
        assert_eq!(which(text, is_determiner), ["the"]);
        assert_eq!(which(text, is_possessive), ["duke"]);
        assert_eq!(
            which(text, is_adverb),
            ["repeatedly"],
            "no name, no \"ally\""
        );
        assert_eq!(which(text, is_pronoun), ["he"]);
        assert_eq!(which(text, is_aside_mark), [",", ","]);
    }
}
