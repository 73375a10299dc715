//! A cell as a record, the same in one document and in lines. Owns its fields.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Cell, FinalStance, Matrix, Reason, Stance};

use super::passage::{EvidenceRecord, NearMissRecord};
use super::review::ReviewRecord;
use super::vocabulary;

/// What became of one claim in one source.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Cell", deny_unknown_fields)]
pub(in crate::export) struct CellRecord<'a> {
    /// The claim.
    claim_id: &'a str,
    /// The source.
    source_id: &'a str,
    /// Whether the cell could be judged. Only a judged one has a stance.
    #[schemars(schema_with = "vocabulary::status")]
    status: &'static str,
    /// The final stance, people's decisions heard; `disputed` where readers
    /// differ; null where the cell could not be judged.
    #[schemars(schema_with = "vocabulary::final_stance_or_null")]
    stance: Option<&'static str>,
    /// The program's own stance, whatever people say.
    #[schemars(schema_with = "vocabulary::stance_or_null")]
    stance_machine: Option<&'static str>,
    /// Why it qualifies, where the program's stance is the final one.
    #[schemars(schema_with = "vocabulary::reason_or_null")]
    reason: Option<&'static str>,
    /// Who is reported to say it, under the same rule as `reason`.
    speaker: Option<&'a str>,
    /// How sure the program is of its own stance; null where the judge gives no
    /// probabilities.
    #[schemars(schema_with = "vocabulary::share_or_null")]
    confidence: Option<f64>,
    /// Whether sentences were read or words alone compared; null where the cell could not
    /// be judged.
    #[schemars(schema_with = "vocabulary::judged_by_or_null")]
    judged_by: Option<&'static str>,
    /// The sentences that decide the program's stance, the most decisive first.
    evidence: Vec<EvidenceRecord<'a>>,
    /// The sentence that came closest, where the program's stance is `omits`.
    near_miss: Option<NearMissRecord<'a>>,
    /// What people have decided, where anyone has.
    review: Option<ReviewRecord<'a>>,
}

impl<'a> CellRecord<'a> {
    /// The record of a cell of `matrix`; nothing where it refers to a claim or
    /// a source that is not there, which `soundness` refuses.
    pub(super) fn of(matrix: &'a Matrix, cell: &'a Cell) -> Option<Self> {
        let source = &matrix.columns.get(cell.source)?.source;
        let judgement = cell.judgement();
        let stance = match cell.final_stance() {
            settled @ (FinalStance::Settled(_) | FinalStance::Disputed) => Some(settled.as_str()),
            FinalStance::NotJudged(_) => None,
        };
        let evidence = judgement.map_or(&[][..], |judgement| &judgement.evidence);
        let near_miss = judgement.and_then(|judgement| judgement.near_miss.as_ref());
        let confidence = judgement.and_then(|judgement| judgement.confidence);
        Some(Self {
            claim_id: matrix.claims.get(cell.claim)?.id.as_str(),
            source_id: source.id.as_str(),
            status: cell.status().as_str(),
            stance,
            stance_machine: cell.machine_stance().map(Stance::as_str),
            reason: cell.reason().map(Reason::as_str),
            speaker: cell.speaker(),
            confidence,
            judged_by: judgement.map(|judgement| judgement.judged_by.as_str()),
            evidence: evidence
                .iter()
                .map(|evidence| EvidenceRecord::of(source, evidence))
                .collect(),
            near_miss: near_miss.map(|near_miss| NearMissRecord::of(source, near_miss)),
            review: cell.review.as_ref().map(ReviewRecord::of),
        })
    }
}
