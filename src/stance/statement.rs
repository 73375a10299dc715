//! Whether a sentence, read without any claim, is somebody else's statement,
//! and whose. Owns the decision for one sentence; what a reported sentence
//! means for a claim is decided in `reading`.

use std::collections::BTreeSet;

use crate::domain::{CueCategory, Span};
use crate::lexicon::Lexicons;
use crate::text::{Reader, Token};

use super::attribution::{Speaker, span, speaker};
use super::cue_finder::{CueFinder, FoundCue};
use super::quotation::{is_speech, quotations};

/// A sentence is attributed when this share of its words is reported. Below
/// it, somebody's view is mentioned in a sentence that is about something else.
const ATTRIBUTED: f64 = 0.3;

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
        let mut best: Option<(usize, Span)> = None;
        for cue in self.finder.find(&tokens) {
            let Some(who) = teller(&tokens, &cue) else {
                continue;
            };
            let named = match who {
                Speaker::Named(range) => range,
                Speaker::Author | Speaker::Unnamed => 0..0,
            };
            let scope = cue.scope.iter().cloned().flatten();
            let told: Vec<usize> = scope.filter(|at| !named.contains(at)).collect();
            if best.is_none_or(|(most, _)| told.len() > most)
                && let Some(span) = span(&tokens, &named)
            {
                best = Some((told.len(), span));
            }
            reported.extend(told);
        }
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
            speaker: best.map(|(_, span)| span),
        }
    }
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
}
