//! Noun phrases around a verb, without a parser: the subject before it, the
//! one after an inverted verb, the one of the sentence. Owns where such a
//! phrase begins and ends; whether it speaks is decided in `speaker`.

use std::ops::Range;

use crate::text::Token;

use super::word_class::{
    breaks, is_adverb, is_aside_mark, is_determiner, is_possessive, is_preposition, is_pronoun,
    is_relative, is_time, leads_time, may_precede_verb,
};

/// The longest phrase taken, in words.
const MAX_PHRASE_WORDS: usize = 12;

/// The subject that ends right before the verb; empty where there is none.
pub(in crate::stance) fn before(tokens: &[Token], verb: usize) -> Range<usize> {
    let mut end = verb;
    // "continues to deny": the verb before "to" is no part of the subject.
    if end > 1 && tokens[end - 1].lower == "to" {
        end -= 2;
    }
    end = skip_adverbs(tokens, end);
    // "the ministry, which denies …": the one that "which" stands for speaks.
    if end > 0 && is_relative(&tokens[end - 1]) {
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
    if end > 0 && is_pronoun(&tokens[end - 1]) {
        return end - 1..end;
    }
    let mut start = end;
    while start > 0 && end - start < MAX_PHRASE_WORDS && extends(tokens, start - 1) {
        start -= 1;
        let linked = start > 0 && is_preposition(&tokens[start - 1]);
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
pub(in crate::stance) fn after(tokens: &[Token], from: usize) -> Range<usize> {
    let mut end = from;
    while end < tokens.len() && end - from < MAX_PHRASE_WORDS && extends(tokens, end) {
        end += 1;
    }
    trim(tokens, from..end)
}

/// The subject of the sentence, as far as it stands before `limit`: the first
/// phrase at the start of a clause that is no circumstance.
pub(in crate::stance) fn main_subject(tokens: &[Token], limit: usize) -> Range<usize> {
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
        if is_pronoun(first) {
            return start..start + 1;
        }
        let circumstance = is_preposition(first)
            || breaks(first)
            || is_time(first)
            || first.lower.ends_with("ing")
            || first.lower.ends_with("ed")
            || tells_time(tokens, start);
        if !circumstance && (first.capital || is_determiner(first)) {
            return phrase(tokens, start, limit);
        }
    }
    limit..limit
}

/// Whether a phrase of time begins here: "late last month", "that day".
fn tells_time(tokens: &[Token], start: usize) -> bool {
    let rest = tokens[start..].iter().find(|token| !leads_time(token));
    leads_time(&tokens[start]) && rest.is_some_and(is_time)
}

/// A phrase from its first word: a run of names, or a determiner with the
/// words up to what cannot belong to it.
fn phrase(tokens: &[Token], start: usize, limit: usize) -> Range<usize> {
    let by_name = !is_determiner(&tokens[start]);
    let belongs = |at: usize| {
        let token = &tokens[at];
        let ends = is_preposition(token)
            || may_precede_verb(token)
            || is_pronoun(token)
            || is_determiner(token)
            || is_adverb(token);
        let name = token.capital || is_point(tokens, at) || is_possessive(&tokens[at - 1]);
        let verb = by_name || token.lower.ends_with("ed");
        extends(tokens, at) && !ends && (name || !verb)
    };
    let stop = (start + 1..limit.min(start + MAX_PHRASE_WORDS)).find(|&at| !belongs(at));
    let mut end = stop.unwrap_or(limit.min(start + MAX_PHRASE_WORDS));
    // "The group seeks to …": the word before "to" or another phrase is the verb.
    let verb_ended = tokens
        .get(end)
        .is_some_and(|next| next.lower == "to" || is_determiner(next) || is_pronoun(next));
    if !by_name && verb_ended && end > start + 2 {
        end -= 1;
    }
    trim(tokens, start..end)
}

/// The owner before a noun: "the mayor's long-held claim"; empty where there
/// is none.
pub(in crate::stance) fn owner(tokens: &[Token], noun: usize) -> Range<usize> {
    let near = noun.saturating_sub(3)..noun;
    let found = near
        .rev()
        .take_while(|&at| tokens[at].is_word())
        .find(|&at| is_possessive(&tokens[at]));
    let Some(last) = found else {
        return noun..noun;
    };
    let determined = (last.saturating_sub(3)..last)
        .rev()
        .take_while(|&at| tokens[at].is_word() && !is_preposition(&tokens[at]))
        .find(|&at| is_determiner(&tokens[at]));
    let named = (0..last)
        .rev()
        .take_while(|&at| tokens[at].is_word() && tokens[at].capital)
        .last();
    let start = determined.or(named).unwrap_or(last);
    start..last + 1
}

/// Goes back over auxiliaries, adverbs and words of time.
fn skip_adverbs(tokens: &[Token], mut end: usize) -> usize {
    while end > 0 {
        let token = &tokens[end - 1];
        if is_time(token) && end > 1 {
            end -= 1;
            while end > 1 && leads_time(&tokens[end - 1]) {
                end -= 1;
            }
        } else if (may_precede_verb(token) && !token.capital) || is_adverb(token) {
            end -= 1;
        } else {
            break;
        }
    }
    end
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
    let word = token.is_word() && !breaks(token);
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
    if range.is_empty() || !is_preposition(&tokens[range.start]) {
        return range;
    }
    let inner = || range.start + 1..range.end;
    let after_time = inner()
        .rev()
        .find(|&at| is_time(&tokens[at]))
        .map(|at| at + 1);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;
    use crate::text::{Stemmer, tokenize};

    type Find = fn(&[Token], usize) -> Range<usize>;

    /// What `find` finds at the word in brackets.
    fn found(text: &str, find: Find) -> String {
        let at = text.find('[').unwrap();
        let text = text.replace(['[', ']'], "");
        let tokens = tokenize(&text, &Stemmer::new(Lexicons::shipped()));
        let verb = tokens.iter().position(|token| token.span.start >= at);
        let range = find(&tokens, verb.unwrap());
        let (Some(first), Some(last)) = (tokens[range.clone()].first(), tokens[range].last())
        else {
            return String::new();
        };
        text[first.span.start..last.span.end].to_owned()
    }

    #[test]
    fn a_subject_ends_right_before_its_verb() {
        let subject = |text| found(text, before);
        assert_eq!(
            subject("On Monday the harbour master [said] so"),
            "the harbour master"
        );
        assert_eq!(subject("The duke on Monday [said] so"), "The duke");
        assert_eq!(subject("The clerk even later [said] so"), "The clerk");
        assert_eq!(subject("In the town of Osk he [said] so"), "he");
        assert_eq!(
            subject("The head of the guild of bakers [said] so"),
            "The head of the guild of bakers"
        );
        assert_eq!(subject("Mr. Ilsen [said] so"), "Mr. Ilsen");
        assert_eq!(subject("It rained. and [said] so"), "");
    }

    #[test]
    fn an_aside_belongs_to_the_subject() {
        let subject = |text| found(text, before);
        assert_eq!(subject("Rep. Ilsen (D-Osk) [said] so"), "Rep. Ilsen");
        assert_eq!(subject("The duke — who was ill — [said] so"), "The duke");
        assert_eq!(
            subject("The mill, which lost $9 a day, [said] so"),
            "The mill"
        );
        assert_eq!(subject("Clerks who had left [said] so"), "Clerks");
        assert_eq!(
            subject("When it rained, [said] so"),
            "",
            "no aside, a clause"
        );
    }

    #[test]
    fn a_sentence_has_a_subject_behind_its_circumstances() {
        let subject = |text| found(text, main_subject);
        assert_eq!(
            subject("Late last month, the mill closed, [saying] so"),
            "the mill"
        );
        assert_eq!(
            subject("After the flood, Anna Ilsen left, [saying] so"),
            "Anna Ilsen"
        );
        assert_eq!(
            subject("The guild seeks to close, [saying] so"),
            "The guild"
        );
        assert_eq!(subject("But she left, [saying] so"), "she");
        assert_eq!(subject("After the flood [saying] so"), "");
    }

    #[test]
    fn a_noun_has_an_owner() {
        let whose = |text| found(text, owner);
        assert_eq!(
            whose("It was the old duke's long-held [claim]"),
            "the old duke's"
        );
        assert_eq!(whose("It was Anna Ilsen's [claim]"), "Anna Ilsen's");
        assert_eq!(whose("It was a long-held [claim]"), "");
    }
}
