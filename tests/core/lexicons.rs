//! The cue lists against their own examples: each cue is found at the brackets
//! of its example, each pseudo-cue cancels there what it is meant to cancel.

use stancegrid::lexicon::{Cue, Effect, Lexicons};
use stancegrid::stance::CueFinder;
use stancegrid::text::{Stemmer, Token, tokenize};

/// The example without its brackets, and the place that they enclosed.
fn unbracketed(example: &str) -> (String, usize, usize) {
    let open = example.find('[').unwrap();
    let close = example.find(']').unwrap();
    let text = example.replace(['[', ']'], "");
    (text, open, close - 1)
}

/// The tokens that the brackets enclose.
fn enclosed(tokens: &[Token], open: usize, close: usize) -> std::ops::Range<usize> {
    let start = tokens.iter().position(|token| token.span.start >= open);
    let end = tokens.iter().rposition(|token| token.span.end <= close);
    start.unwrap_or(0)..end.map_or(0, |end| end + 1)
}

fn fault(cue: &Cue, finder: &CueFinder, stemmer: &Stemmer) -> Option<String> {
    let (text, open, close) = unbracketed(&cue.example);
    let tokens = tokenize(&text, stemmer);
    let place = enclosed(&tokens, open, close);
    let found = finder.find(&tokens);
    let overlaps =
        |range: &std::ops::Range<usize>| range.start < place.end && place.start < range.end;
    let wrong = match cue.effect {
        Effect::Marks(category, ..) => {
            let mut same = found.iter().filter(|cue| cue.category == category);
            !same.any(|cue| cue.tokens == place)
        }
        Effect::Cancels(category) => {
            let mut same = found.iter().filter(|cue| cue.category == category);
            same.any(|cue| overlaps(&cue.tokens))
        }
        Effect::Ends | Effect::CancelsEnd => place.len() != cue.words.len(),
    };
    wrong.then(|| format!("{} ({:?}): {}", cue.literal(), cue.effect, cue.example))
}

#[test]
fn every_cue_is_found_at_the_brackets_of_its_example() {
    let lexicons = Lexicons::shipped();
    let stemmer = Stemmer::new(lexicons);
    let faults_of = |cues: &[Cue], finder: &CueFinder| -> Vec<String> {
        let faults = cues.iter().filter_map(|cue| fault(cue, finder, &stemmer));
        faults.collect()
    };
    let mut faults = faults_of(&lexicons.cues, &CueFinder::new(lexicons, &stemmer));
    let finder = CueFinder::with_mentions(lexicons, &stemmer);
    faults.extend(faults_of(&lexicons.mentions, &finder));
    assert!(
        faults.is_empty(),
        "{} cues:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn a_cue_stands_once_in_its_category() {
    let mut seen = std::collections::BTreeSet::new();
    let lexicons = Lexicons::shipped();
    for cue in lexicons.cues.iter().chain(&lexicons.mentions) {
        let key = (cue.literal(), format!("{:?}", cue.effect));
        assert!(seen.insert(key), "{} twice", cue.literal());
    }
}

#[test]
fn an_irregular_form_differs_from_its_base() {
    for form in &Lexicons::shipped().irregular {
        assert_ne!(form.form, form.base);
    }
}
