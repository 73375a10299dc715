//! One (claim, source) pair and what became of it. Owns the rules that only a
//! judged cell has a stance, and that people's standing decision goes before
//! the program's stance without taking its place.

use serde::{Deserialize, Serialize};

use super::{
    DecidedQuote, Evidence, JudgedBy, NearMiss, Reason, Review, ReviewStatus, Stance,
    StandingVerdict, Status,
};

/// What the judge says of one claim in one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// The stance.
    pub stance: Stance,
    /// Why it qualifies; set exactly where the stance is `qualifies`.
    pub reason: Option<Reason>,
    /// Who is reported to say it, where the reason is `attributed` or `contested`.
    pub speaker: Option<String>,
    /// How sure the judge is, 0 to 1 with two decimals; none where the judge gives no
    /// probabilities.
    pub confidence: Option<f64>,
    /// Whether sentences were read or words alone compared.
    pub judged_by: JudgedBy,
    /// The sentences that decide the cell, the most decisive first, at most
    /// [`Judgement::MAX_EVIDENCE`]. Empty exactly where the stance is `omits`.
    pub evidence: Vec<Evidence>,
    /// The sentence that came closest, where the stance is `omits` and the
    /// article has a sentence at all.
    pub near_miss: Option<NearMiss>,
}

impl Judgement {
    /// How many sentences a judgement has as evidence, and an export shows, at most.
    pub const MAX_EVIDENCE: usize = 3;

    /// A probability as a confidence: with two decimals, the third of which no judge knows.
    ///
    /// ```
    /// assert_eq!(stancegrid::domain::Judgement::confidence_of(0.8649), 0.86);
    /// ```
    pub fn confidence_of(probability: f64) -> f64 {
        (100.0 * probability).round() / 100.0
    }
}

/// Whether the pair could be judged, and as what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
#[allow(
    clippy::large_enum_variant,
    reason = "nearly every cell is judged, so that a box would save nothing"
)]
pub enum Verdict {
    /// The article was read and the claim judged.
    Judged(Judgement),
    /// The article could not be read.
    NotReadable,
    /// The article is in a language that is not judged.
    UnsupportedLanguage,
}

/// One cell of the matrix, addressed by the places of its claim and its
/// source in the matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The place of the claim in [`super::Matrix::claims`].
    pub claim: usize,
    /// The place of the source in [`super::Matrix::columns`].
    pub source: usize,
    /// What the program says of the pair.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// What people have decided on it, where anyone has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// What a cell comes to, people's decisions heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinalStance {
    /// Decided by people; where they have said nothing, or what they said is
    /// stale, the program's stance.
    Settled(Stance),
    /// Readers differ: no stance is the final one.
    Disputed,
    /// There is none.
    NotJudged(Status),
}

impl FinalStance {
    /// How a disputed cell is named where a stance would stand.
    pub const DISPUTED: &'static str = "disputed";

    /// The stance, where there is one.
    pub fn stance(self) -> Option<Stance> {
        match self {
            FinalStance::Settled(stance) => Some(stance),
            FinalStance::Disputed | FinalStance::NotJudged(_) => None,
        }
    }

    /// The word that stands in the `stance` column; empty where there is none.
    pub fn as_str(self) -> &'static str {
        match self {
            FinalStance::Settled(stance) => stance.as_str(),
            FinalStance::Disputed => Self::DISPUTED,
            FinalStance::NotJudged(_) => "",
        }
    }
}

impl Cell {
    /// A cell on which nobody has decided.
    pub fn new(claim: usize, source: usize, verdict: Verdict) -> Self {
        Self {
            claim,
            source,
            verdict,
            review: None,
        }
    }

    /// The status as files name it.
    pub fn status(&self) -> Status {
        match &self.verdict {
            Verdict::Judged(_) => Status::Judged,
            Verdict::NotReadable => Status::NotReadable,
            Verdict::UnsupportedLanguage => Status::UnsupportedLanguage,
        }
    }

    /// The program's judgement, where there is one.
    pub fn judgement(&self) -> Option<&Judgement> {
        match &self.verdict {
            Verdict::Judged(judgement) => Some(judgement),
            Verdict::NotReadable | Verdict::UnsupportedLanguage => None,
        }
    }

    /// Whether the cell was judged by words alone.
    pub fn is_by_words(&self) -> bool {
        let judgement = self.judgement();
        judgement.is_some_and(|judgement| judgement.judged_by == JudgedBy::Words)
    }

    /// The program's own stance, whatever people say.
    pub fn machine_stance(&self) -> Option<Stance> {
        self.judgement().map(|judgement| judgement.stance)
    }

    /// What the cell comes to.
    pub fn final_stance(&self) -> FinalStance {
        let Some(machine) = self.machine_stance() else {
            return FinalStance::NotJudged(self.status());
        };
        let Some(review) = &self.review else {
            return FinalStance::Settled(machine);
        };
        match review.status {
            ReviewStatus::Decided => FinalStance::Settled(review.stance.unwrap_or(machine)),
            ReviewStatus::Stale => FinalStance::Settled(machine),
            ReviewStatus::Disputed => FinalStance::Disputed,
        }
    }

    /// The final stance, where there is one: what totals count.
    pub fn stance(&self) -> Option<Stance> {
        self.final_stance().stance()
    }

    /// The words that a reader's verdict on the cell rests on, where they are
    /// others than the program shows.
    pub fn picked<'v>(&self, voice: &'v StandingVerdict) -> Option<&'v DecidedQuote> {
        let shown = self.judgement().and_then(|judgement| {
            let evidence = judgement.evidence.first().map(|one| &one.quote);
            evidence.or(judgement.near_miss.as_ref().map(|near| &near.quote))
        });
        let quote = voice.quote.as_ref()?;
        let is_shown = shown.is_some_and(|shown| shown.exact == quote.exact);
        (!is_shown).then_some(quote)
    }

    /// Why it qualifies: the program's reason, where its stance is the final
    /// one, since people give theirs in a note.
    pub fn reason(&self) -> Option<Reason> {
        let judgement = self.judgement()?;
        let final_one = self.stance() == Some(judgement.stance);
        judgement.reason.filter(|_| final_one)
    }

    /// Who is reported to say it, under the same rule as [`Self::reason`].
    pub fn speaker(&self) -> Option<&str> {
        let judgement = self.judgement()?;
        let final_one = self.stance() == Some(judgement.stance);
        judgement.speaker.as_deref().filter(|_| final_one)
    }
}
