//! Small labels and matrices for this layer's own tests. Owns no test.

use crate::domain::{
    Cell, Claim, ClaimId, CodePoints, Evidence, GoldCell, JudgedBy, Judgement, Matrix, Provenance,
    Quote, Readability, SavedCell, Source, SourceColumn, SourceId, Span, Stance, Verdict,
};

/// A label without reason and evidence.
pub fn label(claim: &str, source: &str, stance: Stance) -> GoldCell {
    GoldCell {
        claim: ClaimId::new(claim),
        source: SourceId::new(source),
        stance,
        reason: None,
        evidence: Vec::new(),
    }
}

/// A judgement with nothing but its stance.
pub fn judged(stance: Stance) -> Judgement {
    Judgement {
        stance,
        reason: None,
        speaker: None,
        confidence: None,
        judged_by: JudgedBy::Words,
        evidence: Vec::new(),
        near_miss: None,
    }
}

/// A sentence at a place in code points.
pub fn evidence(start: usize, end: usize) -> Evidence {
    Evidence {
        quote: Quote {
            exact: String::new(),
            prefix: String::new(),
            suffix: String::new(),
            span: Span::new(start, end),
            points: CodePoints { start, end },
        },
        score: 1.0,
        cues: Vec::new(),
        matched: Vec::new(),
        speaker: None,
    }
}

/// A matrix of the cells given by the places of their claims and sources.
pub fn matrix(claims: &[&str], sources: &[&str], cells: Vec<((usize, usize), Verdict)>) -> Matrix {
    let column = |id: &&str| SourceColumn {
        source: Source::new(*id),
        readability: Readability::Readable,
        sha256: String::new(),
        origin: SourceId::new(*id),
    };
    let cell = |((claim, source), verdict)| Cell::new(claim, source, verdict);
    Matrix {
        claims: claims.iter().map(|id| Claim::new(*id, *id)).collect(),
        columns: sources.iter().map(column).collect(),
        cells: cells.into_iter().map(cell).collect(),
        provenance: Provenance::default(),
    }
}

/// One claim against as many sources as there are pairs: what gold says, and
/// what the matrix answers.
pub fn answered(pairs: &[(Stance, Option<Stance>)]) -> (Vec<GoldCell>, Matrix) {
    let ids: Vec<String> = (0..pairs.len()).map(|at| format!("s{at:03}")).collect();
    let sources: Vec<&str> = ids.iter().map(String::as_str).collect();
    let gold = pairs
        .iter()
        .zip(&sources)
        .map(|((gold, _), source)| label("c", source, *gold))
        .collect();
    let verdict = |said: Option<Stance>| match said {
        Some(stance) => Verdict::Judged(judged(stance)),
        None => Verdict::NotReadable,
    };
    let cells = pairs
        .iter()
        .enumerate()
        .map(|(at, (_, said))| ((0, at), verdict(*said)))
        .collect();
    (gold, matrix(&["c"], &sources, cells))
}

/// One claim that gold asserts throughout, answered with a stance and a
/// confidence by source after source.
pub fn with_confidence(answers: &[(Stance, Option<f64>)]) -> (Vec<GoldCell>, Matrix) {
    let pairs: Vec<_> = answers
        .iter()
        .map(|&(stance, _)| (Stance::Asserts, Some(stance)))
        .collect();
    let (gold, mut matrix) = answered(&pairs);
    for (cell, &(_, confidence)) in matrix.cells.iter_mut().zip(answers) {
        if let Verdict::Judged(judgement) = &mut cell.verdict {
            judgement.confidence = confidence;
        }
    }
    (gold, matrix)
}

/// What an export says of the claim `c` in a source, without a reason.
pub fn saved(source: &str, stance: Option<Stance>) -> SavedCell {
    SavedCell {
        claim: ClaimId::new("c"),
        source: SourceId::new(source),
        stance,
        reason: None,
    }
}
