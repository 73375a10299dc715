//! Whether a claim says two things at once. Owns a rough finder of finite verbs
//! that would rather miss a second clause than see one that is not there.

use super::wording::words;

/// Verb forms that stand in a clause of their own and look like nothing else.
const FINITE: &[&str] = &[
    "am",
    "are",
    "aren't",
    "became",
    "began",
    "broke",
    "came",
    "can",
    "can't",
    "cannot",
    "chose",
    "could",
    "couldn't",
    "did",
    "didn't",
    "do",
    "does",
    "doesn't",
    "don't",
    "drew",
    "drove",
    "fell",
    "flew",
    "forgot",
    "froze",
    "gave",
    "grew",
    "had",
    "hadn't",
    "has",
    "hasn't",
    "have",
    "haven't",
    "hid",
    "is",
    "isn't",
    "knew",
    "may",
    "might",
    "must",
    "ran",
    "rose",
    "sank",
    "saw",
    "shall",
    "should",
    "shouldn't",
    "spoke",
    "stole",
    "swore",
    "threw",
    "took",
    "was",
    "wasn't",
    "went",
    "were",
    "weren't",
    "will",
    "withdrew",
    "won't",
    "would",
    "wouldn't",
    "wrote",
];

/// Words after which a clause begins that must first get its own verb.
const OPENERS: &[&str] = &[
    "admit", "admits", "admitted", "after", "although", "as", "because", "before", "believe",
    "believed", "believes", "between", "both", "claim", "claimed", "claims", "denied", "denies",
    "deny", "how", "if", "reported", "reports", "said", "say", "saying", "says", "since", "than",
    "that", "think", "thinks", "though", "thought", "told", "unless", "until", "warned", "warns",
    "what", "when", "where", "whether", "while", "why",
];

const RELATIVE: &[&str] = &["who", "whom", "whose", "which"];

/// Words that begin an object: `closed the border`, but not `men armed by Iran`.
const DETERMINERS: &[&str] = &[
    "a", "all", "an", "any", "both", "each", "every", "her", "him", "his", "it", "its", "many",
    "no", "our", "several", "some", "that", "the", "their", "them", "these", "this", "those",
];

/// Where a second statement begins, as the words that join it: `and`, `but` or
/// `;`. None where the claim is one statement as far as can be told.
///
/// Two noun phrases or two verbs with one object are one statement: "Pakistan
/// and India closed the border", "the army bombed and shelled the town".
pub fn second_statement(claim: &str) -> Option<&'static str> {
    if let Some((left, right)) = claim.split_once(';')
        && finite_verb(&words(left)).is_some()
        && finite_verb(&words(right)).is_some()
    {
        return Some(";");
    }
    let words = words(claim);
    let joins = |(at, word): (usize, &String)| {
        let joint = match word.as_str() {
            "and" => "and",
            "but" => "but",
            _ => return None,
        };
        let (left, right) = (words.get(..at)?, words.get(at + 1..)?);
        // After "men who were armed", a verb without a subject is still theirs.
        let theirs = relative(left) && is_finite(right, 0);
        (is_closed(left) && opens_statement(right) && !theirs).then_some(joint)
    };
    words.iter().enumerate().find_map(joins)
}

/// Whether the words before a joint are a clause that is complete: after "the
/// men say Iran", the clause of what they say still wants its verb, and "and
/// Iraq" goes on with its subject.
fn is_closed(words: &[String]) -> bool {
    let verbs: Vec<usize> = (0..words.len())
        .filter(|&at| is_finite(words, at) && !is_in(words, at, OPENERS))
        .collect();
    let opener = (0..words.len()).rfind(|&at| is_in(words, at, OPENERS));
    // The first verb of "because he is …" or "men who are …" is not the claim's own.
    let dependent = relative(words) || is_in(words, 0, OPENERS);
    let needed = if dependent { 2 } else { 1 };
    verbs.len() >= needed && verbs.last().copied() > opener
}

/// Whether the words after a joint begin a clause with a verb of its own, not
/// one that belongs to a relative or a dependent clause.
fn opens_statement(words: &[String]) -> bool {
    let words = match words.split_first() {
        Some((first, rest)) if first == "that" => rest,
        Some(_) | None => words,
    };
    let subordinate = (0..words.len()).find(|&at| {
        is_in(words, at, RELATIVE) || (is_in(words, at, OPENERS) && !is_finite(words, at))
    });
    match finite_verb(words) {
        Some(verb) => subordinate.is_none_or(|other| verb < other),
        None => false,
    }
}

fn relative(words: &[String]) -> bool {
    (0..words.len()).any(|at| is_in(words, at, RELATIVE))
}

fn finite_verb(words: &[String]) -> Option<usize> {
    (0..words.len()).find(|&at| is_finite(words, at))
}

fn is_finite(words: &[String], at: usize) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    if FINITE.contains(&word.as_str()) {
        // "in May", "a will": nouns that look like verbs.
        let before = at.checked_sub(1).and_then(|place| words.get(place));
        let noun =
            before.is_some_and(|word| matches!(word.as_str(), "a" | "in" | "of" | "the" | "their"));
        return !(noun && matches!(word.as_str(), "can" | "may" | "might" | "must" | "will"));
    }
    // A form in -ed or -es may be a participle or a noun, unless it has an object.
    let verbal = word.len() > 4 && (word.ends_with("ed") || word.ends_with("es"));
    at > 0 && verbal && is_in(words, at + 1, DETERMINERS)
        || at == 0 && word.len() > 4 && word.ends_with("ed") && is_in(words, 1, DETERMINERS)
}

fn is_in(words: &[String], at: usize, list: &[&str]) -> bool {
    words
        .get(at)
        .is_some_and(|word| list.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_clauses_are_two_statements() {
        for claim in [
            "The border is closed and trade has stopped",
            "Pakistan closed the border and expelled the refugees",
            "The army was defeated but the war went on",
            "Officials said the border is closed and trade has stopped",
            "Officials said that the border is closed and that trade has stopped",
            "The minister has resigned and will leave the country",
            "The men who were armed have fled and the army has taken the town",
        ] {
            let joint = second_statement(claim);
            assert!(matches!(joint, Some("and" | "but")), "{claim}: {joint:?}");
        }
        assert_eq!(
            second_statement("The border is closed; trade has stopped"),
            Some(";")
        );
    }

    #[test]
    fn what_is_joined_inside_one_clause_is_one_statement() {
        for claim in [
            "Pakistan and India closed the border",
            "The border between Pakistan and Afghanistan is closed",
            "The army bombed and shelled the town",
            "The strike killed soldiers and armed men",
            "Trade fell because Pakistan and Afghanistan have closed the border",
            "Officials say Pakistan and India have signed a treaty",
            "He was told Pakistan and India had signed a treaty",
            "The strike has killed two soldiers and three men who were armed",
            "The law has hurt banks and companies based abroad",
            "The army has killed men who were armed and have since fled",
            "Because he is a singer and actor, he became a judge",
            "Talks were held in May and in June",
            "Prices of bread and butter rose",
            "The Ministry of Science and Technology is closed",
            "The talks were opened; closing comes later",
            "Taliban shelter TTP",
        ] {
            assert_eq!(second_statement(claim), None, "{claim}");
        }
    }
}
