//! Whatever happens to claims and articles, every decision is shown somewhere:
//! in the history of its cell, as stale where what it rests on has changed, or
//! among those without a cell.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::decisions::{Unsealed, sealed, standing_on};
use crate::domain::{
    Act, Article, Basis, Claim, ClaimId, ClaimSet, Decision, DecisionId, ReviewStatus, SourceId,
    Stance, sha256,
};
use crate::matrix::Engine;

use super::state::State;

/// What a claim or an article says, by version; none where it is gone.
#[derive(Debug, Clone)]
struct World {
    claims: [Option<u8>; 2],
    articles: [Option<u8>; 3],
}

impl World {
    fn claim(&self, at: usize) -> Option<Claim> {
        let version = self.claims[at]?;
        Some(Claim::new(
            format!("c{at}"),
            format!("Line {at}{version} will be closed"),
        ))
    }

    fn article(&self, at: usize) -> Option<Article> {
        let version = self.articles[at]?;
        let text = format!("Rain fell. Line {at}{version} will be closed, it said.");
        Some(Article::new(format!("s{at}"), text))
    }

    fn state(&self, decisions: &[Decision]) -> State {
        let claims: Vec<Claim> = (0..2).filter_map(|at| self.claim(at)).collect();
        let articles: Vec<Article> = (0..3).filter_map(|at| self.article(at)).collect();
        let engine = Engine::new(ClaimSet {
            claims,
            aliases: Vec::new(),
        });
        State::new(engine, articles.into(), decisions, &|| {})
    }
}

fn worlds() -> impl Strategy<Value = World> {
    let version = || prop::option::weighted(0.85, 0..2_u8);
    let claims = [version(), version()];
    let articles = [version(), version(), version()];
    (claims, articles).prop_map(|(claims, articles)| World { claims, articles })
}

fn decision(
    world: &World,
    before: &[Decision],
    (claim, source): (usize, usize),
    (act, stance, reviewer): (Act, Stance, usize),
) -> Option<Decision> {
    let (claim, article) = (world.claim(claim)?, world.article(source)?);
    let on_cell = before
        .iter()
        .filter(|one| one.claim == claim.id && one.source == article.source.id);
    let answers = on_cell.map(|one| one.id.clone()).collect();
    let unsealed = Unsealed {
        act,
        stance: (act != Act::Withdrawal).then_some(stance),
        claim: claim.id,
        source: article.source.id,
        note: None,
        reviewer: ["Ann", "Ben", "Eve"][reviewer].to_owned(),
        at: format!("2031-01-01T{:02}:00:00.000Z", before.len()),
        answers,
        basis: Basis {
            claim_sha256: sha256(&claim.text),
            source_sha256: sha256(&article.text),
            quote: None,
            stance_machine: None,
            judge_id: "judge-7e57".to_owned(),
        },
    };
    sealed(unsealed).ok()
}

fn acts() -> impl Strategy<Value = Act> {
    prop::sample::select(vec![
        Act::Reading,
        Act::Reading,
        Act::Adjudication,
        Act::Withdrawal,
    ])
}

fn stances() -> impl Strategy<Value = Stance> {
    prop::sample::select(Stance::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_decision_is_shown_whatever_becomes_of_claims_and_articles(
        sittings in prop::collection::vec(
            (worlds(), prop::collection::vec((0..2_usize, 0..3_usize, acts(), stances(), 0..3_usize), 0..5)),
            1..4,
        ),
        last in worlds(),
    ) {
        let mut decisions: Vec<Decision> = Vec::new();
        for (world, made) in &sittings {
            for &(claim, source, act, stance, reviewer) in made {
                let new = decision(world, &decisions, (claim, source), (act, stance, reviewer));
                decisions.extend(new);
            }
        }
        let state = last.state(&decisions);
        let mut shown: BTreeSet<DecisionId> = state.homeless().iter().map(|one| one.id.clone()).collect();
        for place in 0..state.matrix.cells.len() {
            let spot = state.spot(place).unwrap();
            let on_cell = state.decisions_on(spot);
            shown.extend(on_cell.iter().map(|one| one.id.clone()));
            let all: Vec<&Decision> = on_cell.iter().collect();
            let standing = standing_on(spot.claim, Some((spot.article, spot.column.sha256.as_str())), &all);
            let status = spot.cell.review.as_ref().map(|review| review.status);
            let fresh = standing.iter().any(|one| one.changed.is_empty());
            match status {
                None => prop_assert!(standing.is_empty()),
                Some(ReviewStatus::Stale) => {
                    prop_assert!(!standing.is_empty() && !fresh);
                    prop_assert_eq!(spot.cell.stance(), spot.cell.machine_stance());
                }
                Some(ReviewStatus::Decided | ReviewStatus::Disputed) => prop_assert!(fresh),
            }
        }
        let all: BTreeSet<DecisionId> = decisions.iter().map(|one| one.id.clone()).collect();
        prop_assert_eq!(shown, all);
        // Laid over one by one they come to the same as all at once.
        let mut step_by_step = last.state(&[]);
        for one in &decisions {
            step_by_step.take(vec![one.clone()]);
        }
        prop_assert_eq!(&step_by_step.matrix.cells, &state.matrix.cells);
    }
}

#[test]
fn a_claim_that_comes_back_brings_its_decisions() {
    let here = World {
        claims: [Some(0), None],
        articles: [Some(0), None, None],
    };
    let made = decision(&here, &[], (0, 0), (Act::Reading, Stance::Denies, 0)).unwrap();
    let gone = World {
        claims: [None, Some(0)],
        ..here.clone()
    };
    assert_eq!(gone.state(std::slice::from_ref(&made)).homeless(), [&made]);
    let state = here.state(std::slice::from_ref(&made));
    let spot = state
        .find(&ClaimId::new("c0"), &SourceId::new("s0"))
        .unwrap();
    assert_eq!(spot.cell.stance(), Some(Stance::Denies));
    assert_eq!(state.homeless(), Vec::<&Decision>::new());
}
