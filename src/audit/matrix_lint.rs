//! Lints that need the whole matrix. Owns the rules for a claim that nothing brings
//! up and for articles that are one text.

use crate::domain::{Matrix, Stance};

use super::{Finding, Lint, Subject};

/// What is wrong with a matrix as a whole: reprints first, then claims that
/// nothing brings up.
pub fn lint_matrix(matrix: &Matrix) -> Vec<Finding> {
    let mut findings = reprints(matrix);
    findings.extend(never_matched(matrix));
    findings
}

/// Sources whose text is that of another one, edited or not.
fn reprints(matrix: &Matrix) -> Vec<Finding> {
    let columns = matrix.columns.iter();
    let reprints = columns.filter(|column| column.origin != column.source.id);
    reprints
        .map(|column| {
            let first = matrix.columns.iter();
            let mut first = first.filter(|other| other.source.id == column.origin);
            let same = first.any(|other| other.sha256 == column.sha256);
            let what = match same {
                true => format!("has the text of the source \"{}\"", column.origin),
                false => format!(
                    "has much of its text in common with the source \"{}\"",
                    column.origin
                ),
            };
            let help = "keep both if both published it: totals by origin count them once";
            let about = Subject::Source(column.source.id.clone());
            Finding::new(Lint::Reprint, about, what, help)
        })
        .collect()
}

/// Claims that every judged source omits, in the order of claims. A claim
/// without a judged source is left out: nothing was there to bring it up.
fn never_matched(matrix: &Matrix) -> Vec<Finding> {
    let never = |(at, _): &(usize, _)| {
        let tally = matrix.tally_row(*at);
        tally.total() > 0 && tally.of(Stance::Omits) == tally.total()
    };
    let claims = matrix.claims.iter().enumerate().filter(never);
    claims
        .map(|(at, claim)| {
            let judged = matrix.tally_row(at).total();
            let what = match judged {
                1 => "is omitted by the one judged source".to_owned(),
                _ => format!("is omitted by all {judged} judged sources"),
            };
            let help =
                "look at the near misses, and add variants or aliases if one of them says it";
            let about = Subject::Claim(claim.id.clone());
            Finding::new(Lint::NeverMatched, about, what, help)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Cell, Claim, JudgedBy, Judgement, Provenance, Readability, Source, SourceColumn, SourceId,
        Verdict,
    };

    fn verdict(stance: Option<Stance>) -> Verdict {
        let Some(stance) = stance else {
            return Verdict::NotReadable;
        };
        Verdict::Judged(Judgement {
            stance,
            reason: None,
            speaker: None,
            confidence: None,
            judged_by: JudgedBy::Words,
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
            .map(|finding| finding.subject.id().to_owned())
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
        assert_eq!(found(rows), ["c0", "c2"]);
    }

    #[test]
    fn every_reprint_after_the_first_is_told() {
        let column = |id: &str, origin: &str, sha256: &str| SourceColumn {
            source: Source::new(id),
            readability: Readability::Readable,
            sha256: sha256.to_owned(),
            origin: SourceId::new(origin),
        };
        let matrix = Matrix {
            claims: Vec::new(),
            columns: vec![
                column("a", "a", "1"),
                column("b", "b", "2"),
                column("c", "a", "1"),
                column("d", "a", "3"),
            ],
            cells: Vec::new(),
            provenance: Provenance::default(),
        };
        let found = lint_matrix(&matrix);
        let told: Vec<String> = found.iter().map(Finding::to_string).collect();
        let expected = [
            "note[reprint]: source \"c\" has the text of the source \"a\"",
            "note[reprint]: source \"d\" has much of its text in common with the source \"a\"",
        ];
        assert_eq!(told, expected);
    }
}
