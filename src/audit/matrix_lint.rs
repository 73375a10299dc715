//! Lints that need judged cells. Owns the rule for a claim that nothing brings up.

use super::{Finding, Lint, Subject};
use crate::domain::{Matrix, Stance};

/// Claims that every judged source omits, in the order of claims. A claim
/// without a judged source is left out: nothing was there to bring it up.
pub fn lint_matrix(matrix: &Matrix) -> Vec<Finding> {
    let never = |(at, _): &(usize, _)| {
        let tally = matrix.tally_row(*at);
        tally.total() > 0 && tally.of(Stance::Omits) == tally.total()
    };
    let claims = matrix.claims.iter().enumerate().filter(never);
    claims
        .map(|(at, claim)| {
            let judged = matrix.tally_row(at).total();
            let sources = if judged == 1 {
                "the one judged source omits"
            } else {
                "all judged sources omit"
            };
            let what = format!("{sources} it ({judged})");
            let mend = "see the near misses; add variants or aliases if one of them says it";
            Finding::note(
                Lint::NeverMatched,
                Subject::Claim(claim.id.clone()),
                what,
                mend,
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cell, Claim, Judgement, Provenance, Verdict};

    fn verdict(stance: Option<Stance>) -> Verdict {
        let Some(stance) = stance else {
            return Verdict::NotReadable;
        };
        Verdict::Judged(Judgement {
            stance,
            reason: None,
            speaker: None,
            confidence: None,
            evidence: Vec::new(),
            near_miss: None,
        })
    }

    /// The ids of the claims found, where each row lists what its sources say.
    fn found(rows: &[&[Option<Stance>]]) -> Vec<String> {
        let mut cells = Vec::new();
        for (claim, row) in rows.iter().enumerate() {
            for (source, stance) in row.iter().enumerate() {
                cells.push(Cell::new(claim, source, verdict(*stance)));
            }
        }
        let matrix = Matrix {
            claims: (0..rows.len())
                .map(|at| Claim::new(format!("c{at}"), "x"))
                .collect(),
            columns: Vec::new(),
            cells,
            provenance: Provenance::default(),
        };
        lint_matrix(&matrix)
            .iter()
            .map(|finding| finding.subject.to_string())
            .collect()
    }

    #[test]
    fn a_claim_that_every_judged_source_omits() {
        use Stance::{Denies, Omits};
        let rows: &[&[_]] = &[
            &[Some(Omits), Some(Omits)],
            &[Some(Omits), Some(Denies)],
            &[Some(Omits), None],
            &[None, None],
            &[],
        ];
        assert_eq!(found(rows), ["claim c0", "claim c2"]);
    }
}
