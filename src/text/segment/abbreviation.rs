//! Full stops that belong to a word: abbreviations, initials, acronyms. Owns
//! whether a sentence ends with one all the same; the abbreviations themselves
//! are data in `lexicon`.

use crate::lexicon::abbreviation::{AbbreviationKind, Abbreviations};

use super::boundary::{Boundary, Start, first_word};
use super::opener::{opens_sentence, takes_letter};

/// Whether a sentence ends here, before a word that is not in small letters.
pub(super) fn parts(boundary: &Boundary) -> bool {
    if !boundary.stop.ends_with('.') {
        return true;
    }
    match kind(boundary) {
        // Before the list, where "P." would be found as "p.".
        _ if is_initial(boundary.word) => ends_with_initial(boundary),
        Some(kind) => ends_with(kind, boundary),
        None if is_acronym(boundary.word) => ends_with(AbbreviationKind::Place, boundary),
        None => true,
    }
}

/// Whether the word before the stop is an abbreviation.
pub(super) fn is_known(boundary: &Boundary) -> bool {
    kind(boundary).is_some() || is_initial(boundary.word) || is_acronym(boundary.word)
}

/// Whether the exclamation mark here belongs to a name.
pub(super) fn is_exclaimed_name(boundary: &Boundary) -> bool {
    boundary.stop == "!" && lookup(boundary.word, "!").is_some()
}

fn kind(boundary: &Boundary) -> Option<AbbreviationKind> {
    lookup(boundary.word, ".")
}

fn lookup(word: &str, stop: &str) -> Option<AbbreviationKind> {
    let list = Abbreviations::english();
    list.kind(&[word, stop].concat())
}

/// Whether a sentence ends with an abbreviation of this kind.
fn ends_with(kind: AbbreviationKind, boundary: &Boundary) -> bool {
    match kind {
        AbbreviationKind::Title | AbbreviationKind::Inner | AbbreviationKind::Exclamation => false,
        AbbreviationKind::Number => {
            let numbered = boundary.next_word().contains(char::is_numeric);
            !numbered && !boundary.right.starts_with('#')
        }
        AbbreviationKind::Time => ends_with_time(boundary),
        // No name begins with either, so a capital begins a sentence.
        AbbreviationKind::Closing | AbbreviationKind::Unit => boundary.start() == Start::Capital,
        AbbreviationKind::Month
        | AbbreviationKind::Place
        | AbbreviationKind::Org
        | AbbreviationKind::Suffix => begins_anew(boundary),
    }
}

/// Whether the right side looks like a new sentence rather than the rest of a
/// name: an opening word, or a quotation.
fn begins_anew(boundary: &Boundary) -> bool {
    match boundary.start() {
        Start::Capital => opens_sentence(boundary.next_word()) || boundary.opens_quotation(),
        Start::Small | Start::Digit | Start::Other => false,
    }
}

/// A time of day ends a sentence unless the day, the zone or the rest of the
/// date follows, or it is all there is so far: "At 5 a.m. Mr. Osei woke".
fn ends_with_time(boundary: &Boundary) -> bool {
    const GO_ON: &[&str] = &[
        "Central",
        "Eastern",
        "Friday",
        "GMT",
        "Monday",
        "Mountain",
        "Pacific",
        "Saturday",
        "Sunday",
        "Thursday",
        "Tuesday",
        "UTC",
        "Wednesday",
    ];
    let next = boundary.next_word();
    let zone = next.len() <= 4 && next.ends_with('T') && next.chars().all(char::is_uppercase);
    let fronted = boundary.left.split_whitespace().nth(4).is_none()
        && [
            "At", "By", "Around", "About", "Before", "After", "Until", "From", "Since",
        ]
        .contains(&first_word(boundary.left));
    boundary.start() == Start::Capital && !zone && !GO_ON.contains(&next) && !fronted
}

/// One capital letter.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Single letters with stops between them: U.N.H.C.R, without the last stop.
fn is_acronym(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        })
}

/// An initial stands before a name; a letter that names a thing, and the
/// pronoun, may end a sentence.
fn ends_with_initial(boundary: &Boundary) -> bool {
    match boundary.start() {
        Start::Capital if takes_letter(boundary.word_before()) => true,
        Start::Capital => begins_anew(boundary),
        // "P. 55", and streets: "S. 10th".
        Start::Digit => kind(boundary).is_none() && !["N", "S", "E", "W"].contains(&boundary.word),
        Start::Small | Start::Other => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::cut;
    use super::*;

    #[test]
    fn each_abbreviation_holds_in_its_own_example() {
        let wrong: Vec<_> = Abbreviations::english()
            .iter()
            .filter_map(|entry| {
                let text = entry.example.replace(" | ", " ");
                let found = cut(&text).join(" | ");
                (found != entry.example).then(|| format!("{}: {found}", entry.text))
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn an_initial_is_told_from_a_letter_that_names() {
        assert_eq!(cut("The bill of J. P. Marlow failed.").len(), 1);
        assert_eq!(cut("We stayed, Bo and I. Then he left.").len(), 2);
        assert_eq!(cut("They lack vitamin C. Doctors agree.").len(), 2);
        assert_eq!(cut("It is on P. 12 of the list.").len(), 1);
    }

    #[test]
    fn an_acronym_ends_a_sentence_before_an_opening_word() {
        assert_eq!(cut("The P.L.O. Council met.").len(), 1);
        assert_eq!(cut("They spoke for the P.L.O. The rest left.").len(), 2);
        assert!(is_acronym("P.L.O") && !is_acronym("No") && !is_acronym("a.bc"));
    }

    #[test]
    fn a_time_of_day_ends_a_sentence_unless_it_opens_it() {
        assert_eq!(cut("He left at 6 p.m. Mr. Lund stayed.").len(), 2);
        assert_eq!(cut("At 6 p.m. Mr. Lund left.").len(), 1);
        assert_eq!(cut("He left at 6 p.m. EST on Sunday.").len(), 1);
    }
}
