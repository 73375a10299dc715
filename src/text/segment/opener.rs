//! Words of closed classes that open a sentence far more often than they follow
//! an abbreviation inside one. Owns the lists; they are grammar, not vocabulary,
//! and so stand in code.

/// Articles, pronouns, prepositions, conjunctions, question words, auxiliaries
/// and adverbs of time, sorted. Words that are names too ("Will", "May",
/// "Mark") are left out.
const OPENERS: &[&str] = &[
    "a",
    "about",
    "according",
    "after",
    "again",
    "all",
    "also",
    "although",
    "always",
    "among",
    "an",
    "and",
    "another",
    "any",
    "anyone",
    "are",
    "as",
    "at",
    "be",
    "because",
    "before",
    "besides",
    "between",
    "both",
    "but",
    "by",
    "can",
    "could",
    "despite",
    "did",
    "do",
    "does",
    "don't",
    "during",
    "each",
    "earlier",
    "even",
    "every",
    "everyone",
    "few",
    "finally",
    "first",
    "for",
    "from",
    "given",
    "had",
    "has",
    "have",
    "he",
    "he's",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "i'm",
    "i've",
    "if",
    "in",
    "indeed",
    "instead",
    "is",
    "it",
    "it's",
    "its",
    "just",
    "last",
    "later",
    "let",
    "let's",
    "like",
    "many",
    "maybe",
    "meanwhile",
    "more",
    "moreover",
    "most",
    "much",
    "my",
    "nearly",
    "neither",
    "never",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "nothing",
    "now",
    "of",
    "often",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "others",
    "our",
    "over",
    "perhaps",
    "please",
    "quite",
    "several",
    "she",
    "she's",
    "should",
    "since",
    "so",
    "some",
    "someone",
    "something",
    "sometimes",
    "still",
    "such",
    "that",
    "that's",
    "the",
    "their",
    "then",
    "there",
    "there's",
    "these",
    "they",
    "they're",
    "this",
    "those",
    "though",
    "through",
    "thus",
    "to",
    "today",
    "together",
    "too",
    "two",
    "under",
    "unless",
    "unlike",
    "until",
    "upon",
    "was",
    "we",
    "we're",
    "we've",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whose",
    "why",
    "with",
    "within",
    "without",
    "would",
    "yes",
    "yesterday",
    "yet",
    "you",
    "you're",
    "your",
];

/// Nouns that a single letter names one of: "vitamin C", "Plan B". A letter
/// after them is no initial.
const LETTERED: &[&str] = &[
    "appendix",
    "category",
    "class",
    "exhibit",
    "figure",
    "grade",
    "group",
    "hepatitis",
    "influenza",
    "model",
    "option",
    "panel",
    "part",
    "plan",
    "point",
    "section",
    "table",
    "type",
    "vitamin",
];

/// Verbs that tell who spoke and need no listener, in the forms that follow a quotation, sorted.
const REPORTING: &[&str] = &[
    "added",
    "adds",
    "admitted",
    "announced",
    "answered",
    "argued",
    "asked",
    "asks",
    "commented",
    "continued",
    "cried",
    "declared",
    "exclaimed",
    "explained",
    "insisted",
    "joked",
    "noted",
    "quipped",
    "recalled",
    "remarked",
    "replied",
    "said",
    "says",
    "screamed",
    "shouted",
    "stated",
    "tweeted",
    "warned",
    "whispered",
    "wondered",
    "wrote",
    "yelled",
];

/// Whether a word, in any case, opens sentences.
pub(super) fn opens_sentence(word: &str) -> bool {
    is_in(OPENERS, word)
}

/// Whether a word, in any case, takes a letter as a name.
pub(super) fn takes_letter(word: &str) -> bool {
    is_in(LETTERED, word)
}

/// Whether a word is a verb that tells who spoke.
pub(super) fn reports_speech(word: &str) -> bool {
    is_in(REPORTING, word)
}

fn is_in(list: &[&str], word: &str) -> bool {
    let longest = 12;
    if word.is_empty() || word.len() > longest {
        return false;
    }
    let small = word.to_lowercase().replace('’', "'");
    list.binary_search(&small.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        for list in [OPENERS, LETTERED, REPORTING] {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| is_in(list, word)));
        }
    }

    #[test]
    fn case_and_apostrophe_do_not_matter() {
        assert!(opens_sentence("The") && opens_sentence("It’s") && opens_sentence("WHY"));
        assert!(!opens_sentence("Will") && !opens_sentence("Government"));
        assert!(takes_letter("Vitamin") && !takes_letter("Jonas"));
        assert!(reports_speech("said") && !reports_speech("held"));
    }
}
