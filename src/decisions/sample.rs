//! Invented decisions for the tests of this layer.

use crate::domain::{
    Act, Article, Basis, Claim, ClaimId, CodePoints, DecidedQuote, Decision, SourceId, Stance,
    sha256,
};

use super::identity::{Unsealed, sealed};

/// The claim of all samples.
pub fn claim() -> Claim {
    Claim::new("tram", "The council will close the tram line")
}

/// The article of all samples.
pub fn article() -> Article {
    Article::new("herald", "Rain fell. The council will close the tram line.")
}

/// A reading of the sample cell.
pub fn draft(reviewer: &str, stance: Stance, at: &str) -> Unsealed {
    Unsealed {
        act: Act::Reading,
        claim: ClaimId::new("tram"),
        source: SourceId::new("herald"),
        stance: Some(stance),
        note: None,
        reviewer: reviewer.to_owned(),
        at: at.to_owned(),
        answers: Vec::new(),
        basis: basis(),
    }
}

/// What the reviewers had in view.
pub fn basis() -> Basis {
    Basis {
        claim_sha256: sha256(&claim().text),
        source_sha256: sha256(&article().text),
        quote: Some(DecidedQuote {
            exact: "The council will close the tram line.".to_owned(),
            points: CodePoints { start: 11, end: 48 },
        }),
        stance_machine: Some(Stance::Asserts),
        judge_id: "judge-7e57".to_owned(),
    }
}

/// A reading at an hour of a day, answering others.
pub fn reading(reviewer: &str, stance: Stance, hour: usize, answers: &[&Decision]) -> Decision {
    act(Act::Reading, reviewer, Some(stance), hour, answers)
}

/// Any act at an hour of a day.
pub fn act(
    act: Act,
    reviewer: &str,
    stance: Option<Stance>,
    hour: usize,
    answers: &[&Decision],
) -> Decision {
    let mut draft = draft(
        reviewer,
        Stance::Asserts,
        &format!("2031-01-01T{hour:02}:00:00.000Z"),
    );
    draft.act = act;
    draft.stance = stance;
    draft.answers = answers.iter().map(|decision| decision.id.clone()).collect();
    sealed(draft).expect("samples are sound")
}
