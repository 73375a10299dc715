//! One (claim, source) pair and what became of it. Owns the rule that only a
//! judged cell has a stance.

use serde::{Deserialize, Serialize};

use super::{Evidence, NearMiss, Reason, Stance, Status};

/// What the judge says of one claim in one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// The stance.
    pub stance: Stance,
    /// Why it qualifies; set exactly where the stance is `qualifies`.
    pub reason: Option<Reason>,
    /// Who is reported to say it, where the reason is `attributed` or `contested`.
    pub speaker: Option<String>,
    /// How sure the judge is, 0 to 1; none where the judge gives no probabilities.
    pub confidence: Option<f64>,
    /// The sentences that decide the cell, the most decisive first, at most
    /// three. Empty exactly where the stance is `omits`.
    pub evidence: Vec<Evidence>,
    /// The sentence that came closest, where the stance is `omits` and the
    /// article has a sentence at all.
    pub near_miss: Option<NearMiss>,
}

/// Whether the pair could be judged, and as what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
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
    /// What became of the pair.
    #[serde(flatten)]
    pub verdict: Verdict,
}

impl Cell {
    /// The status as files name it.
    pub fn status(&self) -> Status {
        match &self.verdict {
            Verdict::Judged(_) => Status::Judged,
            Verdict::NotReadable => Status::NotReadable,
            Verdict::UnsupportedLanguage => Status::UnsupportedLanguage,
        }
    }

    /// The judgement, where there is one.
    pub fn judgement(&self) -> Option<&Judgement> {
        match &self.verdict {
            Verdict::Judged(judgement) => Some(judgement),
            Verdict::NotReadable | Verdict::UnsupportedLanguage => None,
        }
    }

    /// The stance, where there is one.
    pub fn stance(&self) -> Option<Stance> {
        self.judgement().map(|judgement| judgement.stance)
    }
}
