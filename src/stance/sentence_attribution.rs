//! Whether a sentence, read without any claim, is somebody else's statement,
//! and whose. Owns the decision for one sentence; what a reported sentence
//! means for a claim is decided in `sentence_reading`.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::domain::{CueCategory, Span};
use crate::lexicon::Lexicons;
use crate::text::{Reader, Token};

use super::cue::cue_finder::{CueFinder, FoundCue};
use super::grammar::noun_phrase::main_subject;
use super::grammar::quotation::{is_speech, quotations};
use super::grammar::speaker::{Speaker, span, speaker};

/// A sentence is attributed when this share of its words is reported. Below
/// it, somebody's view is mentioned in a sentence that is about something else.
const ATTRIBUTED: f64 = 0.3;

/// A verb with at most so many words after it ends its sentence: "…, she said on
/// Monday in Osk".
const AFTERTHOUGHT: usize = 4;

/// How one sentence is reported.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Statement {
    /// The share of its words that are reported to be somebody else's, the
    /// words that report them and name the speaker counted as the article's.
    pub share: f64,
    /// The place of the one who says it, in bytes of the text as read.
    pub speaker: Option<Span>,
}

impl Statement {
    /// Whether it is somebody else's statement.
    pub fn is_attributed(&self) -> bool {
        self.share >= ATTRIBUTED
    }
}

/// Reads sentences one after the other, so that a quotation may go on from one
/// to the next.
///
/// ```
/// use stancegrid::{lexicon::Lexicons, stance::StatementReader};
/// let mut reader = StatementReader::new(Lexicons::shipped());
/// let text = "The bridge will close in May, the harbour master said.";
/// let statement = reader.read(text);
/// assert!(statement.is_attributed());
/// let speaker = statement.speaker.and_then(|span| span.slice(text));
/// assert_eq!(speaker, Some("the harbour master"));
/// assert!(!reader.read("The bridge closed in May.").is_attributed());
/// ```
#[derive(Debug)]
pub struct StatementReader {
    reader: Reader,
    finder: CueFinder,
    is_quoting: bool,
}

impl StatementReader {
    /// A reader at the start of a paragraph.
    pub fn new(lexicons: &Lexicons) -> Self {
        let reader = Reader::new(&[], lexicons);
        let finder = CueFinder::with_mentions(lexicons, reader.stemmer());
        Self {
            reader,
            finder,
            is_quoting: false,
        }
    }

    /// Begins a new paragraph: a quotation that goes on opens anew.
    pub fn begin_paragraph(&mut self) {
        self.is_quoting = false;
    }

    /// Reads the next sentence.
    pub fn read(&mut self, sentence: &str) -> Statement {
        let document = self.reader.document(sentence);
        let pieces = document.sentences.into_iter();
        let tokens: Vec<Token> = pieces.flat_map(|piece| piece.tokens).collect();
        let quotations = quotations(&tokens, self.is_quoting);
        let went_on = self.is_quoting;
        self.is_quoting = quotations.stays_open;
        let mut reported: BTreeSet<usize> = BTreeSet::new();
        for stretch in &quotations.stretches {
            let whole = stretch.len() + 2 >= tokens.len();
            if (went_on && stretch.start == 0) || whole || is_speech(&tokens, stretch) {
                reported.extend(stretch.clone());
            }
        }
        let mut told: Vec<Told> = Vec::new();
        for cue in self.finder.find(&tokens) {
            let Some(who) = teller(&tokens, &cue) else {
                continue;
            };
            let named = match who {
                Speaker::Named(range) => range,
                Speaker::Author | Speaker::Unnamed => 0..0,
            };
            reported.extend(reach(&cue, &named));
            told.push(Told { cue, named });
        }
        let named = spokesman(&tokens, &told, &quotations.stretches)
            .or_else(|| beside_quotation(&tokens, &quotations.stretches));
        let words = |places: &mut dyn Iterator<Item = usize>| {
            places.filter(|&at| tokens[at].is_word()).count()
        };
        let told = words(&mut reported.iter().copied());
        let all = words(&mut (0..tokens.len()));
        let share = if all == 0 {
            0.0
        } else {
            told as f64 / all as f64
        };
        Statement {
            share,
            speaker: named.and_then(|named| span(&tokens, &named)),
        }
    }
}

/// What one cue tells.
struct Told {
    cue: FoundCue,
    /// The tokens that name the speaker; empty where none is named.
    named: Range<usize>,
}

/// What a cue reaches, without the words that name its speaker.
fn reach<'a>(cue: &'a FoundCue, named: &'a Range<usize>) -> impl Iterator<Item = usize> + 'a {
    let scope = cue.scope.iter().cloned().flatten();
    scope.filter(|at| !named.contains(at))
}

/// The speaker of the whole: one outside every quotation before one inside, one
/// who is not himself reported by another, the one of whom most is reported.
fn spokesman(tokens: &[Token], told: &[Told], stretches: &[Range<usize>]) -> Option<Range<usize>> {
    let rank = |one: &&Told| {
        let at = one.cue.tokens.start;
        let quoted = stretches.iter().any(|stretch| stretch.contains(&at));
        let reported = told.iter().any(|other| is_inside(tokens, one, other));
        let most = reach(&one.cue, &one.named).count();
        (!quoted, !reported, most, std::cmp::Reverse(at))
    };
    let named = told.iter().filter(|one| !one.named.is_empty());
    named.max_by_key(rank).map(|one| one.named.clone())
}

/// Whether what `one` tells is itself told by `other`. Where each reaches the
/// other, it is the one at the end of the sentence that tells ("he thinks so,
/// she said"), else the first ("she said he thinks so").
fn is_inside(tokens: &[Token], one: &Told, other: &Told) -> bool {
    let reaches = |from: &Told, to: &Told| {
        reach(&from.cue, &from.named).any(|place| place == to.cue.tokens.start)
    };
    let is_last = |told: &Told| {
        let rest = &tokens[told.cue.tokens.end..];
        rest.iter().filter(|token| token.is_word()).count() <= AFTERTHOUGHT
    };
    let first = one.cue.tokens.start < other.cue.tokens.start;
    let outer = match (is_last(one), is_last(other)) {
        (true, false) => true,
        (false, true) => false,
        (true, true) | (false, false) => first,
    };
    !other.named.is_empty() && reaches(other, one) && !(outer && reaches(one, other))
}

/// The subject of the words around a quotation that no cue explains: "…, she
/// sang", "Osk fired back: …".
fn beside_quotation(tokens: &[Token], stretches: &[Range<usize>]) -> Option<Range<usize>> {
    let stretch = stretches.iter().find(|s| is_speech(tokens, s))?;
    let ahead = main_subject(tokens, stretch.start.saturating_sub(1));
    if !ahead.is_empty() {
        return Some(ahead);
    }
    let rest = stretch.end + 1;
    let stop = (rest..tokens.len()).find(|&at| !tokens[at].is_word());
    let clause = &tokens[..stop.unwrap_or(tokens.len())];
    let behind = main_subject(clause.get(rest..)?, clause.len() - rest);
    (!behind.is_empty()).then(|| behind.start + rest..behind.end + rest)
}

/// Who tells by this cue; none where it does not report or the author speaks.
fn teller(tokens: &[Token], cue: &FoundCue) -> Option<Speaker> {
    let who = match cue.category {
        CueCategory::Attribution | CueCategory::Refutation => speaker(tokens, cue),
        _ => return None,
    };
    match who {
        Speaker::Author => None,
        // "is baseless": the article itself rejects.
        Speaker::Unnamed if cue.category == CueCategory::Refutation => None,
        Speaker::Named(_) | Speaker::Unnamed => Some(who),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (bool, Option<&str>) {
        let statement = StatementReader::new(Lexicons::shipped()).read(text);
        let speaker = statement.speaker.and_then(|span| span.slice(text));
        (statement.is_attributed(), speaker)
    }

    #[test]
    fn what_is_reported_is_attributed() {
        assert_eq!(
            read("The ferry sank near Osk, the coast guard said."),
            (true, Some("the coast guard"))
        );
        assert_eq!(read("The ferry sank near Osk."), (false, None));
    }

    #[test]
    fn a_quotation_is_attributed_where_it_goes_on() {
        let mut reader = StatementReader::new(Lexicons::shipped());
        assert!(reader.read("“The pumps have failed twice.").is_attributed());
        assert!(reader.read("They will fail again.”").is_attributed());
        assert!(!reader.read("The pumps are old.").is_attributed());
        assert!(reader.read("“The pumps are old.").is_attributed());
        reader.begin_paragraph();
        assert!(!reader.read("The pumps are old.").is_attributed());
    }

    #[test]
    fn who_tells_of_another_is_the_speaker() {
        let text = "The mayor said he believes that the quay will sink.";
        assert_eq!(read(text).1, Some("The mayor"));
        let text = "Most clerks think the quay will sink, the mayor said.";
        assert_eq!(read(text).1, Some("the mayor"));
        let text = "“He says what he thinks of the old quay,” the mayor said.";
        assert_eq!(read(text).1, Some("the mayor"));
    }

    #[test]
    fn a_quotation_has_the_speaker_beside_it() {
        let text = "“The quay will sink before the year is out,” Ilsen sang.";
        assert_eq!(read(text), (true, Some("Ilsen")));
        let text = "The mayor fired back: “The quay will stand for years.”";
        assert_eq!(read(text), (true, Some("The mayor")));
        let text = "The “old quay” will stand for years.";
        assert_eq!(read(text), (false, None), "a term is no speech");
    }

    #[test]
    fn a_mention_makes_a_sentence_somebodys_and_no_stance() {
        let text = "The mayor noted that the quay had sunk.";
        assert_eq!(read(text), (true, Some("The mayor")));
        let lexicons = Lexicons::shipped();
        let reader = Reader::new(&[], lexicons);
        let finder = CueFinder::new(lexicons, reader.stemmer());
        let tokens = reader.wording(text);
        let found = finder.find(&tokens);
        let reports = |cue: &FoundCue| cue.category == CueCategory::Attribution;
        assert!(!found.iter().any(reports), "a judge takes it as given");
    }

    #[test]
    fn a_small_part_of_a_sentence_is_not_the_whole() {
        let text = "The old quay sank on Monday with two barges and a crane on it, which, he said, were full.";
        assert!(!read(text).0);
    }
}
