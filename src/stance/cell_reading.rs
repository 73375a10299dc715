//! What the reader made of the sentences of one cell that come closest to its claim. Owns
//! the record, and which sentence shows a stance best. Which sentences are read is told by
//! whoever asks, what follows for the cell in `model` and `learnt_judge`.

use crate::domain::{Reason, Span, Stance};
use crate::entailment::{EntailmentReader, PairCache, PairVerdict};
use crate::matching::{PreparedArticle, PreparedClaim, Ranked, Wording, WordingKind};

/// Whose voice a sentence has a claim from, as the reader tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadVoice {
    /// The article's own, without reservation.
    Own,
    /// Somebody else's.
    Attributed,
    /// The article's own, with a hedge.
    Hedged,
    /// The article's own, for a part of the claim.
    Partial,
    /// The article's own, on a condition.
    Conditional,
    /// Asked.
    Question,
}

impl ReadVoice {
    /// All voices, in the order of [`ReadSentence::voices`].
    pub const ALL: [ReadVoice; 6] = [
        ReadVoice::Own,
        ReadVoice::Attributed,
        ReadVoice::Hedged,
        ReadVoice::Partial,
        ReadVoice::Conditional,
        ReadVoice::Question,
    ];

    /// What weights call it.
    fn name(self) -> &'static str {
        match self {
            ReadVoice::Own => "own",
            ReadVoice::Attributed => "attributed",
            ReadVoice::Hedged => "hedged",
            ReadVoice::Partial => "partial",
            ReadVoice::Conditional => "conditional",
            ReadVoice::Question => "question",
        }
    }

    /// Why a cell qualifies whose sentence has this voice.
    pub fn reason(self) -> Option<Reason> {
        match self {
            ReadVoice::Own => None,
            ReadVoice::Attributed => Some(Reason::Attributed),
            ReadVoice::Hedged => Some(Reason::Hedged),
            ReadVoice::Partial => Some(Reason::Partial),
            ReadVoice::Conditional => Some(Reason::Conditional),
            ReadVoice::Question => Some(Reason::Question),
        }
    }
}

/// One sentence read for a claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReadSentence {
    /// The sentence's place in the article.
    pub sentence: usize,
    /// How close it comes to the claim, words of one meaning counted, 0 to 1.
    pub closeness: f64,
    /// How much likelier it is that the sentence says the claim than that it says nothing
    /// of it, in natural log-odds.
    pub entails: f64,
    /// How much likelier it is that the sentence contradicts the claim than that it says
    /// nothing of it, in natural log-odds.
    pub contradicts: f64,
    /// Whose voice it is: shares in the order of [`ReadVoice::ALL`].
    pub voices: [f64; 6],
}

impl ReadSentence {
    fn new(reader: &EntailmentReader, verdict: &PairVerdict, ranked: Ranked) -> Self {
        let logit = |at: usize| f64::from(verdict.logits.get(at).copied().unwrap_or_default());
        let names = &reader.header().voices;
        let voice = |voice: ReadVoice| {
            let at = names.iter().position(|name| name == voice.name());
            let share = at.and_then(|at| verdict.voices.get(at));
            f64::from(share.copied().unwrap_or_default())
        };
        Self {
            sentence: ranked.sentence as usize,
            closeness: ranked.total,
            entails: logit(0) - logit(2),
            contradicts: logit(1) - logit(2),
            voices: ReadVoice::ALL.map(voice),
        }
    }

    /// Takes over what the sentence says of another wording of the claim. Who says a variant
    /// says the claim. Who says a counter contradicts it.
    fn take(&mut self, kind: WordingKind, other: &ReadSentence) {
        match kind {
            WordingKind::Claim | WordingKind::Variant if other.entails > self.entails => {
                *self = Self {
                    contradicts: f64::min(self.contradicts, other.contradicts),
                    ..*other
                };
            }
            WordingKind::Counter if other.entails > self.contradicts => {
                self.contradicts = other.entails;
                self.voices = other.voices;
            }
            WordingKind::Claim | WordingKind::Variant | WordingKind::Counter => {}
        }
    }

    /// The shares of entailing and contradicting, 0 to 1.
    pub fn shares(&self) -> (f64, f64) {
        let (entails, contradicts) = (self.entails.exp(), self.contradicts.exp());
        let all = 1.0 + entails + contradicts;
        (entails / all, contradicts / all)
    }

    /// How well it shows a stance, 0 to 1, whatever the voice.
    pub fn strength(&self, stance: Stance) -> f64 {
        let (entails, contradicts) = self.shares();
        match stance {
            Stance::Asserts => entails,
            Stance::Denies => contradicts,
            Stance::Qualifies => entails + contradicts,
            Stance::Omits => 0.0,
        }
    }

    /// The likeliest voice.
    pub fn voice(&self) -> ReadVoice {
        let mut best = 0;
        for at in 1..self.voices.len() {
            if self.voices[at] > self.voices[best] {
                best = at;
            }
        }
        ReadVoice::ALL[best]
    }
}

/// The sentences of one cell that were read, the closest first.
#[derive(Debug, Clone, PartialEq)]
pub struct CellReading {
    /// The sentences.
    pub sentences: Vec<ReadSentence>,
}

/// From this share on a sentence decides its cell.
const DECIDES: f64 = 0.5;

impl CellReading {
    /// Reads sentences of an article for a claim, those that `cache` knows left out. Where
    /// none of them decides, those that came closest by a variant or a counter are read by
    /// that wording too, as long as no more than `most` pairs are read.
    pub fn of(
        reader: &EntailmentReader,
        claim: &PreparedClaim,
        (article, text): (&PreparedArticle, &str),
        (ranked, most): (&[Ranked], usize),
        cache: Option<&dyn PairCache>,
    ) -> Self {
        let words = |at: usize| {
            let sentence = article.sentences.get(at);
            let words = sentence.and_then(|sentence| Span::slice(sentence.span, text));
            words.unwrap_or_default()
        };
        let read = |wording: &Wording, ranked: &Ranked| {
            let at = ranked.sentence as usize;
            let before = at.checked_sub(1).map_or("", words);
            let verdict = reader.read_anew([&wording.text, words(at), before], cache);
            ReadSentence::new(reader, &verdict, *ranked)
        };
        let Some(itself) = claim.wordings.first() else {
            return Self {
                sentences: Vec::new(),
            };
        };
        let sentences = ranked.iter().map(|one| read(itself, one)).collect();
        let mut reading = Self { sentences };
        if reading.is_decided() {
            return reading;
        }
        let by_others = ranked.iter().enumerate();
        let by_others = by_others.filter(|(_, one)| one.wording > 0);
        for (at, one) in by_others.take(most.saturating_sub(ranked.len())) {
            if let Some(wording) = claim.wordings.get(one.wording as usize) {
                let seen = read(wording, one);
                reading.sentences[at].take(wording.kind, &seen);
            }
        }
        reading
    }

    /// Whether a sentence says or contradicts the claim more likely than not.
    fn is_decided(&self) -> bool {
        let decides = |one: &ReadSentence| {
            let (entails, contradicts) = one.shares();
            entails >= DECIDES || contradicts >= DECIDES
        };
        self.sentences.iter().any(decides)
    }

    /// The sentences that show a stance, the one that shows it best first; among equals the
    /// closest. None for an omission.
    pub fn that_show(&self, stance: Stance) -> Vec<&ReadSentence> {
        let weight = |one: &ReadSentence| {
            let reserved = match stance {
                Stance::Qualifies => 1.5 - one.voices[0],
                Stance::Asserts | Stance::Denies | Stance::Omits => 1.0,
            };
            one.strength(stance) * reserved
        };
        let shown = self.sentences.iter().map(|one| (weight(one), one));
        let mut shown: Vec<(f64, &ReadSentence)> =
            shown.filter(|(weight, _)| *weight > 0.0).collect();
        shown.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        shown.into_iter().map(|(_, one)| one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(at: usize, entails: f64, contradicts: f64) -> ReadSentence {
        ReadSentence {
            sentence: at,
            closeness: 0.5,
            entails,
            contradicts,
            voices: [0.9, 0.1, 0.0, 0.0, 0.0, 0.0],
        }
    }

    #[test]
    fn each_stance_is_shown_by_its_own_sentence() {
        let reading = CellReading {
            sentences: vec![
                sentence(0, -3.0, -4.0),
                sentence(1, -1.0, 3.0),
                sentence(2, 2.0, -2.0),
            ],
        };
        let first = |stance| reading.that_show(stance).first().map(|one| one.sentence);
        assert_eq!(first(Stance::Asserts), Some(2));
        assert_eq!(first(Stance::Denies), Some(1));
        assert_eq!(first(Stance::Omits), None);
    }

    #[test]
    fn a_variant_is_the_claim_and_a_counter_its_opposite() {
        let mut unsaid = sentence(0, -2.0, -3.0);
        unsaid.take(WordingKind::Variant, &sentence(0, 4.0, -5.0));
        assert_eq!((unsaid.entails, unsaid.contradicts), (4.0, -5.0));
        let mut unsaid = sentence(0, -2.0, -3.0);
        unsaid.take(WordingKind::Counter, &sentence(0, 4.0, -5.0));
        assert_eq!((unsaid.entails, unsaid.contradicts), (-2.0, 4.0));
        // What contradicts another wording need not contradict the claim.
        let mut unsaid = sentence(0, -2.0, -3.0);
        unsaid.take(WordingKind::Variant, &sentence(0, -4.0, 5.0));
        assert_eq!(unsaid, sentence(0, -2.0, -3.0));
    }

    #[test]
    fn shares_and_voices_follow_from_the_outputs() {
        let (entails, contradicts) = sentence(0, 0.0, 0.0).shares();
        assert!((entails - 1.0 / 3.0).abs() < 1e-12 && (contradicts - entails).abs() < 1e-12);
        assert_eq!(sentence(0, 0.0, 0.0).voice(), ReadVoice::Own);
    }
}
