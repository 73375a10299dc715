//! The words of a claim as the lints compare them. Owns what counts as a word,
//! as a content word and as a negation here; the matching of claims with
//! articles has its own, finer rules.

/// Words that hold a sentence together and name nothing.
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "against", "all", "also", "am", "an", "and", "any", "are", "as", "at",
    "be", "because", "been", "before", "being", "but", "by", "can", "could", "did", "do", "does",
    "for", "from", "had", "has", "have", "he", "her", "his", "if", "in", "into", "is", "it", "its",
    "may", "might", "must", "of", "on", "or", "over", "s", "shall", "she", "should", "so", "some",
    "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "to", "under", "until", "up", "was", "we", "were", "what", "when", "which", "while", "who",
    "will", "with", "would",
];

const NEGATIONS: &[&str] = &[
    "cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere",
];

/// The lower-case words of a text: letters and digits, with the apostrophes,
/// hyphens, points and commas inside them (`can't`, `cease-fire`, `1,000`).
pub fn words(text: &str) -> Vec<String> {
    let apostrophe = |c: char| if c == '\u{2019}' { '\'' } else { c };
    let lower: Vec<char> = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(apostrophe)
        .collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (at, &c) in lower.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|place| lower.get(place));
        let after = lower.get(at + 1);
        let between = |kind: fn(char) -> bool| {
            before.is_some_and(|&c| kind(c)) && after.is_some_and(|&c| kind(c))
        };
        let inside = match c {
            '\'' | '-' => between(char::is_alphanumeric),
            '.' | ',' => between(|c| c.is_ascii_digit()),
            _ => c.is_alphanumeric(),
        };
        if inside {
            word.push(c);
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The text without case and punctuation: equal wordings have equal forms.
pub fn plain(text: &str) -> String {
    words(text).join(" ")
}

/// The words that name something.
pub fn content_words(text: &str) -> Vec<String> {
    let named = |word: &String| !FUNCTION_WORDS.contains(&word.as_str()) && !is_negation(word);
    words(text).into_iter().filter(named).collect()
}

/// The first word that negates, if one does: "not only", "no doubt" and "No. 5"
/// do not.
pub fn negation(text: &str) -> Option<String> {
    let words = words(text);
    let negates = |at: usize| {
        let word = words.get(at)?;
        let next = words.get(at + 1).map_or("", String::as_str);
        let pseudo = match word.as_str() {
            "not" => matches!(next, "only" | "just" | "merely" | "least"),
            "no" => next == "doubt" || next.starts_with(|c: char| c.is_ascii_digit()),
            _ => false,
        };
        (is_negation(word) && !pseudo).then(|| word.clone())
    };
    (0..words.len()).find_map(negates)
}

fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word) || word.ends_with("n't")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_inside_a_word_stay_and_those_around_it_go() {
        assert_eq!(
            words("“Can’t” – the cease-fire, 1,000 men (3.5 %)."),
            ["can't", "the", "cease-fire", "1,000", "men", "3.5"]
        );
        assert_eq!(words("A, b. C-"), ["a", "b", "c"]);
    }

    #[test]
    fn plain_forms_ignore_case_and_punctuation_but_not_words() {
        assert_eq!(plain("The TTP's camps."), plain("the TTP’s camps"));
        assert_ne!(plain("the TTP camp"), plain("the TTP camps"));
    }

    #[test]
    fn content_words_leave_the_frame_of_a_sentence_out() {
        assert_eq!(
            content_words("The army is not in the city"),
            ["army", "city"]
        );
    }

    #[test]
    fn negations_and_what_only_looks_like_one() {
        assert_eq!(negation("The army has not left").as_deref(), Some("not"));
        assert_eq!(negation("The army hasn’t left").as_deref(), Some("hasn't"));
        assert_eq!(negation("No soldier has left").as_deref(), Some("no"));
        assert_eq!(negation("Not only soldiers have left"), None);
        assert_eq!(negation("He lives at No. 10"), None);
        assert_eq!(negation("There is no doubt that they left"), None);
        assert_eq!(negation("The knot is notable"), None);
    }
}
