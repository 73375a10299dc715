//! Noun phrases around a verb, without a parser: the subject before it, the
//! one after an inverted verb, the one of the sentence. Owns where such a
//! phrase begins and ends; whether it speaks is decided in `attribution`.

use std::ops::Range;

use crate::text::Token;

/// The longest phrase taken, in words.
const LONGEST: usize = 12;

/// Words that may stand between a subject and its verb.
const BEFORE_VERB: [&str; 44] = [
    "has", "have", "had", "is", "are", "was", "were", "be", "been", "also", "would", "will", "did",
    "does", "do", "again", "now", "then", "further", "once", "still", "already", "not", "n't",
    "never", "may", "might", "could", "can", "should", "must", "even", "just", "first", "later",
    "earlier", "often", "ever", "since", "both", "all", "too", "soon", "long",
];

/// Words at which a phrase cannot begin or beyond which it cannot reach.
const BREAKS: [&str; 24] = [
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
    "than",
    "whether",
];

/// Words that stand for the noun before them.
const RELATIVES: [&str; 3] = ["which", "who", "that"];

/// Words that are a whole subject.
const PRONOUNS: [&str; 7] = ["he", "she", "they", "it", "i", "we", "you"];

const DETERMINERS: [&str; 22] = [
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "these", "those", "some",
    "many", "most", "several", "another", "one", "two", "three", "few", "no",
];

const PREPOSITIONS: [&str; 30] = [
    "in",
    "on",
    "for",
    "to",
    "at",
    "of",
    "by",
    "from",
    "with",
    "during",
    "since",
    "under",
    "over",
    "amid",
    "about",
    "among",
    "despite",
    "without",
    "through",
    "until",
    "against",
    "into",
    "like",
    "near",
    "between",
    "within",
    "throughout",
    "following",
    "at",
    "upon",
];

/// Words that say when, between a subject and its verb or before both.
const TIMES: [&str; 30] = [
    "day",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tonight",
    "week",
    "month",
    "year",
    "weekend",
    "morning",
    "afternoon",
    "evening",
    "night",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
];

/// What stands before a word of time: "on Monday", "late last week".
const BEFORE_TIME: [&str; 11] = [
    "on", "last", "this", "in", "late", "earlier", "later", "next", "past", "that", "early",
];

/// The subject that ends right before the verb; empty where there is none.
pub(super) fn before(tokens: &[Token], verb: usize) -> Range<usize> {
    let mut end = verb;
    // "continues to deny": the verb before "to" is no part of the subject.
    if end > 1 && tokens[end - 1].lower == "to" {
        end -= 2;
    }
    end = skip_adverbs(tokens, end);
    // "the ministry, which denies …": the one that "which" stands for speaks.
    if end > 0 && RELATIVES.contains(&tokens[end - 1].lower.as_str()) {
        end -= 1;
        if end > 0 && is_aside_mark(&tokens[end - 1]) {
            end -= 1;
        }
    }
    // An aside belongs to the subject: "X, a spokesman, said", "X (35) said".
    if end > 1 && is_aside_mark(&tokens[end - 1]) {
        match opening(tokens, end - 1) {
            Some(at) => end = at,
            None => return verb..verb,
        }
    }
    if end > 0 && PRONOUNS.contains(&tokens[end - 1].lower.as_str()) {
        return end - 1..end;
    }
    let mut start = end;
    while start > 0 && end - start < LONGEST && extends(tokens, start - 1) {
        start -= 1;
        let linked = start > 0 && PREPOSITIONS.contains(&tokens[start - 1].lower.as_str());
        if is_determiner(&tokens[start]) && !linked {
            break;
        }
    }
    // "officials who had left said": the relative clause belongs to the noun.
    if start > 1 && tokens[start - 1].lower == "who" && tokens[start - 2].is_word() {
        return before(tokens, start - 1);
    }
    without_lead(tokens, trim(tokens, start..end))
}

/// The subject that begins right after an inverted verb.
pub(super) fn after(tokens: &[Token], from: usize) -> Range<usize> {
    let mut end = from;
    while end < tokens.len() && end - from < LONGEST && extends(tokens, end) {
        end += 1;
    }
    trim(tokens, from..end)
}

/// The subject of the sentence, as far as it stands before `limit`: the first
/// phrase at the start of a clause that is no circumstance.
pub(super) fn main_subject(tokens: &[Token], limit: usize) -> Range<usize> {
    let commas = (0..limit).filter(|&at| tokens[at].is_mark(","));
    let starts = std::iter::once(0).chain(commas.map(|at| at + 1));
    for start in starts {
        let opens = |at: &usize| {
            let token = &tokens[*at];
            !token.is_word() || is_adverb(token) || matches!(token.lower.as_str(), "and" | "but")
        };
        let Some(start) = (start..limit).find(|at| !opens(at)) else {
            continue;
        };
        let first = &tokens[start];
        if PRONOUNS.contains(&first.lower.as_str()) {
            return start..start + 1;
        }
        let circumstance = PREPOSITIONS.contains(&first.lower.as_str())
            || BREAKS.contains(&first.lower.as_str())
            || TIMES.contains(&first.lower.as_str())
            || first.lower.ends_with("ing")
            || first.lower.ends_with("ed")
            || is_time(tokens, start);
        if !circumstance && (first.capital || is_determiner(first)) {
            return phrase(tokens, start, limit);
        }
    }
    limit..limit
}

/// Whether a phrase of time begins here: "late last month", "that day".
fn is_time(tokens: &[Token], start: usize) -> bool {
    let word = |token: &&Token| BEFORE_TIME.contains(&token.lower.as_str());
    let rest = tokens[start..].iter().find(|token| !word(token));
    word(&&tokens[start]) && rest.is_some_and(|token| TIMES.contains(&token.lower.as_str()))
}

/// A phrase from its first word: a run of names, or a determiner with the
/// words up to what cannot belong to it.
fn phrase(tokens: &[Token], start: usize, limit: usize) -> Range<usize> {
    let by_name = !is_determiner(&tokens[start]);
    let belongs = |at: usize| {
        let token = &tokens[at];
        let lower = token.lower.as_str();
        let name = token.capital || is_point(tokens, at) || is_possessive(&tokens[at - 1]);
        extends(tokens, at)
            && !PREPOSITIONS.contains(&lower)
            && !(BEFORE_VERB.contains(&lower) || PRONOUNS.contains(&lower))
            && !(is_determiner(token) || is_adverb(token))
            && (name || !(by_name || lower.ends_with("ed")))
    };
    let stop = (start + 1..limit.min(start + LONGEST)).find(|&at| !belongs(at));
    let mut end = stop.unwrap_or(limit.min(start + LONGEST));
    // "The group seeks to …": the word before "to" or another phrase is the verb.
    let verb_ended = tokens.get(end).is_some_and(|next| {
        next.lower == "to" || is_determiner(next) || PRONOUNS.contains(&next.lower.as_str())
    });
    if !by_name && verb_ended && end > start + 2 {
        end -= 1;
    }
    trim(tokens, start..end)
}

/// The owner before a noun: "the mayor's long-held claim"; empty where there
/// is none.
pub(super) fn owner(tokens: &[Token], noun: usize) -> Range<usize> {
    let near = noun.saturating_sub(3)..noun;
    let found = near
        .rev()
        .take_while(|&at| tokens[at].is_word())
        .find(|&at| is_possessive(&tokens[at]));
    let Some(last) = found else {
        return noun..noun;
    };
    let mut start = last;
    while start > 0 && !is_determiner(&tokens[start]) {
        let earlier = &tokens[start - 1];
        let belongs = is_determiner(earlier)
            || (earlier.is_word() && earlier.capital && tokens[start].capital);
        if !belongs {
            break;
        }
        start -= 1;
    }
    start..last + 1
}

/// Whether a word has a possessive ending: tokens keep it in their place only.
fn is_possessive(token: &Token) -> bool {
    token.is_word() && token.span.end - token.span.start >= token.lower.len() + 2
}

/// Goes back over auxiliaries, adverbs and words of time.
fn skip_adverbs(tokens: &[Token], mut end: usize) -> usize {
    while end > 0 {
        let token = &tokens[end - 1];
        let lower = token.lower.as_str();
        if TIMES.contains(&lower) && end > 1 {
            end -= 1;
            while end > 1 && BEFORE_TIME.contains(&tokens[end - 1].lower.as_str()) {
                end -= 1;
            }
        } else if (BEFORE_VERB.contains(&lower) && !token.capital) || is_adverb(token) {
            end -= 1;
        } else {
            break;
        }
    }
    end
}

fn is_adverb(token: &Token) -> bool {
    token.is_word() && token.lower.ends_with("ly") && token.lower.len() > 4 && !token.capital
}

fn is_determiner(token: &Token) -> bool {
    DETERMINERS.contains(&token.lower.as_str())
}

fn is_aside_mark(token: &Token) -> bool {
    token.is_mark(",") || token.is_mark(")") || token.is_mark("—")
}

/// Where the aside begins that the mark at `close` ends.
fn opening(tokens: &[Token], close: usize) -> Option<usize> {
    let (mark, within): (&str, &[&str]) = match tokens[close].lower.as_str() {
        ")" => ("(", &[".", ",", "'"]),
        "—" => ("—", &[".", ",", "'"]),
        _ => (",", &[".", "'", "&", "(", ")", "$", "%"]),
    };
    let found = (0..close).rev().find(|&at| {
        let token = &tokens[at];
        !token.is_word() && !within.contains(&token.lower.as_str())
    })?;
    tokens[found].is_mark(mark).then_some(found)
}

fn extends(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let word = token.is_word() && !BREAKS.contains(&token.lower.as_str());
    // The apostrophe of "the drivers' union".
    let possessive = token.is_mark("'") && at > 0 && tokens[at - 1].lower.ends_with('s');
    word || possessive || is_point(tokens, at)
}

/// The point of a title or an initial: "Mr. Osk", "J. Osk".
fn is_point(tokens: &[Token], at: usize) -> bool {
    let title = |token: &Token| token.capital && token.lower.len() <= 4;
    tokens[at].is_mark(".")
        && at > 0
        && title(&tokens[at - 1])
        && tokens.get(at + 1).is_some_and(|next| next.capital)
}

/// Takes words off the end that are no part of a name or noun.
fn trim(tokens: &[Token], mut range: Range<usize>) -> Range<usize> {
    const LOOSE: [&str; 9] = ["in", "on", "for", "to", "at", "of", "by", "there", "."];
    while range.start < range.end && LOOSE.contains(&tokens[range.end - 1].lower.as_str()) {
        range.end -= 1;
    }
    range
}

/// Takes a circumstance off the start: "On Monday the mayor", "In Osk police".
fn without_lead(tokens: &[Token], range: Range<usize>) -> Range<usize> {
    let is = |list: &[&str], at: usize| list.contains(&tokens[at].lower.as_str());
    if range.is_empty() || !is(&PREPOSITIONS, range.start) {
        return range;
    }
    let inner = || range.start + 1..range.end;
    let after_time = inner().rev().find(|&at| is(&TIMES, at)).map(|at| at + 1);
    let begins = |&at: &usize| {
        let name = tokens[at].capital && !tokens[at - 1].capital;
        name || is_determiner(&tokens[at])
    };
    let start = after_time
        .filter(|&at| at < range.end)
        .or_else(|| inner().rev().find(begins))
        .unwrap_or(range.start + 1);
    start..range.end
}
