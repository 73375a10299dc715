//! How well attributed sentences are told from the article's own, and how
//! often the right speaker is named. Owns the figures and what counts as the
//! right speaker; reads no file and finds no speaker.

use serde::Serialize;

use crate::domain::Span;

use super::metric::bootstrap::{Interval, bootstrap};

/// Words at which the head of a speaker ends: what follows only says more of
/// the one that was named before.
const AFTER_HEAD: [&str; 32] = [
    "of",
    "for",
    "from",
    "in",
    "at",
    "on",
    "with",
    "by",
    "to",
    "about",
    "near",
    "behind",
    "inside",
    "outside",
    "within",
    "under",
    "over",
    "against",
    "among",
    "between",
    "including",
    "like",
    "such",
    "as",
    "who",
    "whom",
    "whose",
    "which",
    "that",
    "where",
    "when",
    "and",
];

/// What became of the speaker of one sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeakerFound {
    /// No source is labelled in the sentence, so that none is asked for.
    NotAsked,
    /// None was named.
    Missing,
    /// One was named, and it is another.
    Wrong,
    /// The right one was named.
    Right,
}

/// One labelled sentence after it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttributionOutcome {
    /// Whether it is labelled as attributed.
    pub gold: bool,
    /// Whether it was read as attributed.
    pub found: bool,
    /// What became of its speaker.
    pub speaker: SpeakerFound,
}

/// The figures over labelled sentences.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AttributionScore {
    /// How many sentences there are.
    pub sentences: usize,
    /// How many of them are labelled as attributed.
    pub attributed: usize,
    /// The share of sentences read as attributed that are.
    pub precision: f64,
    /// The share of attributed sentences that are read so.
    pub recall: f64,
    /// 2PR / (P + R).
    pub f1: f64,
    /// How far F1 could lie from there; none where there is no sentence.
    pub f1_interval: Option<Interval>,
    /// How many attributed sentences have a labelled source.
    pub sourced: usize,
    /// For how many of these any speaker was named.
    pub any_speaker: usize,
    /// For how many of these the right one was.
    pub right_speaker: usize,
    /// `right_speaker` of `sourced`; zero where there are none.
    pub speaker_recall: f64,
}

impl AttributionScore {
    /// The figures of these sentences.
    pub fn of(outcomes: &[AttributionOutcome]) -> Self {
        let count = |is: fn(&AttributionOutcome) -> bool| {
            outcomes.iter().filter(|&outcome| is(outcome)).count()
        };
        let both = count(|outcome| outcome.gold && outcome.found);
        let gold = count(|outcome| outcome.gold);
        let found = count(|outcome| outcome.found);
        let sourced = count(is_asked);
        let right = count(|outcome| is_asked(outcome) && outcome.speaker == SpeakerFound::Right);
        let missing =
            count(|outcome| is_asked(outcome) && outcome.speaker == SpeakerFound::Missing);
        Self {
            sentences: outcomes.len(),
            attributed: gold,
            precision: share(both, found),
            recall: share(both, gold),
            f1: f1(outcomes.iter()),
            f1_interval: bootstrap(outcomes, |drawn| f1(drawn.iter().copied())),
            sourced,
            any_speaker: sourced - missing,
            right_speaker: right,
            speaker_recall: share(right, sourced),
        }
    }
}

/// Speakers are asked for in attributed sentences with a labelled source.
fn is_asked(outcome: &AttributionOutcome) -> bool {
    outcome.gold && outcome.speaker != SpeakerFound::NotAsked
}

fn f1<'a>(outcomes: impl Iterator<Item = &'a AttributionOutcome>) -> f64 {
    let (mut both, mut sides) = (0, 0);
    for outcome in outcomes {
        both += usize::from(outcome.gold && outcome.found);
        sides += usize::from(outcome.gold) + usize::from(outcome.found);
    }
    share(2 * both, sides)
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    part as f64 / whole as f64
}

/// Compares a speaker with the labelled sources of its sentence: it is right
/// where its head word lies within a place at which a source stands.
pub fn speaker_found(text: &str, sources: &[String], speaker: Option<Span>) -> SpeakerFound {
    if sources.is_empty() {
        return SpeakerFound::NotAsked;
    }
    let Some(speaker) = speaker else {
        return SpeakerFound::Missing;
    };
    let head = head_word(text, speaker);
    let within = |source: &String| {
        let mut places = text.match_indices(source.as_str());
        places.any(|(at, _)| at <= head.start && head.end <= at + source.len())
    };
    if sources.iter().any(within) {
        SpeakerFound::Right
    } else {
        SpeakerFound::Wrong
    }
}

/// The head word of a speaker: the last word before the first preposition,
/// relative, "and" or mark, a possessive ending left off. In "the mayor of the
/// port, who resigned" it is "mayor".
///
/// ```
/// use stancegrid::domain::Span;
/// use stancegrid::evaluation::attribution::head_word;
/// let text = "the harbour master's office in Elmouth said";
/// let head = head_word(text, Span::new(0, 38));
/// assert_eq!(head.slice(text), Some("office"));
/// ```
pub fn head_word(text: &str, speaker: Span) -> Span {
    let mut head = Span::new(speaker.start, speaker.start);
    let phrase = speaker.slice(text).unwrap_or_default();
    let mut at = speaker.start;
    for piece in phrase.split_inclusive(char::is_whitespace) {
        let from = at;
        at += piece.len();
        let word = piece.trim_matches(|char: char| !char.is_alphanumeric());
        if word.is_empty() {
            continue;
        }
        let start = from + piece.find(word).unwrap_or(0);
        let plain = word
            .strip_suffix("'s")
            .or_else(|| word.strip_suffix("’s"))
            .unwrap_or(word);
        let lower = plain.to_lowercase();
        if head.end > head.start && AFTER_HEAD.contains(&lower.as_str()) {
            break;
        }
        head = Span::new(start, start + plain.len());
        // A point may belong to a title such as "Mr.".
        let tail = &text[start + word.len()..at];
        if tail.contains([',', ';', ':', '(', ')', '—']) {
            break;
        }
    }
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(gold: bool, found: bool, speaker: SpeakerFound) -> AttributionOutcome {
        AttributionOutcome {
            gold,
            found,
            speaker,
        }
    }

    #[test]
    fn figures_of_five_sentences() {
        let score = AttributionScore::of(&[
            outcome(true, true, SpeakerFound::Right),
            outcome(true, true, SpeakerFound::Wrong),
            outcome(true, false, SpeakerFound::Missing),
            outcome(false, true, SpeakerFound::Right),
            outcome(false, false, SpeakerFound::NotAsked),
        ]);
        assert_eq!(
            (score.precision, score.recall, score.f1),
            (2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0)
        );
        assert_eq!(
            (score.sourced, score.any_speaker, score.right_speaker),
            (3, 2, 1)
        );
        let interval = score.f1_interval.unwrap();
        assert!(interval.lower < score.f1 && score.f1 < interval.upper);
    }

    #[test]
    fn nothing_gives_no_interval() {
        let score = AttributionScore::of(&[]);
        assert_eq!(
            (score.f1, score.f1_interval, score.speaker_recall),
            (0.0, None, 0.0)
        );
    }

    fn head(text: &str) -> &str {
        head_word(text, Span::new(0, text.len()))
            .slice(text)
            .unwrap()
    }

    #[test]
    fn the_head_stands_before_what_only_says_more() {
        assert_eq!(head("the mayor of the port"), "mayor");
        assert_eq!(head("Mr. Ilsen, a former clerk"), "Ilsen");
        assert_eq!(head("The guild's president"), "president");
        assert_eq!(head("those who had left"), "those");
        assert_eq!(head("Osk’s"), "Osk");
        assert_eq!(head(""), "");
    }

    #[test]
    fn a_speaker_is_right_where_its_head_is_labelled() {
        let text = "The mayor said the mayor of Osk would resign, an aide said.";
        let found = |sources: &[&str], speaker: Option<&str>| {
            let sources: Vec<String> = sources.iter().map(|&s| s.to_owned()).collect();
            let span = speaker.and_then(|speaker| {
                let at = text.find(speaker)?;
                Some(Span::new(at, at + speaker.len()))
            });
            speaker_found(text, &sources, span)
        };
        assert_eq!(
            found(&["The mayor"], Some("The mayor")),
            SpeakerFound::Right
        );
        assert_eq!(
            found(&["mayor of Osk"], Some("The mayor")),
            SpeakerFound::Wrong
        );
        assert_eq!(found(&["aide"], Some("an aide")), SpeakerFound::Right);
        assert_eq!(found(&["an aide"], None), SpeakerFound::Missing);
        assert_eq!(found(&[], None), SpeakerFound::NotAsked);
    }
}
